"""Pages: templates filled for one reader, in the reader's language."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib import resources
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from rundingan import __version__
from rundingan.exports import INTERFACES
from rundingan.exports.labels import label, named
from rundingan.model import ACTS, ENTITY_TYPES, EVENT_STATUSES, EVENT_TYPES, KINDS, STANCES, Span
from rundingan.rules.pack import load
from rundingan.views.filters import SHIFTS
from rundingan.views.page import Page
from rundingan.web.asked import SUFFIXES, address, language_of, query, trouble
from rundingan.web.security import form_token
from rundingan.web.sessions import Visitor

WAYS: Final = (
    ("overview", "/", "o"),
    ("positions", "/positions", "p"),
    ("disputes", "/disputes", "d"),
    ("commitments", "/commitments", "c"),
    ("statements", "/statements", "s"),
    ("people", "/people", "e"),
    ("events", "/events", "v"),
    ("articles", "/articles", "a"),
    ("about", "/about", "b"),
)
"""The pages in the side bar: name, address, and the key that leads there after ``g``."""
CHOICES: Final = {
    "act": ACTS,
    "kind": KINDS,
    "stance": STANCES,
    "shift": SHIFTS,
    "event_type": EVENT_TYPES,
    "event_status": EVENT_STATUSES,
    "entity_type": ENTITY_TYPES,
}
"""The values that a reader can choose among."""
_COLOURS: Final = 12


class Words:
    """What the pages say for themselves, in one language; the key itself where there is no word for it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = _web(language)

    def __call__(self, key: str, **parts: object) -> str:
        """The word for a key of ``web/labels``."""
        found = self._words.get(key, key)
        return found.format(**parts) if parts else found

    def named(self, section: str, name: str | None) -> str:
        """The word for what a record names: an act, a stance, a kind."""
        return named(section, name, self.language) if name else ""

    def day(self, day: str | None) -> str:
        """A day in words; what an undated one is called where there is none."""
        if not day:
            return label("undated", self.language)
        year, month, date = day.split("-")
        return f"{int(date)} {label(f'months.{int(month)}', self.language)} {year}"

    def month(self, month: str) -> str:
        """A month (``2031-05``) in words."""
        year, _, number = month.partition("-")
        return f"{label(f'months.{int(number)}', self.language)} {year}"

    def number(self, number: int) -> str:
        """A number with its thousands parted."""
        return f"{number:,}".replace(",", label("numbers.thousands", self.language))


@cache
def _web(language: str) -> dict[str, str]:
    file = resources.files("rundingan.web") / "labels" / f"{language}.toml"
    found: dict[str, str] = {}

    def take(table: dict[str, Any], before: str) -> None:
        for key, value in table.items():
            if isinstance(value, dict):
                take(value, f"{before}{key}.")
            else:
                found[before + key] = value

    take(tomllib.loads(file.read_text(encoding="utf-8")), "")
    return found


@cache
def environment() -> Environment:
    """The templates; every word put into one is escaped."""
    made = Environment(
        loader=PackageLoader("rundingan.web", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["web_address"] = web_address
    made.filters["short"] = short
    made.globals.update(
        choices=CHOICES,
        colour=colour,
        country=country,
        differing=differing,
        facet_word=facet_word,
        level=level,
        lit=lit,
        version=__version__,
        interfaces=INTERFACES,
        ways=WAYS,
    )
    return made


def short(name: str) -> str:
    """The name of a dossier without the folder or the server in which it stands."""
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2].removesuffix(".dossier") or name


def web_address(url: str) -> str:
    """An address that leads to the web, or nowhere: never a script (``javascript:``)."""
    return url if url.lower().startswith(("https://", "http://")) else "#"


def colour(number: int | None) -> str:
    """The class of the colour of an entity, always the same."""
    return f"c{1 + number % _COLOURS}" if number else "c0"


def facet_word(words: Words, name: str, value: str) -> str:
    """The word for a value of a facet."""
    if name == "language":
        return words(f"languages.{value}") if value in INTERFACES else value
    return words.named(f"{name}s", value)


def level(count: int, most: int) -> int:
    """How deep a country is coloured, 1 to 5, by how many of the most there are."""
    return max(1, min(5, math.ceil(5 * math.log1p(count) / math.log1p(most))))


@cache
def _countries(language: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for entry in load(language).words("countries"):
        if entry.fields:
            names.setdefault(entry.fields[0], entry.words)
    return names


def country(code: str, language: str) -> str:
    """The name of a country in a language; its code where that language has none."""
    return _countries(language).get(code, code)


def differing(words: str, pieces: tuple[tuple[str, Span], ...]) -> Markup:
    """Words with those marked that another version has not."""
    made: list[str] = []
    at = 0
    for _, (begin, end) in sorted(pieces, key=lambda each: each[1]):
        if begin >= at:
            made += [str(escape(words[at:begin])), "<ins>", str(escape(words[begin:end])), "</ins>"]
            at = end
    return Markup("".join([*made, str(escape(words[at:]))]))


def lit(words: str, found: tuple[Span, ...]) -> Markup:
    """Words with those that were searched marked."""
    pieces: list[str] = []
    at = 0
    for begin, end in found:
        pieces += [str(escape(words[at:begin])), "<mark class=found>", str(escape(words[begin:end])), "</mark>"]
        at = end
    return Markup("".join([*pieces, str(escape(words[at:]))]))


def page(request: Request, template: str, *, status: int = 200, etag: str | None = None, **given: Any) -> Response:
    """A page made of ``templates/NAME.html``.

    Args:
        given: what the template shows.
    """
    settings = request.app.state.settings
    language = language_of(request, settings)
    params = query(request.query_params)

    def here(**changed: Any) -> str:
        return address(request.url.path, params, **changed)

    theme = request.cookies.get("theme")
    shown = {
        "request": request,
        "t": Words(language),
        "language": language,
        "theme": theme if theme in ("light", "dark") else None,
        "here": here,
        "params": params,
        "store": request.app.state.store,
        "settings": settings,
        "visitor": visitor_of(request),
        "writes": settings.writable and visitor_of(request) is not None,
        "csrf": token_of(request),
        "template": template,
        "also": None,
        **given,
    }
    html = environment().get_template(f"{template}.html").render(shown)
    headers = {"vary": "accept-language, cookie"} | ({"etag": etag} if etag else {})
    return HTMLResponse(html, status, headers)


def visitor_of(request: Request) -> Visitor | None:
    """Who is signed in, or None; also where something broke before that was known."""
    return getattr(request.state, "visitor", None)


def token_of(request: Request) -> str:
    """The token of the visitor's forms; empty where nobody is signed in."""
    visitor = visitor_of(request)
    return form_token(request.app.state.settings, visitor.session) if visitor else ""


def for_programs(request: Request) -> bool:
    """Whether an address is a program's, to which trouble is told as JSON."""
    path = request.url.path
    return path.endswith(tuple(f".{suffix}" for suffix in SUFFIXES)) or path.startswith(("/api", "/export/"))


def told(request: Request, code: str, message: str, status: int) -> Response:
    """Trouble, told to a program as JSON and to a person as a page."""
    if for_programs(request) or "authorization" in request.headers:
        return trouble(code, message, status)
    return page(request, "error", status=status, code=code, message=message)


def following(request: Request, found: Page[Any]) -> str | None:
    """The address of the page after this one."""
    return address(request.url.path, query(request.query_params), cursor=found.next) if found.next else None
