"""Which version do a ledger's tables have? New ledgers are made, old ones upgraded, newer ones left alone."""

from typing import Final

from sqlalchemy import Connection, Engine, inspect, select, text

from runding.ledger.connect import mark_sqlite, writing
from runding.ledger.errors import LedgerError
from runding.ledger.tables import meta, metadata

VERSIONS: Final = ("0001", "0002", "0003", "0004", "0005")
"""The revisions of the tables, oldest first; a file of `migrations/versions` for each."""


def version(connection: Connection, name: str) -> str | None:
    """The version of a ledger's tables, None where there are none. Raises LedgerError for somebody else's tables."""
    there = set(inspect(connection).get_table_names())
    if "runding_version" not in there:
        foreign = sorted(there & set(metadata.tables))
        if foreign:
            raise LedgerError(
                f"{name}: holds tables of another program ({', '.join(foreign)}); give the ledger a database or schema of its own"
            )
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM runding_version")).scalar()
    return found


def make_ready(engine: Engine, name: str, *, create: bool, upgrade: bool) -> None:
    """Bring a ledger's tables to the version that this Runding knows, or say why not."""
    with engine.connect() as connection:
        found = version(connection, name)
    if found == VERSIONS[-1]:
        return
    if found is None and not create:
        raise LedgerError(f"{name}: there is no ledger yet; add reports to begin one")
    if found is not None and found not in VERSIONS:
        raise LedgerError(f"{name}: was made by a newer Runding (tables {found}); update Runding to open it")
    if found is not None and not upgrade:
        raise LedgerError(f"{name}: its tables are of an older version ({found}); run `runding ledger upgrade`")
    if found is None:
        mark_sqlite(engine)
    migrate(engine, name)


def migrate(engine: Engine, name: str) -> None:
    """Run the migrations that are missing, in one transaction."""
    # Alembic takes a quarter of a second to import, and is needed only when tables change.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "runding.ledger:migrations")
    config.set_main_option("path_separator", "os")
    with writing(engine, name) as connection:
        if version(connection, name) == VERSIONS[-1]:  # somebody else was faster
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def setting(connection: Connection, name: str) -> str | None:
    """What holds for the whole ledger under a name."""
    found: str | None = connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar()
    return found
