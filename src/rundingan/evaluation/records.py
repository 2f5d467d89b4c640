"""The records that are held against the marks: from a file, or read just now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

import rundingan
from rundingan.errors import FormatError, LanguageError
from rundingan.evaluation.marked import MarkedArticle, json_lines
from rundingan.model import Record

PARTS = ("entities", "times", "statements", "positions", "claims", "commitments", "events")


def read_marked(articles: Iterable[MarkedArticle]) -> dict[str, Record]:
    """Records of the marked articles, read now, by id; an article in a language without a pack has none."""
    records = {}
    for article in articles:
        try:
            records[article.id] = rundingan.read(
                article.text,
                published=article.published,
                language=article.language,
                title=article.title,
                source=article.source,
                id=article.id,
            )
        except LanguageError:
            continue
    return records


def load_records(path: str | Path, articles: Iterable[MarkedArticle]) -> dict[str, Record]:
    """Records from a file of JSON Lines, by id; those of articles that are not marked are left out.

    The file may come from another reader: of a statement only ``content`` and ``kind`` are needed, and a name
    may stand where an entity's id is expected.

    Raises:
        FormatError: the file cannot be read, a line is not a record, an id stands twice, or a record was made
            from another text than the marked article of its id.
    """
    texts = {article.id: article.text for article in articles}
    records: dict[str, Record] = {}
    for number, line in json_lines(path):
        try:
            record = _record(line, texts)
        except (ValueError, TypeError) as wrong:  # msgspec's errors are ValueErrors, as UnicodeDecodeError is
            raise FormatError(f"{path}, line {number}: not a record: {wrong}", line=number) from wrong
        if record is None:
            continue
        if record.id in records:
            raise FormatError(f"{path}, line {number}: a second record of {record.id!r}", line=number)
        if record.text != texts[record.id]:
            raise FormatError(
                f"{path}, line {number}: the record of {record.id!r} was made from another text than the "
                "marked article, so its spans say nothing; read the text of the marked article",
                line=number,
            )
        records[record.id] = record
    return records


def _record(line: bytes, texts: Mapping[str, str]) -> Record | None:
    """The record in a line, or None where it is not one of a marked article."""
    raw = msgspec.json.decode(line)
    if not isinstance(raw, dict) or not isinstance(raw.get("id"), str):
        raise ValueError("an object with an `id` is expected")
    if raw["id"] not in texts:
        return None
    _complete(raw, texts[raw["id"]])
    return msgspec.convert(raw, Record)


def _complete(raw: dict[str, Any], text: str) -> None:
    """Fill in what a record may lack from what it has."""
    raw.setdefault("text", text)
    for part in PARTS:
        if raw.get(part) is None:
            raw[part] = []
        for number, item in enumerate(raw[part], 1):
            if isinstance(item, dict):
                _fill(item, part, number)


def _fill(item: dict[str, Any], part: str, number: int) -> None:
    item.setdefault("id", f"{part}{number}")
    if part == "entities":
        item.setdefault("type", "unnamed")
    if part == "statements" and item.get("content"):
        content = item["content"]
        item.setdefault("sentence", [content[0][0], content[-1][-1]])
