"""Which module reads what: by the first bytes, by what a server calls it, by the name, by how the text begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from rundingan.errors import FormatError
from rundingan.sources import csv, jsonl, markup
from rundingan.sources.files import Input, sample

_FEED = re.compile(rb"\s*(?:<\?xml[^>]{0,500}>\s*)?(?:<!--.{0,2000}?-->\s*|<[?!][^>]{0,500}>\s*){0,20}"
                   rb"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE | re.DOTALL)  # fmt: skip
_XML = re.compile(rb"\s*<\?xml\b[^>]{0,500}>\s*(?:<!--.{0,2000}?-->\s*|<[?!][^>]{0,500}>\s*){0,20}<(?P<root>[\w:.-]+)",
                  re.DOTALL)  # fmt: skip
_PAGE_ROOT = re.compile(rb"(?:\w+:)?html", re.IGNORECASE)


class Kind(NamedTuple):
    """A format.

    Attributes:
        module: the module of this package whose ``articles`` reads it.
        signs: bytes that any file of it begins with, and no text does.
        suffixes: of names of files.
        media_types: as servers call it.
        looks: whether text that begins so is of this format.
    """

    module: str
    signs: tuple[bytes, ...] = ()
    suffixes: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    looks: Callable[[bytes], bool] | None = None


def _is_feed(head: bytes) -> bool:
    return bool(_FEED.match(head))


def _is_page(head: bytes) -> bool:
    return markup.is_html(head.decode("utf-8", "replace"))


def _is_json(head: bytes) -> bool:
    return jsonl.is_lines(head) or jsonl.is_document(head)


TEXT = Kind("text", (), (), ("text/plain",))
KINDS = (
    Kind("compressed", (b"\x1f\x8b", b"\x28\xb5\x2f\xfd"), (".gz", ".zst"), ("application/gzip", "application/zstd")),
    Kind("archives", (b"PK\x03\x04", b"PK\x05\x06"), (".zip",), ("application/zip",)),
    Kind("parquet", (b"PAR1",), (".parquet", ".pq"), ("application/vnd.apache.parquet",)),
    Kind("warc", (b"WARC/",), (".warc",), ("application/warc",)),
    Kind("feeds", (), (".rss", ".atom", ".rdf"), ("application/rss+xml", "application/atom+xml"), _is_feed),
    Kind("jsonl", (), (".jsonl", ".ndjson", ".json", ".ninjs"),
         ("application/json", "application/jsonl", "application/x-ndjson"), _is_json),
    Kind("html", (), (".html", ".htm", ".xhtml", ".shtml"), ("text/html", "application/xhtml+xml"), _is_page),
    Kind("csv", (), (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"), csv.is_table),
    TEXT,
)  # fmt: skip


def kind_of(given: Input, encoding: str | None) -> Kind:
    """The format of the input: plain text where nothing tells another.

    Raises:
        FormatError: it is XML of a kind that holds no articles that are known here.
    """
    for kind in KINDS:
        if given.head.startswith(kind.signs or ("\0" * 99).encode()):
            return kind
    head = sample(given, encoding)
    if _is_feed(head):  # servers and names often say only "XML", or "HTML"
        return next(kind for kind in KINDS if kind.looks is _is_feed)
    suffix = PurePath(given.path).suffix.lower()
    for kind in KINDS:
        if given.media_type in kind.media_types and kind is not TEXT:
            return kind
    for kind in KINDS:
        if suffix in kind.suffixes:
            return kind
    _refuse_xml(given.name, head)
    return next((kind for kind in KINDS if kind.looks and kind.looks(head)), TEXT)


def _refuse_xml(name: str, head: bytes) -> None:
    match = _XML.match(head)
    if match and not _PAGE_ROOT.fullmatch(match["root"]):
        root = match["root"].decode("ascii", "replace")[:40]
        raise FormatError(
            f"{name} is XML that begins with <{root}>, which is not read; give a feed (RSS or Atom), HTML or text",
            code="xml",
        )
