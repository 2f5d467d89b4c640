"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/): one JSON-LD document with an annotation a finding.

Every annotation points to its words twice, by offsets (``TextPositionSelector``, in code points of the article's text
as Rundingan keeps it) and by the words with what stands around them (``TextQuoteSelector``), so that it can be found
on the publisher's page as well. Where it came from is told in PROV-O: which activity (this version of Rundingan) made
it out of which article. The finding itself is its body, with every field, so that :func:`records` gives back what
was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import msgspec

from rundingan import __version__
from rundingan.errors import ExportError
from rundingan.model import Record, Span

CONTEXT: Final = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": "http://www.w3.org/ns/prov#",
        "rundingan": "urn:rundingan:record#",
        "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
        "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
        "finding": {"@id": "rundingan:finding", "@type": "@json"},
    },
]
_ACTIVITY: Final = f"urn:rundingan:reading:{__version__}"
_AROUND: Final = 32
"""Characters before and after the words that help to find them."""
_PARTS: Final = {
    "entities": "identifying",
    "times": "identifying",
    "statements": "describing",
    "proposals": "identifying",
    "positions": "classifying",
    "claims": "assessing",
    "commitments": "describing",
    "events": "classifying",
}
"""The parts of a record and the motivation of their annotations."""


def chunks(found: Iterable[Record]) -> Iterator[str]:
    """The document, a record at a time."""
    head = {"@context": CONTEXT, "id": "urn:rundingan:annotations", "type": "AnnotationCollection"}
    yield _dumps(head)[:-1] + ',"first":{"type":"AnnotationPage","items":[\n'
    before = ""
    for record in found:
        for item in _items(record):
            yield before + _dumps(item)
            before = ",\n"
    yield "\n]}}\n"


def records(path: Path) -> Iterator[Record]:
    """The records of a document that :func:`chunks` wrote.

    Raises:
        ExportError: it is no such document.
    """
    try:
        items = msgspec.json.decode(path.read_bytes())["first"]["items"]
        current: dict[str, Any] | None = None
        for item in items:
            if item["motivation"] == "linking":
                if current is not None:
                    yield msgspec.convert(current, Record)
                current = dict(item["body"]["finding"])
            elif current is not None:
                current.setdefault(item["body"]["part"], []).append(item["body"]["finding"])
        if current is not None:
            yield msgspec.convert(current, Record)
    except OSError as wrong:
        raise ExportError(f"{path} cannot be read: {wrong.strerror or wrong}") from wrong
    except (msgspec.MsgspecError, KeyError, TypeError) as wrong:
        raise ExportError(f"{path} does not hold annotations as Rundingan writes them: {wrong}") from wrong


def _items(record: Record) -> Iterator[dict[str, Any]]:
    """An annotation of the whole article, then one a finding."""
    article = address(record)
    plain = msgspec.to_builtins(record)
    findings = {part: plain.pop(part) for part in _PARTS}
    yield _annotation(f"{article}#record", "linking", {"part": "record", "finding": plain}, {"source": article})
    for part, motivation in _PARTS.items():
        for number, finding in enumerate(findings[part], 1):
            spans = _spans(part, finding)
            target = [_target(record, article, span) for span in spans] or [{"source": article}]
            yield _annotation(
                f"{article}#{finding.get('id') or f'{part}-{number}'}",
                motivation,
                {"part": part, "value": _value(record, part, finding), "finding": finding},
                target[0] if len(target) == 1 else target,
            )


def _annotation(name: str, motivation: str, body: dict[str, Any], target: Any) -> dict[str, Any]:
    return {
        "id": name,
        "type": "Annotation",
        "motivation": motivation,
        "wasGeneratedBy": _ACTIVITY,
        "wasDerivedFrom": name.partition("#")[0],
        "generator": {"id": "urn:rundingan", "type": "Software", "name": f"Rundingan {__version__}"},
        "body": {"type": "TextualBody", **body},
        "target": target,
    }


def address(record: Record) -> str:
    """The address of an article; a name of our own (a URN) where it has none."""
    if record.url:
        return record.url.partition("#")[0]
    return f"urn:rundingan:article:{quote(record.source or '', safe='')}:{quote(record.id, safe='')}"


def _spans(part: str, finding: dict[str, Any]) -> list[Span]:
    """The words of which a finding is."""
    if part in ("entities", "proposals"):
        return [(begin, end) for begin, end in finding["mentions"]]
    if part in ("statements", "commitments"):
        return [(begin, end) for begin, end in finding["content"]]
    begin, end = finding["span" if part in ("times", "claims") else "evidence"]
    return [(begin, end)]


def _value(record: Record, part: str, finding: dict[str, Any]) -> str:
    """The finding in a few words, for programs that show annotations and know nothing of records."""
    if part in ("entities", "proposals"):
        return str(finding["name"])
    if part == "times":
        return str(finding["value"] or "")
    if part == "statements":
        speaker = record.entity(finding["speaker"])
        return " · ".join(filter(None, [speaker.name if speaker else None, finding["act"], finding["kind"]]))
    if part in ("positions", "commitments"):
        party = record.entity(finding["party" if part == "positions" else "by"])
        return " · ".join(filter(None, [party.name if party else None, finding.get("stance")]))
    return str(finding["status"] if part == "claims" else f"{finding['type']} · {finding['status']}")


def _target(record: Record, article: str, span: Span) -> dict[str, Any]:
    begin, end = span
    return {
        "source": article,
        "selector": [
            {"type": "TextPositionSelector", "start": begin, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": record.text[begin:end],
                "prefix": record.text[max(0, begin - _AROUND) : begin],
                "suffix": record.text[end : end + _AROUND],
            },
        ],
    }


def _dumps(item: object) -> str:
    return msgspec.json.encode(item).decode()
