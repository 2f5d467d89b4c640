"""Articles into a dossier: each is read, joined with what is there, and written whole or not at all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy import Row as Found

from rundingan import __version__
from rundingan.dossier import copies, reviews, search
from rundingan.dossier.adding import Adding, Numbers, Row, as_json
from rundingan.dossier.analysis import terms
from rundingan.dossier.claims import join_claims
from rundingan.dossier.claims import tidy as tidy_claims
from rundingan.dossier.joining import join_entities
from rundingan.dossier.prepared import Prepared, among, write_many
from rundingan.dossier.proposals import join_proposals
from rundingan.dossier.proposals import tidy as tidy_proposals
from rundingan.dossier.quoting import join_quotations
from rundingan.dossier.rows import add_commitments, add_events, add_positions, add_statements
from rundingan.dossier.schema import (
    appearances,
    articles,
    claim_keys,
    claim_sides,
    commitments,
    event_parties,
    events,
    positions,
    quotation_keys,
    quoted,
    sketches,
    statement_entities,
    statements,
    tabled,
)
from rundingan.dossier.store import Store
from rundingan.model import Article, Issue, Record
from rundingan.reading import read_many
from rundingan.reading.undisturbed import undisturbed

Outcome = Literal["added", "corrected", "known"]

_CAMPAIGN: Final = re.compile(r"(?:utm_\w+|fbclid|gclid|igshid)", re.I)
"""What links carry for those who count clicks; the article is the same without."""
_BATCH: Final = 64
"""Articles that are looked up at once, to pass over those that are known."""
_AT_ONCE: Final = 16
"""Articles that are read, and then written in one transaction; another writer waits for no more."""
_SKETCHES: Final = 8
"""Hashes of a sketch by which copies are looked for."""


_KNOWN: Final = Prepared(
    select(articles.c.id, articles.c.version, articles.c.checksum).where(
        articles.c.key == bindparam("key"), articles.c.current == 1
    )
)
_ALIKE: Final = Prepared(
    select(sketches.c.article_id)
    .where(among(sketches.c.value, "values"))
    .group_by(sketches.c.article_id)
    .order_by(func.count().desc(), sketches.c.article_id)
    .limit(_SKETCHES)
)
_SKETCHES_OF: Final = Prepared(
    select(sketches.c.article_id, sketches.c.value).where(among(sketches.c.article_id, "articles"))
)
_ORIGIN: Final = Prepared(select(articles.c.origin).where(articles.c.id == bindparam("article")))
_ARTICLE: Final = insert(articles)
_SKETCH: Final = insert(sketches)


class Added(Struct, frozen=True):
    """What became of an article.

    Attributes:
        key: what it is known by.
        outcome: ``added``; ``corrected`` where an older version was there; ``known`` where nothing changed.
        article_id: its row; None where it is known.
    """

    key: str
    outcome: Outcome
    article_id: int | None = None


def key_of(article: Article) -> str:
    """What an article is known by: its address, else its id with its outlet, else its words."""
    if article.url:
        return plain_address(article.url)
    if article.id:
        return f"{article.source or ''}#{article.id}"
    return "sha256:" + hashlib.sha256(article.text.encode()).hexdigest()


def plain_address(url: str) -> str:
    """An address without fragment, without what counts clicks, its host in small letters."""
    parts = urlsplit(url.strip())
    kept = [(name, value) for name, value in parse_qsl(parts.query, True) if not _CAMPAIGN.fullmatch(name)]
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, urlencode(kept), ""))


def checksum(article: Article) -> str:
    """The SHA-256 of an article's words and of what its outlet tells about it."""
    known = (article.text, article.title, article.published, article.source, article.author)
    return hashlib.sha256(msgspec.json.encode(known)).hexdigest()


def add(store: Store, given: Iterable[Article | Issue], *, again: bool = False) -> Iterator[Added | Issue]:
    """Add articles and tell what became of each, once it is kept; issues are passed on.

    A few are written in one transaction: whatever happens, those that were told of are there, and none is half there.

    What the dossier knows already is not read again, so that a run that was broken off goes on quickly.

    Args:
        again: read also what is known and unchanged, as after an upgrade of the reader.
    """
    batch: list[Article] = []
    for each in given:
        if isinstance(each, Issue):
            yield from _add_batch(store, batch, again)
            batch = []
            yield each
        else:
            batch.append(each)
            if len(batch) == _BATCH:
                yield from _add_batch(store, batch, again)
                batch = []
    yield from _add_batch(store, batch, again)


