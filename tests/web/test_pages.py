"""Every page answers, in three languages, and says the same as JSON and CSV."""

from __future__ import annotations

import csv
import io

import pytest
from starlette.testclient import TestClient

PAGES = [
    "/", "/positions", "/moves", "/disputes", "/commitments", "/statements", "/people", "/events", "/articles",
    "/search", "/search?text=gencatan", "/about", "/statements?text=senjata&act=assert",
]  # fmt: skip
QUESTIONS = ["statements", "positions", "moves", "disputes", "commitments", "events", "people", "articles"]


@pytest.mark.parametrize("language", ["ms", "id", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers(client: TestClient, path: str, language: str) -> None:
    answer = client.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_gives_the_same_rows_as_json_and_as_csv(client: TestClient, question: str) -> None:
    rows: list[object] = []
    path = f"/{question}.json?limit=7"
    while path:
        answer = client.get(path).json()
        rows += answer["rows"]
        path = answer["next"]
    table = [*csv.reader(io.StringIO(client.get(f"/{question}.csv").text, newline=""))]
    assert len(table) - 1 == len(rows) > 0


def test_an_article_marks_its_statements_and_a_statement_leads_there(client: TestClient) -> None:
    row = client.get("/statements.json?limit=1").json()["rows"][0]
    leads = client.get(f"/statements/{row['id']}", follow_redirects=False)
    assert leads.headers["location"] == f"/articles/{row['article']['id']}#s{row['id']}"
    page = client.get(leads.headers["location"]).text
    assert f'id="s{row["id"]}"' in page
    assert row["article"]["title"].split()[0] in page


def test_what_is_not_there_is_told(client: TestClient) -> None:
    assert client.get("/articles/999999").status_code == 404
    assert client.get("/people/999999").status_code == 404
    assert client.get("/nothing").status_code == 404
    refused = client.get("/statements.json?act=shout")
    assert refused.status_code == 400
    assert refused.json()["error"]["code"] == "cannot_be_asked"
    assert "shout" in client.get("/statements?act=shout").text


def test_what_is_known_already_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/statements.json")
    again = client.get("/statements.json", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_only_names_of_its_own_are_answered(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/", headers={"host": "localhost:8787"}).status_code == 200


def test_a_choice_is_kept_and_leads_back_to_this_server_alone(client: TestClient) -> None:
    kept = client.post("/choose", data={"interface": "ms", "back": "/people"}, follow_redirects=False)
    assert (kept.status_code, kept.headers["location"]) == (303, "/people")
    assert "interface=ms" in kept.headers["set-cookie"]
    for back in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        led = client.post("/choose", data={"theme": "dark", "back": back}, follow_redirects=False)
        assert led.headers["location"] == "/"
    client.cookies.clear()
