"""What follows from the statements, on a terminal: positions and disputes, commitments and events.

Signs tell stances apart without colour (``✓`` accepts, ``◐`` with conditions, ``○`` undecided, ``✗`` rejects), and
the sides of a claim (``+`` asserts, ``−`` denies); ``!`` stands before a threat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rich.text import Text

from rundingan.exports.follows import Bond, Dispute, Follows, Happening, Stand, Table, names, together
from rundingan.exports.said import Said
from rundingan.exports.sheet import Sheet, reference, visible
from rundingan.model import Entity, Span, Why

SIGNS: Final = {"accepts": "✓", "accepts_with_conditions": "◐", "undecided": "○", "rejects": "✗"}
_STYLES: Final = {"accepts": "green", "accepts_with_conditions": "yellow", "undecided": "", "rejects": "red"}
_BAR: Final = "┊ "
_INSET: Final = 4
_BULLET: Final = "  • "
_THREAT: Final = Text("  ! ", "bold red")
_LONGEST_NAME: Final = 34
_ROOMY: Final = 60


class PartsView:
    """The parts of one record on a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.follows = Follows(sheet.record)

    def before(self) -> bool:
        """Show what comes before the statements: positions and claims. Whether there was any."""
        tables, disputes = self.follows.tables(), self.follows.disputes()
        if tables:
            self.sheet.heading("positions")
        for number, table in enumerate(tables):
            self._space(number)
            self._table(table)
        if disputes:
            self.sheet.heading("disputes")
        for number, dispute in enumerate(disputes):
            self._space(number)
            self._dispute(dispute)
        return bool(tables or disputes)

    def after(self) -> None:
        """Show what comes after the statements: commitments and events."""
        bonds, happenings = self.follows.bonds(), self.follows.happenings()
        if bonds:
            self.sheet.heading("commitments")
        for bond in bonds:
            self._bond(bond)
        if happenings:
            self.sheet.heading("events")
        for happening in happenings:
            self._happening(happening)

    def _space(self, number: int) -> None:
        """A line between what is of several lines each."""
        if number:
            self.sheet.console.print()

    def _table(self, table: Table) -> None:
        if table.proposal:
            title = Text(visible(table.proposal.name), "italic")
            if table.by:
                title.append(f" · {self._say('put_by')} {visible(names(table.by))}", "not italic dim")
            self.sheet.print(title, 2)
        widest = self._widest(stand.party for stand in table.stands)
        for stand in table.stands:
            self._stand(stand, widest)

    def _stand(self, stand: Stand, widest: int) -> None:
        position = stand.position
        style = _STYLES.get(position.stance, "")
        line = self._padded(stand.party, widest)
        line.append(self.sheet.named("stances", position.stance), style or "default")
        if stand.ascribed_by:
            line.append(f" · {self._say('ascribed_by')} {visible(stand.ascribed_by.name)}", "dim")
        if stand.time:
            line.append(f" · {self.sheet.when(stand.time)}", "dim")
        line.append(self._reference(stand.said), "dim")
        self.sheet.print(line, _INSET, first=Text(f"  {SIGNS.get(position.stance, '·')} ", style))
        for condition in position.conditions:
            self._words([condition], self._say("on_condition"))
        if stand.said is None:
            self._words([position.evidence])
        self._why(position.why)

    def _dispute(self, dispute: Dispute) -> None:
        self.sheet.print(Text(visible(self.sheet.record.words(dispute.claim.span)), "italic"), 2)
        sides = [("+", "asserts", "green", dispute.asserted), ("−", "denies", "red", dispute.denied)]
        widest = self._widest(side.speaker for *_, those in sides for side in those)
        for sign, key, style, those in sides:
            for speaker, which in together(those):
                line = self._padded(speaker, widest).append(self._say(key), style)
                line.append(f" · {', '.join(map(reference, which))}" if which else "", "dim")
                self.sheet.print(line, _INSET, first=Text(f"  {sign} ", style))
        if dispute.claim.status != "contested":
            self.sheet.print(Text(self._say("uncontested"), "dim"), _INSET)
        if dispute.variants:
            others = ", ".join(map(reference, dispute.variants))
            self.sheet.print(Text(f"{self._say('variants')} · {others}", "dim"), _INSET, first="  ≈ ")
        self._why(dispute.claim.why)

    def _bond(self, bond: Bond) -> None:
        commitment = bond.commitment
        line = self.sheet.name(bond.by.name if bond.by else None)
        if commitment.threat:
            line.append(f" · {self._say('threat')}", "bold red")
        line.append(self._reference(bond.said), "dim")
        self.sheet.print(line, _INSET, first=_THREAT if commitment.threat else _BULLET)
        self._words(commitment.content)
        if commitment.condition:
            self._words([commitment.condition], self._say("on_condition"))
        self._why(commitment.why)

    def _happening(self, happening: Happening) -> None:
        event = happening.event
        line = Text(self.sheet.named("event_types", event.type), "bold")
        if event.mode:
            line.append(f" ({self.sheet.named('modes', event.mode)})", "not bold")
        for fact in self._facts(happening):
            line.append(f" · {fact}", "not bold")
        line.append(f" · {self._teller(happening.said)}", "not bold dim")
        self.sheet.print(line, _INSET, first=_BULLET)
        self._words([event.evidence])
        code = f"CAMEO {event.cameo}" if event.cameo else None
        self._why(event.why, event.type, code)

    def _facts(self, happening: Happening) -> Iterator[str]:
        whom = visible(names(happening.recipients))
        who = " ".join(filter(None, (visible(names(happening.actors)), whom and f"→ {whom}")))
        if who:
            yield who
        yield self.sheet.named("statuses", happening.event.status)
        if happening.place:
            key = "in_place" if happening.place.type in ("country", "place") else "at_place"
            yield f"{self._say(key)} {visible(happening.place.name)}"
        if happening.time:
            yield self.sheet.when(happening.time)

    def _teller(self, each: Said | None) -> str:
        if each is None:
            return self._say("told_by_writer")
        return f"{self._say('told_by')} {visible(each.name or self._say('nobody'))}{self._reference(each)}"

    def _words(self, spans: Iterable[Span], title: str = "") -> None:
        text = Text(f"{title} " if title else "", "dim")
        text.append(visible(self.sheet.record.words(*spans)), "not dim")
        self.sheet.print(text, _INSET, bar=_BAR)

    def _why(self, why: Why | None, *more: str | None) -> None:
        facts = [fact for fact in more if fact] + ([f"{self._say('rule')} {why.rule}"] if why else [])
        if self.sheet.explain and facts:
            self.sheet.print(Text(f"{self._say('why')}: {' · '.join(facts)}", "dim"), _INSET)

    def _widest(self, entities: Iterable[Entity | None]) -> int:
        """How wide a column of the names is; 0 where there is no room for columns."""
        if self.sheet.width < _ROOMY:
            return 0
        return min(max((self._name(entity).cell_len for entity in entities), default=0), _LONGEST_NAME)

    def _padded(self, entity: Entity | None, widest: int) -> Text:
        name = self._name(entity)
        return name.append(" " * max(2, widest + 2 - name.cell_len), "not bold not italic")

    def _name(self, entity: Entity | None) -> Text:
        return self.sheet.name(entity.name if entity else None)

    def _reference(self, each: Said | None) -> str:
        return f" · {reference(each)}" if each else ""

    def _say(self, key: str) -> str:
        return self.sheet.say(key)
