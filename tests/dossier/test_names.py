"""Names over spellings, and names of bodies told from descriptions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundingan.dossier.bodies import country_key, is_description, is_letters, plain, state_key
from rundingan.dossier.entity_words import fields_differ
from rundingan.dossier.names import pairs, parts, same_name

LETTERS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz'- .éşğ1A"), min_size=1, max_size=24)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oleksiy Marenskyy", "Oleksiy Marenskiy"),
        ("Oleksiy Marensky", "Oleksiy V. Marenskiy"),
        ("Mohamad bin Lindar", "Muhammad Lindar"),
        ("Mohd Orvan Abdul Maresk", "Orvan Tun Maresk"),
        ("Haji Orvan Maresk", "Orvan Maresk"),
        ("Kim Dal-un", "Kim Dal Un"),
        ("Karim el-Samdari", "Karim Al Samdari"),
        ("Josef Maresk-Lind", "Josef Maresk Lind"),
        ("Ahamd Khardani Nesh", "Ahmad Khardani"),
        ("Tariq Khardani", "Tarik Khardani"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name(parts(one), parts(other))
    assert same_name(parts(other), parts(one))
    assert set(pairs(parts(one))) & set(pairs(parts(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan Maresk", "Hussein Maresk"),
        ("Orvan Ali", "Arvin Ali"),
        ("Mira Maresk", "Anton Maresk"),
        ("Mohamed Lind", "Mohamed Orvane"),
        ("Azman Khardani", "Azmin Khardani"),
        ("Anton Maresk", "Maresk"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert not same_name(parts(one), parts(other))


@given(LETTERS, LETTERS)
def test_any_name_is_its_own_and_names_are_the_same_both_ways(one: str, other: str) -> None:
    assert same_name(parts(one), parts(one))
    assert same_name(parts(one), parts(other)) == same_name(parts(other), parts(one))


@pytest.mark.parametrize("name", ["the government", "kerajaan", "Parlimen", "negara jiran", "dua negara", "a group"])
def test_descriptions_name_nobody(name: str) -> None:
    assert is_description(name)


@pytest.mark.parametrize("name", ["Parti Veloria", "UN", "PBB", "Nesh Wire", "kerajaan Veloria", "Dewan Rakyat"])
def test_names_of_bodies_are_no_descriptions(name: str) -> None:
    assert not is_description(name)


def test_bodies_of_a_state_are_known_in_every_language() -> None:
    named = ["kerajaan Myanmar", "pemerintah Myanmar", "the Myanmar government", "government of Myanmar"]
    assert {state_key(name, "MM") for name in named[:3]} == {"state:MM:government"}
    assert state_key("kerajaan Myanmar", "TH") is None
    assert state_key("negara Myanmar", "MM") == country_key("Burma", "MM")


def test_a_part_of_a_country_is_not_the_country() -> None:
    assert country_key("Scotland", "GB") != country_key("United Kingdom", "GB") == country_key("Britain", "GB")


def test_places_have_one_name_in_all_languages() -> None:
    assert plain("Asia Tenggara") == plain("South-East Asia") == plain("Southeast Asia")


def test_letters_of_a_country_are_no_letters_of_a_body() -> None:
    assert is_letters("UNHCR")
    assert not is_letters("US")


def test_roles_of_fields_between_which_nobody_goes() -> None:
    assert fields_differ(["Menteri Luar Veloria"], ["pemain bola sepak"])
    assert fields_differ(["Foreign Minister"], ["striker"])
    assert not fields_differ(["general"], ["Presiden Veloria"])
    assert not fields_differ([], ["striker"])
