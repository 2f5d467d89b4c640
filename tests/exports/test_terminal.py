"""The view for a terminal: words as they stand, kinds apart, any width or encoding, no control characters.

How positions, claims, commitments and events stand in it is in ``test_terminal_parts``.
"""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from rundingan.exports import terminal
from rundingan.exports.sheet import WIDEST
from rundingan.exports.terminal import nearest, plain_console
from rundingan.model import Entity, Record, Statement, Timex

from .invented import record


def show(*records: Record, width: int = 100, explain: bool = False) -> str:
    return "".join(terminal.chunks(records, console=plain_console(width), explain=explain))


def lines(*records: Record, **options: int) -> list[str]:
    return show(*records, **options).splitlines()  # type: ignore[arg-type]


def test_the_head_names_the_article() -> None:
    assert lines(record())[:3] == [
        "Veloria <sedia> berunding",
        "Suara Utara · 2 May 2031 · Malay · 7 statements · 3 speakers",
        "note: one quotation mark is never closed",
    ]


def test_a_statement_says_who_how_and_what() -> None:
    written = lines(record())
    at = written.index("s2  Anton Maresk · Presiden Veloria · XV")
    assert written[at + 1 : at + 3] == [
        "    accept · direct · via sidang media · malam tadi (1 May 2031, night)",
        "    ┃ “Kami sedia duduk semeja esok,”",
    ]


def test_kinds_are_told_apart_without_colour() -> None:
    written = show(record())
    assert '╎ negaranya "bersedia" untuk berunding' in written
    assert "┊ Kastria menipu dunia" in written
    assert "┃ “Tetapi <syarat> kami & masa kami ada hadnya." in written


def test_what_is_nested_is_indented_below_its_outer() -> None:
    written = lines(record())
    places = [next(n for n, line in enumerate(written) if line.strip().startswith(f"s{s}  ")) for s in (4, 5, 6)]
    assert places == sorted(places)
    assert [len(written[n]) - len(written[n].lstrip()) for n in places] == [0, 4, 8]


def test_nested_statements_follow_their_outer_whatever_their_order() -> None:
    text = "abcdef"
    inner = Statement(id="s1", content=((2, 4),), kind="direct", sentence=(0, 6), within="s3")
    other = Statement(id="s2", content=((4, 6),), kind="direct", sentence=(0, 6))
    outer = Statement(id="s3", content=((0, 6),), kind="direct", sentence=(0, 6))
    written = lines(Record(id="a", text=text, statements=(inner, other, outer)))
    assert [line.split()[0] for line in written if re.match(r" *s\d  ", line)] == ["s2", "s3", "s1"]


def test_statements_in_a_ring_are_all_shown() -> None:
    ring = tuple(
        Statement(id=f"s{n}", content=((n, n + 1),), kind="direct", sentence=(0, 4), within=f"s{(n + 1) % 3}")
        for n in range(3)
    )
    written = show(Record(id="a", text="abcd", statements=ring))
    assert [written.count(f"┃ {letter}\n") for letter in "abc"] == [1, 1, 1]


def test_the_summary_counts_by_speaker() -> None:
    written = lines(record())
    at = written.index("Who speaks")
    assert re.split(r" {2,}", written[at + 1])[:2] == ["Anton Maresk", "4"]
    assert "2 direct, 1 mixed, 1 indirect; 1 pledge, 1 accept, 1 threaten, 1 accuse" in written[at + 1]
    assert written[at + 4].startswith("speaker not named")


def test_times_stand_in_order_with_their_statements() -> None:
    written = lines(record())
    rows = [re.split(r" {2,}", line) for line in written[written.index("When") + 1 :]]
    assert rows == [
        ["1 May 2031, night", "malam tadi", "s2, s3"],
        ["2 May 2031", "2 Mei"],
        ["not dated", "esok"],
    ]


def test_the_same_value_is_one_row() -> None:
    text = "semalam Khamis semalam"
    times = tuple(
        Timex(id=f"t{n}", span=span, value="2031-05-01") for n, span in enumerate([(0, 7), (8, 14), (15, 22)])
    )
    written = lines(Record(id="a", text=text, times=times))
    assert written[-1] == "1 May 2031  semalam, Khamis"


def test_reasons_are_told_when_asked_for() -> None:
    reason = "cue katanya · named as katanya · rule ms/reported#quote_said"
    assert reason in " ".join(show(record(), explain=True).split())
    assert "speaker by pronoun ← Anton Maresk" in " ".join(show(record(), explain=True).split())
    assert "confidence 0.91" in show(record(), explain=True)
    assert "why:" not in show(record())


@pytest.mark.parametrize("width", [1, 20, 40, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for line in lines(record(), width=width):
        assert cell_len(line) <= max(width, 40)
    assert max(map(cell_len, lines(record(), width=80))) <= 80


def test_a_wide_terminal_is_not_filled() -> None:
    assert max(map(cell_len, lines(record(), width=300))) <= WIDEST


def test_colour_only_where_the_console_has_it() -> None:
    colour = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", width=80)
    painted = "".join(terminal.chunks([record()], console=colour))
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted).split() == show(record(), width=80).split()
    assert "\x1b" not in show(record())


def test_nothing_is_written_to_the_console_itself() -> None:
    file = io.StringIO()
    list(terminal.chunks([record()], console=Console(file=file, width=80)))
    assert file.getvalue() == ""


def test_markup_in_an_article_is_text() -> None:
    text = "[red]merah[/red] :smile: [link=x]y[/link]"
    said = Statement(id="s1", content=((0, len(text)),), kind="direct", sentence=(0, len(text)), speaker="e1")
    speaker = Entity(id="e1", name="[bold]Nama", type="person")
    written = show(Record(id="a", text=text, entities=(speaker,), statements=(said,)))
    assert text in written
    assert "[bold]Nama" in written


def test_an_article_cannot_steer_the_terminal() -> None:
    evil = "\x1b]0;judul\x07 a\x9b2J \u202eb \x7f"
    speaker = Entity(id="e1", name=evil, type="person", roles=(evil,), country=evil)
    said = Statement(id="s1", content=((0, len(evil)),), kind="direct", sentence=(0, len(evil)), speaker="e1",
                     channel=evil, cue=(0, len(evil)))  # fmt: skip
    wild = Record(id="a", title=evil, source=evil, language=evil, text=evil, entities=(speaker,), statements=(said,))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", show(wild, explain=True))


def test_an_article_without_anything_says_so() -> None:
    assert lines(Record(id="", text="x")) == [
        "Untitled article",
        "not dated · 0 statements",
        "No statements found.",
    ]


def test_articles_are_kept_apart() -> None:
    assert "\n\nb\n" in show(Record(id="a", text="x"), Record(id="b", text="y"))


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("utf-8", "┃ “Kami – 𝛼 é” …"),
        ("ascii", '| "Kami - a e" ...'),
        ("cp1252", "| “Kami – a é” …"),
        ("latin-1", '| "Kami - a é" ...'),
    ],
)
def test_characters_that_a_stream_has_not_become_the_nearest(encoding: str, written: str) -> None:
    assert nearest("┃ “Kami – 𝛼 é” …".replace("𝛼", "𝐚"), encoding) == written.replace("𝛼", "𝐚")


def test_what_has_no_likeness_is_a_question_mark() -> None:
    assert nearest("北", "ascii") == "?"


def test_the_whole_view_can_be_written_in_ascii() -> None:
    assert nearest(show(record(), explain=True), "ascii").encode("ascii").count(b"?") == 0
