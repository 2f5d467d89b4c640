"""What is on the table, with all its mentions joined and who put it there."""

from __future__ import annotations

from rundingan.model import Proposal, Record
from tests.reading.telling import read


def proposals(text: str) -> tuple[Record, tuple[Proposal, ...]]:
    record = read(text)
    return record, record.proposals


def mentions(text: str) -> list[list[str]]:
    """The words of all mentions of each proposal."""
    record, found = proposals(text)
    return [[record.words(span) for span in proposal.mentions] for proposal in found]


def offered_by(text: str) -> list[list[str]]:
    """Who put each proposal on the table."""
    record, found = proposals(text)
    return [[entity.name for by in proposal.by if (entity := record.entity(by))] for proposal in found]


def test_all_mentions_of_one_proposal_are_joined() -> None:
    text = (
        "Veloria telah menerima cadangan gencatan senjata oleh PBB.\n"
        "Maresk berkata, idea gencatan senjata itu baik.\n"
        "Tarkhuna pula menolak cadangan itu."
    )
    assert mentions(text) == [["cadangan gencatan senjata oleh PBB", "idea gencatan senjata itu", "cadangan itu"]]


def test_different_proposals_stay_apart() -> None:
    text = "Veloria menolak pelan damai Ilvara. Tarkhuna menyokong draf resolusi itu."
    assert mentions(text) == [["pelan damai Ilvara"], ["draf resolusi itu"]]


def test_who_offers_it_is_named_in_it_or_does_so() -> None:
    assert offered_by("Veloria telah menerima cadangan gencatan senjata oleh PBB.") == [["PBB"]]
    assert offered_by("Veloria menolak cadangan gencatan senjata yang dikemukakan PBB.") == [["PBB"]]
    assert offered_by("PBB mengemukakan cadangan gencatan senjata.") == [["PBB"]]


def test_a_proposal_without_stance_or_giver_is_not_listed() -> None:
    assert mentions("Banyak cadangan gencatan senjata dibincangkan di Geneva.") == []
