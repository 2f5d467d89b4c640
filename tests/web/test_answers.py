"""The API: every answer for programs, whole or by the page, with spans as they are asked for, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, update
from starlette.testclient import TestClient

from rundingan.dossier.ingest import add
from rundingan.dossier.schema import corrections
from rundingan.dossier.store import Store
from rundingan.model import Article
from rundingan.web.app import create_app
from rundingan.web.questions import QUESTIONS

DOVE = "🕊"
TALKS = Article(
    text=(
        f"{DOVE} Talks in Nesh {DOVE}\n\n“We accept the truce {DOVE} today,” said Anton Maresk, president of Veloria. "
        f"Orvane {DOVE} denied that it had broken the truce."
    ),
    id="dove", title=f"{DOVE} The truce of Nesh", published="2031-05-02", language="en", source="The Nesh Courier",
)  # fmt: skip


@pytest.fixture(scope="module")
def doves(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server of one article with letters beyond the first 65,536."""
    store = Store.open(tmp_path_factory.mktemp("doves") / "doves.dossier")
    [*_] = add(store, [TALKS])
    yield TestClient(create_app(store))
    store.close()


def cut(text: str, begin: int, end: int) -> str:
    """The words of a span that is counted in UTF-16 code units."""
    return text.encode("utf-16-le")[2 * begin : 2 * end].decode("utf-16-le")


def test_spans_are_counted_in_utf_16_where_that_is_asked_for(doves: TestClient) -> None:
    plain = doves.get("/statements.json").json()["rows"][-1]
    row = doves.get("/statements.json?unit=utf16").json()["rows"][-1]
    assert row["begin"] > plain["begin"]
    assert cut(TALKS.text, row["begin"], row["end"]) == row["sentence"]
    assert " … ".join(cut(TALKS.text, *span) for span in row["content"]) == row["words"]


def test_words_that_were_found_are_counted_where_they_are_shown(doves: TestClient) -> None:
    (found,) = doves.get("/search.json?text=truce&unit=utf16").json()["rows"]
    assert {cut(found["snippet"], *span) for span in found["found"]} == {"truce"}
    assert [cut(TALKS.title or "", *span) for span in found["title_found"]] == ["truce"]
    assert cut(TALKS.text, found["begin"], found["end"]) == found["snippet"]


def test_an_article_has_its_text_and_all_that_was_found_in_it(doves: TestClient) -> None:
    number = doves.get("/articles.json").json()["rows"][0]["id"]
    reading = doves.get(f"/articles/{number}.json").json()
    assert reading["text"] == TALKS.text
    row = reading["statements"][0]
    assert TALKS.text[row["begin"] : row["end"]] == row["sentence"]
    row = doves.get(f"/articles/{number}.json?unit=utf16").json()["statements"][0]
    assert cut(TALKS.text, row["begin"], row["end"]) == row["sentence"]


@pytest.mark.parametrize("name", QUESTIONS)
def test_lines_of_json_are_the_rows_of_all_pages(client: TestClient, name: str) -> None:
    words = "text=senjata&" if QUESTIONS[name].needs else ""
    rows: list[Any] = []
    path = f"/{name}.json?{words}limit=5"
    while path:
        page = client.get(path).json()
        rows += page["rows"]
        path = page["next"]
    answer = client.get(f"/{name}.jsonl?{words}")
    assert [json.loads(line) for line in answer.text.splitlines()] == rows
    assert rows
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert f'filename="{name}.jsonl"' in answer.headers["content-disposition"]


def test_a_person_has_a_profile_and_one_of_a_number_that_nobody_has_is_missing(client: TestClient) -> None:
    row = client.get("/people.json?limit=1").json()["rows"][0]
    assert client.get(f"/people/{row['id']}.json").json()["person"] == row
    missing = client.get("/people/999999.json")
    assert (missing.status_code, missing.json()["error"]["code"]) == (404, "not_found")


def test_the_overview_tells_of_the_last_weeks_unless_told_otherwise(client: TestClient) -> None:
    last = client.get("/articles.json?limit=1").json()["rows"][0]["published"]
    news = client.get("/overview.json").json()
    assert news["since"] < last == news["until"]
    assert client.get("/overview.json?since=2031-04-10").json()["since"] == "2031-04-10"


