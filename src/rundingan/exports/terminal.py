"""A record as a desk editor reads it on a terminal: who said what, then who speaks and when.

Words stand in the article's own characters. Three signs tell the kinds of statement apart without colour: the
bar beside the words (``┃`` direct, ``╎`` mixed, ``┊`` indirect), the quotation marks, and the kind in words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rundingan.exports.labels import LABELS, count, label
from rundingan.exports.said import Said, by_speaker, nested
from rundingan.exports.timex import begins, spoken
from rundingan.model import Record

WIDEST: Final = 100
_NARROWEST: Final = 20
_BARS: Final = {"direct": "┃ ", "mixed": "╎ ", "indirect": "┊ "}
_STYLES: Final = {"direct": "", "mixed": "", "indirect": "italic"}
_COLOURS: Final = (
    "cyan", "magenta", "green", "yellow", "blue", "red",
    "bright_cyan", "bright_magenta", "bright_green", "bright_yellow", "bright_blue", "bright_red",
)  # fmt: skip
_TRAILING: Final = re.compile(r" +$", re.M)
_HIDDEN = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
_HIDDEN |= dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "�")
_NEAREST: Final = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'",
        "‹": "'", "›": "'", "–": "-", "—": "--", "‐": "-", "‑": "-", "−": "-", "…": "...", "•": "*", "·": "-",
        "\xa0": " ", "\u2009": " ", "\u202f": " ", "\u200b": "", "\xad": "",
        "─": "-", "┃": "|", "╎": ":", "┊": ".", "█": "#", "←": "<-", "→": "->", "×": "x",
    }
)  # fmt: skip


def plain_console(width: int = WIDEST) -> Console:
    """A console for a file: no colour, a fixed width."""
    return Console(width=width, color_system=None, force_terminal=False, legacy_windows=False)


def chunks(
    records: Iterable[Record], *, console: Console | None = None, explain: bool = False, language: str = "en"
) -> Iterator[str]:
    """A piece for each record.

    Args:
        console: tells width and colour; nothing is written to it. None for a file's.
        explain: add the rule behind each statement, how its speaker was found, and the confidence.
        language: of the labels.
    """
    console = console or plain_console()
    for number, record in enumerate(records):
        with console.capture() as captured:
            if number:
                console.print()
            _Sheet(console, record, explain, language).show()
        yield _TRAILING.sub("", captured.get())


def visible(text: str) -> str:
    """The text on one line, a sign for each control character, so that no article steers a terminal."""
    return " ".join(text.split()).translate(_HIDDEN)


def nearest(text: str, encoding: str) -> str:
    """The text in characters of the encoding: as it is where it has them, else the nearest that it has."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_nearest(character, encoding) for character in text)
    return text


def _nearest(character: str, encoding: str) -> str:
    stripped = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    for attempt in (character, character.translate(_NEAREST), stripped):
        try:
            attempt.encode(encoding)
        except UnicodeEncodeError:
            continue
        return attempt
    return "?"


