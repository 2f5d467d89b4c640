"""One entity for one person, body or country over articles, and two where there are two."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from rundingan.dossier.schema import entities
from rundingan.dossier.store import Store
from tests.dossier.told import article, called, met_in, people, speakers, take_in


def test_spellings_and_languages_of_one_name_are_one_person(store: Store) -> None:
    take_in(store, [
        article("1", "President Oleksiy Marenskyy said the army would not leave Port Amsel."),
        article("2", "Foreign Minister Oleksiy Marenskiy said that talks were possible."),
        article("3", "Presiden Oleksiy Marensky berkata, tentera tidak akan berundur dari Port Amsel.", "ms"),
        article("4", "Presiden Oleksiy Marensky mengatakan bahwa perundingan akan dilanjutkan pekan depan.", "id"),
    ])  # fmt: skip
    assert list(people(store).values()) == [4]
    assert len({speaker for _, speaker in speakers(store)}) == 1


def test_people_of_one_name_and_different_fields_stay_two(store: Store) -> None:
    take_in(store, [
        article("1", "Foreign Minister Anton Lind said that the talks would go on in Port Amsel."),
        article("2", "Striker Anton Lind said that the team would win the cup in Port Amsel."),
        article("3", "Prime Minister Anton Lind said that the ceasefire would hold in the north."),
    ])  # fmt: skip
    speaker = [entity for _, entity in speakers(store)]
    assert speaker[0] == speaker[2] != speaker[1]


def test_people_of_one_name_and_different_countries_stay_two(store: Store) -> None:
    take_in(store, [
        article("1", "Malaysian Foreign Minister Anton Lind said that the talks would go on."),
        article("2", "Thai Foreign Minister Anton Lind said that the talks would be put off."),
    ])  # fmt: skip
    assert len({entity for _, entity in speakers(store)}) == 2


def test_a_short_name_joins_the_one_who_is_met_most_by_it(store: Store) -> None:
    take_in(store, [
        article("1", "Khardani said that the talks would go on in Port Amsel on Monday."),
        article("2", "President Tariq Khardani said that the fleet would not leave."),
        article("3", "President Tariq Khardani said that the army would hold."),
        article("4", "Khardani said that nobody would be released before Friday."),
    ])  # fmt: skip
    assert people(store) == {"Tariq Khardani": 4}
    assert len({entity for _, entity in speakers(store)}) == 1


def test_a_short_name_of_several_joins_none_of_them(store: Store) -> None:
    take_in(store, [
        article("1", "President Tariq Khardani said that the fleet would not leave."),
        article("2", "President Tariq Khardani said that the army would hold."),
        article("3", "General Omid Khardani said that the army would hold."),
        article("4", "Khardani said that nobody would be released before Friday."),
    ])  # fmt: skip
    assert people(store) == {"Tariq Khardani": 2, "Omid Khardani": 1, "Khardani": 1}


def test_bodies_and_countries_are_one_in_all_languages(store: Store) -> None:
    take_in(store, [
        article("1", "The United Nations said that the Myanmar government had agreed. Thailand said it would help."),
        article("2", "PBB berkata, kerajaan Myanmar telah bersetuju. Thailand akan membantu.", "ms"),
        article("3", "Pemerintah Myanmar menyatakan menolak usul PBB itu, kata Jepang.", "id"),
        article("4", "Jepun berkata, Pertubuhan Bangsa-Bangsa Bersatu perlu membantu.", "ms"),
    ])  # fmt: skip
    bodies = sorted(people(store, "organisation").values())
    assert bodies[-2:] == [3, 4]
    assert people(store, "country")["Thailand"] == 2
    assert 2 in [count for name, count in people(store, "country").items() if name in ("Jepun", "Jepang")]


def test_descriptions_of_two_articles_are_two(store: Store) -> None:
    take_in(store, [
        article("1", "Kerajaan berkata, rundingan akan diteruskan esok.", "ms"),
        article("2", "Kerajaan berkata, rundingan tidak akan diteruskan esok.", "ms"),
    ])  # fmt: skip
    assert len({entity for _, entity in speakers(store)}) == 2


def test_what_was_taken_for_a_person_once_is_no_entity_of_its_own(store: Store) -> None:
    take_in(store, [
        article("1", "Presiden Anton Maresk berkata di Port Amsel bahawa perang akan tamat.", "ms"),
        article("2", "Menteri Luar Mira Lind tiba di Port Amsel semalam, kata jurucakapnya.", "ms"),
        article("3", "Port Amsel diserang semalam. Port Amsel akan dibina semula.", "ms"),
    ])  # fmt: skip
    with_it = [met_in(store, called(store, "Port Amsel").id)]
    assert [len(found) for found in with_it] == [3]


def test_roles_that_change_are_kept_with_their_days(store: Store) -> None:
    take_in(store, [
        article("1", "Foreign Minister Mira Lind said that the talks would go on.", day="2030-01-02"),
        article("2", "Prime Minister Mira Lind said that the talks were over.", day="2031-02-03"),
    ])  # fmt: skip
    assert called(store, "Mira Lind").roles_json == '["Foreign Minister","Prime Minister"]'


def test_a_corrected_version_takes_back_what_the_older_one_told(store: Store) -> None:
    take_in(store, [article("1", "Foreign Minister Mira Lind said that the talks would go on.")])
    take_in(store, [article("1", "Foreign Minister Nadia Orvane said that the talks would go on.")])
    assert people(store) == {"Nadia Orvane": 1}


@pytest.mark.parametrize("times", [1, 3])
def test_reading_again_counts_nothing_twice(store: Store, times: int) -> None:
    given = [
        article("1", "Foreign Minister Mira Lind said that the talks would go on."),
        article("2", "Mira Lind said that Samdar had agreed. The government said nothing."),
    ]
    take_in(store, given)
    before = called(store, "Mira Lind")
    for _ in range(times):
        take_in(store, given, again=True)
    assert called(store, "Mira Lind") == before


def test_a_short_name_that_is_taken_in_by_the_article_that_settles_it(store: Store) -> None:
    """What the article itself tells of the short name goes to the full one too."""
    take_in(store, [
        article("1", "President Tariq Khardani said that the fleet would not leave."),
        article("2", "Omid Khardani said nothing. Guards said that Khardani had left."),
        article("3", "Khardani said that the army would hold. President Tariq Khardani said that it was so."),
    ])  # fmt: skip
    with store.reading() as connection:
        known = set(connection.execute(select(entities.c.id)).scalars())
    assert {entity for _, entity in speakers(store)} <= known
