"""Does the confidence hold? Of the statements given 0.9, nine in ten ought to be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from rundingan.evaluation.figures import Outcome

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The statements whose confidence lies from ``low`` up to ``high`` (which only the last bin includes).

    Attributes:
        n: how many there are.
        stated: their mean confidence.
        measured: the share of them that is right: content found and speaker right.
    """

    low: float
    high: float
    n: int
    stated: float
    measured: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """A table of confidence.

    Attributes:
        bins: the bins that hold any statement, by rising confidence.
        n: statements in all.
        expected_error: expected calibration error: the mean distance between stated and measured, weighted by
            the statements in the bin; None without any statement.
    """

    bins: tuple[Bin, ...]
    n: int
    expected_error: float | None

    def plain(self) -> dict[str, object]:
        """The table as plain data."""
        return asdict(self)


def calibrate(outcomes: Sequence[Outcome], bins: int = BINS) -> Calibration:
    """Sort outcomes into that many bins of equal width and compare what is stated with what is measured."""
    sorted_out: list[list[Outcome]] = [[] for _ in range(bins)]
    for outcome in outcomes:
        sorted_out[max(0, min(int(outcome.confidence * bins), bins - 1))].append(outcome)
    table = tuple(
        Bin(
            low=number / bins,
            high=(number + 1) / bins,
            n=len(inside),
            stated=sum(one.confidence for one in inside) / len(inside),
            measured=sum(one.right for one in inside) / len(inside),
        )
        for number, inside in enumerate(sorted_out)
        if inside
    )
    n = len(outcomes)
    error = sum(b.n * abs(b.stated - b.measured) for b in table) / n if n else None
    return Calibration(table, n, error)
