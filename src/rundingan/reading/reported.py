"""Reported speech: the statements of one sentence, found by the patterns of the pack."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import Final, NamedTuple

from rundingan.rules.grammar import CUE_LISTS, Grammar, Named, Rule, is_frame
from rundingan.rules.sieve import Sieve
from rundingan.rules.units import Units

Range = tuple[int, int]
MOST_UNITS = 400
"""A sentence longer than this is read in pieces, so that time stays linear in length."""

_OF_THINGS: Final = frozenset({"refuse", "judge", "praise", "question"})
"""The frames of cues that report on a thing rather than with a clause."""
_BESIDE: Final = 2
"""So near to a cue that holds its own source a second one has the same (``he said, adding``)."""
_NOWHERE: Final[frozenset[str]] = frozenset()
_LED: Final = frozenset({"led"})
_SUBJECTS: Final = frozenset({"np", "pronouns"})


class Found(NamedTuple):
    """One statement as found in a run of units.

    Attributes:
        content: its fragments, as ranges of units.
        cue: the cue, or None.
        source: the units that stand for the speaker; equal to ``cue`` where a suffix does; None where there is none.
        apposed: what is told of the speaker right behind, which belongs to the source as written; or None.
        carried: whether the source is the subject of an earlier verb of the sentence.
        suffixed: whether the source is a cue whose suffix stands for the speaker.
        rule: the rule.
        frame: the frame of its cue.
        sentence: the sentence.
    """

    content: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    apposed: Range | None
    carried: bool
    suffixed: bool
    rule: Rule
    frame: str
    sentence: Range


class _Compiled(NamedTuple):
    """The rules of reported speech.

    Attributes:
        direct: those of quotations.
        cuts: those that end a clause.
        engine: what the engine asks for by name.
        rules: those of sentences: that point back, then of reported clauses in the order in which they take cues.
        setting: of these, the ids of those that point back.
        cues: the symbols with one of which a sentence may report anything.
        rejoins: the ids of those whose clause, broken off for its cue, a quotation right behind goes on with.
    """

    direct: Sieve
    cuts: Sieve
    engine: Named
    rules: Sieve
    setting: frozenset[str]
    cues: frozenset[str]
    rejoins: frozenset[str]


@cache
def compiled(grammar: Grammar) -> _Compiled:
    """The pack's patterns of reported speech, with those that its rules ask of the content."""
    rules = grammar.rules["statements"]
    carried = [rule for rule in rules["indirect"] if rule.settings.get("source") == "carry"]
    ordered = [rule for rule in rules["indirect"] if rule.settings.get("source") != "carry"] + carried
    engine = grammar.engine["statements"]
    symbols = grammar.lexicon.alphabet.passes
    cues = frozenset(symbol for symbol in symbols if engine["triggers"].fullmatch(symbol))
    return _Compiled(
        Sieve(rules["direct"]), Sieve(rules["cut"]), engine, Sieve([*rules["setting"], *ordered]),
        frozenset(rule.id for rule in rules["setting"]), cues,
        frozenset(rule.id for rule in ordered if rule.settings.get("rejoins")),
    )  # fmt: skip


def sentences(units: Units, breaks: list[int]) -> list[Range]:
    """The sentences of a run of units, each at most :data:`MOST_UNITS` long."""
    first, size = units.first, len(units)
    inner = breaks[bisect_right(breaks, first[0]) : bisect_right(breaks, first[-1])] if size else []
    starts = [at for token in inner if first[at := bisect_left(first, token)] == token]
    found: list[Range] = []
    begin = 0
    for end in [*starts, size]:
        while end - begin > MOST_UNITS:
            found.append((begin, begin + MOST_UNITS))
            begin += MOST_UNITS
        if begin < end:
            found.append((begin, end))
        begin = end
    return found


