"""Search: words in all their forms, phrases, AND, OR, NOT; the same in SQLite and PostgreSQL."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from rundingan.dossier.ingest import add
from rundingan.dossier.schema import articles
from rundingan.dossier.search import Query, found_in
from rundingan.dossier.store import Store
from rundingan.errors import DossierError
from rundingan.model import Article

TEXTS = {
    "siege": ("ms", "Pengepungan bandar Dol Marun masuk minggu kedua, kata Ilmar Tesk."),
    "truce": ("ms", "Gencatan senjata dilanjutkan 60 hari; Veloria menarik balik 2,935 askar."),
    "talks": ("en", "The negotiators besieged the ministry with questions about the cease-fire, Lind said."),
    "café": ("en", "They met in a café: Orvane’s négociateur was late."),
}


@pytest.fixture
def talks(store: Store) -> Store:
    given = [Article(id=name, language=code, text=text) for name, (code, text) in TEXTS.items()]
    [*_] = add(store, given)
    return store


def found(store: Store, asked: str, language: str | None = None) -> set[str]:
    where = found_in("article_words", articles.c.id, Query(asked, language), store.engine.dialect.name)
    with store.reading() as connection:
        rows = connection.execute(select(articles.c.key).where(where, articles.c.current == 1)).scalars()
        return {key.removeprefix("#") for key in rows}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("kepung", {"siege"}),
        ("dikepung bandar", {"siege"}),
        ('"gencatan senjata"', {"truce"}),
        ('"senjata gencatan"', set()),
        ("senjata gencatan", {"truce"}),
        ("kepung OR gencatan", {"siege", "truce"}),
        ("(kepung OR gencatan) NOT senjata", {"siege"}),
        ("besieging", {"talks"}),
        ("cease-fire", {"talks"}),
        ("CAFE NEGOCIATEUR", {"café"}),
        ("2935", set()),
        ("tidak-ada-di-mana-mana", set()),
    ],
)
def test_a_search_finds(talks: Store, asked: str, names: set[str]) -> None:
    assert found(talks, asked) == names


def test_a_language_narrows_the_forms_of_a_word(talks: Store) -> None:
    assert found(talks, "pengepungan", "ms") == {"siege"}
    assert found(talks, "pengepungan", "en") == set()


@pytest.mark.parametrize("asked", ["", "   ", "NOT kepung", "(kepung", "kepung)", "()", "...", "AND", "x" * 1001])
def test_what_cannot_be_asked_is_told(asked: str) -> None:
    with pytest.raises(DossierError):
        Query(asked)


def test_the_words_that_are_found_are_placed() -> None:
    text = "Bandar itu dikepung. Pengepungan berlarutan."
    assert [text[a:b] for a, b in Query("kepung", "ms").places(text, "ms")] == ["dikepung", "Pengepungan"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.text(max_size=40) | st.text("ab \"()'&|!*:^-<>\\%AND OR NOT", max_size=30))
def test_any_query_is_answered_or_refused_with_words(talks: Store, asked: str) -> None:
    try:
        found(talks, asked)
    except DossierError as refused:
        assert str(refused)
