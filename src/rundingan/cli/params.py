"""Values of options that are more than strings."""

from __future__ import annotations

import re
from typing import Final

import click

from rundingan.errors import ArticleError

_UNITS: Final = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}
_SIZE: Final = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([KMG]?)B?\s*", re.IGNORECASE)


class Size(click.ParamType[int]):
    """A number of bytes: ``5000000``, ``5MB``, ``1.5G``."""

    name = "size"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The bytes, one at least."""
        if isinstance(value, int):
            return value
        match = _SIZE.fullmatch(str(value))
        size = int(float(match[1]) * _UNITS[match[2].upper()]) if match else 0
        if size < 1:
            self.fail(f"{value!r} is not a size; write a number of bytes, such as 5000000 or 5MB", param, ctx)
        return size


class Date(click.ParamType[str]):
    """A day in ISO 8601."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as year-month-day."""
        from rundingan.sources import iso_date

        try:
            return iso_date(str(value))
        except ArticleError as wrong:
            self.fail(str(wrong), param, ctx)


class Encoding(click.ParamType[str]):
    """The name of an encoding of text."""

    name = "encoding"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as given."""
        from rundingan.sources import check_encoding

        try:
            check_encoding(str(value))
        except ArticleError as wrong:
            self.fail(str(wrong), param, ctx)
        return str(value)


class Column(click.ParamType[tuple[str, str]]):
    """A column of a table and what it holds: ``text=content``."""

    name = "FIELD=NAME"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The field and the name of its column."""
        from rundingan.sources import check_columns

        if isinstance(value, tuple):
            return value
        field, _, column = str(value).partition("=")
        try:
            check_columns({field.strip(): column})
        except ArticleError as wrong:
            self.fail(f"{wrong}; write it as FIELD=NAME, such as text=content", param, ctx)
        return field.strip(), column
