"""One proposal under its many names, over articles and languages; two proposals that only look alike."""

from __future__ import annotations

import msgspec
import pytest
from sqlalchemy import select

from rundingan.dossier.ingest import add
from rundingan.dossier.marks import Marks, joined, likeness
from rundingan.dossier.meanings import Word
from rundingan.dossier.schema import positions, proposal_keys, proposals, tabled
from rundingan.dossier.store import Store
from rundingan.model import Article


def article(number: int, day: str | None, language: str, text: str) -> Article:
    return Article(id=str(number), source="Kabar Nesh", published=day, language=language, text=text)


MALAY = "Presiden Veloria, Anton Maresk menerima cadangan gencatan senjata 30 hari dengan Samdar, katanya di Ilvara."
INDONESIAN = "Pemerintah Samdar menolak usulan gencatan senjata 30 hari dengan Veloria itu, kata Dewi Orvin di Nesh."
ENGLISH = "The President of Veloria, Anton Maresk, accepted the 30-day truce with Samdar in Ilvara on Friday."


def grouped(store: Store, *given: Article) -> list[set[str]]:
    """The names under which each proposal is told."""
    for _ in add(store, given):
        pass
    found: dict[int, set[str]] = {}
    with store.reading() as connection:
        for number, name in connection.execute(select(tabled.c.proposal_id, tabled.c.name)):
            found.setdefault(number, set()).add(name)
    return list(found.values())


def test_one_truce_in_three_languages_is_one_proposal(store: Store) -> None:
    found = grouped(
        store,
        article(1, "2031-05-02", "ms", MALAY),
        article(2, "2031-05-03", "id", INDONESIAN),
        article(3, "2031-05-04", "en", ENGLISH),
    )
    assert len(found) == 1, found
    with store.reading() as connection:
        row = connection.execute(select(proposals)).one()
        stances = connection.execute(select(positions.c.stance).order_by(positions.c.id)).scalars().all()
    assert (row.concept, row.first_day, row.last_day) == ("ceasefire", "2031-05-02", "2031-05-04")
    assert stances == ["accepts", "rejects", "accepts"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MALAY, MALAY.replace("30 hari", "tiga hari")),
        (MALAY, MALAY.replace("gencatan senjata", "gencatan senjata tenaga").replace("30 hari ", "")),
        (MALAY, MALAY.replace("Samdar", "Orvane")),
        (MALAY, "Presiden Veloria, Anton Maresk menolak cadangan itu, katanya di Ilvara tentang Samdar."),
        (MALAY, "Presiden Veloria, Anton Maresk menerima cadangan pertukaran tawanan dengan Samdar, katanya."),
    ],
    ids=["days", "kind", "with_whom", "points_back", "another_thing"],
)
def test_what_tells_two_proposals_apart(store: Store, one: str, other: str) -> None:
    given = article(1, "2031-05-02", "ms", one), article(2, "2031-05-03", "ms", other)
    assert all(len(names) <= 1 for names in grouped(store, *given))
    with store.reading() as connection:
        assert len(connection.execute(select(proposals.c.id)).all()) == 2


def test_the_same_words_in_another_year_mean_another_truce(store: Store) -> None:
    assert len(grouped(store, article(1, "2031-05-02", "ms", MALAY), article(2, "2032-05-02", "ms", MALAY))) == 2


def test_reading_again_keeps_the_proposal_and_a_corrected_article_leaves_it_to_others(store: Store) -> None:
    first, second = article(1, "2031-05-02", "ms", MALAY), article(2, "2031-05-03", "id", INDONESIAN)
    grouped(store, first, second)
    with store.reading() as connection:
        before = connection.execute(select(proposals)).all()
    assert len([*add(store, [second, first], again=True)]) == 2
    with store.reading() as connection:
        assert connection.execute(select(proposals)).all() == before
    for words in ("Hujan turun di Ilvara.", "Banjir di Nesh."):
        assert [*add(store, [msgspec.structs.replace(first, text=words)])]
    with store.reading() as connection:
        kept = connection.execute(select(proposals.c.id, proposals.c.names_json, proposals.c.first_day)).one()
    assert kept.id == before[0].id
    assert (kept.names_json, kept.first_day) == ('["usulan gencatan senjata 30 hari dengan Veloria itu"]', "2031-05-03")
    assert [*add(store, [msgspec.structs.replace(second, text="Hujan turun di Nesh.")])]
    with store.reading() as connection:
        assert not connection.execute(select(proposals)).all()
        assert not connection.execute(select(proposal_keys)).all()


def test_what_is_joined_is_like_each_of_its_parts() -> None:
    one = Marks((Word((1,), 1.0),), (), ((30, (7,)),), (-4, 9), (8,), (8, 9))
    other = Marks((Word((1,), 1.0), Word((2,), 1.0)), (), ((30, (7,)),), (9,), (8,), (8, 9))
    assert likeness(one, other, 3) == likeness(other, one, 3) > 0
    both = joined(one, other)
    assert likeness(one, both, 3) and likeness(other, both, 3)
    assert not likeness(Marks(), both, 0)
