"""Compile the marks of our own example articles: strings in, character spans out.

Beside each article ``NN-slug.txt`` stands ``NN-slug.marks.toml``, which says in the article's own words what
a reader should find in it; ``cast.toml`` lists who speaks, by which names. This tool looks the words up and
writes ``marked.jsonl``, one article a line with spans (code point offsets, end exclusive). A string that does
not occur, or that could mean two places, is refused.

A string may be written ``first words ~ last words`` (all between them, within one paragraph) and either end
may carry ``#2``: the second place where it occurs. Cues and sources are looked up in the paragraph of their
content, outside the content if they can be, or else in the paragraph before; times in the order of the text.

    python tools/mark_examples.py            write examples/ms/marked.jsonl
    python tools/mark_examples.py examples/id    that of another folder
    python tools/mark_examples.py --check    fail if it is not what the marks say
    python tools/mark_examples.py --show 07  print the marks of one article, to be read against it
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from rundingan.model import ACTS, EVENT_STATUSES, EVENT_TYPES, KINDS, STANCES, Span

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "ms"
GAP = " ~ "
DOUBLE = '"“”„'
MARKS = DOUBLE + "'‘’"

#: Every construction that the examples must show, and what is meant by it.
CONSTRUCTIONS: dict[str, str] = {
    "straight-quotes": "a quotation in straight double marks",
    "curly-quotes": "a quotation in curly double marks",
    "single-quotes": "a whole quotation in single marks, straight or curly",
    "mixed-pair": "a quotation opened by one kind of mark and closed by another",
    "opener-as-closer": "a quotation closed by an opening mark",
    "missing-opener": "a quotation whose opening mark is missing",
    "missing-closer": "a quotation whose closing mark is missing, though its speech ends there",
    "quote-in-quote": "marks inside a quotation",
    "scare-quotes": "marks around words of the writer alone",
    "title-in-quotes": "marks around the title of a work",
    "reopened-paragraphs": "speech over paragraphs, each opened anew; the last is closed and has the cue",
    "goes-on": "a quoted paragraph without a cue that goes on with the speaker before it",
    "broken-by-cue": "a quotation interrupted by its cue",
    "content-before": "indirect content before its cue",
    "content-around": "indirect content on both sides of its cue",
    "kata-name": "cue, then the speaker's name (kata NAME)",
    "name-berkata": "the speaker's name, then the cue (NAME berkata)",
    "katanya": "the anaphoric katanya",
    "other-nya": "another anaphoric cue (ujarnya, jelasnya, tegasnya, soalnya ...)",
    "menurut": "menurut SOURCE",
    "colon": "a colon between cue and quotation",
    "describing": "menyifatkan A sebagai B and its like",
    "disifatkan": "A disifatkan NAME sebagai B",
    "dianggap-oleh": "A dianggap B oleh NAME",
    "directive": "menggesa, meminta, merayu X supaya ...",
    "directive-passive": "X digesa, didesak oleh NAME supaya ...",
    "denying": "menafikan CLAIM; CLAIM ditepis NAME",
    "relative": "a cue in a relative clause (yang didakwanya, yang disifatkannya)",
    "noun-cue": "a noun that carries a clause (dakwaan X bahawa, tuntutan X supaya)",
    "two-cues": "two cues in one sentence",
    "nested": "a statement within a statement",
    "memetik": "X memetik Y sebagai berkata, or Y dipetik X sebagai berkata",
    "menurut-laporan": "menurut laporan X, or X melaporkan",
    "seperti": "seperti dijanjikan, didakwa, dicadangkan NAME",
    "agency": "a news agency or outlet as the source",
    "document": "a document as the source",
    "unnamed": "a source without a name",
    "metonym": "a building for a government",
    "capital": "a capital for a government",
    "null-speaker": "a quotation whose speaker the article does not say",
    "pointing-back": "a sentence that points back (berkata demikian) and names speaker, place or channel",
    "pronoun": "a speaker given by beliau, dia, mereka or by a role, named in an earlier paragraph",
    "honorific": "honorifics and titles around the name",
    "role-short-name": "a role with the short name (Presiden Maresk)",
    "spelling-variant": "one name spelled in two ways",
    "condition": "jika, sekiranya, dengan syarat, selagi",
    "jika-tidak": "Jika tidak, that takes up the condition before it",
    "agentless-passive": "didakwa, dijangka, dipercayai without an agent: nobody's statement",
    "sourceless-lead": "a lead that is nobody's statement",
    "headline": "a headline within the text",
    "dateline": "a dateline",
    "sign-off": "a sign-off",
    "byline": "a byline",
    "caption": "a caption of a photograph",
    "link": "a link to other articles",
}


class MarkError(ValueError):
    """A mark that cannot be placed, or that contradicts itself."""


def occurrences(text: str, words: str, start: int, end: int) -> list[Span]:
    """Where ``words`` stand in ``text[start:end]``, as whole words."""
    left = r"(?<![\w-])" if words[0].isalnum() else ""
    right = r"(?![\w-])" if words[-1].isalnum() else ""
    return [m.span() for m in re.compile(left + re.escape(words) + right).finditer(text, start, end)]


def paragraph(text: str, at: int) -> Span:
    """The line around an offset."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def overlaps(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def _pick(text: str, words: str, start: int, end: int, avoid: Sequence[Span] = ()) -> Span | None:
    """The one place of ``words`` (or the one that ``#n`` names); None where there is none.

    Raises:
        MarkError: there are several places and no number, or fewer than the number.
    """
    number = 0
    if match := re.fullmatch(r"(.*)#(\d)", words, re.DOTALL):
        words, number = match[1], int(match[2])
    places = [p for p in occurrences(text, words, start, end) if not any(overlaps(p, a) for a in avoid)]
    if not places:
        return None
    if number > len(places) or (not number and len(places) > 1):
        raise MarkError(f"{words!r} occurs {len(places)} times; say which with #n")
    return places[number - 1] if number else places[0]


