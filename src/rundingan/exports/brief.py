"""The morning's briefing as Markdown or as one HTML file that fetches nothing: each line with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from typing import Final
from urllib.parse import urlsplit

from rundingan.exports.entries import Entry, Line, headline, sections, source_in_words
from rundingan.exports.labels import label
from rundingan.exports.marking import escaped
from rundingan.views.rows import Changes, Source

FORMATS: Final = ("markdown", "html")
"""The formats by the names that the command line gives them."""

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#|~!])")
_STARTS: Final = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def markdown(changes: Changes, language: str = "en") -> Iterator[str]:
    """The briefing as Markdown (CommonMark), a section at a time."""
    yield f"# {label('briefing', language)}\n\n{_plain(headline(changes, language))}\n"
    for heading, entries in sections(changes, language):
        yield f"\n## {heading}\n\n" + "".join(_item(each, language) for each in entries)


def _item(each: Entry, language: str) -> str:
    sign = f"{each.sign} " if each.sign and each.sign != "•" else ""
    head = f"- {_plain(sign)}**{_plain(each.name)}**" + "".join(f" · {_plain(fact)}" for fact in each.facts)
    lines = [f"  {_line(line, language)}" for line in each.lines]
    told = [f"  {_link(each.source, language)}"] if each.source else []
    return "  \n".join([head, *lines, *told]) + "\n"


def _line(line: Line, language: str) -> str:
    said = f"{_plain(line.said).rstrip(':')}: " if line.said else ""
    source = f" ({_link(line.source, language)})" if line.source else ""
    return f"{_plain(line.sign + ' ') if line.sign else ''}{said}“{_plain(line.words)}”{source}"


def _link(source: Source | None, language: str) -> str:
    if source is None:
        return ""
    words = _plain(source_in_words(source, language))
    address = _address(source)
    return f"[{words}](<{address}>)" if address else f"*{words}*"


def _address(source: Source) -> str | None:
    """The address of an article, where it is one of the web that can stand in a link."""
    url = source.url or ""
    safe = urlsplit(url).scheme in ("http", "https") and not re.search(r"[\s<>\"]", url)
    return url if safe else None


def _plain(words: str) -> str:
    """Words on one line, of which Markdown makes nothing."""
    escaped_words = _SPECIAL.sub(r"\\\1", " ".join(words.split()))
    return _STARTS.sub(r"\1\\\2", escaped_words).replace("&", "&amp;")


def html(changes: Changes, language: str = "en") -> Iterator[str]:
    """The briefing as one page, a section at a time."""
    title = label("briefing", language)
    yield (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>{title}</title>\n<style>{_style()}</style>\n</head>\n'
        f'<body>\n<h1>{title}</h1>\n<p class="facts">{escaped(headline(changes, language))}</p>\n'
    )
    for heading, entries in sections(changes, language):
        yield f"<section>\n<h2>{heading}</h2>\n" + "".join(_on_page(e, language) for e in entries) + "</section>\n"
    yield "</body>\n</html>\n"


def _style() -> str:
    return (resources.files("rundingan.exports") / "brief.css").read_text(encoding="utf-8")


def _on_page(each: Entry, language: str) -> str:
    facts = "".join(f" · {escaped(fact)}" for fact in each.facts)
    lines = "".join(_quoted(line, language) for line in each.lines)
    told = f'<p class="source">{_anchor(each.source, language)}</p>' if each.source else ""
    name = f"{escaped(each.sign)} <b>{escaped(each.name)}</b>"
    return f'<article>\n<p>{name}<span class="facts">{facts}</span></p>\n{lines}{told}\n</article>\n'


def _quoted(line: Line, language: str) -> str:
    said = f'<span class="facts">{escaped(line.said).rstrip(":")}:</span> ' if line.said else ""
    source = f' <span class="source">({_anchor(line.source, language)})</span>' if line.source else ""
    return f"<blockquote>{escaped(line.sign)} {said}{escaped(line.words)}{source}</blockquote>\n"


def _anchor(source: Source | None, language: str) -> str:
    if source is None:
        return ""
    words = escaped(source_in_words(source, language))
    address = _address(source)
    return f'<a href="{escaped(address)}">{words}</a>' if address else words
