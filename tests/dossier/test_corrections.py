"""What a person says of entities: it holds, it can be taken back, and it is told who said so."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from rundingan.dossier.corrections import history, merge, rename, split, undo
from rundingan.dossier.schema import (
    appearances,
    articles,
    commitments,
    entities,
    event_parties,
    positions,
    statement_entities,
    statements,
    tabled,
)
from rundingan.dossier.store import Store
from rundingan.errors import DossierError
from rundingan.model import Article
from tests.dossier.told import article, called, met_in, people, speakers, take_in

PLEDGE = 'Foreign Minister Anton Lind proposed a ceasefire plan. Lind said: "We reject the Orvane plan." '
OTHER = "Mira Orvane said that Anton Lind had lied. Lind pledged that he would not attack Port Amsel before Friday."
GIVEN: list[Article] = [
    article("a", PLEDGE + OTHER),
    article("b", PLEDGE + "He accepted the ceasefire."),
    article("c", "Mira Orvane said that Samdar had agreed."),
]


@pytest.fixture
def talks(store: Store) -> Store:
    take_in(store, GIVEN)
    return store


def key(store: Store, letter: str) -> str:
    with store.reading() as connection:
        found = select(articles.c.key).where(articles.c.key.endswith(f"#{letter}"), articles.c.current == 1)
        return str(connection.execute(found).scalar_one())


def shown(store: Store) -> dict[int, int]:
    with store.reading() as connection:
        return {row.id: row.shown for row in connection.execute(select(entities.c.id, entities.c.shown))}


def told(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Everything that the dossier tells of entities."""
    queries = {
        "met": select(appearances.c.article_id, appearances.c.local, appearances.c.entity_id),
        "said": select(statements.c.id, statements.c.speaker),
        "about": select(statement_entities),
        "stands": select(positions.c.id, positions.c.party, positions.c.ascribed_by),
        "binds": select(commitments.c.id, commitments.c.party),
        "made": select(tabled.c.article_id, tabled.c.local, tabled.c.by_json),
    }
    with store.reading() as connection:
        return {name: sorted(map(tuple, connection.execute(query))) for name, query in queries.items()}


def test_a_merge_shows_one_and_can_be_taken_back(talks: Store) -> None:
    lind, orvane = called(talks, "Anton Lind").id, called(talks, "Mira Orvane").id
    before = shown(talks)
    made = merge(talks, lind, orvane, by="editor")
    assert shown(talks) == before | {lind: orvane}
    assert undo(talks, made.id).undone is not None
    assert shown(talks) == before
    assert [(each.kind, each.by, each.entity, each.other) for each in history(talks)] == [
        ("merge", "editor", lind, orvane)
    ]


def test_merges_are_followed_to_their_end_and_never_in_circles(talks: Store) -> None:
    take_in(talks, [article("d", "General Omid Khardani said that the army would hold.")])
    lind, orvane, omid = (called(talks, name).id for name in ("Anton Lind", "Mira Orvane", "Omid Khardani"))
    first = merge(talks, lind, orvane)
    merge(talks, orvane, omid)
    assert (shown(talks)[lind], shown(talks)[orvane]) == (omid, omid)
    with pytest.raises(DossierError, match="already"):
        merge(talks, lind, omid)
    with pytest.raises(DossierError, match="one already"):
        merge(talks, omid, lind)
    with pytest.raises(DossierError, match="one already"):
        merge(talks, omid, omid)
    undo(talks, first.id)
    assert (shown(talks)[lind], shown(talks)[orvane]) == (lind, omid)
    with pytest.raises(DossierError, match="undone already"):
        undo(talks, first.id)


def test_a_merge_and_a_name_survive_reading_again_and_a_corrected_version(talks: Store) -> None:
    lind, orvane = called(talks, "Anton Lind").id, called(talks, "Mira Orvane").id
    merge(talks, orvane, lind)
    rename(talks, lind, " Anton  Lind (Veloria) ", by="editor")
    take_in(talks, GIVEN, again=True)
    take_in(talks, [article("c", "Mira Orvane said that Samdar had agreed to all of it.")])
    assert called(talks, "Mira Orvane").id == orvane
    assert shown(talks)[orvane] == lind
    assert called(talks, "Anton Lind").renamed == "Anton Lind (Veloria)"


