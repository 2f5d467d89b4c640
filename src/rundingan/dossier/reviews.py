"""What people decide of findings: right, wrong, unsure, and what is right instead. Kept apart from what was read.

A review is known by the article's key, the kind of finding and the words on which it stands, so that it holds when the
article is read again or comes in another version; ``finding_id`` is the row that it is of now. Of several reviews of
one finding the last counts that was not undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update

from rundingan.dossier.accounts import now
from rundingan.dossier.adding import as_json
from rundingan.dossier.schema import appearances, articles, commitments, events, positions, reviews, statements, tabled
from rundingan.dossier.store import Store
from rundingan.errors import DossierError
from rundingan.model import ACTS, STANCES, Span

KINDS: Final = ("statement", "position", "commitment", "event")
"""Of findings that can be decided."""
VERDICTS: Final = ("accept", "reject", "unsure")
TABLES: Final = {"statement": statements, "position": positions, "commitment": commitments, "event": events}
"""Of each kind, the table in which it stands."""
_GAP: Final = " … "
_spans = msgspec.json.Decoder(tuple[Span, ...]).decode


class Edits(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What is right instead; None where it is right as it was read.

    Attributes:
        speaker: who said it, by name; empty where the article does not say.
        content: what was said, as spans.
        words: the words of each of those spans.
    """

    speaker: str | None = None
    act: str | None = None
    stance: str | None = None
    content: tuple[Span, ...] | None = None
    words: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        for name, value, known in (("act", self.act, ACTS), ("stance", self.stance, STANCES)):
            if value is not None and value not in known:
                raise DossierError(f"there is no {name} {value!r}; there are: {', '.join(known)}")
        if self.speaker is not None and len(self.speaker) > 300:
            raise DossierError("the name of a speaker has 300 characters at most")


class Review(Struct, frozen=True, kw_only=True):
    """What somebody decided of a finding.

    Attributes:
        made, undone: when (ISO 8601, UTC); ``undone`` is None where it still holds.
        kind: as in :data:`KINDS`.
        version: of the article, when it was decided.
        spans, words: where the finding stood then, and its words.
        verdict: as in :data:`VERDICTS`.
        standing: whether it is the one that counts.
        finding: the number of the finding now; None where the article has none such any more.
    """

    id: int
    made: str
    by: str
    kind: str
    article_key: str
    version: int
    spans: tuple[Span, ...]
    words: str
    verdict: str
    edits: Edits
    undone: str | None
    undone_by: str | None
    standing: bool
    finding: int | None


class Place(Struct, frozen=True):
    """A finding as it can be known again.

    Attributes:
        what: what tells it from others on the same words.
    """

    id: int
    spans: tuple[Span, ...]
    what: str


# ---------------------------------------------------------------------- deciding


def decide(
    store: Store, kind: str, finding: int, verdict: str, by: str, edits: Edits | None = None, told: object = None
) -> Review:
    """Decide a finding.

    Args:
        edits: what is right instead.
        told: the finding as it is, to be kept beside what was decided (as JSON).

    Raises:
        DossierError: there is no such kind, verdict or finding.
    """
    if kind not in KINDS or verdict not in VERDICTS:
        raise DossierError(f"{kind} {verdict}: of {', '.join(KINDS)} one decides {', '.join(VERDICTS)}")
    edits = edits or Edits()
    with store.writing() as connection:
        article = _article(connection, kind, finding)
        place = next(each for each in places(connection, kind, article.id) if each.id == finding)
        mine = (reviews.c.kind == kind) & (reviews.c.finding_id == finding)
        connection.execute(update(reviews).where(mine).values(standing=0))
        number = store.numbers(connection, 1)
        row = {
            "id": number, "made": now(), "by": by, "kind": kind, "article_key": article.key,
            "version": article.version, "spans_json": as_json(place.spans), "words": _words(article.text, place.spans),
            "what": place.what, "told_json": as_json(told), "verdict": verdict, "edits_json": as_json(edits),
            "standing": 1, "finding_id": finding,
        }  # fmt: skip
        connection.execute(insert(reviews), row)
        return _one(connection, number)


def undo(store: Store, number: int, by: str) -> Review:
    """Take a review back; the one before it, if any, counts again.

    Raises:
        DossierError: there is none of that number, or it was undone already.
    """
    with store.writing() as connection:
        found = _one(connection, number)
        if found.undone is not None:
            raise DossierError(f"review {number} was undone already, at {found.undone}")
        gone = {"undone": now(), "undone_by": by, "standing": 0}
        connection.execute(update(reviews).where(reviews.c.id == number).values(**gone))
        store.numbers(connection, 1)  # so that who asks whether anything has changed is told so
        before = connection.execute(
            select(func.max(reviews.c.id)).where(_same(connection, number), reviews.c.undone.is_(None))
        ).scalar()
        connection.execute(update(reviews).where(_same(connection, number)).values(standing=0))
        if before is not None:
            connection.execute(update(reviews).where(reviews.c.id == before).values(standing=1))
        return _one(connection, number)


