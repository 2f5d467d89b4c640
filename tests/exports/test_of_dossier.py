"""A dossier in every format, and back again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest
from click.testing import CliRunner
from icalendar import Calendar
from sqlalchemy import select

from rundingan.cli.main import rundingan
from rundingan.dossier.ingest import add
from rundingan.dossier.schema import articles
from rundingan.dossier.store import Store
from rundingan.exports.of_dossier import FORMATS, SUFFIXES, WHOLE
from rundingan.model import Article

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "ms"


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A dossier of shipped articles."""
    path = tmp_path_factory.mktemp("talks") / "talks.dossier"
    given = [
        Article(text=one["text"], id=one["id"], title=one["title"], published=one["published"], source=one["source"])
        for one in map(json.loads, (EXAMPLES / "marked.jsonl").read_text(encoding="utf-8").splitlines()[:9])
    ]
    store = Store.open(path)
    [*_] = add(store, given)
    store.close()
    yield path


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(rundingan, [*map(str, words)])
    return result.exit_code, result.output


def kept(path: Path) -> list[tuple[str, str, str, str]]:
    store = Store.open(path)
    with store.reading() as connection:
        columns = (articles.c.key, articles.c.checksum, articles.c.text, articles.c.record_json)
        found = [tuple(row) for row in connection.execute(select(*columns).order_by(articles.c.key))]
    store.close()
    return found


@pytest.mark.parametrize("name", WHOLE)
def test_what_goes_out_and_comes_back_in_is_the_same(name: str, talks: Path, tmp_path: Path) -> None:
    suffix = next((suffix for suffix, of in SUFFIXES.items() if of == name), "")
    out = tmp_path / f"out{suffix}"
    assert run("export", talks, out, "--format", name)[0] == 0
    code, told = run("add", tmp_path / "again.dossier", "--records", out)
    assert (code, "9 added" in told) == (0, True)
    assert kept(tmp_path / "again.dossier") == kept(talks)
    assert "9 known" in run("add", talks, "--records", out)[1]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_whole(name: str, talks: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("export", talks, out, "--format", name)[0] == 0
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert out.is_dir() == (name == "brat")
    assert out.is_dir() or out.stat().st_size > 100


def test_filters_narrow_what_is_written(talks: Path, tmp_path: Path) -> None:
    assert run("export", talks, tmp_path / "some.jsonl", "--outlet", "Purnama", "--until", "2031-03-31")[0] == 0
    found = [json.loads(line) for line in (tmp_path / "some.jsonl").read_text(encoding="utf-8").splitlines()]
    assert found
    assert {one["source"] for one in found} == {"Purnama"}


def test_other_programs_read_the_net_and_the_calendar(talks: Path, tmp_path: Path) -> None:
    assert run("export", talks, tmp_path / "net.graphml")[0] == 0
    net = networkx.read_graphml(tmp_path / "net.graphml", force_multigraph=True)
    assert "accuses" in {kind for _, _, kind in net.edges.data("kind")}
    assert run("export", talks, tmp_path / "talks.ics")[0] == 0
    assert Calendar.from_ical((tmp_path / "talks.ics").read_bytes()).walk("VEVENT")


def test_what_cannot_be_done_is_told(talks: Path, tmp_path: Path) -> None:
    assert run("export", talks, tmp_path / "out.xyz")[0] == 2
    assert run("export", talks, tmp_path / "no" / "out.csv")[0] == 2
    assert run("export", talks, tmp_path / "out.xlsx", "--part", "claims")[0] == 2
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    code, told = run("export", talks, tmp_path / "full", "--format", "brat")
    assert (code, "not empty" in told) == (4, True)
    (tmp_path / "bad.jsonl").write_text('{"text": 1}\n')
    code, told = run("add", tmp_path / "other.dossier", "--records", tmp_path / "bad.jsonl")
    assert (code, "line 1" in told) == (3, True)
