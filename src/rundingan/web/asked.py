"""What a request asks: filters and their page, the language of the reader, the session; and how answers look."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar
from urllib.parse import urlencode

import msgspec
from sqlalchemy import Connection, func, select
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from rundingan import __version__
from rundingan.dossier.schema import corrections, meta
from rundingan.dossier.store import Store
from rundingan.errors import DossierError
from rundingan.exports import INTERFACES
from rundingan.views.filters import Filters
from rundingan.web.kept import Kept
from rundingan.web.settings import Settings

T = TypeVar("T")

SUFFIXES: Final = ("json", "csv", "jsonl")
"""Of addresses: the same answer for programs."""
UNITS: Final = ("codepoint", "utf16")
"""In what spans can be counted; the first unless told otherwise."""
SEVERAL: Final = frozenset(
    {"act", "kind", "stance", "shift", "status", "type", "mode", "outlet", "language"}
)  # may be given more than once
_OF_THE_PAGE: Final = frozenset({"interface", "theme", "unit", "view", "month", "since_visit"})
"""What an address may have besides filters."""


def filters_of(params: QueryParams, *others: str) -> Filters:
    """The filters of an address; empty ones, as forms send them, are none.

    Args:
        others: names that are no filters.

    Raises:
        DossierError: there is no such filter, or it has no such value.
    """
    given: dict[str, Any] = {}
    for name in params:
        # what PostgreSQL cannot hold (NUL) is found nowhere, as in SQLite
        values = [value.strip().replace("\0", "\ufffd") for value in params.getlist(name) if value.strip()]
        if values and name not in _OF_THE_PAGE and name not in others:
            given[name] = tuple(values) if name in SEVERAL else values[-1]
    if "limit" in given:
        given["limit"] = whole_number("limit", given["limit"])
    if "threat" in given:
        given["threat"] = _yes_or_no(given["threat"])
    return Filters.of(**given)


def whole_number(name: str, value: str) -> int:
    """A number in an address.

    Raises:
        DossierError: it is none, or far too large.
    """
    if not (value.isascii() and value.isdecimal()) or len(value) > 6:
        raise DossierError(f"{name} {value!r} is not a number from 0 to 999999")
    return int(value)


def wants_utf16(params: QueryParams) -> bool:
    """Whether spans are to be counted in UTF-16 code units.

    Raises:
        DossierError: they are to be counted in something unknown.
    """
    unit = params.get("unit") or UNITS[0]
    if unit not in UNITS:
        raise DossierError(f"there is no unit {unit!r}; there are: {', '.join(UNITS)}")
    return unit == UNITS[1]


def _yes_or_no(value: str) -> bool:
    if value not in ("true", "false"):
        raise DossierError(f"threat is true or false, not {value!r}")
    return value == "true"


def address(path: str, params: Mapping[str, Any], **changed: Any) -> str:
    """A path with its query, some of it changed; what is None is left out."""
    every = {**params, **changed}
    pairs = [
        (name, value)
        for name, values in every.items()
        for value in (values if isinstance(values, list | tuple) else [values])
        if value not in (None, "")
    ]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def query(params: QueryParams) -> dict[str, list[str]]:
    """The query of an address, each name with its values."""
    return {name: params.getlist(name) for name in params}


def language_of(request: Request, settings: Settings) -> str:
    """The language of the reader: as chosen, else the first that the browser asks for and that is there."""
    for chosen in (request.query_params.get("interface"), request.cookies.get("interface")):
        if chosen in INTERFACES:
            return str(chosen)
    for wanted in request.headers.get("accept-language", "").split(","):
        code = wanted.partition(";")[0].strip().lower().partition("-")[0]
        if code in INTERFACES:
            return code
    return settings.interface


def state(store: Store) -> str:
    """What changes whenever the dossier does."""
    with store.reading() as connection:
        return state_of(connection)


def state_of(connection: Connection) -> str:
    """What changes whenever the dossier does, as a connection sees it."""
    undone = select(func.count(corrections.c.undone)).scalar_subquery()  # which takes no number of its own
    row = connection.execute(select(meta.c.value, undone).where(meta.c.key == "next")).one()
    return f"{row[0]}.{row[1]}"


def kept(request: Request, connection: Connection, *asked: str, make: Callable[[], T]) -> T:
    """An answer that is made once until the dossier changes.

    Args:
        asked: what is asked, in words that no other question has.
        make: makes it.
    """
    answers: Kept = request.app.state.kept
    return answers.answer((state_of(connection), *asked), make)


def tag(request: Request, *parts: str) -> str:
    """The ETag of an answer: what was asked, how, and in which state of the dossier."""
    asked = (__version__, request.url.path, str(request.url.query), *parts)
    return f'"{hashlib.sha256(chr(0).join(asked).encode()).hexdigest()[:24]}"'


def unchanged(request: Request, etag: str) -> Response | None:
    """The answer to who has this one already, or None."""
    given = request.headers.get("if-none-match", "")
    if etag in {each.strip().removeprefix("W/") for each in given.split(",")}:
        return Response(status_code=304, headers={"etag": etag})
    return None


def as_json(value: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """An answer in JSON."""
    return Response(msgspec.json.encode(value), status, headers=dict(headers or {}), media_type="application/json")


def within(where: object) -> str:
    """A path of this server, to go back to; its first page where it is none, or leads elsewhere."""
    path = str(where or "")
    strange = not path.startswith("/") or path.startswith("//") or "\\" in path or not path.isprintable()
    return "/" if strange else path


def trouble(code: str, message: str, status: int) -> Response:
    """An error for programs, always of one shape."""
    return as_json({"error": {"code": code, "message": message, "status": status}}, status=status)
