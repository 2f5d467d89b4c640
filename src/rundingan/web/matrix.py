"""The matrix of positions: parties by proposals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from rundingan.views.rows import Standing, Tabled, Who

_COLUMNS: Final = 6
_ROWS: Final = 60


class Matrix(Struct, frozen=True):
    """Parties by proposals.

    Attributes:
        proposals: the columns, those on which most parties stand first.
        rows: a party, and where it stands on each of them (None where nothing is told).
        left: how many proposals have no column.
    """

    proposals: tuple[Tabled, ...]
    rows: tuple[tuple[Who, tuple[Standing | None, ...]], ...]
    left: int


def matrix_of(found: Sequence[Standing], columns: int = _COLUMNS) -> Matrix:
    """The matrix of some positions; each party on each proposal once."""
    counts = Counter(each.proposal.id for each in found)
    newest = {each.proposal.id: each.since or "" for each in reversed(found)}
    proposals = {each.proposal.id: each.proposal for each in found}
    chosen = sorted(proposals, key=lambda number: (counts[number], newest[number]), reverse=True)[:columns]
    parties: dict[int, dict[int, Standing]] = {}
    for each in found:
        if each.proposal.id in chosen:
            parties.setdefault(each.party.id, {}).setdefault(each.proposal.id, each)
    ordered = sorted(parties.values(), key=lambda cells: (-len(cells), next(iter(cells.values())).party.name))
    rows = tuple(
        (next(iter(cells.values())).party, tuple(cells.get(number) for number in chosen)) for cells in ordered[:_ROWS]
    )
    return Matrix(tuple(proposals[number] for number in chosen), rows, len(proposals) - len(chosen))
