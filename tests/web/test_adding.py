"""Articles are added in the browser: pasted, as files, from an address; with progress, and trouble told."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rundingan.dossier.store import Store
from tests.web.visiting import Visit, visit

TEXT = 'Anton Maresk, the president of Veloria, said the talks go on.\n\n"We will wait," Maresk said.\n'


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Visit]:
    opened = Store.open(tmp_path / "talks.dossier")
    made = visit(opened, upload=300_000)
    assert made.sign_in() == 303
    yield made
    made.client.app.state.jobs.close()  # type: ignore[attr-defined]
    opened.close()


def added(here: Visit, files: list[tuple[str, bytes]] | None = None, **form: str) -> dict[str, Any]:
    """How a job ends."""
    parts = [("files", (name, data)) for name, data in files or []]
    data = {"csrf": here.token()} | form
    begun = here.client.post("/add", data=data, files=parts or None, follow_redirects=False)
    assert begun.status_code == 303, begun.text
    path = begun.headers["location"]
    assert here.client.get(path).status_code == 200
    for _ in range(200):
        job: dict[str, Any] = here.client.get(f"{path}/progress").json()
        if job["state"] not in ("waiting", "working"):
            return job
        time.sleep(0.05)
    raise AssertionError("it never ends")


def test_a_text_is_pasted_with_what_is_known_of_it(here: Visit) -> None:
    job = added(here, text=TEXT, title="They wait", published="2031-05-05", language="en", outlet="Nesh Post")
    assert (job["state"], job["added"], job["aside"]) == ("done", 1, 0)
    (row,) = here.client.get("/articles.json").json()["rows"]
    assert (row["title"], row["published"], row["outlet"]) == ("They wait", "2031-05-05", "Nesh Post")
    assert added(here, text=TEXT, title="They wait", published="2031-05-05", outlet="Nesh Post")["known"] == 1


def test_files_of_any_kind_are_taken_and_trouble_is_listed(here: Visit) -> None:
    line = json.dumps({"id": "7", "text": TEXT, "language": "en", "published": "2031-05-06"})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../evil.txt", TEXT.replace("wait", "stay"))
    job = added(
        here,
        [
            ("a.jsonl", f"{line}\nnot json\n".encode()), ("../../../etc/cron.d/evil.txt", TEXT.encode()),
            ("two.zip", packed.getvalue()), ("empty.txt", b""), ("..", b"\xff\xfe\x00"),
            ("picture.png", b"\x89PNG\r\n"),
        ],
        language="en",
    )  # fmt: skip
    assert job["state"] == "done" and job["added"] >= 2 and job["aside"] >= 3
    told = json.dumps(job["trouble"])
    assert "empty" in told and "/tmp" not in told and "rundingan-" not in told


def test_two_files_of_one_name_are_two_articles(here: Visit) -> None:
    assert added(here, [("a.txt", TEXT.encode())], language="en")["added"] == 1
    assert added(here, [("a.txt", TEXT.replace("wait", "stay").encode())], language="en")["added"] == 1
    assert len(here.client.get("/articles.json").json()["rows"]) == 2


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/x", "http://localhost/x", "http://169.254.169.254/latest", "http://10.0.0.1/", "http://[::1]/",
     "http://2130706433/"],
)  # fmt: skip
def test_addresses_within_are_not_fetched(here: Visit, address: str) -> None:
    job = added(here, address=address)
    assert (job["added"], job["aside"]) == (0, 1)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "/etc/passwd", "ftp://nesh.example/x", "-", "javascript:1"])
def test_what_is_no_address_of_the_web_is_refused(here: Visit, address: str) -> None:
    assert here.send("/add", address=address) == 400


@pytest.mark.parametrize(
    "form", [{}, {"text": "  "}, {"text": TEXT, "published": "tomorrow"}, {"text": TEXT, "language": "<b>"}]
)
def test_what_is_missing_or_wrong_is_told(here: Visit, form: dict[str, str]) -> None:
    assert here.send("/add", **form) == 400


def test_more_than_the_bound_is_refused(here: Visit) -> None:
    big = {"files": ("a.txt", b"x" * 400_000)}
    assert here.client.post("/add", data={"csrf": here.token()}, files=big).status_code == 413
    assert here.client.post("/add", data={"csrf": here.token(), "text": "x" * 400_000}).status_code == 413


def test_a_small_file_that_is_large_within_is_set_aside(here: Visit) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "Maresk said yes. " * 2_000_000)
    assert len(packed.getvalue()) < 300_000
    job = added(here, [("bomb.zip", packed.getvalue())])
    assert (job["added"], job["aside"]) == (0, 1)


def test_who_is_not_signed_in_adds_nothing_and_sees_no_job(here: Visit) -> None:
    token = here.token()
    path = here.client.post("/add", data={"csrf": token, "text": TEXT}, follow_redirects=False).headers["location"]
    here.client.cookies.clear()
    assert here.client.get("/add").status_code == 401
    assert here.client.get(f"{path}/progress").status_code == 401
    assert here.client.post("/add", data={"csrf": token, "text": TEXT}).status_code == 401
