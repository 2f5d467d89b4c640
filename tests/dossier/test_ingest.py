"""Adding articles: once, again, corrected, copied, in one dossier of either kind."""

from __future__ import annotations

import msgspec
import pytest
from sqlalchemy import func, select

from rundingan.dossier.ingest import Added, add, add_record, key_of, plain_address
from rundingan.dossier.names import sound
from rundingan.dossier.schema import appearances, articles, entities, entity_keys, metadata, statements
from rundingan.dossier.store import Store
from rundingan.model import Article, Issue
from rundingan.reading import read_article

MARESK = Article(
    id="1",
    source="Harian Ilvara",
    published="2031-05-02",
    language="ms",
    text='"Kami sedia berunding," kata Presiden Veloria, Anton Maresk. Beliau menegaskan bahawa Samdar perlu '
    "berundur dari Port Amsel sebelum rundingan damai bermula di ibu negara pada minggu hadapan.",
)


def count(store: Store, table: str) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(metadata.tables[table])).scalar_one()


def outcomes(store: Store, *given: Article | Issue, again: bool = False) -> list[str]:
    return [each.outcome if isinstance(each, Added) else each.code for each in add(store, given, again=again)]


def test_an_article_is_added_once(store: Store) -> None:
    assert outcomes(store, MARESK) == ["added"]
    before = {name: count(store, name) for name in metadata.tables}
    assert outcomes(store, MARESK, MARESK) == ["known", "known"]
    assert {name: count(store, name) for name in metadata.tables} == before
    assert before["statements"] == 2


def test_a_corrected_version_supersedes_and_both_are_kept(store: Store) -> None:
    corrected = msgspec.structs.replace(MARESK, text=MARESK.text.replace("Kami sedia", "Kami tidak sedia"))
    assert outcomes(store, MARESK, corrected) == ["added", "corrected"]
    with store.reading() as connection:
        kept = connection.execute(select(articles.c.version, articles.c.current, articles.c.text)).all()
        said = connection.execute(select(statements.c.words).order_by(statements.c.id)).scalars().all()
    assert sorted(kept) == [(1, 0, MARESK.text), (2, 1, corrected.text)]
    assert said[0] == "Kami tidak sedia berunding,"
    assert len(said) == 2


def test_reading_again_changes_no_row_but_their_numbers(store: Store) -> None:
    assert outcomes(store, MARESK) == ["added"]
    with store.reading() as connection:
        before = connection.execute(select(appearances)).all()
    assert outcomes(store, MARESK, again=True) == ["corrected"]
    with store.reading() as connection:
        assert connection.execute(select(appearances)).all() == before
    assert (count(store, "articles"), count(store, "statements")) == (1, 2)


def test_issues_are_passed_on_in_their_place(store: Store) -> None:
    issue = Issue(code="bad_line", message="news.jsonl, line 2 is not valid JSON")
    other = msgspec.structs.replace(MARESK, id="2", text="Presiden Veloria Anton Maresk berkata, perang akan tamat.")
    assert outcomes(store, MARESK, issue, other) == ["added", "bad_line", "added"]


def test_the_same_person_in_two_articles_is_one_entity(store: Store) -> None:
    other = msgspec.structs.replace(MARESK, id="2", text="Presiden Veloria Anton Maresk berkata, perang akan tamat.")
    outcomes(store, MARESK, other)
    with store.reading() as connection:
        speakers = connection.execute(select(statements.c.speaker).distinct()).scalars().all()
    assert len(speakers) == 1


def test_copies_have_one_origin(store: Store) -> None:
    wire = " ".join(f"Maresk berkata bahawa perkara ke-{n} akan dibincangkan." for n in range(20))
    first = msgspec.structs.replace(MARESK, id="a", text=wire)
    copied = msgspec.structs.replace(first, id="b", source="Suara Orvane", text=wire + " (Agensi Nesh)")
    outcomes(store, first, MARESK, copied)
    with store.reading() as connection:
        origins = connection.execute(select(articles.c.id, articles.c.origin).order_by(articles.c.id)).all()
    (one, its), (two, own), (_, copy) = origins
    assert (its, own, copy) == (one, two, one)


def test_what_fails_half_way_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes(store, MARESK)
    before = {name: count(store, name) for name in metadata.tables}

    def broken(*_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr("rundingan.dossier.ingest.add_events", broken)
    other = msgspec.structs.replace(MARESK, id="2")
    with pytest.raises(RuntimeError, match="power"):
        add_record(store, other, read_article(other))
    assert {name: count(store, name) for name in metadata.tables} == before


def test_an_address_is_told_from_what_counts_clicks() -> None:
    assert plain_address("HTTPS://Nesh.example/a?utm_source=x&id=7#top") == "https://nesh.example/a?id=7"
    assert key_of(MARESK) == "Harian Ilvara#1"
    assert key_of(Article(text="a")).startswith("sha256:")


def test_an_entity_is_found_by_each_word_of_its_names(store: Store) -> None:
    outcomes(store, MARESK)
    with store.reading() as connection:
        rows = connection.execute(
            select(entities.c.name)
            .join(entity_keys, entity_keys.c.entity_id == entities.c.id)
            .where(entity_keys.c.key == f"word:{sound('Mareskk')}")
        ).scalars()
        assert [*rows] == ["Anton Maresk"]
