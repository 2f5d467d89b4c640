"""What people correct of persons and bodies, by plain forms: merged, split, renamed, and all of it undone."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, select
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from rundingan.dossier import corrections
from rundingan.dossier.corrections import Correction
from rundingan.dossier.schema import appearances, articles, entities
from rundingan.dossier.store import Store
from rundingan.views import people
from rundingan.web.asked import within
from rundingan.web.correcting import number_of
from rundingan.web.signing import signed_in, writing


def corrected(request: Request, form: FormData) -> Response:
    """Merge, split or rename one of them, and go back to it."""
    number = request.path_params["number"]
    store: Store = request.app.state.store
    by = signed_in(request).name
    how = form.get("how")
    if how == "rename":
        corrections.rename(store, number, str(form.get("name", ""))[:300], by)
    elif how == "merge":
        with store.reading() as connection:
            into = _into(connection, str(form.get("into", "")).strip())
        corrections.merge(store, number, into, by)
        number = into
    elif how == "split":
        corrections.split(store, str(form.get("article", "")), str(form.get("name", "")), by)
    else:
        raise HTTPException(400, "One of them is merged, split or renamed, and nothing else.")
    return RedirectResponse(f"/people/{number}", 303)


def _into(connection: Connection, asked: str) -> int:
    """The number of who is meant by a number or a name."""
    found = people.profile(connection, asked) if asked else None
    if found is None:
        raise HTTPException(400, f"Nobody in this dossier is called {asked[:60]!r}.")
    return found.person.id


def undone(request: Request, form: FormData) -> Response:
    """Take a correction back."""
    corrections.undo(request.app.state.store, number_of(str(form.get("correction", ""))))
    return RedirectResponse(within(form.get("back", "/history")), 303)


ROUTES: Final = [
    Route("/people/{number:int}/correct", writing(corrected), methods=["POST"]),
    Route("/people/undo", writing(undone), methods=["POST"]),
]


def of_person(store: Store, number: int) -> list[Correction]:
    """The corrections of one of them that hold, the newest first."""
    return [
        each for each in reversed(corrections.history(store)) if number in (each.entity, each.other) and not each.undone
    ]


def appearances_of(connection: Connection, number: int, most: int = 50) -> list[tuple[str, str, int, str]]:
    """In which articles one of them appears: name, key, number and title, the newest first."""
    wanted = (
        select(appearances.c.name, articles.c.key, articles.c.id, articles.c.title)
        .join(articles, articles.c.id == appearances.c.article_id)
        .join(entities, entities.c.id == appearances.c.entity_id)
        .where(entities.c.shown == number)
        .order_by(appearances.c.day.desc(), articles.c.id.desc())
        .limit(most)
    )
    return [(row.name, row.key, row.id, row.title or row.key) for row in connection.execute(wanted)]
