"""What people decided of findings, as marked articles: what a reader is measured by, and may learn from.

A part of an article (its statements, its positions ...) is told when everything that was read in it was decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select

from rundingan.dossier import reviews
from rundingan.dossier.reviews import Edits, Review
from rundingan.dossier.schema import articles
from rundingan.dossier.schema import reviews as table
from rundingan.dossier.store import Store
from rundingan.errors import DossierError
from rundingan.evaluation.marked import (
    MarkedArticle,
    MarkedCommitment,
    MarkedEvent,
    MarkedPosition,
    MarkedStatement,
    Named,
)
from rundingan.model import Commitment, Event, Position, Record, Span, Statement

Mark = MarkedStatement | MarkedPosition | MarkedCommitment | MarkedEvent
PARTS: Final = {"statement": "statements", "position": "positions", "commitment": "commitments", "event": "events"}
"""Of each kind of finding, the part of a record that holds it."""
_MARKS: Final = {
    "statement": MarkedStatement, "position": MarkedPosition, "commitment": MarkedCommitment, "event": MarkedEvent,
}  # fmt: skip
_GAP: Final = "…"
"""What stands between the pieces of a statement."""


# ---------------------------------------------------------------------- deciding


def decide(
    store: Store,
    kind: str,
    finding: int,
    verdict: str,
    by: str,
    *,
    speaker: str | None = None,
    act: str | None = None,
    stance: str | None = None,
    words: str | None = None,
) -> Review:
    """Decide a finding, and say what is right instead.

    Args:
        speaker, act, stance: the right one; what is as it was read changes nothing.
        words: the words that were said, as they stand in the article; their pieces parted by an ellipsis.

    Raises:
        DossierError: there is no such finding, verdict, act or stance, or those words do not stand in the article.
    """
    if kind not in PARTS:
        raise DossierError(f"there are no findings of kind {kind!r}; there are: {', '.join(PARTS)}")
    with store.reading() as connection:
        record, number = _where(connection, kind, finding)
    mark = marks(record, kind)[number]
    edits = Edits(
        speaker=_changed(speaker, _speaker_of(mark)),
        act=_changed(act or None, getattr(mark, "act", None)),
        stance=_changed(stance or None, getattr(mark, "stance", None)),
    )
    if words is not None and isinstance(mark, MarkedStatement):
        content = find(record.text, words, mark.content)
        if content != mark.content:
            pieces = tuple(record.text[begin:end] for begin, end in content)
            edits = msgspec.structs.replace(edits, content=content, words=pieces)
    return reviews.decide(store, kind, finding, verdict, by, edits, mark)


def _speaker_of(mark: Mark) -> str | None:
    return (mark.speaker or "") if isinstance(mark, MarkedStatement) else None


def _changed(given: str | None, read: str | None) -> str | None:
    given = None if given is None else " ".join(given.split())
    return None if given == read or read is None else given


def find(text: str, words: str, near: Sequence[Span]) -> tuple[Span, ...]:
    """Where words stand in a text, piece by piece, nearest to some spans.

    Raises:
        DossierError: they do not, or there are none.
    """
    found: list[Span] = []
    at = near[0][0]
    for piece in filter(None, (each.strip() for each in words.split(_GAP))):
        starts = [*_starts(text, piece)]
        if found:
            starts = [each for each in starts if each >= found[-1][1]]
        if not starts:
            raise DossierError(f"the words {piece[:80]!r} do not stand there in the article; copy them from its text")
        begin = min(starts, key=lambda each: abs(each - at))
        found.append((begin, begin + len(piece)))
        at = found[-1][1]
    if not found:
        raise DossierError("no words are given; to say that nobody said this, reject it")
    return tuple(found)


def _starts(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _where(connection: Connection, kind: str, finding: int) -> tuple[Record, int]:
    """The record in which a finding stands, and which of its kind it is."""
    for row in connection.execute(_articles_of(kind, finding)):
        places = reviews.places(connection, kind, row.id)
        return _record(row), next(n for n, each in enumerate(places) if each.id == finding)
    raise DossierError(f"there is no {kind} {finding} in this dossier; its article may have been read again")


def _articles_of(kind: str, finding: int) -> Any:
    found = reviews.TABLES[kind]
    return select(articles).join(found, found.c.article_id == articles.c.id).where(found.c.id == finding)


def _record(row: Any) -> Record:
    return msgspec.structs.replace(msgspec.json.decode(row.record_json, type=Record), text=row.text)


# ---------------------------------------------------------------------- as marked articles


def marked(connection: Connection, *, partly: bool = False) -> Iterator[MarkedArticle]:
    """The articles of which something was decided, in the order of their keys.

    What was rejected is left out, what was edited is as it was edited, what is unsure is as it was read.

    Args:
        partly: tell also a part of which only some was decided; the rest of it is as it was read.
    """
    keys = select(table.c.article_key).where(table.c.standing == 1).distinct().order_by(table.c.article_key)
    for key in [*connection.execute(keys).scalars()]:
        row = connection.execute(select(articles).where(articles.c.key == key, articles.c.current == 1)).first()
        article = _article(connection, row, partly) if row else None
        if article is not None:
            yield article


def _article(connection: Connection, row: Any, partly: bool) -> MarkedArticle | None:
    record = _record(row)
    decided = reviews.standing(connection, row.key)
    gone = _gone(connection, row)
    parts: dict[str, Any] = {}
    for kind, name in PARTS.items():
        here = [decided.get((kind, each.id)) for each in reviews.places(connection, kind, row.id)]
        told = marks(record, kind)
        whole = all(here) if not partly else any(here)
        if len(here) != len(told) or not ((here and whole) or (not here and gone.get(kind))):
            continue
        kept = [_as_decided(record, mark, review) for mark, review in zip(told, here, strict=True)]
        parts[name] = tuple(filter(None, (*kept, *gone.get(kind, ()))))
    if not parts:
        return None
    return MarkedArticle(
        id=row.key, text=row.text, published=record.published, language=record.language, title=row.title,
        source=row.outlet, **parts,
    )  # fmt: skip


def _gone(connection: Connection, row: Any) -> Mapping[str, list[Mark]]:
    """What was accepted and is not read any more, by its kind; of this version of the text."""
    mine = (
        (table.c.article_key == row.key) & (table.c.version == row.version) & (table.c.standing == 1)
        & (table.c.verdict == "accept") & table.c.finding_id.is_(None)
    )  # fmt: skip
    found: dict[str, list[Mark]] = {}
    for each in connection.execute(select(table).where(mine).order_by(table.c.id)):
        mark = msgspec.json.decode(each.told_json, type=_MARKS[each.kind])
        kept = _as_decided(None, mark, reviews.review_of(each))
        found.setdefault(each.kind, []).extend([kept] if kept else [])
    return found


def _as_decided(record: Record | None, mark: Mark, review: Review | None) -> Mark | None:
    """A mark as it was decided; None where it was rejected."""
    if review is None or review.verdict == "unsure":
        return mark
    if review.verdict == "reject":
        return None
    edits = review.edits
    changed: dict[str, Any] = {}
    if isinstance(mark, MarkedStatement):
        if edits.speaker is not None:
            changed = {"speaker": edits.speaker or None, "aliases": _aliases(record, edits.speaker)}
        if edits.act is not None:
            changed |= {"act": edits.act, "acts": ()}
        if edits.content is not None:
            changed["content"] = _moved(record, mark, review)
    elif isinstance(mark, MarkedPosition) and edits.stance is not None:
        changed = {"stance": edits.stance}
    return msgspec.structs.replace(mark, **changed)


def _moved(record: Record | None, mark: MarkedStatement, review: Review) -> tuple[Span, ...]:
    """Where the right words stand now."""
    content, words = review.edits.content or (), review.edits.words or ()
    if record is None or all(record.text[b:e] == said for (b, e), said in zip(content, words, strict=True)):
        return content
    try:
        return find(record.text, _GAP.join(words), mark.content)
    except DossierError:  # another version has other words: those that were read hold
        return mark.content


def _aliases(record: Record | None, name: str) -> tuple[str, ...]:
    return next((e.aliases for e in (record.entities if record else ()) if name in (e.name, *e.aliases)), ())


def marks(record: Record, kind: str) -> list[Mark]:
    """What was read of a kind in an article, as marks, in its order."""
    make: Any = {"statement": _statement, "position": _position, "commitment": _commitment, "event": _event}[kind]
    return [make(record, each) for each in getattr(record, PARTS[kind])]


def _statement(record: Record, each: Statement) -> MarkedStatement:
    speaker = record.entity(each.speaker)
    return MarkedStatement(
        content=each.content, kind=each.kind, source=each.source, speaker=speaker.name if speaker else None,
        aliases=speaker.aliases if speaker else (), cue=each.cue, channel=each.channel, act=each.act,
    )  # fmt: skip


def _position(record: Record, each: Position) -> MarkedPosition:
    party = record.entity(each.party)
    proposal = next((p.name for p in record.proposals if p.id == each.proposal), "")
    return MarkedPosition(
        party=party.name if party else "", aliases=party.aliases if party else (), proposal=proposal,
        stance=each.stance, conditions=each.conditions, evidence=each.evidence,
    )  # fmt: skip


def _commitment(record: Record, each: Commitment) -> MarkedCommitment:
    party = record.entity(each.by)
    return MarkedCommitment(
        by=party.name if party else "", aliases=party.aliases if party else (), content=each.content,
        condition=each.condition,
    )  # fmt: skip


def _event(record: Record, each: Event) -> MarkedEvent:
    def named(ids: tuple[str, ...]) -> tuple[Named, ...]:
        found = [entity for entity in map(record.entity, ids) if entity is not None]
        return tuple(Named(name=entity.name, aliases=entity.aliases) for entity in found)

    return MarkedEvent(
        type=each.type, actors=named(each.actors), recipients=named(each.recipients), status=each.status,
        evidence=each.evidence,
    )  # fmt: skip
