"""Positions, disputes, commitments and events on the page: each leads to its words in the article, and back again."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from rundingan.exports import html
from rundingan.model import Claim, ClaimSide, Commitment, Event, Position, Record

from . import invented
from .pages import Page
from .talks import TEXT, at, line, record


def page(*records: Record) -> str:
    return "".join(html.chunks(records))


def plain(written: str) -> str:
    """The words of the page without its tags, white space made one."""
    return " ".join(re.sub(r"<[^>]*>", " ", written.split("</style>")[1].split("<script>")[0]).split())


def places(*spans: tuple[int, int]) -> set[int]:
    return {n for start, end in spans for n in range(start, end)} - {TEXT.find("\n", start) for start, _ in spans}


def test_the_articles_text_comes_out_as_it_went_in() -> None:
    assert Page(page(record())).text == [TEXT]


def test_every_part_has_its_words_in_the_article() -> None:
    rested = Page(page(record())).rested
    assert rested == {
        "at-p1": places(line("Kastria menerima")),
        "at-p2": places(line("Orvane menolak")),
        "at-p3": places(at("Kita masih meneliti pelan itu.")),
        "at-p4": places(at("Kastria menerima pelan")),
        "at-c1": places(at("Konvoi bantuan diserang")),
        "at-c2": places(at("Orvane menolak pelan itu")),
        "at-b1": places(at("Kami akan membalas"), at("jika diserang")),
        "at-b2": places(at("menerima pelan lima perkara itu")),
        "at-v1": places(at("Konvoi bantuan diserang pejuang di Port Amsel")),
        "at-v2": places(at("Orvane menolak pelan itu")),
    }


@pytest.mark.parametrize("articles", [1, 2])
def test_every_link_has_its_place(articles: int) -> None:
    shown = Page(page(*(record(f"pelan-{n}") for n in range(articles))))
    assert len(set(shown.ids)) == len(shown.ids)
    assert {link[1:] for link in shown.links} <= set(shown.ids)
    ids = {link[1:] for link in shown.links}
    prefixes = ("a1-", "a2-") if articles == 2 else ("",)
    for prefix in prefixes:
        assert {f"{prefix}at-{key}" for key in ("p1", "p4", "c2", "b1", "v1")} <= ids
        assert {f"{prefix}s1", f"{prefix}s1-note", f"{prefix}s4-note"} <= ids


def test_positions_and_disputes_come_before_the_article_and_the_rest_after_it() -> None:
    written = page(record())
    order = ['id="part-positions"', 'id="part-disputes"', 'id="part-text"', 'class="text"', 'id="part-commitments"',
             'id="part-events"']  # fmt: skip
    assert [written.index(each) for each in order] == sorted(written.index(each) for each in order)


def test_the_head_leads_to_the_parts_that_there_are() -> None:
    jump = re.findall(r'<nav class="jump".*?</nav>', page(record()))[0]
    assert re.findall(r'href="#(.*?)">(.*?)<', jump.replace("\u00a0", " ")) == [
        ("part-positions", "4 positions"),
        ("part-disputes", "2 claims"),
        ("part-text", "4 statements"),
        ("part-commitments", "2 commitments"),
        ("part-events", "2 events"),
    ]


def test_an_article_of_statements_alone_has_no_other_parts() -> None:
    written = page(invented.record())
    assert 'class="jump"' not in written
    assert "<section" not in written
    assert "<table" not in written


def test_a_position_tells_party_stance_conditions_and_who_says_so() -> None:
    words = plain(page(record()))
    assert "pelan lima perkara itu put forward by Palawira" in words
    assert "Kastria ◐ accepts with conditions Kastria menerima pelan lima perkara itu pada Selasa dengan" in words
    assert "Orvane ✗ rejects “Orvane menolak pelan itu,” kata Mira Halden di Geneva. in the text" in words
    assert "according to ▲ Mira Halden ▲1 why" not in words  # no rule, no why
    assert "<b>dengan syarat pelabuhan dibuka</b>" in page(record())


def test_conditions_beside_the_evidence_are_shown_too() -> None:
    far = replace(record().positions[0], evidence=at("Kastria menerima"), conditions=(at("jika diserang"),))
    written = page(replace(record(), positions=(far,), events=(), claims=(), commitments=()))
    assert "condition: jika diserang" in plain(written)
    assert Page(written).rested["at-p1"] == places(at("Kastria menerima"), at("jika diserang"))


def test_a_dispute_has_two_sides_in_their_own_words() -> None:
    words = plain(page(record()))
    assert "+ asserts ▲ Mira Halden ▲1 “Orvane menolak pelan itu,”" in words
    assert "− denies ● Anton Maresk ●2 negaranya menolak pelan berkenaan" in words
    assert "in another form: ●3" in words
    assert "nobody in the article denies it" in words


def test_a_threat_and_a_condition() -> None:
    words = plain(page(record()))
    assert "● Anton Maresk threat Kami akan membalas condition: jika diserang in the text statement ●3" in words


def test_an_event_tells_who_to_whom_where_when_and_who_says_so() -> None:
    words = plain(page(record()))
    assert "attack (primitive) happened pejuang → toward Konvoi bantuan in Port Amsel semalam (20 May 2031)" in words
    assert "told by ▲ Mira Halden ▲1" in words
    assert "told by the article itself why kind ASSAULT · CAMEO 190 rule malayic/events#strike" in words


def test_times_in_the_article_tell_their_value() -> None:
    times = [a["title"] for t, a in Page(page(record())).elements if a.get("class") == "time"]
    assert times == ["20 May 2031", "20 May 2031"]


def test_words_that_are_cut_keep_one_anchor() -> None:
    text = "abcdefghij\nklm"
    crossing = (
        Event(type="AID", status="happened", evidence=(0, 6)),
        Event(type="AID", status="planned", evidence=(3, 12)),
    )
    shown = Page(page(Record(id="a", text=text, events=crossing)))
    assert shown.rested == {"at-v1": set(range(6)), "at-v2": {*range(3, 10), 11}}
    assert [each for each in shown.ids if each.startswith("at-")] == ["at-v1", "at-v2"]


def test_no_word_can_write_markup() -> None:
    evil = "</q><script>alert(1)</script>\" onclick='x'"
    entities = tuple(replace(entity, name=evil, id=entity.id) for entity in record().entities)
    proposals = tuple(replace(each, name=evil) for each in record().proposals)
    events = tuple(replace(each, mode=evil, cameo=evil) for each in record().events)
    shown = Page(page(replace(record(), entities=entities, proposals=proposals, events=events)))
    assert [tag for tag, _ in shown.elements].count("script") == 1
    assert not any(name.startswith("on") for _, attributes in shown.elements for name in attributes)


def test_ids_that_mean_nothing_are_survived() -> None:
    side = ClaimSide(speaker="e9", statement="s9")
    shown = Page(page(Record(
        id="a", text="Satu.",
        positions=(Position(party="e9", proposal="p9", stance="rejects", evidence=(0, 4), statement="s9"),),
        claims=(Claim(id="c1", span=(0, 4), status="contested", asserted_by=(side,), denied_by=(side,)),),
        commitments=(Commitment(by="e9", content=((0, 4),)),),
        events=(Event(type="AID", status="happened", evidence=(0, 4), actors=("e9",)),),
    )))  # fmt: skip
    assert {link[1:] for link in shown.links} <= set(shown.ids)


def test_headings_go_down_by_one() -> None:
    def levels(written: str) -> list[str]:
        return [tag for tag, _ in Page(written).elements if re.fullmatch(r"h\d", tag)]

    assert levels(page(record())) == ["h1", *["h2"] * 4]
    assert levels(page(record(), record())) == ["h1", *["h2", *["h3"] * 4] * 2]
