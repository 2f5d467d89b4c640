"""A marked article about an invented war, and a record that has everything in it right."""

from __future__ import annotations

from typing import Any

from rundingan.model import (
    Claim,
    ClaimSide,
    Commitment,
    Entity,
    Event,
    Position,
    Proposal,
    Record,
    Span,
    Statement,
    Timex,
)

TEXT = (
    'ORVANE, 3 Mei - "Kami menerima gencatan senjata jika bantuan dibenarkan masuk," '
    "kata Presiden Anton Maresk dalam kenyataan.\n"
    "Jeneral Osk Dravin menafikan dakwaan bahawa tenteranya menembak konvoi itu.\n"
    "Menurut Maresk, rundingan akan diadakan pada Isnin."
)


def span(words: str) -> Span:
    """Where the words stand in the article."""
    assert TEXT.count(words) == 1, words
    return (TEXT.index(words), TEXT.index(words) + len(words))


ACCEPTED = "Kami menerima gencatan senjata jika bantuan dibenarkan masuk,"
DENIED = "dakwaan bahawa tenteranya menembak konvoi itu"
PLANNED = "rundingan akan diadakan pada Isnin"


def marks() -> dict[str, Any]:
    """The article as a line of a file of marked articles holds it."""
    maresk = {"speaker": "Anton Maresk", "aliases": ["Maresk"]}
    dravin = {"speaker": "Osk Dravin", "aliases": []}
    return {
        "id": "a1",
        "text": TEXT,
        "published": "2031-05-03",
        "language": "ms",
        "statements": [
            {
                "content": [span(ACCEPTED)],
                "kind": "direct",
                "source": span("Presiden Anton Maresk"),
                "cue": span("kata"),
                "channel": "kenyataan",
                "act": "accept",
                "acts": ["pledge"],
                **maresk,
            },
            {
                "content": [span(DENIED)],
                "kind": "indirect",
                "source": span("Jeneral Osk Dravin"),
                "cue": span("menafikan"),
                "channel": None,
                "act": "deny",
                **dravin,
            },
            {
                "content": [span(PLANNED)],
                "kind": "indirect",
                "source": None,
                "cue": span("Menurut"),
                "channel": None,
                "act": "assert",
                **maresk,
            },
        ],
        "positions": [
            {
                "party": "Anton Maresk",
                "aliases": ["Maresk"],
                "proposal": "gencatan senjata",
                "stance": "accepts_with_conditions",
                "conditions": [span("jika bantuan dibenarkan masuk")],
                "evidence": span(ACCEPTED),
            }
        ],
        "claims": [{"claim": span("tenteranya menembak konvoi itu"), "asserted_by": [maresk], "denied_by": [dravin]}],
        "commitments": [
            {
                "by": "Anton Maresk",
                "aliases": [],
                "content": [span("menerima gencatan senjata")],
                "condition": span("jika bantuan dibenarkan masuk"),
            }
        ],
        "events": [
            {
                "type": "CONSULT",
                "types": ["AGREE"],
                "actors": [{"name": "Anton Maresk", "aliases": ["Maresk"]}],
                "recipients": [],
                "status": "planned",
                "evidence": span(PLANNED),
            }
        ],
        "times": [
            {"span": span("Isnin"), "value": "2031-05-05"},
            {"span": span("3 Mei"), "value": "2031-05-03"},
        ],
    }


def right_record() -> Record:
    """A record in which everything that was marked is right."""
    first, second, third = marks()["statements"]
    return Record(
        id="a1",
        text=TEXT,
        entities=(
            Entity(id="e1", name="Anton Maresk", type="person", mentions=(span("Presiden Anton Maresk"),)),
            Entity(id="e2", name="Osk Dravin", type="person"),
        ),
        times=(
            Timex(id="t1", span=span("Isnin"), value="2031-05-05"),
            Timex(id="t2", span=span("3 Mei"), value="2031-05-03"),
        ),
        statements=tuple(
            Statement(
                id=f"s{number}",
                content=(tuple(mark["content"][0]),),
                kind=mark["kind"],
                source=mark["source"],
                speaker=speaker,
                cue=mark["cue"],
                channel=mark["channel"],
                act=mark["act"],
                sentence=tuple(mark["content"][0]),
                confidence=0.9,
            )
            for number, (mark, speaker) in enumerate(((first, "e1"), (second, "e2"), (third, "e1")), 1)
        ),
        proposals=(Proposal(id="p1", name="gencatan senjata", mentions=(span("gencatan senjata"),)),),
        positions=(Position(party="e1", proposal="p1", stance="accepts_with_conditions", evidence=span(ACCEPTED)),),
        claims=(
            Claim(
                id="c1",
                span=span("tenteranya menembak konvoi itu"),
                status="contested",
                asserted_by=(ClaimSide(speaker="e1", statement="s1"),),
                denied_by=(ClaimSide(speaker="e2", statement="s2"),),
            ),
        ),
        commitments=(
            Commitment(
                by="e1",
                content=(span("menerima gencatan senjata"),),
                condition=span("jika bantuan dibenarkan masuk"),
            ),
        ),
        events=(Event(type="CONSULT", actors=("e1",), status="planned", evidence=span(PLANNED)),),
    )
