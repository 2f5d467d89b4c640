"""Hold the records of a reader against marked articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from rundingan.evaluation.comparison import Comparison
from rundingan.evaluation.figures import Score
from rundingan.evaluation.marked import MarkedArticle, spans_in
from rundingan.evaluation.parts import PARTS
from rundingan.model import Record


def score(articles: Iterable[MarkedArticle], records: Mapping[str, Record]) -> Score:
    """Hold the records against the marked articles of the same id.

    Args:
        articles: what was marked.
        records: records by the id of their article. Those of other articles are left out; an article without
            a record is counted as unread, and all that was marked in it as missed.
    """
    result = Score()
    for article in articles:
        record = records.get(article.id)
        result.articles += 1
        if record is None:
            result.unread += 1
            record = Record(id=article.id, text=article.text)
        result.bad_spans += bad_spans(record, len(article.text))
        case = Comparison(article, record, result)
        for part in PARTS:
            part(case)
    return result


def bad_spans(record: Record, size: int) -> int:
    """How many spans of a record lie outside a text of that many characters, are empty or run backwards."""
    return sum(not 0 <= start < end <= size for start, end in spans_in(msgspec.to_builtins(record)))
