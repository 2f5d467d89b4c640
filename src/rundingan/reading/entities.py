"""One entity for all the mentions of one person, body, country, group or unnamed source."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rundingan.reading.mentions import Mention
from rundingan.reading.statements import Passage
from rundingan.rules.grammar import Grammar
from rundingan.rules.kinds import PROPER

Chars = tuple[int, int]
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_PAREN = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]\s*")
_LONG = 6
"""Letters from which a word may be spelt in two ways and still be one name."""
_LONGEST_NAME = 4
"""Words that an unknown name may have and still be taken for a person's."""
_AFTER = 1_000_000
"""Farther than any article is long: a mention after a place counts only where none stands before it."""


@dataclass(slots=True)
class Being:
    """An entity in the making.

    Attributes:
        kind: the type that it will have (see ``model.ENTITY_TYPES``).
        names: the forms by which it is called, and how often.
        roles: what it is said to be, in order.
        country: ISO code.
        mentions: spans in the folded text.
        tokens: the words of its fullest name, folded.
        heads: heads of its roles or the head noun of its description.
        plural: whether it is many.
        number: order of first mention.
    """

    kind: str
    number: int
    names: dict[str, int] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)
    country: str | None = None
    mentions: list[Chars] = field(default_factory=list)
    tokens: tuple[str, ...] = ()
    heads: set[str] = field(default_factory=set)
    plural: bool = False
    key: str = ""

    def headed_by(self, head: str) -> bool:
        """Whether its head noun is that word, or begins with it (``mahkamah`` for ``mahkamah agung``)."""
        return head in self.heads or any(known.split(" ", 1)[0] == head for known in self.heads)

    @property
    def name(self) -> str:
        """The fullest form: of a person the one with most words, else the longest."""
        if self.kind == "person":
            return max(self.names, key=lambda n: (len(_WORD.findall(n)), self.names[n], len(n)))
        return max(self.names, key=len)


@lru_cache(maxsize=50_000)
def fold_name(word: str) -> str:
    """A name's word without case, accents and marks."""
    flat = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in flat if c.isalnum())


def same_word(a: str, b: str) -> bool:
    """Whether two folded words are one name in two spellings: one letter more or less, or i for y, in a long word."""
    if a == b:
        return True
    if min(len(a), len(b)) < _LONG or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        return a.replace("y", "i") == b.replace("y", "i")
    short, long = sorted((a, b), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(1, len(long)))


@cache
def _countries(grammar: Grammar) -> dict[str, str]:
    """Names of countries, capitals and metonyms -> ISO codes."""
    entries = grammar.lexicon.entries
    return {
        words: entry.fields[0]
        for name in ("metonyms", "capitals", "countries")
        for words, entry in entries.get(name, {}).items()
        if entry.fields
    }


