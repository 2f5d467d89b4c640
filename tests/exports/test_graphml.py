"""GraphML: read by another program, whatever the names are."""

from __future__ import annotations

from pathlib import Path

import networkx
from hypothesis import given
from hypothesis import strategies as st

from rundingan.exports import graphml
from rundingan.views.relations import Node, Relation

NODES = [Node(3, "Anton Maresk", "person", "XV"), Node(7, "Tarkhuna & <Nilam>", "country", None)]
RELATIONS = [
    Relation(3, 7, "accuses", 4, 2, "2031-03-24", "2031-04-02"),
    Relation(3, 7, "meets", 1, 1, None, None),
]


def test_another_program_reads_the_net(tmp_path: Path) -> None:
    (tmp_path / "net.graphml").write_text("".join(graphml.chunks(NODES, RELATIONS)), encoding="utf-8")
    net = networkx.read_graphml(tmp_path / "net.graphml", force_multigraph=True)
    assert net.nodes["n7"] == {"name": "Tarkhuna & <Nilam>", "type": "country"}
    assert net.edges["n3", "n7", "e1"] == {
        "kind": "accuses", "mutual": False, "count": 4, "articles": 2,
        "first_day": "2031-03-24", "last_day": "2031-04-02",
    }  # fmt: skip
    assert net.edges["n3", "n7", "e2"]["mutual"] is True


@given(st.text())
def test_any_name_makes_a_document(name: str) -> None:
    written = "".join(graphml.chunks([Node(1, name.encode("utf-8", "replace").decode(), "person", None)], []))
    net = networkx.parse_graphml(written)
    assert list(net.nodes) == ["n1"]
