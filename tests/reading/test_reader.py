"""A reading as a whole: what is taken in, what is kept, and how the parts of a record hang together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

import rundingan
from rundingan.errors import ArticleError, LanguageError
from rundingan.model import ACTS, ENTITY_TYPES, KINDS, Article, Issue, Record
from rundingan.reading import read_many

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples" / "ms").glob("*.txt"))
TEXT = "Presiden Veloria, Anton Maresk berkata semalam, gencatan senjata bermula esok."
FRENCH = "Le président a dit que les pourparlers sont dans une impasse et que les deux camps sont dans le doute."


def code(record: Record | Issue) -> str:
    """The code of an issue, or of a record's first one."""
    return record.code if isinstance(record, Issue) else record.issues[0].code


def test_what_is_known_of_an_article_is_kept() -> None:
    record = rundingan.read(
        TEXT, id="utara-1", title="Gencatan bermula", source="Purnama", published="2031-04-02", language="ms"
    )
    assert (record.id, record.title, record.source) == ("utara-1", "Gencatan bermula", "Purnama")
    assert (record.published, record.published_from) == ("2031-04-02", "given")
    assert (record.language, record.language_confidence) == ("ms", 1.0)
    assert record.text == TEXT
    assert record.issues == ()


def test_the_title_is_kept_and_not_read() -> None:
    record = rundingan.read(TEXT, title='"Kami menolak," kata Khardani.', language="ms")
    assert len(record.statements) == 1
    assert "Khardani" not in [e.name for e in record.entities]


@pytest.mark.parametrize("day", ["2031-04-02", date(2031, 4, 2), "2031-04-02T09:30:00+08:00"])
def test_a_day_is_a_date_or_a_text(day: str | date) -> None:
    record = rundingan.read(TEXT, published=day, language="ms")
    assert record.published == "2031-04-02"
    assert [t.value for t in record.times] == ["2031-04-01", "2031-04-03"]


@pytest.mark.parametrize("day", ["semalam", "2031-13-01", "02/04/2031", ""])
def test_a_wrong_day_is_refused_by_name(day: str) -> None:
    with pytest.raises(ArticleError, match="ISO 8601") as raised:
        rundingan.read(TEXT, published=day)
    assert raised.value.code == "bad_date"


def test_without_a_day_a_relative_time_has_no_value() -> None:
    record = rundingan.read(TEXT, language="ms")
    assert (record.published, record.published_from) == (None, None)
    assert [t.value for t in record.times] == [None, None]


def test_the_day_is_taken_from_the_dateline_where_none_is_given() -> None:
    record = rundingan.read(f"ORVANE, 2 April 2031 – {TEXT}", language="ms")
    assert (record.published, record.published_from) == ("2031-04-02", "dateline")
    assert [t.value for t in record.times][-2:] == ["2031-04-01", "2031-04-03"]


def test_a_given_day_wins_over_the_dateline() -> None:
    record = rundingan.read(f"ORVANE, 2 April 2031 – {TEXT}", published="2031-05-10", language="ms")
    assert (record.published, record.published_from) == ("2031-05-10", "given")


@pytest.mark.parametrize("given", ["ms", "MS", "ms-MY", "ms_MY"])
def test_the_language_may_name_a_country_too(given: str) -> None:
    assert rundingan.read(TEXT, language=given).language == "ms"


def test_the_language_is_found_out() -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8")
    record = rundingan.read(text)
    assert record.language == "ms"
    assert record.language_confidence is not None
    assert 0.5 < record.language_confidence <= 1


def test_a_language_that_was_given_and_has_no_pack_is_refused() -> None:
    with pytest.raises(LanguageError, match="xx"):
        rundingan.read(TEXT, language="xx")


def test_an_article_in_a_language_without_a_pack_is_kept_and_not_read() -> None:
    record = rundingan.read(FRENCH)
    assert (record.text, record.statements, record.entities, record.times) == (FRENCH, (), (), ())
    assert [issue.code for issue in record.issues] == ["no_pack"]
    assert "French" in record.issues[0].message


@pytest.mark.parametrize("text", ["", "   \n", "1234 5678", "???", "\x00"], ids=ascii)
def test_a_text_of_no_language_is_kept_and_not_read(text: str) -> None:
    record = rundingan.read(text)
    assert record.text == text
    assert [issue.code for issue in record.issues] == ["unknown_language"]


