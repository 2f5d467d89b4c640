"""The same claim in many articles: who asserts it, who repeats it, who denies it, who takes it back.

A claim is a row where one denies what another asserts, be it in another article within days, or where two articles,
none a copy of the other, tell that somebody is accused of the same, or denies the same. What is said once and answered
by nobody is not one. A denial finds what it denies by the parties and the words of both, in whatever language they
are; rather are there two claims of one than one of two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select, update

from rundingan.dossier import propositions
from rundingan.dossier.adding import Adding, Row, pieces
from rundingan.dossier.meanings import shared
from rundingan.dossier.parties import Party, own, party_of, tokens
from rundingan.dossier.prepared import Prepared, among, write_many
from rundingan.dossier.propositions import ACCUSE, DENY, SAYING, Proposition
from rundingan.dossier.schema import (
    articles,
    claim_keys,
    claim_sides,
    claims,
    entities,
    statement_entities,
    statements,
)
from rundingan.model import Claim, Statement

ASSERTS, DENIES, VARIES, WITHDRAWS = "asserts", "denies", "varies", "withdraws"
SIDES: Final = (ASSERTS, DENIES, VARIES, WITHDRAWS)
ASSERTED, CONTESTED, WITHDRAWN = "asserted", "contested", "withdrawn"

_roles = msgspec.json.Decoder(tuple[str, ...]).decode
_CANDIDATES: Final = 16
"""Statements that are looked at for one."""
_MOST: Final = 2000
"""Statements that share a key with those of an article, of which no more are counted."""
_OWN: Final = 20
"""Claims of him who takes one back that are looked at."""
_TOLD: Final = 3
"""Words that he shares with the claim that he takes back."""
_REMEMBERED: Final = 90
"""Days within which he takes it back."""


_ORIGIN: Final = Prepared(select(articles.c.origin).where(articles.c.id == bindparam("article")))
_SAID: Final = Prepared(
    select(claim_keys.c.key, claim_keys.c.statement_id).where(among(claim_keys.c.key, "keys")).limit(_MOST)
)
_CLAIM: Final = Prepared(
    select(claim_sides.c.claim_id)
    .where(claim_sides.c.statement_id == bindparam("statement"), claim_sides.c.side != WITHDRAWS)
    .order_by(claim_sides.c.claim_id)
)
_ABOUT: Final = Prepared(
    select(statement_entities.c.statement_id, entities.c.id, entities.c.name, entities.c.type, entities.c.country)
    .join(entities, entities.c.id == statement_entities.c.entity_id)
    .where(among(statement_entities.c.statement_id, "numbers"))
)
_OTHERS: Final = Prepared(
    select(
        statements.c.id, statements.c.article_id, articles.c.origin, statements.c.act, statements.c.day,
        statements.c.words, statements.c.language, statements.c.speaker,
        entities.c.name, entities.c.type, entities.c.country, entities.c.roles_json,
    )
    .join(articles, articles.c.id == statements.c.article_id)
    .join(entities, entities.c.id == statements.c.speaker, isouter=True)
    .where(among(statements.c.id, "numbers"), statements.c.article_id != bindparam("article"))
)  # fmt: skip
_SIDES: Final = Prepared(
    select(claim_sides.c.claim_id, claim_sides.c.side, claim_sides.c.entity_id, claim_sides.c.day)
    .where(among(claim_sides.c.claim_id, "claims"))
)  # fmt: skip


def join_claims(adding: Adding) -> None:
    """Find or make the claims of the dossier that the article asserts or denies."""
    _Joining(adding).join()


class _Answer(NamedTuple):
    """What fits a statement: how well, the statement, and that of another article."""

    score: float
    one: Proposition
    other: Proposition


class _Side(NamedTuple):
    """Who takes a side of a claim, and when."""

    side: str
    entity_id: int | None
    day: str | None


class _Joining:
    """The claims of one article."""

    def __init__(self, adding: Adding) -> None:
        self._adding = adding
        self._connection = adding.connection
        record = adding.record
        self._told = {each.id: each for each in record.statements}
        self._parties = {each.id: party_of(each, adding.entities[each.id]) for each in record.entities}
        [(self._origin,)] = _ORIGIN.rows(adding.connection, article=adding.article_id)
        of_claims = {local for each in record.claims for local in _locals(each)}
        back = {each.id for each in self._taking_back()}  # who takes a claim back asserts nothing by that
        self._said = {
            each.id: self._proposition(each)
            for each in record.statements
            if each.id in of_claims
            or (each.act in SAYING and each.speaker and (each.about or each.act == DENY) and each.id not in back)
        }
        self._of_claims = of_claims
        self._new: list[Row] = []
        self._sides: dict[tuple[int, int, str], Row] = {}
        self._touched: set[int] = set()

    def join(self) -> None:
        """Write the claims, their sides, and the keys of what the article says."""
        best = self._answers()
        for each in self._adding.record.claims:
            found = [best[local] for local in _locals(each) if local in best]
            self._claim(each, max(found, key=lambda one: one.score, default=None))
        for local, one in best.items():
            if local not in self._of_claims:
                self._single(local, one)
        self._adding.insert(claims, self._new)
        self._adding.insert(claim_sides, [*self._sides.values()])
        self._keep_keys()
        self._withdrawals()
        tell(self._connection, self._touched)

    def _answers(self) -> dict[str, _Answer]:
        """Of the article's statements, what in other articles fits them best."""
        wanted: dict[int, list[str]] = {}
        for local, one in self._said.items():
            for key in {*propositions.sought(one, repeats=self._may_repeat(local, one))}:
                wanted.setdefault(key, []).append(local)
        counts: dict[str, Counter[int]] = {}
        for key, number in _SAID.rows(self._connection, keys=sorted(wanted)) if wanted else ():
            for local in wanted[key]:
                counts.setdefault(local, Counter())[number] += 1
        chosen = {
            local: [n for n, count in counted.most_common(_CANDIDATES) if count > 1]
            for local, counted in counts.items()
        }
        others = _load(self._connection, {n for numbers in chosen.values() for n in numbers}, self._adding.article_id)
        found = {
            local: self._best(local, [others[n] for n in numbers if n in others]) for local, numbers in chosen.items()
        }
        return {local: one for local, one in found.items() if one}

    def _may_repeat(self, local: str, one: Proposition) -> bool:
        return local in self._of_claims or one.act in (ACCUSE, DENY)

    def _best(self, local: str, others: list[Proposition]) -> _Answer | None:
        one = self._said[local]
        found: _Answer | None = None
        for other in others:
            if one.denies == other.denies:
                score = propositions.repetition(one, other) if self._may_repeat(local, one) else 0.0
            else:
                score = propositions.denial(one, other) if one.denies else propositions.denial(other, one)
            if score and (found is None or score > found.score):
                found = _Answer(score, one, other)
        return found

    def _proposition(self, each: Statement) -> Proposition:
        adding, language = self._adding, self._adding.record.language
        speaker = self._parties.get(each.speaker or "")
        about = [self._parties[local] for local in each.about if local in self._parties and local != each.speaker]
        return _proposition(
            adding.statements[each.id],
            (adding.article_id, self._origin),
            each.act,
            adding.day(each.time),
            (adding.record.words(*each.content), language),
            speaker,
            about,
        )

    def _claim(self, each: Claim, answer: _Answer | None) -> None:
        """Note a claim of the article, with what others say of it."""
        number = self._number_of(answer.other, None) if answer else None
        if number is None:
            number = self._made(self._adding.words(each.span), self._adding.record.language)
        for side, local, speaker in _sides(each):
            self._add_side(number, side, local, each.why.rule if each.why else None, speaker)

    def _single(self, local: str, answer: _Answer) -> None:
        """Join a statement with what it answers, what answers it, or what says the same, in another article."""
        one, other = answer.one, answer.other
        number = self._number_of(other, one if one.denies == other.denies else None)
        if number is not None:
            self._add_side(number, DENIES if one.denies else ASSERTS, local, None)

    def _number_of(self, other: Proposition, repeated: Proposition | None) -> int | None:
        """The claim on one side of which another statement stands; a new one with it where there is none.

        Args:
            repeated: a statement that says the same, which makes a claim of the two only where nobody else has said it.
        """
        row = _CLAIM.row(self._connection, statement=other.id)
        known: int | None = row[0] if row else None
        if known is None:
            known = next((claim for claim, statement, _ in self._sides if statement == other.id), None)
        if known is not None or (repeated and repeated.origin == other.origin):
            return known
        side = DENIES if other.denies else ASSERTS
        found = self._connection.execute(select(statements).where(statements.c.id == other.id)).one()
        number = self._made(found.words, found.language)
        self._sides[number, other.id, side] = {
            "claim_id": number,
            "statement_id": other.id,
            "side": side,
            "article_id": found.article_id,
            "entity_id": found.speaker,
            "day": found.day,
            "outlet": found.outlet,
            "rule": None,
            "words": found.words,
            "begin": found.begin,
            "end": found.end,
        }
        return number

    def _made(self, words: str, language: str | None) -> int:
        number = self._adding.numbers.take()
        self._new.append(
            {
                "id": number,
                "words": words,
                "language": language,
                "status": ASSERTED,
                "first_day": None,
                "last_day": None,
            }
        )
        return number

    def _add_side(self, number: int, side: str, local: str, rule: str | None, speaker: str | None = None) -> None:
        statement, adding = self._told[local], self._adding
        self._touched.add(number)
        self._sides[number, adding.statements[local], side] = {
            "claim_id": number,
            "statement_id": adding.statements[local],
            "side": side,
            "article_id": adding.article_id,
            "entity_id": adding.entities.get(speaker or statement.speaker or ""),
            "day": adding.day(statement.time),
            "outlet": adding.outlet,
            "rule": rule,
            "words": adding.record.words(*statement.content),
            "begin": statement.sentence[0],
            "end": statement.sentence[1],
        }

    def _keep_keys(self) -> None:
        """Note by what the statements can be found."""
        rows = {(key, one.id) for one in self._said.values() for key in propositions.keys(one)}
        self._adding.insert(claim_keys, [{"key": key, "statement_id": number} for key, number in sorted(rows)])

    def _taking_back(self) -> Iterator[Statement]:
        """Statements in sentences that tell that a claim is taken back."""
        record = self._adding.record
        phrases = propositions.withdrawing(record.language)
        low = record.text.lower() if phrases else ""
        if any(phrase in low for phrase in phrases):
            for each in record.statements:
                sentence = low[each.sentence[0] : each.sentence[1]]
                if any(phrase in sentence for phrase in phrases):
                    yield each

    def _withdrawals(self) -> None:
        """Join what takes back a claim with the claim."""
        record = self._adding.record
        rows: list[Row] = []
        for each in self._taking_back():
            speaker = self._adding.entities.get(each.speaker or "")
            if speaker is None:
                continue
            words = propositions.read(record.text[each.sentence[0] : each.sentence[1]], record.language).words
            for number, language, claim in _asserted_by(self._connection, speaker, self._adding.day(each.time)):
                if shared(propositions.read(claim, language).words, words) >= _TOLD:
                    self._sides.clear()
                    self._add_side(number, WITHDRAWS, each.id, None)
                    rows += self._sides.values()
                    break
        self._adding.insert(claim_sides, rows)


