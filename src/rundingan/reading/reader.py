"""From an article to its record: the stages, run in the order in which the text flows."""

from __future__ import annotations

from datetime import date

from rundingan.errors import ArticleError
from rundingan.model import Article, Entity, Record, Span, Statement, Timex, Why
from rundingan.reading.acts import act_of
from rundingan.reading.channels import find_channels
from rundingan.reading.entities import Being, Register
from rundingan.reading.segments import Layout, lay_out
from rundingan.reading.speakers import Resolved, Resolver, outer_of
from rundingan.reading.statements import Draft, Passage, read_passages
from rundingan.reading.times import FoundTime, find_times
from rundingan.rules.grammar import Grammar, grammar
from rundingan.text.folded import Folded


def read(
    text: str,
    *,
    published: str | date | None = None,
    language: str | None = None,
    title: str | None = None,
    source: str | None = None,
    id: str = "",
) -> Record:
    """Read one article.

    Args:
        text: the words; the record's spans point into exactly this string.
        published: the day of publication (ISO 8601 or a date), to which ``semalam`` and its like are relative.
        language: ISO 639-1 code; found out where it is not given.
        title: the headline, kept and not read.
        source: the outlet.
        id: the caller's name for the article.

    Raises:
        ArticleError: ``published`` is no date.
        LanguageError: there is no pack for ``language``.
    """
    day = _day(published)
    return read_article(
        Article(
            id=id, text=text, title=title, published=day.isoformat() if day else None, language=language, source=source
        )
    )


def read_article(article: Article) -> Record:
    """Read an :class:`~rundingan.model.Article`; raises as :func:`read` does."""
    code = article.language or "ms"
    rules = grammar(code)
    folded = Folded(article.text)
    layout = lay_out(folded, rules)
    day = _day(article.published)
    times = find_times(folded, day, rules.pack)
    passages = read_passages(layout, rules, _time_tokens(layout, times))
    register = Register(folded.text, passages, rules)
    speakers = Resolver(passages, register).resolve()
    return _Writer(article, code, folded, layout, times, passages, register, speakers, rules).record()


def _day(published: str | date | None) -> date | None:
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published[:10])
    except ValueError as wrong:
        raise ArticleError(f"the date {published!r} is not an ISO 8601 date such as 2025-03-15") from wrong


def _time_tokens(layout: Layout, times: list[FoundTime]) -> dict[int, int]:
    """First token of each time -> token after its last."""
    from bisect import bisect_left

    starts = layout.tokens.starts
    return {bisect_left(starts, t.start): bisect_left(starts, t.end) for t in times if t.start < t.end}


class _Writer:
    """Write the record: ids, spans in the given text, and who is meant."""

    def __init__(
        self, article: Article, code: str, folded: Folded, layout: Layout, times: list[FoundTime],
        passages: list[Passage], register: Register, speakers: dict[int, Resolved], rules: Grammar,
    ) -> None:  # fmt: skip
        self.article = article
        self.code = code
        self.folded = folded
        self.layout = layout
        self.passages = passages
        self.register = register
        self.speakers = speakers
        self.rules = rules
        self.times = [
            Timex(id=f"t{i}", span=folded.span(t.start, t.end), value=t.value, why=Why(rule=t.rule))
            for i, t in enumerate(times, 1)
        ]
        self.entity_ids = {id(being): f"e{i}" for i, being in enumerate(register.beings, 1)}

    def record(self) -> Record:
        """The whole record."""
        article = self.article
        return Record(
            id=article.id,
            title=article.title,
            language=self.code,
            published=article.published,
            source=article.source,
            text=article.text,
            entities=tuple(self._entity(b) for b in self.register.beings),
            times=tuple(self.times),
            statements=tuple(self._statements()),
        )

    def _span(self, span: tuple[int, int]) -> Span:
        return self.folded.span(*span)

    def _entity(self, being: Being) -> Entity:
        name = being.name
        return Entity(
            id=self.entity_ids[id(being)],
            name=name,
            type=being.kind,
            aliases=tuple(n for n in being.names if n != name),
            roles=tuple(being.roles),
            country=being.country,
            mentions=tuple(self._span(s) for s in sorted(set(being.mentions))),
        )

    def _statements(self) -> list[Statement]:
        channels = find_channels(self.passages, self.speakers, self.rules, self.layout.tokens)
        drafts = [(p, d) for p in self.passages for d in p.drafts]
        ids = {id(draft): f"s{i}" for i, (_, draft) in enumerate(drafts, 1)}
        return [self._statement(draft, passage, ids, channels.get(id(draft))) for passage, draft in drafts]

    def _statement(
        self, draft: Draft, passage: Passage, ids: dict[int, str], channel: tuple[int, int] | None
    ) -> Statement:
        resolved = self.speakers[id(draft)]
        words = " ".join(self.folded.text[a:b] for a, b in draft.content)
        act, reason = act_of(draft, words, self.rules)
        outer = outer_of(draft, passage.drafts)
        return Statement(
            id=ids[id(draft)],
            content=tuple(self._span(s) for s in draft.content),
            kind=draft.kind,
            source=self._span(draft.source) if draft.source else None,
            speaker=self.entity_ids.get(id(resolved.being)) if resolved.being else None,
            cue=self._span(draft.cue) if draft.cue else None,
            channel=self.folded.text[channel[0] : channel[1]] if channel else None,
            channel_span=self._span(channel) if channel else None,
            act=act,
            within=ids.get(id(outer)) if outer else None,
            sentence=self._span(draft.sentence),
            confidence=0.5,
            why=Why(
                rule=draft.rule,
                act=reason,
                speaker=resolved.how,
                antecedent=self._span(resolved.antecedent) if resolved.antecedent else None,
            ),
        )