def articles() -> Iterator[Article | Issue]:
    yield Article(id="a", text=TEXT, language="ms", published="2031-04-02")
    yield Issue(code="bad_line", message="line 2 is not JSON", line=2)
    yield Article(id="c", text=TEXT, language="ms", published="nanti")
    yield Article(id="d", text=FRENCH)
    yield Article(id="e", text=TEXT, language="xx")
    yield Article(id="f", text=TEXT, language="ms")


def test_of_many_articles_each_gives_a_record_or_an_issue_in_order() -> None:
    found = list(read_many(articles()))
    assert [isinstance(r, Record) for r in found] == [True, False, False, False, False, True]
    assert [r.id for r in found if isinstance(r, Record)] == ["a", "f"]
    assert [r.code for r in found if isinstance(r, Issue)] == ["bad_line", "bad_date", "no_pack", "no_pack"]
    assert [r.message[:2] for r in found[2:5] if isinstance(r, Issue)] == ["c:", "d:", "e:"]


def test_many_articles_are_read_one_at_a_time() -> None:
    taken = []

    def endless() -> Iterator[Article]:
        while True:
            taken.append(1)
            yield Article(text=TEXT, language="ms")

    stream = read_many(endless())
    next(stream)
    next(stream)
    assert len(taken) == 2


def test_a_fault_of_ours_stops_no_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article) -> Record:
        raise ZeroDivisionError("nothing")

    monkeypatch.setattr("rundingan.reading.stream.read_article", broken)
    first, second = read_many([Article(id="a", text=TEXT), Issue(code="x", message="y")])
    assert code(first) == "failed"
    assert "ZeroDivisionError" in first.message if isinstance(first, Issue) else False
    assert code(second) == "x"


@pytest.fixture(scope="module", params=EXAMPLES, ids=[path.stem for path in EXAMPLES])
def record(request: pytest.FixtureRequest) -> Record:
    """The reading of an example article."""
    text = request.param.read_text(encoding="utf-8")
    return rundingan.read(text, published="2031-04-20", language="ms", id=request.param.stem)


def test_an_example_gives_statements_of_the_known_kinds(record: Record) -> None:
    assert len(record.statements) >= 8
    assert {s.kind for s in record.statements} <= set(KINDS)
    assert {s.act for s in record.statements} <= set(ACTS)
    assert {e.type for e in record.entities} <= set(ENTITY_TYPES)
    assert all(0 < s.confidence < 1 for s in record.statements)


def test_ids_are_numbered_through(record: Record) -> None:
    for letter, parts in (("s", record.statements), ("e", record.entities), ("t", record.times)):
        assert [part.id for part in parts] == [f"{letter}{i}" for i in range(1, len(parts) + 1)]


def test_statements_and_times_stand_in_the_order_of_the_text(record: Record) -> None:
    assert [t.span for t in record.times] == sorted(t.span for t in record.times)
    starts = [s.sentence[0] for s in record.statements if s.within is None]
    assert starts == sorted(starts)


def test_most_speakers_are_known_and_each_is_an_entity(record: Record) -> None:
    known = [s for s in record.statements if s.speaker]
    assert len(known) >= 0.7 * len(record.statements)
    assert all(record.entity(s.speaker) for s in known)


def test_what_a_statement_is_about_leaves_its_speaker_out(record: Record) -> None:
    assert all(s.speaker not in s.about for s in record.statements if s.speaker)
    assert all(len(s.about) == len(set(s.about)) for s in record.statements)


def test_a_record_is_plain_json(record: Record) -> None:
    data = json.loads(msgspec.json.encode(record))
    assert data["statements"][0]["content"][0] == list(record.statements[0].content[0])
    assert all(isinstance(data[part], list) for part in ("proposals", "positions", "claims", "commitments", "events"))


def test_a_statement_is_about_whom_its_words_name() -> None:
    read = rundingan.read("Anton Maresk menuduh Yusuf Khardani dan PBB cuba menipu dunia.", language="ms")
    (statement,) = read.statements
    assert [read.entity(e).name for e in statement.about if read.entity(e)] == ["Yusuf Khardani", "PBB"]  # type: ignore[union-attr]
