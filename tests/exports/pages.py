"""A reader of our HTML that is strict about tags and gives back an element's text."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "rect", "br"}


class Page(HTMLParser):
    """The page, taken apart.

    Attributes:
        text: what stands in elements whose class is ``text``, one string each.
        ids: all ids, in order.
        links: the targets of all links.
        elements: each element as its tag and attributes.
        covered: for each ``data-s``, the characters of the text in its marks, as offsets.
        rested: for each ``data-e``, the characters of the text that the part rests on.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.covered: dict[str, set[int]] = {}
        self.rested: dict[str, set[int]] = {}
        self.feed(html)
        self.close()
        assert not self.stack, f"left open: {self.stack}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice: {tag} {attrs}"
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "href" in attributes:
            self.links.append(attributes["href"])
        if attributes.get("class") == "text":
            self.text.append("")
        if tag not in VOID:
            self.stack.append((tag, attributes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack and self.stack[-1][0] == tag, f"</{tag}> closes {self.stack[-1:]}"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        if not any(attributes.get("class") == "text" for _, attributes in self.stack):
            return
        start = len(self.text[-1])
        self.text[-1] += data
        for tag, attributes in self.stack:
            for kept, key in ((self.covered if tag == "mark" else {}, "data-s"), (self.rested, "data-e")):
                if key in attributes:
                    kept.setdefault(attributes[key], set()).update(range(start, start + len(data)))
