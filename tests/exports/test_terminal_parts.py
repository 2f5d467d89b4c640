"""Positions and disputes before the statements, commitments and events after them; signs for who sees no colour."""

from __future__ import annotations

import io
import re

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console

from rundingan.exports import terminal
from rundingan.exports.terminal import nearest, plain_console
from rundingan.model import Entity, Event, Position, Proposal, Record

from . import invented
from .talks import record


def show(record: Record, width: int = 100, *, explain: bool = False) -> str:
    return "".join(terminal.chunks([record], console=plain_console(width), explain=explain))


def part(heading: str, *, explain: bool = False) -> list[str]:
    """The lines of a part, up to the next heading."""
    every = show(record(), explain=explain).splitlines()
    after = every[every.index(heading) + 1 :]
    ends = [n for n, line in enumerate(after) if not line and re.match(r"\S|$", after[n + 1 : n + 2][0])]
    return after[: ends[0]] if ends else after


def test_parts_stand_in_the_order_of_reading() -> None:
    headings = ["Positions", "In dispute", "Who said what", "Commitments", "Events", "Who speaks", "When"]
    assert [line for line in show(record()).splitlines() if line in headings] == headings


def test_an_article_of_statements_alone_has_no_other_parts() -> None:
    written = show(invented.record())
    for heading in ("Positions", "In dispute", "Who said what", "Commitments", "Events"):
        assert f"\n{heading}\n" not in written


def test_a_position_tells_party_stance_and_on_what_it_rests() -> None:
    assert part("Positions") == [
        "  pelan lima perkara itu · put forward by Palawira",
        "  ◐ Kastria       accepts with conditions · Selasa (20 May 2031)",
        "    ┊ condition: dengan syarat pelabuhan dibuka",
        "    ┊ Kastria menerima pelan lima perkara itu pada Selasa dengan syarat pelabuhan dibuka.",
        "  ✗ Orvane        rejects · according to Mira Halden · s1",
        "  ○ Anton Maresk  undecided · s4",
        "  ✓ Palawira      accepts",
        "    ┊ Kastria menerima pelan",
        "",
        "  gencatan senjata",
    ]


def test_a_dispute_has_two_sides_and_their_statements() -> None:
    assert part("In dispute") == [
        "  Orvane menolak pelan itu",
        "  + Mira Halden   asserts · s1",
        "  − Anton Maresk  denies · s2, s4",
        "  ≈ in another form · s3",
        "",
        "  Konvoi bantuan diserang",
        "    nobody in the article denies it",
    ]


def test_a_threat_is_marked_and_a_condition_told() -> None:
    assert part("Commitments") == [
        "  ! Anton Maresk · threat · s3",
        "    ┊ Kami akan membalas",
        "    ┊ condition: jika diserang",
        "  • Kastria",
        "    ┊ menerima pelan lima perkara itu",
    ]


def test_an_event_tells_who_to_whom_where_when_and_who_says_so() -> None:
    assert part("Events") == [
        "  • attack (primitive) · pejuang → Konvoi bantuan · happened · in Port Amsel · semalam (20 May 2031)",
        "    · told by the article itself",
        "    ┊ Konvoi bantuan diserang pejuang di Port Amsel",
        "  • rejection · Orvane · planned · told by Mira Halden · s1",
        "    ┊ Orvane menolak pelan itu",
    ]


def test_a_building_is_a_place_at_which() -> None:
    hall = Entity(id="e1", name="Istana Belveran", type="organisation")
    meeting = Event(type="CONSULT", place="e1", status="ongoing", evidence=(0, 4))
    written = show(Record(id="a", text="Temu", entities=(hall,), events=(meeting,)))
    assert "  • talks · going on · at Istana Belveran · told by the article itself\n" in written


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        ("Positions", "    why: rule positions#accepts"),
        ("In dispute", "    why: rule cue:menafikan/alike"),
        ("Commitments", "    why: rule malayic/commitments#or-else"),
        ("Events", "    why: ASSAULT · CAMEO 190 · rule malayic/events#strike"),
    ],
)
def test_reasons_are_told_when_asked_for(heading: str, reason: str) -> None:
    assert reason in part(heading, explain=True)
    assert reason not in part(heading)


@pytest.mark.parametrize("width", [1, 24, 50, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for line in show(record(), width, explain=True).splitlines():
        assert cell_len(line) <= max(width, 40)


def test_parts_can_be_told_apart_in_ascii() -> None:
    written = nearest(show(record(), explain=True), "ascii")
    written.encode("ascii")
    assert "?" not in written
    for line in (
        "  ~ Kastria ",
        "  x Orvane ",
        "  o Anton Maresk ",
        "  + Palawira ",
        "  - Anton Maresk  denies",
        "  * Kastria",
    ):
        assert line in written


def test_colour_adds_no_words() -> None:
    colour = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", width=100)
    painted = "".join(terminal.chunks([record()], console=colour))
    assert re.sub(r"\x1b\[[\d;]*m", "", painted).split() == show(record()).split()


def test_an_article_cannot_steer_the_terminal() -> None:
    evil = "\x1b]0;judul\x07 a\x9b2J"
    entities = tuple(replace(entity, name=evil) for entity in record().entities)
    wild = replace(record(), entities=entities, text=record().text.replace(" ", "\x1b"),
                   proposals=(Proposal(id="p1", name=evil, by=("e1",)),))  # fmt: skip
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", show(wild, explain=True))


def test_a_party_that_is_not_named() -> None:
    alone = Position(party="e9", proposal="p9", stance="accepts", evidence=(0, 4))
    assert "  ✓ speaker not named  accepts\n" in show(Record(id="a", text="Setuju", positions=(alone,)))
