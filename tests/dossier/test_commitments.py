"""What became of commitments, as far as later articles tell."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from rundingan.dossier.commitments import states
from rundingan.dossier.ingest import add
from rundingan.dossier.schema import commitments
from rundingan.dossier.store import Store
from rundingan.model import Article


def article(number: int, day: str, language: str, text: str) -> Article:
    """An article; what it goes on with tells it from others that begin alike."""
    own = f"Kabar {number} {day} " + " ".join(
        f"{word}-{number}" for word in ("satu", "dua", "tiga", "empat", "lima", "enam")
    )
    return Article(
        id=str(number), source=f"Kabar {number}", published=day, language=language, text=f"{text}\n\n{own * 3}."
    )


PROMISED = article(
    1, "2031-05-02", "ms", '"Kami akan membuka laluan kemanusiaan di Port Amsel," kata Presiden Veloria, Anton Maresk.'
)
DATED = article(
    1,
    "2031-05-02",
    "ms",
    '"Kami akan membuka laluan kemanusiaan pada 9 Mei 2031," kata Presiden Veloria, Anton Maresk.',
)


def told(store: Store, *given: Article, today: str = "2031-06-01") -> list[tuple[str, str | None]]:
    """The state of each commitment of the first article, and the words on which it rests."""
    for _ in add(store, given):
        pass
    with store.reading() as connection:
        first = connection.execute(select(commitments.c.id).order_by(commitments.c.id).limit(1)).scalars().all()
        found = states(connection, first, today)
    return [(found[number].state, found[number].words) for number in first]


@pytest.mark.parametrize(
    ("language", "text", "state"),
    [
        ("ms", '"Kami telah membuka laluan kemanusiaan di Port Amsel," kata Presiden Veloria, Anton Maresk.', "kept"),
        ("en", '"We have opened the humanitarian corridor at Port Amsel," said Anton Maresk.', "kept"),
        ("ms", '"Kami tidak akan membuka laluan kemanusiaan itu," kata Presiden Veloria, Anton Maresk.', "broken"),
        ("ms", '"Kami akan membuka laluan kemanusiaan di Port Amsel," kata Presiden Veloria, Anton Maresk.', "unknown"),
        ("ms", '"Kami telah membuka sekolah di Port Amsel," kata Presiden Veloria, Anton Maresk.', "unknown"),
        ("ms", '"Kami telah membuka laluan kemanusiaan di Port Amsel," kata Tarik Lind dari Samdar.', "unknown"),
    ],
    ids=["kept", "kept_in_english", "refused", "said_again", "another_deed", "another_party"],
)
def test_a_state_rests_on_words_of_the_same_party_on_the_same_deed(
    store: Store, language: str, text: str, state: str
) -> None:
    (found, words), *_ = told(store, PROMISED, article(2, "2031-05-09", language, text))
    assert found == state
    assert (words is None) == (state == "unknown")


def test_a_promise_in_another_language_is_no_evidence_of_itself(store: Store) -> None:
    one, other = (
        article(
            1,
            "2031-05-03",
            "en",
            '"We will open the eastern bank to the observers, but not our pockets," said Rasul Dagh.',
        ),
        article(
            2,
            "2031-05-04",
            "ms",
            '"Kami akan membuka tebing timur kepada pemerhati, tetapi tidak akan membuka poket kami," kata Rasul Dagh.',
        ),
    )
    assert told(store, one, other) == [("unknown", None)]


def test_what_was_said_before_tells_nothing(store: Store) -> None:
    text = '"Kami telah membuka laluan kemanusiaan di Port Amsel," kata Presiden Veloria, Anton Maresk.'
    assert told(store, PROMISED, article(2, "2031-05-01", "ms", text)) == [("unknown", None)]


def test_a_day_that_passes_without_news_lapses(store: Store) -> None:
    assert told(store, DATED, today="2031-05-05") == [("open", None)]
    assert told(store, DATED, today="2031-05-10") == [("lapsed", None)]


def test_a_condition_is_met(store: Store) -> None:
    given = article(
        1,
        "2031-05-02",
        "ms",
        '"Kami akan membuka laluan kemanusiaan jika Samdar menarik balik meriam dari Port Amsel," '
        "kata Presiden Veloria, Anton Maresk.",
    )
    met = article(2, "2031-05-09", "ms", '"Samdar telah menarik balik meriam dari Port Amsel," kata Anton Maresk.')
    assert told(store, given, met) == [("condition_met", "Samdar telah menarik balik meriam dari Port Amsel,")]
