"""Language is data: no word of a language stands in the code.

Two tests hold it. No word that only the Malayic lists know stands anywhere in a Python file, be it code, docstring or
comment. And whatever string the reading code holds is a name (of a list, a setting, a tag, a kind of the record), never
a word that an article could hold: so a word of English, in which the code itself is written, is found as well.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rundingan.rules.kinds import CHUNKS, MARKS, TAGGED

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "rundingan"
LANG = PACKAGE / "lang"
CODE = sorted(file for file in PACKAGE.rglob("*.py") if LANG not in file.parents)
READING = [file for file in CODE if file.relative_to(PACKAGE).parts[0] in ("reading", "rules", "text")]

MALAYIC, ENGLISH = ("malayic", "ms", "id"), ("en",)
LETTERS = re.compile(r"[^\W\d_]+")
SHORTEST = 3

OF_OTHERS = {"rundingan", "tni", "src", "http", "bom", "sub", "utc", "utm", "wal", "https", "org", "www", "alias"}
OF_OTHERS |= {"api", "atom", "inf", "sin"}
"""The project's own name, and words of formats and of Python, that a Malayic list happens to hold."""
OF_ENGLISH = {"terminal", "dateline", "com", "log"}
"""Words of English that a Malayic list holds and no English one."""

NOT_OF_TEXT = re.compile(
    r"""\(\?(?:P<\w+>|P=\w+|[imsx]+\)|)    # groups, their names and their flags
        |\\[xu][0-9a-f]+|\\.              # escapes
        |\[(?:\\.|[^\]\\])*\]             # sets of characters
        |%\(\w+\)s|@\w+                   # what is filled in
        |\#[^\n]*                         # comments of a long expression
    """,
    re.VERBOSE,
)
"""What has letters in a regular expression that are no word of the text."""
OWN = """
    read read_article read_many failed bad_article no_pack unknown unknown_language
    chunk array at mark end whose answer rundingan
    name2 utf-8 lang pack across languages toml txt classes literal space bound look
    claims answers same-sentence set-against said-within said-around said-before said-against points-back points-ahead
    contested asserted consider judged protest sign refrain meeting advised ours passive diplomacy two
    headed role-comma-single-name body country carry thing_as thing_ask clause_before before_or_around will_not
    slot exact day month weekend shift count unit before
    senses cognates light senses.txt senses.toml
    decade tens century iso numeric numeric_short
"""
OWN_NAMES = frozenset(OWN.split()) | {"an article without an id"}
"""Names that stand in no pack: of what the code makes for itself."""


# ---------------------------------------------------------------------- what the packs hold


def tables(packs: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name and the contents of every table of rules."""
    for pack in packs:
        for file in sorted((LANG / pack).glob("*.toml")):
            if not file.name.endswith(".examples.toml"):
                yield file.stem, tomllib.loads(file.read_text(encoding="utf-8"))


def lines(packs: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """The list and the fields of every line of every word list."""
    for pack in packs:
        for file in sorted((LANG / pack / "words").glob("*.txt")):
            for line in file.read_text(encoding="utf-8").splitlines():
                if line and not line.startswith("#"):
                    yield file.stem, line.split("\t")


def values(node: object) -> Iterator[str]:
    """Every string of a table that is no key."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for part in node.values() if isinstance(node, dict) else node:
            yield from values(part)


def keys(node: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every key of a table."""
    if isinstance(node, dict):
        for key, part in node.items():
            yield (*path, key)
            yield from keys(part, (*path, key))
    elif isinstance(node, list):
        for part in node:
            yield from keys(part, path)


@cache
def vocabulary(packs: tuple[str, ...]) -> frozenset[str]:
    """The words of the word lists, those in capitals left out, and those that rules name between marks."""
    found = {word for _, fields in lines(packs) for word in LETTERS.findall(fields[0])}
    for _, table in tables(packs):
        found |= {word for value in values(table) for words in re.findall('"([^"]+)"', value) for word in words.split()}
    return frozenset(word for word in found if len(word) >= SHORTEST and word.islower())


@cache
def names() -> frozenset[str]:
    """Whatever the packs name that is no word of theirs, and the values of the record."""
    packs = (*MALAYIC, *ENGLISH)
    found = {*OWN_NAMES, *CHUNKS, *MARKS.values()}
    for stem, table in tables(packs):
        # [words.month] january = "01": the third key of a table of times is a word
        found |= {stem, *(path[-1] for path in keys(table) if (stem, path[0], len(path)) != ("times", "words", 3))}
        for value in values(table):
            found.update(re.findall(r"\{([a-z_]+\d?):", value))
            found.update(name for test in re.findall(r"<([^<>=!]+)>", value) for name in re.split(r"[|&!]", test))
    for stem, fields in lines(packs):
        found.add(stem)
        if stem in TAGGED and fields[1:]:
            found.update(fields[1].split(","))
    return frozenset(found | {value for _, value in strings(PACKAGE / "model" / "record.py")})


# ---------------------------------------------------------------------- what the code holds


def strings(file: Path) -> Iterator[tuple[int, str]]:
    """Line and value of every string of a file that is neither a docstring nor part of a message."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    told = {id(part) for node in ast.walk(tree) if _is_told(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def _is_told(node: ast.AST) -> bool:
    """Whether it is a docstring, an error, a message in the making, or the names of attributes."""
    match node:
        case ast.Raise() | ast.Expr(value=ast.Constant()) | ast.Call(func=ast.Name(id="Issue")):
            return True
        case ast.Assign(targets=[ast.Name(id="message" | "__slots__") | ast.Tuple(elts=[_, ast.Name(id="message")])]):
            return True
        case ast.AugAssign(target=ast.Name(id="message")):
            return True
    return False


def unnamed(text: str) -> list[str]:
    """The words of a string that are no names."""
    if text in names():
        return []
    parts = re.split(r"[^\w+-]+", NOT_OF_TEXT.sub(" ", text))
    left = [part for part in parts if part not in names() and not all(half in names() for half in part.split("+"))]
    return [word for part in left for word in LETTERS.findall(part) if len(word) > 1 and not word.isupper()]


@pytest.mark.parametrize("file", CODE, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_no_malayic_word_stands_in_a_file(file: Path) -> None:
    theirs = vocabulary(MALAYIC) - vocabulary(ENGLISH) - OF_OTHERS - OF_ENGLISH
    found = [
        f"{number}: {word}"
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        for word in LETTERS.findall(line)
        if word.lower() in theirs
    ]
    assert found == []


@pytest.mark.parametrize("file", READING, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_the_strings_of_the_reading_code_are_names(file: Path) -> None:
    """A word found here belongs into a pack, as a list or setting; a new name that no pack holds, into OWN_NAMES."""
    groups = set(re.findall(r"\(\?P<(\w+)>", file.read_text(encoding="utf-8")))
    found = [f"{at}: {word} in {text!r}" for at, text in strings(file) if text not in groups for word in unnamed(text)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("roles+owned", []),
        (r"(?P<begin>\w+)[a-z]{2}", []),
        ("she", ["she"]),
        (r"([A-Z]) (?:which|herself) (?:himself) $", ["which", "herself", "himself"]),
        ("monday tuesday", ["monday", "tuesday"]),
    ],
)
def test_words_are_told_from_names(text: str, words: list[str]) -> None:
    assert unnamed(text) == words
