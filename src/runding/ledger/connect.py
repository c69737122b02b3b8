"""Open the database behind a ledger: SQLite or PostgreSQL. All that differs between the two engines stands here and in `search`."""

import contextlib
import json
import sqlite3
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Dialect,
    Engine,
    Table,
    bindparam,
    cast,
    create_engine,
    event,
    func,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, IntegrityError, NoSuchModuleError, ProgrammingError
from sqlalchemy.sql import column

from runding.ledger.errors import LedgerError

APPLICATION: Final = 0x52756E64
"""The number by which SQLite knows the file as a ledger (`Rund`)."""
LOCK: Final = 0x52756E64696E67
"""The advisory lock that a writer holds on PostgreSQL: one writer at a time, readers unhindered."""
WAIT: Final = 600
"""Seconds that a writer waits for another one on SQLite."""


def address(url_or_path: str | Path) -> URL:
    """The database URL of a ledger: what has `://` is a URL, everything else a path of a SQLite file."""
    given = str(url_or_path)
    if "://" not in given:
        return URL.create("sqlite", database=str(Path(given).expanduser()))
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        raise LedgerError(f"{given!r} is no address of a ledger: give a path or postgresql://USER@HOST/NAME") from None
    backend = url.get_backend_name()
    if backend == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database not in (None, "", ":memory:"):
        return url
    raise LedgerError(f"{shown(url)}: a ledger is a SQLite file or a PostgreSQL database")


def shown(url: URL) -> str:
    """A ledger's name for people: its path, or its URL without the password."""
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def connect(url: URL, *, create: bool) -> Engine:
    """An engine on a ledger's database, tried once. Raises LedgerError where it cannot be reached or is no ledger."""
    name = shown(url)
    if url.get_backend_name() == "sqlite":
        _check_path(Path(str(url.database)), create=create)
    try:
        engine = create_engine(url, connect_args=_arguments(url))
    except (ModuleNotFoundError, NoSuchModuleError):
        raise LedgerError(f"{name}: PostgreSQL needs a driver: pip install 'runding[postgres]'") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_settings)
        event.listen(engine, "begin", _sqlite_begin)
    else:
        event.listen(engine, "begin", _postgresql_begin)
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
            if engine.dialect.name == "sqlite":
                _check_sqlite(connection, name)
    except DBAPIError as error:
        engine.dispose()
        raise LedgerError(f"{name}: cannot be opened: {reason(error)}") from None
    except LedgerError:
        engine.dispose()
        raise
    return engine


def reason(error: DBAPIError) -> str:
    """The first line of what a database complains of."""
    lines = str(error.orig).strip().splitlines()
    return lines[0] if lines else type(error.orig).__name__


def _arguments(url: URL) -> dict[str, Any]:
    return {"timeout": WAIT} if url.get_backend_name() == "sqlite" else {"connect_timeout": 10}


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder; a ledger is a file")
    if not path.exists():
        if not create:
            raise LedgerError(f"{path}: there is no such ledger; add reports to begin one")
        if not path.absolute().parent.is_dir():
            raise LedgerError(f"{path}: its folder does not exist")


def _sqlite_settings(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transaction handling begins late; `_sqlite_begin` does it, so that a writer has the lock before it reads.
    connection.isolation_level = None
    cursor = connection.cursor()
    for line in (
        f"PRAGMA busy_timeout={WAIT * 1000}",
        "PRAGMA synchronous=NORMAL",
        "PRAGMA cache_size=-131072",
        "PRAGMA temp_store=MEMORY",
        # A batch rewrites the same pages of the indexes again and again: write them back to the file once in a while only.
        "PRAGMA wal_autocheckpoint=16000",
    ):
        cursor.execute(line)
    cursor.close()


def _sqlite_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("runding_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql_begin(connection: Connection) -> None:
    if connection.get_execution_options().get("runding_writes", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


def _check_sqlite(connection: Connection, name: str) -> None:
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables = inspect(connection).get_table_names()
    if tables and application != APPLICATION:
        raise LedgerError(f"{name}: is a database of another program, not a ledger")


def mark_sqlite(engine: Engine) -> None:
    """Make a new SQLite file known as a ledger, and let readers read while one writes."""
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        _patiently(cursor, "PRAGMA journal_mode=WAL")
        _patiently(cursor, f"PRAGMA application_id={APPLICATION}")
        cursor.close()
    finally:
        raw.close()


def _patiently(cursor: DBAPICursor, line: str) -> None:
    """Run a line that SQLite refuses at once, whatever `busy_timeout` says, while another process begins the same ledger.

    Changing the journal needs the file for oneself, and where two ask for that SQLite sends one away rather than let both wait
    for each other (https://www.sqlite.org/c3ref/busy_handler.html).
    """
    until = time.monotonic() + WAIT
    while True:
        try:
            cursor.execute(line)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


@contextlib.contextmanager
def writing(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction that changes the ledger: all of it or nothing. Waits for another writer."""
    try:
        with engine.connect().execution_options(runding_writes=True) as connection, connection.begin():
            yield connection
    except DatabaseError as error:
        raise _told(error, f"{name}: cannot be written") from error


@contextlib.contextmanager
def reading(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction that sees one state of the ledger, however many questions it asks."""
    options: dict[str, Any] = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    try:
        with engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection
    except DatabaseError as error:
        raise _told(error, f"{name}: cannot be read") from error


def _told(error: DatabaseError, what: str) -> Exception:
    """An error of the database for the user; one of ours (a statement that it does not understand) as it is."""
    if isinstance(error, ProgrammingError | IntegrityError):
        return error
    return LedgerError(f"{what}: {reason(error)}")


def among(connection: Connection, what: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[bool]:
    """Whether a column holds one of many numbers: one parameter however many there are."""
    if connection.dialect.name == "sqlite":
        each = func.json_each(json.dumps(list(numbers))).table_valued(column("value", BigInteger))
        return what.in_(select(each.c.value))
    return what == func.any(cast(bindparam(None, list(numbers), type_=ARRAY(BigInteger)), ARRAY(BigInteger)))


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, each with all columns of its table, as the driver takes them: going through every value costs more than writing it."""
    line, names = _insert_line(table, connection.dialect)
    if names is None:
        connection.exec_driver_sql(line, list(rows))
    else:
        connection.exec_driver_sql(line, list(map(itemgetter(*names), rows)))


@lru_cache(maxsize=64)
def _insert_line(table: Table, dialect: Dialect) -> tuple[str, list[str] | None]:
    """The line that inserts a row, and the columns in its order where the driver takes them by place."""
    made = insert(table).compile(dialect=dialect)
    return str(made), made.positiontup if made.positional else None
