"""By which means a statement was made: a post on a platform, a written statement, a press conference, an outlet."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from rundingan.reading.speakers import Resolved, outer_of
from rundingan.reading.statements import Draft, Passage
from rundingan.rules.grammar import Grammar
from rundingan.text.tokens import Tokens

Chars = tuple[int, int]
T = TypeVar("T")
_NAME = r"[A-Z][\w-]*(?: (?:[A-Z][\w-]*|\([A-Z]+\))){0,4}"


class _Words(NamedTuple):
    platforms: re.Pattern[str]
    channels: re.Pattern[str]
    documents: re.Pattern[str]
    outlets: re.Pattern[str]
    strangers: re.Pattern[str]
    press: re.Pattern[str]
    firsts: frozenset[str]
    heads: frozenset[str]
    roles: frozenset[str]


@cache
def _words(grammar: Grammar) -> _Words:
    entries = grammar.lexicon.entries
    suffix = "|".join(map(re.escape, grammar.pack.table("pack").get("suffixes", [])))
    by = "|".join(map(re.escape, grammar.pack.table("pack")["spoken_through"]))
    to = "|".join(map(re.escape, grammar.pack.table("pack")["addressed_by"]))
    return _Words(
        _any_of([w for w in entries["platforms"] if len(w) > 1 or w == "x"]),
        _any_of([*entries["channels"]], f"(?:{suffix})?", rf"\b(?:{by})\s+(?:[a-z]+\s+){{0,2}}?"),
        _any_of([*entries["channels"]], f"(?:{suffix})?", r"(?:[a-z]+\s+)??"),
        _any_of([*entries["agencies"]], "", rf"\b(?:{to})\s+(?:[a-z]+\s+){{0,2}}?"),
        re.compile(rf"\b(?:{to})\s+(?P<words>{_NAME})"),
        _any_of([*entries["address_nouns"]], "", rf"\b(?:{to})\s+(?:[a-z]+\s+)??"),
        frozenset(
            word.split()[0] + suffix
            for name in ("platforms", "channels", "agencies", "outlet_heads", "address_nouns")
            for word in entries[name]
            for suffix in ("", *grammar.pack.table("pack").get("suffixes", []))
        ),
        frozenset(entries["outlet_heads"]),
        frozenset(entries["roles"]),
    )


def _any_of(words: list[str], after: str = "", before: str = r"\b") -> re.Pattern[str]:
    ranked = sorted(words, key=len, reverse=True)
    return re.compile(f"{before}(?P<words>(?:{'|'.join(map(re.escape, ranked))}){after})" + r"\b")


def find_channels(
    passages: list[Passage], speakers: dict[int, Resolved], grammar: Grammar, tokens: Tokens
) -> dict[int, Chars]:
    """``id(draft)`` -> span of its channel, for those statements of which the text tells one."""
    found: dict[int, Chars] = {}
    words = _words(grammar)
    firsts = words.firsts
    starts = [start for start, low in zip(tokens.starts, tokens.lows, strict=True) if low in firsts]
    for passage in passages:
        for draft in passage.drafts:
            if draft.inside or not _any_in(draft.sentence, starts):
                continue
            if span := _own(draft, words, tokens):
                found[id(draft)] = span
        for setting in passage.settings:
            span = _within(setting.sentence, [], words, tokens)
            if span:
                back_from_setting(span, passages[: passage.number], speakers, found)
    along_runs(passages, speakers, found)
    return found


def _any_in(span: Chars, starts: list[int]) -> bool:
    at = bisect_left(starts, span[0])
    return at < len(starts) and starts[at] < span[1]


def _own(draft: Draft, words: _Words, tokens: Tokens) -> Chars | None:
    if draft.source and draft.cue and not draft.source_is_cue:
        # a document that speaks is itself the means
        named = words.documents.match(tokens.folded.lower, *draft.source)
        if named:
            return named.span("words")
    return _within(draft.sentence, draft.content, words, tokens)


def _within(sentence: Chars, content: list[Chars], words: _Words, tokens: Tokens) -> Chars | None:
    """The channel in the sentence outside the reported words: a platform, else the first means or outlet."""
    platform = _first(words.platforms, sentence, content, words, tokens)
    if platform:
        return platform
    means = (
        _first(words.channels, sentence, content, words, tokens),
        _first(words.outlets, sentence, content, words, tokens),
        _stranger(sentence, content, words, tokens),
    )
    nearest = min((span for span in means if span), default=None)
    return nearest or _first(words.press, sentence, content, words, tokens)


def _first(
    pattern: re.Pattern[str], sentence: Chars, content: list[Chars], words: _Words, tokens: Tokens
) -> Chars | None:
    """The first match outside the content. Names need a capital; what is also a role is none (``Utusan Khas``)."""
    for match in pattern.finditer(tokens.folded.lower, *sentence):
        start, end = match.span("words")
        if any(a <= start < b for a, b in content):
            continue
        small = tokens.folded.text[start:end].islower()
        if pattern is words.outlets and (small or match["words"] in words.roles):
            continue
        if pattern is words.platforms and small and " " not in match["words"]:
            continue
        return (start, end)
    return None


def _stranger(sentence: Chars, content: list[Chars], words: _Words, tokens: Tokens) -> Chars | None:
    """An outlet that no list knows, told by a word in its name (``kepada Portal Lensa``)."""
    for match in words.strangers.finditer(tokens.folded.text, *sentence):
        start, end = match.span("words")
        named = match["words"].lower()
        if named in words.roles or words.heads.isdisjoint(named.split()):
            continue
        if not any(a <= start < b for a, b in content):
            return (start, end)
    return None


def back_from_setting(value: T, passages: list[Passage], speakers: dict[int, Resolved], found: dict[int, T]) -> None:
    """What a setting tells holds for the statements of that speaker before it, back to another speaker's."""
    last = None
    for passage in reversed(passages):
        for draft in reversed(passage.drafts):
            if draft.inside or outer_of(draft, passage):
                continue
            being = speakers[id(draft)].being
            last = last or being
            if being is None or being is not last:
                return
            found.setdefault(id(draft), value)


def along_runs(passages: list[Passage], speakers: dict[int, Resolved], found: dict[int, T]) -> None:
    """What one quotation of a run tells (its channel, its time) holds for those that go on with it."""
    drafts = [d for p in passages for d in p.drafts if not d.inside and not outer_of(d, p)]
    for before, after in pairwise(drafts):
        if after.kind == "direct" and after.goes_on and _same_run(before, after, speakers) and id(before) in found:
            found.setdefault(id(after), found[id(before)])
    for after, before in pairwise(reversed(drafts)):
        if before.goes_on and after.kind == "direct" and _same_run(before, after, speakers) and id(after) in found:
            found.setdefault(id(before), found[id(after)])


def _same_run(before: Draft, after: Draft, speakers: dict[int, Resolved]) -> bool:
    return after.paragraph - before.paragraph <= 1 and speakers[id(before)].being is speakers[id(after)].being
