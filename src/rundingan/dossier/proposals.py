"""The same proposal in many articles, under its many names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec
from sqlalchemy import bindparam, select, update

from rundingan.dossier.adding import Adding, Row, as_json, pieces
from rundingan.dossier.analysis import terms
from rundingan.dossier.schema import proposal_keys, proposals, tabled
from rundingan.model import Proposal

_LATE: Final = 180
"""Days after which the same words mean something else on the table."""
_NAMES: Final = 40
"""Names that are kept of a proposal."""
_decode = msgspec.json.Decoder(list[str]).decode

_SEEN = (
    update(proposals)
    .where(proposals.c.id == bindparam("proposal"))
    .values(
        last_day=bindparam("new_last"),
        first_day=bindparam("new_first"),
        names_json=bindparam("new_names"),
        by_json=bindparam("new_by"),
    )
)


def key(proposal: Proposal, language: str | None) -> str:
    """What a proposal is found by: the roots of the words of its name, in no order."""
    return " ".join(sorted({*terms(proposal.name, language)}))


def join_proposals(adding: Adding) -> None:
    """Find or make the proposal of the dossier behind each of the article's."""
    found = {each.id: key(each, adding.record.language) for each in adding.record.proposals}
    known = _known(adding, found.values())
    new: list[Row] = []
    seen: dict[int, Row] = {}
    for each in adding.record.proposals:
        row = next((row for row in known.get(found[each.id], ()) if _near(row, adding.record.published)), None)
        if row is None:
            row = _new(adding, each)
            new.append(row)
            known.setdefault(found[each.id], []).append(row)
        else:
            _meet(adding, each, row)
            seen[row["id"]] = row
        adding.proposals[each.id] = row["id"]
    made = {row["id"] for row in new}
    adding.insert(proposals, [_stored(row) for row in new])
    for row in (row for number, row in seen.items() if number not in made):
        stored = _stored(row)
        adding.connection.execute(
            _SEEN,
            {"proposal": row["id"]} | {f"new_{name}": stored[column] for name, column in _COLUMNS.items()},
        )
    adding.insert(proposal_keys, [{"key": name, "proposal_id": row["id"]} for row in new for name in row["keys"]])
    adding.insert(tabled, [_tabled(adding, each) for each in adding.record.proposals])


_COLUMNS: Final = {"last": "last_day", "first": "first_day", "names": "names_json", "by": "by_json"}


def _known(adding: Adding, wanted: Iterable[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    rows: dict[int, Row] = {}
    for some in pieces(dict.fromkeys(wanted)):
        query = (
            select(proposal_keys.c.key, proposals)
            .join(proposals, proposals.c.id == proposal_keys.c.proposal_id)
            .where(proposal_keys.c.key.in_(some))
            .order_by(proposals.c.last_day.desc(), proposals.c.id)
        )
        for each in adding.connection.execute(query).mappings():
            row = rows.setdefault(each["id"], dict(each) | {"names": _decode(each["names_json"])})
            row.setdefault("by", msgspec.json.decode(row["by_json"]))
            found.setdefault(each["key"], []).append(row)
    return found


def _near(row: Row, day: str | None) -> bool:
    """Whether a proposal was spoken of within half a year of a day."""
    if not day or not row["last_day"] or not row["first_day"]:
        return True
    then = date.fromisoformat(day)
    since = (then - date.fromisoformat(row["last_day"])).days
    until = (date.fromisoformat(row["first_day"]) - then).days
    return since <= _LATE and until <= _LATE


def _new(adding: Adding, each: Proposal) -> Row:
    day = adding.record.published
    return {
        "id": adding.numbers.take(),
        "name": each.name,
        "language": adding.record.language,
        "concept": None,
        "first_day": day,
        "last_day": day,
        "names": [each.name],
        "by": [adding.entities[by] for by in each.by if by in adding.entities],
        "keys": [key(each, adding.record.language)],
    }


def _meet(adding: Adding, each: Proposal, row: Row) -> None:
    day = adding.record.published
    if each.name not in row["names"] and len(row["names"]) < _NAMES:
        row["names"].append(each.name)
    row["by"] = [*dict.fromkeys([*row["by"], *(adding.entities[by] for by in each.by if by in adding.entities)])]
    if day:
        row["first_day"] = min(row["first_day"] or day, day)
        row["last_day"] = max(row["last_day"] or day, day)


def _stored(row: Row) -> Row:
    kept = {name: row[name] for name in ("id", "name", "language", "concept", "first_day", "last_day")}
    return kept | {"names_json": as_json(row["names"]), "by_json": as_json(row["by"])}


def _tabled(adding: Adding, each: Proposal) -> Row:
    return {
        "article_id": adding.article_id,
        "local": each.id,
        "proposal_id": adding.proposals[each.id],
        "name": each.name,
        "by_json": as_json([adding.entities[by] for by in each.by if by in adding.entities]),
        "mentions_json": as_json(each.mentions),
        "day": adding.record.published,
    }
