"""How quickly articles come into a dossier, how quickly it answers, and how large it is.

    python benchmarks/dossier.py [--articles N] [--times N] [--dossier FILE] [--ask-only] [--rounds N] [--json]

The articles are the examples, over and over, with other names, other words and other days each time, so that none is
a copy of another. The first and the last few hundred are read and added as ``rundingan add`` does; the rest are added
with the record that the reading of the example gave, its names, words and days changed likewise, which is quicker and
makes the same tables. ``--times`` puts all rows in again under other ids and on later days: ten thousand articles and
``--times 10`` are asked like a hundred thousand. Then each question is asked in several ways (of everybody, of
somebody, of a word ...), and the median and the worst of the times are told.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, Integer

from rundingan.dossier import search
from rundingan.dossier.analysis import terms
from rundingan.dossier.ingest import add, add_record
from rundingan.dossier.schema import metadata
from rundingan.dossier.store import Store
from rundingan.model import Article, Record
from rundingan.reading import read_article
from rundingan.views.dossier import Dossier

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
LANGUAGES = ("ms", "id", "en")
OUTLETS = ("Harian Ilvara", "Purnama", "Suara Orvane", "The Nesh Courier", "Berita Selat", "Radio Tarkhuna")
DAYS = 1_000
"""Over so many days the articles are spread."""
SHARE = 0.4
"""Of the words in small letters, those that are another word in another round."""
READ = 300
"""Articles that are read at the start and at the end."""
_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r'(?<=")\d{4}-\d\d-\d\d')
_VOWELS, _CONSONANTS = "aeiou", "bdfgklmnprstvz"


class Example(NamedTuple):
    """An article of the examples, and what was read of it."""

    article: Article
    record: Record


@cache
def examples() -> list[Example]:
    """The examples of all languages, read."""
    found: list[Example] = []
    for language in LANGUAGES:
        for line in (EXAMPLES / language / "marked.jsonl").read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            article = Article(text=given["text"], id=given["id"], published=given["published"], language=language)
            found.append(Example(article, read_article(article)))
    return found


@cache
def vocabulary() -> dict[tuple[str, int], list[str]]:
    """The words in small letters, by language and length."""
    found: dict[tuple[str, int], set[str]] = {}
    for article, _ in examples():
        for word in _WORD.findall(article.text):
            if word.islower() and word.isascii() and len(word) > 3:
                found.setdefault((article.language or "", len(word)), set()).add(word)
    return {key: sorted(words) for key, words in found.items()}


class Turn:
    """One round: each word and each name has another in its place, of the same length, so that spans stay true."""

    def __init__(self, number: int) -> None:
        self._random = random.Random(number)
        self._number = number
        self._words: dict[tuple[str, str], str] = {}

    def text(self, text: str, language: str) -> str:
        """The text in other words."""
        return _WORD.sub(lambda match: self._word(match.group(), language), text) if self._number else text

    def _word(self, word: str, language: str) -> str:
        key = (word, language if word.islower() else "")
        if key not in self._words:
            self._words[key] = self._other(word, language)
        return self._words[key]

    def _other(self, word: str, language: str) -> str:
        if len(word) < 4 or not word.isascii():
            return word
        if word.islower():
            return self._random.choice(vocabulary()[language, len(word)]) if self._random.random() < SHARE else word
        return word if word.isupper() else _name(word, self._random)


def _name(word: str, chance: random.Random) -> str:
    """Another name of the same length: some of its letters are others of their kind."""
    letters = [*word]
    for at in chance.sample(range(len(word)), 2):
        kind = _VOWELS if letters[at].lower() in _VOWELS else _CONSONANTS
        new = chance.choice(kind)
        letters[at] = new.upper() if letters[at].isupper() else new
    return "".join(letters)


def made(number: int) -> tuple[Article, Record]:
    """The article of that number, and its record as the example's reading has it."""
    turn, which = divmod(number, len(examples()))
    example = examples()[which]
    language = example.article.language or ""
    change = Turn(turn)
    first = date.fromisoformat(example.article.published or "2031-03-24")
    shift = timedelta(days=number * DAYS // 100_000 - (first - date(2031, 1, 1)).days)
    text = change.text(example.article.text, language)
    plain = msgspec.json.encode(msgspec.structs.replace(example.record, text="")).decode()
    moved = _DAY.sub(lambda match: (date.fromisoformat(match.group()) + shift).isoformat(), plain)
    record = msgspec.structs.replace(msgspec.json.decode(moved, type=Record), text=text)
    entities = [
        msgspec.structs.replace(
            each,
            name=change.text(each.name, language),
            aliases=tuple(change.text(alias, language) for alias in each.aliases),
            roles=tuple(change.text(role, language) for role in each.roles),
        )
        for each in record.entities
    ]
    proposals = [msgspec.structs.replace(each, name=change.text(each.name, language)) for each in record.proposals]
    article = Article(
        text=text,
        id=f"{number}",
        title=text.partition("\n")[0][:80],
        published=(first + shift).isoformat(),
        language=language,
        source=OUTLETS[number % len(OUTLETS)],
    )
    parts = {"entities": tuple(entities), "proposals": tuple(proposals)}
    return article, msgspec.structs.replace(record, id=f"{number}", **parts)


def fill(store: Store, articles: int) -> dict[str, float]:
    """Add the articles; the rates at the start and the end, read and added, and the rate of adding alone."""
    ends = min(READ, articles // 2)
    figures = {"first_rate": _read_and_add(store, range(ends))}
    began = perf_counter()
    for number in range(ends, articles - ends):
        add_record(store, *made(number))
        if number % 5_000 == 0:
            told = (number - ends + 1) / (perf_counter() - began)
            print(f"{number:,} articles, {told:.0f} a second", file=sys.stderr, flush=True)
    figures["last_rate"] = _read_and_add(store, range(articles - ends, articles))
    return figures


def _read_and_add(store: Store, numbers: range) -> float:
    given = [made(number)[0] for number in numbers]
    began = perf_counter()
    added = sum(1 for _ in add(store, given))
    return added / (perf_counter() - began)


# ------------------------------------------------------------------ many more rows, without adding them one by one

COMMON = 20
"""Appearances from which an entity is the same in all rounds; the others are another in each, of the same name."""
ENTITY_COLUMNS = ("speaker", "party", "ascribed_by", "entity_id", "place")
ROW_COLUMNS = ("article_id", "origin", "statement_id", "claim_id", "proposal_id", "event_id", "quotation")
DAY_COLUMNS = ("day", "published", "first_day", "last_day", "due")
KEY_COLUMNS = ("key", "value")


def multiply(store: Store, times: int) -> None:
    """Put everything into the dossier again, so many times in all, with other ids and later days (SQLite only)."""
    with store.writing() as connection:
        step = int(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'next'").scalar_one())
        last = connection.exec_driver_sql("SELECT max(published) FROM articles").scalar_one()
        first = connection.exec_driver_sql("SELECT min(published) FROM articles").scalar_one()
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
        connection.exec_driver_sql("CREATE TEMP TABLE common (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql(f"INSERT INTO common SELECT id FROM entities WHERE appearances >= {COMMON}")
        connection.exec_driver_sql(f"UPDATE meta SET value = '{step * times}' WHERE key = 'next'")
        rows = {table.name: table for table in metadata.sorted_tables if table.name not in ("meta", "corrections")}
        for name in rows:
            connection.exec_driver_sql(f"CREATE TEMP TABLE old_{name} AS SELECT * FROM {name}")
        for turn in range(1, times):
            for name, table in rows.items():
                columns = ", ".join(column.name for column in table.columns)
                values = ", ".join(_again(column, turn, step, days) for column in table.columns)
                chosen = f" WHERE {_new(name)}" if name in ("entities", "entity_keys") else ""
                connection.exec_driver_sql(f"INSERT INTO {name} ({columns}) SELECT {values} FROM old_{name}{chosen}")
            print(f"{turn + 1} of {times}", file=sys.stderr, flush=True)
        connection.exec_driver_sql(f"UPDATE entities SET appearances = appearances * {times} WHERE id IN common")
    _index_again(store, times, step)


def _new(table: str) -> str:
    return f"{'id' if table == 'entities' else 'entity_id'} NOT IN common"


def _again(column: Column[Any], turn: int, step: int, days: int) -> str:
    """What stands in a column in a later round, as SQL."""
    name = column.name
    if name in ENTITY_COLUMNS:
        return f"CASE WHEN {name} IN common THEN {name} ELSE {name} + {turn * step} END"
    if name in ("id", "shown", *ROW_COLUMNS):
        return f"{name} + {turn * step}"
    if name in DAY_COLUMNS:
        return f"date({name}, '+{turn * days} days')"
    if name in KEY_COLUMNS:  # other keys: nothing of one round is found by those of another
        whole = isinstance(column.type, Integer)
        return f"({name} + {turn * 7919}) % 4294967296" if whole else f"{name} || '~{turn}'"
    return str(name)


def _index_again(store: Store, times: int, step: int) -> None:
    """Put the words of all rounds into the indexes of search."""
    with store.writing() as connection:
        articles = connection.exec_driver_sql("SELECT id, title, text, language FROM old_articles").all()
        said = connection.exec_driver_sql("SELECT id, NULL, words, language FROM old_statements").all()
        for index, rows in (("article_words", articles), ("statement_words", said)):
            found = [(row[0], " ".join(terms(f"{row[1] or ''}\n{row[2]}", row[3]))) for row in rows]
            for turn in range(1, times):
                search.add(connection, index, [(number + turn * step, words) for number, words in found])


# ------------------------------------------------------------------ asking

Ways = Sequence[dict[str, Any]]
DAY = "2031-03-10"
COMMON_WORD, RARE_WORD, PHRASE = "gencatan", "konvoi", '"gencatan senjata"'


def questions(dossier: Dossier) -> dict[str, list[partial[object]]]:
    """Ways to ask each question: of everybody, of those met most and less, of a word, of some days."""
    first, *_, last = [row.id for row in dossier.people(limit=200)]
    newest = date.fromisoformat(dossier.articles(limit=1)[0].published or "")
    day, week = newest.isoformat(), (newest - timedelta(days=6)).isoformat()
    whom: Ways = ({"party": first}, {"party": last}, {"party": "Maresk"}, {"party": "Veloria"})
    days: Ways = ({"since": DAY}, {"until": DAY}, {"outlet": OUTLETS[0], "since": DAY})
    words: Ways = ({"text": COMMON_WORD}, {"text": RARE_WORD}, {"text": PHRASE})
    every: Ways = ({}, *whom, *days, *words)
    asked: dict[str, tuple[Callable[..., object], Ways]] = {
        "statements": (dossier.statements, (*every, {"act": "deny"}, {"about": first}, {"kind": "direct"})),
        "positions": (dossier.positions, (*every, {"proposal": COMMON_WORD}, {"stance": "rejects"})),
        "history": (dossier.history, (*every, {"proposal": COMMON_WORD}, {"shift": "soften"})),
        "claims": (dossier.claims, (*every, {"status": "contested"})),
        "commitments": (dossier.commitments, (*every, {"threat": True})),
        "events": (dossier.events, (*every, {"type": "CONSULT"})),
        "people": (dossier.people, ({}, *whom, {"type": "person"}, {"country": "US"})),
        "person": (dossier.person, [{"name": first}, {"name": last}, {"name": "Maresk"}, {"name": "Veloria"}]),
        "timeline": (dossier.timeline, ({}, *whom, {"until": DAY})),
        "changes": (dossier.changes, ({"since": week}, {"since": day}, {"since": week, "party": first})),
        "search": (dossier.search, (*words, {"text": f"{RARE_WORD} NOT {COMMON_WORD}"})),
        "articles": (dossier.articles, ({}, *days, *words)),
    }  # fmt: skip
    return {name: [partial(ask, **filters) for filters in ways] for name, (ask, ways) in asked.items()}


def answer_times(dossier: Dossier, rounds: int) -> dict[str, dict[str, float]]:
    """Median and worst time of each question in milliseconds, over all ways and rounds; one round before that."""
    found: dict[str, dict[str, float]] = {}
    for name, ways in questions(dossier).items():
        times: list[tuple[float, str]] = []
        for turn in range(rounds + 1):
            for way in ways:
                began = perf_counter()
                way()
                took = 1000 * (perf_counter() - began)
                if turn:
                    times.append((took, str(way.keywords)))
        worst, which = max(times)
        found[name] = {"median": median(took for took, _ in times), "worst": worst}
        print(f"{name:12} median {found[name]['median']:6.1f} ms, worst {worst:6.1f} ms {which}", flush=True)
    return found


def main() -> None:
    """Fill a dossier, and ask it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000, help="how many are added (default: 2,000)")
    parser.add_argument("--times", type=int, default=1, help="then put all in again, so many times in all")
    parser.add_argument("--dossier", help="a file to keep it in, or (--ask-only) where it is")
    parser.add_argument("--ask-only", action="store_true", help="ask a dossier that an earlier run left")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="print JSON at the end")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.dossier or f"{folder}/talks.dossier"
        figures: dict[str, Any] = {}
        with Dossier.open(place, create=not given.ask_only) as dossier:
            if not given.ask_only:
                figures |= fill(dossier.store, given.articles)
                if given.times > 1:
                    multiply(dossier.store, given.times)
                    figures["last_rate"] = _read_and_add(dossier.store, range(given.articles, given.articles + READ))
            figures["bytes_an_article"] = _size(dossier) / _articles(dossier)
            print(", ".join(f"{name} {value:.1f}" for name, value in figures.items()), flush=True)
            figures["milliseconds"] = answer_times(dossier, given.rounds)
    if given.json:
        print(json.dumps(figures))


def _size(dossier: Dossier) -> int:
    """Bytes of a dossier in a file."""
    with dossier.store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one())


def _articles(dossier: Dossier) -> int:
    with dossier.store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM articles").scalar_one())


if __name__ == "__main__":
    main()