def add_as_read(store: Store, given: Iterable[Record | Issue], *, again: bool = False) -> Iterator[Added | Issue]:
    """Add records as they are, as :func:`add` does with articles; nothing is read."""
    waiting: list[tuple[Article, Record]] = []
    for each in given:
        if isinstance(each, Issue):
            yield each
            continue
        waiting.append((article_of(each), each))
        if len(waiting) == _AT_ONCE:
            yield from add_records(store, waiting, again=again)
            waiting = []
    if waiting:
        yield from add_records(store, waiting, again=again)


def article_of(record: Record) -> Article:
    """The article of which a record was made."""
    return Article(
        text=record.text,
        id=record.id,
        title=record.title,
        published=record.published if record.published_from == "given" else None,
        language=record.language,
        source=record.source,
        url=record.url,
        author=record.author,
    )


def _add_batch(store: Store, batch: list[Article], again: bool) -> Iterator[Added | Issue]:
    known = {} if again else _known(store, batch)
    fresh = [each for each in batch if known.get(key_of(each)) != checksum(each)]
    outcomes = iter(_written(store, fresh, again))
    left = iter(fresh)
    waiting = next(left, None)
    for each in batch:
        if each is not waiting:
            yield Added(key_of(each), "known")
            continue
        waiting = next(left, None)
        yield next(outcomes)


def _written(store: Store, fresh: list[Article], again: bool) -> Iterator[Added | Issue]:
    """Read and write some at a time: an article is told of once it is kept."""
    reading = read_many(fresh)
    for at in range(0, len(fresh), _AT_ONCE):
        some = fresh[at : at + _AT_ONCE]
        with undisturbed():
            found = [(article, next(reading)) for article in some]
            read = [(article, record) for article, record in found if isinstance(record, Record)]
            kept = iter(add_records(store, read, again=again) if read else [])
        for _, record in found:
            yield record if isinstance(record, Issue) else next(kept)


def _known(store: Store, batch: list[Article]) -> dict[str, str]:
    if not batch:
        return {}
    with store.reading() as connection:
        rows = connection.execute(
            select(articles.c.key, articles.c.checksum).where(
                articles.c.current == 1, articles.c.key.in_([key_of(each) for each in batch])
            )
        )
        return {row.key: row.checksum for row in rows}


def add_record(store: Store, article: Article, record: Record, *, again: bool = False) -> Added:
    """Add what was read of an article, all of it or nothing."""
    return add_records(store, [(article, record)], again=again)[0]


def add_records(store: Store, given: Sequence[tuple[Article, Record]], *, again: bool = False) -> list[Added]:
    """Add what was read of some articles in one go, all of them or none; quicker than one by one."""
    with undisturbed(), store.writing() as connection:
        numbers = Numbers(store.numbers(connection, sum(_rows_of(record) for _, record in given)))
        return [_add_record(connection, numbers, article, record, again) for article, record in given]


def _add_record(connection: Connection, numbers: Numbers, article: Article, record: Record, again: bool) -> Added:
    key = key_of(article)
    old = _KNOWN.row(connection, key=key)
    number, version, known = old or (0, 0, None)
    found = checksum(article)
    if known == found and not again:
        return Added(key, "known")
    touched = forget(connection, number) if old else Touched()
    if known == found:
        _again(connection, number, record)
    else:
        number = _write_article(connection, numbers, article, record, found, version)
    _write_parts(Adding(connection, numbers, number, key, record, article.source, touched.told))
    reviews.rejoin(connection, key, number, article.text)
    tidy_proposals(connection, touched.proposals)
    tidy_claims(connection, touched.claims)
    return Added(key, "corrected" if old else "added", number)


def _rows_of(record: Record) -> int:
    """How many numbers its rows need at most."""
    parts = (
        record.entities, record.statements, record.proposals, record.positions, record.claims, record.commitments,
        record.events, record.statements, record.statements,
    )  # fmt: skip
    return 1 + sum(map(len, parts))


