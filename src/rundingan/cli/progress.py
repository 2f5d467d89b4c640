"""How far a long batch has come, on standard error: a live line on a terminal, else a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import click

from rundingan.model import Issue

if TYPE_CHECKING:
    from rich.progress import Progress as Live
    from rich.progress import TaskID

PATIENCE: Final = 1.5
"""Seconds before the live line appears: a short batch needs none."""
LIVE_EVERY: Final = 0.2
PLAIN_EVERY: Final = 60.0


class Progress:
    """Counts articles read and set aside, and tells.

    Attributes:
        read: how many articles were read.
        aside: how many were set aside.
    """

    def __init__(self, *, live: bool | None, clock: Callable[[], float] = time.monotonic) -> None:
        """``live``: a live line (True), plain lines (False), or neither (None)."""
        self.read = 0
        self.aside = 0
        self._live = live
        self._clock = clock
        self._began = clock()
        self._told = self._began
        self._shown: tuple[Live, TaskID] | None = None

    def one_read(self) -> None:
        """Count an article that was read."""
        self.read += 1
        if self._live is not None:
            self._tell()

    def one_aside(self, issue: Issue) -> None:
        """Count an article that was set aside, and say why."""
        self.aside += 1
        self.say(issue.message)

    def say(self, message: str) -> None:
        """A line on standard error, above the live line."""
        line = f"rundingan: {_one_line(message)}"
        if self._shown:
            self._shown[0].console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(line, err=True)

    def close(self, *, told: bool = True) -> None:
        """Take the live line away; sum up where something was set aside and ``told`` is asked for."""
        if self._shown:
            self._shown[0].stop()
            self._shown = None
        if told and self.aside and self.read + self.aside > 1:
            self.say(f"{_count(self.read)} read, {self.aside:,} set aside")

    def _tell(self) -> None:
        now = self._clock()
        if not self._live:
            if now - self._told >= PLAIN_EVERY:
                self._told = now
                self.say(f"{_count(self.read)} read so far")
            return
        if now - self._began < PATIENCE or (self._shown and now - self._told < LIVE_EVERY):
            return
        self._told = now
        self._show(now)

    def _show(self, now: float) -> None:
        if self._shown is None:
            self._shown = _live_line()
        live, task = self._shown
        rate = self.read / max(now - self._began, 0.001)
        aside = f", {self.aside:,} set aside" if self.aside else ""
        live.update(task, description=f"{_count(self.read)} read{aside}, {rate:,.0f} a second", refresh=True)


def _live_line() -> tuple[Live, TaskID]:
    from rich.console import Console
    from rich.progress import Progress as Live
    from rich.progress import SpinnerColumn, TextColumn

    live = Live(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(file=sys.stderr),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    live.start()
    return live, live.add_task("", total=None)


def _count(number: int) -> str:
    return f"{number:,} article{'' if number == 1 else 's'}"


def _one_line(message: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in message)