def find(text: str, words: str, within: Span | None = None) -> Span:
    """The span of ``words`` in the text, or in a part of it.

    Raises:
        MarkError: it does not occur, or could mean two places.
    """
    start, end = within or (0, len(text))
    first, _, last = words.partition(GAP)
    head = _pick(text, first, start, end)
    if head is None:
        raise MarkError(f"{first!r} does not occur")
    if not last:
        return head
    tail = _pick(text, last, head[1], paragraph(text, head[0])[1])
    if tail is None:
        raise MarkError(f"{last!r} does not follow {first!r} in its paragraph")
    return head[0], tail[1]


def find_near(text: str, words: str, content: Sequence[Span]) -> Span:
    """The span of a cue or source: beside its content, in the same paragraph or the one before."""
    start, end = paragraph(text, content[0][0])
    place = _pick(text, words, start, end, content) or _pick(text, words, start, end)
    if place is None and start:
        place = _pick(text, words, *paragraph(text, start - 1))
    if place is None:
        raise MarkError(f"{words!r} is not near {text[content[0][0] : content[0][1]]!r}")
    return place


class Cast:
    """The speakers of all articles, by key.

    Args:
        table: ``cast.toml``: for each key ``forms`` and, optionally, ``also``.
    """

    def __init__(self, table: dict[str, Any]) -> None:
        self._table = table

    def name(self, who: str, text: str, more: Iterable[str] = ()) -> tuple[str, list[str]]:
        """The fullest name of a speaker in the article, and all other names that count as right.

        Args:
            who: a key, or the words of the article for a speaker who is not in the cast.
            more: further right names.
        """
        if who not in self._table:
            if who.casefold() not in text.casefold():
                raise MarkError(f"{who!r} is neither in the cast nor in the article")
            return who, list(more)
        forms: list[str] = self._table[who]["forms"]
        present = [form for form in forms if occurrences(text, form, 0, len(text))]
        if not present:
            raise MarkError(f"no form of {who!r} stands in the article")
        others = [*forms, *self._table[who].get("also", ()), *more]
        return present[0], [other for other in dict.fromkeys(others) if other != present[0]]


def one_of(value: str, allowed: Sequence[str]) -> str:
    """The value, if it is allowed."""
    if value not in allowed:
        raise MarkError(f"{value!r} is none of {', '.join(allowed)}")
    return value


