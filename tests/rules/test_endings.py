"""The roots of a language that only adds endings: one for all forms of a word."""

from __future__ import annotations

import pytest

from rundingan.rules.affixes import Affixes, affixes
from rundingan.rules.pack import load


@pytest.fixture(scope="module")
def english() -> Affixes:
    """How English forms its words."""
    return affixes(load("en"))


FAMILIES = [
    "encircle encircles encircled encircling encirclement",
    "accuse accuses accused accusing accusation accusations",
    "deny denies denied denying denial denials",
    "violate violates violated violating violation violations",
    "withdraw withdrew withdrawn withdrawal",
    "kill kills killed killing killings",
    "occupy occupies occupied occupation",
    "strike struck strikes striking",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_forms_of_a_word_have_one_root(english: Affixes, family: str) -> None:
    assert len({english.root(word) for word in family.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("state", "station"), ("king", "kin"), ("news", "new"), ("bus", "bu")])
def test_words_that_only_look_like_forms_of_one_are_told_apart(english: Affixes, one: str, other: str) -> None:
    assert english.root(one) != english.root(other)


def test_of_words_with_a_hyphen_each_part_is_looked_at(english: Affixes) -> None:
    assert english.root("drone-attacks") == english.root("drone-attack")


def test_a_step_takes_nothing_off_that_would_leave_too_little() -> None:
    made = Affixes({"vowels": "aeiou", "step": [{"endings": ["ing=", "s="], "shortest": 3}]})
    assert [made.root(word) for word in ("sings", "sing", "going", "brrring")] == ["sing", "sing", "going", "brrring"]
