"""The forms of other programs hold what the questions answer."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import icalendar
import pytest
from starlette.testclient import TestClient

_NODE = "{http://graphml.graphdrawing.org/xmlns}node"


def test_the_net_as_graphml_has_the_nodes_of_the_net(client: TestClient) -> None:
    answer = client.get("/export/graphml?least=2")
    net = client.get("/relations.json?least=2").json()
    assert len(ElementTree.fromstring(answer.text).findall(f".//{_NODE}")) == len(net["nodes"]) > 0
    assert 'filename="relations.graphml"' in answer.headers["content-disposition"]


def test_the_calendar_has_the_dated_events(client: TestClient) -> None:
    dated = [row for row in client.get("/events.json?limit=1000").json()["rows"] if row["day"]]
    calendar = icalendar.Calendar.from_ical(client.get("/export/ics").text)
    assert len(calendar.walk("VEVENT")) == len(dated) > 0


def test_claims_say_who_denies_them(client: TestClient) -> None:
    rows = client.get("/disputes.json?status=contested&limit=1000").json()["rows"]
    graph = client.get("/export/schemaorg?status=contested").json()["@graph"]
    assert [each["text"] for each in graph] == [row["words"] for row in rows]
    assert graph


@pytest.mark.parametrize("path", ["/export/ics?limit=5", "/export/schemaorg?act=deny", "/export/graphml?party=x"])
def test_what_a_form_is_not_narrowed_by_is_refused(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 400
    assert client.get(path).json()["error"]["code"] == "cannot_be_asked"
    assert client.get("/export/nothing").json()["error"]["code"] == "not_found"
