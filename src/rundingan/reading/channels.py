"""By which means a statement was made: a post on a platform, a written statement, a press conference, an outlet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, cached_property
from itertools import compress, pairwise
from typing import TypeVar

from rundingan.reading.referents import Resolved
from rundingan.reading.speakers import outer_of
from rundingan.reading.statements import Draft, Passage
from rundingan.rules.grammar import Grammar
from rundingan.text.tokens import Tokens

Chars = tuple[int, int]
T = TypeVar("T")
_NAME = r"[A-Z][\w-]*(?: (?:[A-Z][\w-]*|\([A-Z]+\))){0,4}"
_HEAD = 2
"""Letters by which the names of outlets are looked up."""
_WORDS_BEFORE = 2
"""Words that may stand between what speaks to somebody and his name."""
_WORD_BEFORE = re.compile(r"[a-z]+\s+")
_RIGHT_BEHIND = 12
"""Letters between a post and the platform that it stands on."""
_SITE = r"(?:\.[a-z]{2,4})*"
"""How the name of an outlet on the net ends."""


class _Words:
    """What tells of means, its patterns compiled when they are first looked for.

    Args:
        grammar: the language.

    Attributes:
        firsts: the first words of what platforms, means, outlets, strangers, press and what is cited can begin with ->
            which of them, as bits.
        named: the platforms with a name of their own.
        heads: the words by which the name of an outlet is told.
        roles: what is no outlet.
    """

    def __init__(self, grammar: Grammar) -> None:
        self._entries = entries = grammar.lexicon.entries
        self._settings = settings = grammar.pack.table("pack")
        self._to = _either(settings["addressed_by"])
        self._suffix = f"(?:{_either(settings.get('suffixes', []))})?"
        self.firsts = _first_words(grammar)
        self.named = frozenset(word for word, entry in entries["platforms"].items() if "named" in entry.fields)
        self.heads = frozenset(entries["outlet_heads"])
        self.roles = frozenset(entries["roles"])

    @cached_property
    def platforms(self) -> re.Pattern[str]:
        """Platforms by name; all patterns have a group ``words``."""
        return _any_of([word for word in self._entries["platforms"] if word in self.named or " " in word])

    @cached_property
    def means(self) -> re.Pattern[str]:
        """Means of no name that words are spoken through."""
        generic = [word for word in self._entries["platforms"] if word not in self.named]
        by = _either(self._settings["spoken_through"])
        return _any_of([*self._entries["channels"], *generic], self._suffix, rf"\b(?:{by})\s+(?:[a-z]+\s+){{0,2}}?")

    @cached_property
    def documents(self) -> re.Pattern[str]:
        """Means that are themselves said to tell."""
        return _any_of([*self._entries["channels"]], self._suffix, r"(?:[a-z]+\s+)??")

    @cached_property
    def outlets(self) -> dict[str, list[str]]:
        """Outlets that lists know, by their first letters, the longest first."""
        by_head: dict[str, list[str]] = {}
        for name in sorted(_as_printed(self._entries["agencies"]), key=len, reverse=True):
            by_head.setdefault(name[:_HEAD], []).append(name)
        return by_head

    @cached_property
    def spoken_to(self) -> re.Pattern[str]:
        """What stands before those who are spoken to."""
        return re.compile(rf"\b(?:{self._to})\s+")

    @cached_property
    def strangers(self) -> re.Pattern[str]:
        """Names spoken to, of which a word may tell that they are outlets."""
        return re.compile(rf"\b(?:{self._to})\s+(?P<words>{_NAME}{_SITE})")

    @cached_property
    def cited(self) -> re.Pattern[str]:
        """Names that words are taken from."""
        cited = _either(self._settings.get("cited_from", [])) or "(?!)"
        return re.compile(rf"\b(?:{cited})\s+(?:[a-z]+\s+){{0,2}}?(?P<words>{_NAME}{_SITE})")

    @cached_property
    def press(self) -> re.Pattern[str]:
        """Those of the press, spoken to."""
        return _any_of([*self._entries["address_nouns"]], "", rf"\b(?:{self._to})\s+(?:[a-z]+\s+)??")


_PLATFORM, _MEANS, _OUTLET, _STRANGER, _PRESS, _CITED = (1 << bit for bit in range(6))
_LISTS = {
    "platforms": _PLATFORM | _MEANS, "channels": _MEANS, "agencies": _OUTLET, "outlet_heads": _STRANGER,
    "address_nouns": _PRESS,
}  # fmt: skip


@cache
def _words(grammar: Grammar) -> _Words:
    return _Words(grammar)


def _first_words(grammar: Grammar) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, bit in _LISTS.items():
        for words in grammar.lexicon.entries[name]:
            for suffix in ("", *grammar.pack.table("pack").get("suffixes", [])):
                first = words.split()[0] + suffix
                found[first] = found.get(first, 0) | bit
    for words in grammar.pack.table("pack").get("cited_from", []):
        first = words.split()[0]
        found[first] = found.get(first, 0) | _CITED
    return found


def _as_printed(names: Iterable[str]) -> list[str]:
    """Names as lists have them, token by token, and as the text has them: ``lensa . com``, ``lensa.com``."""
    return list(dict.fromkeys(form for name in names for form in (name, name.replace(" . ", "."))))


def _either(words: list[str]) -> str:
    return "|".join(map(re.escape, words))


def _any_of(words: list[str], after: str = "", before: str = r"\b") -> re.Pattern[str]:
    return re.compile(f"{before}(?P<words>(?:{_longest_of(words)}){after})" + r"\b")


def _longest_of(words: list[str]) -> str:
    """The longest of the words that matches; those that share a letter stand together, for a quicker search."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{re.escape(letter)}(?:{_either(rest)})" for letter, rest in by_letter.items())