def undo_last(store: Store, kind: str, finding: int, by: str) -> Review:
    """Take back what counts of a finding.

    Raises:
        DossierError: nothing was decided of it.
    """
    with store.reading() as connection:
        mine = (reviews.c.kind == kind) & (reviews.c.finding_id == finding) & (reviews.c.standing == 1)
        number = connection.execute(select(reviews.c.id).where(mine)).scalar()
    if number is None:
        raise DossierError(f"nothing was decided of {kind} {finding} that could be undone")
    return undo(store, number, by)


def _same(connection: Connection, number: int) -> ColumnElement[bool]:
    """Which reviews are of the same finding."""
    one = connection.execute(select(reviews).where(reviews.c.id == number)).one()
    if one.finding_id is not None:
        return and_(reviews.c.kind == one.kind, reviews.c.finding_id == one.finding_id)
    same = ("article_key", "kind", "spans_json", "what")
    return and_(*(reviews.c[name] == one._mapping[name] for name in same))


def _article(connection: Connection, kind: str, finding: int) -> Any:
    table = TABLES[kind]
    wanted = select(articles.c.id, articles.c.key, articles.c.version, articles.c.text).join(
        table, table.c.article_id == articles.c.id
    )
    found = connection.execute(wanted.where(table.c.id == finding)).first()
    if found is None:
        raise DossierError(f"there is no {kind} {finding} in this dossier; its article may have been read again")
    return found


# ---------------------------------------------------------------------- what was decided


def _one(connection: Connection, number: int) -> Review:
    row = connection.execute(select(reviews).where(reviews.c.id == number)).first()
    if row is None:
        raise DossierError(f"there is no review {number}; the history of the dossier lists those that there are")
    return review_of(row)


def review_of(row: Any) -> Review:
    """A review out of its row."""
    return Review(
        id=row.id, made=row.made, by=row.by, kind=row.kind, article_key=row.article_key, version=row.version,
        spans=_spans(row.spans_json), words=row.words, verdict=row.verdict,
        edits=msgspec.json.decode(row.edits_json, type=Edits), undone=row.undone, undone_by=row.undone_by,
        standing=bool(row.standing), finding=row.finding_id,
    )  # fmt: skip


def history(connection: Connection, limit: int = 500) -> list[Review]:
    """The newest reviews, those that were undone among them, the newest first."""
    return [review_of(row) for row in connection.execute(select(reviews).order_by(reviews.c.id.desc()).limit(limit))]


def standing(connection: Connection, article_key: str) -> Mapping[tuple[str, int], Review]:
    """What counts of an article's findings now, by their kind and number."""
    mine = (reviews.c.article_key == article_key) & (reviews.c.standing == 1) & reviews.c.finding_id.is_not(None)
    found = [review_of(row) for row in connection.execute(select(reviews).where(mine).order_by(reviews.c.id))]
    return {(each.kind, each.finding): each for each in found if each.finding is not None}


# ---------------------------------------------------------------------- knowing findings again


def places(connection: Connection, kind: str, article: int) -> list[Place]:
    """The findings of a kind in an article, in the order in which they were read."""
    table = TABLES[kind]
    rows = connection.execute(select(table).where(table.c.article_id == article).order_by(table.c.id)).all()
    whole = kind in ("statement", "commitment")
    return [
        Place(
            row.id,
            _spans(row.content_json) if whole else ((row.begin, row.end),),
            _what(connection, kind, row),
        )
        for row in rows
    ]


def _what(connection: Connection, kind: str, row: Any) -> str:
    if kind == "event":
        return str(row.type)
    if kind == "statement":
        return ""
    here = (appearances.c.article_id == row.article_id) & (appearances.c.entity_id == row.party)
    party = connection.execute(select(func.min(appearances.c.name)).where(here)).scalar()
    if kind == "commitment":
        return party or ""
    on = (tabled.c.article_id == row.article_id) & (tabled.c.proposal_id == row.proposal_id)
    return f"{party or ''} | {connection.execute(select(func.min(tabled.c.name)).where(on)).scalar() or ''}"


def rejoin(connection: Connection, article_key: str, article: int, text: str) -> None:
    """Find the findings of an article that was just read to which its reviews belong."""
    mine = [*connection.execute(select(reviews).where(reviews.c.article_key == article_key).order_by(reviews.c.id))]
    for kind in dict.fromkeys(row.kind for row in mine):
        found = places(connection, kind, article)
        for row in (each for each in mine if each.kind == kind):
            now_at = _nearest(row, found, text)
            connection.execute(update(reviews).where(reviews.c.id == row.id).values(finding_id=now_at))


def _nearest(row: Any, found: Iterable[Place], text: str) -> int | None:
    """The finding of the words that were decided, or of those that were said to be right."""
    begin = _spans(row.spans_json)[0][0]
    right = msgspec.json.decode(row.edits_json, type=Edits).words
    for words in (row.words, *([_GAP.join(right)] if right else [])):
        alike = [each for each in found if each.what == row.what and _words(text, each.spans) == words]
        if alike:
            return min(alike, key=lambda each: abs(each.spans[0][0] - begin)).id
    return None


def _words(text: str, spans: Iterable[Span]) -> str:
    return _GAP.join(text[begin:end] for begin, end in spans)
