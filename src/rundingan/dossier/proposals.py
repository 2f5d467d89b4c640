"""The same proposal in many articles, under its many names and in several languages.

What an article has on the table is looked up by what it is about and by its parties, within the half year around it;
of what is found there the likest is taken, or none where what tells proposals apart speaks against all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, bindparam, delete, func, select, update

from rundingan.dossier import marks
from rundingan.dossier.adding import Adding, as_json, insert_new
from rundingan.dossier.marks import Marks
from rundingan.dossier.prepared import Prepared, among, write_many
from rundingan.dossier.schema import proposal_keys, proposals, tabled
from rundingan.model import Proposal

_LATE: Final = 180
"""Days after which the same words mean something else on the table."""
_NAMES: Final = 40
"""Names that are kept of a proposal."""
_CANDIDATES: Final = 20
"""Proposals that are looked at for one of an article."""
_TOLD: Final = 200
"""Articles from which a proposal is told anew when one of them changes."""
_names = msgspec.json.Decoder(list[str]).decode
_ids = msgspec.json.Decoder(list[int]).decode
_marks = msgspec.json.Decoder(Marks).decode


@dataclass(slots=True)
class Known:
    """A proposal of the dossier."""

    id: int
    name: str
    language: str | None
    marks: Marks
    first_day: str | None = None
    last_day: str | None = None
    names: list[str] = field(default_factory=list)
    by: list[int] = field(default_factory=list)
    stored: bool = True

    def meet(self, name: str, by: Iterable[int], told: Marks, day: str | None) -> None:
        """Take in what an article tells of it."""
        if name not in self.names and len(self.names) < _NAMES:
            self.names.append(name)
        self.by = [*dict.fromkeys([*self.by, *by])]
        self.marks = marks.joined(self.marks, told)
        if day:
            self.first_day = min(self.first_day or day, day)
            self.last_day = max(self.last_day or day, day)

    def days_from(self, day: str | None) -> int | None:
        """Days between what is known of it and a day; None where one of them is not known."""
        if not day or not self.first_day or not self.last_day:
            return None
        then = date.fromisoformat(day)
        first, last = date.fromisoformat(self.first_day), date.fromisoformat(self.last_day)
        return max((first - then).days, (then - last).days, 0)

    def row(self) -> dict[str, Any]:
        """Its row."""
        return {
            "id": self.id,
            "name": self.name,
            "language": self.language,
            "concept": self.marks.concept,
            "first_day": self.first_day,
            "last_day": self.last_day,
            "names_json": as_json(self.names),
            "by_json": as_json(self.by),
            "marks_json": as_json(self.marks),
        }


_SHARING = Prepared(
    select(proposal_keys.c.proposal_id, func.count())
    .where(among(proposal_keys.c.key, "keys"))
    .group_by(proposal_keys.c.proposal_id)
)
_WRITE = (
    update(proposals)
    .where(proposals.c.id == bindparam("proposal"))
    .values({name: bindparam(f"new_{name}") for name in Known(0, "", None, Marks()).row() if name != "id"})
)


def join_proposals(adding: Adding) -> None:
    """Find or make the proposal of the dossier behind each of the article's."""
    if not adding.record.proposals:
        return
    day = adding.record.published
    told = {each.id: marks.marks_of(adding, each) for each in adding.record.proposals}
    known: dict[int, Known] = {}
    met: dict[int, Known] = {}
    for each in adding.record.proposals:
        candidates = _candidates(adding.connection, marks.sought(told[each.id], day), known)
        found = _choose(told[each.id], day, [*candidates, *met.values()], {*met})
        if found is None:
            found = Known(adding.numbers.take(), each.name, adding.record.language, told[each.id], stored=False)
        found.meet(each.name, _by(adding, each), told[each.id], day)
        met[found.id] = found
        adding.proposals[each.id] = found.id
    adding.insert(proposals, [each.row() for each in met.values() if not each.stored])
    _write(adding.connection, [each for each in met.values() if each.stored])
    _keep_keys(adding, told, day)
    adding.insert(tabled, [_tabled(adding, each, told[each.id]) for each in adding.record.proposals])


