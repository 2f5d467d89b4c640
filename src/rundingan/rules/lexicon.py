"""What each word is: the classes that a pack's word lists give it, and one symbol for each set of classes.

The reader turns an article into a string of symbols, one character a unit (a word, a phrase of a word list, a mark, a
quotation, a mention). Patterns are then regular expressions over that string: quick, and free of any word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from rundingan.rules.pack import Entry, Pack

_FIRST_SYMBOL = 1
_MARKS = {
    ",": "comma", ".": "stop", "?": "stop", "!": "stop", "…": "stop", ":": "colon", ";": "semicolon",
    "(": "open", ")": "close", "[": "open", "]": "close", "-": "dash", "–": "dash", "—": "dash", "/": "slash",
    "&": "ampersand", "'": "apostrophe", "’": "apostrophe", "‘": "apostrophe",
}  # fmt: skip
MEMO_LIMIT = 200_000
"""Words remembered at once: bounds memory on endless text."""


class Word(NamedTuple):
    """What is known of a word or phrase wherever it stands.

    Attributes:
        classes: names of word lists, and of shapes (``cap``, ``verb``, ``number`` ...).
        symbol: the symbol in the middle of a sentence.
        first: the symbol as the first word of a sentence, where a capital tells nothing.
        starts: whether a phrase of some list begins with it.
    """

    classes: frozenset[str]
    symbol: str
    first: str
    starts: bool = False


class Alphabet:
    """One symbol for each kind of unit that some pattern tells apart.

    Two sets of classes on which all tests of all patterns agree share a symbol: a few hundred are left, most of
    them one byte, for which regular expressions are quickest.

    Args:
        tests: what is inside the angle brackets of the patterns (``np``, ``cap!roles``), and the classes that the engine asks for.
    """

    def __init__(self, tests: Iterable[str]) -> None:
        self.tests = frozenset(tests)
        self._bits: dict[str, int] = {}
        self._masks = [(test, self._options(test)) for test in sorted(self.tests)]
        self._by_classes: dict[frozenset[str], str] = {}
        self._by_mask: dict[int, str] = {}
        self._by_answers: dict[frozenset[str], str] = {}
        self.passes: dict[str, frozenset[str]] = {}

    def _options(self, test: str) -> list[tuple[int, int]]:
        """``a&b!c|d`` as masks of bits: what is wanted and what is barred, for each option."""
        options = []
        for option in test.split("|"):
            wanted, *barred = option.strip().split("!")
            options.append((self._mask(wanted.split("&")), self._mask(barred)))
        return options

    def _mask(self, names: Iterable[str]) -> int:
        mask = 0
        for name in names:
            mask |= self._bits.setdefault(name.strip(), 1 << len(self._bits))
        return mask

    def symbol(self, classes: frozenset[str]) -> str:
        """The symbol of a set of classes."""
        symbol = self._by_classes.get(classes)
        if symbol is None:
            mask = 0
            for name in classes:
                mask |= self._bits.get(name, 0)
            symbol = self._by_mask.get(mask) or self._new(mask)
            self._by_classes[classes] = symbol
        return symbol

    def _new(self, mask: int) -> str:
        answers = frozenset(
            [
                test
                for test, options in self._masks
                for wanted, barred in options
                if mask & wanted == wanted and not mask & barred
            ]
        )
        symbol = self._by_answers.get(answers)
        if symbol is None:
            symbol = chr(_FIRST_SYMBOL + len(self._by_answers))
            self._by_answers[answers] = symbol
            self.passes[symbol] = answers
        self._by_mask[mask] = symbol
        return symbol

    def passing(self, test: str) -> str:
        """All symbols that pass a test."""
        return "".join(symbol for symbol, answers in self.passes.items() if test in answers)


class Lexicon:
    """The word lists of a pack as one automaton over words.

    Attributes:
        alphabet: the symbols.
        entries: class -> words -> the fields of their line.
        phrase_starts: the words with which a phrase begins.
        known: the words looked up so far.
    """

    def __init__(self, pack: Pack, literals: Iterable[str] = (), tests: Iterable[str] = ()) -> None:
        self.alphabet = Alphabet({*tests, *ENGINE_TESTS, *(f"={literal}" for literal in literals)})
        self.entries: dict[str, dict[str, Entry]] = {}
        self._classes: dict[tuple[str, ...], set[str]] = {}
        settings = pack.table("pack")
        self._suffixes: list[str] = settings.get("suffixes", [])
        self._clitics: list[str] = settings.get("clitics", [])
        self._shapes = [(name, re.compile(shape)) for name, shape in settings.get("shapes", {}).items()]
        for name in pack.lists():
            self._add_list(name, pack.words(name))
        for literal in literals:
            self._classes.setdefault(tuple(literal.split(" ")), set()).add(f"={literal}")
        for words, more in list(self._classes.items()):
            for suffix in self._suffixes:
                # a suffixed form that is a list's own entry keeps what the list says
                self._classes.get((*words[:-1], words[-1] + suffix), set()).update(
                    f"{c}+{suffix}" for c in more
                )
        self._phrases: dict[str, list[tuple[tuple[str, ...], Word | None, Word]]] = {}
        for words, classes in self._classes.items():
            if len(words) > 1:
                self._add_phrase(words, classes)
        self.phrase_starts = frozenset(self._phrases)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))
        self.known: dict[str, Word] = {}
        self._classes_of = self._prepare()

    def _add_list(self, name: str, entries: list[Entry]) -> None:
        self.entries[name] = {}
        for entry in entries:
            self.entries[name][entry.words] = entry
            if name in _WORDS_ONLY and " " in entry.words:
                continue
            classes = self._classes.setdefault(tuple(entry.words.split(" ")), set())
            classes.add(name)
            if entry.fields and name in _TAGGED:
                classes.update(f"{name}:{tag}" for tag in entry.fields[0].split(","))

    def _add_phrase(self, words: tuple[str, ...], classes: set[str]) -> None:
        small = classes - PROPER
        low = self._word(frozenset(small | {"phrase"}), "low") if small else None
        cap = self._word(frozenset(classes | {"phrase"}), "cap")
        self._phrases.setdefault(words[0], []).append((words[1:], low, cap))
        for suffix in self._suffixes:
            more = frozenset({f"{c}+{suffix}" for c in classes} | {"phrase"})
            self._phrases[words[0]].append(
                (
                    (*words[1:-1], words[-1] + suffix),
                    self._word(more, "low") if small else None,
                    self._word(more, "cap"),
                )
            )

    def _word(self, classes: frozenset[str], case: str) -> Word:
        if case == "cap":
            first = {"first"} if any(c.split("+", 1)[0] in _COMMON for c in classes) else {"first", "cap"}
            return Word(
                classes | {"cap"},
                self.alphabet.symbol(classes | {"cap", "word"}),
                self.alphabet.symbol(classes | first | {"word"}),
            )
        symbol = self.alphabet.symbol(classes | {"low", "word"})
        return Word(classes | {"low"}, symbol, symbol)

    def _prepare(self) -> dict[str, frozenset[str]]:
        """Every single word's classes; and a symbol for each set, so that the patterns know all there are."""
        known = {words[0]: frozenset(classes) for words, classes in self._classes.items() if len(words) == 1}
        sets = {*known.values(), frozenset({"unknown"})}
        for classes in sets | {c - PROPER for c in sets if c & PROPER and c - PROPER}:
            suffixed = (
                []
                if "unknown" in classes
                else [frozenset({*(f"{c}+{s}" for c in classes), "possessed"}) for s in self._suffixes]
            )
            for case in ("low", "cap"):
                for form in (classes, *suffixed):
                    self._word(form, case)
                for name, _ in self._shapes if _unshaped(classes) else ():
                    self._word(classes | {name}, case)
        for classes in (
            _NUMBER,
            *(frozenset({name, "mark"}) for name in _MARKS.values()),
            _OTHER,
            *CHUNKS.values(),
        ):
            self.alphabet.symbol(classes)
        return known

    def look_up(self, word: str, low: str) -> Word:
        """What is known of one token; remembered in ``known``."""
        known = self.known.get(word)
        if known is None:
            if len(self.known) > MEMO_LIMIT:
                self.known.clear()
            known = self._analyse(word, low)
            if low in self.phrase_starts:
                known = known._replace(starts=True)
            self.known[word] = known
        return known

    def _analyse(self, word: str, low: str) -> Word:
        first = word[0]
        if first.isdigit():
            return Word(_NUMBER, self.alphabet.symbol(_NUMBER), self.alphabet.symbol(_NUMBER))
        if not first.isalpha():
            classes = frozenset({_MARKS[first], "mark"}) if first in _MARKS else _OTHER
            symbol = self.alphabet.symbol(classes)
            return Word(classes, symbol, symbol)
        classes = self._classes_of.get(low) or self._suffixed(low) or frozenset({"unknown"})
        capital = first.isupper() or word[1:2].isupper()
        if not capital and classes & PROPER:
            classes = classes - PROPER or frozenset({"unknown"})
        if _unshaped(classes):
            for name, shape in self._shapes:
                if shape.fullmatch(low):
                    classes |= {name}
                    break
        return self._word(classes, "cap" if capital else "low")

    def _suffixed(self, low: str) -> frozenset[str] | None:
        for suffix in self._suffixes:
            if low.endswith(suffix):
                stem = self._classes_of.get(low[: -len(suffix)])
                if stem:
                    return frozenset({*(f"{name}+{suffix}" for name in stem), "possessed"})
        for clitic in self._clitics:
            if low.endswith(clitic) and (stem := self._classes_of.get(low[: -len(clitic)])):
                return stem
        return None

    def phrase(self, lows: list[str], at: int, end: int, capital: bool) -> tuple[int, Word] | None:
        """The longest phrase that begins at token ``at``: its length and what it is; names need a capital."""
        second = lows[at + 1] if at + 1 < end else None
        for rest, low, cap in self._phrases.get(lows[at], ()):
            if rest[0] != second:
                continue
            size = len(rest) + 1
            if (
                at + size <= end
                and tuple(lows[at + 1 : at + size]) == rest
                and (found := cap if capital else low)
            ):
                return size, found
        return None

    def fields(self, name: str, words: str) -> tuple[str, ...]:
        """The fields of an entry of a list; empty where it is not in it."""
        entry = self.entries.get(name, {}).get(words)
        return entry.fields if entry else ()


