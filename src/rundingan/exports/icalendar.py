"""iCalendar (RFC 5545): a day-long entry for each dated event, for any calendar program.

An entry's UID is made of what the event is, so that a calendar that takes the file again changes and doubles nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

_LINE: Final = 75
"""Bytes of a line."""
_STATUS: Final = {"happened": "CONFIRMED", "ongoing": "CONFIRMED", "planned": "TENTATIVE", "hypothetical": "TENTATIVE"}
_SUMMARY: Final = 120


class Entry(Struct, frozen=True, kw_only=True):
    """A dated event.

    Attributes:
        day: the day (ISO 8601).
        type, mode, status: as in a record.
        who: the names of those who take part.
        place: where.
        words: those that tell of it.
        article, url: what the article is known by, and its address.
        stamp: the moment of the article's coming into the dossier (ISO 8601 in UTC).
    """

    day: str
    type: str
    status: str
    mode: str | None = None
    who: tuple[str, ...] = ()
    place: str | None = None
    words: str
    article: str
    url: str | None = None
    stamp: str


def chunks(entries: Iterable[Entry], *, name: str = "Rundingan") -> Iterator[str]:
    """The calendar, an entry at a time, its lines ended by CR LF.

    Args:
        name: what calendar programs call it.
    """
    yield _lines(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rundingan//EN", f"X-WR-CALNAME:{escaped(name)}"])
    for entry in entries:
        yield _lines(_entry(entry))
    yield _lines(["END:VCALENDAR"])


def _entry(entry: Entry) -> Iterator[str]:
    day = date.fromisoformat(entry.day)
    known = "\0".join((entry.day, entry.type, entry.article, entry.words))
    title = " · ".join(filter(None, [entry.mode or entry.type.lower(), ", ".join(entry.who)]))
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(known.encode()).hexdigest()[:32]}@rundingan"
    yield f"DTSTAMP:{_stamp(entry.stamp)}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(title[:_SUMMARY])}"
    yield f"DESCRIPTION:{escaped(entry.words)}"
    if entry.place:
        yield f"LOCATION:{escaped(entry.place)}"
    if entry.url and not any(c.isspace() or c < " " for c in entry.url):
        yield f"URL:{entry.url}"
    yield f"CATEGORIES:{entry.type}"
    yield f"STATUS:{_STATUS[entry.status]}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _stamp(moment: str) -> str:
    return moment[:19].replace("-", "").replace(":", "") + "Z"


def escaped(words: str) -> str:
    """Words as TEXT (RFC 5545, 3.3.11), without the control characters that it cannot hold."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, "\\" + sign)
    plain = plain.replace("\n", "\\n")
    return "".join(c if c >= " " and c != "\x7f" else "\ufffd" for c in plain)


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """The line in pieces of 75 bytes, none of which cuts a character; each after the first begins with a blank."""
    pieces: list[str] = []
    piece, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LINE:
            pieces.append(piece)
            piece, size = "", 1
        piece += character
        size += width
    return "\r\n ".join([*pieces, piece])