def within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of a short form stand in the long one in the same order."""
    if not short or (len(short) == 1 and len(short[0]) < _LONG):
        return bool(short) and short[0] in long
    rest = iter(long)
    return bool(short) and all(any(same_word(word, other) for other in rest) for word in short)


class Register:
    """All entities of one article.

    Attributes:
        beings: in order of first mention.
        of: start of a mention -> its entity.
    """

    def __init__(self, text: str, passages: list[Passage], grammar: Grammar) -> None:
        self.text = text
        self.grammar = grammar
        self.beings: list[Being] = []
        self.of: dict[int, Being] = {}
        self._by_key: dict[str, Being] = {}
        self._by_letters: dict[str, list[Being]] = {}
        self.mention_at: dict[int, Mention] = {}
        self._place_prepositions = frozenset(grammar.pack.table("pack").get("place_prepositions", ()))
        self.joiners = frozenset(grammar.pack.table("pack").get("joiners", ()))
        self._places = _place_words(text, [m for p in passages for m in p.mentions], self._place_prepositions)
        mentions = [self._settled(m) for p in passages for m in p.mentions]
        full = sorted((m for m in mentions if m.kind == "person"), key=lambda m: -len(self.name_tokens(m)))
        for mention in full:
            self._person(mention)
        for being in self.beings:
            being.number = min(span[0] for span in being.mentions)
        for mention in mentions:
            self.mention_at[mention.start] = mention
            if mention.kind != "person":
                self._other(mention)
        self.beings.sort(key=lambda b: b.number)

    def _settled(self, mention: Mention) -> Mention:
        """A place after a role belongs to the role, not to the name (``Presiden Veloria Anton``)."""
        if mention.kind != "person" or not mention.title or not mention.name:
            return mention
        if mention.rule.endswith("#role-comma-single-name") and self._ends_with_place(mention.title):
            return mention._replace(kind="role", name=None)
        if not mention.rule.endswith("#headed"):
            return mention
        words = list(_WORD.finditer(self.text, *mention.name))
        at = 0
        while at < len(words) and fold_name(words[at][0]) in self._places:
            at += 1
        if not at:
            return mention
        if at == len(words):
            return mention._replace(kind="role", title=(mention.title[0], mention.name[1]), name=None)
        start = words[at].start()
        return mention._replace(title=(mention.title[0], words[at - 1].end()), name=(start, mention.name[1]))

    def _ends_with_place(self, title: Chars) -> bool:
        """``profesor di Universiti X, Nablus``: what follows the comma tells the place further."""
        words = self.text[title[0] : title[1]].lower().split()
        return any(word in self._place_prepositions for word in words[-5:-1])

    # ------------------------------------------------------------------ words

    def words(self, span: Chars) -> str:
        """The words of a span, blanks made single."""
        return " ".join(self.text[span[0] : span[1]].split())

    def name_tokens(self, mention: Mention) -> tuple[str, ...]:
        """The words of a mention's name, folded."""
        assert mention.name is not None
        return tuple(fold_name(w) for w in _WORD.findall(self.text[mention.name[0] : mention.name[1]]))

    # ------------------------------------------------------------------ persons

    def _person(self, mention: Mention) -> None:
        tokens = self.name_tokens(mention)
        being = self._same_person(tokens, mention.start) or self._new("person", mention.start, tokens=tokens)
        self._add(being, mention, self.words(mention.name or (mention.start, mention.end)))
        if mention.title:
            self._role(being, mention)

    def _new(
        self, kind: str, at: int, *, key: str = "", tokens: tuple[str, ...] = (), country: str | None = None
    ) -> Being:
        being = Being(kind, at, key=key, tokens=tokens, country=country)
        self.beings.append(being)
        if key:
            self._by_key.setdefault(key, being)
        if kind == "person":
            for token in {t[:2] for t in tokens}:
                self._by_letters.setdefault(token, []).append(being)
        return being

    def known(self, key: str) -> Being | None:
        """The entity of that key, or by that folded name."""
        return self._by_key.get(key)

    def _same_person(self, tokens: tuple[str, ...], at: int) -> Being | None:
        """The person of that name; among several the one mentioned nearest before."""
        if not tokens:
            return None
        fits = [b for b in self._by_letters.get(tokens[0][:2], ()) if within(tokens, b.tokens)]
        if len(fits) < 2:
            return fits[0] if fits else None
        return min(fits, key=lambda b: min((at - s[0] if s[0] <= at else _AFTER + s[0] - at) for s in b.mentions))

    def _role(self, being: Being, mention: Mention) -> None:
        assert mention.title is not None
        role = self.words(mention.title).rstrip(",")
        if role not in being.roles:
            being.roles.append(role)
        if mention.head:
            being.heads.add(mention.head)
        being.country = being.country or self.country_in(mention.title)

    def country_in(self, span: Chars) -> str | None:
        """The country that a span names, by the country table."""
        words = _WORD.findall(self.text[span[0] : span[1]])
        table = _countries(self.grammar)
        for size in (1, 2, 3):
            for at in range(len(words) - size + 1):
                if words[at][0].isupper() and (found := table.get(" ".join(words[at : at + size]).lower())):
                    return found
        return None

    # ------------------------------------------------------------------ everything else

    def _other(self, mention: Mention) -> None:
        if mention.kind == "named":
            self._named(mention)
        elif mention.listed:
            self._listed(mention)
        elif mention.kind == "role":
            self._role_only(mention)
        elif mention.kind in ("body", "group"):
            self._described(mention)

    def _named(self, mention: Mention) -> None:
        tokens = self.name_tokens(mention)
        if not tokens:
            return
        key = "".join(tokens)
        being = self._same_person(tokens, mention.start) or self.known(key) or self._run_together(mention, tokens)
        if being is None:
            kind = "organisation" if self._named_after(tokens) else self._kind_of_name(mention, tokens)
            being = self._new(kind, mention.start, key=key, tokens=tokens)
        known = being.tokens and not within(tokens, being.tokens)
        self._add(being, mention, None if known else self.words(mention.name or (mention.start, mention.end)))

    def _run_together(self, mention: Mention, tokens: tuple[str, ...]) -> Being | None:
        """A short name with a listed one after it (``kata Anton Veloria ...``): two mentions without a mark between."""
        assert mention.name is not None
        if len(tokens) != 2 or (being := self._same_person(tokens[:1], mention.start)) is None:
            return None
        last = self.text[mention.name[0] : mention.name[1]].split()[-1]
        return being if self.grammar.lexicon.look_up(last, last.lower()).classes & PROPER else None

    def _named_after(self, tokens: tuple[str, ...]) -> bool:
        """Whether the name of a person stands within a longer one (``The Amara Lind Show``)."""
        return any(
            len(b.tokens) > 1 and within(b.tokens, tokens) for t in tokens for b in self._by_letters.get(t[:2], ())
        )

    def _kind_of_name(self, mention: Mention, tokens: tuple[str, ...]) -> str:
        if tokens[0] in self._places:
            return "place"
        entries = self.grammar.lexicon.entries
        words = self.text[mention.start : mention.end].split()
        if any(w.lower() in entries["body_nouns"] or (w.isupper() and len(w) > 1) for w in words):
            return "organisation"
        if words[0].lower() in entries["place_nouns"]:
            return "place"
        return "person" if len(words) <= _LONGEST_NAME else "organisation"

    def _listed(self, mention: Mention) -> None:
        assert mention.listed is not None
        name, words = mention.listed
        fields = self.grammar.lexicon.fields(name, words)
        country = None
        if name == "bodies":
            key = f"body {fields[0]}" if fields else words
            country = fields[1] if len(fields) > 1 and fields[1] else None
        elif name == "countries":
            key, country = f"country {fields[0]}", fields[0]
        else:
            key = words
            country = fields[0] if name in ("metonyms", "capitals") and fields else None
        kind = {"countries": "country", "capitals": "place"}.get(name, "organisation")
        being = self.known(key) or self._new(kind, mention.start, key=key, country=country)
        being.heads.add(words.split()[0])
        self._add(being, mention, self.words(mention.name or (mention.start, mention.end)))

    def _role_only(self, mention: Mention) -> None:
        """A role without a name is the person who holds it, where the article says who; else an unnamed source."""
        assert mention.title is not None
        role = fold_name(self.words(mention.title))
        people = [b for b in self.beings if b.kind == "person"]
        fits = [b for b in people if any(_same_role(role, fold_name(r)) for r in b.roles)]
        if not fits and (mention.definite or not self._complement(mention)):
            fits = [b for b in people if any(fold_name(r).startswith(role) for r in b.roles)]
        before = [b for b in fits if b.number <= mention.start]
        if len(fits) > 1 and before:
            fits = before
        if fits:
            being = min(fits, key=lambda b: min(abs(mention.start - s[0]) for s in b.mentions))
            self._add(being, mention, None)
            return
        self._described(mention)

    def _complement(self, mention: Mention) -> bool:
        assert mention.title is not None
        return " " in self.words(mention.title)

    def _described(self, mention: Mention) -> None:
        span = self._description(mention)
        words = self.words(span)
        bare = _PAREN.sub(" ", words).strip()
        key = fold_name(bare)
        kind = "organisation" if mention.kind == "body" else "unnamed"
        being = None
        if mention.head and (mention.definite or key == fold_name(mention.head)):
            being = self.earlier(mention.head, mention.start, kind)
        being = being or self.known(key) or self._new(kind, mention.start, key=key)
        if mention.head:
            being.heads.add(mention.head)
        acronym = _PAREN.search(words)
        if acronym and not words.endswith((")", "]")):
            bare = words
        if being.country is None:
            being.country = self.country_in(span)
        self._add(being, mention, bare if not (mention.definite and being.names) else None)
        if acronym:
            being.names.setdefault(acronym[1], 0)
            self._by_key.setdefault(fold_name(acronym[1]), being)

    def earlier(self, head: str, before: int, kind: str) -> Being | None:
        """The last body or group of that head noun before an offset, also one named only within another's title."""
        known = [
            b
            for b in self.beings
            if b.kind == kind and b.number < before and b.key != fold_name(head) and b.headed_by(head)
        ]
        if known:
            return max(known, key=lambda b: max((s[0] for s in b.mentions if s[0] < before), default=-1))
        if kind != "organisation":
            return None
        named = rf"\b{re.escape(head.capitalize())}(?: [A-Z][\w.-]*)+"
        *_, found = None, *re.finditer(named, self.text[:before])
        if found is None:
            return None
        being = self.described(found[0], found.span())
        being.kind = "organisation"
        being.heads.add(head)
        return being

    def _description(self, mention: Mention) -> Chars:
        """What names an unnamed one: the whole phrase without the determiner at its end."""
        end = mention.end
        span = mention.title or mention.name or (mention.start, mention.end)
        if mention.kind == "body":
            span = mention.name or span
            if mention.start < span[0]:
                span = (mention.start, span[1])
            return (span[0], max(span[1], end if not mention.definite else span[1]))
        return (mention.start, span[1])

    def _add(self, being: Being, mention: Mention, name: str | None) -> None:
        being.mentions.append((mention.start, mention.end))
        being.number = min(being.number, mention.start)
        if name is None and not being.names:
            name = self.words((mention.start, mention.end))
        if name:
            if name not in being.names:
                self._by_key.setdefault(fold_name(name), being)
            being.names[name] = being.names.get(name, 0) + 1
        self.of[mention.start] = being

    def passes_on(self, being: Being) -> bool:
        """Whether it is an outlet, an agency or a document: one that reports others' words."""
        outlets, documents = (
            self.grammar.lexicon.entries.get("agencies", {}),
            self.grammar.lexicon.entries["document_nouns"],
        )
        return any(n.lower() in outlets or n.lower().split()[0] in documents for n in being.names)

    def described(self, words: str, span: Chars) -> Being:
        """The entity that a description alone stands for."""
        being = self.known(fold_name(words))
        if being is None:
            being = self._new("unnamed", span[0], key=fold_name(words))
            being.names[words] = 1
        being.mentions.append(span)
        return being

    def issuer(self, start: int, end: int) -> Being | None:
        """Who stands in the description of a document (``kenyataan Kementerian Luar``): its last name or body."""
        documents = self.grammar.lexicon.entries["document_nouns"]
        words = self.text[start:end].split()
        passed = self.grammar.lexicon.entries["prepositions"]
        at = next((i for i, w in enumerate(words) if i and w.lower() not in documents and w not in passed), None)
        if at is None:
            return None
        name = " ".join(words[at:])
        key = fold_name(name)
        if len(words) - at == 1 and (known := self.earlier(name.lower(), start, "organisation")):
            return known
        if known := self.known(key):
            return known
        lists = self.grammar.lexicon.entries
        if not words[at][0].isupper() and not any(
            words[at].lower() in lists[n] for n in ("body_nouns", "people_nouns", "roles")
        ):
            return None
        being = self.described(name, (start, end))
        being.kind = "organisation"
        being.heads.add(words[at].lower())
        return being

    def merge(self, unnamed: Being, person: Being) -> None:
        """An unnamed one turns out to be a person named later: what was said of it holds of him."""
        for name in unnamed.names:
            if name not in person.roles:
                person.roles.append(name)
        person.heads |= unnamed.heads
        person.country = person.country or unnamed.country
        person.mentions += unnamed.mentions
        person.number = min(person.number, unnamed.number)
        for start, being in self.of.items():
            if being is unnamed:
                self.of[start] = person
        self.beings.remove(unnamed)

    def joint(self, beings: list[Being], between: str, span: Chars) -> Being:
        """Several who speak as one."""
        name = f" {between} ".join(b.name for b in beings)
        found = self.known(fold_name(name))
        if found is None:
            found = self._new("group", span[0], key=fold_name(name))
            found.names[name] = 1
            found.plural = True
        found.mentions.append(span)
        return found


