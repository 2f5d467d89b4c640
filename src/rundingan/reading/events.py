"""What happened, is happening or is planned: events by the roots of PLOVER.

A word that may tell of an event sets off its rules on the sketch of its sentence. Who did it stands before the word or
after it; what stands between tells whether it happened, goes on, is planned or only thought of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import compress, count
from typing import Final, NamedTuple

from rundingan.reading.account import Account, Chars, Sentence, Told
from rundingan.reading.beings import Being
from rundingan.reading.event_rules import EventRule, EventRules, event_rules
from rundingan.reading.findings import FoundEvent
from rundingan.reading.sketches import LETTERS, Sketch
from rundingan.reading.times import FoundTime
from rundingan.text.folded import lower

_NAMES = re.compile(r"(?<![^ ])(?:[^ ]+_)?[PCOLGUR](?= )")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEAREST = 4
"""How many mentions before a verb may be its subject."""
_LONGEST_GAP = 160
_NEAR = 14
"""Words after one that sets a rule off, among which its near ones are looked for."""
_FARTHEST = 600
"""Letters of a sketch that are looked at on either side of a word."""
_AT_WAR, _AT_PLAY, _ABROAD = 2, 4, 2
"""From how many words, or countries, on an article is of that kind."""
_LONGEST_TOLD = 400
_OPENING = 60
"""Letters before a statement within which stands what opens its clause."""
_REMEMBERED = 50
"""Among how many events of its type one that is told again is looked for."""
_FEW = 2
_TWO = 2
_PLACES = frozenset({"place"})
_STATES = frozenset({"country", "place"})
_TALKS, _ATTACK = "CONSULT", "ASSAULT"
_NOBODY = frozenset({"unnamed"})


def find_events(account: Account) -> list[FoundEvent]:
    """All events, in the order of their evidence; each once, where it is told first."""
    rules = event_rules(account.grammar)
    if not rules.all:
        return []
    finder = _Finder(account, rules)
    found = [*finder.acted(), *finder.told()]
    found.sort(key=lambda event: event.evidence)
    return _each_once(found, account.times)


class _Clause(NamedTuple):
    """A word that set a rule off, in its sentence.

    Attributes:
        rule: the rule.
        sketch: the sentence.
        begin, end: the word in the sketch.
        after: what follows it.
    """

    rule: EventRule
    sketch: Sketch
    begin: int
    end: int
    after: re.Match[str]

    @property
    def left(self) -> str:
        """The line before the word."""
        return self.sketch.line[max(0, self.begin - _FARTHEST) : self.begin]

    @property
    def right(self) -> str:
        """The line after the word."""
        return self.sketch.line[self.end : self.end + _FARTHEST]


class _Subject(NamedTuple):
    """What stands before a verb: where its mention begins in the sketch, what stands between, whom it means."""

    at: int
    gap: str
    beings: tuple[Being, ...]


class _Parties:
    """Who takes part in an event."""

    def __init__(self) -> None:
        self.actors: list[Being] = []
        self.recipients: list[Being] = []

    def enough(self, needs: str) -> bool:
        """Whether all are known who must be."""
        actors, recipients = len(self.actors), len(self.recipients)
        return {
            "actor": actors > 0,
            "recipient": recipients > 0,
            "both": actors > 0 and recipients > 0,
            "two": actors + recipients > 1,
            "any": actors + recipients > 0,
        }.get(needs, True)


class _Finder:
    """Finds the events of one article."""

    def __init__(self, account: Account, rules: EventRules) -> None:
        self.account = account
        self.rules = rules
        self.tokens = account.passages[0].units.tokens if account.passages else None
        countries = [being for being in account.register.beings if being.kind == "country"]
        self._countries = len(countries)
        self._pair: tuple[Being, ...] = tuple(countries) if len(countries) == _TWO else ()
        self._words = frozenset(self.tokens.lows) if self.tokens else frozenset[str]()
        self._covered: dict[str, int] = {}  # type -> how far the words of an event of the sentence reach

    # ------------------------------------------------------------------ what the article is about

    @cached_property
    def war(self) -> bool:
        """Whether it tells of armed conflict."""
        return len(self._words & self.rules.context["war"]) >= _AT_WAR

    @cached_property
    def sport(self) -> bool:
        """Whether it tells of sport."""
        return len(self._words & self.rules.context["sport"]) >= _AT_PLAY

    @cached_property
    def abroad(self) -> bool:
        """Whether several countries have to do with it, or it tells of what states do."""
        return self.war or self._countries >= _ABROAD or len(self._words & self.rules.context["states"]) >= _ABROAD

    @cached_property
    def _told_starts(self) -> list[int]:
        """Where the statements' words begin."""
        return [told.content[0][0] for told in self.account.told]

    @cached_property
    def _cues(self) -> list[tuple[int, int]]:
        """Where the statements' cues begin, with the places of the statements."""
        return sorted((told.draft.cue[0], at) for at, told in enumerate(self.account.told) if told.draft.cue)

    def _fits(self, rule: EventRule) -> bool:
        if rule.settings.get("war"):
            return self.war
        return self.abroad or rule.settings.get("context") != "diplomacy"

    # ------------------------------------------------------------------ what somebody does

    def acted(self) -> Iterator[FoundEvent]:
        """The events that words of the text tell of."""
        if self._words.isdisjoint(self.rules.by_word) or self.sport or self.tokens is None:
            return
        lows = self.tokens.lows
        at = [*compress(count(), map(self.rules.by_word.__contains__, lows))]
        for sentence in self.account.sentences:
            first = sentence.units.first[sentence.begin]
            last = sentence.units.last[sentence.end - 1]
            hits = at[bisect_left(at, first) : bisect_left(at, last)]
            if hits and not sentence.passage.paragraph.subhead:
                yield from self._sentence(sentence, hits)

    def _sentence(self, sentence: Sentence, hits: list[int]) -> Iterator[FoundEvent]:
        sketch = None
        self._covered.clear()
        for token in hits:
            rules = [
                rule for rule in self.rules.by_word[self._low(token)] if self._fits(rule) and self._near(rule, token)
            ]
            unit = sentence.units.from_token(token)
            if not rules or unit >= sentence.end or sentence.units.first[unit] != token:
                continue
            sketch = sketch or Sketch(sentence, self.account)
            begin = sketch.place(unit)
            if not sketch.line.startswith(self._low(token), begin):
                continue
            end = begin + len(self._low(token)) + 1
            rules = [
                rule for rule in rules if rule.form != "noun" or begin >= self._covered.get(rule.settings["type"], 0)
            ]
            found = (self._event(rule, sketch, begin, end) for rule in rules)
            event = next(filter(None, found), None)
            if event is not None:
                self._note_pair(event)
                yield event

    def _is_told_of(self, rule: EventRule, begin: int) -> bool:
        """Whether the event that a noun names is one that a verb before it has told of (to attend talks)."""
        return rule.form == "noun" and begin < self._covered.get(rule.settings["type"], 0)

    def _near(self, rule: EventRule, token: int) -> bool:
        """Whether one of the words that must be near is."""
        assert self.tokens is not None
        return not rule.near or not rule.near.isdisjoint(self.tokens.lows[token + 1 : token + _NEAR])

    def _low(self, token: int) -> str:
        assert self.tokens is not None
        return self.tokens.lows[token]

    def _event(self, rule: EventRule, sketch: Sketch, begin: int, end: int) -> FoundEvent | None:
        after = rule.after.match(sketch.line, end)
        if after is None:
            return None
        clause = _Clause(rule, sketch, begin, end, after)
        if rule.before is not None and not rule.before.search(clause.left):
            return None
        if rule.form == "noun":
            return self._noun(clause)
        return self._verb(clause)

    def _verb(self, clause: _Clause) -> FoundEvent | None:
        rule, subject = clause.rule, self._subject(clause)
        passive = rule.form == "passive"
        parties = _Parties()
        self._take(clause, parties)
        if subject is not None:
            side = parties.recipients if passive else parties.actors
            letters = rule.letters("recipients" if passive else "actors")
            if any(
                LETTERS.get(being.kind, "U") not in letters or not self._may(rule, being) for being in subject.beings
            ):
                return None
            side += [being for being in subject.beings if being not in side]
        parties.recipients = [being for being in parties.recipients if being not in parties.actors]
        status = self._status(clause, subject)
        if (
            status is None
            or not parties.enough(rule.needs)
            or (rule.settings.get("armed") and not self._armed(parties))
        ):
            return None
        if rule.settings.get("anchored") and not (parties.actors or self._anchored(clause)):
            return None
        start = subject.at if subject is not None else self._clause_start(clause)
        return self._found(clause, parties, status, start)

    def _noun(self, clause: _Clause) -> FoundEvent | None:
        rule, left = clause.rule, clause.left
        if self.rules.pattern("definite").match(clause.right):
            return None
        parties = _Parties()
        self._take(clause, parties)
        if rule.settings.get("subject") and not parties.actors:
            subject = self._carried(clause) or self._elsewhere(clause)
            parties.actors += subject.beings if subject else ()
        parties.recipients = [being for being in parties.recipients if being not in parties.actors]
        if not parties.enough(rule.needs) or (rule.settings.get("armed") and not self._armed(parties)):
            return None
        if self.rules.pattern("before_noun_hypothetical").search(left):
            return None
        status = "happened"
        if self.rules.pattern("noun_hypothetical").match(clause.right):
            return None
        if self.rules.pattern("before_noun_planned").search(left) or self.rules.pattern("noun_planned").match(
            clause.right
        ):
            status = "planned"
        if (
            rule.settings.get("anchored")
            and not self._anchored(clause)
            and not (parties.actors and _plain(rule, parties, status))
        ):
            return None
        return self._found(clause, parties, status, clause.begin)

    def _anchored(self, clause: _Clause) -> bool:
        """Whether its clause tells when it was, or that it took place."""
        end = self._clause_end(clause, "clause_end")
        if self.rules.pattern("anchor").search(clause.sketch.line, clause.end - 1, end):
            return True
        return (
            self.account.time_in(
                clause.sketch.chars(clause.begin, max(self._clause_end(clause, "narrow_end"), clause.after.end()))
            )
            is not None
        )

    def _generic(self, being: Being) -> bool:
        """Whether nobody in particular is meant (``any country``)."""
        name = being.name.lower()
        return name in self.rules.listed("empty") or name.split()[0] in self.rules.listed("generic")

    def _found(self, clause: _Clause, parties: _Parties, status: str, start: int) -> FoundEvent:
        rule, sketch = clause.rule, clause.sketch
        end = self._clause_end(clause, "clause_end")
        evidence = sketch.chars(start, end)
        own = self.account.time_in(sketch.chars(clause.begin, self._own_end(clause)))
        time = own if own is not None else self._time(clause, evidence, start)
        noun = rule.form == "noun"
        told = time if noun else own
        if status == "happened" and told is not None and self._to_come(told, by_day=noun):
            status = "planned"
        if status == "planned" and self.rules.pattern("condition").search(sketch.line, clause.end - 1, end):
            status = "hypothetical"
        holding = self.account.around(sketch.chars(clause.begin, clause.end)[0])
        self._covered[rule.settings["type"]] = clause.after.end()
        return FoundEvent(
            type=rule.settings["type"], mode=rule.settings.get("mode"), code=rule.settings.get("code"),
            actors=tuple(parties.actors), recipients=tuple(parties.recipients),
            place=self._place(clause, parties), time=time, status=status, evidence=evidence,
            statement=holding[0].number if holding else None, rule=rule.id,
        )  # fmt: skip

    def _own_end(self, clause: _Clause) -> int:
        """Where the words end whose times are those of the event; those of what is agreed on are not."""
        if clause.rule.settings.get("promises"):
            found = self.rules.pattern("narrow_end").search(clause.sketch.line, clause.end)
            return found.start() if found else len(clause.sketch.line)
        return max(self._clause_end(clause, "narrow_end"), clause.after.end())

    def _time(self, clause: _Clause, evidence: Chars, start: int) -> int | None:
        """When, where its own words do not tell: the first time before its word, or right before its subject."""
        line, sketch = clause.sketch.line, clause.sketch
        if start < clause.begin and (between := self.account.time_in(sketch.chars(start, clause.begin))) is not None:
            return between
        if fronted := self.rules.pattern("fronted_time").fullmatch(line[:start]):
            return self.account.time_in(sketch.chars(*fronted.span("time")))
        if clause.rule.settings.get("promises"):
            return None
        return self.account.time_in((evidence[0], sketch.chars(clause.begin, self._clause_end(clause, "time_end"))[1]))

    def _to_come(self, number: int, *, by_day: bool) -> bool:
        """Whether a time lies ahead, by its words (``tomorrow``) or by the calendar."""
        time, day = self.account.times[number], self.account.day
        if by_day and day and time.value and _DAY.match(time.value) and time.value[: len(day)] > day:
            return True
        return self.rules.pattern("future_time").search(lower(self.account.text[time.start : time.end])) is not None

    # ------------------------------------------------------------------ who

    def _take(self, clause: _Clause, parties: _Parties) -> None:
        """Those whom the words after it name."""
        groups = clause.after.groupdict()
        nouns = clause.rule.form == "noun"
        for name in ("actor", "third", "other", "recipient"):
            if groups.get(name) is None:
                continue
            being = self._who(clause, clause.after.end(name) - 1)
            if being is None:
                continue
            first = name == "actor" or name == "third" or (name == "other" and "recipient" not in groups)
            side, letters = (parties.actors, "actors") if first else (parties.recipients, "recipients")
            if not self._may(clause.rule, being):
                continue
            if LETTERS.get(being.kind, "U") in clause.rule.letters(letters) or nouns:
                side.append(being)

    def _may(self, rule: EventRule, being: Being) -> bool:
        """Whether it is somebody in particular, and somebody with a name where the rule asks for one."""
        proper = not rule.settings.get("proper") or any(letter.isupper() for letter in being.name)
        if rule.settings["type"] == _ATTACK and self._named_by("police", being):
            return False
        if rule.settings.get("states") and being.kind in _PLACES and being.country is None:
            return False
        return proper and not self._generic(being)

    def _subject(self, clause: _Clause) -> _Subject | None:
        left = clause.left
        base = clause.begin - len(left)
        names = list(_NAMES.finditer(left))[-_NEAREST:]
        standing = None
        for name in reversed(names):
            gap = left[name.end() + 1 :]
            if len(gap) > _LONGEST_GAP:
                break
            if not self._gap(gap):
                continue
            if self._governed(left[: name.start()], gap) or self._apposed(left, name):
                if clause.rule.form == "passive" and self.rules.pattern("standing").fullmatch(left[: name.start()]):
                    standing = standing or self._with_partner(clause, base + name.start(), gap)
                continue
            if clause.rule.form == "passive" and self.rules.pattern("owner").search(left[: name.end() + 1]):
                return None
            return self._with_partner(clause, base + name.start(), gap)
        carried = self._carried(clause) if self.rules.pattern("carried").search(left) else None
        return standing or carried or self._elsewhere(clause)

    def _elsewhere(self, clause: _Clause) -> _Subject | None:
        """The subject of a verb in a clause of time: that of the clause after it, or whoever is quoted before it."""
        line = clause.sketch.line
        if self.rules.pattern("before_subject").fullmatch(line[: clause.begin]):
            after = self.rules.pattern("subject_after").match(line, clause.end)
            being = self._who(clause, after.start("subject")) if after else None
        elif self.rules.pattern("speaker_acts").search(clause.left):
            being = self._quoted(clause)
        else:
            return None
        return _Subject(clause.begin, "", (being,)) if being is not None else None

    def _quoted(self, clause: _Clause) -> Being | None:
        """Who is quoted before a clause, in its sentence."""
        begin, end = clause.sketch.chars(0, clause.begin)
        cues = self._cues[bisect_left(self._cues, (begin, 0)) : bisect_left(self._cues, (end, 0))]
        return self.account.told[cues[-1][1]].speaker if cues else None

    def _governed(self, before: str, gap: str) -> bool:
        """Whether a preposition takes the mention before which it stands."""
        if not self.rules.pattern("governed").fullmatch(before[-60:]):
            return False
        absolute = self.rules.pattern("absolute").fullmatch(before[-60:])
        return not (absolute and self.rules.pattern("tensed").match(gap))

    def _apposed(self, left: str, name: re.Match[str]) -> bool:
        """Whether a country or place only tells where another is (``in Nilam, Veloria``)."""
        return name[0][-1] in _WHERE and self.rules.pattern("apposed").fullmatch(left[: name.start()]) is not None

    def _gap(self, gap: str) -> bool:
        at = 0
        pattern = self.rules.pattern("gap")
        while at < len(gap):
            step = pattern.match(gap, at)
            if step is None:
                return False
            at = step.end()
        return True

    def _with_partner(self, clause: _Clause, at: int, gap: str) -> _Subject | None:
        """A subject, with the one that stands before it (``C and C``)."""
        line = clause.sketch.line
        places = [at]
        pair = self.rules.partner.search(line[:at])
        if pair is not None and pair[1] in clause.rule.letters("actors") + _PRONOUN:
            places.insert(0, pair.start(1))
        beings = [being for place in places if (being := self._who(clause, place)) is not None]
        if len(beings) == 1 and self._both(beings[0]):
            beings = list(self._pair_of(beings[0]) or beings)
        return _Subject(places[0], gap, tuple(dict.fromkeys(beings)))

    def _carried(self, clause: _Clause) -> _Subject | None:
        """The subject of the sentence: its first mention that nothing governs."""
        line = clause.sketch.line
        for name in _NAMES.finditer(line[: clause.begin]):
            if not self._governed(line[: name.start()], ""):
                if not self.rules.pattern("head").fullmatch(line[: name.start()]):
                    return None
                if self._cut_off(clause, name.end()):
                    return None
                being = self._who(clause, name.start())
                last = self.rules.pattern("carried").search(clause.left)
                gap = last[0] if last else ""
                return _Subject(clause.begin - len(gap), gap, (being,)) if being is not None else None
        return None

    def _cut_off(self, clause: _Clause, since: int) -> bool:
        """Whether somebody else's clause stands between the subject of the sentence and the word."""
        line = clause.sketch.line
        if clause.rule.form != "noun":
            return self.rules.pattern("barrier").search(line, since, clause.begin) is not None
        barred = self.rules.pattern("noun_barrier").search(line, since, clause.begin)
        return barred is not None or _PERSON.search(line, since, clause.begin) is not None

    def _who(self, clause: _Clause, at: int) -> Being | None:
        sketch = clause.sketch
        if sketch.line[at] != "R":
            return self._owner(sketch.chars(at, at + 1)[0]) or sketch.being(at)
        start, end = sketch.chars(at, at + 1)
        word = self.account.text[start:end].lower()
        inside = self.account.around(start)
        if word in self.rules.listed("pronoun_speaker"):
            return inside[0].speaker if inside else None
        if word in self.rules.listed("pronoun_person"):
            return self._before(sketch, at) or self._last_person(start, inside)
        return None

    def _before(self, sketch: Sketch, at: int) -> Being | None:
        """The person right before the clause of time that a pronoun opens."""
        found = self.rules.pattern("antecedent").fullmatch(sketch.line[:at])
        return sketch.being(found.start("person")) if found else None

    def _both(self, being: Being) -> bool:
        """Whether it means two who were named before (``both sides``)."""
        return being.name.lower().split()[0] in self.rules.listed("both")

    def _pair_of(self, both: Being) -> tuple[Being, ...]:
        """Whom it means: of two states, no person."""
        states = self.account.grammar.lexicon.entries["state_nouns"]
        if not states.keys().isdisjoint(both.name.lower().split()) and any(b.kind == "person" for b in self._pair):
            return ()
        return self._pair

    def _note_pair(self, event: FoundEvent) -> None:
        """Remember two that met: later words mean them by ``both``; not a visitor and the country visited."""
        pair = tuple(being for being in (*event.actors, *event.recipients) if being.kind not in _NOBODY)
        if len(pair) == _TWO and event.mode not in self.rules.listed("unpaired"):
            self._pair = pair

    def _owner(self, start: int) -> Being | None:
        """The speaker, where a mention within his words is his own (``his government``)."""
        mention = self.account.register.mention_at.get(start)
        if mention is None or not (mention.belongs or self._owned(mention.start, mention.end)):
            return None
        inside = self.account.around(start)
        return inside[0].speaker if inside else None

    def _owned(self, start: int, end: int) -> bool:
        """Whether a mention bears its owner's suffix (``its last battalion``, where "its" is an ending)."""
        return self.account.text[start:end].endswith(tuple(self.account.grammar.pack.table("pack").get("suffixes", ())))

    def _last_person(self, at: int, inside: list[Told]) -> Being | None:
        """Who spoke last before an offset, where that is a person."""
        if inside:
            speaker = inside[-1].speaker
            return speaker if speaker is not None and speaker.kind == "person" else None
        nearest = bisect_left(self._told_starts, at)
        if nearest < len(self.account.told) and (self.account.told[nearest].draft.source or (at + 1,))[0] <= at:
            nearest += 1
        speaker = self.account.told[nearest - 1].speaker if nearest else None
        return speaker if speaker is not None and speaker.kind == "person" else None

    def _armed(self, parties: _Parties) -> bool:
        """Whether one of those who fight is a state, a place or a force."""
        return any(self._force(being) for being in (*parties.actors, *parties.recipients))

    def _force(self, being: Being) -> bool:
        if being.kind in _STATES:
            return True
        return self._named_by("forces", being)

    def _named_by(self, words: str, being: Being) -> bool:
        return not self.rules.context[words].isdisjoint(being.name.lower().split())

    # ------------------------------------------------------------------ whether, where

    def _status(self, clause: _Clause, subject: _Subject | None) -> str | None:
        """One of the statuses; None where it is said not to be."""
        gap = subject.gap if subject is not None else _last_words(clause.left)
        if self.rules.pattern("negated").search(gap):
            return None
        opening = clause.sketch.line[max(0, (subject.at if subject else clause.begin) - 40) : clause.begin]
        head = (
            self.rules.pattern("clause_start").split(opening)[-1]
            if subject is None
            else opening[: -len(gap)]
            if gap
            else opening
        )
        thing = clause.rule.before is not None
        if self.rules.pattern("unreal").search(gap) or (not thing and self.rules.pattern("opens_unreal").search(head)):
            return None
        if clause.rule.settings["type"] != _TALKS and self.rules.pattern("agreed").search(gap):
            return None
        if self._wanted(clause) and not self.rules.pattern("tensed").search(gap):
            return None
        if self.rules.pattern("hypothetical").search(gap) or self.rules.pattern("opens_hypothetical").search(head):
            return "hypothetical" if subject is not None and clause.rule.settings.get("war") else None
        if "status" in clause.rule.settings:
            return str(clause.rule.settings["status"])
        for status in ("ongoing", "planned"):
            if self.rules.pattern(status).search(gap):
                return status
        return "happened"

    def _wanted(self, clause: _Clause) -> bool:
        """Whether it stands in what somebody demands or proposes."""
        holding = self.account.around(clause.sketch.chars(clause.begin, clause.end)[0])
        return bool(holding) and holding[0].act in self.rules.listed("wanting")

    def _place(self, clause: _Clause, parties: _Parties) -> Being | None:
        groups = clause.after.groupdict()
        if groups.get("place") is not None:
            return clause.sketch.being(clause.after.start("place"))
        end = max(self._clause_end(clause, "narrow_end"), clause.after.end())
        found = self.rules.pattern("place").search(clause.sketch.line, clause.end - 1, end)
        return clause.sketch.being(found.start("place")) if found else None

    def _clause_end(self, clause: _Clause, name: str) -> int:
        line = clause.sketch.line
        found = self.rules.pattern(name).search(line, clause.after.end())
        return found.start() if found else len(line)

    def _clause_start(self, clause: _Clause) -> int:
        starts = [match.end() for match in self.rules.pattern("clause_start").finditer(clause.left)]
        base = clause.begin - len(clause.left)
        return min(clause.begin, base + starts[-1] + 1) if starts else base

    # ------------------------------------------------------------------ what statements do

    def told(self) -> Iterator[FoundEvent]:
        """The events that statements are: to ask, to accuse, to threaten."""
        if self.sport:
            return
        for told in self.account.told:
            if told.speaker is None:
                continue
            for rule in self.rules.told.get(told.act, ()):
                event = self._told(told, rule)
                if event is not None:
                    yield event
                    break

    def _told(self, told: Told, rule: EventRule) -> FoundEvent | None:
        speaker = told.speaker
        if (
            speaker is None
            or not self._sets_off(rule, told)
            or self._generic(speaker)
            or LETTERS.get(speaker.kind, "U") not in rule.letters("actors")
            or not self._speaks(rule, speaker)
        ):
            return None
        start, end = told.content[0][0], told.content[-1][1]
        if rule.content is not None and not rule.content.search(lower(self.account.text[start:end])):
            return None
        status = self._told_status(told)
        if status is None or self._is_untold(told):
            return None
        recipient = self._addressed(rule, told, start) if rule.settings["words"] else None
        if recipient is None and rule.settings["words"] and not self._is_open(rule, told):
            return None
        if told.draft.source and told.draft.source[0] < start and start - told.draft.source[0] < _LONGEST_TOLD:
            start = told.draft.source[0]
        return FoundEvent(
            type=rule.settings["type"], mode=rule.settings.get("mode"), code=rule.settings.get("code"),
            actors=(speaker,), recipients=recipient or (), place=None,
            time=self.account.time_in((start, told.content[0][0])), status=status, evidence=(start, end),
            statement=told.number, rule=rule.id,
        )  # fmt: skip

    def _speaks(self, rule: EventRule, speaker: Being) -> bool:
        """Whether one without a name holds an office, where the rule asks for somebody in particular."""
        if not rule.settings.get("proper") or speaker.kind not in _NOBODY:
            return True
        return speaker.name.lower().split()[0] in self.rules.context["offices"]

    def _told_status(self, told: Told) -> str | None:
        """Whether it was said: what stands between its source and its cue tells."""
        source, cue = told.draft.source, told.draft.cue
        if source is None or cue is None or cue[0] <= source[1] or cue[0] - source[1] > _LONGEST_GAP:
            return "happened"
        between = f" {lower(self.account.text[source[1] : cue[0]])} "
        if self.rules.pattern("negated").search(between) or self.rules.pattern("purpose").search(between):
            return None
        return "planned" if self.rules.pattern("planned").search(between) else "happened"

    def _is_untold(self, told: Told) -> bool:
        """Whether the words before it make a wish or a case of it (let us urge ...)."""
        at = min(span[0] for span in (told.draft.source, told.draft.cue, *told.content) if span)
        before = lower(self.account.text[max(0, at - _OPENING) : at])
        return self.rules.pattern("untold").search(before.rsplit("\n", 1)[-1]) is not None

    def _sets_off(self, rule: EventRule, told: Told) -> bool:
        """Whether a statement's cue is a rule's, and the article such as it asks for."""
        words = rule.settings["words"].split()
        if not self._fits(rule):
            return False
        return not words or not set(told.draft.cue_words.split()).isdisjoint(words)

    def _is_open(self, rule: EventRule, told: Told) -> bool:
        """Whether its cue needs nobody to whom it is addressed (``demands that an inquiry begin``)."""
        of_state = told.speaker is not None and told.speaker.kind in _STATES
        open_to = [
            rule.settings.get("open", "") if self.war else "",
            rule.settings.get("open_to_states", "") if of_state else "",
        ]
        return not set(" ".join(open_to).split()).isdisjoint(told.draft.cue_words.split())

    def _addressed(self, rule: EventRule, told: Told, start: int) -> tuple[Being, ...] | None:
        """Whom the words name first; None where it is nobody who could be meant."""
        being = self.account.register.of.get(start)
        if being is None or being is told.speaker:
            return None
        if self._both(being):
            return self._pair_of(being)
        if LETTERS.get(being.kind, "U") not in rule.letters("recipients") or not self._may(rule, being):
            return None
        return (being,)


