"""GraphML (http://graphml.graphdrawing.org/): the net of who accuses, supports, meets whom, for Gephi, yEd, igraph.

A node is a person, body, country or group; an edge is one kind of relation between two, with how often and when it is
told of. What is mutual (meetings, agreements) is one edge, marked so: some programs refuse edges without direction
among others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from rundingan.exports.xml import without_controls
from rundingan.views.relations import MUTUAL, Node, Relation

_KEYS: Final = (
    ("name", "node", "string"),
    ("type", "node", "string"),
    ("country", "node", "string"),
    ("kind", "edge", "string"),
    ("mutual", "edge", "boolean"),
    ("count", "edge", "int"),
    ("articles", "edge", "int"),
    ("first_day", "edge", "string"),
    ("last_day", "edge", "string"),
)


def chunks(nodes: Iterable[Node], relations: Iterable[Relation]) -> Iterator[str]:
    """The document, a node or edge at a time."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name, of, kind in _KEYS:
        yield f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="relations" edgedefault="directed">\n'
    for node in nodes:
        yield f'<node id="n{node.id}">{_data(name=node.name, type=node.type, country=node.country)}</node>\n'
    for number, each in enumerate(relations, 1):
        ends = f'source="n{each.source}" target="n{each.target}"'
        data = _data(
            kind=each.kind,
            mutual="true" if each.kind in MUTUAL else "false",
            count=each.count,
            articles=each.articles,
            first_day=each.first_day,
            last_day=each.last_day,
        )
        yield f'<edge id="e{number}" {ends}>{data}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(**values: str | int | None) -> str:
    return "".join(
        f"<data key={quoteattr(name)}>{escape(without_controls(str(value)))}</data>"
        for name, value in values.items()
        if value is not None
    )
