"""``rundingan`` as a process: pipes that close, Ctrl-C, streams that are not UTF-8 or not there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "tests.cli.stand_in", "read"]
ARTICLES = "".join(json.dumps({"id": str(n), "text": f"“Satu” {'x' * 2000}"}) + "\n" for n in range(2000))


def start(*arguments: str, slow: str = "0", **more: Any) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "SLOW": slow, **more.pop("env", {})}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*COMMAND, *arguments], cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, **more
    )


@pytest.fixture
def archive(tmp_path: Path) -> str:
    file = tmp_path / "arkib.jsonl"
    file.write_text(ARTICLES, encoding="utf-8")
    return str(file)


def test_a_reader_that_goes_away_is_no_trouble(archive: str) -> None:
    process = start(archive)
    assert process.stdout and process.stderr
    assert process.stdout.readline().startswith(b'{"id":"0"')
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(20) == 141


def test_ctrl_c_leaves_whole_lines(archive: str) -> None:
    process = start(archive, slow="0.02")
    assert process.stdout and process.stderr
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    written = first + process.stdout.read()
    assert process.wait(20) == 130
    assert b"Traceback" not in process.stderr.read()
    assert written.endswith(b"\n")
    ids = [json.loads(line)["id"] for line in written.splitlines()]
    assert ids == [str(n) for n in range(len(ids))]
    assert len(ids) < 2000


def test_ctrl_c_keeps_what_was_written_to_a_file(archive: str, tmp_path: Path) -> None:
    output = tmp_path / "keluar.jsonl"
    process = start("-", "--output", str(output), slow="0.001")
    assert process.stdin and process.stderr
    lines = ARTICLES.splitlines(keepends=True)
    process.stdin.write("".join(lines[:50]).encode())
    process.stdin.flush()
    while not any(file.stat().st_size for file in tmp_path.glob(".keluar.jsonl.*")):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    said = process.stderr.read()
    assert b"keluar.jsonl.partial" in said and b"Traceback" not in said
    kept = (tmp_path / "keluar.jsonl.partial").read_text(encoding="utf-8")
    assert kept.endswith("\n")
    assert [json.loads(line)["id"] for line in kept.splitlines()][:2] == ["0", "1"]
    assert not output.exists()


def test_records_are_written_as_articles_come() -> None:
    process = start("-")
    assert process.stdin and process.stdout
    for n in range(3):
        process.stdin.write(json.dumps({"id": str(n), "text": "Satu"}).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == str(n)
    process.stdin.close()
    assert process.wait(20) == 0


def test_a_stream_that_has_not_the_characters_gets_the_nearest() -> None:
    process = start("-", "--format", "text", env={"PYTHONIOENCODING": "ascii"})
    written, said = process.communicate("“Satu” – dua".encode())
    assert (process.returncode, said) == (0, b"")
    assert b'| "Satu"' in written
    assert written.isascii()


def test_json_is_utf_8_whatever_the_stream_is() -> None:
    process = start("-", env={"PYTHONIOENCODING": "ascii"})
    written, _ = process.communicate("“Satu”".encode())
    assert "“Satu”" in written.decode("utf-8")


def test_a_full_disk_is_told_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*COMMAND, "-"], cwd=ROOT, input=b"Satu", stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 4
    assert ended.stderr == b"rundingan: standard output cannot be written: No space left on device\n"


@pytest.mark.parametrize(
    ("redirection", "code", "words"),
    [("<&-", 3, b"standard input is closed"), (">&-", 4, b"standard output is closed"), ("2>&-", 0, b"")],
)
def test_a_stream_that_is_closed(redirection: str, code: int, words: bytes) -> None:
    line = f'printf Satu | sh -c "{" ".join(COMMAND)} - {redirection}"'
    ended = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, check=False)
    assert ended.returncode == code
    assert words in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_on_a_terminal_the_view_for_people_is_the_default() -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "-"], cwd=ROOT, stdin=subprocess.PIPE, stdout=theirs, stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "60"},
    )  # fmt: skip
    os.close(theirs)
    process.communicate("“Satu” kata Anton Maresk.".encode())
    seen = b""
    try:
        while piece := os.read(ours, 65536):
            seen += piece
    except OSError:  # the other side is gone
        pass
    os.close(ours)
    assert process.returncode == 0
    assert "┃".encode() in seen and b"Anton Maresk" in seen and b"\x1b[1" in seen
