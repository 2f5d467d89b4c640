"""Every question of a dossier of some days of the talks, by each filter, in SQLite and PostgreSQL."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from rundingan.errors import DossierError
from rundingan.views import articles, changes, claims, commitments, events, people, positions, search, statements
from rundingan.views import timeline as days
from rundingan.views.dossier import Dossier
from rundingan.views.filters import Filters
from rundingan.views.page import columns, flat

from .talks import ARTICLES, COPY


def said(dossier: Dossier, **filters: Any) -> list[str]:
    return [row.words for row in dossier.statements(**filters)]


class TestStatements:
    def test_come_newest_first_with_their_words_in_the_article(self, dossier: Dossier) -> None:
        rows = dossier.statements().rows
        assert [row.day for row in rows] == sorted((row.day or "" for row in rows), reverse=True)
        for row in rows:
            record = dossier.record(row.article.key)
            assert record is not None
            assert record.words(*row.content) == row.words
            assert record.text[row.begin : row.end] == row.sentence

    @pytest.mark.parametrize(
        ("filters", "words"),
        [
            ({"speaker": "Lind"}, ["Without his courage there would be no truce,"]),
            ({"party": "amara LÏND"}, ["Without his courage there would be no truce,"]),
            ({"act": "deny"}, ["Tarkhuna had shelled the market of Port Amsel"]),
            ({"language": "id"}, ["Kami siap berunding,"]),
            ({"outlet": ["Purnama", "Harian Ilvara"], "kind": "direct"},
             ["Kami siap berunding,", "Kami tidak akan tunduk kepada pengepungan,"]),
            ({"text": "kepung"}, ["Kami tidak akan tunduk kepada pengepungan,"]),
            ({"text": '"come and count" OR nobody'}, ["Let them come and count,"]),
            ({"since": "2031-04-06", "speaker": "Maresk"},
             ["If the guns fall silent, we will open the corridor by May 1,"]),
            ({"until": "2031-03-27", "act": "pledge"}, ["We will not lay down our arms,"]),
            ({"article": "https://nesh.example/1", "act": "pledge"}, ["We will not lay down our arms,"]),
            ({"party": "xyzzy"}, []),
            ({"country": "RU"}, []),
        ],
    )  # fmt: skip
    def test_are_narrowed(self, dossier: Dossier, filters: dict[str, Any], words: list[str]) -> None:
        assert said(dossier, **filters) == words

    def test_of_somebody_in_any_spelling_and_by_id(self, dossier: Dossier) -> None:
        row = dossier.statements(speaker="Maresk").rows[0]
        assert row.speaker is not None
        assert said(dossier, speaker=row.speaker.id) == said(dossier, speaker="Anton Mareskk") != []

    def test_about_somebody(self, dossier: Dossier) -> None:
        about = dossier.statements(about="Tarkhuna", act="deny").rows
        assert [who.name for row in about for who in row.about][:1] == ["Tarkhuna"]

    def test_show_where_the_searched_words_stand(self, dossier: Dossier) -> None:
        (row,) = dossier.statements(text="kepungan").rows
        assert [row.words[begin:end] for begin, end in row.found] == ["pengepungan"]

    def test_come_in_pages_that_neither_leave_out_nor_repeat(self, dossier: Dossier) -> None:
        every = [row.id for row in dossier.statements()]
        for limit in (1, 3, len(every)):
            assert [row.id for row in dossier.every(dossier.statements, limit=limit)] == every

    def test_without_a_day_come_last(self, empty: Dossier) -> None:
        undated = [
            msgspec.structs.replace(each, published=None, text=each.text.replace(", March 24", ""))
            for each in ARTICLES[:1]
        ]
        empty.add([*undated, *ARTICLES[1:]])
        found = [row.day for row in empty.every(empty.statements, limit=2)]
        assert None in found
        assert None not in found[: found.index(None)]
        assert {*found[found.index(None) :]} == {None}


class TestPositions:
    def test_today(self, dossier: Dossier) -> None:
        found = {(row.party.name, row.proposal.name): row for row in dossier.positions()}
        maresk = found["Anton Maresk", "UN ceasefire plan"]
        assert (maresk.stance, maresk.since) == ("accepts", "2031-04-05")
        assert maresk.moved is not None and maresk.moved.before is not None
        assert maresk.moved.shift == "reverse"
        assert "menolak pelan gencatan senjata" in maresk.moved.before.words
        assert "menerima usulan gencatan senjata" in maresk.moved.now.words

    def test_of_a_day_in_the_past(self, dossier: Dossier) -> None:
        (row,) = dossier.positions(until="2031-03-26")
        assert (row.stance, row.moved and row.moved.shift) == ("rejects", "new")

    def test_history(self, dossier: Dossier) -> None:
        found = dossier.history(party="Maresk", proposal="ceasefire plan")
        assert [(each.now.day, each.shift) for each in found] == [
            ("2031-04-07", "repeat"),
            ("2031-04-05", "reverse"),
            ("2031-04-02", "harden"),
            ("2031-03-28", "soften"),
            ("2031-03-24", "new"),
        ]

    def test_by_stance_and_shift(self, dossier: Dossier) -> None:
        assert [row.party.name for row in dossier.positions(stance="accepts", proposal="ceasefire")] == ["Anton Maresk"]
        assert [row.now.day for row in dossier.history(shift="soften")] == ["2031-03-28"]
        moved = ("soften", "harden")
        assert [row.now.day for row in dossier.every(dossier.history, shift=moved, limit=1)] == [
            "2031-04-02",
            "2031-03-28",
        ]

    def test_in_pages(self, dossier: Dossier) -> None:
        every = [(row.party.id, row.proposal.id) for row in dossier.positions()]
        assert len(every) == 2
        assert [(r.party.id, r.proposal.id) for r in dossier.every(dossier.positions, limit=1)] == every

    def test_a_copy_moves_nobody(self, dossier: Dossier) -> None:
        before = dossier.history().rows
        dossier.add(COPY)
        assert [each.shift for each in dossier.history()] == [each.shift for each in before]


class TestClaims:
    def test_sides_and_the_first_of_them(self, dossier: Dossier) -> None:
        (row,) = dossier.claims(status="contested")
        assert row.first is not None and row.first.who is not None
        assert (row.first.who.name, row.first.article.outlet, row.first.day) == (
            "Anton Maresk", "The Nesh Courier", "2031-03-24",
        )  # fmt: skip
        assert [side.who and side.who.name for side in row.denied_by] == ["Laila Urzhan"]
        assert dossier.claims(party="Laila Urzhan").rows == dossier.claims(text="shelled").rows == (row,)
        assert dossier.claims(party="Lind").rows == dossier.claims(since="2031-03-26").rows == ()

    def test_copies_of_one_report_count_once(self, dossier: Dossier) -> None:
        dossier.add(COPY)
        assert {side.origins for row in dossier.claims() for side in (*row.asserted_by, *row.denied_by)} == {1}


class TestOthers:
    def test_commitments(self, dossier: Dossier) -> None:
        (row,) = dossier.commitments(since="2031-04-06")
        assert (row.party.name, row.condition, row.due) == ("Anton Maresk", "If the guns fall silent", "2031-05-01")
        assert dossier.commitments(threat=True).rows == ()

    def test_events(self, dossier: Dossier) -> None:
        met = dossier.events(type="CONSULT")
        assert len(met) == 1
        assert {who.name for row in met for who in (*row.actors, *row.recipients)} == {"Veloria", "Tarkhuna"}
        assert dossier.events(party="Tarkhuna", type="CONSULT").rows == met.rows
        assert dossier.events(about="Tarkhuna", type="ASSAULT").rows == ()

    def test_people_and_one_of_them(self, dossier: Dossier) -> None:
        first = dossier.people(type="person").rows[0]
        assert (first.name, first.articles, first.last_day) == ("Anton Maresk", 6, "2031-04-07")
        assert [row.id for row in dossier.every(dossier.people, limit=2)] == [row.id for row in dossier.people()]
        profile = dossier.person("Maresk")
        assert profile is not None
        assert profile.person == first
        assert "president of Veloria" in [role.role for role in profile.roles]
        one, two = dossier.events(type="CONSULT")[0].actors
        other = dossier.person(one.id)
        assert other is not None
        assert [(bond.deed, bond.who) for bond in other.bonds] == [("meets", two)]
        assert profile.statements == dossier.statements(speaker=first.id, limit=10).rows
        assert dossier.person("xyzzy") is None

    def test_timeline(self, dossier: Dossier) -> None:
        found = dossier.timeline(limit=2)
        assert [day.day for day in found] == ["2031-04-07", "2031-04-06"]
        assert [move.shift for move in found[0].moves] == []
        assert len(found[0].meetings) == 1
        assert [day.day for day in dossier.every(dossier.timeline, limit=1)] == [
            day.day for day in dossier.timeline(limit=50)
        ]

    def test_changes(self, dossier: Dossier) -> None:
        found = dossier.changes("2031-04-05")
        assert (found.articles, found.until) == (3, "2031-04-07")
        assert [move.shift for move in found.moves] == ["reverse"]
        assert found.disputed == ()
        assert [row.due for row in found.commitments if row.due] == ["2031-05-01"]
        assert len(dossier.changes("2031-03-24").disputed) == 1

    def test_articles(self, dossier: Dossier) -> None:
        dossier.add(COPY)
        (row,) = dossier.articles(outlet="Berita Selat")
        assert row.copies == ("The Nesh Courier",)
        assert [each.title for each in dossier.articles(language="ms")] == ["Maresk menolak lagi"]

    def test_search(self, dossier: Dossier) -> None:
        (row,) = dossier.search("kepung")
        assert row.article.title == "Maresk menolak lagi"
        assert [row.snippet[begin:end] for begin, end in row.found] == ["pengepungan"]
        assert [each.words for each in row.statements] == ["Kami tidak akan tunduk kepada pengepungan,"]
        assert [each.title_found for each in dossier.search("softens")] == [((7, 14),)]
        assert len(dossier.search("Maresk NOT Lind")) == 5
        record = dossier.record(row.article.id)
        assert record is not None
        assert record.text[row.begin : row.end] == row.snippet


QUESTIONS = [statements, positions, claims, commitments, events, people, articles, days]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.__name__.rpartition(".")[2])
def test_every_row_is_a_line_of_a_table(dossier: Dossier, question: Any) -> None:
    with dossier.store.reading() as connection:
        page = question.ask(connection, Filters())
    assert page.rows
    for row in page:
        assert [*flat(row)] == columns(type(row))
        assert all(value is None or isinstance(value, str | int | float) for value in flat(row).values())
    assert page.to_polars().shape == (len(page), len(columns(type(page[0]))))


@pytest.mark.parametrize("question", [*QUESTIONS, search, changes], ids=lambda each: each.__name__.rpartition(".")[2])
def test_what_a_question_is_not_narrowed_by_is_told(dossier: Dossier, question: Any) -> None:
    left = next(name for name in ("threat", "mode", "channel") if name not in question.FILTERS)
    with dossier.store.reading() as connection, pytest.raises(DossierError, match=f"not narrowed by {left}"):
        question.ask(connection, Filters.of(**{left: True if left == "threat" else "x"}))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"act": "shout"}, "there is no act 'shout'; there are: assert"),
        ({"since": "2 May"}, "since '2 May' is not a day"),
        ({"limit": 0}, "1 to 1,000"),
        ({"cursor": "x"}, "is no cursor"),
        ({"outlets": "x"}, "nothing is narrowed by outlets"),
    ],
)
def test_filters_that_make_no_sense_are_told(given: dict[str, Any], told: str) -> None:
    with pytest.raises(DossierError, match=told):
        Filters.of(**given)