def _locals(each: Claim) -> list[str]:
    return [side.statement for side in (*each.asserted_by, *each.denied_by)] + [*each.variants]


def _sides(each: Claim) -> Iterator[tuple[str, str, str | None]]:
    """The sides, the statements in which they are taken, and who takes them: not always he who speaks there."""
    yield from ((ASSERTS, side.statement, side.speaker) for side in each.asserted_by)
    yield from ((DENIES, side.statement, side.speaker) for side in each.denied_by)
    yield from ((VARIES, statement, None) for statement in each.variants)


def _proposition(
    number: int,
    article: tuple[int, int],
    act: str,
    day: str | None,
    said: tuple[str, str | None],
    speaker: Party | None,
    about: Iterable[Party],
) -> Proposition:
    return Proposition(
        number,
        *article,
        act,
        propositions.ordinal(day),
        speaker.id if speaker else None,
        propositions.called(speaker.name, said[1]) if speaker else frozenset(),
        tuple(dict.fromkeys(tokens(speaker, said[1]))) if speaker else (),
        tuple(dict.fromkeys(token for each in about for token in own(each))),
        propositions.read(*said),
    )


def _load(connection: Connection, ids: set[int], article: int) -> dict[int, Proposition]:
    """Statements of other articles, by their rows."""
    if not ids:
        return {}
    about: dict[int, list[Party]] = {}
    for statement, *person in _ABOUT.rows(connection, numbers=sorted(ids)):
        about.setdefault(statement, []).append(Party(*person))
    rows = _OTHERS.rows(connection, numbers=sorted(ids), article=article)
    return {row[0]: _loaded(row, about.get(row[0], [])) for row in rows}