def _write_article(
    connection: Connection, numbers: Numbers, article: Article, record: Record, found: str, version: int
) -> int:
    number = numbers.take()
    made = copies.sketch(article.text)
    original = copies.original(made, _sketches_like(connection, made)) if version == 0 else None
    origin = number if original is None else _origin(connection, original)
    row = _article_row(article, record) | {
        "id": number, "version": version + 1, "current": 1, "checksum": found, "origin": origin,
        "added": datetime.now(UTC).isoformat(timespec="milliseconds"),
    }  # fmt: skip
    write_many(connection, _ARTICLE, [row])
    write_many(connection, _SKETCH, [{"value": value, "article_id": number} for value in made])
    title = f"{article.title}\n" if article.title else ""
    search.add(connection, "article_words", [(number, " ".join(terms(title + article.text, record.language)))])
    return number


def _article_row(article: Article, record: Record) -> Row:
    return {
        "key": key_of(article),
        "url": article.url,
        "outlet": article.source,
        "author": article.author,
        "title": article.title,
        "language": record.language,
        "language_confidence": record.language_confidence,
        "published": record.published,
        "published_from": record.published_from,
        "reader": __version__,
        "text": article.text,
        "record_json": record_json(record),
    }


def record_json(record: Record) -> str:
    """The record without its text, which stands beside it."""
    return as_json(msgspec.structs.replace(record, text=""))


def _again(connection: Connection, number: int, record: Record) -> None:
    """An article that was read again: its record is new, its words are the same."""
    values = {"record_json": record_json(record), "reader": __version__, "language": record.language}
    connection.execute(update(articles).where(articles.c.id == number).values(current=1, **values))


def _sketches_like(connection: Connection, made: list[int]) -> dict[int, list[int]]:
    """The sketches of articles that share some of the smallest hashes."""
    if not made:
        return {}
    some = [article for (article,) in _ALIKE.rows(connection, values=made[:_SKETCHES])]
    found: dict[int, list[int]] = {}
    for article, value in _SKETCHES_OF.rows(connection, articles=some) if some else ():
        found.setdefault(article, []).append(value)
    return found


def _origin(connection: Connection, number: int) -> int:
    [(origin,)] = _ORIGIN.rows(connection, article=number)
    return int(origin)


def _write_parts(adding: Adding) -> None:
    record = adding.record
    adding.statements = {each.id: adding.numbers.take() for each in record.statements}
    join_entities(adding)
    join_proposals(adding)
    add_statements(adding, join_quotations(adding))
    add_positions(adding)
    join_claims(adding)
    add_commitments(adding)
    add_events(adding)
    words = [
        (adding.statements[each.id], " ".join(terms(record.words(*each.content), record.language)))
        for each in record.statements
    ]
    search.add(adding.connection, "statement_words", words)


class Touched(Struct, frozen=True):
    """What an article had a share in, which is to be told anew when it is read again.

    Attributes:
        told: the entities that appeared in it; what they got from it is taken back when the newer version is joined.
        proposals, claims: their rows.
    """

    told: Sequence[Found[Any]] = ()
    proposals: tuple[int, ...] = ()
    claims: tuple[int, ...] = ()


def forget(connection: Connection, number: int) -> Touched:
    """Take out what was made from an article; the article itself stays, and is no longer the current version."""
    touched = Touched(
        connection.execute(select(appearances).where(appearances.c.article_id == number)).all(),
        tuple(connection.execute(select(tabled.c.proposal_id).where(tabled.c.article_id == number)).scalars()),
        tuple(connection.execute(select(claim_sides.c.claim_id).where(claim_sides.c.article_id == number)).scalars()),
    )
    connection.execute(update(articles).where(articles.c.id == number).values(current=0))
    said = [row.id for row in connection.execute(select(statements.c.id).where(statements.c.article_id == number))]
    search.forget(connection, "statement_words", said)
    spoken = select(statements.c.id).where(statements.c.article_id == number)
    happened = select(events.c.id).where(events.c.article_id == number)
    connection.execute(delete(claim_keys).where(claim_keys.c.statement_id.in_(spoken)))
    connection.execute(delete(statement_entities).where(statement_entities.c.statement_id.in_(spoken)))
    connection.execute(delete(event_parties).where(event_parties.c.event_id.in_(happened)))
    made = (events, commitments, positions, claim_sides, tabled, statements, appearances, quoted, quotation_keys)
    for table in made:
        connection.execute(delete(table).where(table.c.article_id == number))
    return touched
