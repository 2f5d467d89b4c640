"""The questions of a dossier as tools of an assistant: what each takes, and its answer with the sentences behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from rundingan.errors import DossierError
from rundingan.views import articles, changes, people
from rundingan.views.evidence import Evidence, evidence
from rundingan.views.filters import Filters
from rundingan.views.reading import reading_of
from rundingan.web.asked import SEVERAL
from rundingan.web.described import Schema, parameter_schema, parameter_words
from rundingan.web.questions import QUESTIONS, Question
from rundingan.web.singles import recent

_ROWS: Final = 10
"""Rows of an answer, unless told otherwise: an assistant reads all of them."""
_MOST: Final = 100
_PARTS: Final = 5
"""Rows of each part of what is new, unless told otherwise."""

Arguments = Mapping[str, Any]


class Answer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a tool answers.

    Attributes:
        rows: they, or the one thing that was asked for.
        evidence: of each row, the sentences on which it rests.
        next: the cursor of the rows that follow.
    """

    rows: tuple[Struct, ...]
    evidence: tuple[tuple[Evidence, ...], ...]
    next: str | None = None


class Tool(Struct, frozen=True, kw_only=True):
    """A tool.

    Attributes:
        name, about: what it is called, and what it tells.
        takes: the JSON schema of its arguments.
        ask: answers.
    """

    name: str
    about: str
    takes: Schema
    ask: Callable[[Connection, Arguments], Answer]


def _answered(connection: Connection, rows: Sequence[Struct], following: str | None = None) -> Answer:
    return Answer(rows=tuple(rows), evidence=tuple(evidence(connection, rows)), next=following)


def _filters(arguments: Arguments, **unless_told: Any) -> Filters:
    """The filters that arguments are.

    Raises:
        DossierError: there is no such filter, it has no such value, or one of another kind.
    """
    given = unless_told | {name: value for name, value in arguments.items() if value is not None}
    if not {*given} <= {*Filters.__struct_fields__}:
        Filters.of(**given)  # tells which there are
    listed = {name: [value] if name in SEVERAL and isinstance(value, str) else value for name, value in given.items()}
    try:
        return msgspec.convert(listed, Filters)
    except msgspec.ValidationError as wrong:
        raise DossierError(f"an argument is of another kind than its schema says: {wrong}") from wrong


def _rows_of(question: Question) -> Tool:
    def ask(connection: Connection, arguments: Arguments) -> Answer:
        filters = _filters(arguments, limit=_ROWS)
        if filters.limit > _MOST:
            raise DossierError(f"an answer has 1 to {_MOST} rows, not {filters.limit:,}; ask for the next by cursor")
        filters.check(question.name, question.filters, **question.choices)
        found = question.ask(connection, filters)
        return _answered(connection, found.rows, found.next)

    properties = {name: _property(name, question) for name in question.filters}
    properties["limit"] = {"type": "integer", "minimum": 1, "maximum": _MOST, "default": _ROWS}
    properties["cursor"] = {"type": "string", "description": "`next` of the answer before: the rows that follow."}
    return Tool(
        name=question.name, about=question.about, takes=_object(properties, question.needs), ask=ask
    )  # fmt: skip


def _property(name: str, question: Question | None = None) -> Schema:
    return parameter_schema(name, question) | {"description": parameter_words(name)}


def _object(properties: Schema, needed: Sequence[str] = ()) -> Schema:
    told: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return told | ({"required": [*needed]} if needed else {})


def _one(arguments: Arguments, name: str) -> str:
    """The only argument of a tool that takes one.

    Raises:
        DossierError: it is not given, or others are.
    """
    given = arguments.get(name)
    if {*arguments} != {name} or isinstance(given, bool) or not isinstance(given, str | int) or not str(given).strip():
        raise DossierError(f"it takes one argument, {name}: a name or number")
    return str(given)


def _person(connection: Connection, arguments: Arguments) -> Answer:
    found = people.profile(connection, _one(arguments, "who"))
    return _answered(connection, [found] if found else [])


def _article(connection: Connection, arguments: Arguments) -> Answer:
    rows = articles.ask(connection, Filters(article=_one(arguments, "article"), limit=1)).rows
    found = reading_of(connection, rows[0].id) if rows else None
    return _answered(connection, [found] if found else [])


def _changes(connection: Connection, arguments: Arguments) -> Answer:
    filters = _filters(arguments, limit=_PARTS)
    if filters.since is None:
        filters = msgspec.structs.replace(filters, since=recent(articles.extent(connection).last))
    return _answered(connection, [changes.ask(connection, filters)])


_WHO: Final = {"type": "string", "description": "A name or part of one, in any language and spelling, or a number."}
_WHICH: Final = {"type": "string", "description": "The article's number (`article.id` of a row) or key."}

TOOLS: Final = {
    tool.name: tool
    for tool in (
        *(_rows_of(question) for question in QUESTIONS.values()),
        Tool(
            name="person", ask=_person, takes=_object({"who": _WHO}, ["who"]),
            about="One person, body or country: names, roles over time, statements, positions, whom it has to do with.",
        ),
        Tool(
            name="article", ask=_article, takes=_object({"article": _WHICH}, ["article"]),
            about="One article: its text, and everything found in it.",
        ),
        Tool(
            name="changes", ask=_changes,
            takes=_object(
                {name: _property(name) for name in changes.FILTERS}
                | {"limit": {"type": "integer", "minimum": 1, "maximum": _MOST, "default": _PARTS}}
            ),
            about="What is new since a day (`since`): who moved, what is disputed, who met, what was promised.",
        ),
    )
}  # fmt: skip
"""The tools by their names."""


def as_text(answer: Answer) -> str:
    """An answer for reading: each row as JSON, and below it the sentences on which it rests, with their addresses."""
    if not answer.rows:
        return "Nothing in this dossier answers that."
    parts = [
        "\n".join([msgspec.json.encode(row).decode(), *map(_source, behind)])
        for row, behind in zip(answer.rows, answer.evidence, strict=True)
    ]
    more = f"\n\nMore follows: ask again with cursor {answer.next}" if answer.next else ""
    return "\n\n".join(parts) + more


def _source(each: Evidence) -> str:
    where = ", ".join(filter(None, [each.outlet, each.title, each.published, each.address]))
    return f"- “{each.sentence}” ({where}, characters {each.begin}-{each.end})"