def _loaded(row: Sequence[Any], about: list[Party]) -> Proposition:
    number, article, origin, act, day, words, language, who, name, kind, country, roles = row
    speaker = None
    if who is not None:
        speaker = Party(who, name, kind, country, next(iter(_roles(roles)), None))
    others = [each for each in about if each.id != who]
    return _proposition(number, (article, origin), act, day, (words, language), speaker, others)


def _asserted_by(connection: Connection, speaker: int, day: str | None) -> list[tuple[int, str | None, str]]:
    """What somebody claims, the last first: the claim, its language and its words."""
    query = (
        select(claim_sides.c.claim_id, claims.c.language, claim_sides.c.words)
        .join(claims, claims.c.id == claim_sides.c.claim_id)
        .where(claim_sides.c.entity_id == speaker, claim_sides.c.side == ASSERTS)
        .order_by(claim_sides.c.day.desc(), claim_sides.c.claim_id)
        .limit(_OWN)
    )
    if day:
        since = (date.fromisoformat(day) - timedelta(_REMEMBERED)).isoformat()
        query = query.where(claim_sides.c.day.between(since, day))
    return [(number, language, words) for number, language, words in connection.execute(query)]


_TELL = (
    update(claims)
    .where(claims.c.id == bindparam("claim"))
    .values(status=bindparam("new_status"), first_day=bindparam("new_first"), last_day=bindparam("new_last"))
)


