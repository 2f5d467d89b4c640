"""The commands of a dossier: adding to it, asking it, the briefing; as people call them."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rundingan.cli.main import rundingan as command
from rundingan.views.dossier import Dossier
from tests.views.talks import ARTICLES

ROOT = Path(__file__).resolve().parents[2]
ASKED = ("positions", "claims", "statements", "commitments", "events", "people", "timeline", "articles")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments), catch_exceptions=False)


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("talks") / "talks.dossier"
    with Dossier.open(place) as dossier:
        dossier.add(ARTICLES)
    return str(place)


def lines(articles: Any) -> str:
    return "".join(
        json.dumps({"id": a.id, "text": a.text, "published": a.published, "source": a.source, "language": a.language})
        + "\n"
        for a in articles
    )


class TestAdding:
    def test_tells_what_became_of_each_article(self, tmp_path: Path) -> None:
        file, place = tmp_path / "news.jsonl", str(tmp_path / "talks.dossier")
        file.write_text(lines(ARTICLES) + "{broken\n", encoding="utf-8")
        first = run("add", place, str(file))
        assert first.exit_code == 1
        assert first.stdout == "6 added, 0 corrected, 0 known, 1 set aside (1 bad_line)\n"
        assert "line 7 is not valid JSON" in first.stderr
        again = run("add", place, str(file))
        assert again.stdout == "0 added, 0 corrected, 6 known, 1 set aside (1 bad_line)\n"

    def test_nothing_taken(self, tmp_path: Path) -> None:
        result = run("add", str(tmp_path / "talks.dossier"), str(tmp_path / "missing.txt"))
        assert (result.exit_code, result.stdout) == (3, "0 added, 0 corrected, 0 known, 1 set aside (1 missing_file)\n")

    def test_an_outlet_for_those_that_name_none(self, tmp_path: Path) -> None:
        file, place = tmp_path / "one.txt", str(tmp_path / "talks.dossier")
        file.write_text(ARTICLES[2].text, encoding="utf-8")
        assert run("add", place, str(file), "--outlet", "Purnama", "--published", "2031-04-02").exit_code == 0
        (row,) = json.loads(run("articles", place, "--format", "json").stdout)
        assert (row["outlet"], row["published"]) == ("Purnama", "2031-04-02")

    def test_ctrl_c_ends_it_after_the_article_at_hand_and_the_rest_is_added_later(self, tmp_path: Path) -> None:
        place = str(tmp_path / "talks.dossier")
        start = [sys.executable, "-c", "from rundingan.cli.main import main; main()", "add", place, "-"]
        pipe = subprocess.PIPE
        process = subprocess.Popen(start, stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT, text=True)
        assert process.stdin and process.stdout and process.stderr
        broken = "{broken\n"  # what was read before it is added before it is told
        process.stdin.write(lines(ARTICLES[:2]) + broken)
        process.stdin.flush()
        assert "line 3" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        process.stdin.write(lines(ARTICLES[2:3]))
        process.stdin.flush()
        told = process.stdout.read()
        assert process.wait(20) == 130
        assert "Traceback" not in process.stderr.read()
        assert told.startswith(("2 added", "3 added"))
        assert told.endswith("; stopped, go on by running it again\n")
        with Dossier.open(place, read_only=True) as dossier:
            assert len(dossier.articles()) == int(told.split()[0])


class TestAsking:
    @pytest.mark.parametrize("name", ASKED)
    def test_text_json_json_lines_and_csv_have_the_same_rows(self, talks: str, name: str) -> None:
        text = run(name, talks, "--all")
        assert text.exit_code == 0
        assert text.stdout.count("\n\n") + 1 == len(json.loads(run(name, talks, "--all", "--format", "json").stdout))
        rows = [json.loads(line) for line in run(name, talks, "--all", "--format", "jsonl").stdout.splitlines()]
        table = [*csv.DictReader(io.StringIO(run(name, talks, "--all", "--format", "csv").stdout))]
        assert len(rows) == len(table) > 0
        if "id" in rows[0]:
            assert [str(row["id"]) for row in rows] == [row["id"] for row in table]

    def test_pages(self, talks: str) -> None:
        whole = run("statements", talks, "--format", "jsonl").stdout
        page = run("statements", talks, "--limit", "4", "--format", "jsonl").stdout
        assert whole.startswith(page)
        assert page.count("\n") == 4

    def test_filters(self, talks: str) -> None:
        result = run("statements", talks, "--speaker", "lind", "--format", "jsonl")
        assert [json.loads(line)["speaker"]["name"] for line in result.stdout.splitlines()] == ["Amara Lind"]
        both = run("statements", talks, "--outlet", "Purnama", "--outlet", "Harian Ilvara", "--format", "jsonl")
        assert len(both.stdout.splitlines()) == 2

    def test_positions_tell_the_shift_and_both_sentences(self, talks: str) -> None:
        result = run("positions", talks, "--history", "--shift", "soften", "--limit", "1")
        assert result.stdout.startswith("◐ Anton Maresk · softened · accepts with conditions · UN ceasefire plan")
        assert (
            "← before: rejects, 24 March 2031: The president of Veloria, Anton Maresk, rejected the UN ceasefire plan."
            in " ".join(result.stdout.split())
        )

    def test_labels_are_in_the_readers_language(self, talks: str) -> None:
        result = run("claims", talks, "--interface", "ms")
        assert "dipertikaikan" in result.stdout

    def test_search(self, talks: str) -> None:
        assert "Maresk menolak lagi" in run("search", talks, "kepung").stdout
        nothing = run("search", talks, "xyzzy")
        assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (1, "", "Nothing found.\n")

    def test_somebody(self, talks: str) -> None:
        result = run("people", talks, "Maresk")
        assert result.stdout.startswith("Anton Maresk · #")
        assert "president of Veloria" in result.stdout
        assert run("people", talks, "xyzzy").exit_code == 1

    def test_to_a_file_by_its_suffix(self, talks: str, tmp_path: Path) -> None:
        file = tmp_path / "said.csv"
        assert run("statements", talks, "--output", str(file)).exit_code == 0
        assert file.read_bytes().startswith(b"id,day,time,speaker,")
        assert run("statements", talks, "--output", str(tmp_path / "said.xyz")).exit_code == 2

    @pytest.mark.parametrize("name", [*ASKED, "search", "changes", "brief"])
    def test_help_tells_its_options(self, name: str) -> None:
        told = run(name, "--help").stdout
        assert all(option in told for option in ("DOSSIER", "--format", "--interface", "Examples:"))

    def test_no_dossier(self, tmp_path: Path) -> None:
        missing = tmp_path / "none.dossier"
        start = [sys.executable, "-c", "from rundingan.cli.main import main; main()", "claims", str(missing)]
        result = subprocess.run(start, capture_output=True, text=True, cwd=ROOT)
        assert result.returncode == 3
        assert f"there is no dossier {missing}; make it with: rundingan add" in result.stderr
        assert not missing.exists()


class TestBriefing:
    def test_changes(self, talks: str) -> None:
        result = run("changes", talks, "--since", "2031-04-05")
        assert result.stdout.startswith("since 5 April 2031 – 7 April 2031 · 3 articles · ")
        assert "WHO MOVED\n\n✓ Anton Maresk · reversed" in result.stdout
        found = json.loads(run("changes", talks, "--since", "2031-04-05", "--format", "json").stdout)
        assert [move["shift"] for move in found["moves"]] == ["reverse"]
        assert run("changes", talks).exit_code == 2

    def test_markdown_has_a_source_for_each_line(self, talks: str) -> None:
        told = run("brief", talks, "--since", "2031-03-24", "--interface", "ms").stdout
        assert told.startswith("# Apa yang baharu\n")
        entries = [each.partition("\n\n##")[0] for each in told.split("\n- ")[1:]]
        assert entries
        outlets = {article.source or "" for article in ARTICLES}
        assert all(any(outlet in each.splitlines()[-1] for outlet in outlets) for each in entries)
        assert "(<https://nesh.example/1>)" in told

    def test_html_fetches_nothing(self, talks: str, tmp_path: Path) -> None:
        file = tmp_path / "today.html"
        assert run("brief", talks, "--since", "2031-03-24", "--output", str(file)).exit_code == 0
        page = file.read_text(encoding="utf-8")
        assert page.startswith("<!doctype html>")
        assert "default-src 'none'" in page
        assert "<script" not in page
        assert '<a href="https://nesh.example/1">' in page


class TestCorrecting:
    def test_merge_rename_and_undo(self, talks: str, tmp_path: Path) -> None:
        place = str(tmp_path / "talks.dossier")
        with Dossier.open(place) as dossier:
            dossier.add(ARTICLES)
            maresk, lind = dossier.person("Anton Maresk"), dossier.person("Amara Lind")
        assert maresk is not None and lind is not None
        merged = run("people", "merge", place, str(lind.person.id), str(maresk.person.id))
        assert merged.exit_code == 0
        assert f"{lind.person.id} is {maresk.person.id}" in merged.stdout
        assert "without his courage" in run("statements", place, "--speaker", "Maresk", "--all").stdout.lower()
        assert run("people", "rename", place, str(maresk.person.id), "A. Maresk").exit_code == 0
        assert run("people", place, "Maresk").stdout.startswith("A. Maresk · #")
        for line in run("people", "corrections", place).stdout.splitlines()[::-1]:
            assert run("people", "undo", place, line.split()[0]).exit_code == 0
        assert run("people", place, "Maresk").stdout.startswith("Anton Maresk · #")
        assert run("statements", place, "--speaker", "Lind").exit_code == 0

    def test_split(self, tmp_path: Path) -> None:
        place = str(tmp_path / "talks.dossier")
        with Dossier.open(place) as dossier:
            dossier.add(ARTICLES)
        assert run("people", "split", place, "https://nesh.example/1", "Anton Maresk").exit_code == 0
        with Dossier.open(place) as dossier:
            found = [row.articles for row in dossier.people(party="Anton Maresk")]
        assert sorted(found) == [1, 5]


def test_every_table_can_be_listed_and_read_as_datasette_does(talks: str) -> None:
    """Opened read-only by SQLite alone: plain tables, each with rows that can be read, and counted."""
    connection = sqlite3.connect(f"file:{talks}?mode=ro", uri=True)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert {"articles", "statements", "positions", "claims", "commitments", "events", "entities"} <= {*names}
    for name in names:
        connection.execute(f"SELECT * FROM [{name}] LIMIT 10").fetchall()
        connection.execute(f"SELECT count(*) FROM [{name}]").fetchone()
        connection.execute(f"PRAGMA table_info([{name}])").fetchall()
    connection.close()


def test_the_environment_decides_on_labels(talks: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "LC_ALL", "ms_MY.UTF-8")
    assert "menolak" in run("positions", talks, "--until", "2031-03-25").stdout
