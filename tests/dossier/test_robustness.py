"""A dossier under rough treatment: killed while adding, read while written, two writers at once."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select

from rundingan.dossier.ingest import Added, add
from rundingan.dossier.schema import appearances, articles, commitments, events, metadata, positions, statements
from rundingan.dossier.store import Store
from rundingan.model import Article, Record

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "ms"
ADDER = """
import sys, msgspec
from rundingan.dossier.ingest import add
from rundingan.dossier.store import Store
from rundingan.model import Article
articles = msgspec.json.decode(sys.stdin.buffer.read(), type=list[Article])
for added in add(Store.open(sys.argv[1]), articles):
    print(added.key, flush=True)
"""


def news(count: int, prefix: str = "n") -> list[Article]:
    """As many articles as are asked for, each other words than the next."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.glob("*.txt"))]
    return [
        Article(
            id=f"{prefix}{n}",
            source="Harian Ilvara",
            published="2031-03-24",
            language="ms",
            text=texts[n % len(texts)].replace("Veloria", f"Veloria{n}"),
        )
        for n in range(count)
    ]


def whole(store: Store) -> bool:
    """Whether every article has all that its record holds, seen at one moment."""
    with store.reading() as connection:
        kept = connection.execute(select(articles.c.id, articles.c.record_json)).all()
        rows = {
            table.name: {
                row.article_id: row.rows
                for row in connection.execute(
                    select(table.c.article_id, func.count().label("rows")).group_by(table.c.article_id)
                )
            }
            for table in (statements, appearances, positions, commitments, events)
        }
    for number, written in kept:
        record = msgspec.json.decode(written, type=Record)
        expected = {
            "statements": len(record.statements),
            "appearances": len(record.entities),
            "positions": len(record.positions),
            "commitments": len(record.commitments),
            "events": len(record.events),
        }
        if any(rows[name].get(number, 0) != count for name, count in expected.items()):
            return False
    return True


@pytest.mark.parametrize("after", [1, 4])
def test_killed_while_adding_no_finished_article_is_lost_and_none_is_half(place: str, after: int) -> None:
    given = news(7)
    adder = subprocess.Popen(
        [sys.executable, "-c", ADDER, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert adder.stdin is not None
    assert adder.stdout is not None
    adder.stdin.write(msgspec.json.encode(given).decode())
    adder.stdin.close()
    finished = [adder.stdout.readline().strip() for _ in range(after)]
    adder.send_signal(signal.SIGKILL)
    finished += [line.strip() for line in adder.stdout]
    adder.wait()
    store = Store.open(place)
    with store.reading() as connection:
        kept = connection.execute(select(articles.c.key)).scalars().all()
    assert {key for key in finished if key} <= {*kept}
    assert whole(store)

    outcomes = [each.outcome for each in add(store, given) if isinstance(each, Added)]
    assert outcomes == ["known"] * len(kept) + ["added"] * (len(given) - len(kept))
    assert whole(store)
    store.close()


def test_two_writers_and_a_reader_at_once(place: str) -> None:
    ours, theirs = news(5, "a"), news(5, "b")
    stores = [Store.open(place) for _ in range(3)]
    trouble: list[BaseException] = []
    seen: list[bool] = []

    def write(store: Store, given: list[Article]) -> None:
        try:
            assert [each.outcome for each in add(store, given) if isinstance(each, Added)] == ["added"] * len(given)
        except BaseException as wrong:
            trouble.append(wrong)

    writers = [
        threading.Thread(target=write, args=(stores[0], ours)),
        threading.Thread(target=write, args=(stores[1], theirs)),
    ]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        seen.append(whole(stores[2]))
    assert trouble == []
    assert all(seen)
    with stores[2].reading() as connection:
        assert connection.execute(select(func.count()).select_from(articles)).scalar_one() == 10
    assert whole(stores[2])
    for store in stores:
        store.close()


def test_a_reader_sees_one_state_to_its_end(place: str) -> None:
    store, other = Store.open(place), Store.open(place)
    first, second = news(2)
    [*_] = add(store, [first])
    with other.reading() as connection:
        before = {name: rows(connection, name) for name in ("articles", "statements")}
        [*_] = add(store, [second])
        assert {name: rows(connection, name) for name in ("articles", "statements")} == before
    with other.reading() as connection:
        assert rows(connection, "articles") == 2
    store.close()
    other.close()


def rows(connection, table: str) -> int:  # type: ignore[no-untyped-def]
    found: int = connection.execute(select(func.count()).select_from(metadata.tables[table])).scalar_one()
    return found
