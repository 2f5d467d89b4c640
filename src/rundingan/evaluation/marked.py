"""Articles marked by hand: what a reader ought to find in them, as it is written in a file.

A file of marked articles is JSON Lines, one article a line: ``id`` and ``text``, what is known about the
article (``published``, ``language``, ``title``, ``source``), and the parts that were marked. A part that is
absent was not marked and is not scored; a part that is an empty list was looked for and is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import UNSET, Struct, UnsetType

from rundingan.errors import FormatError
from rundingan.model import ACTS, EVENT_STATUSES, EVENT_TYPES, KINDS, STANCES, Span


class Party(Struct, frozen=True, kw_only=True):
    """Somebody as a claim names them: ``speaker`` and the other names that count as right."""

    speaker: str
    aliases: tuple[str, ...] = ()


class Named(Struct, frozen=True, kw_only=True):
    """Somebody as an event names them: ``name`` and the other names that count as right."""

    name: str
    aliases: tuple[str, ...] = ()


class MarkedStatement(Struct, frozen=True, kw_only=True):
    """A statement as marked.

    Attributes:
        content: one or more fragments.
        kind: ``direct``, ``indirect`` or ``mixed``.
        source: the mention that stands for the speaker, or None.
        speaker: the speaker's fullest name; None where the article does not say. Where the key is absent no
            speakers were marked, and the source mention is compared instead.
        aliases: the other names that count as right.
        cue: the cue words, or None.
        channel: the channel as written, or None.
        act: the act, or None where acts were not marked.
        acts: the other acts that count as right.
    """

    content: tuple[Span, ...]
    kind: str
    source: Span | None = None
    speaker: str | UnsetType | None = UNSET
    aliases: tuple[str, ...] = ()
    cue: Span | None = None
    channel: str | None = None
    act: str | None = None
    acts: tuple[str, ...] = ()


class MarkedPosition(Struct, frozen=True, kw_only=True):
    """A party's stance toward a proposal as marked."""

    party: str
    aliases: tuple[str, ...] = ()
    proposal: str = ""
    stance: str
    conditions: tuple[Span, ...] = ()
    evidence: Span


class MarkedClaim(Struct, frozen=True, kw_only=True):
    """A claim in dispute as marked."""

    claim: Span
    asserted_by: tuple[Party, ...]
    denied_by: tuple[Party, ...]


class MarkedCommitment(Struct, frozen=True, kw_only=True):
    """A commitment as marked; ``condition`` is None where it stands without one."""

    by: str
    aliases: tuple[str, ...] = ()
    content: tuple[Span, ...]
    condition: Span | None = None


class MarkedEvent(Struct, frozen=True, kw_only=True):
    """An event as marked; ``types`` are the other types that count as right."""

    type: str
    types: tuple[str, ...] = ()
    actors: tuple[Named, ...] = ()
    recipients: tuple[Named, ...] = ()
    status: str | None = None
    evidence: Span


class MarkedTime(Struct, frozen=True, kw_only=True):
    """An expression of time as marked; ``values`` are the other values that count as right."""

    span: Span
    value: str | None = None
    values: tuple[str, ...] = ()


class MarkedArticle(Struct, frozen=True, kw_only=True):
    """An article and what was marked in it; a part that is :data:`msgspec.UNSET` was not marked."""

    id: str
    text: str
    published: str | None = None
    language: str | None = None
    title: str | None = None
    source: str | None = None
    statements: tuple[MarkedStatement, ...] | UnsetType = UNSET
    positions: tuple[MarkedPosition, ...] | UnsetType = UNSET
    claims: tuple[MarkedClaim, ...] | UnsetType = UNSET
    commitments: tuple[MarkedCommitment, ...] | UnsetType = UNSET
    events: tuple[MarkedEvent, ...] | UnsetType = UNSET
    times: tuple[MarkedTime, ...] | UnsetType = UNSET


def load_marked(path: str | Path) -> list[MarkedArticle]:
    """The marked articles of a file, in its order.

    Raises:
        FormatError: the file cannot be read, holds no article, or one of its lines is not a marked article;
            it names the file, the line and the mark.
    """
    decoder = msgspec.json.Decoder(MarkedArticle)
    articles: list[MarkedArticle] = []
    seen: dict[str, int] = {}
    for number, line in json_lines(path):
        try:
            article = decoder.decode(line)
        except ValueError as wrong:  # msgspec's errors are ValueErrors, as UnicodeDecodeError is
            raise FormatError(f"{path}, line {number}: not a marked article: {wrong}", line=number) from wrong
        if article.id in seen:
            raise FormatError(
                f"{path}, line {number}: the id {article.id!r} stands in line {seen[article.id]} already; "
                "each article needs an id of its own",
                line=number,
            )
        seen[article.id] = number
        for trouble in faults(article):
            raise FormatError(f"{path}, line {number} ({article.id}): {trouble}", line=number)
        articles.append(article)
    if not articles:
        raise FormatError(f"{path}: holds no marked article; one JSON object a line is expected")
    return articles


def json_lines(path: str | Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file that are not blank, each with its number from 1.

    Raises:
        FormatError: the file cannot be read.
    """
    try:
        with Path(path).open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line.removeprefix(b"\xef\xbb\xbf")
    except OSError as wrong:
        raise FormatError(f"{path}: cannot be read: {wrong.strerror or wrong}") from wrong


def faults(article: MarkedArticle) -> Iterator[str]:
    """What is wrong with an article's marks: words that no list knows, spans that mark nothing."""
    for part in ("statements", "positions", "claims", "commitments", "events", "times"):
        marks = getattr(article, part)
        for number, mark in enumerate(() if marks is UNSET else marks, 1):
            for trouble in (*_unknown_words(mark), *_empty_spans(mark, len(article.text))):
                yield f"{part} {number}: {trouble}"


def _unknown_words(mark: Struct) -> Iterator[str]:
    match mark:
        case MarkedStatement():
            yield from _among("kind", [mark.kind], KINDS)
            yield from _among("act", [act for act in (mark.act, *mark.acts) if act is not None], ACTS)
        case MarkedPosition():
            yield from _among("stance", [mark.stance], STANCES)
        case MarkedEvent():
            yield from _among("type", (mark.type, *mark.types), EVENT_TYPES)
            yield from _among("status", [mark.status] if mark.status else [], EVENT_STATUSES)


def _among(what: str, words: Iterable[str], known: tuple[str, ...]) -> Iterator[str]:
    for word in words:
        if word not in known:
            yield f"{what} {word!r} is none of {', '.join(known)}"


def _empty_spans(mark: Struct, size: int) -> Iterator[str]:
    for start, end in spans_in(msgspec.to_builtins(mark)):
        if not 0 <= start < end <= size:
            yield f"the span [{start}, {end}] marks nothing in a text of {size} characters"
    if getattr(mark, "content", None) == ():
        yield "no content is marked"


def spans_in(node: object) -> Iterator[Span]:
    """Every span in a tree of plain dicts, lists and tuples."""
    if isinstance(node, dict):
        for value in node.values():
            yield from spans_in(value)
    elif isinstance(node, list | tuple):
        if len(node) == 2 and type(node[0]) is int and type(node[1]) is int:
            yield node[0], node[1]
        else:
            for value in node:
                yield from spans_in(value)
