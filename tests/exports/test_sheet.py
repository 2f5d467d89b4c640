"""What the parts of the terminal view share."""

from __future__ import annotations

from rich.text import Text

from rundingan.exports.sheet import Sheet, visible
from rundingan.exports.terminal import plain_console
from rundingan.model import Record, Timex

from .invented import record


def sheet(record: Record, width: int = 30) -> Sheet:
    return Sheet(plain_console(width), record, explain=False, language="en")


def printed(text: str, indent: int, *, first: str | Text = "", bar: str = "") -> list[str]:
    page = sheet(record())
    with page.console.capture() as captured:
        page.print(Text(text), indent, first=first, bar=bar)
    return [line.rstrip() for line in captured.get().splitlines()]


def test_visible_shows_control_characters_by_signs() -> None:
    assert visible("a\x1b[31m\n\tb\x00") == "a␛[31m b␀"


def test_lines_that_follow_stand_under_the_first() -> None:
    assert printed("Kami sedia duduk semeja esok pagi", 5, first=" s1", bar="┊ ") == [
        " s1  ┊ Kami sedia duduk semeja",
        "     ┊ esok pagi",
    ]


def test_what_stands_first_is_left_as_it_was() -> None:
    sign = Text("  ! ")
    printed("Satu", 6, first=sign)
    assert sign.plain == "  ! "


def test_a_time_without_value_is_its_words() -> None:
    page = sheet(Record(id="a", text="esok pagi"))
    assert page.when(Timex(id="t1", span=(0, 4))) == "esok"
    assert page.when(Timex(id="t1", span=(0, 4), value="2031-05-03")) == "esok (3 May 2031)"


def test_nobody_has_no_name() -> None:
    assert sheet(record()).name(None).plain == "speaker not named"
