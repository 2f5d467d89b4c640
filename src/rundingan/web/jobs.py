"""Articles on their way into the dossier: one job after the other, each telling how far it is."""

from __future__ import annotations

import secrets
import shutil
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from threading import Event, Lock
from typing import Final

from msgspec import Struct

from rundingan.dossier.ingest import add
from rundingan.dossier.store import Store
from rundingan.errors import DossierError
from rundingan.model import Article, Issue

_WAITING: Final = 8
"""Jobs that wait at most; who comes then is told to come again."""
_KEPT: Final = 50
"""Jobs whose end is remembered."""
_TROUBLE: Final = 100
"""Pieces of trouble that a job lists; the others are counted."""
MOST: Final = 10_000
"""Articles that one job adds at most."""


class Progress(Struct, frozen=True):
    """How far a job is.

    Attributes:
        state: ``waiting``, ``working``, ``done``, ``stopped`` (the server stopped) or ``failed``.
        added, corrected, known: articles that were new, took the place of an older version, or changed nothing.
        aside: how many were set aside.
        trouble: why, the first of them.
        articles: the numbers of those that were added, the first of them.
    """

    id: str
    state: str
    added: int
    corrected: int
    known: int
    aside: int
    trouble: tuple[Issue, ...]
    articles: tuple[int, ...]


@dataclass
class _Job:
    id: str
    by: str
    given: Iterable[Article | Issue]
    folder: Path | None
    state: str = "waiting"
    counts: dict[str, int] = field(default_factory=lambda: {"added": 0, "corrected": 0, "known": 0, "aside": 0})
    trouble: list[Issue] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)


class Jobs:
    """Adds what it is given, in a thread of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="adding")
        self._jobs: OrderedDict[str, _Job] = OrderedDict()
        self._lock = Lock()
        self._stop = Event()

    def start(self, by: str, given: Iterable[Article | Issue], folder: Path | None = None) -> str:
        """Begin a job, and tell its id.

        Args:
            by: whose it is.
            given: the articles; they are read in the job.
            folder: where their files lie; it is removed at the end.

        Raises:
            DossierError: too many wait already, or the server stops.
        """
        job = _Job(secrets.token_urlsafe(12), by, given, folder)
        with self._lock:
            waiting = sum(each.state in ("waiting", "working") for each in self._jobs.values())
            if waiting < _WAITING and not self._stop.is_set():
                self._jobs[job.id] = job
                while len(self._jobs) > _KEPT:
                    self._jobs.popitem(last=False)
                self._pool.submit(self._run, job)
                return job.id
        _remove(folder)
        raise DossierError("too much is being added at once; try again when some of it is done")

    def progress(self, number: str, by: str) -> Progress | None:
        """How far somebody's job is; None where there is none."""
        with self._lock:
            job = self._jobs.get(number)
            if job is None or job.by != by:
                return None
            return Progress(job.id, job.state, **job.counts, trouble=tuple(job.trouble), articles=tuple(job.articles))

    def close(self) -> None:
        """Stop after the article that is being added; what waits is dropped."""
        self._stop.set()
        self._pool.shutdown(cancel_futures=True)
        with self._lock:
            for job in self._jobs.values():
                _remove(job.folder)

    def _run(self, job: _Job) -> None:
        job.state = "working"
        try:
            for told in add(self._store, self._until_stopped(job.given)):
                with self._lock:
                    _count(job, told)
            job.state = "stopped" if self._stop.is_set() else "done"
        except Exception as wrong:  # whatever it was, it is told, and the next job goes on
            with self._lock:
                _count(job, Issue(code="failed", message=str(wrong) or type(wrong).__name__))
            job.state = "failed"
        finally:
            _remove(job.folder)

    def _until_stopped(self, given: Iterable[Article | Issue]) -> Iterator[Article | Issue]:
        every = iter(given)
        for each in islice(every, MOST):
            if self._stop.is_set():
                return
            yield each
        if next(every, None) is not None:
            yield Issue(code="too_many", message=f"only the first {MOST:,} articles were taken; add the others apart")


def _count(job: _Job, told: object) -> None:
    if isinstance(told, Issue):
        job.counts["aside"] += 1
        if len(job.trouble) < _TROUBLE:
            job.trouble.append(_within(told, job.folder))
        return
    outcome, number = getattr(told, "outcome", "known"), getattr(told, "article_id", None)
    job.counts[outcome] += 1
    if number is not None and len(job.articles) < _TROUBLE:
        job.articles.append(number)


def _within(issue: Issue, folder: Path | None) -> Issue:
    """The trouble without the folder in which the files lie here."""
    if folder is None:
        return issue
    before = f"{folder}/"
    file = issue.file.replace(before, "") if issue.file else None
    return Issue(code=issue.code, message=issue.message.replace(before, ""), file=file, line=issue.line)


def _remove(folder: Path | None) -> None:
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
