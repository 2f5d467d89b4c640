"""Load a language pack: the word lists and rule tables of one language, with those it inherits.

A pack is a folder ``lang/CODE/`` with ``pack.toml`` (``name``, ``inherits``), word lists ``words/NAME.txt`` and rule
tables ``NAME.toml``. What a language inherits comes first, its own after it, so that its own wins where only one can.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from rundingan.errors import LanguageError, PackError
from rundingan.rules.equals import TABLES, Equals


class Entry(NamedTuple):
    """One line of a word list: the words, and the tab-separated fields after them."""

    words: str
    fields: tuple[str, ...]


class Pack:
    """One language's data.

    Attributes:
        code: the language (ISO 639-1).
        folders: the names of the folders that it is made of, inherited first.
    """

    def __init__(self, code: str, folders: list[tuple[str, Traversable]]) -> None:
        self.code = code
        self.folders = tuple(name for name, _ in folders)
        self._folders = folders
        self._tables: dict[str, dict[str, Any]] = {}
        self._entries: dict[str, dict[str, Entry]] = {}

    def words(self, name: str) -> list[Entry]:
        """The entries of ``words/NAME.txt`` in every folder; empty where no folder has it.

        Lists that the reading of an article does not know, but the comparing of articles does, stand in
        ``across/NAME.txt``.

        A line is ``words[TAB field]...``; empty lines and lines that begin with ``#`` are skipped; a line that
        begins with ``-`` and a space takes an inherited entry out again.
        """
        return list(self.entries(name).values())

    def entries(self, name: str) -> dict[str, Entry]:
        """The entries of a list by their words, as :meth:`words` tells of them; not to be changed."""
        if name not in self._entries:
            entries: dict[str, Entry] = {}
            for _, folder in self._folders:
                for kind in ("words", "across"):
                    file = folder / kind / f"{name}.txt"
                    if file.is_file():
                        _take(entries, file.read_text(encoding="utf-8"))
            self._entries[name] = entries
        return self._entries[name]

    def senses(self) -> Iterator[Entry]:
        """The lines of ``senses.txt`` in every folder, inherited first: a concept, and the words that mean it."""
        for _, folder in self._folders:
            file = folder / "senses.txt"
            if file.is_file():
                yield from _lines(file.read_text(encoding="utf-8"))

    def lists(self) -> list[str]:
        """The names of all word lists, sorted."""
        names = {
            file.name.removesuffix(".txt")
            for _, folder in self._folders
            if (folder / "words").is_dir()
            for file in (folder / "words").iterdir()
            if file.name.endswith(".txt")
        }
        return sorted(names)

    def table(self, name: str) -> dict[str, Any]:
        """``NAME.toml`` merged over the folders: lists are joined, tables are updated, values are replaced.

        Each table in a list of tables (a rule) gets ``"at": "FOLDER/NAME.toml"``, to tell where it stands. What a
        language's own words equal is named beside them (:mod:`rundingan.rules.equals`).
        """
        if name not in self._tables:
            merged: dict[str, Any] = {}
            for label, folder in self._folders:
                file = folder / f"{name}.toml"
                if file.is_file():
                    try:
                        data = tomllib.loads(file.read_text(encoding="utf-8"))
                    except tomllib.TOMLDecodeError as wrong:
                        raise PackError(f"lang/{label}/{name}.toml is not valid TOML: {wrong}") from wrong
                    _stamp(data, f"{label}/{name}.toml")
                    _merge(merged, data)
            if name in TABLES and self.entries("equals"):
                merged = Equals((own, equal_to(entry)) for own, entry in self.entries("equals").items()).within(merged)
            self._tables[name] = merged
        return self._tables[name]


def equal_to(entry: Entry) -> list[str]:
    """The words of the tables that an entry of ``words/equals.txt`` equals."""
    return entry.fields[0].split(",")


def _take(entries: dict[str, Entry], text: str) -> None:
    """Put the entries of a file in, and take out those that it takes out."""
    for entry in _lines(text):
        if entry.words.startswith("- "):
            entries.pop(entry.words[2:].strip(), None)
        else:
            entries[entry.words] = entry


def _lines(text: str) -> Iterator[Entry]:
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            words, *fields = line.rstrip().split("\t")
            yield Entry(words, tuple(fields))


def _stamp(data: dict[str, Any], at: str) -> None:
    for value in data.values():
        if isinstance(value, list):
            for item in value:
                if isinstance(item, dict):
                    item["at"] = at


def _merge(into: dict[str, Any], data: dict[str, Any]) -> None:
    for key, value in data.items():
        if isinstance(value, list) and isinstance(into.get(key), list):
            into[key] = into[key] + value
        elif isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


def _root() -> Traversable:
    return resources.files("rundingan") / "lang"


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that can be read (packs of a family, which only others inherit, are left out)."""
    codes = []
    for folder in sorted((f for f in _root().iterdir() if f.is_dir()), key=lambda f: f.name):
        file = folder / "pack.toml"
        if file.is_file() and not tomllib.loads(file.read_text(encoding="utf-8")).get("family"):
            codes.append(folder.name)
    return tuple(codes)


@cache
def load(code: str) -> Pack:
    """The pack of a language.

    Raises:
        LanguageError: there is no pack for it.
        PackError: it, or one that it inherits, cannot be loaded.
    """
    if code not in languages():
        raise LanguageError(f"no pack for language {code!r}; there are packs for: {', '.join(languages())}")
    folders: list[tuple[str, Traversable]] = []
    _collect(code, folders)
    return Pack(code, folders)


def _collect(code: str, folders: list[tuple[str, Traversable]]) -> None:
    folder = _root() / code
    file = folder / "pack.toml"
    if not file.is_file():
        raise PackError(f"lang/{code}/pack.toml is missing")
    for parent in tomllib.loads(file.read_text(encoding="utf-8")).get("inherits", []):
        if parent not in (name for name, _ in folders):
            _collect(parent, folders)
    folders.append((code, folder))


@cache
def language_words() -> dict[str, Any]:
    """``lang/languages.toml``: for each language its ``name``, shared ``words`` and ``own`` words."""
    file = _root() / "languages.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def light_concepts() -> frozenset[str]:
    """The concepts of ``senses.txt`` that tell little of what a sentence is about (``lang/senses.toml``)."""
    return _concepts("light")


@cache
def common_concepts() -> frozenset[str]:
    """The concepts that so many statements hold that two which share them may speak of different things."""
    return _concepts("common")


def _concepts(name: str) -> frozenset[str]:
    return frozenset(str(tomllib.loads((_root() / "senses.toml").read_text(encoding="utf-8"))[name]).split())
