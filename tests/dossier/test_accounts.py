"""Accounts and tokens: kept as hashes, revocable, and told apart from none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from rundingan.dossier import accounts
from rundingan.dossier.store import Store
from rundingan.errors import DossierError

SENTENCE = "the ice goes out in April"


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.open(":memory:")
    accounts.add_account(opened, "lind", SENTENCE)
    yield opened
    opened.close()


def test_a_password_opens_its_own_account_alone(store: Store) -> None:
    accounts.add_account(store, "maresk", "the bridge at Ketran stands")
    assert accounts.signs_in(store, "lind", SENTENCE)
    assert not accounts.signs_in(store, "maresk", SENTENCE)
    assert not accounts.signs_in(store, "lind", SENTENCE.upper())
    assert not accounts.signs_in(store, "nobody", SENTENCE)
    used = {each.name: each.used for each in accounts.every_account(store)}
    assert used["lind"] and used["maresk"] is None


def test_another_password_takes_the_place_of_the_first(store: Store) -> None:
    accounts.add_account(store, "lind", "the guns fall silent now")
    assert not accounts.signs_in(store, "lind", SENTENCE)
    assert accounts.signs_in(store, "lind", "the guns fall silent now")


def test_a_token_opens_until_it_is_revoked(store: Store) -> None:
    token, secret = accounts.add_token(store, "lind", "nightly")
    assert accounts.bearer(store, secret) == "lind"
    assert accounts.bearer(store, secret + "x") is None
    (kept,) = accounts.every_token(store, "lind")
    assert (kept.label, kept.revoked) == ("nightly", None) and kept.used
    accounts.revoke_token(store, token.id)
    assert accounts.bearer(store, secret) is None
    with pytest.raises(DossierError, match="no token"):
        accounts.revoke_token(store, token.id)


def test_an_account_goes_with_its_tokens(store: Store) -> None:
    _, secret = accounts.add_token(store, "lind")
    accounts.remove_account(store, "lind")
    assert accounts.bearer(store, secret) is None
    assert accounts.every_account(store) == []
    with pytest.raises(DossierError, match="no account"):
        accounts.remove_account(store, "lind")
    with pytest.raises(DossierError, match="no account"):
        accounts.add_token(store, "lind")


def test_what_is_kept_tells_neither_password_nor_token(store: Store) -> None:
    _, secret = accounts.add_token(store, "lind")
    with store.reading() as connection:
        rows = [*connection.execute(text("SELECT * FROM accounts")), *connection.execute(text("SELECT * FROM tokens"))]
    assert SENTENCE not in str(rows) and secret not in str(rows)


@pytest.mark.parametrize("name", ["", "a b", "a" * 61, "lind\n", "<lind>", "lind/../x", "\u202elind"])
def test_a_name_is_letters_and_digits(store: Store, name: str) -> None:
    with pytest.raises(DossierError, match="no name for an account"):
        accounts.add_account(store, name, SENTENCE)


@pytest.mark.parametrize("password", ["", "short", "x" * 1_001])
def test_a_password_is_long_enough_and_no_book(store: Store, password: str) -> None:
    with pytest.raises(DossierError, match="10 to 1,000"):
        accounts.add_account(store, "maresk", password)
