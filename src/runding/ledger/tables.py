"""The tables of a ledger, the same on SQLite and PostgreSQL.

Numbers that name something are 64-bit hashes of what they name, so that two ledgers give the same thing the same number whatever
the order of arrival, and no second look-up is needed to write a row.
"""

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Double, Index, Integer, LargeBinary, MetaData, SmallInteger, Table, Text

Number = BigInteger().with_variant(Integer(), "sqlite")
"""A 64-bit number; SQLite has its row numbers under this name only."""
Key = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is compared and sorted by code point on every engine."""

metadata: Final = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", Key, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What holds for the whole ledger: whether texts are kept, how sketches are made."""

articles = Table(
    "articles",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("key", Key, nullable=False, unique=True),
    Column("language", Key, nullable=False),
    Column("publisher", Text),
    Column("published", Key),
    Column("title", Text),
    Column("url", Text),
    Column("outlet", Key, nullable=False),
    Column("relays", Text, nullable=False),
    Column("relays_named", Text, nullable=False),
    Column("copy_group", Number),
    Column("sketch", LargeBinary, nullable=False),
    Column("seal", LargeBinary, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("added", Key, nullable=False),
    Index("articles_added", "added"),
    Index("articles_language", "language"),
    Index("articles_published", "published"),
    Index("articles_outlets", "outlet", "publisher", "published", "relays", "copy_group"),
    Index("articles_copies", "copy_group", "published", "key"),
)
"""One report a row. `record` is its record as compressed JSON, `seal` a digest of it as it arrived, `added` a UTC time.

The last two indexes hold all that is asked about outlets, so that the records need not be read for it.
"""

forms = Table(
    "forms",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("kind", SmallInteger, nullable=False),
    Column("component", Number, nullable=False),
    Column("entry", Number),
    Column("facts", LargeBinary, nullable=False),
    Index("forms_component", "component"),
    Index("forms_entry", "entry"),
)
"""What mentions say, each once. `component` is the smallest form that it hangs together with, `entry` where it was settled."""

blocks = Table(
    "blocks",
    metadata,
    Column("key", Number, primary_key=True, autoincrement=False),
    Column("form", Number, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""The blocks in which forms stand: the index by which what may be the same is found."""

edges = Table(
    "edges",
    metadata,
    Column("a", Number, primary_key=True, autoincrement=False),
    Column("b", Number, primary_key=True, autoincrement=False),
    Column("component", Number, nullable=False),
    Column("score", Double, nullable=False),
    Column("reasons", LargeBinary, nullable=False),
    Index("edges_component", "component"),
    sqlite_with_rowid=False,
)
"""The spanning forest of each component."""

mentions = Table(
    "mentions",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("article", Number, nullable=False),
    Column("form", Number, nullable=False),
    Column("record", Key),
    Column("reported", Key),
    Column("spans", LargeBinary, nullable=False),
    Column("relays", LargeBinary, nullable=False),
    Column("detail", LargeBinary, nullable=False),
    Index("mentions_article", "article"),
    Index("mentions_form", "form", "article"),
)
"""Who says it where. Which articles say a form is asked often, and of forms that many say: the index holds it."""

entries = Table(
    "entries",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("kind", SmallInteger, nullable=False),
    Column("component", Number, nullable=False),
    Column("day", Key, nullable=False),
    Column("first", Key, nullable=False),
    Column("name", Key, nullable=False),
    Column("between", Key),
    Column("ordinal", Integer),
    Column("body", LargeBinary, nullable=False),
    Index("entries_component", "component"),
    Index("entries_between", "between"),
    Index("entries_order", "kind", "day", "name"),
)
"""The settled history. `name` is the entry's id as shown, by which entries of one day stand in order; an unknown day is `~`.

`between` (the parties, joined by `|`) and `ordinal` are those of rounds: what their series depends on.
"""

tags = Table(
    "tags",
    metadata,
    Column("tag", Key, primary_key=True),
    Column("entry", Number, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""By what entries are asked for: `round party=ARM`."""

clashes = Table(
    "clashes",
    metadata,
    Column("entry", Number, primary_key=True, autoincrement=False),
    Column("attribute", Key, primary_key=True),
    Column("kind", Key, nullable=False),
    Column("subject", Key, nullable=False),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""The contradictions within entries."""

doubts = Table(
    "doubts",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("component", Number, nullable=False),
    Column("score", Double, nullable=False),
    Column("name", Key, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("doubts_component", "component"),
    Index("doubts_order", "score", "name"),
)
"""The review queue."""

judgements = Table(
    "judgements",
    metadata,
    Column("id", Key, primary_key=True),
    Column("at", Key, nullable=False),
    Column("holds", Boolean, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""What readers decided. Rows are added and never changed, but for `holds`, which an undo takes away."""

judged = Table(
    "judged",
    metadata,
    Column("judgement", Key, primary_key=True),
    Column("mention", Number, primary_key=True, autoincrement=False),
    Column("article", Number, nullable=False),
    Column("means", Number),
    Index("judged_article", "article"),
    Index("judged_means", "means"),
)
"""Which mention each judgement named, and which one that is now (none while the article has no such place)."""
