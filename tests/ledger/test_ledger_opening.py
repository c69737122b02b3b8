"""Opening a ledger: what is no ledger, cannot be reached or is of another version is named in one line."""

import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from reports import met, report, said
from sqlalchemy import select, text, update

from runding.ledger import Ledger, LedgerError, versions
from runding.ledger.connect import address, connect, shown
from runding.ledger.store import block_again
from runding.ledger.tables import forms, metadata
from runding.merge import merge
from runding.model.history import history_to_json

RECORD = report("Paper", "2024-03-04", met("Talks", start="2024-03-03"))
MORE = [report("Paper", f"2024-04-0{n}", said(f"We have {n} demands and shall not give up one", "Melo Tarsi")) for n in range(1, 5)]


def test_a_new_ledger_is_made_and_opened_again(url):
    with Ledger.open(url) as ledger:
        ledger.add([RECORD])
    with Ledger.open(url, create=False) as ledger:
        assert ledger.counts()["reports"] == 1


def test_there_is_no_ledger_yet(url):
    with pytest.raises(LedgerError, match=r"no such ledger|no ledger yet"):
        Ledger.open(url, create=False)


def test_the_migrations_make_the_tables(url):
    with Ledger.open(url) as ledger, ledger.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": "runding_version",
                "include_name": lambda name, kind, _: kind != "table" or name in metadata.tables or name is None,
            },
        )
        assert compare_metadata(context, metadata) == []


def test_every_migration_is_known():
    script = ScriptDirectory(str(versions.__file__).replace("versions.py", "migrations"))
    assert tuple(one.revision for one in reversed(list(script.walk_revisions()))) == versions.VERSIONS


