"""A record as a desk editor reads it on a terminal: who stands where, who said what, what follows, who speaks, when.

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

from rundingan.exports.labels import count, share
from rundingan.exports.said import Said, described, nested
from rundingan.exports.sheet import WIDEST, Sheet, reference, visible
from rundingan.exports.terminal_parts import PartsView
from rundingan.exports.timex import begins, spoken
from rundingan.model import Record

_BARS: Final = {"direct": "┃ ", "mixed": "╎ ", "indirect": "┊ "}
_STYLES: Final = {"direct": "", "mixed": "", "indirect": "italic"}
_TRAILING: Final = re.compile(r" +$", re.M)
_NEAREST: Final = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'",
        "‹": "'", "›": "'", "–": "-", "—": "--", "‐": "-", "‑": "-", "−": "-", "…": "...", "•": "*", "·": "-",
        "\xa0": " ", "\u2009": " ", "\u202f": " ", "\u200b": "", "\xad": "",
        "✓": "+", "✗": "x", "◐": "~", "○": "o", "≈": "~",
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
        explain: add the rule behind each finding; of a statement how its speaker was found, and the confidence.
        language: of the labels.
    """
    console = console or plain_console()
    for number, record in enumerate(records):
        with console.capture() as captured:
            if number:
                console.print()
            _View(Sheet(console, record, explain=explain, language=language)).show()
        yield _TRAILING.sub("", captured.get())


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


class _View:
    """One record on a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.record = sheet.record
        self.digits = len(str(len(sheet.record.statements)))

    def show(self) -> None:
        parts = PartsView(self.sheet)
        self._head()
        if parts.before() and self.record.statements:
            self.sheet.heading("title")
        for each in nested(self.record):
            self._statement(each)
        parts.after()
        if self.record.statements:
            self._speakers()
        if self.record.times:
            self._times()

    def _head(self) -> None:
        record = self.record
        self.sheet.print(Text(visible(record.title or record.id or self.sheet.say("untitled")), "bold"))
        speakers = sum(1 for group in self.sheet.groups if group[0].speaker)
        facts = [
            visible(record.source) if record.source else None,
            spoken(record.published, self.sheet.language) if record.published else self.sheet.say("undated"),
            self.sheet.named("languages", record.language or ""),
            count(len(record.statements), "statement", self.sheet.language),
            count(speakers, "speaker", self.sheet.language) if speakers else None,
        ]
        self.sheet.print(Text(" · ".join(fact for fact in facts if fact), "dim"))
        for issue in record.issues:
            self.sheet.print(Text(f"{self.sheet.say('note')}: {visible(issue.message)}", "yellow"))
        if not record.statements:
            self.sheet.print(Text(self.sheet.say("no_statements"), "italic"))

    def _statement(self, each: Said) -> None:
        number = reference(each).rjust(self.digits + 1) + "  "
        indent = min(each.depth, 4) * 4
        first = " " * indent + number
        inset = len(first)
        colour = self.sheet.colours.get(each.name, "")
        kind = each.statement.kind
        self.sheet.console.print()
        self.sheet.print(self._who(each), inset, first=first)
        self.sheet.print(self._how(each), inset)
        words = each.content if kind == "indirect" else each.quoted
        body = Text(visible(words), _STYLES.get(kind, ""))
        self.sheet.print(body, inset, bar=_BARS.get(kind, "┊ "), style=colour)
        if self.sheet.explain:
            self.sheet.print(Text(self._why(each), "dim"), inset)

    def _who(self, each: Said) -> Text:
        who = self.sheet.name(each.name)
        if each.speaker is None:
            return who
        for more in (described(each.speaker, self.sheet.language), each.speaker.country):
            if more:
                who.append(f" · {visible(more)}", "not bold default")
        return who

    def _how(self, each: Said) -> Text:
        statement = each.statement
        act = self.sheet.named("acts", statement.act)
        parts = [act, self.sheet.named("kinds", statement.kind)]
        if statement.channel:
            parts.append(f"{self.sheet.say('via')} {visible(statement.channel)}")
        if each.time:
            parts.append(self.sheet.when(each.time))
        how = Text(" · ".join(parts), "dim")
        how.stylize("not dim", 0, len(act))
        return how

    def _why(self, each: Said) -> str:
        why = each.statement.why
        parts = [f"{self.sheet.say('confidence')} {share(each.statement.confidence, self.sheet.language)}"]
        if each.cue:
            parts.append(f"{self.sheet.say('cue')} {visible(each.cue)}")
        if each.source:
            parts.append(f"{self.sheet.say('source')} {visible(each.source)}")
        if why:
            parts.append(f"{self.sheet.say('rule')} {why.rule}")
            if why.act:
                parts.append(f"{self.sheet.say('act_by')} {why.act}")
            if why.speaker:
                found = f" ← {visible(each.antecedent)}" if each.antecedent else ""
                parts.append(f"{self.sheet.say('speaker_by')} {why.speaker}{found}")
        return f"{self.sheet.say('why')}: " + " · ".join(parts)

    def _speakers(self) -> None:
        self.sheet.heading("who")
        table = Table.grid(padding=(0, 2))
        table.add_column(ratio=3, overflow="fold")
        table.add_column(justify="right", no_wrap=True)
        table.add_column(ratio=5, overflow="fold")
        for group in self.sheet.groups:
            called, colour = group[0].name or self.sheet.say("nobody"), self.sheet.colours.get(group[0].name, "dim")
            kinds = Counter(self.sheet.named("kinds", each.statement.kind) for each in group)
            acts = Counter(self.sheet.named("acts", each.statement.act) for each in group)
            table.add_row(Text(visible(called), colour), str(len(group)), f"{_tally(kinds)}; {_tally(acts)}")
        self.sheet.table(table)

    def _times(self) -> None:
        self.sheet.heading("when")
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
            when = spoken(value, self.sheet.language) if value else self.sheet.say("undated")
            table.add_row(Text(when), Text(", ".join(dict.fromkeys(words)), "italic"), self._which(which))
        self.sheet.table(table)

    def _which(self, numbers: list[int]) -> Text:
        return Text(", ".join(f"s{number}" for number in sorted(numbers)), "dim")


def _tally(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {what}" for what, number in counts.most_common())
