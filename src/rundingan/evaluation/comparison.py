"""One marked article and its record side by side, and the differences noted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rundingan.evaluation.figures import Miss, Score
from rundingan.evaluation.marked import MarkedArticle
from rundingan.evaluation.matching import is_one_of, letters, name_of, overlap
from rundingan.model import Record, Span

LONGEST = 160  # characters of an article that a difference shows

Pairs = list[tuple[int, int]]
Shown = tuple[str | None, Sequence[Span]]  # a part as a difference shows it: a name or a type, and its words


class Comparison:
    """One article, its record, and the score to which their comparison goes."""

    def __init__(self, article: MarkedArticle, record: Record, result: Score) -> None:
        self.article = article
        self.record = record
        self.result = result

    def letters(self, spans: Iterable[Span | None]) -> frozenset[int]:
        """The offsets of the letters and digits under the spans."""
        return letters(self.article.text, (span for span in spans if span))

    def near(self, one: Iterable[Span | None], other: Iterable[Span | None]) -> float:
        """How much two lists of spans overlap, 0 to 1."""
        return overlap(self.letters(one), self.letters(other))

    def name(self, entity_id: str | None) -> str:
        """What the record calls an entity."""
        return name_of(self.record, entity_id)

    def is_party(self, entity_id: str | None, accepted: Iterable[str | None]) -> bool:
        """Whether the record's entity goes by one of the accepted names. Its aliases do not count."""
        return is_one_of(self.name(entity_id), accepted)

    def miss(self, figure: str, what: str, spans: Sequence[Span], wanted: str = "", got: str = "") -> None:
        """Note a difference."""
        words = " … ".join(self.article.text[start:end] for start, end in spans)
        place = (spans[0][0], spans[-1][1]) if spans else (0, 0)
        self.result.misses.append(
            Miss(self.article.id, figure, what, wanted, got, place, words[:LONGEST].replace("\n", "⏎"))
        )

    def count(self, figure: str, pairs: Pairs, marked: Sequence[Shown], guessed: Sequence[Shown]) -> None:
        """Count the pairs into a figure, and note what was missed and what was invented."""
        counted = self.result.found(figure)
        counted.marked += len(marked)
        counted.guessed += len(guessed)
        counted.add_right(len(pairs))
        found = {i for i, _ in pairs}
        meant = {j for _, j in pairs}
        for i, (label, spans) in enumerate(marked):
            if i not in found:
                self.miss(figure, "missed", spans, wanted=label or "nobody")
        for j, (label, spans) in enumerate(guessed):
            if j not in meant:
                self.miss(figure, "invented", spans, got=label or "nobody")
