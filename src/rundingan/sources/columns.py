"""Which column of a table holds which field of an article: as the caller says, or by its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rundingan.errors import FormatError

_NAMES = {
    "text": "text body content article articletext articlebody bodytext fulltext maintext plaintext contenttext",
    "html": "html bodyhtml contenthtml articlehtml",
    "id": "id articleid docid documentid guid uuid uid",
    "title": "title headline articletitle",
    "published": "published date publishedat publishdate publisheddate publicationdate pubdate datepublished datetime "
    "publishedon publishtime",
    "language": "language lang languagecode",
    "source": "source outlet publisher newspaper sourcename sitename site",
    "url": "url link articleurl sourceurl uri permalink",
    "author": "author authors byline creator",
}
"""Names of columns by field, without capitals and marks, the likeliest first."""


def fields_of(header: Sequence[str], columns: Mapping[str, str], name: str) -> dict[str, int]:
    """The number of the column of each field that the table has.

    Args:
        header: the names of the columns.
        columns: names of columns by field, as the caller says; the others are guessed.
        name: of the file, for messages.

    Raises:
        FormatError: a column that was named is not there, or none holds text.
    """
    for field, column in columns.items():
        if column not in header:
            raise FormatError(
                f"{name} has no column {column!r} for {field!r}; its columns are {_listed(header)}", code="no_column"
            )
    found = _guessed(header, set(columns.values())) | {field: header.index(column) for field, column in columns.items()}
    if "html" in columns and "text" not in columns:
        found.pop("text", None)
    if "text" not in found and "html" not in found:
        raise FormatError(
            f"{name} has no column that is known to hold text; name it with --column text=NAME (in Python columns="
            f'{{"text": NAME}}); its columns are {_listed(header)}',
            code="no_column",
        )
    return found


def is_header(header: Sequence[str]) -> bool:
    """Whether a column of text is among them, by its name, and one of another field."""
    found = _guessed(header, set())
    return len(found) >= 2 and bool({"text", "html"} & set(found))


def _guessed(header: Sequence[str], taken: set[str]) -> dict[str, int]:
    plain = {_plain(column): number for number, column in reversed(list(enumerate(header))) if column not in taken}
    found: dict[str, int] = {}
    for field, names in _NAMES.items():
        number = next((plain[name] for name in names.split() if name in plain), None)
        if number is not None:
            found[field] = number
    return found


def _plain(column: str) -> str:
    return "".join(c for c in column.lower() if c.isalnum())


def _listed(header: Sequence[str]) -> str:
    shown = ", ".join(repr(column[:40]) for column in header[:20])
    return shown + (", ..." if len(header) > 20 else "")