def _check_kind(text: str, kind: str, spans: Sequence[Span]) -> None:
    """Refuse a direct content without a mark on either side, an indirect one with double marks in it."""
    words = "".join(text[s:e] for s, e in spans)
    edges = "".join(text[max(0, s - 1) : s] + text[e : e + 1] for s, e in spans)
    if kind == "direct" and not any(mark in edges for mark in MARKS):
        raise MarkError(f"{words!r} is direct but stands in no marks")
    if kind == "indirect" and any(mark in words for mark in DOUBLE):
        raise MarkError(f"{words!r} is indirect but has marks in it")
    if kind == "mixed" and not any(mark in words + edges for mark in MARKS):
        raise MarkError(f"{words!r} is mixed but has no marks")


def statement(text: str, mark: dict[str, Any], cast: Cast) -> dict[str, Any]:
    """One statement with spans."""
    written = mark["content"]
    content = [find(text, words) for words in ([written] if isinstance(written, str) else written)]
    if any(before[1] > after[0] for before, after in pairwise(content)):
        raise MarkError(f"the fragments of {written!r} are not in order")
    _check_kind(text, mark["kind"], content)
    speaker: str | None = None
    aliases: list[str] = []
    if "by" in mark:
        speaker, aliases = cast.name(mark["by"], text, mark.get("aliases", ()))
    channel: str | None = mark.get("channel")
    if channel and channel.casefold() not in text.casefold():
        raise MarkError(f"the channel {channel!r} does not occur")
    return {
        "content": content,
        "kind": one_of(mark["kind"], KINDS),
        "source": find_near(text, mark["source"], content) if "source" in mark else None,
        "speaker": speaker,
        "aliases": aliases,
        "cue": find_near(text, mark["cue"], content) if "cue" in mark else None,
        "channel": channel,
        "act": one_of(mark["act"], ACTS),
        "acts": [one_of(act, ACTS) for act in mark.get("acts", ())],
    }


