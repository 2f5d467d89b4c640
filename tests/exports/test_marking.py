"""Layers over a text: whatever they are, the text stays and the tags nest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rundingan.exports.marking import Layer, marked

from .pages import Page


def layers(spans: list[tuple[int, int]]) -> list[Layer]:
    return [
        Layer(start, end, f'<mark data-s="{n}" class="first">', f'<mark data-s="{n}">', "</mark>")
        for n, (start, end) in enumerate(spans)
    ]


def test_what_is_inside_is_nested_inside() -> None:
    assert marked("abcd", layers([(1, 3), (0, 4)])) == (
        '<p><mark data-s="1" class="first">a<mark data-s="0" class="first">bc</mark>d</mark></p>'
    )


def test_what_overlaps_is_cut_at_the_boundary() -> None:
    assert marked("abc", layers([(0, 2), (1, 3)])) == (
        '<p><mark data-s="0" class="first">a<mark data-s="1" class="first">b</mark></mark><mark data-s="1">c</mark></p>'
    )


def test_a_layer_over_paragraphs_is_cut_at_each() -> None:
    assert marked("ab\ncd", layers([(1, 4)])) == (
        '<p>a<mark data-s="0" class="first">b</mark></p>\n<p><mark data-s="0">c</mark>d</p>'
    )


TEXTS = st.text(alphabet='ab<&"\n\r é😀', max_size=30)
SPANS = st.lists(st.tuples(st.integers(0, 32), st.integers(0, 32)), max_size=8)


@given(TEXTS, SPANS)
def test_text_and_layers_come_out_whole(text: str, spans: list[tuple[int, int]]) -> None:
    shown = Page(f'<div class="text">{marked(text, layers(spans))}</div>')
    assert shown.text == [text]
    for n, (start, end) in enumerate(spans):
        wanted = {at for at in range(start, min(end, len(text))) if text[at] not in "\r\n"}
        assert shown.covered.get(str(n), set()) == wanted
        firsts = [a for t, a in shown.elements if t == "mark" and a["data-s"] == str(n) and a.get("class")]
        assert len(firsts) == bool(wanted)
