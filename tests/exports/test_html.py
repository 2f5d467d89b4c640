"""The page: the article's text untouched in it, every statement where it stands, nothing from elsewhere."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib import resources

import pytest

from rundingan.exports import html
from rundingan.exports.frame import COLOURS
from rundingan.model import Entity, Record, Statement

from .invented import TEXT, record
from .pages import Page


def page(*records: Record) -> str:
    return "".join(html.chunks(records))


def said(text: str, *spans: tuple[int, int], **more: str) -> Record:
    statements = tuple(
        Statement(id=f"s{n}", content=(span,), kind="direct", sentence=span, speaker="e1")
        for n, span in enumerate(spans, 1)
    )
    speaker = Entity(id="e1", name=more.pop("name", "Anton Maresk"), type="person")
    return Record(id=more.pop("id", "a"), text=text, entities=(speaker,), statements=statements, **more)  # type: ignore[arg-type]


def test_the_articles_text_comes_out_as_it_went_in() -> None:
    assert Page(page(record())).text == [TEXT]


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script> & <b>x</b> &amp; \"a\" 'b' <!-- --> ]]>",
        "\n\nsatu\r\n\r\n  dua \t\rtiga\n",
        "  ruang   tetap\u00a0di sini\u2028dan\u200bsini 😀",
        "<",
        "",
    ],
)
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    shown = Page(page(said(text, (0, min(5, len(text))))))
    assert shown.text == [text]


def test_what_html_has_no_character_for_is_shown_as_such() -> None:
    assert Page(page(said("a\0b"))).text == ["a�b"]


def test_each_statement_is_marked_where_it_stands() -> None:
    shown = Page(page(record()))
    for statement in record().statements:
        places = {n for start, end in statement.content for n in range(start, end)}
        assert shown.covered[statement.id] == places


def test_overlapping_statements_are_cut_and_each_is_whole() -> None:
    shown = Page(page(said("abcdefghij\nklmno", (0, 6), (3, 9), (3, 6), (8, 14))))
    assert shown.covered == {
        "s1": set(range(6)),
        "s2": set(range(3, 9)),
        "s3": set(range(3, 6)),
        "s4": {8, 9, 11, 12, 13},
    }


def test_a_statement_in_many_pieces_has_one_id_and_one_number() -> None:
    shown = Page(page(said("abcdefghij", (0, 6), (3, 9))))
    marks = [attributes for tag, attributes in shown.elements if tag == "mark" and attributes["data-s"] == "s2"]
    assert len(marks) == 2
    assert [attributes.get("id") for attributes in marks] == ["s2", None]
    assert sum(attributes.get("class") == "ref" for _, attributes in shown.elements) == 2


def test_text_and_list_link_to_each_other() -> None:
    shown = Page(page(record()))
    assert len(set(shown.ids)) == len(shown.ids)
    assert {link[1:] for link in shown.links} <= set(shown.ids)
    for statement in record().statements:
        assert f"#{statement.id}" in shown.links
        assert f"#{statement.id}-note" in shown.links


def test_many_articles_stand_on_one_page_with_a_table_of_contents() -> None:
    shown = Page(page(record("a"), record("b", title=None), record("c")))
    assert shown.text == [TEXT, TEXT, TEXT]
    assert len(set(shown.ids)) == len(shown.ids)
    assert {link[1:] for link in shown.links} <= set(shown.ids)
    assert [link for link in shown.links if re.fullmatch(r"#a\d", link)] == ["#a1", "#a2", "#a3"]
    assert {"a1-s1", "a3-s7-note"} <= set(shown.ids)


def test_a_speaker_keeps_colour_and_sign_over_all_articles() -> None:
    first = said("Satu.", (0, 4), name="Mira Halden")
    both = Page(page(first, record()))
    looks = {
        attributes["class"].split()[1]
        for tag, attributes in both.elements
        if tag == "mark" and attributes["title"].startswith("Mira Halden")
    }
    assert looks == {"c1"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", '"><script>alert(1)</script>'),
        ("title", "</title><script>alert(1)</script>"),
        ("source", "<img src=x onerror=alert(1)>"),
        ("name", "</b><script>alert(1)</script>\" onclick='x'"),
        ("language", '"><script>alert(1)</script>'),
        ("published", '"><script>alert(1)</script>'),
    ],
)
def test_no_field_can_write_markup(field: str, value: str) -> None:
    shown = Page(page(said("Satu dua.", (0, 4), **{field: value})))
    assert [tag for tag, _ in shown.elements].count("script") == 1
    assert not any(name.startswith("on") for _, attributes in shown.elements for name in attributes)
    assert "img" not in {tag for tag, _ in shown.elements}


def test_a_strange_statement_id_makes_no_strange_anchor() -> None:
    odd = Statement(id='x" onclick="y', content=((0, 4),), kind="direct", sentence=(0, 4))
    shown = Page(page(Record(id="a", text="Satu.", statements=(odd,))))
    assert {"s1", "s1-note"} <= set(shown.ids)


def test_nothing_is_asked_for_and_the_policy_forbids_it() -> None:
    written = page(record())
    assert not re.search(r"https?:|//[a-z]|@import|url\(|srcset|<link|<img|<iframe", written)
    policy = next(a["content"] for t, a in Page(written).elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", written, re.S)
        assert f"'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'" in policy
    assert not any("style" in attributes for _, attributes in Page(written).elements)


def test_who_what_and_why_stand_beside_the_text() -> None:
    written = page(record())
    for words in ("Anton Maresk", "Presiden Veloria · XV", "sidang media", "confidence 0.91",
                  "pronoun ← Anton Maresk",
                  "ms/reported#quote_said", "malam tadi", "1 May 2031, night", "speaker not named",
                  "one quotation mark is never closed", "statement 5"):  # fmt: skip
        assert words in written


def test_a_quotation_keeps_the_articles_marks_and_a_report_gets_none() -> None:
    written = page(record())
    assert ">“Kami sedia duduk semeja esok,”</blockquote>" in written
    assert ">Maresk sebagai berkata Kastria menipu dunia</blockquote>" in written


def test_an_article_without_statements_says_so() -> None:
    shown = page(Record(id="a", text="Tiada apa-apa.", language="ms"))
    assert "No statements found." in shown
    assert Page(shown).text == ["Tiada apa-apa."]


def test_no_articles_make_a_page_too() -> None:
    assert "0\u00a0articles" in page()
    Page(page())


def test_the_same_records_make_the_same_page() -> None:
    assert page(record()) == page(record())


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_can_be_read_on_its_paper(scheme: int) -> None:
    css = (resources.files("rundingan.exports") / "page.css").read_text(encoding="utf-8")
    part = css.split("prefers-color-scheme: dark")[scheme]
    papers = re.findall(r"--(?:paper|card|lit): (#\w{6})", part)[:3]
    colours = [f"#{c}" for c in re.findall(r"--(?:c|ink|quiet|link): #(\w{6})", part)]
    assert len(colours) >= COLOURS + 4
    for colour in colours:
        for paper in papers:
            light, dark = sorted((luminance(colour), luminance(paper)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{colour} on {paper}"
