"""The same quotation as several outlets have it, in one language or several."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from sqlalchemy import Connection, select

from rundingan.dossier.schema import statements
from rundingan.dossier.side_by_side import Version, side_by_side
from rundingan.model import Span
from rundingan.views.asking import Asking, among
from rundingan.views.filters import Filters
from rundingan.views.rows import StatementRow
from rundingan.views.statements import told

_MOST: Final = 12
"""Versions that are laid side by side."""


class Told(Struct, frozen=True):
    """A version of a quotation.

    Attributes:
        row: the statement.
        fullest: whether it is the one that says most, against which the others are held.
        pieces: stretches of its words that differ from the fullest one's: what they are (``added``, ``changed``,
            ``reworded``), begin and end in ``row.words``.
        cut: what the fullest one has and this one has not.
    """

    row: StatementRow
    fullest: bool
    pieces: tuple[tuple[str, Span], ...]
    cut: tuple[str, ...]


def versions(connection: Connection, quotation: int) -> tuple[Told, ...]:
    """The versions of the quotation of which that is the number, the fullest first; none where there is none."""
    ids = connection.execute(
        select(statements.c.id).where(statements.c.quotation == quotation).order_by(statements.c.id).limit(_MOST)
    ).scalars()
    rows = told(Asking(connection, Filters()), [*ids])
    read = [row for row in rows if row.article.language]
    compared = side_by_side([Version(row.article.language or "", row.words) for row in read])
    if not compared:
        return tuple(Told(row, number == 0, (), ()) for number, row in enumerate(rows))
    full = read[compared[0].full]
    found = [Told(full, True, (), ())]
    for beside in compared:
        row = read[beside.here]
        pieces = tuple((p.kind, p.here) for p in beside.pieces if p.here and p.kind not in ("same", "cut"))
        cut = tuple(full.words[p.full[0] : p.full[1]] for p in beside.pieces if p.kind == "cut" and p.full)
        found.append(Told(row, False, pieces, cut))
    return (*found, *(Told(row, False, (), ()) for row in rows if row not in read))


def others(connection: Connection, rows: Iterable[StatementRow]) -> dict[int, tuple[str, ...]]:
    """In which other outlets the same words stand, by the number of each row's quotation."""
    rows = [*rows]
    wanted = select(statements.c.quotation, statements.c.outlet).where(
        among(statements.c.quotation, {row.quotation for row in rows})
    )
    found: dict[int, dict[str, None]] = {}
    count: dict[int, int] = {}
    for quotation, outlet in connection.execute(wanted.order_by(statements.c.id)):
        count[quotation] = count.get(quotation, 0) + 1
        if outlet:
            found.setdefault(quotation, {})[outlet] = None
    return {number: tuple(found.get(number, ())) for number, times in count.items() if times > 1}
