"""Articles are hostile: whatever they hold, nothing of it becomes an element, an attribute or a header of a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from rundingan.dossier.ingest import add
from rundingan.dossier.schema import entities, statements
from rundingan.dossier.store import Store
from rundingan.model import Article
from rundingan.views.reviewed import decide
from tests.views.talks import ARTICLES
from tests.web.hostile import PAYLOADS, Elements
from tests.web.visiting import Visit, visit

LISTS = (
    "/", "/positions", "/moves", "/disputes", "/commitments", "/statements", "/people", "/events", "/articles",
    "/history", "/about", "/add",
)  # fmt: skip
SAFE = ("/", "#", "http://", "https://", "?")


def article(number: int, words: str) -> Article:
    """An article that holds the words wherever an article can hold words."""
    short = words[:60]
    text = (
        f'The president of Veloria, Anton Maresk, said "{words}" on Monday.\n\n'
        f'"We accept the {short} ceasefire plan if prisoners return," said Kost {short}, the envoy of Lind.\n\n'
        f"Mirela Kost denied that Tarkhuna had shelled {short}. Maresk promised to leave the valley.\n"
    )
    return Article(
        text=text, id=f"{number} {words}", title=words, published="2031-05-05", language="en", source=f"Post {words}",
        author=words, url=words if number % 2 else f"https://nesh.example/{number}?{words}",
    )  # fmt: skip


def served(folder: Path, words: tuple[str, ...]) -> Visit:
    store = Store.open(folder / "talks.dossier")
    [*_] = add(store, [article(number, each) for number, each in enumerate(words)])
    with store.writing() as connection:
        for row in connection.execute(select(entities.c.id)).all():
            name = words[row.id % len(words)]
            connection.execute(entities.update().where(entities.c.id == row.id).values(renamed=name))
        said = [*connection.execute(select(statements.c.id).order_by(statements.c.id)).scalars()]
    for number in said[:3]:
        decide(store, "statement", number, "accept", "lind", speaker=words[number % len(words)][:300])
    made = visit(store)
    assert made.sign_in() == 303
    return made


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    made = served(tmp_path_factory.mktemp("hostile"), PAYLOADS)
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """The elements and attributes of pages about articles that mean no harm."""
    plain = tuple(f"the door at Ketran {number}, and the bridge" for number in range(9))
    made = served(tmp_path_factory.mktemp("plain"), plain)
    [*_] = add(made.store, ARTICLES)
    found = set().union(*(Elements(made.client.get(path).text).found for path in [*every(made), "/statements?limit=1"]))
    made.store.close()
    return found


def every(made: Visit) -> list[str]:
    """The addresses of all pages."""
    paths = [f"{path}?limit=1000" if path[1:] in ("statements", "articles", "people") else path for path in LISTS]
    for name in ("articles", "people"):
        rows = made.client.get(f"/{name}.json?limit=1000").json()["rows"]
        paths += [f"/{name}/{(row.get('person') or row)['id']}" for row in rows]
    return paths


def test_there_are_more_than_fifty() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) > 50


def test_no_element_attribute_or_address_of_a_page_comes_from_an_article(
    hostile: Visit, known: set[tuple[str, str]]
) -> None:
    for path in every(hostile):
        answer = hostile.client.get(path)
        assert answer.status_code == 200, path
        page = Elements(answer.text)
        assert page.found - known == set(), path
        assert [each for each in page.addresses if not each.startswith(SAFE)] == [], path
        assert "evil" not in str(answer.headers), path


@pytest.mark.parametrize(
    "path",
    [
        "/search?text=",
        "/statements?text=",
        "/statements?outlet=",
        "/people?text=",
        "/login?next=",
        "/statements?cursor=",
        "/articles?language=",
        "/moves?party=",
        "/?since=",
    ],
)
def test_nothing_that_is_asked_becomes_part_of_the_page(hostile: Visit, known: set[tuple[str, str]], path: str) -> None:
    for words in PAYLOADS[::4]:
        name, _, asked = path.partition("?")
        answer = hostile.client.get(name, params={asked.rstrip("="): words})
        assert answer.status_code < 500
        page = Elements(answer.text)
        assert {pair for pair in page.found - known if pair[0] in ("script", "img", "svg", "iframe", "style")} == set()
        assert [pair for pair in page.found if pair[1].startswith("on")] == []
        assert [each for each in page.addresses if not each.startswith(SAFE)] == []


def test_programs_are_told_the_words_as_data(hostile: Visit) -> None:
    answer = hostile.client.get("/articles.json?limit=1000")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    titles = {row["title"] for row in answer.json()["rows"]}
    assert {each for each in PAYLOADS if "\x00" not in each} <= titles
    lines = hostile.client.get("/reviews.jsonl?partly=true").text.splitlines()
    assert lines and all(json.loads(line)["id"] for line in lines)
    table = hostile.client.get("/articles.csv").text
    assert "\n=HYPERLINK" not in table and ",=HYPERLINK" not in table and ',"=HYPERLINK' not in table


def test_every_answer_forbids_scripts_of_others(hostile: Visit) -> None:
    for path in ("/", "/statements", "/statements.json", "/nothing", "/static/page.js", "/login", "/articles/1e9"):
        policy = hostile.client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd",
        "/static//etc/passwd",
        "/static/....//app.py",
        "/static/..%5capp.py",
        "/static/%00",
        "/static/" + "a" * 5_000,
        "/articles/..%2f..%2fetc%2fpasswd",
        "/people/%2e%2e",
        "/add/..%2f..%2fetc%2fpasswd",
        "/add/%2e%2e.json",
        "/articles/99999999999999999999999999",
        "/people/99999999999999999999999999",
        "/statements/99999999999999999999999999",
    ],
)
def test_no_path_leaves_its_folder(hostile: Visit, path: str) -> None:
    answer = hostile.client.get(path)
    assert answer.status_code in (400, 404), path
    assert "root:" not in answer.text and "create_app" not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_what_is_read_is_not_written_to(hostile: Visit, method: str) -> None:
    for path in ("/", "/statements", "/statements.json", "/articles/1", "/people/1", "/reviews.jsonl", "/about"):
        assert hostile.client.request(method, path).status_code == 405, path
    for path in ("/logout", "/history/undo", "/articles/1/decide"):
        assert hostile.client.get(path).status_code == 405, path


def test_a_body_that_is_too_large_is_refused_told_or_not(hostile: Visit) -> None:
    assert hostile.client.post("/login", content=b"x" * 200_000).status_code == 413
    pieces = (b"name=" + b"x" * 50_000 for _ in range(5))
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert hostile.client.post("/login", content=pieces, headers=form).status_code == 413
    assert hostile.client.post("/login", headers={"content-length": "-1"}).status_code == 413


@pytest.mark.parametrize("body", [b"", b"%%%=&&&", b"name=%ff%fe&password=%00", b"\x00" * 100, b"name=a&" * 1_000])
@pytest.mark.parametrize(
    "kind",
    ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "text/plain", ""],
)
def test_no_form_breaks_the_server(hostile: Visit, body: bytes, kind: str) -> None:
    for path in ("/choose", "/articles/1/decide", "/add"):
        answer = hostile.client.post(path, content=body, headers={"content-type": kind}, follow_redirects=False)
        assert answer.status_code in (303, 400, 403)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8787", "127.0.0.1.evil.example", "", "127.0.0.1@evil.example"]
)
def test_only_its_own_names_are_answered(hostile: Visit, host: str) -> None:
    assert hostile.client.get("/", headers={"host": host}).status_code == 421
