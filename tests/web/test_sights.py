"""Answers shown in another way: facets, a quotation's versions, a calendar, a map, a network."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from rundingan.dossier.ingest import add
from rundingan.dossier.store import Store
from rundingan.errors import DossierError
from rundingan.model import Article
from rundingan.views import facets, places, quotations, statements
from rundingan.views.filters import Filters
from rundingan.views.relations import Node, Relation
from rundingan.web.app import create_app
from rundingan.web.calendar import days_of, month_of
from rundingan.web.network import HEIGHT, WIDTH, net_of
from rundingan.web.showing import differing
from rundingan.web.world import shapes


def every(store: Store, **narrowed: object) -> int:
    with store.reading() as connection:
        return len(statements.ask(connection, Filters.of(limit=1000, **narrowed)).rows)


@pytest.mark.parametrize("name", facets.FACETS)
def test_a_facet_counts_what_narrowing_by_it_gives(store: Store, name: str) -> None:
    with store.reading() as connection:
        found = facets.ask(connection, Filters.of(since="2031-04-01"))
    assert found.whole
    for each in found.by[name][:3]:
        assert each.count == every(store, since="2031-04-01", **{name: each.value})


def test_a_facet_that_is_chosen_shows_what_else_could_be(store: Store) -> None:
    with store.reading() as connection:
        found = facets.ask(connection, Filters.of(act="demand", kind="direct"))
    chosen = [each for each in found.by["act"] if each.chosen]
    assert [each.value for each in chosen] == ["demand"]
    assert {"assert", "pledge"} <= {each.value for each in found.by["act"]}
    assert {each.value for each in found.by["kind"]} >= {"direct", "indirect"}
    assert chosen[0].count == found.looked


def test_facets_narrow_the_page_and_keep_what_is_asked(client: TestClient) -> None:
    page = client.get("/statements?text=gencatan&act=demand", headers={"accept-language": "en"}).text
    assert 'href="/statements?text=gencatan&amp;act=demand&amp;kind=indirect"' in page
    assert 'href="/statements?text=gencatan" aria-current="true"' in page
    assert '<input type="hidden" name="act" value="demand">' in page


WORDS = "We will open the eastern bridge on Monday if the guns of Samdar are silent by then"


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One quotation in two outlets, one of which leaves its end out."""
    made = Store.open(tmp_path_factory.mktemp("carried") / "carried.dossier")
    told = [
        ("Velpress", f'BELVERAN - "{WORDS}," said Anton Maresk, the president of Veloria. Nobody else spoke.'),
        ("Meridian", f'ORVANE - Anton Maresk, the president of Veloria, spoke. "{WORDS[:40]}," he said on Friday.'),
    ]
    articles = [
        Article(text=text, id=outlet, published="2031-05-02", language="en", source=outlet, title=outlet)
        for outlet, text in told
    ]
    [*_] = add(made, articles)
    yield made
    made.close()


def test_a_quotation_in_several_outlets_is_laid_side_by_side(carried: Store) -> None:
    with carried.reading() as connection:
        rows = statements.ask(connection, Filters()).rows
        joined = quotations.others(connection, rows)
        number = next(iter(joined), rows[-1].quotation)
        found = quotations.versions(connection, number)
    assert found[0].fullest
    page = TestClient(create_app(carried)).get(f"/quotations/{number}").text
    assert all(str(each.row.article.outlet) in page for each in found)
    if joined:  # whether two are one is the joining's to say
        assert {*joined[number]} == {"Velpress", "Meridian"}
        assert "guns of Samdar" in " ".join(found[1].cut)
        assert f"/quotations/{number}" in TestClient(create_app(carried)).get("/statements").text


def test_a_quotation_that_is_not_there_is_told(client: TestClient) -> None:
    assert client.get("/quotations/999999").status_code == 404


def test_what_differs_is_marked_and_nothing_else() -> None:
    shown = differing("the <b>bridge</b> on Monday", (("changed", (21, 27)), ("added", (0, 3))))
    assert shown == "<ins>the</ins> &lt;b&gt;bridge&lt;/b&gt; on <ins>Monday</ins>"


def test_a_month_has_its_events_on_their_days(client: TestClient) -> None:
    page = client.get("/events?view=calendar&month=2031-04", headers={"accept-language": "en"}).text
    assert "April 2031" in page
    assert page.count('<span class="day">') == 30
    assert 'href="/events?view=calendar&amp;month=2031-03"' in page
    assert "not a month" in client.get("/events?view=calendar&month=2031-13").text


@given(st.integers(1000, 9000), st.integers(1, 12))
def test_every_month_has_whole_weeks_and_all_its_days(year: int, month: int) -> None:
    name = f"{year:04}-{month:02}"
    made = month_of(name, ())
    days = [cell.day for week in made.weeks for cell in week if cell.inside]
    assert all(len(week) == 7 for week in made.weeks)
    assert (days[0], days[-1]) == days_of(name)


@pytest.mark.parametrize("month", ["2031", "2031-00", "may", "2031-05-01", "0001-01", "9999-12", ""])
def test_what_is_no_month_is_refused(month: str) -> None:
    with pytest.raises(DossierError, match="write it as 2031-05"):
        days_of(month)


def test_the_map_tells_what_it_cannot_show(store: Store, client: TestClient) -> None:
    with store.reading() as connection:
        found = places.ask(connection, Filters())
    page = client.get("/events?view=map", headers={"accept-language": "en"}).text
    assert f"in no known country: {found.nowhere}." in page
    assert f"without a place: {found.placeless}." in page
    assert page.count("<path") == len(shapes())


def test_the_map_has_the_countries_of_the_world_once() -> None:
    codes = [code for code, _ in shapes() if code]
    assert len(codes) == len({*codes}) > 170
    assert {"MY", "ID", "GB", "CH"} <= {*codes}
    assert all(re.fullmatch(r"([ML][-\d.]+,[-\d.]+|Z)+", path) for _, path in shapes())


def net_of_many(many: int) -> tuple[list[Node], list[Relation]]:
    nodes = [Node(n, f"Ambassador {n} of the Nesh valley", "person", None) for n in range(1, many + 1)]
    pairs = [(n, n * 7 % many + 1) for n in range(1, many + 1)] + [(1, n) for n in range(2, many + 1, 3)]
    return nodes, [Relation(a, b, "meets", 1 + a % 5, 1, None, None) for a, b in pairs if a != b]


def test_a_network_of_two_hundred_is_drawn_at_once_and_can_be_read() -> None:
    nodes, found = net_of_many(250)
    began = time.perf_counter()
    net = net_of(nodes, found)
    assert time.perf_counter() - began < 5
    assert (len(net.dots), net.left) == (200, 50)
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in net.dots)
    labels = [(dot.x, dot.y - dot.r, len(dot.label) * 5.9 / 2) for dot in net.dots if dot.label]
    assert len(labels) > 10
    for number, (x, y, half) in enumerate(labels):
        assert all(abs(x - a) > half + b - 1 or abs(y - c) > 12 for a, c, b in labels[:number])


def test_a_network_is_narrowed_by_kind_and_by_how_often(client: TestClient) -> None:
    page = client.get("/network", headers={"accept-language": "en"}).text
    for narrowed in ("kind=meets", "least=2"):
        fewer = client.get(f"/network?{narrowed}", headers={"accept-language": "en"}).text
        assert page.count("<circle") > fewer.count("<circle") > 0
    assert client.get("/network?least=none&kind=nothing&since=never").status_code == 200
    assert client.get(f"/network?least={'1' * 5000}").status_code == 200