def _choose(told: Marks, day: str | None, known: Iterable[Known], met: set[int]) -> Known | None:
    """The proposal that an article means; None where it is none of them, or might as well be another.

    Args:
        met: those that the article speaks of already, under another name.
    """
    scored: dict[int, tuple[int, Known]] = {}
    for each in known:
        days = each.days_from(day)
        if days is not None and days > _LATE:
            continue
        score = marks.likeness(told, each.marks, days)
        if score and (each.id not in met or len(each.marks.about) > 1):
            scored[each.id] = score, each
    best = max((score for score, _ in scored.values()), default=0)
    likest = [each for score, each in scored.values() if score == best]
    if len(likest) > 1 and len(told.about) == 1 and not told.sizes:
        return None
    return max(likest, key=lambda each: (each.last_day or "", -each.id), default=None)


def _candidates(connection: Connection, sought: list[int], known: dict[int, Known]) -> list[Known]:
    """The proposals that share some of the keys, those that share most; read once an article."""
    counts: dict[int, int] = dict(_SHARING.rows(connection, keys=sought)) if sought else {}
    best = sorted(counts, key=lambda number: (-counts[number], -number))[:_CANDIDATES]
    missing = [number for number in best if number not in known]
    if missing:
        rows = connection.execute(select(proposals).where(proposals.c.id.in_(missing)))
        known.update({row.id: _known(row) for row in rows})
    return [known[number] for number in best if number in known]


def _known(row: Row[Any]) -> Known:
    return Known(
        row.id,
        row.name,
        row.language,
        _marks(row.marks_json),
        row.first_day,
        row.last_day,
        _names(row.names_json),
        _ids(row.by_json),
    )


def _write(connection: Connection, changed: Sequence[Known]) -> None:
    rows = [each.row() for each in changed]
    write_many(
        connection,
        _WRITE,
        [{("proposal" if name == "id" else f"new_{name}"): row[name] for name in row} for row in rows],
    )


def _keep_keys(adding: Adding, told: dict[str, Marks], day: str | None) -> None:
    """Note by what the proposals can be found; those that are noted already stay."""
    wanted = {(key, adding.proposals[local]) for local, each in told.items() for key in marks.keys(each, day)}
    rows = [{"key": key, "proposal_id": number} for key, number in sorted(wanted)]
    insert_new(adding.connection, proposal_keys, rows)


def _by(adding: Adding, each: Proposal) -> list[int]:
    return [adding.entities[by] for by in each.by if by in adding.entities]


def _tabled(adding: Adding, each: Proposal, told: Marks) -> dict[str, Any]:
    return {
        "article_id": adding.article_id,
        "local": each.id,
        "proposal_id": adding.proposals[each.id],
        "name": each.name,
        "by_json": as_json(_by(adding, each)),
        "mentions_json": as_json(each.mentions),
        "marks_json": as_json(told),
        "day": adding.record.published,
    }


def tidy(connection: Connection, touched: Iterable[int]) -> None:
    """Tell proposals anew from the articles that speak of them now; those of which none does go.

    Args:
        touched: the proposals that an article spoke of which has been read again.
    """
    for number in touched:
        query = (
            select(tabled.c.name, tabled.c.by_json, tabled.c.marks_json, tabled.c.day)
            .where(tabled.c.proposal_id == number)
            .order_by(tabled.c.day, tabled.c.article_id)
            .limit(_TOLD)
        )
        rows = connection.execute(query).all()
        if not rows:
            connection.execute(delete(proposal_keys).where(proposal_keys.c.proposal_id == number))
            connection.execute(delete(proposals).where(proposals.c.id == number))
            continue
        row = connection.execute(select(proposals).where(proposals.c.id == number)).one()
        anew = Known(number, rows[0].name, row.language, _marks(rows[0].marks_json))
        for each in rows:
            anew.meet(each.name, _ids(each.by_json), _marks(each.marks_json), each.day)
        _write(connection, [anew])
