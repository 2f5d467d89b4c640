"""Whose words: the speaker of every statement, pronouns and unsaid speakers resolved over paragraphs.

News moves a focus along: a speaker once named goes on speaking until another takes over. What each source means is
decided against that focus, in the order of the text; a quotation that runs on waits for the cue at the end of its
run."""

from __future__ import annotations

from bisect import bisect_left

from rundingan.reading.beings import Being
from rundingan.reading.entities import Register
from rundingan.reading.mentions import Mention
from rundingan.reading.referents import NOBODY, Referents, Resolved, between, starts_in
from rundingan.reading.reported import compiled
from rundingan.reading.statements import Draft, Passage, Setting

Chars = tuple[int, int]


_WILLING = frozenset({"ready", "agree", "want"})
"""The frames of cues that tell of one's will more than of one's words."""
_BACK = 60
"""Among how many mentions of a paragraph the one that a pronoun means is looked for."""
_GAP = 30
"""Letters between an office and the name behind it ("the chief at the time, Jonas Velt,")."""


class Resolver:
    """Resolve the drafts of an article, in place order."""

    def __init__(self, passages: list[Passage], register: Register) -> None:
        self.passages = passages
        self.register = register
        self.grammar = register.grammar
        self._meant = Referents(register)
        self.focus = self._meant.focus
        self.speakers: dict[int, Resolved] = {}
        self.waiting: dict[int, Draft] = {}
        self._told_in: set[Chars] = set()
        self._unsaid: list[Draft] = []
        self._later: list[tuple[Draft, Passage]] = []
        self._announced: Resolved | None = None
        self._announcement: tuple[Chars, Chars, str, Chars] | None = None
        self._last_quote_paragraph = -9
        self._age = compiled(self.grammar).engine["age"]
        self._present = compiled(self.grammar).engine["present"]
        self._pointing = frozenset(self.grammar.pack.table("pack").get("pointing", ()))
        self._voiced = compiled(self.grammar).engine["voiced"]

    def resolve(self) -> dict[int, Resolved]:
        """``id(draft)`` -> its speaker."""
        for passage in self.passages:
            self._meant.paragraph = passage.number
            outer = [d for d in passage.drafts if not d.inside and not outer_of(d, passage)]
            self._flow(passage, outer)
            for draft in passage.drafts:
                if id(draft) not in self.speakers and id(draft) not in self.waiting:
                    self._nest(draft, passage)
        self._end_run(None)
        for draft, passage in self._later:
            self._nested(draft, passage)
        self._fill_back()
        return self.speakers

    # ------------------------------------------------------------------ the flow of speakers

    def _flow(self, passage: Passage, outer: list[Draft]) -> None:
        """Sentences, statements and settings of a paragraph in their order."""
        steps: list[tuple[int, int, Draft | Setting | int]] = []
        steps += [((d.cue or d.content[0])[0], 1, d) for d in outer]
        steps += [(s.source[0], 1, s) for s in passage.settings]
        steps += [(at, 0, at) for at in self._subjects(passage, outer)]
        quoted = bool(outer) and any(d.kind == "direct" for d in outer)
        if not quoted and passage.units.first and not passage.paragraph.subhead:
            self._end_run(None)
        for _, _, step in sorted(steps, key=lambda s: (s[0], s[1])):
            if isinstance(step, Draft):
                self._statement(step, passage)
            elif isinstance(step, int):
                self._subject(step, passage)
            else:
                self._setting(step, passage)
        if not (outer or passage.settings or passage.announces) and not self._present.match(
            passage.quoted.units.symbols
        ):
            self._introduce(passage)
        if passage.announces:
            self._announce(passage)
        elif not quoted:
            self._announced = None

    def _introduce(self, passage: Passage) -> None:
        """A paragraph that reports nothing but is about one person, right before a quotation, names its speaker."""
        after = self.passages[passage.number + 1 : passage.number + 2]
        if not after or not self._goes_on_by_suffix(after[0]):
            return
        people = [m for m in passage.mentions if self._is_person(m)]
        titled = [m for m in people if m.title and not self._is_governed(m, passage)]
        subject = people[:1] if self._is_subject(people[:1], passage) else []
        if 0 not in after[0].quoted.inner:
            introduced = [m for m in subject if m.title]
        else:
            introduced = titled if len(titled) == 1 else subject or self._with_age(passage) or self._alone(people)
        if introduced and (being := self.register.of.get(introduced[0].start)) is not None:
            self.focus.turn_to(being, (introduced[0].start, introduced[0].end), passage.number)

    def _alone(self, people: list[Mention]) -> list[Mention]:
        """The only person of a paragraph, named with whom he stands for in brackets, as members of a house are."""
        text = self.register.text
        return people if len(people) == 1 and text.startswith((")", "]"), people[0].end - 1) else []

    def _is_person(self, mention: Mention) -> bool:
        """Whether it names a person: with a role, or somebody whose role is told elsewhere."""
        being = self.register.of.get(mention.start)
        told = being is not None and being.kind == "person" and bool(being.heads)
        return mention.kind == "person" or (mention.kind == "named" and told)

    def _is_governed(self, mention: Mention, passage: Passage) -> bool:
        """Whether a preposition stands right before it (``his meeting with the president of Veloria``)."""
        units = passage.quoted.units
        at = units.at(mention.start)
        return bool(at) and "prepositions" in units.classes((at or 0) - 1)

    def _with_age(self, passage: Passage) -> list[Mention]:
        """Somebody new with his age: ``At the bus station of Orvane, Jonas Velt, 60, came to welcome them``."""
        units = passage.quoted.units
        for mention in passage.mentions:
            being = self.register.of.get(mention.start)
            at = units.at(mention.start) if being is not None and being.kind == "person" else None
            if at is not None and self._age.match(units.symbols, at + 1):
                return [mention]
        return []

    def _goes_on_by_suffix(self, passage: Passage) -> bool:
        """Whether a paragraph begins with a quotation, or words of somebody named before (``According to her``)."""
        units = passage.quoted.units
        return 0 in passage.quoted.inner or (
            bool(len(units)) and not units.classes(0).isdisjoint({"speech_nouns+owned", "according+owned"})
        )

    def _is_subject(self, people: list[Mention], passage: Passage) -> bool:
        return bool(people) and people[0].start in self._subjects(passage, [])

    def _subjects(self, passage: Passage, outer: list[Draft]) -> list[int]:
        """Starts of persons who are the subject of a sentence that reports nothing."""
        found: list[int] = []
        if passage.paragraph.subhead or self._present.match(passage.quoted.units.symbols):
            return found  # a title, the writer's name, or who was there
        units = passage.quoted.units
        told = sorted([d.sentence[0] for d in outer] + [(d.cue or d.content[0])[0] for d in outer])
        for begin, end in passage.sentences:
            if bisect_left(told, units.start(begin)) < bisect_left(told, units.end(end - 1)):
                continue
            at = next((at for at in range(begin, min(begin + 4, end)) if "np" in units.classes(at)), None)
            if at is not None:
                found.append(units.start(at))
            if voiced := self._voiced.search(units.symbols, begin, end):
                found.append(units.start(voiced.start("subject")))
        return found

    def _subject(self, at: int, passage: Passage) -> None:
        being = self.register.of.get(at)
        if being is not None and being.kind in ("unnamed", "group"):
            self.focus.plural = being
            if being.number == at and self.register.is_one(self.register.mention_at[at]):
                self.focus.person = being
        if being is None or being.kind != "person":
            return
        self.focus.note(being)
        units = passage.quoted.units
        begin = units.at(at)
        if begin is None:
            return
        # who is told to blame, praise or comment is about to be quoted
        if compiled(self.grammar).engine["reacts"].search(units.symbols, begin + 1, min(begin + 8, len(units))):
            self.focus.turn_to(being, (at, units.end(begin)))

    def _statement(self, draft: Draft, passage: Passage) -> None:
        if draft.goes_on:
            if self._announced:
                self._take_announcement(draft)
                self._settle(draft, Resolved(self._announced.being, "announced", self._announced.antecedent))
                return
            if passage.number > self._last_quote_paragraph + 1:
                self._end_run(None)
            self._last_quote_paragraph = passage.number
            self.waiting[id(draft)] = draft
            return
        resolved = self._source(draft, passage)
        if draft.kind == "direct" and resolved.how == "named" and resolved.being is not None:
            self._named_at_last(resolved.being, draft.source, passage.number)
        if draft.kind == "direct":
            if passage.number > self._last_quote_paragraph + 1 or not self._opens(draft, passage):
                self._end_run(None)
            self._last_quote_paragraph = passage.number
            self._end_run(resolved)
        else:
            self._end_run(None)
        self._settle(draft, resolved)
        if resolved.being is not None and self._turns(draft, resolved.being, passage):
            self.focus.turn_to(resolved.being, draft.source, passage.number)
            if draft.kind != "direct":
                self._pass_on(draft, resolved.being, passage)
        elif resolved.being is not None and resolved.being.kind == "person":
            self.focus.person = resolved.being

    def _opens(self, draft: Draft, passage: Passage) -> bool:
        """Whether a quotation stands at the head of its paragraph: who says it otherwise begins to speak there."""
        return 0 in passage.quoted.inner and draft.content[0][0] < passage.quoted.units.end(0)

    def _take_announcement(self, draft: Draft) -> None:
        """The first quotation after ``wrote:`` has that cue and its sentence, where its source and channel stand."""
        if self._announcement is None:
            return
        draft.cue, draft.source, draft.cue_words, draft.sentence = self._announcement
        draft.rule = "engine#announced"
        self._announcement = None

    def _turns(self, draft: Draft, being: Being, passage: Passage) -> bool:
        """Whether whom it tells of goes on speaking: not who is only said to be willing after a person spoke, nor whom
        a sentence tells of in passing that says who has spoken ("he said so in answer to ...")."""
        if any(setting.sentence == draft.sentence for setting in passage.settings):
            return False
        before = self.focus.speaker
        if draft.frame in _WILLING and being.kind != "person" and before is not None and before.kind == "person":
            return False
        if before is not None and before.kind == "person" and self._is_of_many(draft, being):
            return False
        if being.kind in ("unnamed", "group") and self._is_relative(draft):
            return False
        if before is not None and before.kind == "person" != being.kind and self._is_relative(draft):
            return False
        if self._is_in_document(draft) and self._is_relative(draft) and self._is_told_with_another(draft, passage):
            return False
        turns = draft.turns or (draft.turns_to_person and being.kind == "person")
        return turns and not (draft.carried and self._beside(draft))

    def _is_told_with_another(self, draft: Draft, passage: Passage) -> bool:
        """Whether another statement stands in its sentence, within nobody's words."""
        return any(
            other is not draft and other.sentence == draft.sentence and not other.inside for other in passage.drafts
        )

    def _is_in_document(self, draft: Draft) -> bool:
        """Whether its source is a document: "Lind praised Maresk's statement that called for peace"."""
        mention = self.register.mention_at.get(draft.source[0]) if draft.source else None
        return mention is not None and mention.kind == "document"

    def _is_relative(self, draft: Draft) -> bool:
        """Whether it is told in a relative clause: "the demand of people who want ..."."""
        if draft.source is None or draft.cue is None or draft.cue[0] <= draft.source[1]:
            return False
        between = self.register.words((draft.source[1], draft.cue[0])).split()
        classes = [self.grammar.lexicon.look_up(word, word.lower()).classes for word in between]
        return bool(classes) and "relatives" in classes[0] and all("auxiliaries" in known for known in classes[1:])

    def _is_of_many(self, draft: Draft, being: Being) -> bool:
        """Whether it is told of people at large (``Farmers complained ...``), with whom no quotation goes on."""
        mention = self.register.mention_at.get(draft.source[0]) if draft.source else None
        if mention is None or mention.title is None or being.kind != "unnamed" or draft.kind == "direct":
            return False
        people = self.grammar.lexicon.entries["people_nouns"]
        return mention.head in people and mention.start == mention.title[0] and not self._meant.is_precise(mention)

    def _beside(self, draft: Draft) -> bool:
        """Whether another statement with a source of its own stands in the sentence: it tells who goes on speaking."""
        return draft.sentence in self._told_in

    def _pass_on(self, draft: Draft, being: Being, passage: Passage) -> None:
        """An outlet or document only passes words on: whoever it tells of first goes on speaking."""
        if not self.register.passes_on(being) or draft.source is None:
            return
        start = draft.content[0][0]
        for mention in between(passage.mentions, start, start + 40):
            inner = self.register.of.get(mention.start)
            if inner is not None:
                if inner.kind == "person" and inner is not being:
                    self.focus.turn_to(inner, (mention.start, mention.end))
                return

    def _can_be_named(self, being: Being, paragraph: int) -> bool:
        """Whether it is one person without a name who spoke just before."""
        return (
            being.kind == "unnamed"
            and bool(being.heads)
            and not being.plural
            and being.person is None
            and not self.register.passes_on(being)
            and paragraph - self.focus.paragraph <= 1 + len(self.waiting)
        )

    def _named_at_last(self, being: Being, source: Chars | None, paragraph: int) -> None:
        """A speaker told only by role or description until now is the person whom this source names first."""
        before = self.focus.speaker
        if before is None or before is being or source is None or not self._can_be_named(before, paragraph):
            return
        mention = self.register.mention_at.get(source[0])
        if being.kind != "person" or being.number != source[0] or mention is None:
            return
        if mention.title and mention.head not in before.heads:
            return
        self._merge(before, being)

    def _merge(self, unnamed: Being, person: Being) -> None:
        self.register.merge(unnamed, person)
        for key, known in self.speakers.items():
            if known.being is unnamed:
                self.speakers[key] = known._replace(being=person)
        for name in ("speaker", "person", "plural", "body"):
            if getattr(self.focus, name) is unnamed:
                setattr(self.focus, name, person)

    def _end_run(self, resolved: Resolved | None) -> None:
        """Quotations that waited belong to the cue that ends their run, or else to the speaker before."""
        for draft in self.waiting.values():
            if resolved is not None and resolved.being is not None:
                self._settle(draft, Resolved(resolved.being, "goes_on", resolved.antecedent))
            elif self.focus.speaker is not None:
                self._settle(draft, Resolved(self.focus.speaker, "goes_on", self.focus.span))
            else:
                self._settle(draft, NOBODY)
        self.waiting.clear()

    def _setting(self, setting: Setting, passage: Passage) -> None:
        source = setting.source
        resolved = self._meant.mention(source, passage, inner=False)
        if resolved.being is None:
            return
        before = self.focus.speaker
        is_new = before is not None and before is not resolved.being and resolved.being.kind == "person"
        if before is not None and is_new and self._can_be_named(before, passage.number):
            self._merge(before, resolved.being)
        for draft in (*self._unsaid, *self.waiting.values()):
            known = self.speakers.get(id(draft), NOBODY)
            if known.being is None and draft.paragraph < passage.number:
                self.speakers[id(draft)] = Resolved(resolved.being, "setting", source)
        self._unsaid = [d for d in self._unsaid if d.paragraph == passage.number]
        self.focus.turn_to(resolved.being, source)

    def _announce(self, passage: Passage) -> None:
        assert passage.announces is not None
        units = passage.quoted.units
        if "speech_nouns+owned" in units.classes(passage.announces[0]):
            being = self.focus.speaker
            self._announced = Resolved(being, "announced", self.focus.span)
            return
        for at in range(
            len(units) - 1 if units.classes(passage.announces[0]) & {"speech_nouns"} else passage.announces[0],
            -1,
            -1,
        ):
            classes = units.classes(at)
            if "pronouns" in classes or ("np" in classes and "document" not in classes):
                span = (units.start(at), units.end(at))
                first = self._first_of_sentence(passage, at)
                resolved = self._meant.mention(first or span, passage, inner=False)
                if resolved.being is not None:
                    self._announced = resolved
                    self._announcement = (
                        (units.start(passage.announces[0]), units.end(passage.announces[1] - 1)),
                        first or span,
                        units.low(passage.announces[0]),
                        (units.start(0), units.end(len(units) - 1)),
                    )
                    self.focus.turn_to(resolved.being, span)
                return

    def _first_of_sentence(self, passage: Passage, at: int) -> Chars | None:
        """The subject of the sentence: its first person or body."""
        units = passage.quoted.units
        begin = next((s[0] for s in passage.sentences if s[0] <= at < s[1]), 0)
        for i in range(begin, at + 1):
            being = self.register.of.get(units.start(i))
            if "pronouns" in units.classes(i) or (
                being is not None and being.kind in ("person", "organisation", "country")
            ):
                return (units.start(i), units.end(i))
        return None

    def _settle(self, draft: Draft, resolved: Resolved) -> None:
        self.speakers[id(draft)] = resolved
        if not draft.carried and not draft.inside:
            self._told_in.add(draft.sentence)
        if resolved.being is None and not draft.inside:
            self._unsaid.append(draft)
        if resolved.being is not None and not draft.inside:
            self._meant.has_spoken(resolved.being)

    def _source(self, draft: Draft, passage: Passage) -> Resolved:
        if draft.source is None:
            return Resolved(self.focus.speaker, "carried", self.focus.span) if draft.carried else NOBODY
        if draft.source_is_cue:
            return Resolved(self.focus.speaker or self.focus.person, "suffix", self.focus.span)
        resolved = self._meant.mention(draft.source, passage, inner=False)
        back = self._described_before(draft, resolved) if draft.kind == "direct" else self._pointed_at(draft, resolved)
        return Resolved(back, "definite", self.focus.span) if back is not None else resolved

    def _described_before(self, draft: Draft, resolved: Resolved) -> Being | None:
        """Who says a quotation that is said by one described at length, down to a word that points back to who spoke
        before, or was introduced since: "said the expert on constitutions who was born in that town"."""
        being, before, source = resolved.being, self.focus.speaker, draft.source
        mention = self.register.mention_at.get(source[0]) if source else None
        if being is None or before is None or before.kind != "person" or mention is None or mention.title is None:
            return None
        if mention.kind not in ("role", "group") or mention.title[0] != mention.start:
            return None
        if being.kind != "unnamed" or being.number != mention.start:
            return None
        last = self.register.words((mention.end, draft.sentence[1])).rstrip(".").split()[-1:]
        if not last or "determiners" not in self.grammar.lexicon.look_up(last[0], last[0].lower()).classes:
            return None
        told = self.focus.plural
        return told if told is not None and mention.head in told.heads else before

    def _pointed_at(self, draft: Draft, resolved: Resolved) -> Being | None:
        """Who speaks on, told of with a clause down to a word that points at him: "this keeper who played for X"."""
        being, source = resolved.being, draft.source
        mention = self.register.mention_at.get(source[0]) if source else None
        if being is None or mention is None or source is None or draft.cue is None or not self._pointing:
            return None
        if being.kind != "unnamed" or being.number != mention.start or draft.cue[0] <= source[1]:
            return None
        words = self.register.words((source[1], draft.cue[0])).lower().split()
        if not words or words[-1] not in self._pointing:
            return None
        if "relatives" not in self.grammar.lexicon.look_up(words[0], words[0]).classes:
            return None
        speaker = self.focus.speaker
        return speaker if speaker is not None and speaker.kind == "person" else self.focus.person

    # ------------------------------------------------------------------ statements within statements

    def _nest(self, draft: Draft, passage: Passage) -> None:
        """Now, or, within a quotation whose speaker is not yet known, at the end."""
        outer = outer_of(draft, passage)
        if outer is not None and id(outer) in self.waiting:
            self._later.append((draft, passage))
        else:
            self._nested(draft, passage)

    def _nested(self, draft: Draft, passage: Passage) -> None:
        outer = outer_of(draft, passage)
        outer_speaker = self.speakers.get(id(outer), NOBODY) if outer else NOBODY
        if draft.source is None or draft.source_is_cue:
            self._settle(draft, Resolved(outer_speaker.being or self.focus.speaker, "suffix", outer_speaker.antecedent))
            return
        starts = starts_in(passage.mentions, draft.source)
        if starts:
            meant = self._meant.mention(draft.source, passage, inner=True)
            if meant.how == "definite" and meant.being is outer_speaker.being:
                meant = self._named_within(draft, outer, passage) or self._other_than(meant, passage)
            self._settle(draft, meant)
            return
        word = self.register.words(draft.source).lower()
        lexicon = self.grammar.lexicon
        kind = (lexicon.fields("pronouns", word) or lexicon.fields("possessives", word) or ("",))[0]
        if kind == "plural" and outer is not None and not draft.inside and self._is_said_of(outer, word):
            self._settle(draft, Resolved(outer_speaker.being, "pronoun", outer_speaker.antecedent))
        elif kind == "person" and outer_speaker.being is not None and self._is_no_person(outer_speaker.being):
            self._settle(draft, self._meant.pronoun(word, inner=True))
        elif kind == "self" or (kind in ("person", "body") and not draft.inside):
            self._settle(draft, Resolved(outer_speaker.being, "pronoun", outer_speaker.antecedent))
        else:
            self._settle(draft, self._last_mentioned(draft, passage, kind))

    def _is_no_person(self, being: Being) -> bool:
        """Whether no pronoun for a person can mean it: an outlet, a body, a country or many."""
        return being.kind in ("organisation", "country", "group") or being.plural or self.register.passes_on(being)

    def _is_said_of(self, outer: Draft, word: str) -> bool:
        """Whether the source of a statement is that word too: "they doubted what they call a plan"."""
        return outer.source is not None and self.register.words(outer.source).lower() == word

    def _named_within(self, draft: Draft, outer: Draft | None, passage: Passage) -> Resolved | None:
        """``Lind's account is doubtful, when the officer stated ...``: another, named in what is reported."""
        if outer is None or draft.source is None:
            return None
        speaker = self.speakers.get(id(outer), NOBODY).being
        begin = outer.content[0][0]
        for mention in reversed(passage.mentions):
            being = self.register.of.get(mention.start)
            if being is None or being is speaker or being.kind != "person":
                continue
            if begin <= mention.start < draft.source[0]:
                return Resolved(being, "definite", (mention.start, mention.end))
        return None

    def _other_than(self, meant: Resolved, passage: Passage) -> Resolved:
        """Whom a speaker calls by an office is seldom himself: the first other person of the paragraph before."""
        for before in self.passages[max(0, passage.number - 1) : passage.number]:
            for mention in before.mentions:
                being = self.register.of.get(mention.start)
                if being is not None and being.kind == "person" and being is not meant.being:
                    return Resolved(being, "definite", (mention.start, mention.end))
        return meant

    def _last_mentioned(self, draft: Draft, passage: Passage, kind: str) -> Resolved:
        """Within a speech a pronoun means whom the speaker named last."""
        assert draft.source is not None
        wanted = ("person",) if kind in ("person", "plain") else ("organisation", "country", "unnamed", "group")
        for number in range(passage.number, max(-1, passage.number - 3), -1):
            mentions = self.passages[number].mentions
            for mention in reversed(between(mentions, 0, draft.source[0])[-_BACK:]):
                being = self.register.of.get(mention.start)
                if being is not None and being.kind in wanted:
                    return Resolved(being, "pronoun", (mention.start, mention.end))
        return self._meant.pronoun(self.register.words(draft.source).lower(), inner=True)

    def _fill_back(self) -> None:
        """Speech before anybody is named belongs to the first speaker named close after it."""
        drafts = [d for p in self.passages for d in p.drafts if not d.inside]
        for i, draft in enumerate(drafts):
            if self.speakers.get(id(draft), NOBODY).being is not None or self._is_many(draft.source):
                continue
            for later in drafts[i + 1 : i + 4]:
                known = self.speakers.get(id(later), NOBODY)
                if known.being is not None and known.how == "named" and later.paragraph - draft.paragraph <= 2:
                    self._settle(draft, Resolved(known.being, "named_after", later.source))
                    break

    def _is_many(self, source: Chars | None) -> bool:
        words = self.register.words(source).lower() if source else ""
        return "plural" in self.grammar.lexicon.fields("pronouns", words)


def outer_of(draft: Draft, passage: Passage) -> Draft | None:
    """The smallest longer statement whose content holds this one's cue (or, without a cue, its content)."""
    return passage.outer_of(draft) if len(passage.drafts) > 1 else None
