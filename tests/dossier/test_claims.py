"""One claim over articles: asserted in one, denied in another, repeated by copies and by others, taken back."""

from __future__ import annotations

import msgspec
import pytest
from sqlalchemy import select

from rundingan.dossier.claims import ASSERTS, CONTESTED, DENIES, WITHDRAWN, WITHDRAWS
from rundingan.dossier.ingest import add
from rundingan.dossier.propositions import Proposition, denial, read
from rundingan.dossier.schema import claim_keys, claim_sides, claims, entities
from rundingan.dossier.store import Store
from rundingan.model import Article


def article(number: int, day: str, language: str, text: str) -> Article:
    return Article(id=str(number), source=f"Kabar {number}", published=day, language=language, text=text)


ACCUSED = article(
    1, "2031-05-02", "ms", "Jurucakap Veloria, Anton Maresk menuduh Samdar mengebom hospital bersalin di Port Amsel."
)
DENIED = article(2, "2031-05-04", "en", "Samdar denied that it had bombed the maternity hospital in Port Amsel.")
REPEATED = article(
    3, "2031-05-05", "id", "Menteri Orvane, Dewi Lind menuduh Samdar mengebom rumah sakit bersalin di Port Amsel."
)


def sides(store: Store) -> list[tuple[str, set[tuple[str, str]]]]:
    """The status of each claim, and its sides with their outlets."""
    with store.reading() as connection:
        found: dict[int, tuple[str, set[tuple[str, str]]]] = {
            row.id: (row.status, set()) for row in connection.execute(select(claims))
        }
        for row in connection.execute(select(claim_sides)):
            found[row.claim_id][1].add((row.side, row.outlet))
    return list(found.values())


def put(store: Store, *given: Article, again: bool = False) -> None:
    for _ in add(store, given, again=again):
        pass


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_a_denial_finds_what_another_article_asserts_in_another_language(store: Store, order: tuple[int, ...]) -> None:
    given = ACCUSED, DENIED, REPEATED
    put(store, *(given[at] for at in order))
    assert sides(store) == [(CONTESTED, {(ASSERTS, "Kabar 1"), (DENIES, "Kabar 2"), (ASSERTS, "Kabar 3")})]


@pytest.mark.parametrize(
    "other",
    [
        "Samdar denied that it had bombed the railway bridge at Nesh.",
        "Khardani denied that its teachers had bombed the exam.",
        "Samdar said the maternity hospital in Port Amsel would be visited by the doctors of Orvane.",
    ],
    ids=["another_deed", "another_party", "no_denial"],
)
def test_what_answers_another_claim_is_left_alone(store: Store, other: str) -> None:
    put(store, ACCUSED, article(2, "2031-05-04", "en", other))
    assert sides(store) == []


def test_what_is_denied_months_later_is_another_claim(store: Store) -> None:
    put(store, ACCUSED, msgspec.structs.replace(DENIED, published="2031-09-04"))
    assert sides(store) == []


def test_a_copy_repeats_no_claim(store: Store) -> None:
    wire = ACCUSED.text + " " + " ".join(f"Perkara ke-{n} akan dibincangkan di ibu negara." for n in range(20))
    put(store, *(msgspec.structs.replace(ACCUSED, id=str(n), source=f"Kabar {n}", text=wire) for n in range(3)))
    assert sides(store) == []


def test_reading_again_keeps_a_claim_and_a_corrected_article_takes_its_side_out(store: Store) -> None:
    put(store, ACCUSED, DENIED, REPEATED)
    with store.reading() as connection:
        before = connection.execute(select(claims.c.id, claims.c.status, claims.c.first_day, claims.c.last_day)).all()
        keys = len(connection.execute(select(claim_keys)).all())
    put(store, ACCUSED, DENIED, REPEATED, again=True)
    with store.reading() as connection:
        after = connection.execute(select(claims.c.id, claims.c.status, claims.c.first_day, claims.c.last_day)).all()
        assert len(connection.execute(select(claim_keys)).all()) == keys
    assert before == after == [(before[0].id, CONTESTED, "2031-05-02", "2031-05-05")]
    put(store, msgspec.structs.replace(DENIED, text="It rained in Ilvara on Sunday."))
    assert sides(store) == [("asserted", {(ASSERTS, "Kabar 1"), (ASSERTS, "Kabar 3")})]
    put(store, msgspec.structs.replace(REPEATED, text="Hujan turun di Nesh."))
    assert sides(store) == []


def test_he_who_claimed_takes_it_back(store: Store) -> None:
    back = (
        "Jurucakap Veloria, Anton Maresk berkata beliau menarik balik dakwaan bahawa Samdar mengebom hospital bersalin."
    )
    put(store, ACCUSED, DENIED, article(4, "2031-05-09", "ms", back))
    assert [status for status, _ in sides(store)] == [WITHDRAWN]


def test_who_takes_a_claim_back_in_other_words_asserts_nothing_by_them(store: Store) -> None:
    back = (
        "Jurucakap Veloria, Anton Maresk menarik balik dakwaan itu dan berkata Samdar tidak mengebom hospital bersalin."
    )
    put(store, ACCUSED, DENIED, article(4, "2031-05-09", "ms", back))
    ((_, found),) = sides(store)
    assert [side for side, outlet in found if outlet == "Kabar 4"] == [WITHDRAWS]


def test_nobody_denies_what_he_says_himself() -> None:
    words = read("Samdar bombed the maternity hospital in Port Amsel", "en")
    one = Proposition(1, 1, 1, "deny", 5, 7, frozenset(), (-7,), (), words)
    other = Proposition(2, 2, 2, "accuse", 4, 8, frozenset(), (-8,), (-7,), words)
    assert denial(one, other) > 0
    assert denial(one, msgspec.structs.replace(other, speaker=7)) == 0
    assert denial(one, msgspec.structs.replace(other, day=90)) == 0
    assert denial(one, msgspec.structs.replace(other, about=(-9,))) == 0


def test_a_dispute_in_two_copies_is_one(store: Store) -> None:
    wire = (
        "Maresk said that Tarkhuna had shelled the market of Port Amsel.\n\n"
        "Tarkhuna's foreign minister, Laila Urzhan, denied that Tarkhuna had shelled the market of Port Amsel.\n\n"
    ) + " ".join(f"Matter number {n} will be discussed in the capital." for n in range(20))
    put(store, article(1, "2031-05-02", "en", wire), article(2, "2031-05-03", "en", wire + " (Nesh)"))
    ((status, found),) = sides(store)
    assert status == CONTESTED
    assert {(ASSERTS, "Kabar 1"), (DENIES, "Kabar 1"), (ASSERTS, "Kabar 2"), (DENIES, "Kabar 2")} <= found


def test_who_asserts_is_not_he_who_tells_of_it_to_deny_it(store: Store) -> None:
    text = "Samdar denied the claim by Veloria that it had bombed the maternity hospital in Port Amsel."
    put(store, article(1, "2031-05-02", "en", text))
    with store.reading() as connection:
        rows = connection.execute(
            select(claim_sides.c.side, entities.c.name).join(entities, entities.c.id == claim_sides.c.entity_id)
        ).all()
    assert sorted(map(tuple, rows)) == [(ASSERTS, "Veloria"), (DENIES, "Samdar")]
