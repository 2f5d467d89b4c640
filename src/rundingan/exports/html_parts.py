"""What follows from the statements, on the page: tables with links to the words in the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from rundingan.exports.follows import Bond, Dispute, Follows, Happening, Side, Stand, Table, outside, together
from rundingan.exports.frame import Frame, language_of, quoted
from rundingan.exports.marking import Layer, escaped
from rundingan.exports.said import Said
from rundingan.model import Record, Span, Why

SIGNS: Final = {"accepts": "✓", "accepts_with_conditions": "◐", "undecided": "○", "rejects": "✗"}
_COLOURS: Final = {"accepts": "c3", "accepts_with_conditions": "c5", "undecided": "c0", "rejects": "c12"}


class Evidence(NamedTuple):
    """Words in the article that a part rests on; ``key`` is the part's letter and number (``p1``)."""

    key: str
    spans: tuple[Span, ...]


class PartsOnPage:
    """The parts of one article on the page."""

    def __init__(self, frame: Frame, record: Record, number: int) -> None:
        self.frame = frame
        self.record = record
        self.number = number
        follows = Follows(record)
        self.tables = follows.tables()
        self.disputes = follows.disputes()
        self.bonds = follows.bonds()
        self.happenings = follows.happenings()

    def jump(self) -> str:
        """Links to the parts that there are; empty where there are none."""
        parts = [
            (len(self.record.positions), "positions", "position"),
            (len(self.disputes), "disputes", "claim"),
            (len(self.record.statements), "text", "statement"),
            (len(self.bonds), "commitments", "commitment"),
            (len(self.happenings), "events", "event"),
        ]
        links = [
            f'<a href="#{self._id(name)}">{self.frame.count(many, noun)}</a>' for many, name, noun in parts if many
        ]
        if not (self.tables or self.disputes or self.bonds or self.happenings):
            return ""
        return f'<nav class="jump" aria-label="{self._say("parts")}">{" ".join(links)}</nav>\n'

    def before(self) -> str:
        """The positions and the claims."""
        groups = "".join(map(self._group, self.tables))
        heads = ("party", "stance", "words", "teller")
        positions = self._section("positions", self._table(heads, groups)) if self.tables else ""
        claims = "".join(map(self._dispute, self.disputes))
        return positions + (self._section("disputes", f'<ul class="claims">\n{claims}</ul>\n') if claims else "")

    def after(self) -> str:
        """The commitments and the events."""
        bonds = "".join(map(self._bond, self.bonds))
        happenings = "".join(map(self._happening, self.happenings))
        return (
            self._section("commitments", self._table(("by_whom", "commits", "teller"), _body(bonds))) if bonds else ""
        ) + (
            self._section("events", self._table(("what", "whom", "words", "teller"), _body(happenings)))
            if happenings
            else ""
        )

    def layers(self) -> Iterator[Layer]:
        """The words in the article that the parts rest on, each with an anchor."""
        for key, spans in self._evidence():
            anchor = self._at(key)
            again = f'<span class="ev" data-e="{anchor}">'
            for place, (start, end) in enumerate(sorted(spans)):
                first = again if place else f'<span class="ev" data-e="{anchor}" id="{anchor}">'
                yield Layer(start, end, first, again, "</span>")

    def _evidence(self) -> Iterator[Evidence]:
        for table in self.tables:
            for stand in table.stands:
                position = stand.position
                beside = outside(position.conditions, position.evidence)
                yield Evidence(f"p{stand.number}", (position.evidence, *beside))
        for dispute in self.disputes:
            yield Evidence(f"c{dispute.number}", (dispute.claim.span,))
        for bond in self.bonds:
            condition = bond.commitment.condition
            yield Evidence(f"b{bond.number}", bond.commitment.content + ((condition,) if condition else ()))
        for happening in self.happenings:
            yield Evidence(f"v{happening.number}", (happening.event.evidence,))

    def _group(self, table: Table) -> str:
        by = f' <span class="role">{self._say("put_by")} {self.frame.names(table.by)}</span>' if table.by else ""
        head = (
            f'<tr><th class="on" colspan="4" scope="rowgroup"><span{language_of(self.record)}>'
            f"{escaped(table.proposal.name)}</span>{by}</th></tr>\n"
            if table.proposal
            else ""
        )
        return _body(head + "".join(map(self._stand, table.stands)))

    def _stand(self, stand: Stand) -> str:
        position = stand.position
        stance = self._named("stances", position.stance)
        sign = f'<span aria-hidden="true">{SIGNS.get(position.stance, "·")}</span> {stance}'
        words = self._words(position.evidence, position.conditions)
        words += "".join(
            f' <span class="role">{self._say("on_condition")}</span> {self._words(span, [span])}'
            for span in outside(position.conditions, position.evidence)
        )
        by = f"{self._say('ascribed_by')} {self.frame.name(stand.ascribed_by)}" if stand.ascribed_by else ""
        when = self.frame.time(self.record, stand.time) if stand.time else ""
        return (
            f'<tr><th scope="row">{self.frame.name(stand.party)}</th>'
            f'<td class="stance {_COLOURS.get(position.stance, "c0")}">{sign}</td>'
            f"<td>{words} {self._look(f'p{stand.number}', 'position')}</td>"
            f"<td>{self._told(by, stand.said, when)}{self._why(position.why)}</td></tr>\n"
        )

    def _dispute(self, dispute: Dispute) -> str:
        others = ", ".join(self._reference(each) for each in dispute.variants)
        variants = f'<p class="told">{self._say("variants")}: {others}</p>\n' if others else ""
        calm = dispute.claim.status != "contested"
        alone = f'<p class="told">{self._say("uncontested")}</p>\n' if calm else ""
        return (
            f'<li class="claim">\n<p class="proposition">{self._words(dispute.claim.span)} '
            f"{self._look(f'c{dispute.number}', 'claim')}</p>\n"
            f'<div class="sides">\n{self._side("asserts", "+", "c3", dispute.asserted)}'
            f"{self._side('denies', '−', 'c12', dispute.denied)}</div>\n"
            f"{alone}{variants}{self._why(dispute.claim.why)}</li>\n"
        )

    def _side(self, key: str, sign: str, colour: str, sides: Iterable[Side]) -> str:
        rows = "".join(
            f"<li>{self.frame.name(speaker)} {' '.join(map(self._saying, which))}</li>\n"
            for speaker, which in together(sides)
        )
        if not rows:
            return ""
        title = f'<p class="stance {colour}"><span aria-hidden="true">{sign}</span> {self._say(key)}</p>'
        return f'<div class="side {colour}">{title}\n<ul>\n{rows}</ul></div>\n'

    def _saying(self, each: Said) -> str:
        words = each.content if each.statement.kind == "indirect" else each.quoted
        what = f"{self._say('look')}: {self.frame.numbered('statement', each.number)}"
        anchor = self.frame.anchor(each, self.number)
        in_text = f'<a class="look" href="#{anchor}" aria-label="{what}">{self._say("look")}</a>'
        return f"<br>{self._reference(each)} <q{language_of(self.record)}>{escaped(words)}</q> {in_text}"

    def _bond(self, bond: Bond) -> str:
        commitment = bond.commitment
        threat = f'<span class="tag c12">{self._say("threat")}</span> ' if commitment.threat else ""
        words = " … ".join(self._words(span) for span in commitment.content)
        if commitment.condition:
            condition = self._words(commitment.condition, [commitment.condition])
            words += f'<br><span class="role">{self._say("on_condition")}</span> {condition}'
        return (
            f'<tr><th scope="row">{self.frame.name(bond.by)}</th>'
            f"<td>{threat}{words} {self._look(f'b{bond.number}', 'commitment')}</td>"
            f"<td>{self._told('', bond.said)}{self._why(commitment.why)}</td></tr>\n"
        )

    def _happening(self, happening: Happening) -> str:
        event = happening.event
        mode = f" ({self._named('modes', event.mode)})" if event.mode else ""
        key = "in_place" if happening.place and happening.place.type in ("country", "place") else "at_place"
        where = f"{self._say(key)} {self.frame.name(happening.place)}" if happening.place else ""
        when = self.frame.time(self.record, happening.time) if happening.time else ""
        told = f"{self._say('told_by')} {self.frame.name(happening.said.speaker)}" if happening.said else ""
        code = f"CAMEO {event.cameo}" if event.cameo else None
        return (
            f'<tr><th scope="row">{self._named("event_types", event.type)}{mode}<br>'
            f'<span class="tag st-{event.status}">{self._named("statuses", event.status)}</span></th>'
            f"<td>{_lines([self._whom(happening), where, when])}</td>"
            f"<td>{self._words(event.evidence)} {self._look(f'v{happening.number}', 'event')}</td>"
            f"<td>{self._told(told, happening.said)}{self._why(event.why, event.type, code)}</td></tr>\n"
        )

    def _whom(self, happening: Happening) -> str:
        arrow = f'<span aria-hidden="true">→</span><span class="aside"> {self._say("toward")}</span> '
        whom = arrow + self.frame.names(happening.recipients) if happening.recipients else ""
        return " ".join(filter(None, (self.frame.names(happening.actors), whom)))

    def _words(self, span: Span, strong: Iterable[Span] = ()) -> str:
        return f'<q{language_of(self.record)} dir="auto">{quoted(self.record, span, strong)}</q>'

    def _told(self, by: str, said: Said | None, *more: str) -> str:
        """Who tells it and in which statement, then what more there is to say."""
        if said:
            return _lines([f"{by or self._say('counts.statement.one')} {self._reference(said)}", *more])
        return _lines([by or f'<span class="role">{self._say("told_by_writer")}</span>', *more])

    def _reference(self, each: Said) -> str:
        look = self.frame.look(each.name)
        what = self.frame.numbered("statement", each.number)
        return (
            f'<a class="said {look.css}" href="#{self.frame.anchor(each, self.number)}-note" aria-label="{what}">'
            f"{look.glyph}{each.number}</a>"
        )

    def _look(self, key: str, noun: str) -> str:
        what = f"{self._say('look')}: {self.frame.numbered(noun, key[1:])}"
        return f'<a class="look" href="#{self._at(key)}" aria-label="{what}">{self._say("look")}</a>'

    def _why(self, why: Why | None, *more: str | None) -> str:
        facts = [("kind", " · ".join(filter(None, more))), ("rule", why.rule if why else "")]
        rows = "".join(f"<dt>{self._say(key)}</dt><dd>{escaped(fact)}</dd>" for key, fact in facts if fact)
        return f"<details><summary>{self._say('why')}</summary><dl>{rows}</dl></details>" if rows else ""

    def _table(self, heads: Iterable[str], bodies: str) -> str:
        titles = "".join(f'<th scope="col">{self._say(key)}</th>' for key in heads)
        return f"<table>\n<thead><tr>{titles}</tr></thead>\n{bodies}</table>\n"

    def _section(self, name: str, content: str) -> str:
        level, own = "h3" if self.frame.many else "h2", self._id(name)
        return (
            f'<section class="part {name}" aria-labelledby="{own}">\n'
            f'<{level} id="{own}">{self._say(name)}</{level}>\n{content}</section>\n'
        )

    def _at(self, key: str) -> str:
        """The id of the words of a part, in the article."""
        return f"{self.frame.prefix(self.number)}at-{key}"

    def _id(self, name: str) -> str:
        return f"{self.frame.prefix(self.number)}part-{name}"

    def _say(self, key: str) -> str:
        return self.frame.say(key)

    def _named(self, section: str, name: str) -> str:
        return self.frame.named(section, name)


def _body(rows: str) -> str:
    return f"<tbody>\n{rows}</tbody>\n"


def _lines(facts: Iterable[str]) -> str:
    return "<br>".join(filter(None, facts))
