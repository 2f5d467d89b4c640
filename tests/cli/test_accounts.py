"""``rundingan accounts`` makes, lists and removes accounts; ``serve`` refuses strangers what is not for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rundingan.cli.serve import is_loopback
from rundingan.dossier.store import Store
from tests.cli.conftest import Run

SENTENCE = b"the ice goes out in April\n"


@pytest.fixture(autouse=True)
def dossier(tmp_path: Path) -> None:
    Store.open(tmp_path / "talks.dossier").close()


def test_an_account_is_made_listed_and_removed(run: Run) -> None:
    assert run("accounts", "talks.dossier", "add", "lind", stdin=SENTENCE).exit_code == 0
    made = run("accounts", "talks.dossier", "token", "lind", "--label", "nightly")
    assert made.stdout.startswith("rdg_")
    assert run("accounts", "talks.dossier", "list").stdout.split("\t")[0::3] == ["lind", "1\n"]
    number = run("accounts", "talks.dossier", "token", "lind", "--list").stdout.split("\t")[0]
    assert run("accounts", "talks.dossier", "token", "lind", "--revoke", number).exit_code == 0
    assert run("accounts", "talks.dossier", "token", "lind", "--revoke", "99").exit_code == 2
    assert run("accounts", "talks.dossier", "remove", "lind").exit_code == 0
    assert run("accounts", "talks.dossier", "list").stdout == ""


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "talks.example"])
def test_others_are_served_only_where_they_can_sign_in(run: Run, host: str) -> None:
    refused = run("serve", "talks.dossier", "--host", host, "--no-open")
    assert refused.exit_code == 4
    assert "make an account first" in refused.stderr


def test_an_address_that_is_all_of_them_needs_a_name(run: Run) -> None:
    run("accounts", "talks.dossier", "add", "lind", stdin=SENTENCE)
    refused = run("serve", "talks.dossier", "--host", "0.0.0.0", "--no-open")
    assert refused.exit_code == 4
    assert "--name HOST" in refused.stderr


def test_which_addresses_no_other_machine_reaches() -> None:
    hosts = ("127.0.0.1", "127.9.9.9", "::1", "localhost", "0.0.0.0", "10.0.0.1", "::", "talks.example")
    assert [each for each in hosts if is_loopback(each)] == ["127.0.0.1", "127.9.9.9", "::1", "localhost"]
