"""Progress: silent when short, now and then when long, and what was set aside always told."""

from __future__ import annotations

import io
import sys

import pytest

from rundingan.cli.progress import LIVE_EVERY, PATIENCE, PLAIN_EVERY, Progress
from rundingan.model import Issue

ISSUE = Issue(code="bad_line", message="berita.jsonl, line 2 is not valid JSON")


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def errors(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_a_short_batch_says_nothing(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    for live in (None, False, True):
        progress = Progress(live=live, clock=clock)
        progress.one_read()
        progress.close()
    assert errors(capsys) == []


def test_plain_lines_come_only_now_and_then(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(live=False, clock=clock)
    for _ in range(2500):
        clock.now += PLAIN_EVERY / 1000
        progress.one_read()
    progress.close()
    told = errors(capsys)
    assert len(told) == 2
    assert told[0].startswith("rundingan: 1,00") and told[0].endswith("articles read so far")


def test_what_is_set_aside_is_told_and_summed_up(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(live=None, clock=clock)
    progress.one_read()
    progress.one_aside(ISSUE)
    progress.close()
    assert errors(capsys) == [f"rundingan: {ISSUE.message}", "rundingan: 1 article read, 1 set aside"]


def test_one_article_that_is_set_aside_needs_no_sum(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(live=None, clock=clock)
    progress.one_aside(ISSUE)
    progress.close()
    assert errors(capsys) == [f"rundingan: {ISSUE.message}"]


def test_a_message_cannot_steer_the_terminal(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    Progress(live=None, clock=clock).say("berita\x1b[31m\n.txt “baik”")
    assert errors(capsys) == ["rundingan: berita\\x1b[31m\\n.txt “baik”"]


class Terminal(io.StringIO):
    """A terminal to look at."""

    def isatty(self) -> bool:
        return True


def test_a_live_line_appears_after_a_while_and_goes(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    progress = Progress(live=True, clock=clock)
    progress.one_read()
    assert terminal.getvalue() == ""
    clock.now += PATIENCE
    progress.one_read()
    assert "2 articles read, 1 a second" in terminal.getvalue()
    before = len(terminal.getvalue())
    progress.one_read()
    assert len(terminal.getvalue()) == before
    clock.now += 2 * LIVE_EVERY
    progress.one_read()
    assert "4 articles read" in terminal.getvalue()
    progress.one_aside(ISSUE)
    progress.close()
    assert ISSUE.message in terminal.getvalue()
    assert "4 articles read, 1 set aside" in terminal.getvalue()
    assert sys.stderr is terminal