def tell(connection: Connection, touched: Iterable[int]) -> None:
    """Tell the status and the days of claims from their sides."""
    found: dict[int, list[_Side]] = {number: [] for number in touched}
    for claim, *side in _SIDES.rows(connection, claims=sorted(found)) if found else ():
        found[claim].append(_Side(*side))
    rows = []
    for number, sides in found.items():
        days = sorted(side.day for side in sides if side.day)
        first, last = (days[0], days[-1]) if days else (None, None)
        rows.append({"claim": number, "new_status": _status(sides), "new_first": first, "new_last": last})
    write_many(connection, _TELL, rows)


def _status(sides: list[_Side]) -> str:
    """Of a claim: withdrawn where all who asserted it took it back, contested where somebody denies it."""
    by: dict[str, set[int | None]] = {side: set() for side in SIDES}
    for each in sides:
        by[each.side].add(each.entity_id)
    if by[WITHDRAWS] and by[ASSERTS] <= by[WITHDRAWS]:
        return WITHDRAWN
    return CONTESTED if by[DENIES] else ASSERTED


def tidy(connection: Connection, touched: Iterable[int]) -> None:
    """Tell claims anew when an article has been read again; those go that are none any more.

    Args:
        touched: the claims in which the article had a side.
    """
    numbers = sorted({*touched})
    for some in pieces(numbers):
        side = claim_sides.c
        query = (
            select(side.claim_id, func.count(articles.c.origin.distinct()), func.count(side.rule))
            .join(articles, articles.c.id == side.article_id)
            .where(side.claim_id.in_(some))
            .group_by(side.claim_id)
        )
        kept = {number for number, origins, ruled in connection.execute(query) if origins > 1 or ruled}
        gone = [number for number in some if number not in kept]
        connection.execute(delete(claim_sides).where(side.claim_id.in_(gone)))
        connection.execute(delete(claims).where(claims.c.id.in_(gone)))
        tell(connection, kept)
