"""Signing in and out: who may read, who may write, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rundingan.dossier.accounts import add_account, add_token, remove_account, revoke_token
from rundingan.dossier.store import Store
from rundingan.web.security import form_token
from rundingan.web.sessions import Sessions
from rundingan.web.settings import Settings
from tests.web.visiting import SENTENCE, Visit, visit


@pytest.fixture
def empty() -> Iterator[Store]:
    opened = Store.open(":memory:")
    yield opened
    opened.close()


@pytest.fixture
def here(empty: Store) -> Visit:
    return visit(empty)


def test_a_password_opens_a_session_and_signing_out_ends_it(here: Visit) -> None:
    assert "lind" not in here.client.get("/about").text
    assert here.sign_in() == 303
    assert "lind" in here.client.get("/about").text
    cookies = dict(here.client.cookies)
    assert here.send("/logout") == 303
    here.client.cookies.update(cookies)  # kept by somebody
    assert "lind" not in here.client.get("/about").text


def test_the_cookie_is_for_this_server_alone_and_for_no_script(here: Visit) -> None:
    answer = here.client.post("/login", data={"name": "lind", "password": SENTENCE}, follow_redirects=False)
    told = answer.headers["set-cookie"].lower()
    assert told.startswith("session-8787=") and "httponly" in told and "samesite=lax" in told and "path=/" in told
    secure = visit(here.store, secure=True)
    answer = secure.client.post("/login", data={"name": "lind", "password": SENTENCE}, follow_redirects=False)
    told = answer.headers["set-cookie"].lower()
    assert told.startswith("__host-session=") and "; secure" in told


@pytest.mark.parametrize(("name", "password"), [("lind", "x"), ("", ""), ("nobody", SENTENCE), ("lind", "x" * 50_000)])
def test_anything_else_opens_none(here: Visit, name: str, password: str) -> None:
    assert here.sign_in(name, password) == 403
    assert not here.client.cookies


def test_who_tries_too_often_waits_even_with_the_right_password(here: Visit) -> None:
    assert {here.sign_in(password="wrong") for _ in range(6)} == {403}
    assert here.sign_in() == 429
    add_account(here.store, "maresk", SENTENCE)
    assert here.sign_in("maresk") == 303  # another name is another lock


def test_a_session_ends_by_itself_with_the_account_and_with_the_password(empty: Store) -> None:
    add_account(empty, "lind", SENTENCE)
    now = [1_000_000.0]
    sessions = Sessions(empty, Settings(session=100), clock=lambda: now[0])
    cookie = sessions.try_password("here", "lind", SENTENCE)
    assert cookie
    visitor = sessions.of_cookie(cookie)
    assert visitor and visitor.name == "lind"
    now[0] += 101
    assert sessions.of_cookie(cookie) is None
    now[0] -= 101
    add_account(empty, "lind", "the bridge at Ketran stands")
    assert sessions.of_cookie(cookie) is None
    again = sessions.try_password("here", "lind", "the bridge at Ketran stands")
    assert again and sessions.of_cookie(again)
    remove_account(empty, "lind")
    assert sessions.of_cookie(again) is None
    assert Sessions(empty, Settings(session=100), clock=lambda: now[0]).of_cookie(again) is None  # another start


def test_a_cookie_cannot_be_made_up(empty: Store) -> None:
    add_account(empty, "lind", SENTENCE)
    add_account(empty, "maresk", "the bridge at Ketran stands")
    sessions = Sessions(empty, Settings())
    cookie = sessions.try_password("here", "lind", SENTENCE)
    assert cookie
    user, begun, number, signature = cookie.split(".")
    made_up = [
        f"bWFyZXNr.{begun}.{number}.{signature}", f"{user}.{int(begun) + 9}.{number}.{signature}",
        f"{user}.{begun}.other.{signature}", f"{user}.{begun}.{number}.", f"{user}.{begun}.{number}.é", "", "....",
        "a.b.c.d", f"%%%.{begun}.{number}.{signature}", f"{user}.{'9' * 40}.{number}.{signature}",
    ]  # fmt: skip
    assert [each for each in made_up if sessions.of_cookie(each)] == []


def test_the_address_of_this_machines_user_is_good_once(empty: Store) -> None:
    one = visit(empty, account=False, user="kost", key="k" * 32)
    assert one.client.get("/login?key=wrong", follow_redirects=False).status_code == 403
    assert one.client.get(f"/login?key={'k' * 32}", follow_redirects=False).status_code == 303
    assert "kost" in one.client.get("/about").text
    one.client.cookies.clear()
    assert one.client.get(f"/login?key={'k' * 32}", follow_redirects=False).status_code == 403


def test_a_closed_dossier_shows_nothing_to_who_is_not_signed_in(empty: Store) -> None:
    closed = visit(empty, open_to_all=False)
    for path in ("/", "/statements", "/articles/1", "/about", "/no-such-page"):
        led = closed.client.get(path, follow_redirects=False)
        assert (led.status_code, led.text) == (303, "")
        assert led.headers["location"].startswith("/login?next=")
    assert closed.client.get("/statements.json").status_code == 401
    assert closed.client.get("/statements.csv").headers["www-authenticate"] == "Bearer"
    assert closed.client.post("/choose", data={"theme": "dark"}).status_code == 401
    assert closed.client.get("/login").status_code == 200
    assert closed.client.get("/static/style.css").status_code == 200
    assert closed.sign_in() == 303
    assert closed.client.get("/statements.json").status_code == 200


def test_a_program_reads_by_its_token(empty: Store) -> None:
    closed = visit(empty, open_to_all=False)
    token, secret = add_token(empty, "lind")
    bearer = {"authorization": f"Bearer {secret}"}
    assert closed.client.get("/statements.json", headers=bearer).status_code == 200
    assert closed.client.get("/statements.json", headers={"authorization": "Bearer none"}).status_code == 401
    assert closed.client.get("/statements.json", headers={"authorization": f"Basic {secret}"}).status_code == 401
    revoke_token(empty, token.id)
    refused = closed.client.get("/statements.json", headers=bearer)
    assert (refused.status_code, refused.json()["error"]["code"]) == (401, "sign_in")


def test_who_tries_many_tokens_waits(here: Visit) -> None:
    tried = [here.client.get("/about", headers={"authorization": f"Bearer {n}"}).status_code for n in range(32)]
    assert tried[0] == 401 and tried[-1] == 429


@pytest.mark.parametrize(
    "where", ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:1", "x"]
)
def test_signing_in_leads_back_to_this_server_alone(here: Visit, where: str) -> None:
    form = {"name": "lind", "password": SENTENCE, "next": where}
    assert here.client.post("/login", data=form, follow_redirects=False).headers["location"] == "/"


def test_forms_of_other_sites_and_old_forms_are_refused(here: Visit) -> None:
    assert here.sign_in() == 303
    for headers in (
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
    ):
        assert here.client.post("/logout", data={"csrf": here.token()}, headers=headers).status_code == 403
    other = form_token(Settings(), "another")
    for token in ("", "0" * 64, other, "é"):
        assert here.client.post("/logout", data={"csrf": token}).status_code == 403
    same = {"origin": "http://127.0.0.1:8787", "sec-fetch-site": "same-origin"}
    answer = here.client.post("/logout", data={"csrf": here.token()}, headers=same, follow_redirects=False)
    assert answer.status_code == 303
