"""Who takes a stance: the subject of a verb, with the words between them that shade it, or whom a noun belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import islice

from rundingan.reading.account import Account, Sentence, Told
from rundingan.reading.beings import Being
from rundingan.reading.things import Things
from rundingan.rules.units import Units

_PARTIES = frozenset({"person", "organisation", "country", "unnamed", "group", "place"})
"""Kinds of entities that take stances; a place stands for its government."""
_BODIES = frozenset({"organisation", "country", "group", "place"})
"""Kinds of entities that speak of themselves as a thing."""
_VERBAL = frozenset({"verb", "cues", "bare_verbs", "setting_cues", "auxiliaries"})
"""What begins a clause with the mention before it."""
_TELLING = frozenset({"urge", "hope", "want", "want_that", "wonder", "asked", "fear", "deny"})
"""Frames of statements that tell of what is wished or asked, not of what is."""
_MOST = 100
"""Entities among which a body is looked for: more than any article has."""
_BLAMED = 8
"""Units between the verb of blame and the word that tells what for."""
_DENIED = 6
"""Units before a complementizer within which its verb is denied."""
_STANDING = 14
"""Tokens between the noun of a stand and its verb."""
_BACK = 3
"""Paragraphs before one in which a pronoun's person is looked for."""
_POINTING = 2
"""Words that point back: a determiner and its noun."""
_OWNER = 5
"""Words that the name of an owner may have."""
_ONE_OF = 7
"""Words between one of many and who they are."""
Range = tuple[int, int]


@dataclass(slots=True)
class Taking:
    """A subject and its verb.

    Attributes:
        parties: who.
        shades: what the words between say (``not``, ``unwilling``, ``future`` ...).
        holder: the innermost statement around the verb, or None.
        ascribed: whether a noun ascribes the stance (``the refusal of Veloria to ...``): its shade, or None.
    """

    parties: list[Being] = field(default_factory=list)
    shades: set[str] = field(default_factory=set)
    holder: Told | None = None
    noun: str | None = None


