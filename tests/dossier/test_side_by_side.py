"""Versions of one quotation side by side: what was cut, added, changed and put in other words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from rundingan.dossier.side_by_side import PIECES, Version, side_by_side

FULL = Version("en", "We will not give up the valley, and we will rebuild every bridge before winter")


def told(full: Version, here: Version) -> list[tuple[str, str, str]]:
    """The pieces of two versions with their words."""
    (beside,) = side_by_side([full, here])
    assert beside.full == 0
    return [
        (piece.kind, full.words[slice(*(piece.full or (0, 0)))], here.words[slice(*(piece.here or (0, 0)))])
        for piece in beside.pieces
    ]


def test_what_was_cut_in_the_same_language() -> None:
    assert told(FULL, Version("en", "we will not give up the valley, and we will rebuild")) == [
        (
            "same",
            "We will not give up the valley, and we will rebuild",
            "we will not give up the valley, and we will rebuild",
        ),
        ("cut", "every bridge before winter", ""),
    ]


def test_what_was_added_and_changed() -> None:
    here = Version("en", "We will not sell the valley, and shall rebuild every bridge just before spring")
    assert told(FULL, here) == [
        ("same", "We will not", "We will not"),
        ("changed", "give up", "sell"),
        ("same", "the valley, and", "the valley, and"),
        ("reworded", "we will", "shall"),
        ("same", "rebuild every bridge", "rebuild every bridge"),
        ("added", "", "just"),
        ("same", "before", "before"),
        ("changed", "winter", "spring"),
    ]


def test_other_words_that_say_the_same() -> None:
    full = Version("ms", "Tentera Veloria menyerang hospital itu pada waktu malam")
    pieces = told(full, Version("ms", "Tentera Veloria menyerbu hospital itu pada malam"))
    assert ("cut", "waktu", "") in pieces
    assert told(full, Version("ms", "Tentera Veloria diserang hospital itu"))[1] == (
        "reworded",
        "menyerang",
        "diserang",
    )


def test_between_languages_only_what_has_no_counterpart_is_told() -> None:
    full = Version("en", "Every day without a ceasefire means more children are killed, and the hospital has no water")
    here = Version("id", "Setiap hari tanpa gencatan senjata berarti lebih banyak anak terbunuh")
    assert told(full, here) == [("cut", "hospital", ""), ("cut", "water", "")]


def test_one_version_alone_has_nothing_beside_it() -> None:
    assert side_by_side([FULL]) == []
    assert side_by_side([]) == []


def test_the_fullest_version_is_the_measure_wherever_it_stands() -> None:
    short = Version("en", "We will not give up")
    besides = side_by_side([short, FULL, short])
    assert [(beside.full, beside.here) for beside in besides] == [(1, 0), (1, 2)]


@given(
    st.lists(
        st.builds(
            Version,
            st.sampled_from(["ms", "id", "en"]),
            st.lists(st.sampled_from(["we", "will", "air", "perang", "war", "12", "Maresk", "tidak", "bridge,"])).map(
                " ".join
            ),
        ),
        min_size=2,
        max_size=4,
    )
)
def test_every_word_of_one_language_is_in_one_piece(versions: list[Version]) -> None:
    for beside in side_by_side(versions):
        full, here = versions[beside.full], versions[beside.here]
        assert all(piece.kind in PIECES for piece in beside.pieces)
        if full.language == here.language:
            for version, spans in ((full, [p.full for p in beside.pieces]), (here, [p.here for p in beside.pieces])):
                kept = [word for span in spans if span for word in re.findall(r"\w+", version.words[slice(*span)])]
                assert kept == re.findall(r"\w+", version.words)
