"""Shifts of positions: each kind by its definition, and what moves nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundingan.model import STANCES
from rundingan.views.filters import SHIFTS
from rundingan.views.shifts import Told, shift, shifts

OBSERVERS = "if observers are allowed into both banks"


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        (None, "rejects", "new"),
        ("rejects", "rejects", "repeat"),
        ("rejects", "undecided", "soften"),
        ("rejects", "accepts_with_conditions", "soften"),
        ("rejects", "accepts", "reverse"),
        ("undecided", "accepts", "soften"),
        ("undecided", "rejects", "harden"),
        ("accepts_with_conditions", "accepts", "soften"),
        ("accepts_with_conditions", "rejects", "harden"),
        ("accepts", "accepts_with_conditions", "harden"),
        ("accepts", "undecided", "harden"),
        ("accepts", "rejects", "reverse"),
    ],
)
def test_stances_stand_on_a_scale(before: str | None, now: str, found: str) -> None:
    assert shift(now, None, before, None) == found


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        (None, OBSERVERS, "clarify"),
        (OBSERVERS, "if into both banks observers are allowed", "repeat"),
        (OBSERVERS, None, "repeat"),
        (OBSERVERS, "if Samdar withdraws its guns", "clarify"),
        ("if observers are allowed into both banks and Samdar withdraws", OBSERVERS, "repeat"),
    ],
)
def test_new_conditions_clarify_a_stance(before: str | None, now: str | None, found: str) -> None:
    assert shift("accepts_with_conditions", now, "accepts_with_conditions", before, "en") == found


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        (
            "on condition that Velorian drones stop flying over Dol Marun",
            "jika dron berhenti terbang di Dol Marun",
            "repeat",
        ),
        ("on condition that the rebels leave the bridge", "jika dron berhenti terbang di Dol Marun", "clarify"),
    ],
)
def test_a_condition_told_in_another_language_is_the_same(before: str, now: str, found: str) -> None:
    assert shift("accepts_with_conditions", now, "accepts_with_conditions", before, "ms", "en") == found


def told(number: int, day: str | None, stance: str, *, origin: int | None = None, ascribed: bool = False) -> Told:
    return Told(number, number, origin or number, 0, day, stance, None, "en", ascribed)


def test_a_copy_tells_nothing_again() -> None:
    first, copy = told(1, "2031-03-24", "rejects"), told(2, "2031-03-25", "rejects", origin=1)
    assert [each.now.id for each in shifts([copy, first])] == [1]


def test_what_another_ascribes_moves_nothing() -> None:
    found = [
        *shifts(
            [
                told(1, "2031-03-24", "rejects"),
                told(2, "2031-03-25", "accepts", ascribed=True),
                told(3, "2031-03-26", "undecided"),
            ]
        )
    ]
    assert [each.shift for each in found] == ["new", None, "soften"]
    assert found[2].before == found[0].now


TELLINGS = st.lists(
    st.builds(
        Told,
        st.integers(0, 50),
        st.integers(0, 9),
        st.integers(0, 9),
        st.integers(0, 99),
        st.none() | st.sampled_from(["2031-03-24", "2031-03-25", "2031-04-01"]),
        st.sampled_from(STANCES),
        st.none() | st.sampled_from([OBSERVERS, "if the guns fall silent"]),
        st.sampled_from(["en", None]),
        st.booleans(),
    )
)


@given(TELLINGS)
def test_every_telling_has_a_shift_and_the_first_alone_is_new(tellings: list[Told]) -> None:
    own = [each for each in shifts(tellings) if each.shift is not None]
    assert all(each.shift in SHIFTS for each in own)
    assert [each.shift == "new" for each in own] == [at == 0 for at in range(len(own))]
    assert all(later.before == earlier.now for earlier, later in pairwise(own))


@given(TELLINGS)
def test_the_order_in_which_articles_came_is_of_no_matter(tellings: list[Told]) -> None:
    assert [*shifts(tellings)] == [*shifts(reversed(tellings))] or len({t.place for t in tellings}) < len(tellings)
