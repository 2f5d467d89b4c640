"""ninjs 2 and 3: one item or a list; plain or marked up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rundingan.model import Article, Issue

from .pages import one, read, trouble

TWO = {
    "uri": "urn:newsml:purnama.example:20310502:1",
    "standard": {"name": "ninjs", "version": "2.1"},
    "type": "text",
    "pubstatus": "usable",
    "firstcreated": "2031-05-02T23:30:00+08:00",
    "versioncreated": "2031-05-03T08:00:00+08:00",
    "language": "ms-MY",
    "headlines": [{"role": "short", "value": "Tolak"}, {"role": "main", "value": "Maresk tolak syarat"}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>Satu.</p>\n<p>Dua &amp; tiga.</p>"}],
    "infosources": [{"name": "Purnama"}],
    "copyrightholder": "Samdar Media",
    "by": "Dara Lind",
}
THREE = {
    "uri": "https://purnama.example/berita/2",
    "pubStatus": "usable",
    "versionCreated": "2031-05-03T08:00:00+08:00",
    "headlines": [{"value": "Samdar"}],
    "bodies": [
        {"contentType": "application/xhtml+xml", "value": "<p>Satu.</p><p>Dua.</p>"},
        {"contentType": "text/plain", "value": "Satu. Dua."},
    ],
    "copyrightHolder": "Samdar Media",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "berita.json"


def test_version_2(file: Path) -> None:
    assert one(file, json.dumps(TWO, indent=1).encode()) == Article(
        text="Satu.\nDua & tiga.", id=str(TWO["uri"]), title="Maresk tolak syarat", published="2031-05-02",
        language="ms", source="Purnama", author="Dara Lind",
    )  # fmt: skip


def test_version_3_with_the_paragraphs_of_its_markup(file: Path) -> None:
    assert one(file, json.dumps(THREE).encode()) == Article(
        text="Satu.\nDua.", id=str(THREE["uri"]), url=str(THREE["uri"]), title="Samdar", published="2031-05-03",
        source="Samdar Media",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"body_text": "Satu.\n\nDua."}, "Satu.\n\nDua."),
        ({"body_html": "<p>Satu.</p><p>Dua.</p>"}, "Satu.\nDua."),
        ({"body_text": "Satu. Dua.", "body_html": "<p>Satu.</p><p>Dua.</p>"}, "Satu.\nDua."),
        ({"body_text": "Satu.\nDua.", "body_html": "<p>Satu.</p>"}, "Satu.\nDua."),
        ({"body_xhtml": "<div>Satu.</div>"}, "Satu."),
    ],
)
def test_one_body(file: Path, fields: dict[str, str], text: str) -> None:
    assert one(file, json.dumps({"uri": "urn:a", "headline": "Tajuk", **fields}).encode()) == Article(
        text=text, id="urn:a", title="Tajuk"
    )


@pytest.mark.parametrize("indent", [None, 2])
def test_a_list_with_a_broken_item(file: Path, indent: int | None) -> None:
    items: list[dict[str, Any]] = [TWO, {"uri": "urn:b", "bodies": []}, {**TWO, "pubstatus": "canceled"}, THREE]
    first, empty, back, last = read(file, json.dumps(items, indent=indent).encode())
    assert isinstance(first, Article) and isinstance(last, Article)
    assert isinstance(empty, Issue) and isinstance(back, Issue)
    assert (empty.code, "article 2" in empty.message) == ("no_text", True)
    assert (back.code, "article 3 was taken back" in back.message) == ("taken_back", True)


def test_an_item_a_line(tmp_path: Path) -> None:
    data = json.dumps(TWO) + "\n" + json.dumps(THREE) + "\n"
    assert [type(each) for each in read(tmp_path / "berita.jsonl", data.encode())] == [Article, Article]


@pytest.mark.parametrize("bodies", [None, 5, "Satu.", [5], [{"value": 7}], {"value": None}])
def test_fields_of_another_kind_do_no_harm(file: Path, bodies: object) -> None:
    issue = trouble(file, json.dumps({"uri": 5, "bodies": bodies, "headlines": bodies, "language": 3}).encode())
    assert issue.code == "no_text"
