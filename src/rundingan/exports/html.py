"""One self-contained page: who stands where, then each article, its statements highlighted, and who said each.

The page asks for nothing: no font, image or script from elsewhere, and its policy forbids any. It works
without scripts; the script adds hovering, filtering by speaker and keys. The article's text stands in the
page exactly as given (numbers and signs are styles), so that it can be copied or checked.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib import resources
from itertools import chain

from rundingan.exports.frame import Frame, attribute, language_of, looks_of
from rundingan.exports.html_parts import PartsOnPage
from rundingan.exports.labels import label, named, share
from rundingan.exports.marking import Layer, escaped, marked
from rundingan.exports.said import Said, by_speaker, described, nested
from rundingan.exports.timex import spoken
from rundingan.model import Record


def chunks(records: Iterable[Record], *, language: str = "en") -> Iterator[str]:
    """The page, in pieces: its head, each article, its foot.

    Args:
        language: of the labels.
    """
    every = list(records)
    page = _Page(language, looks_of(every), many=len(every) != 1)
    yield page.head(every)
    for number, record in enumerate(every, 1):
        yield page.article(record, number)
    yield page.foot()


@cache
def _asset(name: str) -> str:
    return (resources.files("rundingan.exports") / name).read_text(encoding="utf-8")


@cache
def _policy() -> str:
    def hashed(name: str) -> str:
        return f"'sha256-{b64encode(sha256(_asset(name).encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; style-src {hashed('page.css')}; script-src {hashed('page.js')}; "
        "base-uri 'none'; form-action 'none'"
    )


class _Page(Frame):
    """One page, piece by piece."""

    def title(self, record: Record) -> str:
        return " ".join((record.title or record.id).split()) or label("untitled", self.language)

    def head(self, records: list[Record]) -> str:
        title = label("title", self.language) if self.many else self.title(records[0])
        return (
            f'<!doctype html>\n<html lang="{self.language}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
            f"<title>{escaped(title)}</title>\n<style>{_asset('page.css')}</style>\n</head>\n"
            f'<body data-close="{self.say("close")}">\n' + (self.contents(records) if self.many else "") + "<main>\n"
        )

    def contents(self, records: list[Record]) -> str:
        items = "".join(
            f'<li><a href="#a{number}">{escaped(self.title(record))}</a> '
            f'<span class="facts">{self.facts(record)}</span></li>\n'
            for number, record in enumerate(records, 1)
        )
        total = self.count(len(records), "article")
        return (
            f'<header class="top" id="top">\n<h1>{self.say("title")}</h1>\n<p class="facts">{total}</p>\n'
            f'<nav aria-label="{self.say("articles")}"><ol class="contents">\n{items}</ol></nav>\n</header>\n'
        )

    def facts(self, record: Record) -> str:
        date = record.published
        speakers = len({each.speaker for each in record.statements if each.speaker})
        facts = [
            escaped(record.source) if record.source else "",
            f'<time datetime="{attribute(date)}">{escaped(spoken(date, self.language))}</time>' if date else "",
            self.named("languages", record.language or ""),
            self.count(len(record.statements), "statement"),
            self.count(speakers, "speaker") if speakers else "",
        ]
        return " · ".join(fact for fact in facts if fact)

    def article(self, record: Record, number: int) -> str:
        level = "h2" if self.many else "h1"
        every = list(nested(record))
        notes = "".join(
            f'<p class="note">{self.say("note")}: {escaped(issue.message)}</p>\n' for issue in record.issues
        )
        parts = PartsOnPage(self, record, number)
        text = marked(record.text, chain(parts.layers(), self.times(record), self.layers(every, number)))
        places = {each.statement.id: each for each in every}
        cards = "".join(self.card(each, number, places) for each in every)
        listed = f"<ol>\n{cards}</ol>" if cards else f"<p>{self.say('no_statements')}</p>"
        back = f'<p class="back"><a href="#top">{self.say("to_top")}</a></p>\n' if self.many else ""
        language = language_of(record)
        return (
            f'<article class="reading" id="a{number}">\n<header>\n'
            f"<{level}{language}>{escaped(self.title(record))}</{level}>\n"
            f'<p class="facts">{self.facts(record)}</p>\n{notes}{parts.jump()}</header>\n'
            f"{parts.before()}"
            f'<div class="guide" id="{self.prefix(number)}part-text">\n{self.legend(record)}</div>\n'
            f'<div class="columns">\n<div class="text"{language} dir="auto">{text}</div>\n'
            f'<aside class="panel" aria-label="{self.say("statements")}">\n{listed}\n</aside>\n</div>\n'
            f"{parts.after()}{back}</article>\n"
        )

    def legend(self, record: Record) -> str:
        if not record.statements:
            return ""
        items = []
        for group in by_speaker(record):
            look = self.look(group[0].name)
            name = escaped(group[0].name) if group[0].name is not None else self.say("nobody")
            items.append(
                f'<li class="who {look.css}" data-who="{look.number}"><span class="glyph" aria-hidden="true">'
                f'{look.glyph}</span> <span class="name">{name}</span> '
                f'<span class="n">{len(group)}</span></li>\n'
            )
        kinds = "".join(
            f'<li><span class="sample k-{kind}">{self.say(f"kinds.{kind}")}</span> '
            f"{self.say(f'kinds_mean.{kind}')}</li>\n"
            for kind in ("direct", "mixed", "indirect")
        )
        return (
            f'<ul class="legend" data-filter="{self.say("filter")}" data-all="{self.say("clear")}">\n'
            f'{"".join(items)}</ul>\n<ul class="kinds">\n{kinds}</ul>\n'
        )

    def layers(self, every: list[Said], number: int) -> Iterator[Layer]:
        for each in every:
            look, anchor = self.look(each.name), self.anchor(each, number)
            statement = each.statement
            who = each.name or label("nobody", self.language)
            act, kind = named("acts", statement.act, self.language), named("kinds", statement.kind, self.language)
            what = attribute(f"{who}: {act}, {kind}")
            shared = f'data-s="{anchor}" data-who="{look.number}"'
            again = f'<mark class="k-{statement.kind} {look.css}" {shared} title="{what}">'
            number_of = f"{self.numbered('statement', each.number)}, {what}"
            first = (
                f'<mark id="{anchor}" class="k-{statement.kind} {look.css}" {shared} title="{what}">'
                f'<a class="ref" href="#{anchor}-note" data-n="{look.glyph}{each.number}" '
                f'aria-label="{number_of}"></a>'
            )
            for place, (start, end) in enumerate(statement.content):
                yield Layer(start, end, again if place else first, again, "</mark>")
            for name, span in (("source", statement.source), ("cue", statement.cue)):
                if span:
                    opening = f'<span class="{name} {look.css}" {shared}>'
                    yield Layer(*span, opening, opening, "</span>")

    def times(self, record: Record) -> Iterator[Layer]:
        for time in record.times:
            if time.value:
                opening = f'<span class="time" title="{attribute(spoken(time.value, self.language))}">'
                yield Layer(*time.span, opening, opening, "</span>")

    def card(self, each: Said, number: int, places: dict[str, Said]) -> str:
        look, anchor, statement = self.look(each.name), self.anchor(each, number), each.statement
        language = language_of(each.record)
        words = each.content if statement.kind == "indirect" else each.quoted
        return (
            f'<li class="card {look.css} k-{statement.kind} d{min(each.depth, 3)}" id="{anchor}-note" '
            f'data-s="{anchor}" data-who="{look.number}">\n'
            f'<p class="who"><a class="num" href="#{anchor}" title="{self.say("in_text")}">{each.number}</a> '
            f'<span class="glyph" aria-hidden="true">{look.glyph}</span> {self.who(each)}</p>\n'
            f'<p class="what">{self.what(each)}</p>\n'
            f'<blockquote{language} dir="auto">{escaped(" ".join(words.split()))}</blockquote>\n'
            f"{self.why(each, number, places)}</li>\n"
        )

    def who(self, each: Said) -> str:
        if each.speaker is None:
            return f'<span class="name nobody">{self.say("nobody")}</span>'
        facts = (described(each.speaker, self.language), each.speaker.country)
        more = " · ".join(escaped(fact) for fact in facts if fact)
        role = f' <span class="role">{more}</span>' if more else ""
        return f'<b class="name">{escaped(each.speaker.name)}</b>{role}'

    def what(self, each: Said) -> str:
        statement = each.statement
        parts = [f"<b>{self.named('acts', statement.act)}</b>", self.named("kinds", statement.kind)]
        if each.cue:
            parts.append(f"{self.say('cue')} <i>{escaped(each.cue)}</i>")
        if statement.channel:
            parts.append(f"{self.say('via')} <i>{escaped(statement.channel)}</i>")
        if each.time:
            parts.append(self.time(each.record, each.time))
        return " · ".join(parts)

    def why(self, each: Said, number: int, places: dict[str, Said]) -> str:
        statement, why = each.statement, each.statement.why
        sure = share(statement.confidence, self.language)
        found = f" ← {each.antecedent}" if each.antecedent else ""
        facts: list[tuple[str, str | None]] = [
            ("source", each.source),
            ("speaker_by", why.speaker + found if why and why.speaker else None),
            ("rule", why.rule if why else None),
            ("act_by", why.act if why else None),
        ]
        rows = "".join(f"<dt>{self.say(key)}</dt><dd>{escaped(fact)}</dd>" for key, fact in facts if fact)
        if statement.within in places:
            rows += f"<dt>{self.say('within')}</dt><dd>{self.outer(places[statement.within], number)}</dd>"
        bar = max(0, min(100, round(statement.confidence * 100)))
        return (
            f'<details><summary>{self.say("why")} <span class="sure">{self.say("confidence")} {sure}'
            f'<svg viewBox="0 0 100 8" aria-hidden="true"><rect class="all" width="100" height="8"/>'
            f'<rect width="{bar}" height="8"/></svg></span></summary><dl>{rows}</dl></details>\n'
        )

    def outer(self, within: Said, number: int) -> str:
        return f'<a href="#{self.anchor(within, number)}-note">{self.numbered("statement", within.number)}</a>'

    def foot(self) -> str:
        return (
            f'</main>\n<footer><p class="keys">{self.say("keys")}</p></footer>\n'
            f"<script>{_asset('page.js')}</script>\n</body>\n</html>\n"
        )
