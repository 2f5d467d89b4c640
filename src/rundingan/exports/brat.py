"""brat standoff (https://brat.nlplab.org/standoff.html): a folder with ``NAME.txt`` and ``NAME.ann`` an article.

Entities, contents, sources, cues, times and the words of the other findings are text-bound annotations (``T``);
who said what is a relation (``R``), kinds, acts and stances are attributes (``A``). The whole finding stands in a note
(``#``), so that :func:`records` gives back what was written. Offsets are in code points, as brat counts them; words
over a line end are told in pieces, as brat asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from rundingan.errors import ExportError
from rundingan.model import ACTS, KINDS, STANCES, Record, Span

CONFIGURATION: Final = f"""[entities]
Entity
Time
Content
Source
Cue
Proposal
Position
Claim
Commitment
Event
[relations]
Speaker\tArg1:Content, Arg2:Entity
SourceOf\tArg1:Source, Arg2:Content
CueOf\tArg1:Cue, Arg2:Content
[events]
[attributes]
Kind\tArg:Content, Value:{"|".join(KINDS)}
Act\tArg:Content, Value:{"|".join(ACTS)}
Stance\tArg:Position, Value:{"|".join(STANCES)}
"""
_UNSAFE: Final = re.compile(r"[^\w.-]+")
_LINE: Final = re.compile("[^\n\r\u2028\u2029\x0b\x0c\x1c-\x1e\x85]+")
_LONGEST: Final = 80


def write(found: Iterable[Record], folder: Path) -> int:
    """The folder with its files and brat's configuration; how many articles it holds.

    Raises:
        ExportError: it is there already and not empty, or cannot be written.
    """
    count = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise ExportError(f"{folder} is not empty; name a new folder for brat")
        (folder / "annotation.conf").write_text(CONFIGURATION, encoding="utf-8")
        for count, record in enumerate(found, 1):
            name = f"{count:06}-{_UNSAFE.sub('-', record.id)[:_LONGEST].strip('-') or 'article'}"
            (folder / f"{name}.ann").write_text(standoff(record), encoding="utf-8", newline="")
            (folder / f"{name}.txt").write_text(record.text, encoding="utf-8", newline="")
    except OSError as wrong:
        raise ExportError(f"{folder} cannot be written: {wrong.strerror or wrong}") from wrong
    return count


def records(folder: Path) -> Iterator[Record]:
    """The records of a folder that :func:`write` wrote.

    Raises:
        ExportError: a file of it is not as Rundingan writes it.
    """
    files = sorted(folder.glob("*.ann"))
    if not files:
        raise ExportError(f"{folder} holds no annotations (*.ann)")
    for file in files:
        try:
            text = file.with_suffix(".txt").read_bytes().decode("utf-8")
            yield _record(file.read_bytes().decode("utf-8"), text)
        except OSError as wrong:
            raise ExportError(f"{file} cannot be read: {wrong.strerror or wrong}") from wrong
        except (UnicodeError, msgspec.MsgspecError, ValueError, KeyError) as wrong:
            raise ExportError(f"{file} does not hold a record as Rundingan writes it to brat: {wrong}") from wrong


def _record(written: str, text: str) -> Record:
    plain: dict[str, Any] = {"text": text}
    for line in written.split("\n"):
        if line.startswith("#"):
            _, kind, note = line.split("\t", 2)
            part = kind.partition(" ")[0]
            finding = msgspec.json.decode(note)
            if part == "record":
                plain |= finding
            else:
                plain.setdefault(part, []).append(finding)
    return msgspec.convert(plain, Record)


def standoff(record: Record) -> str:
    """The ``.ann`` of a record."""
    return _Page(record).written()


class _Page:
    """The lines of one ``.ann``, numbered as they come."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lines: list[str] = []
        self._counts: dict[str, int] = {}
        self._entities: dict[str, str] = {}

    def written(self) -> str:
        record = self._record
        plain = msgspec.to_builtins(record)
        del plain["text"]
        for part in ("entities", "times", "statements", "proposals", "positions", "claims", "commitments", "events"):
            for finding in plain.pop(part):
                self._finding(part, finding)
        self._note("record", "T1" if self._counts.get("T") else "R0", plain)
        return "".join(self._lines)

    def _finding(self, part: str, finding: dict[str, Any]) -> None:
        if part in ("entities", "proposals"):
            marks = [self._bound(part, [tuple(span)]) for span in finding["mentions"]]
            mark = next(filter(None, marks), None)
            if part == "entities" and mark:
                self._entities[finding["id"]] = mark
        elif part in ("statements", "commitments"):
            mark = self._bound(part, [tuple(span) for span in finding["content"]])
        else:
            mark = self._bound(part, [tuple(finding["span" if part in ("times", "claims") else "evidence"])])
        if part == "statements" and mark:
            self._statement(mark, finding)
        if part == "positions" and mark:
            self._line("A", f"Stance {mark} {finding['stance']}")
        self._note(part, mark or "T0", finding)

    def _statement(self, mark: str, finding: dict[str, Any]) -> None:
        self._line("A", f"Kind {mark} {finding['kind']}")
        self._line("A", f"Act {mark} {finding['act']}")
        for kind in ("source", "cue"):
            if finding[kind] and (other := self._bound(kind, [tuple(finding[kind])])):
                self._line("R", f"{kind.title()}Of Arg1:{other} Arg2:{mark}")
        if speaker := self._entities.get(finding["speaker"] or ""):
            self._line("R", f"Speaker Arg1:{mark} Arg2:{speaker}")

    def _bound(self, part: str, spans: Sequence[Any]) -> str | None:
        """A text-bound annotation; its number, or None where it has no words."""
        pieces = [piece for span in spans for piece in self._pieces(span)]
        if not pieces:
            return None
        text = self._record.text
        places = ";".join(f"{begin} {end}" for begin, end in pieces)
        return self._line("T", f"{_KINDS[part]} {places}\t" + " ".join(text[begin:end] for begin, end in pieces))

    def _pieces(self, span: Span) -> Iterator[Span]:
        begin, end = span
        for line in _LINE.finditer(self._record.text, begin, end):
            yield line.start(), line.end()

    def _note(self, part: str, mark: str, finding: dict[str, Any]) -> None:
        self._line("#", f"{part} {mark}\t{msgspec.json.encode(finding).decode()}")

    def _line(self, letter: str, rest: str) -> str:
        number = self._counts[letter] = self._counts.get(letter, 0) + 1
        self._lines.append(f"{letter}{number}\t{rest}\n")
        return f"{letter}{number}"


_KINDS: Final = {
    "entities": "Entity", "times": "Time", "statements": "Content", "source": "Source", "cue": "Cue",
    "proposals": "Proposal", "positions": "Position", "claims": "Claim", "commitments": "Commitment",
    "events": "Event",
}  # fmt: skip
"""The kind of annotation for the words of each part."""
