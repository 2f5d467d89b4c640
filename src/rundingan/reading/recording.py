"""Write the record: ids, spans in the given text, and who, when, by which means and how surely."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rundingan.model import Article, Entity, Record, Statement, Timex, Why
from rundingan.reading.account import Account, tell
from rundingan.reading.acts import act_of
from rundingan.reading.beings import Being
from rundingan.reading.channels import find_channels
from rundingan.reading.confidence import confidence_of
from rundingan.reading.entities import Register
from rundingan.reading.occasions import find_occasions
from rundingan.reading.parts import Parts
from rundingan.reading.referents import Resolved
from rundingan.reading.segments import Layout
from rundingan.reading.speakers import outer_of
from rundingan.reading.statements import Draft, Passage
from rundingan.reading.times import FoundTime
from rundingan.rules.grammar import Grammar
from rundingan.text.folded import Folded

Chars = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article apart from its words: language and how surely, day of publication and from where."""

    language: str
    confidence: float
    day: date | None
    day_from: str | None


class Recording:
    """All that the stages found, on its way into a :class:`~rundingan.model.Record`."""

    def __init__(
        self, article: Article, known: Known, folded: Folded, layout: Layout, times: list[FoundTime],
        passages: list[Passage], register: Register, speakers: dict[int, Resolved], rules: Grammar,
    ) -> None:  # fmt: skip
        self.article = article
        self.known = known
        self.folded = folded
        self.layout = layout
        self.found_times = times
        self.passages = passages
        self.register = register
        self.speakers = speakers
        self.rules = rules
        self._span = folded.given
        self.entity_ids = {id(being): f"e{i}" for i, being in enumerate(register.beings, 1)}

    def record(self) -> Record:
        """The whole record."""
        article, known = self.article, self.known
        statements = tuple(self._statements())
        parts = Parts(self.account, self.entity_ids, self._span)
        return Record(
            id=article.id,
            title=article.title,
            language=known.language,
            language_confidence=known.confidence,
            published=known.day.isoformat() if known.day else None,
            published_from=known.day_from,
            source=article.source,
            url=article.url,
            author=article.author,
            text=article.text,
            entities=tuple(self._entity(b) for b in self.register.beings),
            times=tuple(
                Timex(id=f"t{i}", span=self._span((t.start, t.end)), value=t.value, why=Why(rule=t.rule))
                for i, t in enumerate(self.found_times, 1)
            ),
            statements=statements,
            proposals=parts.proposals,
            positions=parts.positions,
            claims=parts.claims,
            commitments=parts.commitments,
            events=parts.events,
        )

    @cached_property
    def _acts(self) -> dict[int, tuple[str, str]]:
        """``id(draft)`` -> its act and the reason for it."""
        return {id(draft): self._act(draft) for passage in self.passages for draft in passage.drafts}

    def _act(self, draft: Draft) -> tuple[str, str]:
        return act_of(draft, " ".join(self.folded.text[a:b] for a, b in draft.content), self.rules)

    @cached_property
    def account(self) -> Account:
        """The article as read, for the parts that follow from its statements."""
        acts = {key: act for key, (act, _) in self._acts.items()}
        told = tell(self.passages, self.speakers, acts)
        register, times = self.register, self.found_times
        day = self.known.day.isoformat() if self.known.day else None
        return Account(self.folded.text, self.passages, register, times, self.rules, self.layout.breaks, told, day)

    def _entity(self, being: Being) -> Entity:
        name = being.name
        return Entity(
            id=self.entity_ids[id(being)],
            name=name,
            type=being.kind,
            aliases=tuple([known for known in being.names if known != name]),
            roles=tuple(being.roles),
            country=being.country,
            mentions=tuple(map(self._span, sorted(being.mentions))),
        )

    def _statements(self) -> list[Statement]:
        channels = find_channels(self.passages, self.speakers, self.rules, self.layout.tokens)
        occasions = find_occasions(self.passages, self.speakers, self.found_times)
        drafts = [(p, d) for p in self.passages for d in p.drafts]
        ids = {id(draft): f"s{i}" for i, (_, draft) in enumerate(drafts, 1)}
        for _, draft in drafts:
            self._note_source(draft)
        return [
            self._statement(draft, passage, ids, channels.get(id(draft)), occasions.get(id(draft)))
            for passage, draft in drafts
        ]

    def _note_source(self, draft: Draft) -> None:
        """A pronoun or suffix that stands for a speaker is a mention of him."""
        being = self.speakers[id(draft)].being
        if being is not None and draft.source:
            being.mention(draft.source)

    def _statement(
        self, draft: Draft, passage: Passage, ids: dict[int, str], channel: Chars | None, occasion: int | None
    ) -> Statement:
        resolved = self.speakers[id(draft)]
        act, reason = self._acts[id(draft)]
        outer = outer_of(draft, passage)
        return Statement(
            id=ids[id(draft)],
            content=tuple(map(self._span, draft.content)),
            kind=draft.kind,
            source=self._span(draft.written or draft.source) if draft.source else None,
            speaker=self.entity_ids.get(id(resolved.being)) if resolved.being else None,
            cue=self._span(draft.cue) if draft.cue else None,
            channel=self.folded.text[channel[0] : channel[1]] if channel else None,
            channel_span=self._span(channel) if channel else None,
            act=act,
            about=self._about(draft, resolved.being),
            time=f"t{occasion + 1}" if occasion is not None else None,
            within=ids.get(id(outer)) if outer else None,
            sentence=self._span(draft.sentence),
            confidence=confidence_of(draft, resolved, nested=outer is not None, grammar=self.rules),
            why=Why(
                rule=draft.rule,
                act=reason,
                speaker=resolved.how,
                antecedent=self._span(resolved.antecedent) if resolved.antecedent else None,
            ),
        )

    @cached_property
    def _mention_starts(self) -> list[int]:
        return sorted(self.register.of)

    def _about(self, draft: Draft, speaker: Being | None) -> tuple[str, ...]:
        """The entities that the content names, each once, in their order; the speaker is left out."""
        found: dict[str, None] = {}
        starts = self._mention_starts
        for begin, end in draft.content:
            for start in starts[bisect_left(starts, begin) : bisect_left(starts, end)]:
                being = self.register.of[start]
                if being is not speaker and id(being) in self.entity_ids:
                    found[self.entity_ids[id(being)]] = None
        return tuple(found)
