"""What English newspapers do: a report goes on speaking under other nouns, bodies stand before their names."""

from __future__ import annotations

import pytest

import rundingan


def told(text: str) -> list[tuple[str | None, str]]:
    """Who says what in an English text."""
    record = rundingan.read(text, published="2031-04-02", language="en")
    names = {entity.id: entity.name for entity in record.entities}
    return [(names.get(s.speaker or ""), record.words(*s.content)) for s in record.statements]


@pytest.mark.parametrize("noun", ["report", "study", "research"])
def test_a_study_goes_on_under_another_noun_though_somebody_spoke_since(noun: str) -> None:
    text = (
        "A wide study has concluded that the valley is empty.\n"
        f'"Nobody is left," said Petra Lunsk.\nThe {noun} says that the bridge was mined.'
    )
    assert told(text)[-1][0] == told(text)[0][0] != "Petra Lunsk"


def test_a_body_told_by_another_noun_is_not_the_one_that_spoke() -> None:
    text = (
        "A letter from the charity says 212 lorries are parked outside Orvane.\n"
        "Hungry families have little.\nThe government denies blocking food."
    )
    assert [who for who, _ in told(text)] == ["the charity", "The government"]


def test_a_body_before_its_name_is_meant_by_its_noun_afterwards() -> None:
    text = (
        '"We left," said a driver for the charity Open Arms.\n'
        "A letter from the charity says 212 lorries are parked outside Orvane."
    )
    assert told(text)[-1][0] == "Open Arms"
