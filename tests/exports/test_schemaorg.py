"""schema.org Claim: who claims what, who denies it, no verdict."""

from __future__ import annotations

import json

from rundingan.exports import schemaorg
from rundingan.exports.schemaorg import Claimed, Told


def told(name: str | None, words: str, type_: str = "organisation") -> Told:
    return Told(
        name=name, type=type_, words=words, day="2031-05-08", outlet="Warta Selat", url="https://nesh.example/21",
        title="Dikepung atau tidak?",
    )  # fmt: skip


def test_both_sides_are_told_and_none_is_right() -> None:
    claim = Claimed(
        id=5,
        words="bandar Dol Marun dikepung",
        status="contested",
        language="ms",
        asserted=(told("BPI", "bandar Dol Marun dikepung"), told("Ilmar Tesk", "dikepung", "person")),
        denied=(told("Veloria", "tiada pengepungan", "country"), told(None, "tidak benar")),
    )
    (found,) = json.loads("".join(schemaorg.chunks([claim])))["@graph"]
    assert found["@type"] == "Claim"
    assert [agent["@type"] for agent in found["author"]] == ["Organization", "Person"]
    assert found["firstAppearance"]["publisher"] == {"@type": "Organization", "name": "Warta Selat"}
    assert len(found["appearance"]) == 1
    assert [comment.get("author", {}).get("name") for comment in found["comment"]] == ["Veloria", None]
    assert "reviewRating" not in json.dumps(found)


def test_no_claim_is_an_empty_graph() -> None:
    assert json.loads("".join(schemaorg.chunks([])))["@graph"] == []
