"""The statements of an article in the order of its text, before anybody knows whose they are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from rundingan.reading.mentions import Mention, find_mentions
from rundingan.reading.quotations import Quoted, collapse
from rundingan.reading.reported import Found, Range, Reading, compiled, sentences
from rundingan.reading.segments import Layout, Paragraph, QuoteTokens
from rundingan.reading.times import FoundTime
from rundingan.rules.grammar import Grammar, Rule
from rundingan.rules.units import Units, Wording

Chars = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """One statement by its offsets into the folded text.

    Attributes:
        content: fragments.
        kind: ``direct``, ``indirect`` or ``mixed``.
        cue: the cue, or None.
        source: the mention that stands for the speaker, or None.
        written: the same with what is told of the speaker right behind it (``Maresk, the president of Veloria,``).
        alone: it counts only where it stands within no other statement (``said he believed that ...`` is one).
        source_is_cue: whether a suffix of the cue stands for the speaker.
        carried: whether the source is the subject of an earlier verb.
        rule: id of the rule.
        frame: frame of the cue.
        cue_words: the cue in lower case.
        sentence: the sentence, or the quoted paragraph.
        paragraph: number of the paragraph.
        inside: whether it stands inside a quotation (then its frame of reference is that quotation's speaker).
        goes_on: a quotation without a cue.
        opens: the quotation runs on into the next paragraph (no closing mark).
        turns: whether its speaker goes on being the one who speaks.
        turns_to_person: whether it does where it is a person.
        own: whether its source is a word for the one who writes or speaks (``we``): outside all speech, the writer.
    """

    content: list[Chars]
    kind: str
    cue: Chars | None
    source: Chars | None
    source_is_cue: bool
    carried: bool
    rule: str
    frame: str
    cue_words: str
    sentence: Chars
    paragraph: int
    inside: bool = False
    goes_on: bool = False
    opens: bool = False
    turns: bool = True
    turns_to_person: bool = False
    written: Chars | None = None
    alone: bool = False
    own: bool = False


@dataclass(slots=True)
class Setting:
    """A sentence that points back: it names speaker, place and channel for what stands before it."""

    source: Chars
    sentence: Chars
    paragraph: int


Told = tuple[int, Chars, bool]
"""Where the cue of a statement begins, its source, and whether the cue is the source."""


_LONGEST_HEADING = 12
"""Words of a heading, its marks counted."""
_LONGEST_ANNOUNCEMENT = 10
"""Units from a cue to the colon with which it announces the next paragraph."""
_DEEPEST, _FARTHEST = 16, 400
"""How many statements are looked for around another, and among how many: far more than any article has, so that texts
made to be slow are not."""


class Holders:
    """Which statements hold an offset in their words."""

    def __init__(self, drafts: list[Draft]) -> None:
        spans = sorted((a, b, i) for i, draft in enumerate(drafts) for a, b in draft.content)
        self._drafts = drafts
        self._starts = [a for a, _, _ in spans]
        self._spans = spans
        self._reach = list(accumulate((b for _, b, _ in spans), max))

    def of(self, at: int) -> list[Draft]:
        """The statements whose content holds the offset, in the order in which they were given."""
        found: list[int] = []
        last = bisect_right(self._starts, at) - 1
        for i in range(last, max(-1, last - _FARTHEST), -1):
            if self._reach[i] <= at or len(found) == _DEEPEST:
                break
            if self._spans[i][1] > at:
                found.append(self._spans[i][2])
        return [self._drafts[i] for i in sorted(found)]


@dataclass(slots=True)
class Passage:
    """One paragraph as read."""

    number: int
    paragraph: Paragraph
    units: Units
    quoted: Quoted
    mentions: list[Mention]
    sentences: list[Range]
    drafts: list[Draft] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    announces: Range | None = None
    _holders: Holders | None = None
    _outer: dict[int, Draft | None] = field(default_factory=dict)
    _lengths: dict[int, int] = field(default_factory=dict)

    def outer_of(self, draft: Draft) -> Draft | None:
        """The smallest longer statement whose content holds the cue of one (or, without a cue, its content)."""
        if id(draft) not in self._outer:
            length = self.length(draft)
            holding = self.holding((draft.cue or draft.content[0])[0])
            longer = [other for other in holding if self.length(other) > length]
            self._outer[id(draft)] = min(longer, key=self.length, default=None)
        return self._outer[id(draft)]

    def length(self, draft: Draft) -> int:
        """How many characters the content of one of its statements has; they are added up once."""
        if id(draft) not in self._lengths:
            self._lengths[id(draft)] = sum(end - start for start, end in draft.content)
        return self._lengths[id(draft)]

    def holding(self, at: int) -> list[Draft]:
        """The statements whose content holds an offset; to be asked when all have been found."""
        if self._holders is None:
            self._holders = Holders(self.drafts)
        return self._holders.of(at)


def read_passages(layout: Layout, grammar: Grammar, times: list[FoundTime]) -> list[Passage]:
    """Read every paragraph: its mentions, quotations and statements.

    Args:
        layout: the article.
        grammar: its language.
        times: its expressions of time, in their order.
    """
    runs = _by_tokens(times, layout.tokens.starts)
    wording = Wording(layout.tokens, grammar.lexicon, layout.common)
    passages: list[Passage] = []
    for number, paragraph in enumerate(layout.paragraphs):
        first, last = paragraph.first, paragraph.last
        within = runs[bisect_left(runs, (first,)) : bisect_left(runs, (last,))]
        units, mentions = find_mentions(wording.units(first, last, within), grammar)
        quoted = collapse(units, layout, paragraph)
        passage = Passage(number, paragraph, units, quoted, mentions, sentences(quoted.units, layout.breaks))
        if not paragraph.subhead:
            _read_passage(passage, layout, grammar)
        passages.append(passage)
    return passages


def _by_tokens(times: list[FoundTime], starts: Sequence[int]) -> list[Range]:
    """First token of each time and token after its last."""
    found = [(bisect_left(starts, time.start), bisect_left(starts, time.end)) for time in times]
    return [(first, last) for first, last in found if first < last]


def _read_passage(passage: Passage, layout: Layout, grammar: Grammar) -> None:
    used = _direct(passage, grammar)
    units = passage.quoted.units
    told = sorted((d.cue[0], d.source, d.source_is_cue) for d in passage.drafts if d.cue and d.source)
    cues = compiled(grammar).cues
    for sentence in passage.sentences:
        if cues.isdisjoint(units.symbols[sentence[0] : sentence[1]]):
            continue
        reading = Reading(units, sentence, grammar, inside=False)
        if used:
            reading.used.update(i - sentence[0] for i in range(*sentence) if i in used)
        priors = _priors(told, _chars(units, sentence))
        reading.prior = bool(priors)
        reading.quoting = _quoting(priors, units, sentence[0]) if priors else []
        for found in reading.read():
            draft = _draft(passage, units, found, inside=False)
            if found.carried and draft.source is None:
                if not priors:
                    continue
                draft.source, draft.source_is_cue = priors[-1][1:]
            draft.own = _is_own(draft, units, grammar)
            passage.drafts.append(draft)
        for source, _ in reading.settings:
            passage.settings.append(Setting(_chars(units, source), _chars(units, sentence), passage.number))
    _rejoin(passage, grammar)
    _announcement(passage, grammar)
    for inner in passage.quoted.inner.values():
        for sentence in sentences(inner, layout.breaks):
            for found in Reading(inner, sentence, grammar, inside=True).read():
                passage.drafts.append(_draft(passage, inner, found, inside=True))
    if len(passage.drafts) > 1 or any(draft.own for draft in passage.drafts):
        passage.drafts = _sifted(passage.drafts)


def _sifted(drafts: list[Draft]) -> list[Draft]:
    """The statements of a paragraph in their order, without those that are nobody's or another's."""
    holders = Holders(drafts)
    kept = [d for d in drafts if not (_is_writers(d, holders) or _is_told(d, holders) or _asked_of(d, holders))]
    return sorted(kept, key=lambda d: (min(d.content)[0], -max(d.content)[1], d.cue or (0, 0)))


_ASKING = frozenset({"urge", "want", "want_that", "remind"})
_ONLY_OUTSIDE = frozenset({"ready", "judge_np"})


def _is_own(draft: Draft, units: Units, grammar: Grammar) -> bool:
    """Whether the source is a word for the one who writes or speaks."""
    at = units.at(draft.source[0]) if draft.source else None
    return at is not None and bool(compiled(grammar).engine["writer"].match(units.symbols, at))


def _is_writers(draft: Draft, holders: Holders) -> bool:
    """Whether the writer tells what he thinks himself, outside all quotations and reports (``we know that ...``)."""
    if not draft.own or draft.inside or draft.source is None:
        return False
    return all(outer is draft for outer in holders.of(draft.source[0]))


def _is_told(draft: Draft, holders: Holders) -> bool:
    """Whether a quotation without a cue is part of what another statement tells."""
    if draft.cue is not None or draft.inside:
        return False
    return any(outer is not draft for outer in holders.of(draft.content[0][0]))


def _asked_of(draft: Draft, holders: Holders) -> bool:
    """Whether it only tells what somebody is asked to say, or a mere readiness within a report."""
    if draft.source is None:
        return False
    for outer in holders.of(draft.cue[0] if draft.carried and draft.cue else draft.source[0]):
        if outer is draft:
            continue
        if draft.frame in _ONLY_OUTSIDE or draft.alone:
            return True
        if (
            outer.frame == "urge"
            and not draft.source_is_cue
            and (draft.carried or draft.source[0] == outer.content[0][0])
        ):
            return True
    return False


def _priors(told: list[Told], sentence: Chars) -> list[Told]:
    """Those of the statements found before (quotations) whose cue stands in the sentence."""
    return told[bisect_left(told, sentence[0], key=_at) : bisect_left(told, sentence[1], key=_at)]


def _quoting(priors: list[Told], units: Units, begin: int) -> list[Range]:
    """The units of a sentence at which the sources and the cues of its quotations stand."""
    at = [(units.at(source[0]), units.at(cue)) for cue, source, own in priors if not own]
    return [(source - begin, cue - begin) for source, cue in at if source is not None and cue is not None]


def _at(told: Told) -> int:
    return told[0]


def _chars(units: Units, span: Range) -> Chars:
    return units.span(span[0], span[1])


# ---------------------------------------------------------------------- quotations


def _direct(passage: Passage, grammar: Grammar) -> set[int]:
    """Statements whose content is a quotation; returns the units of their cues."""
    units, quoted = passage.quoted.units, passage.quoted
    symbols = units.symbols
    used: set[int] = set()
    taken: dict[int, Draft] = {}
    if not quoted.inner:
        return used
    for rule in compiled(grammar).direct.pick(symbols):
        for match in rule.pattern.finditer(symbols):
            cue = match.span("cue")
            quotes = [i for i in range(*match.span("content")) if i in quoted.inner]
            if cue[0] in used or not quotes or any(i in taken for i in quotes):
                continue
            used.update(range(*cue))
            draft = _quotation(passage, quotes, cue, _source(rule, match, units), rule)
            draft.own = _is_own(draft, units, grammar)
            if "apposed" in match.groupdict() and match["apposed"]:
                draft.written = _chars(units, (match.start("source"), match.end("apposed")))
            taken.update(dict.fromkeys(quotes, draft))
            passage.drafts.append(draft)
    lately = _Lately(taken)
    for at in quoted.inner:
        if at not in taken:
            _leftover(passage, at, lately, grammar)
    return used


class _Lately:
    """The statements that took quotations, and which of those before a unit was found last.

    Args:
        taken: unit of a quotation -> its statement, in the order in which they were found.
    """

    def __init__(self, taken: dict[int, Draft]) -> None:
        self._taken = taken
        self._places = sorted(taken)
        order = list(taken)
        rank = {at: number for number, at in enumerate(order)}
        latest = accumulate((rank[at] for at in self._places), max)
        self._latest = [order[number] for number in latest]
        self._last: Draft | None = None

    def before(self, at: int) -> Draft | None:
        """The statement of a quotation before a unit that was found last."""
        before = bisect_left(self._places, at)
        return self._last or (self._taken[self._latest[before - 1]] if before else None)

    def take(self, at: int, draft: Draft) -> None:
        """Note that a statement took a quotation; those are told from left to right."""
        self._taken[at] = self._last = draft


def _source(rule: Rule, match: re.Match[str], units: Units) -> tuple[Range | None, str]:
    way = rule.settings.get("source", "source")
    if way == "cue":
        return match.span("cue"), way
    if way == "carry":
        return None, way
    return match.span("source"), way


def _quotation(passage: Passage, quotes: list[int], cue: Range, source: tuple[Range | None, str], rule: Rule) -> Draft:
    units = passage.quoted.units
    at = bisect_right(passage.sentences, cue[0], key=_begin) - 1
    sentence = passage.sentences[at] if at >= 0 and cue[0] < passage.sentences[at][1] else (0, len(units))
    first = min(sentence[0], quotes[0])
    span, way = source
    last = max(sentence[1], quotes[-1] + 1)
    if way == "carry":
        subject = next((i for i in range(first, cue[0]) if _may_speak(units, i)), None)
        span = (subject, subject + 1) if subject is not None else None
    return Draft(
        [_inside(passage, i) for i in quotes], "direct", _chars(units, cue), _chars(units, span) if span else None,
        way == "cue", way == "carry", rule.id, "say", _words(units, cue), _chars(units, (first, last)), passage.number,
        opens=any(not passage.quoted.quotes[i].closed for i in quotes),
    )  # fmt: skip


def _begin(span: Range) -> int:
    return span[0]


def _may_speak(units: Units, at: int) -> bool:
    """A mention or pronoun that no preposition governs and that is no document."""
    classes = units.classes(at)
    if "document" in classes or not classes & {"np", "pronouns"}:
        return False
    return not at or "prepositions" not in units.classes(at - 1)


def _words(units: Units, span: Range) -> str:
    return " ".join(units.low(i) for i in range(*span))


def _inside(passage: Passage, unit: int) -> Chars:
    """The words of a quotation, without its marks."""
    quote = passage.quoted.quotes[unit]
    tokens = passage.units.tokens
    return (tokens.starts[quote.first], tokens.ends[quote.last - 1])


def _leftover(passage: Passage, at: int, lately: _Lately, grammar: Grammar) -> None:
    """A quotation that no cue took: the rest of one that its cue broke, one that goes on, or words within a clause."""
    units, quoted = passage.quoted.units, passage.quoted
    before = lately.before(at)
    if before is not None and (not _starts_clause(units, at, passage) or _goes_into_clause(units, at)):
        return
    if before is not None:
        before.content.append(_inside(passage, at))
        before.sentence = (before.sentence[0], max(before.sentence[1], units.end(at)))
        before.opens = not quoted.quotes[at].closed
        lately.take(at, before)
        return
    if at and _is_after_writer(units, at, passage, grammar):
        return
    rest = len(units) - at - 1
    if at == 0 or _starts_clause(units, at, passage):
        if not quoted.quotes[at].closed and (split := _missing_close(passage, at, grammar)):
            passage.drafts.append(split)
            lately.take(at, split)
            return
        if quoted.quotes[at].closed and not _ends_sentence(units, at) and (rest > 4 or _is_crosshead(units, at)):
            return
        source = _before_colon(units, at, passage)
        span = _chars(units, (at, at + 1))
        draft = Draft(
            [_inside(passage, at)], "direct", None, source, False, False,
            "engine#colon" if source else "engine#goes-on", "", "", span, passage.number,
            goes_on=source is None, opens=not quoted.quotes[at].closed,
        )  # fmt: skip
        passage.drafts.append(draft)
        lately.take(at, draft)


def _before_colon(units: Units, at: int, passage: Passage) -> Chars | None:
    """Who is the subject of a sentence without a cue that leads to a quotation: ``X commented on it: "..."``."""
    if not at or "colon" not in units.classes(at - 1):
        return None
    begin = max((first for first, _ in passage.sentences if first <= at - 1), default=0)
    if begin == at - 1 or not _may_speak(units, begin):
        return None
    return _chars(units, (begin, begin + 1))


def _is_after_writer(units: Units, at: int, passage: Passage, grammar: Grammar) -> bool:
    """Whether a quotation stands in a sentence of the writer's own (``I can only add, "..."``)."""
    begin = max((first for first, last in passage.sentences if first <= at < last), default=at)
    return any(compiled(grammar).engine["writer"].match(units.symbols, i) for i in range(begin, at))


def _is_crosshead(units: Units, at: int) -> bool:
    """Whether a short quotation without a stop is all that its paragraph holds: a heading between paragraphs."""
    end = units.tokens.words[units.last[at] - 2]
    return len(units) == 1 and units.last[at] - units.first[at] <= _LONGEST_HEADING and end[:1] != ","


def _starts_clause(units: Units, at: int, passage: Passage) -> bool:
    sentence = bisect_left(passage.sentences, (at,))
    if at == 0 or (sentence < len(passage.sentences) and passage.sentences[sentence][0] == at):
        return True
    return bool(units.classes(at - 1) & {"colon", "stop", "comma"})


def _goes_into_clause(units: Units, at: int) -> bool:
    """Whether a quotation is the head of a clause of the writer's: ``"You squeezed them" to drive up ...``"""
    if at + 1 >= len(units) or _ends_sentence(units, at):
        return False
    return "low" in units.classes(at + 1)


def _ends_sentence(units: Units, at: int) -> bool:
    end = units.tokens.words[units.last[at] - 2] if units.last[at] - units.first[at] > 2 else ""
    return end[:1] in (".", "?", "!", "…")


def _missing_close(passage: Passage, at: int, grammar: Grammar) -> Draft | None:
    """A quotation whose closing mark was left out, its cue within: ``"We are ready, he said.``"""
    inner = passage.quoted.inner[at]
    match = grammar.engine["statements"]["missing_close"].search(inner.symbols, max(0, len(inner) - 40))
    if not match or match.start() < 3:
        return None
    cue = match.span("cue")
    named = match.span("source") if match.group("source") and "speech_nouns" in inner.classes(cue[0]) else None
    if named is None and "speech_nouns" in inner.classes(cue[0]):
        return None
    content = (inner.start(0), inner.end(match.start() - 1))
    source = _chars(inner, named or cue)
    whole = _chars(passage.quoted.units, (at, at + 1))
    rest = Units(inner.tokens, inner.lexicon, inner.first[: match.start()], inner.last[: match.start()],
                 inner.symbols[: match.start()])  # fmt: skip
    passage.quoted.inner[at] = rest
    return Draft([content], "direct", _chars(inner, cue), source, named is None, False, "engine#missing-close", "say",
                 _words(inner, cue), whole, passage.number)  # fmt: skip


def _announcement(passage: Passage, grammar: Grammar) -> None:
    """A paragraph that ends with a colon and a cue announces the quotation in the next (``wrote:``)."""
    units = passage.quoted.units
    match = grammar.engine["statements"]["announce"].search(units.symbols)
    if match and len(units) - match.start("cue") <= _LONGEST_ANNOUNCEMENT:
        passage.announces = match.span("cue")


def _rejoin(passage: Passage, grammar: Grammar) -> None:
    """Give a quotation without a cue to the clause before it, if that broke off for its cue.

    What ``Maresk said`` in ``The war is "over," Maresk said. "We have won."`` breaks is one statement. The rules whose
    cue stands behind its clause say so (``rejoins``).
    """
    rest = {draft.sentence[0]: draft for draft in passage.drafts if draft.goes_on}
    if not rest:
        return
    units, rejoins = passage.quoted.units, compiled(grammar).rejoins
    for draft in [d for d in passage.drafts if d.rule in rejoins]:
        after = units.from_token(bisect_left(units.tokens.starts, draft.sentence[1]))
        quoted = rest.pop(units.start(after), None) if after < len(units) else None
        if quoted is None:
            continue
        draft.content.extend(quoted.content)
        draft.sentence = (draft.sentence[0], quoted.sentence[1])
        draft.kind, draft.opens = "mixed", quoted.opens
        passage.drafts.remove(quoted)


# ---------------------------------------------------------------------- reported clauses


def _draft(passage: Passage, units: Units, found: Found, *, inside: bool) -> Draft:
    content, marks = [], 0
    for begin, end in found.content:
        span, quoted = _fragment(passage, units, begin, end, alone=found.rule.settings["content"] in ("as", "thing_as"))
        content.append(span)
        marks += quoted
    kind = "mixed" if marks and not inside else "indirect"
    if kind == "mixed" and len(content) == 1 and not found.rule.settings.get("keeps_marks"):
        words = _quoted_whole(passage, units, *found.content[0])
        content, kind = ([words], "direct") if words else (content, kind)
    return Draft(
        content, kind, _chars(units, found.cue) if found.cue else None,
        _chars(units, found.source) if found.source else None,
        found.suffixed, found.carried, found.rule.id, found.frame,
        _words(units, found.cue) if found.cue else "", _chars(units, found.sentence), passage.number, inside=inside,
        turns=found.rule.settings.get("focus", True),
        turns_to_person=found.rule.settings.get("focus_of_persons", False),
        alone=bool(found.rule.settings.get("alone") and found.source and "pronouns" in units.classes(found.source[0])),
        written=_chars(units, (found.source[0], found.apposed[1])) if found.source and found.apposed else None,
    )  # fmt: skip


def _quote_begin(quote: QuoteTokens) -> int:
    return quote.outer_first


def _quote_end(quote: QuoteTokens) -> int:
    return quote.outer_last


def _quoted_whole(passage: Passage, units: Units, begin: int, end: int) -> Chars | None:
    """The words within the marks where a single quotation is all of a content: ``said "the war is over"``."""
    first, last = units.first[begin], units.last[end - 1]
    for quote in passage.paragraph.quotes:
        if quote.outer_first <= first <= quote.first and quote.last <= last <= quote.outer_last and quote.closed:
            return (units.tokens.starts[quote.first], units.tokens.ends[quote.last - 1])
    return None


def _fragment(passage: Passage, units: Units, begin: int, end: int, *, alone: bool) -> tuple[Chars, bool]:
    """A fragment's offsets and whether words in it are quoted.

    Marks that belong to its first or last words belong to it, unless it is ``alone`` (``A as "B"``)
    and nothing but a quotation.
    """
    tokens = units.tokens
    first, last = units.first[begin], units.last[end - 1]
    known = passage.paragraph.quotes  # in order, none within another
    quotes = known[bisect_right(known, first, key=_quote_end) : bisect_left(known, last, key=_quote_begin)]
    whole = next(
        (
            q
            for q in quotes
            if q.outer_last - 1 <= last and q.first >= first >= q.outer_first and q.outer_last >= last >= q.last
        ),
        None,
    )
    if alone and whole:
        return (tokens.starts[whole.first], tokens.ends[whole.last - 1]), True
    for quote in quotes:
        if quote.first == first and quote.outer_first < first:
            first = quote.outer_first
        if quote.last == last and quote.outer_last > last and quote.outer_first >= first:
            last = quote.outer_last
    return (tokens.starts[first], tokens.ends[last - 1]), bool(quotes)
