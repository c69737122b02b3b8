"""A PostgreSQL server for the tests, started by the tests: Debian's package `postgresql`, or whatever `initdb` is on the path.

It listens on a Unix socket in a folder of its own and is gone when the tests are. PostgreSQL refuses to run as root, so there it runs
as the user `postgres`, which Debian's package makes.
"""

import contextlib
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg

_NUMBERS = itertools.count(1)
WAIT = "600"
"""Seconds that the server may take to start: a machine may be busy with other things."""


class NoServerError(Exception):
    """There is no PostgreSQL to start; the message says what to install."""


def program(name: str) -> str:
    """The path of one of PostgreSQL's programs: on the path, or where Debian puts them, the newest version first."""
    on_path = shutil.which(name)
    if on_path is not None:
        return on_path
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda one: int(one.parts[4]), reverse=True)
    if not found:
        raise NoServerError(f"no {name}: apt-get install postgresql")
    return str(found[0])


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Start a server in an empty folder and give that folder, where its socket is. Raises NoServerError where there is none."""
    initdb, control = program("initdb"), program("pg_ctl")
    folder = Path(tempfile.mkdtemp(prefix="runding-pg-"))
    user = _user(folder)
    try:
        # A language-aware default order: results that depend on the database's own collation would show.
        _run([initdb, "-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
              "--locale-provider=icu", "--icu-locale=en", "--no-sync"], user)  # fmt: skip
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c max_connections=40"
        _run([control, "-D", str(folder / "data"), "-w", "-t", WAIT, "-l", str(folder / "log"), "-o", options, "start"], user)
        try:
            yield str(folder)
        finally:
            _run([control, "-D", str(folder / "data"), "-m", "immediate", "-w", "-t", WAIT, "stop"], user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user(folder: Path) -> str | None:
    """The user to run as: None for oneself, `postgres` for root, who then owns the folder."""
    if os.geteuid() != 0:
        return None
    try:
        account = pwd.getpwnam("postgres")
    except KeyError:
        raise NoServerError("PostgreSQL does not run as root and there is no user postgres: apt-get install postgresql") from None
    os.chown(folder, account.pw_uid, account.pw_gid)
    return "postgres"


def _run(command: list[str], user: str | None) -> None:
    done = subprocess.run(
        command, user=user, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )  # fmt: skip
    if done.returncode != 0:
        raise NoServerError(f"{Path(command[0]).name} failed: {done.stderr.strip()[:500]}")


@contextlib.contextmanager
def schema(folder: str) -> Iterator[str]:
    """A URL of an empty schema of the server's database, dropped afterwards."""
    name = f"ledger_{next(_NUMBERS)}"
    with psycopg.connect(host=folder, user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    option = quote(f"-csearch_path={name}", safe="")
    try:
        yield f"postgresql://postgres@/postgres?host={quote(folder, safe='')}&options={option}"
    finally:
        with psycopg.connect(host=folder, user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"DROP SCHEMA {name} CASCADE")
