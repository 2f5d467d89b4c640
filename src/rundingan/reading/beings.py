"""The entities of an article in the making, and ways to find one: by key, by name, by head noun, by role.

An article of any length is read in time that grows with its length alone. So where more entities answer to a name, a
head noun or a role than any article of news has, only the latest of them are looked at.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from rundingan.reading.names import WORD, Folded, fold_name, within

Chars = tuple[int, int]
MOST: Final = 100
"""The entities that are looked at where many answer."""
_AFTER = 1_000_000_000
"""Farther than any article is long: a mention after a place counts only where none stands before it."""


@dataclass(slots=True, eq=False)
class Being:
    """An entity in the making.

    Attributes:
        kind: the type that it will have (see ``model.ENTITY_TYPES``).
        order: its place among those of the article, as they came.
        number: offset of its first mention.
        names: the forms by which it is called, and how often.
        roles: what it is said to be, in order.
        country: ISO code.
        mentions: spans in the folded text.
        starts: their starts, sorted.
        tokens: the words of its fullest name, folded.
        heads: heads of its roles or the head noun of its description.
        plural: whether it is many.
        key: what it is known by beside its names.
        person: the person that it turned out to be, where it was without a name.
    """

    kind: str
    order: int
    number: int
    names: dict[str, int] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)
    country: str | None = None
    mentions: set[Chars] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)
    tokens: Folded = ()
    heads: set[str] = field(default_factory=set)
    plural: bool = False
    key: str = ""
    person: Being | None = None

    @property
    def name(self) -> str:
        """The fullest form: of a person the one with most words, else the longest."""
        if len(self.names) == 1:
            return next(iter(self.names))
        if self.kind == "person":
            return max(self.names, key=lambda n: (len(WORD.findall(n)), self.names[n], len(n)))
        return max(self.names, key=len)

    def mention(self, span: Chars) -> None:
        """Note a mention."""
        if span not in self.mentions:
            self.mentions.add(span)
            insort(self.starts, span[0])

    def distance(self, at: int) -> int:
        """How far before ``at`` it is mentioned, or else after."""
        before = bisect_right(self.starts, at)
        return at - self.starts[before - 1] if before else _AFTER + self.starts[0] - at

    def nearness(self, at: int) -> int:
        """How far from ``at`` it is mentioned, before or after."""
        here = bisect_left(self.starts, at)
        return min(abs(at - start) for start in self.starts[max(0, here - 1) : here + 1])

    def last_before(self, at: int) -> int:
        """Where it is mentioned last before ``at``; -1 where it is not."""
        before = bisect_left(self.starts, at)
        return self.starts[before - 1] if before else -1


class Beings:
    """The entities of one article.

    Attributes:
        all: in the order in which they came, and after :meth:`sort` in that of their first mention; also those
            that turned out to be persons named later.
    """

    def __init__(self) -> None:
        self.all: list[Being] = []
        self._by_key: dict[str, Being] = {}
        self._by_letters: dict[str, list[Being]] = {}
        self._by_token: dict[str, list[Being]] = {}
        self._by_head: dict[str, list[Being]] = {}
        self._roles: list[tuple[str, int, Being]] = []

    def __iter__(self) -> Iterator[Being]:
        """Those that stand for themselves."""
        return (being for being in self.all if being.person is None)

    def sort(self) -> None:
        """Put all in the order of their first mention."""
        self.all.sort(key=lambda being: being.number)

    def new(self, kind: str, at: int, *, key: str = "", tokens: Folded = (), country: str | None = None) -> Being:
        """Take in an entity that is first met at ``at``."""
        being = Being(kind, len(self.all), at, key=key, tokens=tokens, country=country)
        self.all.append(being)
        if key:
            self._by_key.setdefault(key, being)
        if kind == "person":
            for letters in {token[:2] for token in tokens}:
                self._by_letters.setdefault(letters, []).append(being)
            for token in set(tokens):
                self._by_token.setdefault(token, []).append(being)
        return being

    def call(self, being: Being, name: str, times: int = 1) -> None:
        """Note a name that it is called by."""
        if name not in being.names:
            self._by_key.setdefault(fold_name(name), being)
        being.names[name] = being.names.get(name, 0) + times

    def head(self, being: Being, *heads: str) -> None:
        """Note a head noun of its description; it is found also by the first or last word of that."""
        for head in heads:
            if head in being.heads:
                continue
            being.heads.add(head)
            for word in {head, *head.split(" ")[:: max(1, head.count(" "))]}:
                self._by_head.setdefault(word, []).append(being)

    def role(self, being: Being, role: str) -> None:
        """Note a role of a person."""
        if role not in being.roles:
            being.roles.append(role)
            insort(self._roles, (fold_name(role), len(self._roles), being))

    def known(self, key: str) -> Being | None:
        """The entity of that key, or by that folded name."""
        return self._by_key.get(key)

    def called(self, tokens: Folded, at: int) -> Being | None:
        """The person of that name; among several the one mentioned nearest before ``at``."""
        fits = [being for being in self._alike(tokens[0]) if within(tokens, being.tokens)] if tokens else []
        if len(fits) < 2:
            return fits[0] if fits else None
        return min(fits, key=lambda being: being.distance(at))

    def stands_in(self, tokens: Folded) -> bool:
        """Whether the name of a person stands within a longer one (``The Amara Lind Show``)."""
        return any(
            len(being.tokens) > 1 and within(being.tokens, tokens) for token in tokens for being in self._alike(token)
        )

    def _alike(self, token: str) -> Iterable[Being]:
        """Persons of whose name a word may be that one, in another spelling too."""
        alike = self._by_letters.get(token[:2], [])
        if len(alike) <= MOST:
            return alike
        return dict.fromkeys([*self._by_token.get(token, [])[-MOST:], *alike[-MOST:]])

    def headed(self, head: str, before: int, kind: str) -> Being | None:
        """The entity of that kind and head noun that is mentioned last before an offset."""
        own = fold_name(head)
        known = [
            being
            for being in self._by_head.get(head, [])[-MOST:]
            if being.kind == kind and being.number < before and being.key != own and being.person is None
        ]
        return max(known, key=lambda being: being.last_before(before), default=None)

    def described(self, head: str, words: set[str]) -> list[Being]:
        """Persons of a head noun of one of whose roles all the words (folded) are told, in any order."""
        return [
            being
            for being in self._by_head.get(head.split(" ")[-1], [])[-MOST:]
            if being.kind == "person"
            and any(words <= {fold_name(word) for word in role.split()} for role in being.roles)
        ]

    def holders(self, role: str, *, exact: bool) -> list[Being]:
        """Persons who hold a role (folded).

        Args:
            role: the role, which may be the beginning of theirs where it is long enough to tell.
            exact: whether a short one must be the whole of theirs.
        """
        first = bisect_left(self._roles, (role,))
        last = bisect_left(self._roles, (role + chr(0x10FFFF),))
        found = {
            being
            for held, _, being in self._roles[first : min(last, first + MOST)]
            if held == role or not exact or len(role) > _TELLING
        }
        return sorted(found, key=lambda being: being.order)


_TELLING = 6
"""A role of more letters is told by its beginning (``prime minister`` of ``prime minister of Veloria``)."""
