"""Pieces of HTML: whether a text is one, and the words of one, a line a paragraph."""

from __future__ import annotations

import re

from rundingan.errors import FormatError

LOOKED_AT = 65_536
"""Characters at the head of a text that are looked at to tell whether it is HTML."""

_PAGE = re.compile(
    r"\s{0,1000}(?:<!--.{0,4000}?-->\s{0,1000})?<(?:!doctype\s+html|html|head|body|\?xml)\b", re.I | re.S
)
_BLOCK = re.compile(r"</(?:p|div|span|a|li|ul|h[1-6]|td|tr|table|strong|em|section|article|figure)\s?>|<br\s?/?>", re.I)
_ENOUGH = 3

_SCRIPTS = "script style noscript template iframe svg figure button select head title"
_UNREAD = frozenset(_SCRIPTS.split())
_RUNNING = (
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strike strong "
    "sub sup time tt u var wbr"
)
_INLINE = frozenset(_RUNNING.split())
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_html(text: str) -> bool:
    """Whether the text begins as a page does, or has the tags of one."""
    start = text[:LOOKED_AT]
    return "<" in start and bool(_PAGE.match(start) or len(_BLOCK.findall(start)) >= _ENOUGH)


def refuse_html(name: str, text: str) -> None:
    """Nothing, where the text is no markup.

    Raises:
        FormatError: it begins as a page does, or has the tags of one.
    """
    if is_html(text):
        raise FormatError(
            f'{name} is HTML, not text; give it as "html", or in a file of HTML, and its words are taken out',
            code="html",
        )


def words(fragment: str) -> str:
    """The words of a piece of HTML, a line a paragraph; scripts, figures and their captions left out.

    A text without any markup is given back with its white space made single.
    """
    from lxml import etree, html

    clean = _NO_XML.sub(" ", fragment)
    if not clean.strip():
        return ""
    try:
        tree = html.fragment_fromstring(clean, create_parent="div", parser=html.HTMLParser(remove_comments=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    lines = ("".join(pieces).split() for pieces in _paragraphs(tree))
    return "\n".join(" ".join(line) for line in lines if line)


def _paragraphs(tree: object) -> list[list[str]]:
    """The pieces of text of each block."""
    from lxml import etree

    found: list[list[str]] = [[]]
    unread = 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else "script"  # processing instructions have no words
        if tag in _UNREAD:
            unread += 1 if event == "start" else -1
        elif tag not in _INLINE and not unread:
            found.append([])
        text = node.text if event == "start" else node.tail
        if text and not unread:
            found[-1].append(text)
    return found
