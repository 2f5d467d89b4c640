"""One dossier's place: a file of SQLite, or a database of PostgreSQL, through one way of asking.

>>> store = Store.open(":memory:")
>>> with store.writing() as connection:
...     first = store.numbers(connection, 3)
>>> store.close()
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, bindparam, create_engine, event, func, insert, inspect, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import StaticPool

from rundingan.dossier import migrations, search
from rundingan.dossier.prepared import Prepared
from rundingan.dossier.schema import VERSION, meta, metadata
from rundingan.errors import DossierError

_BUSY: Final = 60.0
"""Seconds for which one writer waits for another."""
_LOCK: Final = 0x52554E44
"""The number of the lock that writers take in PostgreSQL."""
_APPLICATION: Final = 0x52554E44
"""What the head of a file of SQLite says it is (``RUND``)."""
_URL: Final = re.compile(r"[a-z][a-z0-9+]*://", re.I)


_NEXT: Final = Prepared(select(meta.c.value).where(meta.c.key == "next"))
_COUNTED: Final = Prepared(update(meta).where(meta.c.key == "next").values(value=bindparam("value")))


class Store:
    """A dossier's tables, made or upgraded when it is opened.

    Attributes:
        name: what to call it in a message.
        engine: SQLAlchemy's way to it.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True, read_only: bool = False) -> Store:
        """Open the dossier at a path or URL (``postgresql://user@host/name``); ``:memory:`` is kept nowhere.

        Args:
            create: make it where there is none.
            read_only: refuse to write; a dossier that is to be upgraded first is refused.

        Raises:
            DossierError: there is none, or it is no dossier, of a newer version, or cannot be reached.
        """
        store = cls(*_engine(str(where), create and not read_only))
        try:
            store._make_ready(create and not read_only, read_only)
        except (OperationalError, DBAPIError) as wrong:
            store.close()
            raise DossierError(f"{store.name} cannot be opened as a dossier: {_reason(wrong)}") from wrong
        except DossierError:
            store.close()
            raise
        return store

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite (else a database of PostgreSQL)."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the dossier to its end, whatever others write meanwhile."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection for the one who writes: all that is done with it happens at its end, or not at all.

        Another writer waits. Raises DossierError where it waits for too long.
        """
        # a writer in PostgreSQL sees what was written while it waited for its lock
        options = {"writes": True} if self.is_sqlite else {"isolation_level": "READ COMMITTED"}
        with self.engine.connect().execution_options(**options) as connection:
            try:
                with connection.begin():
                    if not self.is_sqlite:
                        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
                    yield connection
            except (OperationalError, self.engine.dialect.loaded_dbapi.OperationalError) as wrong:
                raise DossierError(f"{self.name} cannot be written: {_reason(wrong)}") from wrong

    def numbers(self, connection: Connection, count: int) -> int:
        """The first of ``count`` numbers that no row has had."""
        [(current,)] = _NEXT.rows(connection)
        _COUNTED.run(connection, value=str(int(current) + count))
        return int(current)

    def close(self) -> None:
        """Let go of the file or the database."""
        self.engine.dispose()

    def _make_ready(self, create: bool, read_only: bool) -> None:
        found = self._version()
        if found is None:
            if not create:
                raise DossierError(f"{self.name} is not a dossier; make one with: rundingan add")
            self._make()
        elif found > VERSION:
            raise DossierError(
                f"{self.name} was made by a newer Rundingan (schema {found}, this one knows {VERSION}); "
                "upgrade Rundingan to open it"
            )
        elif found < VERSION:
            if read_only:
                raise DossierError(f"{self.name} is of schema {found}; open it once for writing to upgrade it")
            with self.writing() as connection:
                migrations.upgrade(connection, found)

    def _version(self) -> int | None:
        with self.reading() as connection:
            tables = inspect(connection).get_table_names()
            if "meta" not in tables:
                if self.is_sqlite and tables:
                    raise DossierError(f"{self.name} is a database, but not a dossier; name another file")
                return None
            value = connection.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar()
        if value is None or not value.isdigit():
            raise DossierError(f"{self.name} has a table called meta, but is not a dossier; name another")
        return int(value)

    def _make(self) -> None:
        with self.writing() as connection:
            if "meta" in inspect(connection).get_table_names():  # somebody else was quicker
                return
            metadata.create_all(connection)
            search.create(connection)
            connection.execute(insert(meta), [{"key": "schema", "value": str(VERSION)}, {"key": "next", "value": "1"}])
            if self.is_sqlite:
                connection.execute(text(f"PRAGMA application_id = {_APPLICATION}"))


def _reason(wrong: Exception) -> str:
    return str(getattr(wrong, "orig", None) or wrong).strip().splitlines()[0]


def _engine(where: str, create: bool) -> tuple[Engine, str]:
    """The way to a dossier, and its name for people (without a password)."""
    if _URL.match(where):
        return _server(where)
    if where == ":memory:":
        made = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        return _sqlite(made), "the dossier in memory"
    path = Path(where)
    if path.is_dir():
        raise DossierError(f"{where} is a folder; name a file for the dossier, such as {where}/talks.dossier")
    if not path.exists() and not create:
        raise DossierError(f"there is no dossier {where}; make it with: rundingan add {where} ARTICLE...")
    if not path.parent.is_dir():
        raise DossierError(f"there is no folder {path.parent} for the dossier {where}; make it first")
    if path.is_file() and path.stat().st_size and path.open("rb").read(16) != b"SQLite format 3\0":
        raise DossierError(f"{where} is not a dossier; name another file")
    connect = {"timeout": _BUSY, "check_same_thread": False}
    return _sqlite(create_engine(f"sqlite:///{path}", connect_args=connect)), where


def _sqlite(engine: Engine) -> Engine:
    """SQLite with its own transactions left off and ours in their place."""

    @event.listens_for(engine, "connect")
    def connected(connection, record) -> None:  # type: ignore[no-untyped-def]
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA cache_size = -65536")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("PRAGMA mmap_size = 1073741824")
        cursor.execute(
            "PRAGMA wal_autocheckpoint = 8000"
        )  # pages; more seldom, so that adding seldom waits for the disk
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _server(where: str) -> tuple[Engine, str]:
    try:
        url = make_url(where)
    except ArgumentError:
        raise DossierError(f"{where!r} is not the address of a database; write postgresql://user@host/name") from None
    name = url.render_as_string(hide_password=True)
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise DossierError(f"{name}: a dossier is a file or a database of PostgreSQL (postgresql://user@host/name)")
    try:
        made = create_engine(
            url.set(drivername="postgresql+psycopg"), isolation_level="REPEATABLE READ", pool_pre_ping=True
        )
    except (ModuleNotFoundError, NoSuchModuleError):
        raise DossierError(
            f"{name} needs the driver of PostgreSQL; install it with: pip install 'rundingan[postgres]'"
        ) from None
    return made, name
