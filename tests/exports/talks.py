"""A record made by hand of an invented article about a proposal: who stands where, disputes, promises, events."""

from __future__ import annotations

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
    Why,
)

TEXT = (
    "Kastria menerima pelan lima perkara itu pada Selasa dengan syarat pelabuhan dibuka.\n"
    "“Orvane menolak pelan itu,” kata Mira Halden di Geneva.\n"
    "Anton Maresk menafikan negaranya menolak pelan berkenaan.\n"
    "“Kami akan membalas jika diserang,” katanya. “Kita masih meneliti pelan itu.”\n"
    "Konvoi bantuan diserang pejuang di Port Amsel semalam.\n"
)


def at(words: str) -> Span:
    """Where the words stand in the text."""
    start = TEXT.index(words)
    return (start, start + len(words))


def line(words: str) -> Span:
    """The line that the words stand in."""
    start = TEXT.rfind("\n", 0, TEXT.index(words)) + 1
    return (start, TEXT.index("\n", start))


def said(number: int, words: str, speaker: str, act: str, kind: str = "direct") -> Statement:
    """A statement of the article."""
    return Statement(id=f"s{number}", content=(at(words),), kind=kind, speaker=speaker, act=act, sentence=line(words))


def record(article: str = "pelan-1") -> Record:
    """The record of the article."""
    return Record(
        id=article,
        language="ms",
        published="2031-05-21",
        source="Suara Utara",
        text=TEXT,
        entities=(
            Entity(id="e1", name="Anton Maresk", type="person", country="XV"),
            Entity(id="e2", name="Mira Halden", type="person", country="XK"),
            Entity(id="e3", name="Kastria", type="country", country="XK"),
            Entity(id="e4", name="Orvane", type="place"),
            Entity(id="e5", name="pejuang", type="group"),
            Entity(id="e6", name="Konvoi bantuan", type="group"),
            Entity(id="e7", name="Port Amsel", type="place"),
            Entity(id="e8", name="Palawira", type="country"),
        ),
        times=(
            Timex(id="t1", span=at("Selasa"), value="2031-05-20"),
            Timex(id="t2", span=at("semalam"), value="2031-05-20"),
        ),
        statements=(
            said(1, "Orvane menolak pelan itu,", "e2", "assert"),
            said(2, "negaranya menolak pelan berkenaan", "e1", "deny", "indirect"),
            said(3, "Kami akan membalas jika diserang,", "e1", "threaten"),
            said(4, "Kita masih meneliti pelan itu.", "e1", "assert"),
        ),
        proposals=(
            Proposal(id="p1", name="pelan lima perkara itu", by=("e8",), mentions=(at("pelan lima perkara itu"),)),
            Proposal(id="p2", name="gencatan senjata"),
        ),
        positions=(
            Position(party="e3", proposal="p1", stance="accepts_with_conditions", time="t1",
                     conditions=(at("dengan syarat pelabuhan dibuka"),), evidence=line("Kastria menerima"),
                     why=Why(rule="positions#accepts")),
            Position(party="e4", proposal="p1", stance="rejects", evidence=line("Orvane menolak"), statement="s1",
                     ascribed_by="e2"),
            Position(party="e1", proposal="p1", stance="undecided", evidence=at("Kita masih meneliti pelan itu."),
                     statement="s4"),
            Position(party="e8", proposal="p1", stance="accepts", evidence=at("Kastria menerima pelan")),
        ),
        claims=(
            Claim(id="c1", span=at("Konvoi bantuan diserang"), status="asserted", asserted_by=()),
            Claim(id="c2", span=at("Orvane menolak pelan itu"), status="contested",
                  asserted_by=(ClaimSide(speaker="e2", statement="s1"),),
                  denied_by=(ClaimSide(speaker="e1", statement="s2"), ClaimSide(speaker="e1", statement="s4")),
                  variants=("s3",), why=Why(rule="cue:menafikan/alike")),
        ),
        commitments=(
            Commitment(by="e1", content=(at("Kami akan membalas"),), condition=at("jika diserang"), statement="s3",
                       threat=True, why=Why(rule="malayic/commitments#or-else")),
            Commitment(by="e3", content=(at("menerima pelan lima perkara itu"),)),
        ),
        events=(
            Event(type="ASSAULT", mode="primitive", cameo="190", actors=("e5",), recipients=("e6",), place="e7",
                  time="t2", status="happened", evidence=at("Konvoi bantuan diserang pejuang di Port Amsel"),
                  why=Why(rule="malayic/events#strike")),
            Event(type="REJECT", actors=("e4",), status="planned", evidence=at("Orvane menolak pelan itu"),
                  statement="s1"),
        ),
    )  # fmt: skip
