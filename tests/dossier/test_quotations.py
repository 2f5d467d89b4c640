"""The same quotation in several articles: found again, and nothing else with it."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundingan.dossier.quotations import JOINED, joins, keys
from rundingan.dossier.utterances import Account, account, utterance
from rundingan.model import Record
from tests.dossier.talks import ENGLISH, INDONESIAN, MALAY, OTHER, read, words

VERSIONS = {"ms": MALAY, "id": INDONESIAN, "en": ENGLISH}


@pytest.mark.parametrize(("one", "other"), [("ms", "id"), ("ms", "en"), ("id", "en")])
def test_each_quotation_is_joined_with_its_version_in_another_language(one: str, other: str) -> None:
    here, there = words(VERSIONS[one], one), words(VERSIONS[other], other)
    found = joins(read(VERSIONS[one], one, 1), [read(VERSIONS[other], other, 2)])
    assert len(here) == len(there) == 6
    assert {(join.here, join.there) for join in found} == {(number, number) for number in range(6)}
    assert all(join.article == 2 and JOINED <= join.probability <= 1 for join in found)


def test_an_article_of_something_else_holds_none_of_them() -> None:
    assert joins(read(OTHER, "en", 1), [read(MALAY, "ms", 2), read(ENGLISH, "en", 3)]) == []


def test_versions_share_keys_by_which_they_are_found() -> None:
    articles = {code: read(text, code, 0) for code, text in VERSIONS.items()}
    found = {code: {row.key for row in keys(article)} for code, article in articles.items()}
    assert len(found["ms"] & found["id"]) > 1
    assert len(found["ms"] & found["en"]) > 1
    assert len(found["ms"] & {row.key for row in keys(read(OTHER, "en", 0))}) < 2


@pytest.mark.parametrize(("day", "count"), [("2031-03-29", 6), ("2031-03-30", 0), ("2031-03-23", 6), (None, 6)])
def test_days_too_far_apart_part_and_an_unknown_day_does_not(day: str | None, count: int) -> None:
    article = read(MALAY, "ms", 1, "2031-03-26")
    assert len(joins(article, [read(INDONESIAN, "id", 2, day)])) == count


def test_two_days_that_may_hold_the_same_share_keys_that_have_days_in_them() -> None:
    undated = {row.key for row in keys(read(MALAY, "ms", 1))}
    first = date(2031, 3, 20).toordinal()
    for day in range(first, first + 14):
        one, other = (
            {row.key for row in keys(msgspec.structs.replace(read(MALAY, "ms", 1), day=each))} - undated
            for each in (day, day + 3)
        )
        assert one & other


def test_a_cut_quotation_in_another_article_is_joined_and_its_neighbours_are_not() -> None:
    other = (
        "Opposition leader Damir Osk mocked the visit. He had bread with him.\n\n"
        '"We will not hand this valley over," said Anton Maresk.\n\n'
        '"We will not hand over our taxes either," said Osk.'
    )
    found = joins(read(ENGLISH, "en", 1), [read(other, "en", 2)])
    here, there = words(ENGLISH, "en"), words(other, "en")
    assert [(here[join.here], there[join.there]) for join in found] == [
        ("We will not hand this valley over to anyone,", "We will not hand this valley over,")
    ]


def test_reports_that_differ_in_their_figures_are_not_the_same() -> None:
    one = '"Our monitors counted 212 shells on Monday, and 34 houses were hit," said Amara Lind.'
    other = '"Our monitors counted 97 shells on Monday, and 11 houses were hit," said Amara Lind.'
    assert joins(read(one, "en", 1), [read(one, "en", 2)])
    assert joins(read(one, "en", 1), [read(other, "en", 2)]) == []


def test_an_article_is_not_joined_with_itself() -> None:
    article = read(MALAY, "ms", 1)
    assert joins(article, [article]) == []


def test_what_is_compared_survives_being_written_down() -> None:
    article = read(MALAY, "ms", 1, "2031-03-26")
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(article), type=Account) == article


def test_an_article_in_a_language_that_is_not_read_quotes_nothing() -> None:
    assert account(Record(id="a", text="Bonjour", language="fr"), 1, lambda _: 0) is None
    assert account(Record(id="a", text="?"), 1, lambda _: 0) is None


texts = st.text(alphabet=st.sampled_from(' .,"0123456789aeikmnrstuwMLPX\n-'), max_size=120)


@given(st.lists(st.tuples(texts, st.sampled_from(["ms", "id", "en"]), st.booleans()), max_size=6))
def test_whatever_was_said_joins_are_one_to_one(said: list[tuple[str, str, bool]]) -> None:
    def article(number: int, direct: bool) -> Account:
        of_it = [
            utterance(at, text, language=code, kind="direct" if quoted else "indirect", place=at / 6)
            for at, (text, code, quoted) in enumerate(said)
            if quoted or direct
        ]
        return Account(number, "ms", None, (), tuple(of_it))

    one, other = article(1, True), article(2, False)
    found = joins(one, [other])
    assert len({join.here for join in found}) == len({join.there for join in found}) == len(found)
    assert all(0 <= row.key < 1 << 63 for row in keys(one))
