"""The pages in a real browser: Debian's Chromium, driven by Playwright (get it with tools/chromium)."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rundingan.dossier.store import Store
from rundingan.web.running import bound
from rundingan.web.settings import Settings

CHROMIUM = os.environ.get("RUNDINGAN_TEST_CHROMIUM") or shutil.which("chromium")
AXE = Path(__file__).parent / "vendored" / "axe-core-4.14.1.min.js"
PHONE = {"width": 390, "height": 844}
PAGES = [
    "/", "/positions", "/moves", "/disputes", "/commitments", "/statements", "/statements?act=deny&text=tidak",
    "/people", "/network", "/events", "/events?view=calendar", "/events?view=map", "/articles",
    "/search?text=gencatan", "/about",
]  # fmt: skip
LISTS = {"/moves", "/disputes", "/commitments", "/statements", "/people", "/events", "/articles"}
GOES = {"o": "/", "p": "/positions", "d": "/disputes", "c": "/commitments", "s": "/statements", "e": "/people",
        "v": "/events", "a": "/articles", "b": "/about"}  # fmt: skip

if not CHROMIUM and not os.environ.get("CI"):
    pytest.skip("no Chromium is there; get it with tools/chromium", allow_module_level=True)

playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright is there; tools/setup dev")


@pytest.fixture(scope="module")
def served(store: Store) -> Iterator[str]:
    """The address of a server of the shipped articles, as `rundingan serve` runs it."""
    import uvicorn

    from rundingan.web.app import create_app

    listening = bound("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(store, Settings()), log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium."""
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


