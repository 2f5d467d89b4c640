"""The figures of an evaluation: how many of the marked things were found, how many of the found are right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rundingan.model import KINDS, Span


@dataclass(slots=True)
class Found:
    """A figure about things that are looked for.

    Attributes:
        marked: things that were marked.
        guessed: things that the record holds.
        right_marked: marked things that the record has right.
        right_guessed: things of the record that are right; the same number, except in a figure for one kind,
            since a statement may be marked as one kind and read as another.
    """

    marked: int = 0
    guessed: int = 0
    right_marked: int = 0
    right_guessed: int = 0

    def add_right(self, pairs: int = 1) -> None:
        """Count pairs of a marked thing and the same thing in the record."""
        self.right_marked += pairs
        self.right_guessed += pairs

    @property
    def precision(self) -> float:
        """Of what the record holds, how much is right; 0 where it holds nothing."""
        return self.right_guessed / self.guessed if self.guessed else 0.0

    @property
    def recall(self) -> float:
        """Of what was marked, how much the record has right; 0 where nothing was marked."""
        return self.right_marked / self.marked if self.marked else 0.0

    @property
    def value(self) -> float | None:
        """F1 of precision and recall; None where nothing was marked and nothing found."""
        if not self.marked and not self.guessed:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def plain(self) -> dict[str, float | int | None]:
        """The figure as plain data."""
        return {
            "f1": self.value,
            "precision": self.precision,
            "recall": self.recall,
            "gold": self.marked,
            "guessed": self.guessed,
        }


@dataclass(slots=True)
class Accuracy:
    """A figure about a property of things that were found: ``right`` out of ``of``."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one more."""
        self.right += right
        self.of += 1

    @property
    def value(self) -> float | None:
        """The share that is right; None where there was none."""
        return self.right / self.of if self.of else None

    def plain(self) -> dict[str, float | int | None]:
        """The figure as plain data."""
        return {"accuracy": self.value, "of": self.of}


Figure = Found | Accuracy


@dataclass(frozen=True, slots=True)
class Miss:
    """A difference between marks and record, with the words to look at.

    Attributes:
        article: the article's id.
        figure: the figure that it lowers (``statements.found``).
        what: ``missed`` (marked, not found), ``invented`` (found, not marked) or ``wrong``.
        wanted: what was marked.
        got: what the record says.
        span: where the words stand.
        words: the words.
    """

    article: str
    figure: str
    what: str
    wanted: str
    got: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A statement of the record: the confidence that it states and whether it is right."""

    confidence: float
    right: bool


def _blank() -> dict[str, Figure]:
    """Every figure, in the order in which they are shown."""
    return {
        "statements.found": Found(),
        "statements.exact": Found(),
        "statements.attributed": Found(),
        **{f"statements.attributed.{kind}": Found() for kind in KINDS},
        **{f"statements.{part}": Accuracy() for part in ("kind", "cue", "act", "channel")},
        "positions": Found(),
        "claims": Found(),
        "commitments": Found(),
        "commitments.condition": Accuracy(),
        "events": Found(),
        "events.status": Accuracy(),
        "times": Found(),
        "times.value": Accuracy(),
    }


@dataclass(slots=True)
class Score:
    """What an evaluation came to.

    Attributes:
        articles: marked articles.
        unread: those for which there was no record; all that was marked in them is missing.
        bad_spans: spans of the records that lie outside the article or run backwards.
        figures: every figure by its name.
        misses: every difference, in the order of the articles.
        outcomes: every statement of the records, for the calibration of confidence.
    """

    articles: int = 0
    unread: int = 0
    bad_spans: int = 0
    figures: dict[str, Figure] = field(default_factory=_blank)
    misses: list[Miss] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def found(self, name: str) -> Found:
        """The figure of that name, which must be about things looked for."""
        figure = self.figures[name]
        assert isinstance(figure, Found)
        return figure

    def accuracy(self, name: str) -> Accuracy:
        """The figure of that name, which must be about a property."""
        figure = self.figures[name]
        assert isinstance(figure, Accuracy)
        return figure

    def value(self, name: str) -> float | None:
        """The headline of a figure (F1 or accuracy); None where it was not measured."""
        return self.figures[name].value

    def counts(self) -> dict[str, int]:
        """What is counted and ought to be few."""
        return {"articles": self.articles, "unread": self.unread, "bad_spans": self.bad_spans}

    def misses_of(self, prefix: str = "") -> Iterator[Miss]:
        """The differences that lower a figure whose name begins so."""
        return (miss for miss in self.misses if miss.figure.startswith(prefix))

    def plain(self) -> dict[str, object]:
        """Counts and figures as plain data."""
        return {**self.counts(), "figures": {name: figure.plain() for name, figure in self.figures.items()}}
