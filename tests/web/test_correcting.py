"""Who is signed in corrects findings by plain forms; what was read stays, and the corrections come out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rundingan.dossier.accounts import add_token
from rundingan.dossier.ingest import add
from rundingan.dossier.store import Store
from rundingan.evaluation import load_marked
from tests.views.talks import ARTICLES
from tests.web.visiting import Visit, visit


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Visit]:
    opened = Store.open(tmp_path / "talks.dossier")
    [*_] = add(opened, ARTICLES[:2])
    made = visit(opened)
    assert made.sign_in() == 303
    yield made
    opened.close()


def first(here: Visit) -> dict[str, object]:
    row: dict[str, object] = here.client.get("/statements.json?limit=1").json()["rows"][0]
    return row


def path_of(row: dict[str, object]) -> str:
    article = row["article"]
    assert isinstance(article, dict)
    return f"/articles/{article['id']}"


def test_a_verdict_is_shown_with_who_gave_it_and_is_undone(here: Visit) -> None:
    row = first(here)
    path = path_of(row)
    form = {"kind": "statement", "finding": row["id"], "verdict": "reject"}
    answer = here.client.post(f"{path}/decide", data={"csrf": here.token(), **form}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}#n{row['id']}")
    assert "rejected" in here.client.get(path).text
    assert first(here)["verdict"] == "reject"
    assert row["id"] not in [each["id"] for each in here.client.get("/statements.json?reviewed=hide").json()["rows"]]
    assert "lind" in here.client.get("/history").text
    assert here.send(f"{path}/decide", **(form | {"verdict": "undo"})) == 303
    assert first(here)["verdict"] is None
    assert "undone by lind" in here.client.get("/history").text


def test_the_history_undoes(here: Visit) -> None:
    row = first(here)
    assert here.send(f"{path_of(row)}/decide", kind="statement", finding=row["id"], verdict="unsure") == 303
    number = here.client.get("/history").text.partition('name="review" value="')[2].partition('"')[0]
    assert here.send("/history/undo", review=number) == 303
    assert here.send("/history/undo", review=number) == 400  # once is enough
    assert first(here)["verdict"] is None


def test_what_was_corrected_comes_out_as_marked_articles(here: Visit, tmp_path: Path) -> None:
    row = first(here)
    path = path_of(row)
    edit = {"speaker": "Amara Lind", "act": "warn", "words": str(row["words"])}
    assert here.send(f"{path}/decide", kind="statement", finding=row["id"], verdict="accept", **edit) == 303
    assert "Amara Lind" in here.client.get(path).text
    assert here.send(f"{path}/accept") == 303
    file = tmp_path / "reviews.jsonl"
    file.write_bytes(here.client.get("/reviews.jsonl").content)
    (article,) = load_marked(file)
    assert article.statements and "Amara Lind" in [each.speaker for each in article.statements]
    assert article.positions


def test_words_that_do_not_stand_there_are_refused_with_words(here: Visit) -> None:
    row = first(here)
    form = {"kind": "statement", "finding": row["id"], "verdict": "accept", "words": "nobody said this"}
    answer = here.client.post(f"{path_of(row)}/decide", data={"csrf": here.token(), **form})
    assert answer.status_code == 400
    assert "do not stand there" in answer.text


def test_who_is_not_signed_in_sees_no_buttons_and_changes_nothing(here: Visit) -> None:
    row = first(here)
    form = {"kind": "statement", "finding": row["id"], "verdict": "reject", "csrf": here.token()}
    here.client.cookies.clear()
    page = here.client.get(path_of(row)).text
    assert "data-key" not in page and 'name="verdict"' not in page
    for path in (f"{path_of(row)}/decide", f"{path_of(row)}/accept", "/history/undo", "/logout"):
        assert here.client.post(path, data=form).status_code == 401
    assert first(here)["verdict"] is None


def test_a_dossier_for_reading_alone_takes_no_corrections(here: Visit) -> None:
    row = first(here)
    reading = visit(here.store, account=False, writable=False)
    assert reading.sign_in() == 303
    form = {"kind": "statement", "finding": row["id"], "verdict": "reject"}
    assert reading.send(f"{path_of(row)}/decide", **form) == 403


def test_a_form_without_its_token_changes_nothing(here: Visit) -> None:
    row = first(here)
    form = {"kind": "statement", "finding": row["id"], "verdict": "reject", "csrf": "0" * 64}
    assert here.client.post(f"{path_of(row)}/decide", data=form).status_code == 403
    assert first(here)["verdict"] is None


def test_a_program_decides_by_its_token(here: Visit) -> None:
    row = first(here)
    _, secret = add_token(here.store, "lind")
    here.client.cookies.clear()
    form = {"kind": "statement", "finding": row["id"], "verdict": "accept"}
    bearer = {"authorization": f"Bearer {secret}"}
    answer = here.client.post(f"{path_of(row)}/decide", data=form, headers=bearer, follow_redirects=False)
    assert answer.status_code == 303
    refused = here.client.post(f"{path_of(row)}/decide", data=form | {"verdict": "maybe"}, headers=bearer)
    assert json.loads(refused.text)["error"]["status"] == 400


@pytest.mark.parametrize("finding", ["", "-1", "x", "9" * 30, "1e3", "٣", "999999"])
def test_a_number_of_nothing_is_refused(here: Visit, finding: str) -> None:
    form = {"kind": "statement", "finding": finding, "verdict": "accept"}
    assert here.send(f"{path_of(first(here))}/decide", **form) == 400
