"""What goes out and comes back in is the same: records through every format that holds them whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rundingan.errors import ExportError
from rundingan.exports import brat, jsonl, parquet, webannotation
from rundingan.exports.tables import PARTS, rows
from rundingan.exports.xlsx import escaped
from rundingan.exports.xlsx import write as write_xlsx
from rundingan.model import Article, Entity, Record, Statement, Why
from rundingan.reading import read_article

from .invented import record

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*/0[1-4]*.txt"))


def to_jsonl(found: Iterable[Record], path: Path) -> list[Record]:
    path.write_text("".join(jsonl.chunks(found)), encoding="utf-8")
    return [jsonl.loads(line) for line in path.read_bytes().split(b"\n") if line]


def to_parquet(found: Iterable[Record], path: Path) -> list[Record]:
    parquet.write_records(found, path)
    return [*parquet.records(path)]


def to_annotations(found: Iterable[Record], path: Path) -> list[Record]:
    path.write_text("".join(webannotation.chunks(found)), encoding="utf-8")
    return [*webannotation.records(path)]


def to_brat(found: Iterable[Record], path: Path) -> list[Record]:
    brat.write(found, path)
    return [*brat.records(path)]


WAYS: list[Callable[[Iterable[Record], Path], list[Record]]] = [to_jsonl, to_parquet, to_annotations, to_brat]


@pytest.fixture(scope="module")
def articles() -> list[Record]:
    """Records of shipped articles in three languages, with address and writer."""
    return [
        read_article(
            Article(
                text=file.read_text(encoding="utf-8"),
                id=file.stem,
                published="2031-03-24",
                language=file.parent.name,
                url=f"https://nesh.example/{file.stem}",
                author="Ilmar Tesk",
            )
        )
        for file in EXAMPLES
    ]


@pytest.mark.parametrize("way", WAYS)
def test_records_of_articles(
    way: Callable[[Iterable[Record], Path], list[Record]], articles: list[Record], tmp_path: Path
) -> None:
    assert len(articles) > 10
    assert way(articles, tmp_path / "out") == articles


@pytest.mark.parametrize("way", WAYS)
def test_nothing(way: Callable[[Iterable[Record], Path], list[Record]], tmp_path: Path) -> None:
    if way is to_brat:
        with pytest.raises(ExportError, match="no annotations"):
            way([], tmp_path / "out")
    else:
        assert way([], tmp_path / "out") == []


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@st.composite
def made_up(draw: st.DrawFn) -> Record:
    """A record with any words and any spans in them."""
    text = draw(TEXTS)
    begin = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(begin + 1, len(text)))
    return Record(
        id=draw(TEXTS),
        title=draw(st.none() | TEXTS),
        text=text,
        entities=(Entity(id="e1", name=draw(TEXTS), type="person", mentions=((begin, end),)),),
        statements=(
            Statement(
                id="s1",
                content=((begin, end), (0, 1)),
                kind="mixed",
                source=(begin, end),
                speaker="e1",
                sentence=(0, len(text)),
                confidence=draw(st.floats(0, 1)),
                why=Why(rule="ms/a#b"),
            ),
        ),
    )


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=made_up())
def test_any_record(
    way: Callable[[Iterable[Record], Path], list[Record]], tmp_path_factory: pytest.TempPathFactory, found: Record
) -> None:
    assert way([found], tmp_path_factory.mktemp("any") / "out") == [found]


def test_an_annotation_points_to_its_words_and_says_where_it_came_from(articles: list[Record]) -> None:
    document = json.loads("".join(webannotation.chunks(articles)))
    by_source = {webannotation.address(each): each for each in articles}
    items = document["first"]["items"]
    seen = 0
    for item in items:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            text = by_source[target["source"]].text
            if "selector" in target:
                place, words = target["selector"]
                assert text[place["start"] : place["end"]] == words["exact"]
                assert words["prefix"] + words["exact"] + words["suffix"] in text
                seen += 1
        assert item["wasDerivedFrom"] in by_source
    assert seen > 100
    assert len({item["id"] for item in items}) == len(items)


def test_brat_shows_the_words_that_its_offsets_mean(articles: list[Record]) -> None:
    found = next(each for each in articles if "\n" in each.text)
    bound = [line.split("\t") for line in brat.standoff(found).split("\n") if line.startswith("T")]
    assert bound
    for _, places, words in bound:
        spans = [tuple(map(int, place.split())) for place in places.partition(" ")[2].split(";")]
        assert " ".join(found.text[begin:end] for begin, end in spans) == words
        assert "\n" not in words


def test_brat_writes_into_a_new_folder_only(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(ExportError, match="not empty"):
        brat.write([record()], tmp_path)


@pytest.mark.parametrize("part", PARTS)
def test_a_table_of_parquet_has_the_rows_of_csv(part: str, articles: list[Record], tmp_path: Path) -> None:
    from pyarrow import parquet as standard

    parquet.write_part(articles, tmp_path / "part.parquet", part)
    table = standard.read_table(tmp_path / "part.parquet")
    assert tuple(table.column_names) == PARTS[part]
    expected = [row for each in articles for row in rows(each, part)]
    assert [tuple(row.values()) for row in table.to_pylist()] == expected


def test_a_workbook_holds_every_part_and_no_formula(articles: list[Record], tmp_path: Path) -> None:
    from openpyxl import load_workbook

    trap = Record(id="=1+1", text="=HYPERLINK() \x07", entities=(Entity(id="e1", name="=cmd", type="person"),))
    write_xlsx([*articles, trap], tmp_path / "book.xlsx")
    book = load_workbook(tmp_path / "book.xlsx")
    assert tuple(book.sheetnames) == tuple(PARTS)
    for part in PARTS:
        cells = [*book[part].iter_rows(values_only=True)]
        assert cells[0] == PARTS[part]
        expected = [
            tuple(None if cell == "" else cell for cell in row)
            for each in [*articles, trap]
            for row in rows(each, part)
        ]
        assert [tuple(None if cell == "" else cell for cell in row) for row in cells[1:]] == expected
        assert all(cell.data_type != "f" for row in book[part].iter_rows() for cell in row)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_cells_can_hold_any_words(words: str) -> None:
    from openpyxl.utils.escape import unescape

    assert unescape(escaped(words)) == words


@pytest.mark.parametrize("way", [parquet.records, webannotation.records])
def test_what_is_none_of_ours_is_refused(way: Callable[[Path], Iterable[Record]], tmp_path: Path) -> None:
    (tmp_path / "other").write_text('{"first": 1}')
    with pytest.raises(ExportError, match="Rundingan writes them"):
        [*way(tmp_path / "other")]
