"""Adding in the browser: a text that is pasted, files, an address or a feed; and how far it is."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

import msgspec
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from rundingan.errors import ArticleError, DossierError
from rundingan.model import Article, Issue
from rundingan.sources import articles as articles_of
from rundingan.sources import iso_date
from rundingan.web.asked import as_json
from rundingan.web.jobs import Jobs, Progress
from rundingan.web.showing import page
from rundingan.web.signing import signed_in, writing

_ADDRESS: Final = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)
_STRANGE: Final = re.compile(r"[^A-Za-z0-9._-]+")
_LANGUAGE: Final = re.compile(r"[a-z]{2}")
_WAIT: Final = 60.0
"""Seconds that fetching an address may take."""


def shown(request: Request) -> Response:
    """The form."""
    signed_in(request)
    if not request.app.state.settings.writable:
        raise HTTPException(403, "This dossier is served for reading alone; start the server with --write.")
    return page(request, "add", most=request.app.state.settings.upload)


def given(request: Request, form: FormData) -> Response:
    """Begin to add what the form gives."""
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
    day, language = _day(form), _language(form)
    most = request.app.state.settings.upload
    jobs: Jobs = request.app.state.jobs
    by = signed_in(request).name
    address, text = _words(form, "address"), str(form.get("text", ""))
    if files:
        folder = _kept(files)
        found = articles_of([str(folder)], max_size=most, published=day, language=language)
        job = jobs.start(by, _named(found, folder), folder)
    elif address:
        if not _ADDRESS.fullmatch(address):
            raise DossierError("only addresses that begin with http:// or https:// are fetched")
        follow = form.get("follow") == "true"
        job = jobs.start(
            by,
            articles_of([address], max_size=most, published=day, language=language, follow_links=follow, timeout=_WAIT),
        )
    elif text.strip():
        job = jobs.start(by, [_pasted(form, text, day, language)])
    else:
        raise DossierError("there is nothing to add: paste a text, choose files, or give an address")
    return RedirectResponse(f"/add/{job}", 303)


def _pasted(form: FormData, text: str, day: str | None, language: str | None) -> Article:
    url = _words(form, "url")
    return Article(
        text=text.replace("\r\n", "\n"), title=_words(form, "title"), published=day, language=language,
        source=_words(form, "outlet"), author=_words(form, "author"), url=url,
    )  # fmt: skip


def _words(form: FormData, name: str) -> str | None:
    """A line of the form; None where it is empty."""
    return " ".join(str(form.get(name, "")).split())[:2_000] or None


def _day(form: FormData) -> str | None:
    written = _words(form, "published")
    try:
        return iso_date(written) if written else None
    except ArticleError as wrong:
        raise DossierError(str(wrong)) from wrong


def _language(form: FormData) -> str | None:
    written = _words(form, "language")
    if written and not _LANGUAGE.fullmatch(written):
        raise DossierError(f"{written[:20]!r} is no code of a language; write two letters, such as ms")
    return written


def _kept(files: list[UploadFile]) -> Path:
    """The files in a folder of their own, under names that lead nowhere."""
    folder = Path(tempfile.mkdtemp(prefix="rundingan-"))
    for number, each in enumerate(files, 1):
        name = _STRANGE.sub("_", PurePath((each.filename or "").replace("\\", "/")).name).lstrip(".")
        with (folder / f"{number:03}-{name[-100:]}").open("wb") as file:
            shutil.copyfileobj(each.file, file)
    return folder


def _named(found: Iterator[Article | Issue], folder: Path) -> Iterator[Article | Issue]:
    """The articles; those that a file alone would name are known by their words: two files may be called alike."""
    for each in found:
        yield msgspec.structs.replace(each, id="") if isinstance(each, Article) and str(folder) in each.id else each


def followed(request: Request) -> Response:
    """How far a job is; the page loads itself again until it is done."""
    return page(request, "adding", job=_progress(request))


def told(request: Request) -> Response:
    """How far a job is, for a script."""
    return as_json(_progress(request), headers={"cache-control": "no-store"})


def _progress(request: Request) -> Progress:
    jobs: Jobs = request.app.state.jobs
    found = jobs.progress(request.path_params["job"], signed_in(request).name)
    if found is None:
        raise HTTPException(404, "There is no such job of yours; it may have been long ago.")
    return found


ROUTES: Final = [
    Route("/add", shown),
    Route("/add", writing(given), methods=["POST"]),
    Route("/add/{job}/progress", told),
    Route("/add/{job}", followed),
]