class _Sheet:
    """One record on the console."""

    def __init__(self, console: Console, record: Record, explain: bool, language: str) -> None:
        self.console = console
        self.record = record
        self.explain = explain
        self.language = language
        self.width = max(_NARROWEST, min(console.width, WIDEST))
        self.groups = by_speaker(record)
        self.colours = {
            group[0].name: _COLOURS[rank % len(_COLOURS)] for rank, group in enumerate(self.groups) if group[0].speaker
        }
        self.digits = len(str(len(record.statements)))

    def show(self) -> None:
        self._head()
        for each in nested(self.record):
            self._statement(each)
        if self.record.statements:
            self._speakers()
        if self.record.times:
            self._times()

    def _say(self, key: str) -> str:
        return label(key, self.language)

    def _print(self, text: Text, indent: int = 0, *, first: str = "", bar: str = "", style: str = "") -> None:
        """The text, wrapped, behind ``indent`` columns and a bar; ``first`` stands in the first of them."""
        lines = text.wrap(self.console, max(_NARROWEST, self.width - indent - len(bar)))
        for number, words in enumerate(lines):
            words.rstrip()
            start = first.ljust(indent) if number == 0 else " " * indent
            line = Text.assemble((start, "dim"), (bar, style), words)
            self.console.print(line, soft_wrap=True, highlight=False)

    def _head(self) -> None:
        record = self.record
        self._print(Text(visible(record.title or record.id or self._say("untitled")), "bold"))
        speakers = sum(1 for group in self.groups if group[0].speaker)
        facts = [
            visible(record.source) if record.source else None,
            spoken(record.published, self.language) if record.published else self._say("undated"),
            LABELS[self.language].get(record.language or "", visible(record.language or "")),
            count(len(record.statements), "statement", "statements", self.language),
            count(speakers, "speaker", "speakers", self.language) if speakers else None,
        ]
        self._print(Text(" · ".join(fact for fact in facts if fact), "dim"))
        for issue in record.issues:
            self._print(Text(f"{self._say('note')}: {visible(issue.message)}", "yellow"))
        if not record.statements:
            self._print(Text(self._say("no_statements"), "italic"))

    def _statement(self, each: Said) -> None:
        number = str(each.number).rjust(self.digits + 1) + "  "
        indent = min(each.depth, 4) * 4
        first = " " * indent + number
        inset = len(first)
        colour = self.colours.get(each.name, "")
        kind = each.statement.kind
        self.console.print()
        self._print(self._who(each, colour), inset, first=first)
        self._print(self._how(each), inset)
        words = each.content if kind == "indirect" else each.quoted
        body = Text(visible(words), _STYLES.get(kind, ""))
        self._print(body, inset, bar=_BARS.get(kind, "┊ "), style=colour)
        if self.explain:
            self._print(Text(self._why(each), "dim"), inset)

    def _who(self, each: Said, colour: str) -> Text:
        if each.speaker is None:
            return Text(self._say("nobody"), "italic dim")
        who = Text(visible(each.speaker.name), f"bold {colour}")
        for more in (*each.speaker.roles[:1], each.speaker.country):
            if more:
                who.append(f" · {visible(more)}", "not bold default")
        return who

    def _how(self, each: Said) -> Text:
        statement = each.statement
        parts = [statement.act, self._say(statement.kind)]
        if statement.channel:
            parts.append(f"{self._say('via')} {visible(statement.channel)}")
        if each.time:
            parts.append(self._when(each))
        how = Text(" · ".join(parts), "dim")
        how.stylize("not dim", 0, len(statement.act))
        return how

    def _when(self, each: Said) -> str:
        assert each.time is not None
        words = visible(self.record.words(each.time.span))
        return f"{words} ({spoken(each.time.value, self.language)})" if each.time.value else words

    def _why(self, each: Said) -> str:
        why = each.statement.why
        parts = [f"{self._say('confidence')} {each.statement.confidence:.2f}"]
        if each.cue:
            parts.append(f"{self._say('cue')} {visible(each.cue)}")
        if each.source:
            parts.append(f"{self._say('source')} {visible(each.source)}")
        if why:
            parts.append(f"{self._say('rule')} {why.rule}")
            if why.act:
                parts.append(f"{self._say('act_by')} {why.act}")
            if why.speaker:
                found = f" ← {visible(each.antecedent)}" if each.antecedent else ""
                parts.append(f"{self._say('speaker_by')} {why.speaker}{found}")
        return f"{self._say('why')}: " + " · ".join(parts)

    def _speakers(self) -> None:
        self._heading("who")
        table = Table.grid(padding=(0, 2))
        table.add_column(ratio=3, overflow="fold")
        table.add_column(justify="right", no_wrap=True)
        table.add_column(ratio=5, overflow="fold")
        for group in self.groups:
            name = Text(visible(group[0].name or self._say("nobody")), self.colours.get(group[0].name, "dim"))
            kinds = Counter(self._say(each.statement.kind) for each in group)
            acts = Counter(each.statement.act for each in group)
            table.add_row(name, str(len(group)), f"{_tally(kinds)}; {_tally(acts)}")
        self._table(table)

    def _times(self) -> None:
        self._heading("when")
        numbers: dict[str | None, list[int]] = {}
        for each in nested(self.record):
            numbers.setdefault(each.statement.time, []).append(each.number)
        rows: dict[str, tuple[list[str], list[int]]] = {}
        for time in sorted(self.record.times, key=lambda t: (begins(t.value or ""), t.value or "", t.span)):
            words, which = rows.setdefault(time.value or "", ([], []))
            words.append(visible(self.record.words(time.span)))
            which += numbers.get(time.id, ())
        table = Table.grid(padding=(0, 2))
        for _ in range(3):
            table.add_column(overflow="fold")
        for value, (words, which) in rows.items():
            when = spoken(value, self.language) if value else self._say("undated")
            table.add_row(Text(when), Text(", ".join(dict.fromkeys(words)), "italic"), self._which(which))
        self._table(table)

    def _which(self, numbers: list[int]) -> Text:
        what = self._say("statement" if len(numbers) == 1 else "statements")
        return Text(f"{what} {', '.join(map(str, sorted(numbers)))}" if numbers else "", "dim")

    def _heading(self, key: str) -> None:
        self.console.print()
        self._print(Text(self._say(key), "bold underline"))

    def _table(self, table: Table) -> None:
        self.console.print(table, width=self.width, highlight=False)


def _tally(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {what}" for what, number in counts.most_common())
