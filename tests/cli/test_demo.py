"""``rundingan demo`` as a person starts it: the shipped articles in a dossier, served until it is told to stop."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import httpx
import pytest

from rundingan.cli.serve import _NO_ADDRESS
from rundingan.sources.shipped import LANGUAGES, shipped

ROOT = Path(__file__).resolve().parents[2]
START = [sys.executable, "-c", "from rundingan.cli.main import main; main()", "demo", "--no-open"]


def test_the_shipped_articles_are_of_three_languages_and_many_outlets() -> None:
    articles = [*shipped()]
    assert len(articles) >= 40
    assert {each.language for each in articles} == {*LANGUAGES}
    assert len({each.source for each in articles}) >= 5
    assert len({each.url for each in articles}) == len({each.id for each in articles}) == len(articles)
    assert all(each.title and each.published and ".example/" in (each.url or "") for each in articles)


def test_a_wheel_holds_them() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    held = built["wheel"]["force-include"]
    assert {*held.values()} == {f"rundingan/demo/{language}.jsonl" for language in LANGUAGES}
    assert all((ROOT / file).is_file() for file in held)


@pytest.fixture
def kept(tmp_path: Path, shipped_dossier: Path) -> Path:
    """A folder in which the demonstration was kept."""
    shutil.copy(shipped_dossier, tmp_path / "demo.dossier")
    return tmp_path


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_a_dossier_of_them_and_stops_cleanly(kept: Path, stop: signal.Signals) -> None:
    command = [*START, "--port", "0", "--dir", str(kept)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert running.stderr
        lines = iter(running.stderr.readline, "")
        address = next(line for line in lines if " is at http" in line).split(" is at ")[1].split()[0]
        page = httpx.get(f"{address}articles.json?limit=100", timeout=60).json()
        running.send_signal(stop)
        assert running.wait(30) == 0
    finally:
        running.kill()
        running.communicate()
    assert len(page["rows"]) >= 40


def test_a_port_that_is_taken_is_told(kept: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [*START, "--port", str(taken.getsockname()[1]), "--dir", str(kept / "demo.dossier" / "under")]
        ended = subprocess.run(command, capture_output=True, text=True)
        assert (ended.returncode, ended.stderr.count("\n")) == (3, 1)
        serving = [sys.executable, "-c", "from rundingan.cli.main import main; main()", "serve", "--no-open"]
        port = ["--port", str(taken.getsockname()[1]), str(kept / "demo.dossier")]
        ended = subprocess.run([*serving, *port], capture_output=True, text=True)
    assert ended.returncode == _NO_ADDRESS
    assert "--port" in ended.stderr