def _same_role(a: str, b: str) -> bool:
    return a == b or (len(a) > 6 and b.startswith(a))


def _place_words(text: str, mentions: list[Mention], before: frozenset[str]) -> set[str]:
    """Words that are places or states here: after a preposition of place, or last in a role or body."""
    found: set[str] = set()
    for mention in mentions:
        if mention.kind == "named" and mention.name:
            words = text[max(0, mention.start - 12) : mention.start].lower().split()
            first = _WORD.search(text, mention.name[0], mention.name[1])
            if first and words and words[-1] in before:
                found.add(fold_name(first[0]))
        elif mention.title and mention.kind in ("person", "role") and not mention.rule.endswith("#headed"):
            words = _WORD.findall(text[mention.title[0] : mention.title[1]])
            if len(words) > 1 and words[-1][0].isupper() and not words[-1].isupper():
                found.add(fold_name(words[-1]))
        elif mention.kind == "body" and mention.name:
            words = _WORD.findall(text[mention.name[0] : mention.name[1]])
            if len(words) > 1 and words[-1][0].isupper() and (len(words) > 2 or words[0].islower()):
                found.add(fold_name(words[-1]))
    return found | _standing_before(text, mentions)


def _standing_before(text: str, mentions: list[Mention]) -> set[str]:
    """First words of long names after a role that stand alone before: a person is not called by a short name first."""
    alone: set[str] = set()
    found: set[str] = set()
    for mention in mentions:
        if mention.name is None:
            continue
        words = _WORD.findall(text[mention.name[0] : mention.name[1]])
        if mention.kind == "named" and len(words) == 1:
            alone.add(fold_name(words[0]))
        elif mention.rule.endswith("#headed") and len(words) > 2 and fold_name(words[0]) in alone:
            found.add(fold_name(words[0]))
    return found
