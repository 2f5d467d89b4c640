"""Pieces of HTML and their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundingan.sources.markup import words


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>Satu <b>dua</b>,\n tiga.</p><p>Empat</p>", "Satu dua, tiga.\nEmpat"),
        ("Satu<br>dua<br/><br/>tiga", "Satu\ndua\ntiga"),
        ("<ul><li>a</li><li>b</li></ul>c", "a\nb\nc"),
        ("<p>a<script>x()</script>b</p><style>c</style><figure><figcaption>d</figcaption></figure>e", "ab\ne"),
        ("a &amp; b &lt;c&gt; &quot;d&quot;", 'a & b <c> "d"'),
        ("<!-- a --><p>b</p>", "b"),
        ("", ""),
        ("\0\x01 ", ""),
        ("<p>a\0b</p>", "a b"),
        ("tanpa tanda", "tanpa tanda"),
    ],
)
def test_a_line_a_paragraph(fragment: str, text: str) -> None:
    assert words(fragment) == text


@given(st.text(st.sampled_from("<>/&;pbdiv! \"'=a\n\0é\ud800")) | st.text())
def test_no_text_is_too_broken(fragment: str) -> None:
    assert "\0" not in words(fragment)
