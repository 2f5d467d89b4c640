"""What can be on the table: the noun phrases of proposals, and the words by which stances are taken toward them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import compress
from typing import Any, Generic, NamedTuple, TypeVar

from rundingan.reading.account import Account
from rundingan.reading.beings import Being
from rundingan.rules.grammar import Grammar

_T = TypeVar("_T")
_LONGEST = 40
"""Tokens that the name of a proposal may have."""
_NAME = 14
"""Tokens before its short name in brackets within which a name begins."""
_SHORT = 3
"""Letters that a short name has at least."""
_KEY = 3
"""Words by which a proposal is told from others."""
_COMING_TO = {"paper": ("law",), "policy": ("deed", "effort", "attempt")}
"""Kinds of nouns that can be of another kind."""
_SKIPPED = frozenset({"prepositions", "relatives", "complementizers"})
_NO_MODIFIER = frozenset(
    {"mark", "prepositions", "conjunctions", "auxiliaries", "pronouns", "determiners", "complementizers", "relatives",
     "articles", "possessives", "objects", "cues", "bare_verbs", "passives"}
)  # fmt: skip
"""What describes no noun."""
_PARTIES = frozenset({"person", "organisation", "country", "unnamed", "group"})


class Phrases(Generic[_T]):
    """Words and phrases, found where they begin in a list of tokens.

    Args:
        entries: each with what it stands for; the longest wins.
    """

    def __init__(self, entries: Iterable[tuple[str, _T]]) -> None:
        self.by_first: dict[str, list[tuple[list[str], _T]]] = {}
        for words, value in entries:
            split = words.split()
            self.by_first.setdefault(split[0], []).append((split, value))
        for found in self.by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def at(self, lows: list[str], at: int, end: int) -> tuple[int, _T] | None:
        """The token after the longest phrase that begins at a token, and what it stands for."""
        for words, value in self.by_first.get(lows[at], ()) if at < end else ():
            if at + len(words) <= end and lows[at : at + len(words)] == words:
                return at + len(words), value
        return None

    def all_at(self, lows: list[str], at: int) -> list[tuple[int, _T]]:
        """As :meth:`at`, of all phrases that begin there; the longest first."""
        found = self.by_first.get(lows[at], ())
        return [(at + len(words), value) for words, value in found if lows[at : at + len(words)] == words]

    def before(self, lows: list[str], at: int, begin: int, most: int = 4) -> tuple[int, _T] | None:
        """The first token of the longest phrase that ends before a token, and what it stands for."""
        for size in range(min(most, at - begin), 0, -1):
            if (found := self.at(lows, at - size, at)) and found[0] == at:
                return at - size, found[1]
        return None


class StanceRule(NamedTuple):
    """Words that take a stance.

    Attributes:
        id: ``positions#name``.
        form: where party and proposal stand: ``object``, ``agent``, ``owner``, ``answer``, ``deed``, ``refrain``,
            ``meeting``, ``judged``, ``protest`` or ``sign``.
        stance: the stance that they take by themselves.
        toward: the kinds of nouns toward which they take one.
        kinds: those, and the kinds that come to them where the words around say so.
        link: words of which one stands between them and the proposal.
        only: the shades of which the words between party and them must have one.
        deeds: verbs of what should not be done (``refrain``), or of which the deed must be one (``deed``).
        undoing: verbs of undoing it.
        undone: passives of these, behind what is on the table.
        given: phrases of which one must follow, a condition (``deed``).
        parties: the kinds of entities whose stance it can be; empty where any may be.
        received: whether what is from somebody was merely received.
        denied: the stance where the words are denied; None where it is the opposite.
        doing: whether a verb may stand between them and the proposal.
        theirs: whether whose it is may stand between a noun of theirs and the link.
        unless: the shades with which the words take no stance.
        able: whether they tell of what can be done (``judged``).
    """

    id: str
    form: str
    stance: str
    toward: frozenset[str]
    kinds: frozenset[str]
    link: Phrases[str] | None
    only: frozenset[str]
    deeds: frozenset[str]
    undoing: Phrases[str] | None
    undone: Phrases[str] | None
    given: Phrases[str] | None
    parties: frozenset[str]
    received: bool
    denied: str | None
    doing: bool
    theirs: bool
    unless: frozenset[str]
    able: bool


class Wording:
    """The words of one language about what is on the table.

    Args:
        table: its ``positions`` table.
        suffixes: endings that a noun may have (those of its owner).
    """

    def __init__(self, table: Mapping[str, Any], suffixes: Iterable[str] = ()) -> None:
        words = table.get("words", {})
        self.lists = defaultdict(frozenset[str], {name: frozenset(listed) for name, listed in words.items()})
        self.suffixes = (*suffixes,)
        endings = ("", *self.suffixes)
        nouns = [(noun, kind) for kind, listed in table.get("nouns", {}).items() for noun in listed]
        self.nouns = Phrases((noun + ending, kind) for noun, kind in nouns for ending in endings)
        shades = ("not_yet", "unwilling", "willing", "weighing", "wishing", "idle", "ought", "longer", "to", "never")
        self.shades = Phrases((word, shade) for shade in shades for word in words.get(shade, ()))
        self.unsaid = Phrases((word, word) for word in words.get("unsaid", ()))
        self.ends = Phrases((word, word) for word in words.get("ends", ()))
        self.conditions = Phrases((word, word) for word in words.get("if", ()))
        rules = table.get("stances", {}).get("rule", ())
        self.cues = Phrases((cue, made) for rule in rules for made in [_rule(rule)] for cue in rule["words"])
        self.modifiers: int = table.get("modifiers", 0)  # words before a noun that may describe it
        self.naming = self.lists["naming"] | self.lists["unmaking"] | self.lists["polls"]
        self.starts = frozenset([*self.cues.by_first, *self.nouns.by_first, *self.lists["offering"], *self.naming])


def _rule(rule: Mapping[str, Any]) -> StanceRule:

    def phrases(name: str) -> Phrases[str] | None:
        return Phrases((words, words) for words in rule[name]) if name in rule else None

    return StanceRule(
        f"positions#{rule['id']}",
        rule["form"],
        rule["stance"],
        frozenset(rule["toward"]),
        frozenset(kind for toward in rule["toward"] for kind in (toward, *_COMING_TO.get(toward, ()))),
        phrases("link"),
        frozenset(rule.get("only", ())),
        frozenset(rule.get("deeds", ())),
        phrases("undoing"),
        phrases("undone"),
        phrases("given"),
        frozenset(rule.get("parties", ())),
        rule.get("received", False),
        rule.get("denied"),
        rule.get("doing", False),
        rule.get("theirs", False),
        frozenset(rule.get("unless", ())),
        rule.get("able", False),
    )


@cache
def wording(grammar: Grammar) -> Wording:
    """The words of a language about what is on the table."""
    return Wording(grammar.pack.table("positions"), grammar.pack.table("pack").get("suffixes", ()))


class Thing(NamedTuple):
    """A noun phrase that names what can be on the table.

    Attributes:
        first, last: its first token, and the one after its last.
        head: its noun.
        kind: the kind of that noun.
        key: the words that tell it from others; empty where it only points back or is any.
        definite: whether a determiner points back.
        owner: whose it is, where the words say so.
    """

    first: int
    last: int
    head: str
    kind: str
    key: tuple[str, ...]
    definite: bool
    owner: Being | None


class Things:
    """Finds what is named in an article.

    Args:
        account: the article.
    """

    def __init__(self, account: Account) -> None:
        self._account = account
        self._lexicon = account.grammar.lexicon
        self.words = wording(account.grammar)
        self._openers = self.words.lists["by"] | self.words.lists["so"]
        self.tokens = account.passages[0].units.tokens if account.passages else None
        self._acronyms: dict[str, Thing] = {}
        self._names: dict[str, Thing] = {}
        self._made: dict[int, Thing] = {}
        self.lows: list[str] = self.tokens.lows if self.tokens else []

    def at(self, token: int, limit: int, kinds: frozenset[str] | None = None) -> Thing | None:
        """The phrase whose noun begins at a token; it ends before ``limit`` at the latest.

        Args:
            token: the token.
            limit: the token after the last that it may have.
            kinds: the kinds of nouns that are looked for; None for all.
        """
        if token >= limit:
            return None
        found = self.words.nouns.at(self.lows, token, limit)
        while found is None and self.words.modifiers and token + 1 < limit and self._describes(token):
            token += 1
            found = self.words.nouns.at(self.lows, token, limit)
        if found and kinds is not None and found[1] not in kinds:
            return None
        if found:
            whole = self._made.get(token)
            if whole is None:
                whole = self._made[token] = self._thing(token, *found, self.paragraph(token)[1])
            return whole if whole.last <= limit else self._thing(token, *found, limit)
        known = self._acronyms.get(self.lows[token])
        if known is None or known.first > token or not self._is_acronym(token):
            known = self._names.get(self.lows[token]) if self._names else None
            if known is None or not self._is_capital(token):
                return None
        return known._replace(first=token, last=token + 1, definite=False, owner=None)

    def is_start(self, token: int) -> bool:
        """Whether a noun of proposals or a noted name may begin at a token."""
        low = self.lows[token]
        return low in self.words.nouns.by_first or low in self._names or low in self._acronyms

    def note_names(self, at: list[int]) -> None:
        """Note the names of what is only ever named: ``ratify the IUC``, ``the Brexit vote``.

        Args:
            at: tokens, among which words stand that only what is on the table follows.
        """
        for token in at:
            if self.lows[token] in self.words.naming and token + 1 < len(self.lows):
                polled = self.lows[token] in self.words.lists["polls"]
                if self._is_capital(token + 1) if polled else self._is_short_name(token + 1):
                    self._note_name(token + 1)

    def _note_name(self, token: int) -> None:
        assert self.tokens is not None
        low, being = self.lows[token], self._account.register.of.get(self.tokens.starts[token])
        goes_on = token + 1 < len(self.lows) and self._is_capital(token + 1)
        unknown = being is None or being.kind not in _PARTIES | {"place"}
        # short names without a long one are guessed to be organisations
        unknown = unknown or (being is not None and being.kind == "organisation" and being.name.lower() == low)
        if unknown and not goes_on:
            self._names.setdefault(low, Thing(token, token + 1, low, "text", (low,), False, None))

    def _is_capital(self, token: int) -> bool:
        assert self.tokens is not None
        return self.tokens.words[token][:1].isupper()

    def _is_short_name(self, token: int) -> bool:
        assert self.tokens is not None
        word = self.tokens.words[token]
        return len(word) >= _SHORT and word.isupper() and word.isalpha()

    def note_acronyms(self, nouns: list[int]) -> None:
        """Note the short names in brackets of what has a long one: ``Ilvara Union Convention (IUC)``.

        Args:
            nouns: the tokens at which nouns of proposals begin.
        """
        lows = self.lows
        if "(" not in lows:
            return
        for token in compress(range(len(lows) - 2), map("(".__eq__, lows)):
            if lows[token + 2] != ")":
                continue
            before = nouns[bisect_left(nouns, token - _NAME) : bisect_left(nouns, token)]
            if self._is_acronym(token + 1) and (thing := self._named_by(before, token)):
                self._acronyms.setdefault(lows[token + 1], thing)

    def _named_by(self, nouns: list[int], token: int) -> Thing | None:
        """The thing with a capital whose name goes on to a token, past no party's name."""
        assert self.tokens is not None
        for first in nouns:
            if not self.tokens.words[first][:1].isupper() or self._ends_party(first, token):
                continue
            thing = self.at(first, len(self.lows))
            if thing is not None and thing.last > token:
                return thing
        return None

    def _ends_party(self, noun: int, token: int) -> bool:
        """Whether brackets belong to the mention of a party before them.

        What follows a treaty's noun at once is its own name, not a party's.
        """
        assert self.tokens is not None
        register, start = self._account.register, self.tokens.starts[token]
        for first in range(token - 1, max(-1, token - _NAME), -1):
            mention = register.mention_at.get(self.tokens.starts[first])
            if mention is not None:
                being = register.of.get(mention.start)
                own = self._names_itself(noun, first)
                return not own and being is not None and being.kind in _PARTIES and mention.end > start
        return False

    def _names_itself(self, noun: int, first: int) -> bool:
        """Whether the words from a noun to a token are one name: ``International Convention on ...``."""
        if self.lows[noun] in self.words.lists["owned"]:
            return False
        about = False
        for token in range(noun + 1, first):
            about = about or self.lows[token] in self.words.lists["about"]
            linked = about and (self.lows[token] in self.words.lists["about"] or "conjunctions" in self.classes(token))
            if not self._is_capital(token) and not linked:
                return False
        return True

    def _is_acronym(self, token: int) -> bool:
        assert self.tokens is not None
        word = self.tokens.words[token]
        return len(word) > 1 and word[:2].isupper()

    def clause(self, token: int, limit: int) -> Thing:
        """What a verb names: ``(considers) opening the border``."""
        last, _ = self._end(token + 1, limit)
        return Thing(token, last, self.lows[token], "clause", tuple(self.lows[token : token + _KEY]), False, None)

    def paragraph(self, token: int) -> tuple[int, int]:
        """The first token of the paragraph that holds a token, and the one after its last."""
        assert self.tokens is not None
        paragraphs = self.tokens.paragraphs
        return paragraphs[bisect_right(paragraphs, (token, len(self.lows) + 1)) - 1]

    def chars(self, thing: Thing) -> tuple[int, int]:
        """Its offsets."""
        assert self.tokens is not None
        return self.tokens.starts[thing.first], self.tokens.ends[thing.last - 1]

    def classes(self, token: int) -> frozenset[str]:
        """What a token is."""
        assert self.tokens is not None
        return self._lexicon.look_up(self.tokens.words[token], self.lows[token]).classes

    def mention(self, token: int) -> tuple[int, Being] | None:
        """The token after a mention that begins at a token, and whom it stands for."""
        assert self.tokens is not None
        register = self._account.register
        being = register.of.get(self.tokens.starts[token])
        if being is None:
            return None
        end = register.mention_at[self.tokens.starts[token]].end
        last = token + 1
        while last < len(self.lows) and self.tokens.starts[last] < end:
            last += 1
        return last, being

    def _describes(self, token: int) -> bool:
        """Whether a word may describe the noun after it: ``the 30-day ceasefire plan``."""
        return self.classes(token).isdisjoint(_NO_MODIFIER)

    def _lead(self, token: int) -> int:
        """The first of the words that describe the noun at a token."""
        first = token
        while first and token - first < self.words.modifiers and self._describes(first - 1):
            first -= 1
        return first

    def _described(self, token: int, after: int, kind: str, limit: int) -> Thing:
        """A phrase whose noun has before it what describes it, and before that what points back."""
        first = self._lead(token)
        last, _ = self._end(after, limit)
        head = " ".join(self.lows[token:after])
        own = tuple(self.lows[first:token])
        key = own or self._key(after, last, general=True)
        definite = bool(first) and "determiners" in self.classes(first - 1)
        if head not in self.words.lists["general"]:
            key = (head, *key)
        return Thing(first, last, head, kind, key[-_KEY:], definite and not own, self._owner(after, last))

    def _thing(self, token: int, after: int, kind: str, limit: int) -> Thing:
        if self.words.modifiers:
            return self._described(token, after, kind, limit)
        last, definite = self._end(after, limit)
        head = " ".join(self.lows[token:after])
        general = head in self.words.lists["general"]
        key = self._key(after, last, general=general)
        if key and key[0] in self._names and head in self.words.lists["naming"]:
            key = key[:1]  # "ratification of the IUC" is the proposal that "IUC" names
        elif not general:
            key = (*self.lows[token:after], *key)[: max(_KEY, after - token)]
        pointing = definite and last - after <= _KEY
        return Thing(token, last, head, kind, () if pointing and not key else key, definite, self._owner(after, last))

    def _end(self, at: int, limit: int) -> tuple[int, bool]:
        """The token after a phrase that goes on from a token, and whether a determiner ends it."""
        limit = min(limit, at + _LONGEST)
        first, opened = at, False
        while at < limit:
            classes = self.classes(at)
            if "determiners" in classes and not self.words.modifiers:
                return at + 1, True
            if "mark" in classes and not classes & {"open", "close", "slash", "ampersand", "apostrophe"}:
                break
            if self.words.ends.at(self.lows, at, limit) and not self._goes_on(at, limit):
                break
            if self.lows[at] in self.words.lists["predicate"] and not opened:
                break
            if at > first and self._is_verb(at) and "close" in self.classes(at - 1):
                break
            opened = opened or "relatives" in classes or self.lows[at] in self.words.lists["so"]
            if "conjunctions:and" in classes and at + 1 < limit and self._is_verb(at + 1):
                break
            if mentioned := self.mention(at):
                at = min(mentioned[0], limit)
                if "determiners" in self.classes(at - 1):
                    return at, True
                continue
            at += 1
        while at > first and self.lows[at - 1] in self.words.lists["loose"]:
            at -= 1
        return at, False

    def _goes_on(self, at: int, limit: int) -> bool:
        """``a treaty with Samdar``: a party to it."""
        return self.lows[at] in self.words.lists["with"] and at + 1 < limit and self.mention(at + 1) is not None

    def _is_verb(self, token: int) -> bool:
        return bool(self.classes(token) & {"verb", "cues", "auxiliaries", "bare_verbs", "passives", "pronouns"})

    def _key(self, at: int, last: int, *, general: bool) -> tuple[str, ...]:
        """The words after the noun that tell which it is."""
        key: list[str] = []
        while at < last and len(key) < _KEY:
            classes = self.classes(at)
            mentioned = self.mention(at)
            if mentioned and mentioned[1].kind in _PARTIES:
                at = mentioned[0]
                continue
            if "determiners" in classes:
                break
            if classes & _SKIPPED or self.lows[at] in self._openers:
                if key or not general:
                    break
            elif "number" not in classes and "mark" not in classes:
                key.append(self.lows[at])
            at += 1
        return tuple(key)

    def _owner(self, at: int, last: int) -> Being | None:
        """Whoever is named right after the noun, or after a word such as ``by``."""
        lists = self.words.lists
        owned = self.lows[at - 1] in lists["owned"]
        for token in range(at, last):
            if self.lows[token] in lists["by"] or self.lows[token] in lists["offered"]:
                return self._giver(token + 1, last)
        if not owned:
            return None
        if found := self.words.nouns.at(self.lows, at, last):
            at = found[0]
        return self._giver(at, last, direct=True)

    def _giver(self, at: int, last: int, *, direct: bool = False) -> Being | None:
        """Who is named at a token, or at the next where the first is a word such as ``by``."""
        if not direct and at < last and self.lows[at] in self.words.lists["by"]:
            at += 1
        found = self.mention(at) if at < last else None
        return found[1] if found and found[1].kind in _PARTIES else None
