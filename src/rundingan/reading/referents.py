"""What a source means: the entity of a mention, of several, of a document or a pronoun, against who is spoken of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from rundingan.reading.beings import Being
from rundingan.reading.entities import Register
from rundingan.reading.mentions import Mention
from rundingan.reading.names import fold_name, within
from rundingan.reading.statements import Passage

Chars = tuple[int, int]


_LATELY = 3
"""Among how many of the last speakers one is looked for of whom only a name is known."""
_MANY = 400
"""Among how many turns of speaking one is looked for: more than any article has."""
_BESIDE = 20
"""Letters after a mention in which the next word stands."""
_SPEAKING = frozenset({"person", "organisation", "country"})
_APPOSED = 3
"""Mentions of a name with whom it stands for, and one more."""
_BACK = 60
"""Among how many mentions of a paragraph the one that a pronoun means is looked for."""


class Resolved(NamedTuple):
    """A speaker and how it was found (``named``, ``pronoun``, ``suffix``, ``goes_on``, ``announced`` ...)."""

    being: Being | None
    how: str
    antecedent: Chars | None = None


NOBODY = Resolved(None, "unsaid")


class Focus:
    """Who is spoken of: the last speaker, the last person, the last of many.

    Args:
        things: head nouns of what is written, which no pronoun for a person means.
    """

    def __init__(self, things: Iterable[str] = ()) -> None:
        self._things = frozenset(things)
        self.speaker: Being | None = None
        self.person: Being | None = None
        self.plural: Being | None = None
        self.body: Being | None = None
        self.span: Chars | None = None
        self.paragraph = 0

    def turn_to(self, being: Being, span: Chars | None, paragraph: int | None = None) -> None:
        self.speaker = being
        self.paragraph = self.paragraph if paragraph is None else paragraph
        self.span = span
        self.note(being)

    def note(self, being: Being) -> None:
        if being.kind == "person" or (
            being.kind == "unnamed" and not being.plural and self._things.isdisjoint(being.heads)
        ):
            self.person = being
        if being.kind in ("organisation", "country", "group") or being.plural:
            self.body = being
        if being.kind != "person":
            self.plural = being


class Referents:
    """Finds what sources mean, as the article goes on.

    Attributes:
        focus: who is spoken of.
        spoken: who has spoken, in order, each turn once.
        outlet: the outlet that told something last.
        paragraph: the number of the paragraph that is being read.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self.grammar = register.grammar
        self._points_weakly: bool = self.grammar.pack.table("pack").get("weak_determiners", False)
        self.focus = Focus(self.grammar.lexicon.entries["document_nouns"])
        self.spoken: list[Being] = []
        self._have_spoken: set[int] = set()
        self.outlet: Being | None = None
        self.paragraph = 0
        self._suffixes: tuple[str, ...] = tuple(self.grammar.pack.table("pack").get("suffixes", ()))

    def has_spoken(self, being: Being) -> None:
        """Note whose turn it was."""
        if not self.spoken or self.spoken[-1] is not being:
            self.spoken.append(being)
            self._have_spoken.add(id(being))
        if self.register.passes_on(being):
            self.outlet = being

    def mention(self, span: Chars, passage: Passage, *, inner: bool) -> Resolved:
        """The entity of a source: a mention, several joined, or a pronoun."""
        register = self.register
        starts = starts_in(passage.mentions, span)
        first = register.words(span).split()[0]
        if starts and starts[0] > span[0] and "pronouns" in self._classes(first):
            joined = self.pronoun(first.lower(), inner=inner).being
            other = register.of.get(starts[0])
            joiner = next((w for w in register.words(span).split() if w in register.joiners), None)
            if joined is not None and other is not None and other is not joined and joiner:
                return Resolved(register.joint([joined, other], joiner, span), "pronoun", span)
        if len(starts) > 1 and (joint := self._joint(starts, span)):
            return Resolved(joint, "named", span)
        if starts:
            return self._named(starts[0], span)
        words = register.words(span)
        if "pronouns" in self._classes(words) and self._opens(span):
            return Resolved(register.described(words, span), "named", span)
        if "pronouns" in self._classes(words):
            meant = self._just_named(span, passage) or self.pronoun(words.split()[0].lower(), inner=inner)
            return meant if meant.being is not None else self._last_person(span[0], words)
        if "possessives" in self._classes(words) and (meant := self.pronoun(words.lower(), inner=inner)).being:
            return meant
        if "determiners" in self._classes(words.split()[-1]) and self.focus.speaker is not None:
            return Resolved(self.focus.speaker, "definite", self.focus.span)
        return Resolved(self._owner(words, span) or register.described(words, span), "named", span)

    def _opens(self, span: Chars) -> bool:
        """Whether a plural pronoun is told of what follows, and points to nobody before: "those who want peace"."""
        if any(being is not None and being.kind == "group" for being in (self.focus.speaker, self.focus.plural)):
            return False  # the two who spoke
        after = self.register.text[span[1] : span[1] + _BESIDE].split()[:1]
        word = self.register.words(span).lower()
        return (
            bool(after)
            and "relatives" in self._classes(after[0])
            and "plural" in self.grammar.lexicon.fields("pronouns", word)
        )

    def _owner(self, words: str, span: Chars) -> Being | None:
        """Who owns what is told, where a suffix says so (``Maresk's claim``)."""
        suffix = next((s for s in self._suffixes if words.lower().endswith(s)), "")
        tokens = tuple(fold_name(word) for word in words[: -len(suffix)].split()) if suffix else ()
        if not all(tokens):
            return None
        return self.register.beings.called(tokens, span[0]) or self.register.beings.known("".join(tokens))

    def _last_person(self, at: int, words: str) -> Resolved:
        """Where nobody has spoken yet, a pronoun is the one named last with a title, though he was not the subject."""
        if (self.grammar.lexicon.fields("pronouns", words.split()[0].lower()) or ("",))[0] != "person":
            return NOBODY
        starts = self.register.starts
        here = bisect_left(starts, at)
        for start in reversed(starts[max(0, here - _BACK) : here]):
            being, mention = self.register.of[start], self.register.mention_at[start]
            if being.kind == "person" and mention.name != (mention.start, mention.end):
                return Resolved(being, "pronoun", (start, mention.end))
        return NOBODY

    def _just_named(self, span: Chars, passage: Passage) -> Resolved | None:
        """``... was voiced by the deputy, Lind, when she said``: who is named right before the clause."""
        units = passage.quoted.units
        at = units.at(span[0]) or 0
        if at > 1 and "conjunctions" in units.classes(at - 1):
            being = self.register.of.get(units.start(at - 2))
            if being is not None and being.kind == "person":
                return Resolved(being, "pronoun", (units.start(at - 2), units.end(at - 2)))
        return None

    def _classes(self, words: str) -> frozenset[str]:
        first = words.split()[0]
        return self.grammar.lexicon.look_up(first, first.lower()).classes

    def _named(self, start: int, span: Chars) -> Resolved:
        mention = self.register.mention_at.get(start)
        being = self.register.of.get(start)
        if mention is not None and mention.kind == "document":
            return self._document(start, span)
        if being is None:
            return NOBODY
        being = self._spoken_for(being, mention)
        if being.kind == "person" and mention is not None and mention.title and self.is_precise(mention):
            return Resolved(being, "named")
        if (
            mention is not None
            and mention.definite
            and mention.kind in ("group", "body", "role")
            and (self.focus.speaker or self.focus.person)
        ):
            back = self._same_kind(mention, being)
            if back is None and mention.kind != "body" and self._is_new(being, mention):
                back = self._not_told_before(mention)
            if back is None:
                back = self._body_meant(being, mention)
            if back is not None:
                return Resolved(back, "definite", span)
        return Resolved(being, "named")

    def is_precise(self, mention: Mention) -> bool:
        """Whether a role says of what: ``that president of Veloria``, not ``that president``."""
        return mention.title is not None and " " in self.register.words(mention.title)

    def _spoken_for(self, being: Being, mention: Mention | None) -> Being:
        """A short name that fits two people means the one who has spoken."""
        if mention is None or mention.title or mention.name is None or id(being) in self._have_spoken:
            return being
        tokens = self.register.name_tokens(mention)
        if len(tokens) > 1:
            return being
        latest = self.spoken[: -_MANY - 1 : -1]
        return next((b for b in latest if b.kind == "person" and within(tokens, b.tokens)), being)

    def _body_meant(self, being: Being, mention: Mention) -> Being | None:
        """``the company`` of which no fuller form stands before: the body that spoke, or was named, last."""
        head = mention.head or self.register.words((mention.start, mention.end)).split()[0].lower()
        if mention.kind == "body" and head in self.grammar.lexicon.entries["state_nouns"]:
            return self._country_meant()
        if being.number != mention.start or mention.kind != "body":
            return None
        if self._points_weakly and mention.name is not None and " " in self.register.words(mention.name):
            return None  # "the Velorian army" may be new, where "the army" points back
        for known in (self.focus.speaker, self.focus.body):
            if known is not None and known.kind == "organisation" and known is not being:
                return None if self._is_another_body(mention, known) else known
        return None

    def _is_another_body(self, mention: Mention, known: Being) -> bool:
        """Whether a body was told by another noun than this (``the charity``, then ``the government``)."""
        noun = self.register.words((mention.start, mention.end)).split()[-1].lower()
        bodies = self.grammar.lexicon.entries["body_nouns"]
        nouns = {*known.heads, known.name.split()[-1]}
        return self._points_weakly and noun not in nouns and any(own in bodies for own in nouns)

    def _country_meant(self) -> Being | None:
        """``that country``: the country that spoke, or for which somebody spoke, right before."""
        speaker = self.focus.speaker
        if speaker is None or self.paragraph - self.focus.paragraph > 1 or speaker.country is None:
            return None
        return self.register.beings.known(f"country {speaker.country}") or (
            speaker if speaker.kind != "person" else None
        )

    def _same_kind(self, mention: Mention, being: Being) -> Being | None:
        """``the spokesman``: the one already spoken of whose role begins with that noun, and is not told apart."""
        focus = self.focus
        known_ones = (focus.speaker, focus.person) if self._points_weakly else (focus.person, focus.speaker)
        for known in (*known_ones, focus.body):
            if known is not None and known is not being and mention.head in known.heads:
                return None if self._is_told_apart(mention, known) else known
        return None

    def _one_of_role(self, mention: Mention) -> Being | None:
        """The only one here who is so called, where it is not the one who speaks: ``the president``."""
        head = mention.head
        if head is None or head not in self.grammar.lexicon.entries["roles"]:
            return None
        named = [being for being in self.register.beings if being.kind == "person" and head in being.heads]
        if len(named) != 1 or named[0].number > mention.start:
            return None
        told = {word for role in (*named[0].roles, *named[0].names) for word in role.split()}
        return named[0] if all(word in told for word in self._words_of(mention) if word[:1].isupper()) else None

    def _of_its_country(self, mention: Mention) -> Being | None:
        """The person of that country who was named last: ``that leader of Veloria``, ``that politician of Samdar``."""
        country = self.register.country(mention.title) if mention.title is not None else None
        if country is None or mention.head not in self.grammar.lexicon.entries["roles"]:
            return None
        of_it = [b for b in self.register.beings if b.country == country and b.kind == "person"]
        known = [being for being in of_it if being.number < mention.start]
        return max(known, key=lambda being: being.last_before(mention.start), default=None)

    def _is_told_apart(self, mention: Mention, known: Being) -> bool:
        """Whether the description names what another without a name does not (``that student of X University``)."""
        if known.kind != "unnamed":
            return False
        names = {word for word in self._words_of(mention) if word[:1].isupper()}
        held = {word.lower() for name in known.names for word in name.split()}
        return any(word.lower() not in held for word in names)

    def _words_of(self, mention: Mention) -> list[str]:
        """The words of a mention after its head."""
        return self.register.words((mention.start, mention.end)).split()[1:]

    def _not_told_before(self, mention: Mention) -> Being | None:
        """Whom a description means that nobody had before: in a language whose determiners point back weakly only a
        bare office (``the prime minister``), and only the last speaker, of whom no office was told."""
        if not self._points_weakly:
            one = self._one_of_role(mention) or self._of_its_country(mention)
            return one or self._unknown_yet() or self._person_speaking() or self.focus.person
        last = self.spoken[-1] if self.spoken else None
        if last is None or last.kind != "person" or last.heads:
            return None
        if mention.kind != "role" or mention.head not in self.grammar.lexicon.entries.get("offices", {}):
            return None
        return None if any(word[:1].isupper() for word in self._words_of(mention)) else last

    def _is_new(self, being: Being, mention: Mention) -> bool:
        """Whether nobody was described so before."""
        return being.kind == "unnamed" and (being.number == mention.start or self._is_told_apart(mention, being))

    def _person_speaking(self) -> Being | None:
        speaker = self.focus.speaker
        return speaker if speaker is not None and speaker.kind == "person" else None

    def _unknown_yet(self) -> Being | None:
        """The last speaker of whom the article has not said who he is: what he is comes later (``the student``)."""
        return next((b for b in self.spoken[: -_LATELY - 1 : -1] if b.kind == "person" and not b.heads), None)

    def _document(self, start: int, span: Chars) -> Resolved:
        """A document speaks for whoever it names, or, pointing back, for the one who spoke last."""
        register = self.register
        mention = register.mention_at[start]
        inner = mention.title or (mention.start, mention.end)
        issuer = self._issuer(mention.start, inner[1]) or self._issued_by(mention)
        if issuer is not None and not self._only_placed(mention, issuer):
            return Resolved(issuer, "document", span)
        if mention.definite and mention.head and (known := register.earlier(mention.head, mention.start, "unnamed")):
            return Resolved(known, "document", span)
        if mention.definite and mention.head in self.grammar.lexicon.entries["news_nouns"] and self.outlet:
            return Resolved(self.outlet, "document", span)
        points = mention.definite and not register.is_quantified(mention)
        if self._speaks_for_itself(mention):
            points = False
        if points and (told := self._reported_before(mention)):
            return Resolved(told, "document", span)
        if (points or mention.belongs) and self.focus.speaker is not None:
            return Resolved(self.focus.speaker, "document", self.focus.span)
        if author := self._answers_with(mention):
            return Resolved(author, "document", span)
        words = register.words(inner)
        being = register.described(words, span)
        if mention.head:
            register.beings.head(being, mention.head)
        return Resolved(being, "named", span)

    def _reported_before(self, mention: Mention) -> Being | None:
        """The report, by whatever noun it was told of, that has spoken last: a study is ``the report`` afterwards.

        Only in a language whose determiners point back weakly; in others ``that report`` is the last speaker's.
        """
        reports = self.grammar.lexicon.entries["report_nouns"]
        if not self._points_weakly or mention.head not in reports:
            return None
        latest = self.spoken[: -_MANY - 1 : -1]
        return next((b for b in latest if b.kind == "unnamed" and not b.heads.isdisjoint(reports)), None)

    def _speaks_for_itself(self, mention: Mention) -> bool:
        """Whether a document is nobody's words, as a law is."""
        return mention.head in self.grammar.lexicon.entries.get("laws", {})

    def _only_placed(self, mention: Mention, issuer: Being) -> bool:
        """Whether a report's country only tells where it was made (``a news report from Samdar``)."""
        return issuer.kind in ("country", "place") and mention.head in self.grammar.lexicon.entries["report_nouns"]

    def _answers_with(self, mention: Mention) -> Being | None:
        """Whose a document is by means of which a subject tells something: "X answered with a tweet that said"."""
        text, register = self.register.text, self.register
        after = text[mention.end : mention.end + _BESIDE].split()[:1]
        if not after or "relatives" not in self._classes(after[0]):
            return None
        begin = max(text.rfind(stop, 0, mention.start) for stop in (". ", "\n"))
        before = text[begin + 1 : mention.start].split()
        if not before or "prepositions:means" not in self._classes(before[-1]):
            return None
        at = bisect_left(register.starts, begin + 1)
        first = register.starts[at] if at < len(register.starts) else mention.start
        being = register.of.get(first)
        return being if first < mention.start and being is not None and being.kind in _SPEAKING else None

    def _issued_by(self, mention: Mention) -> Being | None:
        """``a statement that the Foreign Ministry issued``: who stands in the relative clause after a document."""
        text = self.register.text
        at = next((s for s in range(mention.end + 1, mention.end + 60) if s in self.register.of), None)
        if at is None:
            return None
        between = [self.grammar.lexicon.look_up(w, w.lower()).classes for w in text[mention.end : at].split()]
        if len(between) == 1 and "prepositions:from" in between[0]:
            return self.register.of[at]
        if 2 <= len(between) <= 3 and "relatives" in between[0] and "verb" in between[1]:
            # "sent to X" tells who has it, "issued by X" whose it is
            return None if "prepositions:to" in between[-1] else self.register.of[at]
        return None

    def _issuer(self, start: int, end: int) -> Being | None:
        return self.register.issuer(start, end)

    def _joint(self, starts: list[int], span: Chars) -> Being | None:
        mentions = [self.register.mention_at.get(s) for s in starts]
        if any(m is not None and m.kind == "role" for m in mentions) and any(
            m is not None and m.kind == "person" for m in mentions
        ):
            # two offices of one person ("Vice President and Senior Analyst, Ana Orlan")
            return next(self.register.of[m.start] for m in mentions if m is not None and m.kind == "person")
        if self._is_apposed(mentions):
            return self.register.of.get(starts[0])
        beings = [b for b in (self.register.of.get(s) for s in starts) if b is not None]
        unique = list(dict.fromkeys(map(id, beings)))
        if len(unique) < 2 or len(beings) != len(unique):
            return None
        between = self.register.words(span).split()
        joiner = next((w for w in between if w in self.register.joiners), None)
        return self.register.joint(beings, joiner, span) if joiner else None

    def _is_apposed(self, mentions: list[Mention | None]) -> bool:
        """Whether who follows a name only says what that one is: "Anton Maresk, counsel for Lind and Velt"."""
        if len(mentions) != _APPOSED or any(m is None for m in mentions):
            return False
        first, second, third = (m for m in mentions if m is not None)
        text = self.register.text
        return (
            first.name is not None
            and second.title is not None
            and second.title[0] == second.start
            and text[second.start].islower()
            and second.head in self.grammar.lexicon.entries["relational_nouns"]
            and text[first.end : second.start].strip() == ","
            and "," not in text[second.end : third.start]
        )

    def pronoun(self, word: str, *, inner: bool) -> Resolved:
        focus = self.focus
        kinds = self.grammar.lexicon.fields("pronouns", word) or self.grammar.lexicon.fields("possessives", word)
        kind = kinds[0] if kinds else ""
        being: Being | None
        if kind == "person" or kind == "plain":
            being = focus.person
        elif kind == "plural":
            many = focus.speaker if focus.speaker and focus.speaker.plural else focus.plural
            being = many or (focus.speaker if focus.speaker and focus.speaker.kind != "person" else None)
        elif kind == "body":
            being = focus.speaker or focus.body
        elif kind == "thing":
            being = focus.body or focus.speaker
        elif kind == "self":
            being = focus.speaker
        else:
            return NOBODY
        return Resolved(being, "pronoun", focus.span) if being is not None else NOBODY


def starts_in(mentions: list[Mention], span: Chars) -> list[int]:
    """Where the mentions within a span begin."""
    return [mention.start for mention in between(mentions, *span)]


def between(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """Those that begin from one offset on and before another."""
    return mentions[bisect_left(mentions, start, key=_start) : bisect_left(mentions, end, key=_start)]


def _start(mention: Mention) -> int:
    return mention.start
