"""What all parts of the terminal view share: a width, wrapped lines, headings, colours of names."""

from __future__ import annotations

from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rundingan.exports.labels import label, named
from rundingan.exports.said import Said, by_speaker
from rundingan.exports.timex import spoken
from rundingan.model import Record, Timex

WIDEST: Final = 100
NARROWEST: Final = 20
_COLOURS: Final = (
    "cyan", "magenta", "green", "yellow", "blue", "red",
    "bright_cyan", "bright_magenta", "bright_green", "bright_yellow", "bright_blue", "bright_red",
)  # fmt: skip
_HIDDEN = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
_HIDDEN |= dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "�")


def visible(text: str) -> str:
    """The text on one line, a sign for each control character, so that no article steers a terminal."""
    return " ".join(text.split()).translate(_HIDDEN)


class Sheet:
    """One record on the console."""

    def __init__(self, console: Console, record: Record, *, explain: bool, language: str) -> None:
        self.console = console
        self.record = record
        self.explain = explain
        self.language = language
        self.width = max(NARROWEST, min(console.width, WIDEST))
        self.groups = by_speaker(record)
        self.colours = {
            group[0].name: _COLOURS[rank % len(_COLOURS)] for rank, group in enumerate(self.groups) if group[0].speaker
        }

    def say(self, key: str) -> str:
        """The word for the key."""
        return label(key, self.language)

    def named(self, section: str, name: str) -> str:
        """The word for a name that the record gives, or the name itself."""
        return visible(named(section, name, self.language))

    def print(self, text: Text, indent: int = 0, *, first: str | Text = "", bar: str = "", style: str = "") -> None:
        """The text, wrapped, behind ``indent`` columns and a bar; ``first`` stands in the first of them."""
        start = first.copy() if isinstance(first, Text) else Text(first, "dim")
        start.append(" " * (indent - len(start)))
        lines = text.wrap(self.console, max(NARROWEST, self.width - indent - len(bar)))
        for number, words in enumerate(lines):
            words.rstrip()
            line = Text.assemble(" " * indent if number else start, (bar, style), words)
            self.console.print(line, soft_wrap=True, highlight=False)

    def heading(self, key: str) -> None:
        """A heading, after a line of space."""
        self.console.print()
        self.print(Text(self.say(key), "bold underline"))

    def table(self, table: Table) -> None:
        """The table, as wide as the sheet."""
        self.console.print(table, width=self.width, highlight=False)

    def name(self, name: str | None) -> Text:
        """A name in its colour, or that nobody is named."""
        if name is None:
            return Text(self.say("nobody"), "italic dim")
        return Text(visible(name), f"bold {self.colours.get(name, '')}")

    def when(self, time: Timex) -> str:
        """The time as the article has it, and its value in words."""
        words = visible(self.record.words(time.span))
        return f"{words} ({spoken(time.value, self.language)})" if time.value else words


def reference(each: Said) -> str:
    """How the statement is called in the view: ``s12``."""
    return f"s{each.number}"