def test_a_merge_of_what_is_only_described_survives_reading_again(store: Store) -> None:
    given = [
        article("a", "Kerajaan berkata, rundingan akan diteruskan esok.", "ms"),
        article("b", "Kerajaan berkata, tentera akan berundur esok.", "ms"),
    ]
    take_in(store, given)
    one, other = (entity for _, entity in speakers(store))
    merge(store, one, other)
    take_in(store, given, again=True)
    assert [entity for _, entity in speakers(store)] == [one, other]


def test_names_can_be_given_one_after_another_and_taken_back(talks: Store) -> None:
    lind = called(talks, "Anton Lind").id
    rename(talks, lind, "A. Lind")
    second = rename(talks, lind, "Anton Lind, Veloria")
    undo(talks, second.id)
    assert called(talks, "Anton Lind").renamed == "A. Lind"
    undo(talks, history(talks)[0].id)
    assert called(talks, "Anton Lind").renamed is None
    with pytest.raises(DossierError, match="empty"):
        rename(talks, lind, "  ")
    with pytest.raises(DossierError, match="no entity"):
        rename(talks, 99_999, "Nobody")


def test_a_split_moves_all_that_the_article_tells_and_gives_it_back(talks: Store) -> None:
    lind = called(talks, "Anton Lind").id
    before = told(talks)
    assert all(before.values())
    made = split(talks, key(talks, "a"), "Anton Lind", by="editor")
    after = told(talks)
    new = made.other
    assert after["met"] != before["met"]
    assert len(met_in(talks, lind)) == len(met_in(talks, new or 0)) == 1
    assert people(talks)["Anton Lind"] == 1
    for name, rows in after.items():
        again = [tuple(lind if value == new else value for value in row) for row in rows]
        if name == "made":
            again = [tuple(str(value).replace(f"[{new}]", f"[{lind}]") for value in row) for row in again]
            assert again == [tuple(map(str, row)) for row in before[name]]
        else:
            assert sorted(again) == before[name]
        assert rows != before[name]
    undo(talks, made.id)
    assert told(talks) == before
    assert people(talks)["Anton Lind"] == 2


def test_a_split_moves_who_did_what(store: Store) -> None:
    war = "Tentera membawa peluru dan mortar sepanjang perang, lapor wartawan Jepun dan Brazil."
    take_in(store, [article(each, f"{war}\nJepun menyerang Brazil pada Isnin.", "ms") for each in "ab"])
    japan, brazil = called(store, "Jepun").id, called(store, "Brazil").id
    did = select(event_parties.c.entity_id).where(event_parties.c.part == "actor").order_by(event_parties.c.event_id)
    new = split(store, key(store, "b"), "Jepun").other
    with store.reading() as connection:
        assert connection.execute(did).scalars().all() == [japan, new]
        assert connection.execute(select(event_parties).where(event_parties.c.entity_id == brazil)).all()


def test_a_split_survives_reading_again_and_a_corrected_version(talks: Store) -> None:
    lind = called(talks, "Anton Lind").id
    new = split(talks, key(talks, "a"), "Anton Lind").other or 0
    take_in(talks, GIVEN, again=True)
    assert [len(met_in(talks, each)) for each in (lind, new)] == [1, 1]
    take_in(talks, [article("a", PLEDGE + "Nothing else was said.")])
    assert [name for _, name in met_in(talks, new)] == ["Anton Lind"]
    undo(talks, history(talks)[-1].id)
    assert (len(met_in(talks, lind)), met_in(talks, new)) == (2, set())
    take_in(talks, GIVEN, again=True)
    assert (len(met_in(talks, lind)), met_in(talks, new)) == (2, set())


def test_what_cannot_be_split_is_told_in_words(talks: Store) -> None:
    with pytest.raises(DossierError, match="no article"):
        split(talks, "nowhere", "Anton Lind")
    with pytest.raises(DossierError, match="nobody by the name"):
        split(talks, key(talks, "c"), "Anton Lind")
    first = split(talks, key(talks, "a"), "Anton Lind")
    with pytest.raises(DossierError, match="nothing to split"):
        split(talks, key(talks, "a"), "Anton Lind")
    merge(talks, first.other or 0, called(talks, "Mira Orvane").id)
    with pytest.raises(DossierError, match="undo that first"):
        undo(talks, first.id)
    with pytest.raises(DossierError, match="no correction"):
        undo(talks, 99_999)
