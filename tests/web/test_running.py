"""A real server, told to stop while it is busy: what was asked before is answered whole."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rundingan.dossier.store import Store

COMMAND = "from rundingan.cli.main import main; main()"


@contextmanager
def served(dossier: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A process that serves a dossier, and its port."""
    command = [sys.executable, "-c", COMMAND, "serve", dossier, "--port", "0", "--no-open"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    assert process.stderr
    try:
        found = re.search(rb":(\d+)/", process.stderr.readline())
        assert found
        yield process, int(found[1])
    finally:
        process.kill()
        process.wait()


def asked(port: int, path: str) -> http.client.HTTPConnection:
    """A connection on which something is asked."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    return connection


def begun(port: int, path: str) -> http.client.HTTPResponse:
    """An answer of which the beginning has come."""
    return asked(port, path).getresponse()


@pytest.fixture(scope="module")
def dossier(store: Store) -> str:
    """The file of the shipped articles' dossier."""
    return str(store.engine.url.database)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_answers_what_was_asked_and_leaves_in_good_order(
    dossier: str, number: signal.Signals, store: Store
) -> None:
    with served(dossier) as (process, port):
        whole = begun(port, "/statements.jsonl").read()
        files = [begun(port, "/statements.jsonl") for _ in range(3)]
        under_way = [asked(port, f"/timeline.json?limit={20 + n}") for n in range(12)]
        begun(port, "/about").read()  # came after them: they have been taken in by now
        process.send_signal(number)
        assert [file.read() for file in files] == [whole] * 3
        assert all(json.loads(each.getresponse().read())["rows"] for each in under_way)
        assert process.wait(15) == 0
        assert process.stderr
        assert process.stderr.read() == b""


def test_restarted_it_answers_as_before(dossier: str) -> None:
    tags = []
    for _ in range(2):
        with served(dossier) as (process, port):
            tags.append(begun(port, "/statements.json").headers["etag"])
            process.terminate()
            assert process.wait(15) == 0
    assert tags[0] == tags[1]


def test_a_port_that_is_taken_is_told(dossier: str, tmp_path: Path) -> None:
    with served(dossier) as (_, port):
        command = [sys.executable, "-c", COMMAND, "serve", dossier, "--port", str(port), "--no-open"]
        ended = subprocess.run(command, capture_output=True, timeout=30, check=False)
        assert ended.returncode == 4
        assert str(port).encode() in ended.stderr