class Visit:
    """A tab of a reader, and what went wrong in it."""

    def __init__(self, browser: Any, base: str, **how: Any) -> None:
        self.base = base
        self.context = browser.new_context(locale="en-GB", reduced_motion="reduce", **how)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.wrong: list[str] = []
        self.page.on(
            "console", lambda told: self.wrong.append(told.text) if told.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("response", lambda answer: self.wrong.append(answer.url) if answer.status >= 400 else None)

    def open(self, path: str) -> Any:
        """The page of an address, all of it loaded."""
        self.page.goto(self.base + path)
        return self.page

    def path(self) -> str:
        """Where the tab is now."""
        return str(self.page.url).removeprefix(self.base)


@pytest.fixture(scope="module")
def article(store: Store) -> str:
    """The address of an article with many statements."""
    with store.reading() as connection:
        from rundingan.views import articles
        from rundingan.views.filters import Filters

        rows = articles.ask(connection, Filters(limit=100)).rows
        return f"/articles/{max(rows, key=lambda row: row.statements).id}"


@pytest.fixture(scope="module")
def person(store: Store) -> str:
    """The address of who is met most."""
    with store.reading() as connection:
        from rundingan.views import people
        from rundingan.views.filters import Filters

        return f"/people/{people.ask(connection, Filters(limit=1)).rows[0].id}"


@pytest.fixture
def visit(browser: Any, served: str) -> Iterator[Visit]:
    """A reader's tab; nothing may go wrong in it."""
    made = Visit(browser, served, viewport={"width": 1280, "height": 900})
    yield made
    made.context.close()
    assert made.wrong == []


def faults(page: Any, options: str = "{resultTypes: ['violations']}") -> list[str]:
    """What axe-core finds wrong with a page (WCAG 2.2 A and AA, and its best practices)."""
    found = page.evaluate(f"axe.run(document, {options})")["violations"]
    return [f"{each['id']}: {node['html'][:120]} {node['any'][:1]}" for each in found for node in each["nodes"][:2]]


def test_no_page_has_a_fault_that_axe_finds_in_light_and_in_dark(
    browser: Any, served: str, article: str, person: str
) -> None:  # fmt: skip
    visit = Visit(browser, served, bypass_csp=True, viewport={"width": 1280, "height": 900})
    visit.context.add_init_script(path=str(AXE))
    found: dict[str, list[str]] = {}
    for path in [*PAGES, article, person, "/nowhere"]:
        page = visit.open(f"{path}{'&' if '?' in path else '?'}limit=12" if path in LISTS else path)
        page.emulate_media(color_scheme="light")
        found[path] = faults(page)
        page.emulate_media(color_scheme="dark")  # of which only the colours are other
        found[path] += faults(page, "{runOnly: ['color-contrast']}")
    visit.context.close()
    assert {path: those for path, those in found.items() if those} == {}


def test_every_page_opens_without_a_word_in_the_console(visit: Visit, article: str, person: str) -> None:
    for path in [*PAGES, article, person]:
        page = visit.open(path)
        assert page.locator("main h1").count() == 1
        assert page.title().endswith("· Rundingan")


def test_no_page_scrolls_sideways_on_a_phone(browser: Any, served: str, article: str, person: str) -> None:
    visit = Visit(browser, served, viewport=PHONE, has_touch=True, is_mobile=True)
    wide = {}
    for path in [*PAGES, article, person]:
        page = visit.open(path)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > PHONE["width"]:
            wide[path] = width
    visit.context.close()
    assert wide == {}


def test_a_phone_shows_rows_first_and_the_filters_where_they_are_wanted(browser: Any, served: str) -> None:
    visit = Visit(browser, served, viewport=PHONE, has_touch=True, is_mobile=True)
    page = visit.open("/statements")
    assert not page.locator("form.filters").is_visible()
    page.click(".narrowing summary")
    page.fill('input[name="party"]', "Maresk")
    page.click("form.filters button")
    page.wait_for_url("**party=Maresk**")
    assert page.locator("form.filters").is_visible()
    visit.context.close()


def test_every_page_says_what_it_has_to_say_without_a_script(
    browser: Any, served: str, article: str, person: str
) -> None:  # fmt: skip
    visit = Visit(browser, served, java_script_enabled=False)
    for path in [*PAGES, article, person]:
        page = visit.open(path)
        assert page.locator("main").inner_text().strip()
    page = visit.open("/statements")
    page.fill('input[name="party"]', "Maresk")
    page.click("form.filters button")
    assert "party=Maresk" in visit.path()
    assert "Maresk" in page.locator(".list .who").first.inner_text()
    page.select_option("#interface", "ms")
    page.locator(".foot button").first.click()
    assert page.locator("html").get_attribute("lang") == "ms"
    visit.context.close()


def test_the_dark_page_is_dark(browser: Any, served: str, visit: Visit) -> None:
    dark = Visit(browser, served, color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert dark.open("/").evaluate(paper) != visit.open("/").evaluate(paper)
    dark.page.select_option("#theme", "light")
    dark.page.wait_for_function("document.documentElement.dataset.theme === 'light'")
    assert dark.page.evaluate(paper) == visit.page.evaluate(paper)
    dark.context.close()


@pytest.mark.parametrize("key", GOES)
def test_g_and_a_letter_lead_to_a_page(visit: Visit, key: str) -> None:
    page = visit.open("/positions" if key != "p" else "/about")
    page.keyboard.press("g")
    page.keyboard.press(key)
    page.wait_for_url(visit.base + GOES[key])


def test_a_slash_leads_to_the_search(visit: Visit) -> None:
    page = visit.open("/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("gencatan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?text=gencatan")
    assert page.locator("mark.found").count() > 0


def test_j_and_k_walk_the_rows_and_enter_opens_one(visit: Visit) -> None:
    page = visit.open("/statements")
    rows = page.locator("[data-row]")
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        assert "current" in (rows.nth(at).get_attribute("class") or "")
        assert page.locator(".current").count() == 1
    leads = rows.nth(1).get_attribute("data-href")
    page.keyboard.press("Enter")
    page.wait_for_url(visit.base + leads)
    assert page.locator(":target").count() == 1


def test_a_question_mark_lists_the_keys_and_there_they_are_switched_off(visit: Visit) -> None:
    page = visit.open("/statements")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.locator(".current").count() == 0
    page = visit.open("/people")
    page.keyboard.press("j")
    assert page.locator(".current").count() == 0
    page.keyboard.press("?")
    page.check("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.locator(".current").count() == 1


def test_keys_are_letters_where_one_types(visit: Visit) -> None:
    page = visit.open("/statements")
    page.click('input[name="party"]')
    page.keyboard.type("jkg/?")
    assert page.input_value('input[name="party"]') == "jkg/?"
    assert page.locator(".current").count() == 0
    assert visit.path() == "/statements"


def test_a_permalink_scrolls_to_its_statement(visit: Visit, store: Store) -> None:
    with store.reading() as connection:
        from rundingan.views import statements
        from rundingan.views.filters import Filters

        row = statements.ask(connection, Filters(limit=30)).rows[-1]
    page = visit.open(f"/statements/{row.id}")
    box = page.locator(f"#s{row.id}").bounding_box()
    assert 0 <= box["y"] <= 900


def test_an_empty_dossier_tells_how_to_fill_it(browser: Any, tmp_path: Path) -> None:
    import uvicorn

    from rundingan.web.app import create_app

    empty = Store.open(tmp_path / "empty.dossier")
    listening = bound("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(empty, Settings()), log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    visit = Visit(browser, f"http://127.0.0.1:{listening.getsockname()[1]}")
    assert "rundingan add" in visit.open("/").locator("main").inner_text()
    for path in PAGES:
        assert visit.open(path).locator("main h1").count() == 1
    visit.context.close()
    server.should_exit = True
    thread.join(20)
    empty.close()
    assert visit.wrong == []


def test_the_overview_is_there_within_a_second(visit: Visit) -> None:
    visit.open("/")  # the server's first answer compiles the templates
    began = time.perf_counter()
    page = visit.open("/")
    largest = page.evaluate(
        "new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))"
        ".observe({type: 'largest-contentful-paint', buffered: true}))"
    )
    assert largest < 1_000 or time.perf_counter() - began < 1