def test_a_newer_ledger_is_left_alone(url):
    with Ledger.open(url) as ledger, ledger.writing() as connection:
        connection.execute(text("UPDATE runding_version SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="newer Runding"):
        Ledger.open(url)


def test_an_older_ledger_asks_for_an_upgrade_and_loses_nothing(url):
    with Ledger.open(url) as ledger:
        ledger.add([RECORD])
        before = ledger.sources()
        with ledger.writing() as connection:
            for name in ("articles_outlets", "articles_copies"):
                connection.execute(text(f"DROP INDEX {name}"))
            connection.execute(text("CREATE INDEX articles_outlet ON articles (outlet)"))
            connection.execute(text("UPDATE runding_version SET version_num = '0002'"))
    with pytest.raises(LedgerError, match="runding ledger upgrade"):
        Ledger.open(url)
    with Ledger.open(url, upgrade=True) as ledger, ledger.reading() as connection:
        assert versions.version(connection, "it") == versions.VERSIONS[-1]
        assert ledger.sources() == before


def test_an_upgraded_ledger_finds_what_new_reports_are_about(url):
    words = "We will open the road to Velmora before Friday morning"
    long = " ".join(f"word{n}" for n in range(60))
    first = [report("Paper", "2024-03-04", met("Talks", start="2024-03-03"), said(words, "Melo Tarsi"), text=long)]
    later = [
        report("Other", "2024-05-04", said(words, "Tarsi")),
        report("Third", "2024-03-04", met("Some talks", start="2024-03-03"), text=long),
    ]
    with Ledger.open(url) as ledger:
        ledger.add(first)
        with ledger.writing() as connection:
            connection.execute(text("UPDATE blocks SET key = key + 1"))  # as if blocks were made in another way
            (copy,) = connection.execute(select(forms.c.id, forms.c.facts).where(forms.c.kind == 0)).all()
            article, sketch = msgspec.json.decode(copy.facts, type=tuple[str, bytes])
            facts = msgspec.json.encode((article, struct.unpack(">64I", sketch)))
            connection.execute(update(forms).where(forms.c.id == copy.id).values(facts=facts))
            connection.execute(text("UPDATE runding_version SET version_num = '0003'"))
    with Ledger.open(url, upgrade=True) as ledger:
        ledger.add(later)
        assert history_to_json(ledger.history()) == history_to_json(merge([*first, *later]))
        assert (len(ledger.rounds()), len(ledger.statements()), sum(one.copies for one in ledger.sources())) == (1, 1, 1)


def test_blocks_are_made_again_some_at_a_time(url):
    rows = text("SELECT key, form FROM blocks ORDER BY key, form")
    with Ledger.open(url) as ledger:
        ledger.add([RECORD, *MORE])
        with ledger.writing() as connection:
            before = connection.execute(rows).all()
            connection.execute(text("DELETE FROM blocks WHERE form > 0"))
            block_again(connection, size=2)
            assert connection.execute(rows).all() == before
        assert len(before) > 5


def test_another_program_s_tables_are_not_touched(url):
    engine = connect(address(url), create=True)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE articles (id INTEGER)"))
    engine.dispose()
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(url)


def test_a_foreign_sqlite_file(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(path)


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("This is a text, and long enough to be told from an empty file. " * 20)
    with pytest.raises(LedgerError, match=r"notes\.txt: cannot be opened: file is not a database"):
        Ledger.open(path)


def test_a_damaged_ledger_is_named(tmp_path):
    path = tmp_path / "talks.db"
    with Ledger.open(path) as ledger:
        ledger.add([report(f"Paper {n}", "2024-03-04", met("Talks", start="2024-03-03"), text="word " * 900) for n in range(40)])
    data = bytearray(path.read_bytes())
    data[8192:] = b"\x5a" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match=r"talks\.db: cannot be "), Ledger.open(path) as ledger:
        ledger.history()


def test_a_folder_and_a_missing_folder(tmp_path):
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(tmp_path)
    with pytest.raises(LedgerError, match="does not exist"):
        Ledger.open(tmp_path / "nowhere" / "talks.db")


UNWRITABLE = """
import os, sys
sys.path.insert(0, sys.argv[2])
from reports import met, report
from runding.ledger import Ledger, LedgerError
if os.geteuid() == 0:
    os.seteuid(65534)  # root may write everywhere
try:
    with Ledger.open(sys.argv[1]) as ledger:
        ledger.add([report("P", "2024-01-01", met("x"))])
except LedgerError as error:
    print(error)
"""


def test_a_ledger_that_cannot_be_written():
    folder = Path(tempfile.mkdtemp(prefix="runding-"))
    path = folder / "talks.db"
    with Ledger.open(path) as ledger:
        ledger.add([RECORD])
    path.chmod(0o444)
    folder.chmod(0o555)
    corpora = str(Path(__file__).parents[1] / "corpora")
    try:
        done = subprocess.run([sys.executable, "-c", UNWRITABLE, str(path), corpora], capture_output=True, text=True, check=False)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
    assert done.stdout.startswith(f"{path}: cannot be "), done.stderr
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("given", ["mysql://somebody@host/x", "postgresql://host:port/x", "sqlite://", "ledger://x", "://"])
def test_addresses_that_are_none(given):
    with pytest.raises(LedgerError, match="ledger"):
        Ledger.open(given)


def test_a_server_that_is_not_there_and_its_password_stays_secret():
    with pytest.raises(LedgerError, match="cannot be opened") as caught:
        Ledger.open("postgresql://ana:geheim@127.0.0.1:1/talks")
    assert "geheim" not in str(caught.value)
    assert shown(address("postgresql://ana:geheim@host/talks")) == "postgresql+psycopg://ana:***@host/talks"


def test_texts_are_full_or_spans(tmp_path):
    with pytest.raises(LedgerError, match="neither full nor spans"):
        Ledger.open(tmp_path / "talks.db", texts="none")


def test_sketches_made_in_another_way_are_named(url):
    with Ledger.open(url) as ledger, ledger.writing() as connection:
        connection.execute(text("UPDATE meta SET value = 'by hand' WHERE name = 'sketches'"))
    with pytest.raises(LedgerError, match="near copies by by hand"):
        Ledger.open(url)


@pytest.mark.parametrize(("missing", "extra"), [("sqlalchemy", "ledger"), ("rensa", "ledger"), ("psycopg", "postgres")])
def test_a_missing_library_is_named_with_what_to_install(missing, extra, tmp_path):
    what = "postgresql://host/x" if missing == "psycopg" else str(tmp_path / "talks.db")
    code = f"import sys; sys.modules[{missing!r}] = None; from runding.ledger import Ledger; Ledger.open({what!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert f"pip install 'runding[{extra}]'" in done.stderr.strip().splitlines()[-1]
