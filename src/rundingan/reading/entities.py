"""One entity for all the mentions of one person, body, country, group or unnamed source."""

from __future__ import annotations

import re
from bisect import bisect_left

from rundingan.reading.beings import Being, Beings, Chars
from rundingan.reading.mentions import Mention
from rundingan.reading.names import WORD, Folded, Words, fold_name, within
from rundingan.reading.places import country_in, place_words
from rundingan.reading.statements import Passage
from rundingan.rules.grammar import Grammar
from rundingan.rules.kinds import PROPER

_PAREN = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]\s*")
_LONGEST_NAME = 4
"""Words that an unknown name may have and still be taken for a person's."""
_LONGER = 2
"""Words of a name of which one alone may be a short form."""
_ALSO = 40
"""Letters before a name in which words for another name of the same person stand."""
_AGED = re.compile(r" ?[(\[]\d{1,2}[)\]]")
"""An age behind a name: whose it is, is a person."""


class Register:
    """All entities of one article.

    Args:
        text: the folded text.
        passages: its paragraphs as read.
        grammar: its language.

    Attributes:
        beings: the entities.
        of: start of a mention -> its entity.
        mention_at: start of a mention -> the mention.
        starts: where the mentions that stand for an entity begin, in their order.
        joiners: words that join several who speak as one.
    """

    def __init__(self, text: str, passages: list[Passage], grammar: Grammar) -> None:
        self.text = text
        self.grammar = grammar
        self.beings = Beings()
        self.of: dict[int, Being] = {}
        settings = grammar.pack.table("pack")
        self.joiners = frozenset(settings.get("joiners", ()))
        self._plural = re.compile(settings["plural"]) if "plural" in settings else None
        self._roles_by_words: bool = settings.get("roles_by_words", False)
        self._same_office: dict[str, tuple[str, str]] = settings.get("same_office", {})
        self._place_prepositions = frozenset(settings.get("place_prepositions", ()))
        known_as = "|".join(map(re.escape, settings.get("also_called", ())))
        self._also = re.compile(rf"[\s,]+(?:{known_as})\s+\Z") if known_as else None
        self._words = Words(text)
        self._capitalised: dict[str, list[Chars]] = {}
        mentions = [mention for passage in passages for mention in passage.mentions]
        self._places, self._speakers = place_words(
            text, mentions, self._words, settings, grammar.lexicon.entries["speech_nouns"]
        )
        mentions = [self._settled(mention) for mention in mentions]
        self.mention_at = {mention.start: mention for mention in mentions}
        self._persons_by_end = {mention.end: mention for mention in mentions if mention.kind == "person"}
        self._take_in(mentions)
        self.beings.sort()
        self.starts = sorted(self.of)

    def _take_in(self, mentions: list[Mention]) -> None:
        """Persons in full and names of several words first: short forms are theirs, though they stand before them."""
        persons = [mention for mention in mentions if mention.kind == "person"]
        full = [mention for mention in persons if len(self.name_tokens(mention)) >= _LONGER]
        for mention in sorted(full, key=lambda mention: -len(self.name_tokens(mention))):
            self._person(mention)
        for being in self.beings:
            being.number = being.starts[0]
        names = [mention for mention in mentions if self._is_long_name(mention)]
        for mention in names:
            self._named(mention)
        done = {mention.start for mention in (*full, *names)}
        for mention in persons:
            if mention.start not in done:
                self._person(mention)
        for mention in mentions:
            if mention.kind != "person" and mention.start not in done:
                self._other(mention)

    def _is_long_name(self, mention: Mention) -> bool:
        """Whether it is a name of several words, of which one alone before it may be a short form; not in capitals."""
        words = self._name(mention).split() if mention.kind == "named" else []
        return len(words) >= _LONGER and not any(word.isupper() for word in words)

    def _settled(self, mention: Mention) -> Mention:
        """A place after a role belongs to the role, not to the name.

        ``Minister Veloria`` names nobody, ``President Veloria Anton`` names Anton.
        """
        if mention.kind != "person" or not mention.title or not mention.name:
            return mention
        if mention.rule.endswith("#role-comma-single-name") and self._ends_with_place(mention.title):
            return mention._replace(kind="role", name=None)
        if not mention.rule.endswith("#headed"):
            return mention
        tokens = self.name_tokens(mention)
        at = next((at for at, token in enumerate(tokens) if token not in self._places), len(tokens))
        at = at or self._after_a_firm(tokens)
        if not at:
            return self._with_everyday_name(mention)
        if at == len(tokens):
            return mention._replace(kind="role", title=(mention.title[0], mention.name[1]), name=None)
        words = list(WORD.finditer(self.text, *mention.name))
        name = (words[at].start(), mention.name[1])
        return mention._replace(title=(mention.title[0], words[at - 1].end()), name=name)

    def _after_a_firm(self, tokens: Folded) -> int:
        """Where a name begins behind what its bearer works for: with a word with which one who speaks here is named."""
        if len(tokens) <= _LONGEST_NAME - 1 or tokens[0] in self._speakers:
            return 0
        return next((at for at, token in enumerate(tokens[:-1]) if at > 1 and token in self._speakers), 0)

    def _with_everyday_name(self, mention: Mention) -> Mention:
        """A name whose first word is one of every day, where who speaks here is called so (``said Faith``)."""
        assert mention.title is not None and mention.name is not None
        words = list(WORD.finditer(self.text, *mention.title))
        if len(words) < 2 or not words[-1][0][0].isupper() or fold_name(words[-1][0]) not in self._speakers:
            return mention
        end = len(self.text[: words[-1].start()].rstrip())
        return mention._replace(title=(mention.title[0], end), name=(words[-1].start(), mention.name[1]))

    def _ends_with_place(self, title: Chars) -> bool:
        """``a professor at X University, Nilam``: what follows the comma tells the place further."""
        words = self.text[title[0] : title[1]].lower().split()
        return any(word in self._place_prepositions for word in words[-5:-1])

    # ------------------------------------------------------------------ words

    def words(self, span: Chars) -> str:
        """The words of a span, blanks made single."""
        return " ".join(self.text[span[0] : span[1]].split())

    def name_tokens(self, mention: Mention) -> Folded:
        """The words of a mention's name, folded."""
        assert mention.name is not None
        return self._words.folded(mention.name)

    def _name(self, mention: Mention) -> str:
        return self.words(mention.name or (mention.start, mention.end))

    # ------------------------------------------------------------------ persons

    def _person(self, mention: Mention) -> None:
        tokens = self.name_tokens(mention)
        being = self.beings.called(tokens, mention.start)
        being = being or self.beings.new(self._kind_by_head(mention), mention.start, tokens=tokens)
        self._add(being, mention, self._name(mention))
        if mention.title:
            self.beings.role(being, self.words(mention.title).rstrip(","))
            if mention.head:
                self.beings.head(being, mention.head)
            being.country = being.country or self.country(mention.title)

    def _kind_by_head(self, mention: Mention) -> str:
        """``a group from Samdar, Open Arms`` is a body, not a person."""
        return "organisation" if mention.head in self.grammar.lexicon.entries["body_nouns"] else "person"

    def country(self, span: Chars) -> str | None:
        """The country (ISO code) that the words of a span name."""
        return country_in(self._words[span], self.grammar)

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
        being = self.beings.called(tokens, mention.start) or self.beings.known(key)
        being = being or self._run_together(mention, tokens) or self._called_also(mention)
        if being is None:
            named_after = self.beings.stands_in(tokens)
            kind = "organisation" if named_after else self._kind_of_name(mention, tokens)
            being = self.beings.new(kind, mention.start, key=key, tokens=tokens)
        known = being.tokens and not within(tokens, being.tokens)
        self._add(being, mention, None if known else self._name(mention))

    def _run_together(self, mention: Mention, tokens: Folded) -> Being | None:
        """A short name with a listed one after it (``said Anton Veloria ...``): no mark between two mentions."""
        assert mention.name is not None
        if len(tokens) != 2 or (being := self.beings.called(tokens[:1], mention.start)) is None:
            return None
        last = self.text[mention.name[0] : mention.name[1]].split()[-1]
        return being if self.grammar.lexicon.look_up(last, last.lower()).classes & PROPER else None

    def _called_also(self, mention: Mention) -> Being | None:
        """Who is named right before the words for another name: "Anton Maresk, better known as Anno"."""
        begin = max(0, mention.start - _ALSO)
        words = self._also.search(self.text, begin, mention.start) if self._also else None
        if words is None or (person := self._persons_by_end.get(words.start())) is None:
            return None
        after = self.text[mention.end : mention.end + _ALSO].split()[:1]
        classes = self.grammar.lexicon.look_up(after[0], after[0].lower()).classes if after else frozenset[str]()
        if " " not in words[0].strip(" ,\n") and "cues" not in classes:
            return None  # one word alone may join two of whom one is meant
        being = self.of[person.start]
        self.beings.call(being, self._name(mention), 0)
        return being

    def _kind_of_name(self, mention: Mention, tokens: Folded) -> str:
        if len(tokens) > 1 and _AGED.match(self.text, mention.name[1] if mention.name else mention.end):
            return "person"
        if tokens[0] in self._places:
            return "place"
        entries = self.grammar.lexicon.entries
        words = self.text[mention.start : mention.end].split()
        if any(w.lower() in entries["body_nouns"] or (w.isupper() and len(w.strip(".")) > 1) for w in words):
            return "organisation"
        if len(words) > 1 and not entries["outlet_heads"].keys().isdisjoint((words[0].lower(), words[-1].lower())):
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
        being = self.beings.known(key) or self.beings.new(kind, mention.start, key=key, country=country)
        self.beings.head(being, words.split()[0])
        self._add(being, mention, self._name(mention))

    def _role_only(self, mention: Mention) -> None:
        """A role without a name is the person who holds it, where the article says who; else an unnamed source."""
        assert mention.title is not None
        if self._is_many(mention):
            self._described(mention)
            return
        words = self.words(mention.title)
        role = fold_name(words)
        fits = self.beings.holders(role, exact=True)
        if not fits and (mention.definite or " " not in words):
            fits = self.beings.holders(role, exact=False)
        if not fits and self._roles_by_words and mention.definite and mention.head:
            fits = self.beings.described(mention.head, {fold_name(word) for word in words.split()})
        fits = fits or self._in_same_office(words.lower())
        if not fits:
            self._described(mention)
            return
        before = [being for being in fits if being.number <= mention.start]
        being = min(before or fits, key=lambda being: being.nearness(mention.start))
        self._add(being, mention, None)

    def _in_same_office(self, role: str) -> list[Being]:
        """Who hold the office that a role is another name of, in the country in which it is called so."""
        office, country = self._same_office.get(role, ("", ""))
        return [
            being
            for being in self.beings
            if office and being.kind == "person" and office in being.heads and being.country in (None, country)
        ]

    def _described(self, mention: Mention) -> None:
        span = self._description(mention)
        words = bare = self.words(span)
        acronym = _PAREN.search(words) if "(" in words or "[" in words else None
        if acronym:
            bare = _PAREN.sub(" ", words).strip()
        key = fold_name(bare)
        kind = "organisation" if mention.kind == "body" else "unnamed"
        being = None
        if mention.head and (mention.definite or key == fold_name(mention.head)):
            being = self.earlier(mention.head, mention.start, kind)
            if being is not None and being.plural and not self._is_many(mention) and self._says_more(key, being):
                being = None  # "that player of 28 years" is none of the many players before
        being = being or self._bare_body(mention) or self.beings.known(key)
        being = being or self.beings.new(kind, mention.start, key=key)
        being.plural = being.plural or (kind == "unnamed" and self._is_many(mention))
        if mention.head:
            self.beings.head(being, mention.head)
        if acronym and not words.endswith((")", "]")):
            bare = words
        if being.country is None:
            being.country = self.country(span)
        self._add(being, mention, bare if not (mention.definite and being.names) else None)
        if acronym:
            self.beings.call(being, acronym[1], 0)

    def _bare_body(self, mention: Mention) -> Being | None:
        """The body that was named with the noun by which alone a later one is told (``the charity Open Arms``)."""
        noun = self._name(mention)
        if mention.kind != "body" or not mention.definite or mention.head or not noun.islower():
            return None
        known = self.beings.headed(noun, mention.start, "organisation")
        return known if known is not None and known.roles else None

    @staticmethod
    def _says_more(key: str, being: Being) -> bool:
        """Whether a description (folded) tells more than any by which an entity is called."""
        return not any(key in fold_name(name) for name in being.names)

    def _is_many(self, mention: Mention) -> bool:
        """Whether a quantifier before its head, or the form of this, says that several are meant, not one."""
        fields = self._quantified(mention)
        if fields is None and mention.head:
            return self._plural is not None and self._plural.fullmatch(mention.head) is not None
        return fields is not None and "one" not in fields

    def is_one(self, mention: Mention) -> bool:
        """Whether a quantifier before its head says that one is meant."""
        return "one" in (self._quantified(mention) or ())

    def is_quantified(self, mention: Mention) -> bool:
        """Whether a quantifier stands before its head: "one of the videos"."""
        return self._quantified(mention) is not None

    def _quantified(self, mention: Mention) -> tuple[str, ...] | None:
        """The fields of the quantifier before a mention's head; None where none stands there."""
        if mention.title is None or mention.title[0] <= mention.start:
            return None
        entry = self.grammar.lexicon.entries["quantifiers"].get(
            self.text[mention.start : mention.title[0]].lower().strip()
        )
        return entry.fields if entry else None

    def earlier(self, head: str, before: int, kind: str) -> Being | None:
        """The last body or group of that head noun before an offset, also one named only in another's title."""
        known = self.beings.headed(head, before, kind)
        if known is not None or kind != "organisation":
            return known
        span = self._last_capitalised(head, before)
        if span is None:
            return None
        being = self.described(self.text[span[0] : span[1]], span)
        being.kind = "organisation"
        self.beings.head(being, head)
        return being

    def _last_capitalised(self, head: str, before: int) -> Chars | None:
        """The last ``Head Name ...`` that ends before an offset."""
        pattern = re.compile(rf"\b{re.escape(head.capitalize())}(?: [A-Z][\w.-]*)+")
        if head not in self._capitalised:
            self._capitalised[head] = [match.span() for match in pattern.finditer(self.text)]
        spans = self._capitalised[head]
        at = bisect_left(spans, (before,)) - 1
        if at < 0 or spans[at][1] <= before:
            return spans[at] if at >= 0 else None
        cut = pattern.match(self.text, spans[at][0], before)
        return cut.span() if cut else spans[at - 1] if at else None

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
        """Note a mention, and the name that it calls the entity by."""
        being.mention((mention.start, mention.end))
        being.number = min(being.number, mention.start)
        if name is None and not being.names:
            name = self.words((mention.start, mention.end))
        if name:
            self.beings.call(being, name)
        self.of[mention.start] = being

    def passes_on(self, being: Being) -> bool:
        """Whether it is an outlet, an agency or a document: one that reports others' words."""
        entries = self.grammar.lexicon.entries
        outlets, documents, bodies = entries.get("agencies", {}), entries["document_nouns"], entries["body_nouns"]
        heads = entries["outlet_heads"]
        if being.kind == "unnamed" and not being.heads.isdisjoint(documents):
            return True
        for name in being.names:
            words = name.lower().split()
            if name.lower() in outlets or words[0] in documents:
                return True
            if words[0] not in bodies and (words[0] in heads or words[-1] in heads):
                return True
        return False

    def described(self, words: str, span: Chars) -> Being:
        """The entity that a description alone stands for."""
        key = fold_name(words)
        being = self.beings.known(key)
        if being is None:
            being = self.beings.new("unnamed", span[0], key=key)
            being.names[words] = 1
        being.mention(span)
        return being

    def issuer(self, start: int, end: int) -> Being | None:
        """Who stands in the description of a document (``a Foreign Ministry statement``): its last name or body."""
        entries = self.grammar.lexicon.entries
        documents, passed = entries["document_nouns"], entries["prepositions"]
        words = self.text[start:end].split()
        if words[-1].isdigit():
            return None  # a title of its own: "the Security Survey of 2031"
        at = next((i for i, w in enumerate(words) if i and w.lower() not in documents and w not in passed), None)
        if at is None:
            return None
        name = " ".join(words[at:])
        if len(words) - at == 1 and (known := self.earlier(name.lower(), start, "organisation")):
            return known
        if known := self.beings.known(fold_name(name)) or self._person_at_end(words[at:], start):
            return known
        head = words[at].lower()
        if not words[at][0].isupper() and not any(
            head in entries[name] for name in ("body_nouns", "people_nouns", "roles")
        ):
            return None
        being = self.described(name, (start, end))
        being.kind = "organisation"
        self.beings.head(being, head)
        return being

    def _person_at_end(self, words: list[str], at: int) -> Being | None:
        """Whose name stands at the end of a description: ``President Veloria Anton Maresk``."""
        for begin in range(max(0, len(words) - _LONGEST_NAME), len(words)):
            if not all(word[0].isupper() for word in words[begin:]):
                continue
            being = self.beings.called(tuple(map(fold_name, words[begin:])), at)
            if being is not None and (begin == 0 or words[begin - 1][0].isupper() or begin == len(words) - 1):
                return being
        return None

    def merge(self, unnamed: Being, person: Being) -> None:
        """An unnamed one turns out to be a person named later: what was said of it holds of him."""
        for name in unnamed.names:
            if name not in person.roles:
                person.roles.append(name)
        self.beings.head(person, *unnamed.heads)
        person.country = person.country or unnamed.country
        for span in unnamed.mentions:
            person.mention(span)
        person.number = min(person.number, unnamed.number)
        for start in unnamed.starts:
            if self.of.get(start) is unnamed:
                self.of[start] = person
        unnamed.person = person

    def joint(self, beings: list[Being], between: str, span: Chars) -> Being:
        """Several who speak as one."""
        name = f" {between} ".join(being.name for being in beings)
        found = self.beings.known(fold_name(name))
        if found is None:
            found = self.beings.new("group", span[0], key=fold_name(name))
            found.names[name] = 1
            found.plural = True
        found.mention(span)
        return found
