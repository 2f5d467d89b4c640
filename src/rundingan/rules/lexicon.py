"""What each word is: the classes that a pack's word lists, suffixes and shapes give it, and the symbol for them.

The reader turns an article into a string of symbols, one character a unit (a word, a phrase of a word list, a mark, a
quotation, a mention). Patterns are then regular expressions over that string: quick, and free of any word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from rundingan.rules.alphabet import Alphabet
from rundingan.rules.kinds import ASKED, CHUNKS, COMMON, MARKS, PROPER, TAGGED, UNSHAPED
from rundingan.rules.pack import Pack, equal_to
from rundingan.text.tokens import low_of

MEMO_LIMIT: Final = 200_000
"""Words remembered at once: bounds memory on endless text."""

Classes = frozenset[str]

_UNKNOWN: Final[Classes] = frozenset({"unknown"})
_ONLY_CAPITALS: Final = "capitals"
"""The field of a name that is one only where all its letters are capitals: "RI", not "Ri"."""
_NUMBER: Final[Classes] = frozenset({"number", "word"})
_OTHER: Final[Classes] = frozenset({"other", "mark"})
_WORDS_ONLY: Final = "not_names"
"""A list of which only single words are classes."""
_OWNED: Final = "owned"
_EQUALS: Final = "equals"
"""A list of words that a pattern means where it names others."""


class Word(NamedTuple):
    """What is known of a word or phrase wherever it stands.

    Attributes:
        classes: names of word lists, and of shapes (``cap``, ``verb``, ``number`` ...).
        symbol: the symbol in the middle of a sentence.
        first: the symbol as the first word of a sentence, where a capital tells nothing.
    """

    classes: Classes
    symbol: str
    first: str


class Lexicon:
    """The word lists of a pack.

    Args:
        pack: the data.
        asked: what patterns ask of units, and how often. A word or phrase that they name themselves is a class of
            its own (``=word``).

    Attributes:
        alphabet: the symbols.
        entries: list -> words -> the line.
        phrase_starts: the words with which a phrase begins -> those that come second in one.
        known: the words looked up so far.
        symbols: word as written -> its symbol in the middle of a sentence.
    """

    def __init__(self, pack: Pack, asked: Mapping[str, int]) -> None:
        settings = pack.table("pack")
        self.suffixes: list[str] = settings.get("suffixes", [])
        owned = settings.get("owned", [])
        self._endings = {suffix: (suffix, _OWNED) if suffix in owned else (suffix,) for suffix in self.suffixes}
        self._clitics: list[str] = settings.get("clitics", [])
        also = settings.get("shapes_are_also", {})
        self._shapes = [
            (frozenset({name, *also.get(name, ())}), re.compile(shape))
            for name, shape in settings.get("shapes", {}).items()
        ]
        self.entries = {name: pack.entries(name) for name in pack.lists() if name != _EQUALS}
        self._equals = {word: equal_to(entry) for word, entry in pack.entries(_EQUALS).items()}
        classes = self._classes_of_lists([test[1:] for test in asked if test.startswith("=")])
        self._single = {words: found for words, found in classes.items() if " " not in words}
        self._capitals = frozenset(
            words
            for name in PROPER
            for words, entry in self.entries.get(name, {}).items()
            if _ONLY_CAPITALS in entry.fields
        )
        self._phrases = self._phrases_of({words: found for words, found in classes.items() if " " in words})
        self.phrase_starts = {first: frozenset(by_second) for first, by_second in self._phrases.items()}
        self.alphabet = Alphabet(dict.fromkeys(ASKED, 0) | dict(asked), self._kinds())
        self.known: dict[str, Word] = {}
        self.symbols = _Symbols(self)
        self._made: dict[tuple[Classes, bool], Word] = {}

    # ------------------------------------------------------------------ from the lists

    def _classes_of_lists(self, literals: list[str]) -> dict[str, Classes]:
        """Word or phrase -> its classes."""
        lists: dict[str, tuple[str, ...]] = {}
        for name, entries in self.entries.items():
            own: tuple[str, ...] = (name,)
            for words, entry in entries.items():
                if name == _WORDS_ONLY and " " in words:
                    continue
                more = own
                if name in TAGGED and entry.fields:
                    more = (name, *(f"{name}:{tag}" for tag in entry.fields[0].split(",")))
                lists[words] = lists[words] + more if words in lists else more
        for literal in literals:
            lists[literal] = (*lists.get(literal, ()), f"={literal}")
        named = set(literals)
        for word, theirs in self._equals.items():
            if equal := tuple(f"={words}" for words in theirs if words in named):
                lists[word] = (*lists.get(word, ()), *equal)
        for words in list(lists):
            for suffix in self.suffixes:
                # a suffixed form that is a list's own entry keeps what the list says
                if words + suffix in lists:
                    lists[words + suffix] += self._ending(lists[words], suffix)
        sets = {names: frozenset(names) for names in set(lists.values())}
        return {words: sets[names] for words, names in lists.items()}

    def _phrases_of(self, phrases: dict[str, Classes]) -> _Phrases:
        """The phrases by their first two words; of those, the longest first."""
        found: _Phrases = {}
        for phrase, classes in phrases.items():
            first, second, *rest = phrase.split(" ")
            suffixed = self._suffixed_sets(classes, "phrase")
            for suffix, owned in zip(("", *self.suffixes), (classes | {"phrase"}, *suffixed), strict=True):
                *inner, last = second, *rest
                words = (*inner, last + suffix)
                entry = _Phrase(words, owned, not classes <= PROPER)
                found.setdefault(first, {}).setdefault(words[0], []).append(entry)
        for by_second in found.values():
            for entries in by_second.values():
                entries.sort(key=lambda entry: -len(entry.rest))
        return found

    def _suffixed_sets(self, classes: Classes, mark: str) -> list[Classes]:
        """The classes of the word with each suffix."""
        return [frozenset({*self._ending(classes, suffix), mark}) for suffix in self.suffixes]

    def _ending(self, classes: Iterable[str], suffix: str) -> tuple[str, ...]:
        """The classes with a suffix: by its letters, as a pack's rules ask for them, and by what it says."""
        return tuple(f"{name}+{ending}" for name in classes for ending in self._endings[suffix])

    def _kinds(self) -> Iterator[Classes]:
        """Every set of classes that a unit can be of, so that the patterns know all there are."""
        for known, shapes in {**self._shaped(), _UNKNOWN: self._every_shape()}.items():
            for small in {known, known - PROPER or _UNKNOWN}:
                forms = [small] if "unknown" in small else [small, *self._suffixed_sets(small, "possessed")]
                if _unshaped(small):
                    forms += [small | names for names in shapes]
                for form in forms:
                    yield from _in_both_cases(form)
        lists = (entries for by_second in self._phrases.values() for entries in by_second.values())
        for phrase in {entry.classes for entries in lists for entry in entries}:
            yield from _in_both_cases(phrase)
            yield from _in_both_cases(phrase - PROPER)
        yield from (frozenset({name, "mark"}) for name in MARKS.values())
        yield from (_NUMBER, _OTHER, *CHUNKS.values())

    def _every_shape(self) -> set[Classes]:
        return {names for names, _ in self._shapes}

    def _shaped(self) -> dict[Classes, set[Classes]]:
        """The sets of classes of single words, each with the shapes that a word of it may have.

        A word that only patterns name has the shape of its letters, whatever clitic it bears, and no other.
        """
        shapes: dict[Classes, set[Classes]] = {}
        for word, known in self._single.items():
            of_known = shapes.setdefault(known, set())
            if any(name[0] == "=" for name in known) and _unshaped(known):
                of_known |= {self._shape(word + clitic) for clitic in ("", *self._clitics)}
            elif not of_known:
                of_known |= self._every_shape()
        return shapes

    def _shape(self, low: str) -> Classes:
        """The shape of a word in lower case; empty where it has none."""
        return next((names for names, shape in self._shapes if shape.fullmatch(low)), frozenset())

    # ------------------------------------------------------------------ words

    def look_up(self, word: str, low: str) -> Word:
        """What is known of one token; remembered in ``known``."""
        known = self.known.get(word)
        if known is None:
            if len(self.known) > MEMO_LIMIT:
                self.known.clear()
            known = self.known[word] = self._analyse(word, low)
        return known

    def _analyse(self, word: str, low: str) -> Word:
        first = word[0]
        if first.isdigit():
            return self._plain(_NUMBER)
        if not first.isalpha():
            return self._plain(frozenset({MARKS[first], "mark"}) if first in MARKS else _OTHER)
        classes = self._single.get(low) or self._with_ending(low) or _UNKNOWN
        capital = first.isupper() or word[1:2].isupper()
        if not capital or (low in self._capitals and not word.isupper()):
            classes = classes - PROPER or _UNKNOWN
        if _unshaped(classes):
            classes = classes | self._shape(low)
        return self._word(classes, capital)

    def _plain(self, classes: Classes) -> Word:
        symbol = self.alphabet.symbol(classes)
        return Word(classes, symbol, symbol)

    def _word(self, classes: Classes, capital: bool) -> Word:
        made = self._made.get((classes, capital))
        if made is None:
            low, cap, first = map(self.alphabet.symbol, _in_both_cases(classes))
            made = Word(classes | {"cap"}, cap, first) if capital else Word(classes | {"low"}, low, low)
            self._made[classes, capital] = made
        return made

    def _with_ending(self, low: str) -> Classes | None:
        """The classes of a word with a suffix or a clitic."""
        for number, suffix in enumerate(self.suffixes):
            if low.endswith(suffix) and (stem := self._single.get(low[: -len(suffix)])):
                return self._suffixed_sets(stem, "possessed")[number]
        for clitic in self._clitics:
            if low.endswith(clitic) and (stem := self._single.get(low[: -len(clitic)])):
                return stem
        return None

    def phrase(self, lows: list[str], at: int, end: int, capital: bool) -> tuple[int, Word] | None:
        """The longest phrase that begins at token ``at``: its length and what it is; names need a capital."""
        if at + 1 >= end:
            return None
        for rest, classes, any_case in self._phrases.get(lows[at], {}).get(lows[at + 1], ()):
            stop = at + 1 + len(rest)
            if (capital or any_case) and stop <= end and tuple(lows[at + 1 : stop]) == rest:
                return len(rest) + 1, self._word(classes if capital else classes - PROPER, capital)
        return None

    def fields(self, name: str, words: str) -> tuple[str, ...]:
        """The fields of an entry of a list; empty where it is not in it."""
        entry = self.entries.get(name, {}).get(words)
        return entry.fields if entry else ()


class _Symbols(dict[str, str]):
    """Word as written -> its symbol; those of new words are looked up."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> str:
        if len(self) > MEMO_LIMIT:
            self.clear()
        symbol = self[word] = self._lexicon.look_up(word, low_of(word)).symbol
        return symbol


class _Phrase(NamedTuple):
    """A phrase by its words after the first, its classes, and whether it counts also without a capital."""

    rest: tuple[str, ...]
    classes: Classes
    any_case: bool


_Phrases = dict[str, dict[str, list[_Phrase]]]


def _in_both_cases(classes: Classes) -> tuple[Classes, Classes, Classes]:
    """The classes of a word in lower case, with a capital, and with a capital at the head of a sentence."""
    common = any(name.split("+", 1)[0] in COMMON for name in classes)
    return (
        classes | {"low", "word"},
        classes | {"cap", "word"},
        classes | ({"first", "word"} if common else {"first", "cap", "word"}),
    )


def _unshaped(classes: Classes) -> bool:
    return all(name in UNSHAPED or name.startswith("=") for name in classes)