def _unshaped(classes: frozenset[str]) -> bool:
    """Whether no list says what kind of word it is, so that its shape may."""
    return all(name in _UNSHAPED or name.startswith("=") for name in classes)


_TAGGED = frozenset(
    {
        "cues",
        "passives",
        "cue_nouns",
        "connectors",
        "auxiliaries",
        "pronouns",
        "according",
        "conjunctions",
        "common_caps",
        "honorifics",
    }
)
_COMMON = frozenset(
    {"common", "not_names", "pronouns", "prepositions", "conjunctions", "cues", "speech_nouns"}
)
_WORDS_ONLY = frozenset({"not_names"})
PROPER = frozenset({"countries", "capitals", "bodies", "metonyms", "agencies"})
"""Lists of names: their entries count only where they are written with a capital."""
_UNSHAPED = frozenset({"unknown", "common", "not_names"})
_NUMBER = frozenset({"number", "word"})
_OTHER = frozenset({"other", "mark"})
ENGINE_TESTS = (
    "np", "chunk", "quote", "open_quote", "scare", "time", "pronouns", "determiners", "cap", "low", "mark", "number", "comma", "stop",
    "colon", "semicolon", "dash", "conjunctions", "common", "roles", "role_prefixes", "people_nouns", "body_nouns",
    "document_nouns", "place_nouns", "countries", "bodies", "metonyms", "agencies", "capitals", "platforms", "name_particles",
    "common_caps", "relational_nouns", "report_nouns", "roles+nya", "people_nouns+nya", "body_nouns+nya", "role_prefixes+nya", "document_nouns+nya",
    "speech_nouns", "speech_nouns+nya", "relatives", "prepositions", "person", "document", "verb", "honorifics",
    "cues", "cues:none",
    "conjunctions:but|conjunctions:while|conjunctions:that|conjunctions:as",
)  # fmt: skip
"""Classes by which the engine itself tells units apart."""
CHUNKS = {
    name: frozenset({name, "chunk", *more.split()})
    for name, more in {
        "quote": "",
        "comma_quote": "quote",
        "open_quote": "quote",
        "scare": "word",
        "time": "",
        "person": "np",
        "body": "np",
        "country": "np",
        "place": "np",
        "group": "np",
        "document": "np",
        "report": "np document",
        "named": "np",
        "role": "np",
    }.items()
}
"""The units that stand for several words: quotations, times and mentions, with the classes of their symbols."""
