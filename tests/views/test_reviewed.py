"""What people decide holds when an article is read again or corrected, and comes out as marked articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from rundingan.dossier import reviews
from rundingan.dossier.ingest import add
from rundingan.dossier.store import Store
from rundingan.errors import DossierError
from rundingan.evaluation import load_marked, read_marked, score
from rundingan.model import Article
from rundingan.views import statements
from rundingan.views.filters import Filters
from rundingan.views.reviewed import decide, find, marked
from rundingan.views.rows import StatementRow

TEXT = """Orvane, 4 May — President Anton Maresk of Veloria said the talks go on.

"We accept the ceasefire if the prisoners come home," Maresk told reporters.

His spokeswoman, Mirela Kost, said the army would leave the valley on Friday.
"""
ARTICLE = Article(text=TEXT, language="en", published="2031-05-05", url="https://nesh.example/1", source="Nesh Post")


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.open(":memory:")
    [*_] = add(opened, [ARTICLE])
    yield opened
    opened.close()


def rows(store: Store, **filters: str) -> list[StatementRow]:
    with store.reading() as connection:
        return sorted(statements.ask(connection, Filters.of(**filters)).rows, key=lambda row: row.begin)


def verdicts(store: Store) -> dict[str, str | None]:
    return {row.words: row.verdict for row in rows(store)}


def test_the_last_verdict_counts_and_undoing_goes_back(store: Store) -> None:
    number = rows(store)[0].id
    decide(store, "statement", number, "accept", "lind")
    decide(store, "statement", number, "reject", "kost")
    assert rows(store)[0].verdict == "reject"
    undone = reviews.undo_last(store, "statement", number, "lind")
    assert (undone.by, undone.undone_by) == ("kost", "lind")
    assert rows(store)[0].verdict == "accept"
    reviews.undo_last(store, "statement", number, "lind")
    assert rows(store)[0].verdict is None
    with pytest.raises(DossierError, match="nothing was decided"):
        reviews.undo_last(store, "statement", number, "lind")
    with store.reading() as connection:
        assert [each.verdict for each in reviews.history(connection)] == ["reject", "accept"]


def test_what_was_rejected_can_be_left_out(store: Store) -> None:
    first, second, third = rows(store)
    decide(store, "statement", first.id, "reject", "lind")
    decide(store, "statement", second.id, "unsure", "lind")
    assert [row.id for row in rows(store)] == [first.id, second.id, third.id]
    assert [row.id for row in rows(store, reviewed="hide")] == [second.id, third.id]
    assert [row.id for row in rows(store, reviewed="only")] == [first.id, second.id]


def test_a_verdict_holds_when_the_article_is_read_again(store: Store) -> None:
    second = rows(store)[1]
    decide(store, "statement", second.id, "reject", "lind")
    [*_] = add(store, [ARTICLE], again=True)
    again = rows(store)[1]
    assert again.id != second.id
    assert (again.words, again.verdict) == (second.words, "reject")


def test_a_verdict_holds_in_a_corrected_version_where_the_words_still_stand(store: Store) -> None:
    first, second, _ = rows(store)
    decide(store, "statement", first.id, "accept", "lind")
    decide(store, "statement", second.id, "reject", "lind")
    corrected = "Corrected on Tuesday.\n\n" + TEXT.replace("the talks go on", "the talks are over")
    [*_] = add(store, [msgspec.structs.replace(ARTICLE, text=corrected)])
    assert verdicts(store)[second.words] == "reject"
    assert verdicts(store).get("the talks are over") is None


def test_reviewed_articles_find_what_was_corrected(store: Store, tmp_path: Path) -> None:
    first, second, third = rows(store)
    decide(store, "statement", first.id, "accept", "lind", speaker="Mirela Kost", act="pledge")
    decide(store, "statement", second.id, "reject", "lind")
    with store.reading() as connection:
        assert [*marked(connection)] == []  # one is left to be decided
        assert [len(each.statements or ()) for each in marked(connection, partly=True)] == [2]
    decide(store, "statement", third.id, "accept", "kost", words="leave the valley")
    with store.reading() as connection:
        lines = [msgspec.json.encode(each) for each in marked(connection)]
    file = tmp_path / "reviewed.jsonl"
    file.write_bytes(b"\n".join(lines))
    (article,) = gold = load_marked(file)
    assert article.statements and len(article.statements) == 2
    result = score(gold, read_marked(gold))
    told = {(miss.figure, miss.what, miss.wanted, miss.got) for miss in result.misses_of("statements")}
    assert ("statements.found", "invented", "", "Anton Maresk") in told  # what was rejected is read too much
    assert ("statements.found", "missed", "Mirela Kost", "") in told  # of the words that were corrected
    assert ("statements.attributed", "wrong", "Mirela Kost", "Anton Maresk") in told
    assert ("statements.act", "wrong", "pledge", "assert") in told


def test_an_accepted_finding_that_is_read_no_more_is_still_asked_for(store: Store) -> None:
    for row in rows(store):
        decide(store, "statement", row.id, "accept", "lind")
    last = max(row.id for row in rows(store))
    with store.writing() as connection:  # as a reader would leave it that finds one less
        connection.exec_driver_sql(f"UPDATE reviews SET finding_id = NULL WHERE finding_id = {last}")
        connection.exec_driver_sql(f"DELETE FROM statements WHERE id = {last}")
        record = connection.exec_driver_sql("SELECT record_json FROM articles").scalar_one()
        told = msgspec.json.decode(record)
        told["statements"].pop()
        connection.exec_driver_sql("UPDATE articles SET record_json = ?", (msgspec.json.encode(told).decode(),))
    with store.reading() as connection:
        (article,) = marked(connection)
    assert len(article.statements or ()) == 3


def test_a_stance_is_corrected(store: Store) -> None:
    article_id = rows(store)[0].article.id
    with store.reading() as connection:
        found = reviews.places(connection, "position", article_id)
    for each in found:
        decide(store, "position", each.id, "accept", "lind", stance="undecided")
    with store.reading() as connection:
        (article,) = marked(connection)
    assert article.positions and article.positions[0].stance == "undecided"


@pytest.mark.parametrize(
    ("kind", "verdict", "edits"),
    [
        ("claim", "accept", {}), ("statement", "maybe", {}), ("statement", "accept", {"act": "shout"}),
        ("statement", "accept", {"words": "words of nobody"}), ("statement", "accept", {"words": " … "}),
        ("statement", "accept", {"speaker": "x" * 301}),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(
    store: Store, kind: str, verdict: str, edits: dict[str, str]
) -> None:
    with pytest.raises(DossierError):
        decide(store, kind, rows(store)[0].id, verdict, "lind", **edits)
    with pytest.raises(DossierError):
        decide(store, "statement", 999_999, "accept", "lind")
    with store.reading() as connection:
        assert reviews.history(connection) == []


def test_words_are_found_nearest_to_where_they_were() -> None:
    text = "yes no yes no yes"
    assert find(text, "yes", [(8, 10)]) == ((7, 10),)
    assert find(text, "no … yes", [(3, 5)]) == ((4, 6), (7, 10))
