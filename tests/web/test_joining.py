"""Who is signed in says who is who: merged, split, renamed, and all of it undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rundingan.dossier.ingest import add
from rundingan.dossier.store import Store
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


def people(here: Visit) -> dict[str, int]:
    """The numbers of those in the dossier by their names."""
    return {row["name"]: row["id"] for row in here.client.get("/people.json").json()["rows"]}


def undo(here: Visit) -> int:
    """The status of undoing the newest correction."""
    number = re.search(r'name="correction" value="(\d+)"', here.client.get("/history").text)
    assert number
    return here.send("/people/undo", correction=number[1])


def test_a_name_is_given_and_taken_back(here: Visit) -> None:
    maresk = people(here)["Anton Maresk"]
    assert here.send(f"/people/{maresk}/correct", how="rename", name="President Maresk") == 303
    assert people(here)["President Maresk"] == maresk
    assert "lind" in here.client.get(f"/people/{maresk}").text
    assert undo(here) == 303
    assert people(here)["Anton Maresk"] == maresk


def test_two_are_one_until_it_is_undone(here: Visit) -> None:
    before = people(here)
    one, other = before["Laila Urzhan"], before["Anton Maresk"]
    assert here.send(f"/people/{one}/correct", how="merge", into="Anton Maresk") == 303
    led = here.client.get(f"/people/{one}", follow_redirects=False)
    assert led.headers["location"] == f"/people/{other}"
    assert undo(here) == 303
    assert here.client.get(f"/people/{one}").status_code == 200


def test_somebody_of_one_article_is_somebody_else(here: Visit) -> None:
    maresk = people(here)["Anton Maresk"]
    page = here.client.get(f"/people/{maresk}").text
    article = re.search(r'name="article" value="([^"]+)"><input type="hidden" name="name" value="([^"]+)"', page)
    assert article
    assert here.send(f"/people/{maresk}/correct", how="split", article=article[1], name=article[2]) == 303
    assert len(people(here)) == len({*people(here).values()})
    assert undo(here) == 303


@pytest.mark.parametrize(
    "form",
    [{}, {"how": "delete"}, {"how": "rename", "name": " "}, {"how": "merge", "into": "nobody at all"},
     {"how": "merge", "into": ""}, {"how": "split", "article": "none", "name": "x"}],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(here: Visit, form: dict[str, str]) -> None:
    assert here.send(f"/people/{people(here)['Anton Maresk']}/correct", **form) == 400
    assert here.send("/people/undo", correction="999999") == 400


def test_who_is_not_signed_in_joins_nothing(here: Visit) -> None:
    maresk = people(here)["Anton Maresk"]
    here.client.cookies.clear()
    assert here.client.post(f"/people/{maresk}/correct", data={"how": "rename", "name": "x"}).status_code == 401
    assert 'name="how"' not in here.client.get(f"/people/{maresk}").text
