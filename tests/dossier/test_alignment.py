"""Where the words of one version are to be expected in another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundingan.dossier.alignment import Anchor, expected, in_order, nearness

places = st.floats(0, 1)


def test_what_crosses_the_others_is_no_anchor() -> None:
    anchors = [Anchor(0.1, 0.2, 1.0), Anchor(0.3, 0.9, 1.0), Anchor(0.5, 0.5, 1.0), Anchor(0.8, 0.7, 1.0)]
    assert in_order(anchors) == [anchors[0], anchors[2], anchors[3]]


def test_heavier_anchors_win() -> None:
    assert in_order([Anchor(0.1, 0.9, 3.0), Anchor(0.2, 0.1, 1.0), Anchor(0.3, 0.2, 1.0)]) == [Anchor(0.1, 0.9, 3.0)]


@pytest.mark.parametrize(("here", "there"), [(0.1, 0.3), (0.2, 0.4), (0.3, 0.45), (0.4, 0.5), (0.6, 0.7)])
def test_places_are_expected_between_the_anchors_and_as_far_beyond_them(here: float, there: float) -> None:
    chain = [Anchor(0.2, 0.4, 1.0), Anchor(0.4, 0.5, 1.0)]
    assert expected(chain, here) == pytest.approx(there)


def test_without_an_anchor_the_same_place_is_expected() -> None:
    assert nearness([], 0.4, 0.4) == 1.0
    assert nearness([], 0.1, 0.9) == 0.0


@given(st.lists(st.builds(Anchor, places, places, st.floats(0.1, 1)), max_size=20))
def test_a_chain_goes_forward_in_both(anchors: list[Anchor]) -> None:
    chain = in_order(anchors)
    assert all(a.here < b.here and a.there < b.there for a, b in pairwise(chain))
    assert bool(chain) == bool(anchors)
