"""Visitors of a served dossier: signed in, signed out, and what stands in their pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from starlette.testclient import TestClient

from rundingan.dossier.accounts import add_account
from rundingan.dossier.store import Store
from rundingan.web.app import create_app
from rundingan.web.settings import Settings

SENTENCE = "the ice goes out in April"
_TOKEN = re.compile(r'name="csrf" value="([0-9a-f]+)"')


@dataclass
class Visit:
    """Somebody at the pages of a dossier."""

    client: TestClient
    store: Store

    def sign_in(self, name: str = "lind", password: str = SENTENCE) -> int:
        """The status that signing in is answered with."""
        form = {"name": name, "password": password}
        return self.client.post("/login", data=form, follow_redirects=False).status_code

    def token(self, path: str = "/about") -> str:
        """The token of the forms of a page."""
        found = _TOKEN.search(self.client.get(path).text)
        assert found
        return found[1]

    def send(self, path: str, **form: Any) -> int:
        """The status that a form of this server is answered with."""
        data = {"csrf": self.token()} | form
        return self.client.post(path, data=data, follow_redirects=False).status_code


def visit(store: Store, *, account: bool = True, **settings: Any) -> Visit:
    """A visit to a dossier that is served for writing."""
    if account:
        add_account(store, "lind", SENTENCE)
    served = Settings(**{"writable": True} | settings)
    return Visit(TestClient(create_app(store, served), base_url="http://127.0.0.1:8787"), store)
