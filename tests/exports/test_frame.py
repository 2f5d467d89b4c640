"""What the parts of a page share: looks that differ, words of a span with what is strong in it."""

from __future__ import annotations

import pytest

from rundingan.exports.frame import COLOURS, Frame, looks_of, quoted
from rundingan.model import Entity, Record, Span, Statement


def spoken_by(*names: str) -> Record:
    return Record(
        id="a",
        text="x" * len(names),
        entities=tuple(Entity(id=name, name=name, type="person") for name in names),
        statements=tuple(
            Statement(id=f"s{n}", content=((n, n + 1),), kind="direct", sentence=(n, n + 1), speaker=name)
            for n, name in enumerate(names)
        ),
    )


def test_speakers_differ_by_more_than_colour() -> None:
    first = [f"A{n}" for n in range(COLOURS)]
    second = ["A3", *(f"B{n}" for n in range(COLOURS - 1))]
    looks = looks_of([spoken_by(*first), spoken_by(*second)])
    for names in (first, second):
        assert len({looks[name].colour for name in names}) == COLOURS
        assert len({looks[name].glyph for name in names}) == COLOURS


def test_more_speakers_than_colours_are_told_apart_by_both() -> None:
    looks = looks_of([spoken_by(*(f"A{n}" for n in range(60)))]).values()
    assert len({(look.colour, look.glyph) for look in looks}) == 60
    assert len({look.number for look in looks}) == 60


@pytest.mark.parametrize(
    ("strong", "written"),
    [
        ([], "a&lt;b cd"),
        ([(1, 3)], "a<b>&lt;b</b> cd"),
        ([(4, 6), (0, 1)], "<b>a</b>&lt;b <b>cd</b>"),
        ([(0, 3), (2, 5)], "<b>a&lt;b</b> cd"),
        ([(5, 9), (3, 3)], "a&lt;b cd"),
    ],
)
def test_what_is_strong_is_set_apart_and_all_words_stay(strong: list[Span], written: str) -> None:
    assert quoted(Record(id="a", text="a<b cd efg"), (0, 6), strong) == written


def test_one_who_says_nothing_has_no_sign() -> None:
    frame = Frame("en", looks_of([spoken_by("Mira Halden")]), many=False)
    assert frame.name(Entity(id="e1", name="Or<vane", type="place")) == (
        '<span class="name" title="place">Or&lt;vane</span>'
    )
    assert "●" in frame.name(Entity(id="e2", name="Mira Halden", type="person"))
    assert "speaker not named" in frame.name(None)