@cache
def _first_frame(classes: frozenset[str]) -> str:
    """The first frame among the classes of a cue; there are no more sets of classes than symbols."""
    for test in sorted(classes):
        name, _, frame = test.partition(":")
        if name in CUE_LISTS and is_frame(frame):
            return frame
    return "say"


class Reading:
    """The statements of one sentence, cue by cue."""

    def __init__(self, units: Units, sentence: Range, grammar: Grammar, *, inside: bool) -> None:
        self.units = units
        self.begin, self.end = sentence
        self.symbols = units.symbols[self.begin : self.end]
        self.grammar = grammar
        self.patterns = compiled(grammar)
        self.inside = inside
        self.used: set[int] = set()
        self.quoting: list[Range] = []  # sources and cues of the quotations, the first unit of each
        self.found: list[Found] = []
        self.prior = False
        self.subjects: list[int] = []
        self.matches: list[re.Match[str]] = []
        self.settings: list[tuple[Range, Range]] = []

    def read(self) -> list[Found]:
        """All statements, in the order of their cues."""
        if self.patterns.cues.isdisjoint(self.symbols):
            return []
        for rule in self.patterns.rules.pick(self.symbols):
            if self.inside and rule.settings.get("outside"):
                continue
            take = self._take_setting if rule.id in self.patterns.setting else self._take
            for match in rule.pattern.finditer(self.symbols):
                take(rule, match)
        if len(self.found) > 1:
            self._widen()
            own = [self._with_own_subject(found) for found in self.found]
            self.found = [found for found in own if not self._is_wished(found)]
        self.found.sort(key=lambda f: f.cue or (0, 0))
        return self.found

    def _take_setting(self, rule: Rule, match: re.Match[str]) -> None:
        self.used.update(range(*match.span("cue")))
        source = match.span("source")
        self.settings.append(((source[0] + self.begin, source[1] + self.begin), match.span("cue")))

    def _take(self, rule: Rule, match: re.Match[str]) -> None:
        cue = match.span("cue")
        if not self.used.isdisjoint(range(*cue)):
            return
        way = rule.settings.get("source", "source")
        source = cue if way == "cue" else self._subject(match.span("source"), cue) if way == "source" else None
        if (
            self.inside
            and source
            and source != cue
            and self._is_self(source)
            and not self._told_before(rule, source, cue)
        ):
            return
        if way == "carry":
            source = self._carried(cue[0])
            if source is None and (self.inside or not self.prior):
                return
            if source and self.inside and self._is_self(source):
                return
        if source and self._is_barred(rule, source[0]):
            return
        content = self._content(rule, match)
        if not content or not self._suits(rule, content):
            return
        self.used.update(range(*cue))
        self.matches.append(match)
        self.found.append(
            Found(
                self._placed(content),
                (cue[0] + self.begin, cue[1] + self.begin),
                (source[0] + self.begin, source[1] + self.begin) if source else None,
                self._apposed(match, source),
                way == "carry",
                source == cue or self._is_suffixed(source),
                rule,
                self._frame(rule, cue),
                (self.begin, self.end),
            )
        )

    def _apposed(self, match: re.Match[str], source: Range | None) -> Range | None:
        """The part ``apposed`` of a match, where its source is the named part too."""
        if not source or "apposed" not in match.groupdict() or match.span("source") != source:
            return None
        span = match.span("apposed")
        return (span[0] + self.begin, span[1] + self.begin) if span[0] >= 0 else None

    def _is_suffixed(self, source: Range | None) -> bool:
        """Whether a source is the cue of another statement, whose suffix stands for its speaker."""
        if source is None:
            return False
        placed = (source[0] + self.begin, source[1] + self.begin)
        return any(found.suffixed and found.source == placed for found in self.found)

    def _widen(self) -> None:
        """Read again to where a clause ends that was cut at a second cue, where that has a subject in the clause."""
        starts = [f.source[0] - self.begin for f in self.found if f.source and f.source != f.cue and not f.carried]
        self.subjects = sorted(starts)
        for number, (found, match) in enumerate(zip(self.found, self.matches, strict=True)):
            if found.rule.settings["content"] == "after":
                content = self._content(found.rule, match)
                self.found[number] = found._replace(content=self._placed(content))

    def _with_own_subject(self, found: Found) -> Found:
        """A carried cue within the words of the very source that it was carried from has the subject of those words."""
        if not found.carried or found.cue is None:
            return found
        at = found.cue[0]
        for other in self.found:
            begin = next((a for a, b in other.content if a <= at < b), None)
            if other is found or begin is None or other.source != found.source:
                continue
            if self._is_participle(found) and self._is_participle(other):
                return found
            acting = self._acting(begin - self.begin, at - self.begin)
            acts = self.patterns.engine["acts"]
            subject = next((s for s in acting if acts.match(self.symbols, s[1])), acting[0] if acting else None)
            return found._replace(source=self._placed([subject])[0], suffixed=False) if subject else found
        return found

    def _is_participle(self, found: Found) -> bool:
        """Whether a cue is a form that has no subject of its own: beside another of its kind it has that one's."""
        return found.cue is not None and bool(
            self.patterns.engine["participle"].match(self.symbols, found.cue[0] - self.begin)
        )

    def _placed(self, content: list[Range]) -> tuple[Range, ...]:
        """Ranges of the sentence as ranges of the run of units."""
        return tuple((a + self.begin, b + self.begin) for a, b in content)

    def _subject(self, source: Range, cue: Range) -> Range:
        """The subject of a verb, where a phrase between them has the nearest mention: ``X ... in Y said``."""
        engine = self.patterns.engine
        if own := engine["own_subject"].fullmatch(self.symbols, source[1], cue[0]):
            return own.span("subject")
        if not 0 < source[0] < cue[0] or engine["noun"].match(self.symbols, cue[0]):
            return source
        if engine["adjoined"].fullmatch(self.symbols, source[1], cue[0]) and (doer := self._doer(source[0])):
            return doer
        heads = engine["pauses"].match(self.symbols, source[0] - 1)
        if heads and (aged := engine["aged"].search(self.symbols, 0, source[0])):
            return aged.span("subject")
        pauses = engine["pauses"].match(self.symbols, cue[0] - 1)
        if pauses and (set_off := engine["set_off"].search(self.symbols, 0, source[0])):
            return set_off.span("subject")
        relative = engine["relative"].match(self.symbols, source[1])
        if relative and not heads and (after := engine["after_relative"].search(self.symbols, source[1], cue[0])):
            return after.span("subject")
        if relative or not engine["governed"].search(self.symbols, max(0, source[0] - 4), source[0]):
            return source
        if joined := engine["after_comma"].search(self.symbols, *source):
            return (joined.start("subject"), source[1])
        first = engine["interrupted"].search(self.symbols, self._after_last("clause_start", source[0]), source[0])
        return first.span("subject") if first else source

    def _doer(self, thing: int) -> Range | None:
        """The subject of the clause whose last word a mention is: ``Lind criticised the war in X, saying ...``"""
        engine = self.patterns.engine
        start = max(self._after_last("pauses", thing), self._after_last("clause_start", thing))
        if engine["relative"].search(self.symbols, start, thing):
            return None
        return next((s for s in self._acting(start, thing) if engine["acts"].match(self.symbols, s[1])), None)

    def _is_barred(self, rule: Rule, source: int) -> bool:
        """Whether something stands before the source that keeps the rule, or every rule, from reading on."""
        if self.patterns.engine["as_told"].search(self.symbols, max(0, source - 2), source):
            return bool(rule.settings["content"] == "after")
        return bool(source and rule.not_after and rule.not_after.match(self.symbols, source - 1))

    def _is_wished(self, found: Found) -> bool:
        """Whether a second verb only tells what somebody should do, as the first (``should not boast but admit``)."""
        if not found.carried or found.source is None or found.cue is None:
            return False
        wished = self.patterns.engine["wished"]
        return bool(wished.match(self.symbols, found.source[1] - self.begin, found.cue[1] - self.begin))

    def _is_self(self, source: Range) -> bool:
        return bool(self.patterns.engine["self"].match(self.symbols, source[0]))

    def _told_before(self, rule: Rule, source: Range, cue: Range) -> bool:
        """In one's own speech, "we said" is told only of an earlier act, or of what was agreed."""
        return self._frame(rule, cue) == "agree" or bool(
            self.patterns.engine["past"].search(self.symbols, source[1], cue[0])
        )

    def _frame(self, rule: Rule, cue: Range) -> str:
        """The frame of a cue, what kind of complement it takes: the one that the rule asks for, or else its first."""
        classes = self.units.classes(self.begin + cue[0])
        asked = next((frame for frame in rule.frames if frame in classes), None)
        if asked is not None:
            return asked.partition(":")[2]
        return _first_frame(classes)

    def _carried(self, cue: int) -> Range | None:
        """The source of the statement before, by whom something is done with the cue, or the first mention."""
        before = [
            f
            for f in self.found
            if f.cue
            and f.source
            and f.cue[0] - self.begin < cue
            and (f.source != f.cue or f.rule.settings["content"] != "thing" or f.content[0][1] - self.begin <= cue)
        ]
        if before:
            last = max(before, key=lambda f: f.cue or (0, 0))
            if last.suffixed and last.cue and cue - last.cue[1] + self.begin > _BESIDE:
                last = max(before, key=lambda f: (f.source != f.cue, f.cue or (0, 0)))
            assert last.source is not None
            return (last.source[0] - self.begin, last.source[1] - self.begin)
        if self.prior:
            return None
        if agent := self.patterns.engine["agent"].search(self.symbols, 0, cue):
            return agent.span("subject")
        start = self._after_last("clause_start", cue)
        acting = self._acting(start, cue) or self._acting(0, start)
        subject = next((s for s in acting if self.patterns.engine["acts"].match(self.symbols, s[1])), None)
        if subject is None and acting and not self.inside:
            return acting[0]
        return self._with_others(subject) if subject else None

    def _with_others(self, subject: Range) -> Range:
        """A subject with those that are joined to it before: ``the people of Veloria and Samdar can only ...``"""
        joined = self.patterns.engine["others"].search(self.symbols, 0, subject[0])
        return (joined.start(), subject[1]) if joined and self._may_act(joined.start()) else subject

    def _acting(self, start: int, end: int) -> list[Range]:
        """The mentions between two units that can be the subject."""
        passes = self.grammar.lexicon.alphabet.passes
        return [
            (at, at + 1)
            for at, symbol in enumerate(self.symbols[start:end], start)
            if not passes[symbol].isdisjoint(_SUBJECTS) and self._may_act(at)
        ]

    def _may_act(self, at: int) -> bool:
        """Whether a mention can be the subject: it is no document and no preposition stands before it."""
        passes = self.grammar.lexicon.alphabet.passes
        if "document" in passes[self.symbols[at]]:
            return False
        return not at or "prepositions" not in passes[self.symbols[at - 1]]

    # ------------------------------------------------------------------ content

    def _content(self, rule: Rule, match: re.Match[str]) -> list[Range]:
        kind = rule.settings["content"]
        frame = self._frame(rule, match.span("cue"))
        if kind == "after":
            return self._after(rule, match, frame)
        if kind == "part":
            piece = self._trimmed(*match.span("part"))
            return [piece] if piece else []
        if kind == "as":
            if "part" in match.groupdict():
                return self._as(*match.span("part"))
            return self._as(match.end(), self._stop(match.end(), "describe"))
        if kind == "thing_as":
            return self._thing_as(match)
        if kind == "object":
            piece = self._trimmed(self._thing_start(match.start()), self._before_relative(match.start()))
            return [piece] if piece else []
        if kind == "thing_ask":
            thing = self._trimmed(self._thing_start(match.start()), match.start())
            at = match.end()
            if asked := self.patterns.engine["ask"].match(self.symbols, at):
                at = asked.end()
            rest = self._trimmed(at, self._stop(at, frame))
            return [piece for piece in (thing, rest) if piece] if rest else []
        if kind == "thing":
            piece = self._trimmed(self._thing_start(match.start()), self._stop(match.end()))
            return [piece] if piece else []
        start = self._clause_start(match.start())
        if kind == "clause_before":
            start = max(start, self._after_last("clause_stop", match.start()))
        before = self._trimmed(start, match.start())
        if kind == "before_or_around":
            return self._around(match, before)
        if before is None:
            return []
        return self._without_denial(before) if kind == "clause_before" else [before]

    def _without_denial(self, clause: Range) -> list[Range]:
        """``P does not Q as X claims``: what X claims is P and Q, without the speaker's denial."""
        denied = self.patterns.engine["negation"].search(self.symbols, *clause)
        passes = self.grammar.lexicon.alphabet.passes
        if not denied or (clause[0] and "complementizers" in passes[self.symbols[clause[0] - 1]]):
            return [clause]
        parts = (self._trimmed(clause[0], denied.start()), self._trimmed(denied.end(), clause[1]))
        return [part for part in parts if part]

    def _after(self, rule: Rule, match: re.Match[str], frame: str) -> list[Range]:
        at = match.end()
        skip = rule.skip
        if skip and (skipped := skip.match(self.symbols, at)):
            at = skipped.end()
        cue = match.span("cue")
        stands = self._stands(cue, match.span("source") if "source" in match.groupdict() else cue)
        if self._concedes:
            stands |= {"concedes"}
        if rule.settings.get("whole"):
            stands |= {"whole"}
        if named := rule.settings.get("stands"):
            stands |= {named}
        end = self._stop(at, frame, stands)
        while rule.settings.get("reaches") and rule.needs and end < len(self.symbols):
            if end - at > 1 and rule.needs.search(self.symbols, at, end):
                break
            end = self._stop(at, frame, stands, beyond=end)
        piece = self._trimmed(at, min(end, self._quoted_after(at)))
        return [piece] if piece else []

    def _quoted_after(self, at: int) -> int:
        """Where the next statement of the same speaker begins, one that quotes: 'X said P and added: "Q"'."""
        engine, end = self.patterns.engine, len(self.symbols)
        if not self.quoting:
            return end
        cue = min((cue for source, cue in self.quoting if source < at < cue), default=end)
        joint = engine["joint"].search(self.symbols, at, cue) if cue < end else None
        return joint.start() if joint else cue

    @cached_property
    def _concedes(self) -> bool:
        """Whether the sentence begins with what is conceded."""
        return bool(self.patterns.engine["concedes"].match(self.symbols))

    def _stands(self, cue: Range, source: Range) -> frozenset[str]:
        """How a statement stands in its sentence: ``noun`` where its cue is one, ``relative`` where it stands in a
        relative clause, ``within`` where either is the subject of a clause, whose predicate is yet to come; ``led``
        where it stands in a clause that only leads to another (``While Maresk said ..., Lind left``)."""
        engine = self.patterns.engine
        head = min(source[0], cue[0])
        noun = engine["noun"].match(self.symbols, cue[0])
        if not noun and not engine["relative_cue"].fullmatch(self.symbols, source[1], cue[0]):
            return _LED if engine["led"].fullmatch(self.symbols, 0, head) else _NOWHERE
        heads = not head or engine["before_subject"].match(self.symbols, head - 1)
        led = bool(noun) and engine["led"].fullmatch(self.symbols, 0, head)
        ways = (("noun", noun), ("relative", not noun), ("within", heads), ("led", led))
        return frozenset(name for name, so in ways if so)

    def _stop(
        self, at: int, frame: str = "say", stands: frozenset[str] = _NOWHERE, *, beyond: int | None = None
    ) -> int:
        """Where a clause that begins at ``at`` ends: at the first cut (``beyond`` another), or with the sentence.

        A second cue does not end a ``whole`` one, whose speaker is no subject (``according to X, ... and asks ...``);
        some cuts are made ``only`` where a statement stands so (:meth:`_stands`).
        """
        end = len(self.symbols)
        for rule in self._cuts:
            settings = rule.settings
            only = settings.get("only")
            if frame not in settings.get("frames", (frame,)) or (only and only not in stands):
                continue
            start, last = self._main_clause(at, frame) if only == "within" else (at + 1, end)
            start = start if beyond is None else max(start, beyond + 1)
            cut = rule.pattern.search(self.symbols, start, last)
            if cut and settings.get("carries") and ("whole" in stands or self._embeds(at, cut.start())):
                continue
            if cut and rule.unless and rule.unless.search(self.symbols, at, cut.start()):
                continue
            if cut and cut.start() < end:
                end = cut.start()
        return end

    def _main_clause(self, at: int, frame: str) -> Range:
        """Where the predicate of the clause around may stand: behind the first one, and before the next pause."""
        engine, size = self.patterns.engine, len(self.symbols)
        start = at + 1
        if frame not in _OF_THINGS:
            first = engine["predicates"].search(self.symbols, at)
            start = first.end() if first else size
        pause = engine["pauses"].search(self.symbols, at)
        return start, pause.start() if pause else size

    def _embeds(self, start: int, end: int) -> bool:
        """Whether a subject that reports stands between two units: what follows with "and" is its doing."""
        return bisect_left(self.subjects, start) < bisect_left(self.subjects, end)

    @cached_property
    def _cuts(self) -> list[Rule]:
        """The rules that may end a clause of this sentence."""
        return self.patterns.cuts.pick(self.symbols)

    def _trimmed(self, start: int, end: int) -> Range | None:
        """Without marks at either end."""
        trim = self.patterns.engine["trim"]
        while start < end and trim.match(self.symbols, start):
            start += 1
        while start < end and trim.match(self.symbols, end - 1):
            end -= 1
        return (start, end) if start < end else None

    def _clause_start(self, at: int) -> int:
        """The head of the clause that ends at ``at``: after a connector, and after a statement's cut before it."""
        start = 0
        link = self.patterns.engine["connector"].match(self.symbols, 0, at)
        if link:
            start = link.end()
        return start

    def _around(self, match: re.Match[str], before: Range | None) -> list[Range]:
        after = self._trimmed(match.end(), self._stop(match.end()))
        if before and self._only_leads(*before):
            return [before, after] if after and self._pauses(match.end()) else []
        goes_on = after and self._goes_on(match, before)
        if before and not goes_on:
            return [before]
        if not after:
            return []
        if before is None or self.patterns.engine["link"].fullmatch(self.symbols, before[0], before[1]):
            return [after]
        return [before, after]

    def _only_leads(self, start: int, end: int) -> bool:
        """Whether words before a speaker only lead to a clause: ``When the war ended, Maresk said ...``"""
        passes = self.grammar.lexicon.alphabet.passes
        return bool(self.patterns.engine["leads"].match(self.symbols, start)) and not any(
            "comma" in passes[symbol] for symbol in self.symbols[start:end]
        )

    def _pauses(self, at: int) -> bool:
        return at < len(self.symbols) and "comma" in self.grammar.lexicon.alphabet.passes[self.symbols[at]]

    def _goes_on(self, match: re.Match[str], before: Range | None) -> bool:
        """Whether the clause goes on after its cue: nothing that only tells where and when follows it."""
        at = match.end()
        if at >= len(self.symbols):
            return False
        comma = "comma" in self.grammar.lexicon.alphabet.passes[self.symbols[at]]
        adjunct = self.patterns.engine["adjunct"].match(self.symbols, at + comma)
        if before is None or self.patterns.engine["predicate"].match(self.symbols, at + comma):
            return True
        whole = bool(self.patterns.engine["clause"].search(self.symbols, *before)) and before[1] - before[0] > 5
        if comma and whole:
            return not adjunct and bool(self.patterns.engine["clause"].search(self.symbols, at + 1))
        return comma or (not adjunct and not whole)

    def _as(self, at: int, end: int) -> list[Range]:
        engine = self.patterns.engine
        marker = engine["as"].search(self.symbols, at, end) or engine["like"].search(self.symbols, at, end)
        if not marker:
            return []
        thing, said = self._trimmed(at, marker.start()), self._trimmed(marker.end(), end)
        return [piece for piece in (thing, said) if piece] if said else []

    def _thing_as(self, match: re.Match[str]) -> list[Range]:
        thing = self._trimmed(self._thing_start(match.start()), self._before_relative(match.start()))
        if "said" in match.groupdict():
            said = self._trimmed(*match.span("said"))
            return [piece for piece in (thing, said) if piece] if said else []
        at = match.end()
        if marker := self.patterns.engine["as"].match(self.symbols, at):
            at = marker.end()
        said = self._trimmed(at, self._stop(at)) if at < len(self.symbols) else None
        if said is None and match.start("source") > match.start("cue") + 1:
            said = self._trimmed(match.end("cue"), match.start("source"))
        return [piece for piece in (thing, said) if piece] if said else []

    def _before_relative(self, at: int) -> int:
        """Where a noun phrase ends from which a relative leads on: "a charge that China denied"."""
        passes = self.grammar.lexicon.alphabet.passes
        while at and "relatives" in passes[self.symbols[at - 1]]:
            at -= 1
        return at

    def _thing_start(self, at: int) -> int:
        """The head of the noun phrase before ``at``: after the last mark, conjunction or (before a relative) verb."""
        passes = self.grammar.lexicon.alphabet.passes
        relative = at > 0 and "relatives" in passes[self.symbols[at - 1]]
        relative = relative or "relatives" in passes[self.symbols[at]]
        if relative and at > 1 and "relatives" in passes[self.symbols[at]] and "comma" in passes[self.symbols[at - 1]]:
            at -= 1  # "relations, which he claimed to be unfair"
        start = max(self._clause_start(at), self._after_last("thing_stop", at))
        return max(start, self._after_last("thing_stop_relative", at)) if relative else start

    def _after_last(self, name: str, at: int) -> int:
        """The unit after the last before ``at`` that the engine's pattern of that name matches; 0 where none does."""
        pattern = self.patterns.engine[name]
        return next((i + 1 for i in range(at - 1, -1, -1) if pattern.match(self.symbols, i)), 0)

    def _has_marks(self, start: int, end: int) -> bool:
        """Whether some words between two units are quoted: few enough that their marks are no units."""
        first, last = self.units.first, self.units.last
        return any(last[i - 1] < first[i] for i in range(self.begin + start + 1, self.begin + end))

    def _suits(self, rule: Rule, content: list[Range]) -> bool:
        needs, bars = rule.needs, rule.bars
        quoted = self.patterns.engine["quoted"]
        marked = rule.settings.get("marked")
        if needs and not any(
            needs.search(self.symbols, a, b) or quoted.search(self.symbols, a, b) or (marked and self._has_marks(a, b))
            for a, b in content
        ):
            return False
        if bars and any(bars.search(self.symbols, a, b) for a, b in content):
            return False
        if any(self.patterns.engine["pointing"].search(self.symbols, a, b) for a, b in content):
            return False
        if rule.settings.get("short"):
            return True
        first, last = self.units.first, self.units.last
        return sum(last[self.begin + b - 1] - first[self.begin + a] for a, b in content) >= 2