def test_an_empty_dossier_answers_everything(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "empty.dossier")
    client = TestClient(create_app(store))
    for name, question in QUESTIONS.items():
        answer = client.get(f"/{name}.json{'?text=truce' if question.needs else ''}")
        assert (answer.status_code, answer.json()) == (200, {"rows": [], "next": None})
    assert client.get("/overview.json").json()["articles"] == 0
    assert client.get("/relations.json").json() == {"nodes": [], "relations": []}
    store.close()


def test_relations_have_both_their_ends(client: TestClient) -> None:
    net = client.get("/relations.json").json()
    ids = {node["id"] for node in net["nodes"]}
    assert {end for each in net["relations"] for end in (each["source"], each["target"])} == ids
    often = client.get("/relations.json?least=2").json()["relations"]
    assert often == [each for each in net["relations"] if each["count"] >= 2]


@pytest.mark.parametrize(
    "path",
    [
        "/statements.json?limit=0", "/statements.json?limit=many", "/statements.json?limit=٣",
        "/search.json?text=a&limit=101",
        "/statements.json?since=2031-13-01", "/statements.json?cursor=1", "/people.json?cursor=2031-05-02~1",
        "/statements.json?colour=red", "/people.json?act=deny", "/events.json?type=WALK", "/statements.json?unit=bytes",
        "/statements.csv?text=(", "/statements.jsonl?text=(", "/search.json", "/search.csv", "/relations.json?least=x",
        "/relations.json?party=Veloria", "/relations.json?limit=5", "/articles/1.json?party=Veloria",
        "/overview.json?act=deny",
        "/commitments.json?threat=perhaps",
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_in_words(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert (error["code"], error["status"]) == ("cannot_be_asked", 400)
    assert len(error["message"].split()) > 3


@pytest.mark.parametrize(
    "path",
    [
        f"/statements.json?party={'9' * 30}", f"/statements.json?article={'9' * 5000}",
        f"/moves.json?proposal={'9' * 40}",
        "/statements.json?party=٣", f"/statements.json?cursor=~{'9' * 18}", "/statements.json?act=&text=",
        "/statements.json?party=%00",
    ],
)  # fmt: skip
def test_a_number_that_nothing_has_finds_nothing(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path", ["/people/{}.json", "/articles/{}.json", "/people/{}", "/articles/{}", "/statements/{}"]
)
def test_a_number_beyond_all_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(path.format("9" * 30)).status_code == 404


@pytest.mark.parametrize("path", ["/statements.json", "/statements.csv", "/statements.jsonl", "/overview.json"])
def test_its_head_alone_can_be_asked_for_and_what_may_be_done(client: TestClient, path: str) -> None:
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == client.get(path).headers["etag"]
    options = client.options(path)
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
    refused = client.delete(path)
    assert refused.status_code == 405
    assert refused.headers["allow"] == "GET, HEAD, OPTIONS"
    assert refused.json()["error"]["code"] == "wrong_method"


def test_only_some_files_are_sent_at_a_time(client: TestClient) -> None:
    streams = client.app.state.streams  # type: ignore[attr-defined]
    taken = [streams.acquire(blocking=False) for _ in range(20)].count(True)
    try:
        refused = client.get("/statements.csv")
        assert (refused.status_code, refused.json()["error"]["code"]) == (503, "busy")
        assert refused.headers["retry-after"]
    finally:
        for _ in range(taken):
            streams.release()
    assert client.get("/statements.csv").status_code == 200
    assert taken == [streams.acquire(blocking=False) for _ in range(taken)].count(True)
    for _ in range(taken):
        streams.release()


def test_an_answer_changes_with_a_correction_that_is_undone(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "talks.dossier")
    client = TestClient(create_app(store))
    tags = [client.get("/people.json").headers["etag"]]
    with store.writing() as connection:
        row = {"id": store.numbers(connection, 1), "made": "2031-05-02T00:00:00", "kind": "rename", "entity_id": 1}
        connection.execute(insert(corrections), [row])
    tags.append(client.get("/people.json").headers["etag"])
    with store.writing() as connection:
        connection.execute(update(corrections).values(undone="2031-05-02T00:00:01"))
    tags.append(client.get("/people.json").headers["etag"])
    assert len({*tags}) == 3
    store.close()
