"""``rundingan demo`` as a person starts it: the shipped articles in a dossier, served until it is told to stop."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from rundingan.cli.serve import _NO_ADDRESS
from rundingan.sources.shipped import FILES, LANGUAGES, shipped
from rundingan.views.dossier import Dossier
from rundingan.views.filters import SHIFTS

ROOT = Path(__file__).resolve().parents[2]
START = [sys.executable, "-c", "from rundingan.cli.main import main; main()", "demo", "--no-open"]


def test_the_shipped_articles_are_of_three_languages_and_many_outlets() -> None:
    articles = [*shipped()]
    assert len(articles) >= 55
    assert {each.language for each in articles} == {*LANGUAGES}
    assert len({each.source for each in articles}) >= 5
    assert len({each.url for each in articles}) == len({each.id for each in articles}) == len(articles)
    assert all(each.title and each.published and ".example/" in (each.url or "") for each in articles)


def test_a_wheel_holds_them() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    held = built["wheel"]["force-include"]
    assert held == {f"examples/{file}": f"rundingan/demo/{name}.jsonl" for name, file in FILES.items()}
    assert all((ROOT / file).is_file() for file in held)


def test_they_tell_of_ten_weeks_day_by_day() -> None:
    days = [date.fromisoformat(each.published or "") for each in shipped()]
    assert days == sorted(days)
    assert (days[-1] - days[0]).days >= 70


@pytest.fixture(scope="module")
def dossier(shipped_dossier: Path) -> Iterator[Dossier]:
    with Dossier.open(shipped_dossier, create=False) as opened:
        yield opened


def test_quotations_stand_in_several_outlets_and_languages(dossier: Dossier) -> None:
    told: dict[int, set[tuple[str | None, str | None]]] = {}
    for row in dossier.every(dossier.statements):
        told.setdefault(row.quotation, set()).add((row.article.outlet, row.article.language))
    assert sum(len({outlet for outlet, _ in those}) > 1 for those in told.values()) >= 30
    assert sum(len({language for _, language in those}) > 2 for those in told.values()) >= 5


def test_a_wire_copy_stands_in_three_outlets(dossier: Dossier) -> None:
    origins = Counter(row.origin for row in dossier.every(dossier.articles))
    assert max(origins.values()) >= 3


def test_events_are_on_the_map_and_some_are_to_come(dossier: Dossier) -> None:
    rows = [*dossier.every(dossier.events)]
    last = max(each.published or "" for each in shipped())
    assert len({row.place.country for row in rows if row.place and row.place.country}) >= 5
    assert sum(row.status == "planned" and (row.day or "") > last for row in rows) >= 3


def test_positions_move_in_every_way(dossier: Dossier) -> None:
    assert {move.shift for move in dossier.every(dossier.history)} >= {*SHIFTS}


def test_claims_are_contested_over_outlets_and_one_is_withdrawn(dossier: Dossier) -> None:
    rows = [*dossier.every(dossier.claims)]
    assert {"contested", "withdrawn"} <= {row.status for row in rows}
    sides = [
        ({each.article.outlet for each in row.asserted_by}, {each.article.outlet for each in row.denied_by})
        for row in rows
    ]
    assert sum(bool(denied - asserted) for asserted, denied in sides if asserted) >= 2


def test_commitments_are_kept_broken_met_lapsed_and_open(dossier: Dossier) -> None:
    states = {row.state for row in dossier.every(dossier.commitments)}
    assert {"kept", "broken", "met", "lapsed", "open"} <= states


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
    assert len(page["rows"]) >= 55


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