def times(text: str, marks: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """The times with spans, given in the order of the text as ``[words, value, other right values...]``.

    Raises:
        MarkError: one is missing, or the same words stand elsewhere unmarked.
    """
    made: list[dict[str, Any]] = []
    at = 0
    for words, value, *others in marks:
        places = occurrences(text, words, at, len(text))
        if not places:
            raise MarkError(f"the time {words!r} does not occur after the time before it")
        at = places[0][1]
        made.append({"span": places[0], "value": value, **({"values": others} if others else {})})
    for words, *_ in marks:
        for place in occurrences(text, words, 0, len(text)):
            if not any(overlaps(place, time["span"]) for time in made):
                raise MarkError(f"the time {words!r} stands unmarked at {place[0]}")
    return made


def position(text: str, mark: dict[str, Any], cast: Cast) -> dict[str, Any]:
    """One position with spans."""
    party, aliases = cast.name(mark["party"], text, mark.get("aliases", ()))
    evidence = find(text, mark["evidence"])
    if mark["proposal"] not in text:
        raise MarkError(f"the proposal {mark['proposal']!r} does not occur")
    return {
        "party": party,
        "aliases": aliases,
        "proposal": mark["proposal"],
        "stance": one_of(mark["stance"], STANCES),
        "conditions": [find(text, words) for words in mark.get("conditions", ())],
        "evidence": evidence,
    }


def claim(text: str, mark: dict[str, Any], cast: Cast) -> dict[str, Any]:
    """One disputed claim with spans."""

    def side(keys: Sequence[str]) -> list[dict[str, Any]]:
        names = (cast.name(key, text) for key in keys)
        return [{"speaker": name, "aliases": aliases} for name, aliases in names]

    return {
        "claim": find(text, mark["claim"]),
        "asserted_by": side(mark["asserted_by"]),
        "denied_by": side(mark["denied_by"]),
    }


def commitment(text: str, mark: dict[str, Any], cast: Cast) -> dict[str, Any]:
    """One commitment with spans."""
    by, aliases = cast.name(mark["by"], text, mark.get("aliases", ()))
    content = [find(text, mark["content"])]
    within = paragraph(text, content[0][0])
    condition = find(text, mark["condition"], within) if "condition" in mark else None
    if condition and overlaps(condition, content[0]):
        raise MarkError(f"the condition {mark['condition']!r} overlaps the content")
    return {"by": by, "aliases": aliases, "content": content, "condition": condition}


def event(text: str, mark: dict[str, Any], cast: Cast) -> dict[str, Any]:
    """One event with spans."""

    def parties(keys: Sequence[str]) -> list[dict[str, Any]]:
        names = (cast.name(key, text) for key in keys)
        return [{"name": name, "aliases": aliases} for name, aliases in names]

    return {
        "type": one_of(mark["type"], EVENT_TYPES),
        "types": [one_of(other, EVENT_TYPES) for other in mark.get("types", ())],
        "actors": parties(mark.get("actors", ())),
        "recipients": parties(mark.get("recipients", ())),
        "place": mark.get("place"),
        "status": one_of(mark["status"], EVENT_STATUSES),
        "evidence": find(text, mark["evidence"]),
    }


def compile_article(text: str, marks: dict[str, Any], cast: Cast, name: str) -> dict[str, Any]:
    """One article of ``marked.jsonl``.

    Raises:
        MarkError: a mark cannot be placed; the message names the article.
    """
    try:
        return {
            "id": name,
            "text": text,
            **{key: marks[key] for key in ("published", "language", "title", "source")},
            "statements": [statement(text, mark, cast) for mark in marks["statement"]],
            "times": times(text, marks["times"]),
            "positions": [position(text, mark, cast) for mark in marks.get("position", ())],
            "claims": [claim(text, mark, cast) for mark in marks.get("claim", ())],
            "commitments": [commitment(text, mark, cast) for mark in marks.get("commitment", ())],
            "events": [event(text, mark, cast) for mark in marks.get("event", ())],
        }
    except MarkError as wrong:
        raise MarkError(f"{name}: {wrong}") from wrong


def load_marks(folder: Path) -> dict[str, dict[str, Any]]:
    """The marks of a folder, by the name of the article."""
    files = sorted(folder.glob("*.marks.toml"))
    return {f.name.removesuffix(".marks.toml"): tomllib.loads(f.read_text(encoding="utf-8")) for f in files}


def constructions(marks: dict[str, Any]) -> set[str]:
    """The constructions that the marks of one article say it shows.

    Raises:
        MarkError: a name is none of :data:`CONSTRUCTIONS`.
    """
    named = set(marks.get("shows", ()))
    named.update(name for mark in marks["statement"] for name in mark.get("shows", ()))
    for name in named:
        one_of(name, tuple(CONSTRUCTIONS))
    return named


def compile_folder(folder: Path) -> list[dict[str, Any]]:
    """All articles of a folder, in the order of their names."""
    cast = Cast(tomllib.loads((folder / "cast.toml").read_text(encoding="utf-8")))
    articles = []
    for name, marks in load_marks(folder).items():
        text = (folder / f"{name}.txt").read_bytes().decode("utf-8")
        articles.append(compile_article(text, marks, cast, name))
    return articles


def as_lines(articles: Iterable[dict[str, Any]]) -> str:
    """The articles as JSON Lines."""
    return "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)


def show(article: dict[str, Any]) -> str:
    """The marks of one compiled article in its own words."""
    text = article["text"]

    def words(node: Any) -> Any:
        if isinstance(node, tuple):
            return text[node[0] : node[1]]
        if isinstance(node, list):
            return [words(part) for part in node]
        if isinstance(node, dict):
            said = {key: part for key, part in node.items() if key != "aliases" and part not in (None, [])}
            return {key: words(part) for key, part in said.items()}
        return node

    lines = [text]
    for part in ("statements", "times", "positions", "claims", "commitments", "events"):
        lines += [f"{part[:-1]:<11} {words(mark)}" for mark in article[part]]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write, check or show the compiled marks; the exit status says whether all is well."""
    parser = argparse.ArgumentParser(description="Compile the marks of the example articles.")
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--check", action="store_true", help="fail if marked.jsonl is not what the marks say")
    parser.add_argument("--show", metavar="NAME", help="print the marks of the articles whose name begins so")
    options = parser.parse_args(arguments)
    try:
        articles = compile_folder(options.folder)
    except MarkError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    if options.show:
        print("\n\n".join(show(article) for article in articles if article["id"].startswith(options.show)))
        return 0
    target: Path = options.folder / "marked.jsonl"
    if options.check:
        fresh = target.is_file() and target.read_text(encoding="utf-8") == as_lines(articles)
        print(f"{target.name} is {'fresh' if fresh else 'stale: run tools/mark_examples.py'}")
        return 0 if fresh else 1
    target.write_text(as_lines(articles), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
