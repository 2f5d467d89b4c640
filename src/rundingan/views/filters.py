"""What a question may be narrowed by, the same for all questions, and the pages in which answers come.

>>> Filters.of(party="Veloria", act="deny").act
('deny',)
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import fields

from rundingan.errors import DossierError
from rundingan.model import ACTS, ENTITY_TYPES, EVENT_STATUSES, EVENT_TYPES, KINDS, STANCES

MOST: Final = 1_000
"""Rows that one page has at most."""
CLAIM_STATUSES: Final = ("asserted", "contested", "withdrawn")
COMMITMENT_STATES: Final = ("open", "met", "kept", "broken", "lapsed", "unknown")
REVIEWED: Final = ("hide", "only")
SHIFTS: Final = ("new", "repeat", "harden", "soften", "reverse", "clarify")

LARGEST: Final = 10**18 - 1
"""The largest number that is looked for."""

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CURSOR: Final = re.compile(r"(\d{4}-\d\d-\d\d|\d{1,12})?~(\d{1,18})", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,18}", re.ASCII)


class Filters(Struct, frozen=True, kw_only=True):
    """What is asked for. All that is given must hold; of several values of one filter, any.

    Attributes:
        party: by whom: a name or part of one, in any language and spelling, a country's code, or an entity's id. A
            country stands for all who act for it.
        speaker: by that very person or body.
        about: whom a statement is about, or to whom an event is done; as ``party``.
        proposal: on what: an id, or words that all stand in one of its names.
        act, kind, stance, shift: as in the record (:mod:`rundingan.model`) and in :data:`SHIFTS`.
        status: of a claim, an event, or a commitment's state.
        type, mode: of an event or an entity.
        threat: threats only, or none of them.
        channel: words that stand in the channel (``Telegram``).
        country: the code of the country for which the party, speaker or entity acts.
        outlet, language: of the article.
        since, until: the first and the last day (``2031-05-02``).
        text: words to be found (:mod:`rundingan.dossier.search`): of statements in their own words, of all else in
            its article.
        article: the id or key of one article.
        reviewed: of statements: ``hide`` leaves out what a person rejected, ``only`` what nobody decided.
        limit: rows of a page.
        cursor: where the page begins: ``next`` of the page before it.
    """

    party: str | None = None
    speaker: str | None = None
    about: str | None = None
    proposal: str | None = None
    act: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    shift: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    threat: bool | None = None
    channel: str | None = None
    country: str | None = None
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    text: str | None = None
    article: str | None = None
    reviewed: str | None = None
    limit: int = 50
    cursor: str | None = None

    def __post_init__(self) -> None:
        for name, day in (("since", self.since), ("until", self.until)):
            if day is not None and not _is_day(day):
                raise DossierError(f"{name} {day!r} is not a day; write it as 2031-05-02")
        if not 1 <= self.limit <= MOST:
            raise DossierError(f"a page has 1 to {MOST:,} rows, not {self.limit}")
        for name in ("act", "kind", "stance", "shift"):
            _known(name, getattr(self, name), CHOICES[name])
        _known("reviewed", [self.reviewed] if self.reviewed else [], CHOICES["reviewed"])
        if self.cursor is not None:
            parse_cursor(self.cursor)

    @classmethod
    def of(cls, **given: Any) -> Filters:
        """The filters as a caller has them: one value or several, None for what is not asked.

        Raises:
            DossierError: there is no such filter, or it has no such value.
        """
        unknown = given.keys() - {field.name for field in fields(cls)}
        if unknown:
            raise DossierError(f"nothing is narrowed by {', '.join(sorted(unknown))}; there are: {', '.join(_NAMES)}")
        return cls(**{name: _value(name, value) for name, value in given.items() if value is not None})

    def given(self) -> list[str]:
        """The names of the filters that narrow something."""
        every = (field for field in fields(self) if field.name not in ("limit", "cursor"))
        return [field.name for field in every if getattr(self, field.name) != field.default]

    def check(self, question: str, known: Collection[str], **choices: Collection[str]) -> None:
        """Nothing, where a question knows all filters that are given, and their values.

        Raises:
            DossierError: it does not.
        """
        for name in self.given():
            if name not in known:
                raise DossierError(f"{question} are not narrowed by {name}; by these: {', '.join(known)}")
        for name, values in choices.items():
            _known(name, getattr(self, name), values)


CHOICES: Final = {"act": ACTS, "kind": KINDS, "stance": STANCES, "shift": SHIFTS, "reviewed": REVIEWED}
"""The values that a filter has, whatever the question."""
EVENT_CHOICES: Final = {"type": EVENT_TYPES, "status": EVENT_STATUSES}
ENTITY_CHOICES: Final = {"type": ENTITY_TYPES}

_NAMES: Final = [field.name for field in fields(Filters)]
_MANY: Final = frozenset(field.name for field in fields(Filters) if field.default == ())


def _is_day(words: str) -> bool:
    if not _DAY.fullmatch(words):
        return False
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def as_number(asked: str) -> int | None:
    """The number of a row, where words are one."""
    return int(asked) if _NUMBER.fullmatch(asked) else None


def _value(name: str, value: Any) -> Any:
    if name in _MANY:
        return (value,) if isinstance(value, str) else tuple(value)
    return str(value) if isinstance(value, int) and name not in ("limit", "threat") else value


def _known(name: str, values: Collection[str], known: Collection[str]) -> None:
    for value in values:
        if value not in known:
            raise DossierError(f"there is no {name} {value!r}; there are: {', '.join(known)}")


def parse_cursor(cursor: str) -> tuple[str | None, int]:
    """Day (None where there is none; of people a number of articles) and id of the row before the page.

    Raises:
        DossierError: it is none that a page gave.
    """
    match = _CURSOR.fullmatch(cursor)
    if not match:
        raise DossierError(f"{cursor!r} is no cursor; take it from `next` of the page before")
    return match[1], int(match[2])


def as_cursor(day: str | None, number: int) -> str:
    """The cursor of the page that begins after a row."""
    return f"{day or ''}~{number}"