def find_channels(
    passages: list[Passage], speakers: dict[int, Resolved], grammar: Grammar, tokens: Tokens
) -> dict[int, Chars]:
    """``id(draft)`` -> span of its channel, for those statements of which the text tells one."""
    found: dict[int, Chars] = {}
    search = _Search(_words(grammar), tokens)
    for passage in passages:
        for draft in passage.drafts:
            if not draft.inside and (span := search.of(draft)):
                found[id(draft)] = span
        for setting in passage.settings:
            span = search.within(setting.sentence, [])
            if span:
                back_from_setting(span, passages[: passage.number], speakers, found)
    along_runs(passages, speakers, found)
    _kept_up(passages, speakers, found, search.cited)
    return found


class _Search:
    """The search for means in the sentences of an article."""

    def __init__(self, words: _Words, tokens: Tokens) -> None:
        self._words = words
        self._lower, self._text = tokens.folded.lower, tokens.folded.text
        firsts, lows = words.firsts, tokens.lows
        known = firsts.__contains__
        self.cited: set[Chars] = set()
        """What was found as that from which words are taken."""
        self._starts = list(compress(tokens.starts, map(known, lows)))
        self._kinds = list(map(firsts.__getitem__, filter(known, lows)))

    def of(self, draft: Draft) -> Chars | None:
        """The means of a statement."""
        kinds = self._kinds_in(draft.sentence)
        if kinds and draft.source and draft.cue and not draft.source_is_cue:
            # a document that speaks is itself the means
            named = self._words.documents.match(self._lower, *draft.source)
            if named:
                return named.span("words")
        return self._within(draft.sentence, draft.content, kinds, draft.source)

    def within(self, sentence: Chars, content: list[Chars]) -> Chars | None:
        """The means in a sentence outside the reported words: a platform, else the first of the others."""
        return self._within(sentence, content, self._kinds_in(sentence))

    def _kinds_in(self, sentence: Chars) -> int:
        """Which means the words of a sentence may tell of, as bits."""
        kinds = 0
        for at in range(bisect_left(self._starts, sentence[0]), bisect_left(self._starts, sentence[1])):
            kinds |= self._kinds[at]
        return kinds

    def _within(self, sentence: Chars, content: list[Chars], kinds: int, source: Chars | None = None) -> Chars | None:
        words = self._words
        own = [(source[0], source[0] + 1)] if source else []  # a platform that speaks is not its own means
        platform = self._first(words.platforms, sentence, [*content, *own]) if kinds & _PLATFORM else None
        if platform and self._lower[platform[0] : platform[1]] in words.named:
            return platform
        means = (
            platform,
            self._first(words.means, sentence, content) if kinds & _MEANS else None,
            self._outlet(sentence, content) if kinds & _OUTLET else None,
            self._stranger(sentence, content) if kinds & _STRANGER else None,
        )
        nearest = min((span for span in means if span), default=None)
        if platform and nearest and 0 <= platform[0] - nearest[1] <= _RIGHT_BEHIND:
            nearest = platform  # a post on a platform: the platform is the means
        if kinds & _CITED and (cited := self._cited(sentence, content, nearest)):
            return cited
        if nearest:
            return nearest
        return self._first(words.press, sentence, content) if kinds & _PRESS else None

    def _first(self, pattern: re.Pattern[str], sentence: Chars, content: list[Chars]) -> Chars | None:
        """The first match outside the content, a name before what has none (``on the platform X``).

        Names need a capital; a role is none (``Special Envoy``).
        """
        words = self._words
        nameless: Chars | None = None
        for match in pattern.finditer(self._lower, *sentence):
            start, end = match.span("words")
            if any(a <= start < b for a, b in content):
                continue
            small = self._text[start:end].islower()
            if pattern is words.platforms and (small if match["words"] in words.named else not small):
                continue
            if pattern is not words.platforms or match["words"] in words.named:
                return (start, end)
            nameless = nameless or (start, end)
        return nameless

    def _outlet(self, sentence: Chars, content: list[Chars]) -> Chars | None:
        """An outlet spoken to that lists know, outside the content. Its name has a capital and is no role."""
        for led in self._words.spoken_to.finditer(self._lower, *sentence):
            start, name = self._listed(led.end(), sentence[1])
            end = start + len(name)
            if not name or self._text[start:end].islower() or name in self._words.roles:
                continue
            if not any(a <= start < b for a, b in content):
                return (start, end)
        return None

    def _listed(self, at: int, stop: int) -> tuple[int, str]:
        """The first outlet that lists know after no more than two words; an empty name where there is none."""
        low = self._lower
        for _ in range(_WORDS_BEFORE + 1):
            for name in self._words.outlets.get(low[at : at + _HEAD], ()):
                end = at + len(name)
                if (
                    end <= stop
                    and low.startswith(name, at)
                    and not (name[-1:].isalnum() and low[end : end + 1].isalnum())
                ):
                    return at, name
            word = _WORD_BEFORE.match(low, at, stop)
            if word is None:
                break
            at = word.end()
        return at, ""

    def _stranger(self, sentence: Chars, content: list[Chars]) -> Chars | None:
        """An outlet that no list knows, told by a word in its name (``told Portal Lensa``)."""
        words = self._words
        for match in words.strangers.finditer(self._text, *sentence):
            start, end = match.span("words")
            named = match["words"].lower()
            if named in words.roles or words.heads.isdisjoint(named.split()):
                continue
            if not any(a <= start < b for a, b in content):
                return (start, end)
        return None

    def _cited(self, sentence: Chars, content: list[Chars], means: Chars | None) -> Chars | None:
        """Whatever is named as that from which the words are taken, unless other means are told before it."""
        for match in self._words.cited.finditer(self._text, *sentence):
            start, end = match.span("words")
            if any(a <= start < b for a, b in content):
                continue
            if means and means[0] < match.start():
                return None
            self.cited.add((start, end))
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
    drafts = _outer(passages)
    for before, after in pairwise(drafts):
        if after.kind == "direct" and after.goes_on and _same_run(before, after, speakers) and id(before) in found:
            found.setdefault(id(after), found[id(before)])
    for after, before in pairwise(reversed(drafts)):
        if before.goes_on and after.kind == "direct" and _same_run(before, after, speakers) and id(after) in found:
            found.setdefault(id(before), found[id(after)])


def _outer(passages: list[Passage]) -> list[Draft]:
    """The statements that stand in no other, in their order."""
    return [d for p in passages for d in p.drafts if not d.inside and not outer_of(d, p)]


def _same_run(before: Draft, after: Draft, speakers: dict[int, Resolved]) -> bool:
    return after.paragraph - before.paragraph <= 1 and speakers[id(before)].being is speakers[id(after)].being


def _kept_up(
    passages: list[Passage], speakers: dict[int, Resolved], found: dict[int, Chars], cited: set[Chars]
) -> None:
    """A speaker goes on by the same means: it holds for all that is quoted of him until another speaks.

    Where words are taken from another outlet, that is told of these words alone.
    """
    being, means = None, None
    for draft in _outer(passages):
        speaker = speakers[id(draft)].being
        if id(draft) in found or speaker is not being:
            means = found.get(id(draft))
            being, means = speaker, None if means in cited else means
        elif means and being and draft.kind == "direct":
            found[id(draft)] = means
