"""What is told of an answer's parts and of filters, taken from where they are defined: their docstrings and types."""

from __future__ import annotations

import inspect
import re
from functools import cache
from typing import Any, Final

import msgspec
from msgspec import Struct

from rundingan.views.filters import CHOICES, Filters
from rundingan.web.asked import SEVERAL, UNITS
from rundingan.web.questions import Question

Schema = dict[str, Any]

_SECTION: Final = re.compile(r"^Attributes:\n(.*?)(?=^\S|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY: Final = re.compile(r"^    ([a-z_][a-z_, ]*): (.*?)(?=^    \S|\Z)", re.DOTALL | re.MULTILINE)
_ROLE: Final = re.compile(r":\w+:`~?([^`]*)`|``([^`]*)``")
_LONGEST_SEARCH: Final = 1_000


@cache
def told_of(struct: type[Struct]) -> tuple[str, dict[str, str]]:
    """What a struct is, and each of its parts that is told of."""
    doc = inspect.cleandoc(struct.__doc__ or "")
    parts: dict[str, str] = {}
    section = _SECTION.search(doc)
    for names, words in _ENTRY.findall(section[1]) if section else ():
        parts |= {name.strip(): _plain(words) for name in names.split(",")}
    return _plain(_SECTION.sub("", doc)), parts


def _plain(words: str) -> str:
    """Words without the marks of a docstring."""
    return " ".join(_ROLE.sub(lambda match: f"`{match[1] or match[2]}`", words).split())


def schemas(structs: list[type[Struct]], at: str) -> Schema:
    """The JSON schemas of what answers are made of, by their names.

    Args:
        at: where each is to be found, with ``{name}`` in it.
    """
    _, found = msgspec.json.schema_components(structs, ref_template=at)
    by_name = {struct.__name__: struct for struct in _every(structs)}
    for name, schema in found.items():
        struct = by_name.get(name)
        if struct is None:
            continue
        schema["description"], parts = told_of(struct)
        for part, words in parts.items():
            if part in schema["properties"]:
                schema["properties"][part]["description"] = words
        schema["required"] = [*schema["properties"]]  # whatever is None is there as null
    return found


def _every(structs: list[type[Struct]]) -> set[type[Struct]]:
    """The structs with all that they have within."""
    found: set[type[Struct]] = set()
    left: list[Any] = [msgspec.inspect.type_info(struct) for struct in structs]
    while left:
        each = left.pop()
        if isinstance(each, msgspec.inspect.StructType):
            if each.cls in found:
                continue
            found.add(each.cls)
            left += [field.type for field in each.fields]
        left += [*getattr(each, "types", ()), *getattr(each, "item_types", ())]
        left += [each.item_type] if hasattr(each, "item_type") else []
    return found


def parameter_schema(name: str, question: Question | None = None) -> Schema:
    """The JSON schema of the values of a filter.

    Args:
        question: that it narrows.
    """
    values = {**CHOICES, **(question.choices if question else {})}.get(name)
    if name in ("since", "until"):
        return {"type": "string", "format": "date"}
    if name == "threat":
        return {"type": "boolean"}
    if name == "text":
        return {"type": "string", "maxLength": _LONGEST_SEARCH}
    one: Schema = {"type": "string", "enum": [*values]} if values else {"type": "string"}
    return {"type": "array", "items": one} if name in SEVERAL else one


def paging(question: Question) -> dict[str, Schema]:
    """The JSON schemas of what tells a page of rows from another."""
    return {
        "limit": {"type": "integer", "minimum": 1, "maximum": question.most, "default": question.limit},
        "cursor": {"type": "string", "pattern": question.cursor},
    }


def unit_schema() -> Schema:
    """The JSON schema of the unit of spans."""
    return {"type": "string", "enum": [*UNITS], "default": UNITS[0]}


def parameter_words(name: str) -> str:
    """What a filter narrows, in words."""
    return told_of(Filters)[1].get(name, "")
