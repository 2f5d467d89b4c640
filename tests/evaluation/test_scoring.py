"""What counts as found, as right and as a difference."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from rundingan.evaluation import MarkedArticle, Score, load_marked, score
from rundingan.model import Claim, Entity, Record, Statement
from tests.evaluation.sample import ACCEPTED, DENIED, PLANNED, TEXT, marks, span


def scored(article: MarkedArticle, record: Record) -> Score:
    return score([article], {record.id: record})


def with_statement(record: Record, number: int, **changes: Any) -> Record:
    """The record with one statement (from 1) changed."""
    statements = list(record.statements)
    statements[number - 1] = msgspec.structs.replace(statements[number - 1], **changes)
    return msgspec.structs.replace(record, statements=tuple(statements))


def with_part(record: Record, part: str, **changes: Any) -> Record:
    """The record with the only member of a part changed."""
    (only, *rest) = getattr(record, part)
    return msgspec.structs.replace(record, **{part: (msgspec.structs.replace(only, **changes), *rest)})


def test_a_record_with_everything_right_reaches_one_in_every_figure(article: MarkedArticle, record: Record) -> None:
    result = scored(article, record)
    values = {name: result.value(name) for name in result.figures}
    assert values.pop("statements.attributed.mixed") is None, "no mixed statement was marked"
    assert set(values.values()) == {1.0}
    assert result.misses == []
    assert result.counts() == {"articles": 1, "unread": 0, "bad_spans": 0}


def test_an_article_without_a_record_is_unread_and_all_its_marks_are_missed(article: MarkedArticle) -> None:
    result = score([article], {})
    assert result.unread == 1
    assert result.found("statements.found").recall == 0
    assert [m.what for m in result.misses].count("missed") == 9  # every statement, position, claim ... marked


def test_the_record_of_another_article_is_left_out(article: MarkedArticle, record: Record) -> None:
    result = score([article], {"a1": record, "a2": record})
    assert result.articles == 1
    assert result.found("statements.found").guessed == 3


def test_a_part_that_was_not_marked_is_not_measured(gold_file: Callable[..., Path], record: Record) -> None:
    without = {name: value for name, value in marks().items() if name not in ("times", "events")}
    result = scored(load_marked(gold_file(without))[0], record)
    assert result.value("times") is None
    assert result.value("events.status") is None
    assert result.value("positions") == 1.0


def test_a_part_that_was_marked_as_empty_counts_what_is_invented(
    gold_file: Callable[..., Path], record: Record
) -> None:
    result = scored(load_marked(gold_file({**marks(), "times": []}))[0], record)
    assert result.value("times") == 0.0
    assert [m.what for m in result.misses_of("times")] == ["invented", "invented"]


class TestStatements:
    def test_a_quotation_mark_more_or_less_makes_no_difference(self, article: MarkedArticle, record: Record) -> None:
        start, end = span(ACCEPTED)
        result = scored(article, with_statement(record, 1, content=((start - 1, end + 1),)))
        assert result.value("statements.exact") == 1.0

    def test_content_that_overlaps_by_half_is_found_but_not_exact(self, article: MarkedArticle, record: Record) -> None:
        start, end = span(PLANNED)
        result = scored(article, with_statement(record, 3, content=((start, end - 10),)))
        assert result.found("statements.found").right_marked == 3
        assert result.found("statements.exact").right_marked == 2
        (miss,) = result.misses
        assert (miss.figure, miss.wanted) == ("statements.exact", PLANNED)

    def test_content_that_overlaps_less_is_missed_and_invented(self, article: MarkedArticle, record: Record) -> None:
        start, _ = span(PLANNED)
        result = scored(article, with_statement(record, 3, content=((start, start + 9),)))
        assert result.found("statements.found").right_marked == 2
        assert {(m.what, m.words) for m in result.misses} == {("missed", PLANNED), ("invented", "rundingan")}

    def test_the_most_alike_of_two_readings_is_taken(self, article: MarkedArticle, record: Record) -> None:
        start, end = span(DENIED)
        partly = msgspec.structs.replace(record.statements[1], id="s9", content=((start, end - 12),), speaker="e1")
        result = scored(article, msgspec.structs.replace(record, statements=(partly, *record.statements)))
        assert result.found("statements.attributed").right_marked == 3
        assert result.found("statements.found").precision == pytest.approx(3 / 4)

    @pytest.mark.parametrize(
        ("name", "right"),
        [
            ("Anton Maresk", True),
            ("Maresk", True),
            ("Presiden Maresk", True),
            ("anton maresk", True),
            ("Anton", False),
            ("Osk Dravin", False),
            ("", False),
        ],
    )
    def test_the_speaker_is_right_by_the_entitys_own_name(
        self, article: MarkedArticle, record: Record, name: str, right: bool
    ) -> None:
        speaker = Entity(id="e1", name=name, type="person", aliases=("Anton Maresk",))
        changed = msgspec.structs.replace(record, entities=(speaker, record.entities[1]))
        assert scored(article, changed).found("statements.attributed").right_marked == (3 if right else 1)

    def test_no_speaker_is_right_only_where_none_is_marked(
        self, gold_file: Callable[..., Path], record: Record
    ) -> None:
        marked = marks()
        marked["statements"][2] |= {"speaker": None, "aliases": []}
        article = load_marked(gold_file(marked))[0]
        assert scored(article, record).found("statements.attributed").right_marked == 2
        assert scored(article, with_statement(record, 3, speaker=None)).value("statements.attributed") == 1.0

    def test_without_marked_speakers_the_source_mention_is_compared(
        self, gold_file: Callable[..., Path], record: Record
    ) -> None:
        marked = marks()
        for mark in marked["statements"]:
            del mark["speaker"], mark["aliases"]
        article = load_marked(gold_file(marked))[0]
        assert scored(article, record).value("statements.attributed") == 1.0
        elsewhere = with_statement(record, 2, source=span("Presiden Anton Maresk"))
        assert scored(article, elsewhere).found("statements.attributed").right_marked == 2

    def test_each_kind_has_its_own_precision_and_recall(self, article: MarkedArticle, record: Record) -> None:
        result = scored(article, with_statement(record, 2, kind="direct"))
        direct = result.found("statements.attributed.direct")
        assert (direct.precision, direct.recall) == (1.0, 1.0)
        assert direct.guessed == 2
        assert result.found("statements.attributed.indirect").recall == 1.0
        assert result.accuracy("statements.kind").value == pytest.approx(2 / 3)

    @pytest.mark.parametrize(
        ("figure", "changes", "wanted", "got"),
        [
            ("statements.cue", {"cue": None}, "kata", "none"),
            ("statements.cue", {"cue": span("Presiden Anton Maresk")}, "kata", "Presiden Anton Maresk"),
            ("statements.act", {"act": "threaten"}, "accept", "threaten"),
            ("statements.channel", {"channel": "temu bual"}, "kenyataan", "temu bual"),
            ("statements.channel", {"channel": None}, "kenyataan", "none"),
        ],
    )
    def test_a_wrong_property_lowers_its_own_figure_alone(
        self,
        article: MarkedArticle,
        record: Record,
        figure: str,
        changes: dict[str, Any],
        wanted: str,
        got: str,
    ) -> None:
        result = scored(article, with_statement(record, 1, **changes))
        (miss,) = result.misses
        assert (miss.figure, miss.wanted, miss.got) == (figure, wanted, got)
        assert result.accuracy(figure).right == result.accuracy(figure).of - 1
        assert result.value("statements.attributed") == 1.0

    def test_an_act_that_is_also_acceptable_is_right(self, article: MarkedArticle, record: Record) -> None:
        assert scored(article, with_statement(record, 1, act="pledge")).value("statements.act") == 1.0

    def test_a_channel_within_the_other_is_right(self, article: MarkedArticle, record: Record) -> None:
        longer = with_statement(record, 1, channel="kenyataan bertulis")
        assert scored(article, longer).value("statements.channel") == 1.0

    def test_channels_are_counted_only_where_one_is_marked(self, article: MarkedArticle, record: Record) -> None:
        assert scored(article, record).accuracy("statements.channel").of == 1


class TestOtherParts:
    @pytest.mark.parametrize(
        ("part", "changes", "figure"),
        [
            ("positions", {"stance": "rejects"}, "positions"),
            ("positions", {"party": "e2"}, "positions"),
            ("positions", {"evidence": span("Isnin")}, "positions"),
            ("claims", {"denied_by": ()}, "claims"),
            ("commitments", {"by": "e2"}, "commitments"),
            ("commitments", {"content": (span("Isnin"),)}, "commitments"),
            ("events", {"type": "ASSAULT"}, "events"),
            ("events", {"actors": ("e2",)}, "events"),
            ("events", {"evidence": span("Isnin")}, "events"),
            ("times", {"span": span("Menurut")}, "times"),
        ],
    )
    def test_a_wrong_reading_is_both_missed_and_invented(
        self, article: MarkedArticle, record: Record, part: str, changes: dict[str, Any], figure: str
    ) -> None:
        result = scored(article, with_part(record, part, **changes))
        assert sorted(m.what for m in result.misses_of(figure)) == ["invented", "missed"]
        value = result.value(figure)
        assert value is not None
        assert value < 1

    @pytest.mark.parametrize(
        ("part", "changes", "figure"),
        [
            ("commitments", {"condition": None}, "commitments.condition"),
            ("commitments", {"condition": span("Menurut")}, "commitments.condition"),
            ("events", {"status": "happened"}, "events.status"),
            ("times", {"value": "2031-05-12"}, "times.value"),
            ("times", {"value": None}, "times.value"),
        ],
    )
    def test_a_wrong_property_of_a_part_that_was_found(
        self, article: MarkedArticle, record: Record, part: str, changes: dict[str, Any], figure: str
    ) -> None:
        result = scored(article, with_part(record, part, **changes))
        assert [(m.figure, m.what) for m in result.misses] == [(figure, "wrong")]
        assert result.value(part) == 1.0

    def test_another_acceptable_type_of_event_is_right(self, article: MarkedArticle, record: Record) -> None:
        assert scored(article, with_part(record, "events", type="AGREE")).value("events") == 1.0

    def test_only_claims_in_dispute_are_held_against_the_marks(self, article: MarkedArticle, record: Record) -> None:
        alone = Claim(id="c2", span=span(PLANNED), status="asserted")
        more = msgspec.structs.replace(record, claims=(*record.claims, alone))
        assert scored(article, more).value("claims") == 1.0


class TestSpans:
    @pytest.mark.parametrize("bad", [(5, 5), (9, 2), (-3, 4), (0, len(TEXT) + 1)])
    def test_spans_that_mark_nothing_are_counted(
        self, article: MarkedArticle, record: Record, bad: tuple[int, int]
    ) -> None:
        assert scored(article, with_statement(record, 1, sentence=bad)).bad_spans == 1

    def test_bad_spans_are_counted_in_every_part(self, article: MarkedArticle, record: Record) -> None:
        outside = (len(TEXT), len(TEXT) + 9)
        changed = with_part(with_part(record, "times", span=outside), "events", evidence=outside)
        mention = Entity(id="e3", name="Orvane", type="place", mentions=(outside,))
        changed = msgspec.structs.replace(changed, entities=(*record.entities, mention))
        assert scored(article, changed).bad_spans == 3


def test_every_statement_of_the_record_has_an_outcome(article: MarkedArticle, record: Record) -> None:
    invented = Statement(id="s9", content=(span("ORVANE"),), kind="direct", sentence=span("ORVANE"), confidence=0.2)
    more = msgspec.structs.replace(record, statements=(*record.statements, invented))
    wrong = with_statement(more, 2, speaker="e1")
    outcomes = scored(article, wrong).outcomes
    assert [(one.confidence, one.right) for one in outcomes] == [
        (0.9, True),
        (0.9, False),
        (0.9, True),
        (0.2, False),
    ]
