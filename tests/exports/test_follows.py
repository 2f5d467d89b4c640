"""What follows from statements: ids looked up, an id that means nothing survived."""

from __future__ import annotations

from rundingan.exports.follows import Follows, outside, together
from rundingan.model import Claim, ClaimSide, Commitment, Entity, Event, Position, Proposal, Record

from .talks import record


def test_a_proposal_has_the_positions_toward_it() -> None:
    plan, truce = Follows(record()).tables()
    assert [entity.name for entity in plan.by] == ["Palawira"]
    assert [stand.party and stand.party.name for stand in plan.stands] == [
        "Kastria",
        "Orvane",
        "Anton Maresk",
        "Palawira",
    ]
    assert truce.stands == ()


def test_positions_toward_nothing_come_last() -> None:
    astray = Position(party="e1", proposal="p9", stance="accepts", evidence=(0, 1))
    tables = Follows(
        Record(id="a", text="x", proposals=(Proposal(id="p1", name="pelan"),), positions=(astray,))
    ).tables()
    assert [table.proposal and table.proposal.name for table in tables] == ["pelan", None]
    assert [stand.position for stand in tables[1].stands] == [astray]


def test_what_is_in_dispute_comes_before_what_is_not() -> None:
    first, second = Follows(record()).disputes()
    assert (first.claim.id, first.number) == ("c2", 2)
    assert (second.claim.id, second.number) == ("c1", 1)


def test_one_who_denies_twice_is_named_once() -> None:
    dispute = Follows(record()).disputes()[0]
    rows = [(who.name if who else None, [each.number for each in which]) for who, which in together(dispute.denied)]
    assert rows == [("Anton Maresk", [2, 4])]


def test_an_id_that_the_record_does_not_hold_means_nothing() -> None:
    side = ClaimSide(speaker="e9", statement="s9")
    follows = Follows(
        Record(
            id="a",
            text="x",
            entities=(Entity(id="", name="tiada", type="person"),),
            claims=(Claim(id="c1", span=(0, 1), status="contested", asserted_by=(side,), variants=("s9",)),),
            commitments=(Commitment(by="e9", content=((0, 1),), statement="s9"),),
            events=(Event(type="AID", actors=("e9",), place="e9", time="t9", status="happened", evidence=(0, 1)),),
        )
    )
    assert follows.disputes()[0].asserted[0] == (None, None)
    assert follows.disputes()[0].variants == ()
    assert (follows.bonds()[0].by, follows.bonds()[0].said) == (None, None)
    assert follows.happenings()[0][2:] == ((), (), None, None, None)


def test_what_lies_outside() -> None:
    assert outside([(0, 2), (3, 5), (4, 7)], (3, 6)) == [(0, 2), (4, 7)]
