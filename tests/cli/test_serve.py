"""``rundingan serve --write``: a real server, signed in to by the address that it prints."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import httpx
import pytest

from rundingan.dossier.ingest import add
from rundingan.dossier.store import Store
from tests.views.talks import ARTICLES

Served = tuple[str, str, Path]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server that was started: its address, the one that signs in, and the dossier."""
    dossier = tmp_path / "talks.dossier"
    store = Store.open(dossier)
    [*_] = add(store, ARTICLES[:1])
    store.close()
    code = "from rundingan.cli.main import main; main()"
    command = [sys.executable, "-c", code, "serve", str(dossier), "--write", "--no-open", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        yield (*_addresses(process.stderr), dossier)
        process.send_signal(signal.SIGINT)
        process.wait(20)


def _addresses(told: IO[str]) -> tuple[str, str]:
    first, second = told.readline(), told.readline()
    found = [re.search(r"http://\S+", line) for line in (first, second)]
    assert found[0] and found[1], (first, second)
    return found[0][0], found[1][0]


def test_the_printed_address_signs_in_once_and_what_is_corrected_is_kept(served: Served) -> None:
    address, key, dossier = served
    with httpx.Client(base_url=address, follow_redirects=True) as browser:
        assert 'name="csrf"' not in browser.get("/about").text
        page = browser.get(key).text
        token = page.partition('name="csrf" value="')[2].partition('"')[0]
        row = browser.get("/statements.json").json()["rows"][0]
        form = {"csrf": token, "kind": "statement", "finding": row["id"], "verdict": "reject"}
        assert "rejected" in browser.post(f"/articles/{row['article']['id']}/decide", data=form).text
    assert httpx.get(key).status_code == 403
    assert httpx.post(f"{address}articles/{row['article']['id']}/decide", data=form).status_code == 401
    kept = Store.open(dossier, create=False)
    with kept.reading() as connection:
        assert connection.exec_driver_sql("SELECT verdict FROM reviews").scalar_one() == "reject"
    kept.close()