def _last_words(left: str) -> str:
    """The words right before a verb whose subject is not known."""
    return " ".join(left.split()[-_FEW:]) + " "


def _plain(rule: EventRule, parties: _Parties, status: str) -> bool:
    """Whether who did what to whom is told so plainly that it needs no time (``the attack of C on L``)."""
    return rule.settings["type"] == _ATTACK and status == "happened" and parties.enough("both")


_PRONOUN: Final = "R"
_WHERE: Final = "CL"
_PERSON: Final = re.compile(r"P(?= )")


def _each_once(found: list[FoundEvent], times: list[FoundTime]) -> list[FoundEvent]:
    """Events that are told again are left out: of the same type, with the same people, at no other time or place."""
    kept: list[FoundEvent] = []
    by_type: dict[str, list[FoundEvent]] = {}
    for event in found:
        alike = by_type.setdefault(event.type, [])
        if not any(_same(event, other, times) for other in alike[-_REMEMBERED:]):
            kept.append(event)
            alike.append(event)
    return kept


def _same(one: FoundEvent, other: FoundEvent, times: list[FoundTime]) -> bool:
    if one.status != other.status or (one.mode and other.mode and one.mode != other.mode):
        return False
    if one.place is not None and other.place is not None and one.place is not other.place:
        return False
    if not _may_be_one(*(times[event.time].value if event.time is not None else None for event in (one, other))):
        return False
    people, others = {*one.actors, *one.recipients}, {*other.actors, *other.recipients}
    if not people or not others:
        return people == others and one.place is other.place
    return people <= others or others <= people


def _may_be_one(value: str | None, other: str | None) -> bool:
    """Whether two times may be the same: one of them is not known, or it is told more closely than the other."""
    return value is None or other is None or value.startswith(other) or other.startswith(value)
