"""The statements of an article joined with the same quotations in others (:mod:`rundingan.dossier.quotations`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
from sqlalchemy import bindparam, func, select, update

from rundingan.dossier.adding import Adding
from rundingan.dossier.prepared import Prepared, among, write_many
from rundingan.dossier.propositions import DENY
from rundingan.dossier.quotations import Join, joins, keys
from rundingan.dossier.schema import quotation_keys, quoted, statements
from rundingan.dossier.utterances import Account, Utterance, account

_CANDIDATES: Final = 12
"""Articles that an article is compared with, those that share most keys."""
_SHARED: Final = 2
"""Keys that they share at least."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Account).decode

_ALIKE: Final = Prepared(
    select(quotation_keys.c.article_id)
    .where(among(quotation_keys.c.key, "keys"))
    .group_by(quotation_keys.c.article_id)
    .having(func.count() >= _SHARED)
    .order_by(func.count().desc(), quotation_keys.c.article_id.desc())
    .limit(_CANDIDATES)
)
_QUOTED: Final = Prepared(
    select(quoted.c.account).where(among(quoted.c.article_id, "articles")).order_by(quoted.c.article_id)
)
_GROUPS: Final = Prepared(
    select(statements.c.id, statements.c.quotation, statements.c.act).where(among(statements.c.id, "numbers"))
)
_UNITE: Final = (
    update(statements).where(statements.c.quotation == bindparam("other")).values(quotation=bindparam("group"))
)


def join_quotations(adding: Adding) -> dict[str, int]:
    """Of each statement that another article has as well (local id), the first statement of the same words.

    Groups that turn out to be one, by a statement that belongs to both, become one.
    """
    made = account(adding.record, adding.article_id, lambda each: adding.statements[each.id])
    if made is None or not made.utterances:
        return {}
    wanted = sorted({each.key for each in keys(made)})
    groups = _joined(adding, made, wanted)
    adding.insert(quoted, [{"article_id": made.article, "account": _encode(made)}])
    adding.insert(quotation_keys, [{"key": key, "article_id": made.article} for key in wanted])
    return {local: groups[number] for local, number in adding.statements.items() if number in groups}


def _joined(adding: Adding, made: Account, wanted: list[int]) -> dict[int, int]:
    """The groups of the statements that others have as well."""
    connection = adding.connection
    alike = [article for (article,) in _ALIKE.rows(connection, keys=wanted)] if wanted else []
    others = [_decode(row) for (row,) in _QUOTED.rows(connection, articles=alike)] if alike else []
    found = joins(made, others)
    if not found:
        return {}
    rows = [*_GROUPS.rows(connection, numbers=sorted({each.there for each in found}))]
    group: dict[int, int] = {number: quotation for number, quotation, _ in rows}
    acts = {adding.statements[each.id]: each.act for each in adding.record.statements}
    acts.update((number, act) for number, _, act in rows)
    said = {each.id: each for one in (made, *others) for each in one.utterances}
    mine: dict[int, set[int]] = {}
    for each in found:
        if _answers(each, said, acts):
            continue
        mine.setdefault(each.here, set()).add(group[each.there])
    united = _united(mine.values())
    changed = [{"other": other, "group": first} for other, first in sorted(united.items()) if other != first]
    write_many(connection, _UNITE, changed)
    return {number: united[min(those)] for number, those in mine.items()}


def _answers(join: Join, said: Mapping[int, Utterance], acts: Mapping[int, str]) -> bool:
    """Whether one denies in the same words what another says, so that these are two quotations."""
    if (acts[join.here] == DENY) == (acts[join.there] == DENY):
        return False
    one, other = said[join.here], said[join.there]
    return bool(one.names and other.names) and set(one.names).isdisjoint(other.names)


def _united(sets: Iterable[set[int]]) -> dict[int, int]:
    """For each group of overlapping sets its smallest member."""
    first: dict[int, int] = {}

    def root(number: int) -> int:
        while first.setdefault(number, number) != number:
            number = first[number]
        return number

    for those in sets:
        least = min(root(each) for each in those)
        for each in those:
            first[root(each)] = least
    return {number: root(number) for number in [*first]}