class Parties:
    """Finds who takes a stance.

    Args:
        account: the article.
        things: its noun phrases.
    """

    def __init__(self, account: Account, things: Things) -> None:
        self._account = account
        self._things = things
        self._lists = things.words.lists
        self._place_prepositions = frozenset(account.grammar.pack.table("pack").get("place_prepositions", ()))
        self._patterns = account.grammar.engine["positions"]
        self._cues = {told.draft.cue[0]: told for told in account.told if told.draft.cue}
        self._sources = {told.draft.source: told for told in account.told if told.draft.source}
        self._outer = [sentence for sentence in account.sentences if not sentence.quoted]
        self._inner = [sentence for sentence in account.sentences if sentence.quoted]
        self._passage_starts = [p.units.start(0) if len(p.units) else 0 for p in account.passages]
        self._told_at = [min(told.content)[0] for told in account.told]

    # ------------------------------------------------------------------ where a word stands

    def sentence(self, token: int) -> Sentence | None:
        """The innermost sentence that holds a token."""
        return _holding(self._inner, token) or _holding(self._outer, token)

    def told_by(self, token: int) -> Told | None:
        """The statement whose cue begins at a token."""
        tokens = self._things.tokens
        assert tokens is not None
        return self._cues.get(tokens.starts[token])

    def holder(self, token: int) -> Told | None:
        """The innermost statement whose words hold a token."""
        tokens = self._things.tokens
        assert tokens is not None
        return next(iter(self._account.around(tokens.starts[token])), None)

    @staticmethod
    def is_telling(holder: Told | None) -> bool:
        """Whether a statement tells of what is wished or asked for, not of what is."""
        return holder is not None and (holder.draft.frame in _TELLING or holder.act == "expect")

    # ------------------------------------------------------------------ subjects

    def subject(self, sentence: Sentence, token: int) -> Taking | None:
        """Who does what the verb at a token says; None where nobody is said to, or it is only wished or asked."""
        taking = Taking(holder=self.holder(token))
        if self.is_telling(taking.holder):
            return None
        begin = sentence.units.first[sentence.begin]
        at = self.shades(token, begin, taking.shades)
        if "to" in taking.shades and self._is_bare_purpose(token):
            return self._noun(sentence, token, taking)
        if (whole := self._of_telling(sentence, at, taking)) is not None:
            return whole
        if (standing := self._standing(sentence, at, taking)) is not None:
            return standing
        unit = self._unit(sentence, at)
        if unit is None:
            return self._of_own(sentence, at, taking)
        span = self._party(sentence, unit, taking)
        if span is None:
            return self._of_own(sentence, at, taking)
        if span[1] - span[0] > 1 and self._follows_verb(sentence, span[0]):
            span = (span[1] - 1, span[1])  # "voted on the resolution and Samdar ...": the first is an object
        if self._is_anyone(sentence, span):
            span = self._one_of(sentence, span[0])
        if span is None or self._is_unsaid(sentence, span):
            return None
        self._shades_after(sentence, span[1], taking.shades)
        taking.parties = self._who(sentence, span, taking.holder)
        return taking if taking.parties else None

    def first(self, sentence: Sentence, token: int) -> Taking | None:
        """Who does what the first verb of the clause does that holds a token."""
        taking = Taking(holder=self.holder(token))
        unit = self._unit(sentence, token)
        if unit is None or self.is_telling(taking.holder):
            return None
        begin = self._begin(sentence, taking.holder)
        acting = self._patterns.get("acting", self._patterns["verbed"])
        match = acting.search(sentence.units.symbols, begin, unit)
        if match is None or self._is_unsaid(sentence, match.span("party")):
            return None
        taking.parties = self._who(sentence, match.span("party"), taking.holder)
        return taking if taking.parties else None

    @staticmethod
    def is_asking(sentence: Sentence) -> bool:
        """Whether a sentence is a question."""
        units = sentence.units
        return "stop" in units.classes(sentence.end - 1) and units.low(sentence.end - 1) == "?"

    def _unit(self, sentence: Sentence, token: int) -> int | None:
        """The unit that holds a token, where it begins one; within words in marks there is none."""
        unit = sentence.units.from_token(token, sentence.begin)
        return unit if unit <= sentence.end and (unit == sentence.end or sentence.units.first[unit] == token) else None

    def shades(self, token: int, begin: int, shades: set[str]) -> int:
        """Note what the words before a verb make of it; returns the first of them."""
        things = self._things
        lows, at = things.lows, token
        while at > begin:
            if found := things.words.shades.before(lows, at, begin):
                at = found[0]
                shades.add(found[1])
                continue
            classes = things.classes(at - 1)
            tags = {tag for tag in ("not", "future", "may", "must") if f"auxiliaries:{tag}" in classes}
            if not tags and not classes & {"auxiliaries"} and lows[at - 1] not in self._lists["before"]:
                break
            shades |= tags
            at -= 1
        return at

    def _shades_after(self, sentence: Sentence, unit: int, shades: set[str]) -> None:
        """Note what the words right after a subject make of its verb."""
        while unit < sentence.end and "auxiliaries" in (classes := sentence.units.classes(unit)):
            low = sentence.units.low(unit)
            if low in self._lists["not_yet"]:
                shades.add("not_yet")
            if low in self._lists["ought"]:
                shades.add("ought")
            shades |= {tag for tag in ("not", "future", "may", "must") if f"auxiliaries:{tag}" in classes}
            unit += 1

    def _is_bare_purpose(self, token: int) -> bool:
        """Whether ``to`` before the verb follows no word that says how willing somebody is."""
        things = self._things
        at = token - 1
        return things.lows[at] in self._lists["to"] and things.words.shades.before(things.lows, at, 0) is None

    def _party(self, sentence: Sentence, unit: int, taking: Taking) -> tuple[int, int] | None:
        """The units of the subject of the verb at a unit."""
        symbols, begin = sentence.units.symbols, self._begin(sentence, taking.holder)
        match = self._patterns["party"].search(symbols, begin, unit)
        span = match.span("party") if match else None
        if span is not None and span[0] > begin and self._only_has(sentence, span[0]):
            span = None
        if span is not None and (span[0] == begin or self._is_free(sentence, span)):
            return span
        if self._patterns["carried"].search(symbols, max(begin, unit - 4), unit):
            return self._carried(sentence, begin, unit)
        if unit > begin and sentence.units.low(unit - 1) in self._lists["because"]:
            return self._blamed(sentence, sentence.begin, unit - 1)
        return self._interrupted(sentence, begin, span[0]) if span else None

    def _only_has(self, sentence: Sentence, unit: int) -> bool:
        """Whether a noun before a mention gives it a right or a wish, not a deed (``Veloria's right to reject``)."""
        units = sentence.units
        return "act_nouns" in units.classes(unit - 1) and units.low(unit - 1) not in self._lists["acts"]

    def _is_free(self, sentence: Sentence, span: tuple[int, int]) -> bool:
        """Whether no preposition governs a subject, or it has a clause of its own (``from Samdar, which rejects``)."""
        if not self._is_governed(sentence, span[0]):
            return True
        units = sentence.units
        after = span[1] + (span[1] < sentence.end and "comma" in units.classes(span[1]))
        return after < sentence.end and "relatives" in units.classes(after)

    def _is_governed(self, sentence: Sentence, unit: int) -> bool:
        """Whether a preposition governs a unit; those of time may have a clause after them.

        ``in Nilam, Veloria``: it also governs what tells its place further.
        """
        units = sentence.units
        classes = units.classes(unit - 1)
        if "comma" in classes and unit - 3 >= sentence.begin and self._is_place(units, unit):
            return "np" in units.classes(unit - 2) and units.low(unit - 3) in self._place_prepositions
        return "prepositions" in classes and "time_prepositions" not in classes

    def _is_place(self, units: Units, unit: int) -> bool:
        mention = self._account.register.mention_at.get(units.start(unit))
        return mention is not None and mention.kind in ("country", "place")

    def _begin(self, sentence: Sentence, holder: Told | None) -> int:
        """The first unit of a sentence that belongs to a statement."""
        if holder is None:
            return sentence.begin
        starts = [a for a, _ in holder.content if sentence.span[0] <= a < sentence.span[1]]
        if not starts:
            return sentence.begin
        units = sentence.units
        token = bisect_left(units.tokens.starts, min(starts))
        return min(units.from_token(token, sentence.begin), sentence.end)

    def _carried(self, sentence: Sentence, begin: int, unit: int) -> tuple[int, int] | None:
        """The subject of the verb before, where a second verb has none of its own."""
        found = None
        for match in self._patterns["verbed"].finditer(sentence.units.symbols, begin, unit):
            span = match.span("party")
            if span[0] == begin or not self._is_governed(sentence, span[0]):
                found = span
        return found

    def _blamed(self, sentence: Sentence, begin: int, unit: int) -> tuple[int, int] | None:
        """``Maresk criticises Samdar for (rejecting ...)``: who is blamed or praised for it."""
        units = sentence.units
        for at in range(unit - 2, max(begin, unit - _BLAMED) - 1, -1):
            if units.low(at) in self._lists["blaming"]:
                return (at + 1, at + 2) if "np" in units.classes(at + 1) else None
        return None

    def _interrupted(self, sentence: Sentence, begin: int, unit: int) -> tuple[int, int] | None:
        """The subject before a phrase: ``Veloria at a session in Samdar rejected ...``."""
        pattern = self._account.grammar.engine["statements"]["interrupted"]
        match = pattern.search(sentence.units.symbols, begin, unit)
        return match.span("subject") if match else None

    @staticmethod
    def _follows_verb(sentence: Sentence, unit: int) -> bool:
        return unit > sentence.begin and "verb" in sentence.units.classes(unit - 1)

    def _is_unsaid(self, sentence: Sentence, span: tuple[int, int]) -> bool:
        """Whether the words before a subject make a wish, a case or a question of the clause."""
        units, unit = sentence.units, span[0]
        if self.is_asking(sentence):
            return True
        while unit > sentence.begin:
            classes = units.classes(unit - 1)
            if not classes & {"quantifiers", "connectors", "time", "number"} and not (
                "auxiliaries:adverb" in classes or units.low(unit - 1) in self._lists["own"]
            ):
                break
            unit -= 1
        if unit == sentence.begin:
            return False
        token = units.first[unit]
        lows = self._things.lows
        if self._things.words.unsaid.before(lows, token, units.first[sentence.begin]):
            return True
        before = units.classes(unit - 1)
        if "complementizers" in before and self._is_not_told(sentence, unit - 1):
            return True
        return "verb" in before or any(
            f"cues:{frame}" in before for frame in ("urge", "want", "hope", "want_that", "deny", "refuse")
        )

    @staticmethod
    def _is_not_told(sentence: Sentence, unit: int) -> bool:
        """Whether the verb before a complementizer is denied: ``never said that Veloria accepts it``."""
        for at in range(unit - 1, max(sentence.begin, unit - _DENIED) - 1, -1):
            classes = sentence.units.classes(at)
            if classes & {"np", "pronouns", "comma", "stop"}:
                return False
            if "auxiliaries:not" in classes:
                return True
        return False

    def _is_anyone(self, sentence: Sentence, span: tuple[int, int]) -> bool:
        """Whether a subject without a name is only told apart by what follows: ``countries that support it``."""
        units = sentence.units
        if span[1] >= sentence.end or "relatives" not in units.classes(span[1]):
            return False
        start, end = units.start(span[0]), units.end(span[0])
        first = start if span[0] > sentence.begin else start + 1
        return not any(letter.isupper() for letter in self._account.text[first:end])

    def _one_of(self, sentence: Sentence, unit: int) -> tuple[int, int] | None:
        """``Veloria is one of the countries (that reject it)``: who is."""
        units = sentence.units
        for at in range(unit - 1, max(sentence.begin, unit - _ONE_OF), -1):
            if units.low(at) in self._lists["copula"]:
                return (at - 1, at) if "np" in units.classes(at - 1) else None
            if "mark" in units.classes(at):
                return None
        return None

    # ------------------------------------------------------------------ nouns

    def _noun(self, sentence: Sentence, token: int, taking: Taking) -> Taking | None:
        """``the reluctance of Veloria to accept ...``."""
        unit = self._unit(sentence, token - 1)
        if unit is None or unit - 2 < sentence.begin:
            return None
        low = sentence.units.low(unit - 2)
        shade = next((name for name in ("reluctance", "readiness") if low in self._lists[name]), None)
        if shade is None or "np" not in sentence.units.classes(unit - 1):
            return None
        taking.noun = shade
        taking.parties = self._who(sentence, (unit - 1, unit), taking.holder)
        return taking if taking.parties else None

    def _standing(self, sentence: Sentence, at: int, taking: Taking) -> Taking | None:
        """``the stand of Veloria is clear, namely to reject ...``."""
        lows, begin = self._things.lows, sentence.units.first[sentence.begin]
        if at <= begin or lows[at - 1] not in self._lists["namely"]:
            return None
        for token in range(at - 2, max(begin, at - _STANDING) - 1, -1):
            if lows[token] in self._lists["stand"]:
                unit = self._unit(sentence, token + 1)
                if unit is None or "np" not in sentence.units.classes(unit):
                    return None
                taking.parties = self._who(sentence, (unit, unit + 1), taking.holder)
                return taking if taking.parties else None
        return None

    def after(self, sentence: Sentence, token: int) -> tuple[Taking, int] | None:
        """Whoever stands at a token, perhaps after a word such as ``by``, and the token after."""
        units = sentence.units
        unit = self._unit(sentence, token)
        if unit is None or unit >= sentence.end:
            return None
        if units.low(unit) in self._lists["by"] or units.low(unit) in self._lists["before"]:
            unit += 1
        if unit >= sentence.end or not units.classes(unit) & {"np", "pronouns"}:
            return None
        taking = Taking(holder=self.holder(token))
        end = self._joined(sentence, unit)
        taking.parties = self._who(sentence, (unit, end), taking.holder)
        return (taking, units.last[end - 1]) if taking.parties else None

    def owner(self, noun: Range) -> tuple[Taking, int] | None:
        """Whose a noun is who stands right before it (``Veloria's rejection``), and the token after the noun."""
        things = self._things
        last = next((at for at in (noun[0] - 1, noun[0] - 2) if at >= 0 and self._has_ending(at)), None)
        if last is None or (last == noun[0] - 2 and "mark" in things.classes(last + 1)):
            return None
        being = self._owning(last)
        if being is None or being.kind not in _PARTIES or self._is_judge(being):
            return None
        return Taking(parties=[being], holder=self.holder(noun[0])), noun[1]

    def _owning(self, last: int) -> Being | None:
        """Who is named by the words that end with one that has the ending of an owner."""
        things = self._things
        for first in range(last, max(-1, last - _OWNER), -1):
            if (mentioned := things.mention(first)) is not None and mentioned[0] == last + 1:
                return mentioned[1].person or mentioned[1]
        stem = next(things.lows[last][: -len(end)] for end in things.words.suffixes if things.lows[last].endswith(end))
        lexicon = self._account.grammar.lexicon
        code = next((fields[0] for name in ("countries", "capitals") if (fields := lexicon.fields(name, stem))), None)
        return self._account.register.beings.known(f"country {code}") if code else None

    def _has_ending(self, token: int) -> bool:
        """Whether a word has the ending of an owner that stands before what he owns."""
        words = self._things.words
        return bool(words.modifiers) and self._things.lows[token].endswith(words.suffixes)

    def _joined(self, sentence: Sentence, unit: int) -> int:
        """The unit after those who are named together: ``(rejected by) Veloria, Samdar and Tarkhuna``."""
        units, end, at = sentence.units, unit + 1, unit + 1
        while at + 1 < sentence.end and "np" in units.classes(at + 1):
            link = self._things.classes(units.first[at])
            if "conjunctions:and" in link:
                after = units.classes(at + 2) if at + 2 < sentence.end else frozenset[str]()
                return end if after & _VERBAL else at + 2
            if "comma" not in link:
                break
            at += 2
        return end

    # ------------------------------------------------------------------ whom the words mean

    def _of_telling(self, sentence: Sentence, token: int, taking: Taking) -> Taking | None:
        """``Veloria is ready to accept ...``: the words of a statement begin with the verb."""
        holder, tokens = taking.holder, self._things.tokens
        assert tokens is not None
        if holder is None or holder.speaker is None or holder.draft.cue is None or holder.draft.kind == "direct":
            return None
        cue, content = holder.draft.cue, holder.content[0][0]
        if not tokens.starts[token] <= cue[0] < content:
            return None
        unit = self._source(sentence, holder)
        if unit is not None and self._is_unsaid(sentence, (unit, unit + 1)):
            return None
        taking.parties = [holder.speaker]
        return taking

    @staticmethod
    def _source(sentence: Sentence, holder: Told) -> int | None:
        """The unit of the source of a statement, where it stands in a sentence."""
        source = holder.draft.source
        unit = sentence.units.at(source[0]) if source else None
        return unit if unit is not None and sentence.begin <= unit < sentence.end else None

    def _of_own(self, sentence: Sentence, token: int, taking: Taking) -> Taking | None:
        """``we support it`` within words in marks that are part of a clause; ``Veloria said it is ready to accept``."""
        holder, tokens = taking.holder, self._things.tokens
        assert tokens is not None
        if holder is None or holder.speaker is None:
            return None
        if "pronouns:self" not in self._things.classes(token - 1) and tokens.starts[token] != holder.content[0][0]:
            return None
        unit = self._source(sentence, holder)
        if unit is not None and unit > sentence.begin and sentence.units.low(unit - 1) in self._lists["except"]:
            return None
        taking.parties = [holder.speaker]
        return taking

    def _who(self, sentence: Sentence, span: tuple[int, int], holder: Told | None) -> list[Being]:
        found: list[Being] = []
        for unit in range(*span):
            classes = sentence.units.classes(unit)
            if not classes & {"np", "pronouns"}:
                continue
            being = self._one(sentence, unit, classes, holder)
            if being is None or self._head(sentence.units.low(unit)) in self._lists["judges"]:
                continue
            if not self._is_judge(being) and being not in found:
                found.append(being)
        return found

    def _one(self, sentence: Sentence, unit: int, classes: frozenset[str], holder: Told | None) -> Being | None:
        units = sentence.units
        start = units.start(unit)
        if units.low(unit) in self._lists["own"] or "pronouns:body" in classes:
            return self._speaker(holder, start)
        speaker = holder.speaker if holder else None
        if speaker is not None and speaker.kind in _BODIES and units.low(unit) in self._lists["it"]:
            return speaker
        if "pronouns" in classes:
            return self._pronoun(units, unit, classes, holder)
        mention = self._account.register.mention_at.get(start)
        being = self._account.register.of.get(start)
        if mention is None or mention.kind == "document" or being is None:
            return None
        if mention.kind == "body" and mention.definite and self._is_country(units.low(unit)):
            return self._country(self._speaker(holder, start)) or (being if self._things.words.modifiers else None)
        being = being.person or being
        if mention.kind == "body" and mention.definite:
            being = self._named_so(being, self._head(units.low(unit)), start) or being
        return being if being.kind in _PARTIES else None

    def _named_so(self, being: Being, head: str, at: int) -> Being | None:
        """``the council``: the body named before whose name begins with that noun."""
        known = [
            body
            for body in islice(self._account.register.beings, _MOST)
            if body.kind == "organisation" and body is not being and self._head(body.name.lower()) == head
        ]
        named = max(known, key=lambda body: body.last_before(at), default=None)
        return named if named is not None and named.last_before(at) >= 0 else None

    def _is_country(self, words: str) -> bool:
        """Whether words mean a country that was named before: ``that country``."""
        if self._things.words.modifiers and len(words.split()) > _POINTING:
            return False  # "the Velorian government" says whose it is
        return self._head(words) in self._account.grammar.lexicon.entries["state_nouns"]

    def _country(self, speaker: Being | None) -> Being | None:
        """The country for which somebody speaks."""
        if speaker is None or speaker.country is None:
            return None
        return self._account.register.beings.known(f"country {speaker.country}")

    def _is_judge(self, being: Being) -> bool:
        return self._head(being.name.lower()) in self._lists["judges"] or bool(being.heads & self._lists["judges"])

    def _head(self, name: str) -> str:
        """The noun of a name: its first word, or its last where what describes a noun stands before it."""
        words = name.split() or [""]
        return words[-1 if self._things.words.modifiers else 0]

    def _pronoun(self, units: Units, unit: int, classes: frozenset[str], holder: Told | None) -> Being | None:
        span = (units.start(unit), units.end(unit))
        if "pronouns:self" in classes or "pronouns:you" in classes:
            return holder.speaker if holder and "pronouns:self" in classes else None
        if (told := self._sources.get(span)) is not None:
            return told.speaker
        speaker = self._speaker(holder, span[0])
        if speaker is None:
            return None
        many = bool(classes & {"pronouns:plural", "pronouns:thing"})
        return speaker if many == (speaker.kind != "person") else None

    def _speaker(self, holder: Told | None, at: int) -> Being | None:
        """The speaker of a statement, or else whoever spoke last before an offset."""
        if holder is not None:
            return holder.speaker
        last = bisect_left(self._told_at, at) - 1
        if last < 0:
            return None
        told = self._account.told[last]
        here = bisect_right(self._passage_starts, at) - 1
        return told.speaker if here - told.passage.number <= _BACK else None


def _holding(sentences: list[Sentence], token: int) -> Sentence | None:
    """Which of the sentences, in their order, holds a token."""
    at = bisect_right(sentences, token, key=_first) - 1
    return sentences[at] if at >= 0 and token < sentences[at].units.last[sentences[at].end - 1] else None


def _first(sentence: Sentence) -> int:
    return sentence.units.first[sentence.begin]
