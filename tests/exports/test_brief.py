"""The briefing: what an article says stays words, in Markdown and in HTML."""

from __future__ import annotations

import pytest

from rundingan.exports.brief import html, markdown
from rundingan.exports.labels import label
from rundingan.views.rows import Changes, Move, Source, Stance, Tabled, Who

EVIL = "<script>alert(1)</script> [a](javascript:x) *b* # c & d"


def changes(url: str | None) -> Changes:
    source = Source(1, "a", url, EVIL, "Purnama", None, "en", "2031-04-07", 1)
    now = Stance(
        1,
        "2031-04-07",
        Who(EVIL, 1, "person"),
        Tabled("plan", 1),
        "accepts",
        None,
        EVIL,
        0,
        9,
        None,
        None,
        None,
        source,
    )
    return Changes("2031-04-01", "2031-04-07", 1, 2, (), (), (Move("soften", now, now),), (), (), (), (), ())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/ x", None])
def test_no_article_steers_the_page(url: str | None) -> None:
    page = "".join(html(changes(url)))
    assert "<script" not in page
    assert "href" not in page
    told = "".join(markdown(changes(url)))
    assert "<script" not in told.replace("\\<", "")
    assert "](" not in told.replace("\\]", "")


@pytest.mark.parametrize("language", ["ms", "id", "en"])
def test_it_speaks_to_the_reader(language: str) -> None:
    for told in ("".join(html(changes(None), language)), "".join(markdown(changes(None), language))):
        assert label("moved", language) in told
        assert label("shifts.soften", language) in told
