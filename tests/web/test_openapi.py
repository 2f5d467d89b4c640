"""The server does what its description of itself says, whatever it is asked."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS
from starlette.testclient import TestClient

from rundingan.dossier.store import Store
from rundingan.views.filters import Filters
from rundingan.web.app import create_app
from rundingan.web.openapi import document

EXAMPLES = 4
"""Requests of each kind that each address is asked."""
PATHS = document()["paths"]
WRONG = {"integer": "many", "boolean": "perhaps", "date": "2031-02-30", "enum": "no-such-value", "pattern": "~"}
"""A value that a parameter of a kind has not."""


@pytest.fixture(scope="session")
def api(store: Store) -> Any:
    """The API as it describes itself."""
    return schemathesis.openapi.from_asgi("/openapi.json", create_app(store))


def unchecked(case: Any) -> list[Any]:
    """What is not looked at: in an address a wrong value can be a right one as well; not all words are a search."""
    names = {"negative_data_rejection"} | ({"positive_data_acceptance"} if "text" in (case.query or {}) else set())
    return [check for check in CHECKS.get_all() if check.__name__ in names]


@pytest.mark.parametrize("mode", [*GenerationMode], ids=lambda mode: str(mode.value))
@pytest.mark.parametrize("path", [path for path in PATHS if path != "/openapi.json"])
def test_schemathesis_finds_nothing(api: Any, path: str, mode: GenerationMode) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck])
    @given(api[path]["GET"].as_strategy(mode))
    def asked(case: Any) -> None:
        case.call_and_validate(excluded_checks=unchecked(case))

    asked()


def kind(schema: dict[str, Any]) -> str | None:
    """Of what kind the values of a parameter are, where there are wrong ones."""
    schema = schema.get("items", schema)
    return next((each for each in (schema["type"], schema.get("format"), *schema) if each in WRONG), None)


@pytest.mark.parametrize(
    ("path", "name", "wrong"),
    [
        (path, each["name"], WRONG[found])
        for path, operations in PATHS.items()
        for each in operations["get"]["parameters"]
        if each["in"] == "query" and (found := kind(each["schema"]))
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_in_words(client: TestClient, path: str, name: str, wrong: str) -> None:
    answer = client.get(path.format(number=1), params={name: wrong})
    assert answer.status_code == 400
    assert wrong in answer.json()["error"]["message"]


def test_every_address_is_described_and_every_filter_told_of(client: TestClient) -> None:
    told = client.get("/openapi.json").json()
    assert told == document()
    served = {
        getattr(route, "path", "").replace(":int", "")
        for route in client.app.routes  # type: ignore[attr-defined]
    }
    of_programs = {path for path in served if path.endswith((".json", ".csv", ".jsonl")) or path.startswith("/export/")}
    assert of_programs == set(told["paths"])
    parameters = [each for path in told["paths"].values() for each in path["get"]["parameters"]]
    assert {each["name"] for each in parameters} >= set(Filters.__struct_fields__)
    assert [each["name"] for each in parameters if not each["description"]] == []


def test_a_description_that_is_known_is_not_sent_again(client: TestClient) -> None:
    etag = client.get("/openapi.json").headers["etag"]
    assert client.get("/openapi.json", headers={"if-none-match": etag}).status_code == 304
