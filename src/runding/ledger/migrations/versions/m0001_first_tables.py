"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    _kept()
    _merged()
    _settled()
    _judged()
    _search()


def _kept() -> None:
    op.create_table(
        "meta",
        sa.Column("name", Key, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("number", Number, primary_key=True, autoincrement=False),
        sa.Column("key", Key, nullable=False, unique=True),
        sa.Column("language", Key, nullable=False),
        sa.Column("publisher", sa.Text),
        sa.Column("published", Key),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("outlet", Key, nullable=False),
        sa.Column("relays", sa.Text, nullable=False),
        sa.Column("relays_named", sa.Text, nullable=False),
        sa.Column("copy_group", Number),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("added", Key, nullable=False),
    )
    op.create_index("articles_added", "articles", ["added"])


def _merged() -> None:
    op.create_table(
        "forms",
        sa.Column("id", Number, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("component", Number, nullable=False),
        sa.Column("entry", Number),
        sa.Column("facts", sa.LargeBinary, nullable=False),
    )
    op.create_index("forms_component", "forms", ["component"])
    op.create_index("forms_entry", "forms", ["entry"])
    op.create_table(
        "blocks",
        sa.Column("key", Number, primary_key=True, autoincrement=False),
        sa.Column("form", Number, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "edges",
        sa.Column("a", Number, primary_key=True, autoincrement=False),
        sa.Column("b", Number, primary_key=True, autoincrement=False),
        sa.Column("component", Number, nullable=False),
        sa.Column("score", sa.Double, nullable=False),
        sa.Column("reasons", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("edges_component", "edges", ["component"])
    op.create_table(
        "mentions",
        sa.Column("id", Number, primary_key=True, autoincrement=False),
        sa.Column("article", Number, nullable=False),
        sa.Column("form", Number, nullable=False),
        sa.Column("record", Key),
        sa.Column("reported", Key),
        sa.Column("spans", sa.LargeBinary, nullable=False),
        sa.Column("relays", sa.LargeBinary, nullable=False),
        sa.Column("detail", sa.LargeBinary, nullable=False),
    )
    op.create_index("mentions_article", "mentions", ["article"])
    op.create_index("mentions_form", "mentions", ["form"])


def _settled() -> None:
    op.create_table(
        "entries",
        sa.Column("id", Number, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("component", Number, nullable=False),
        sa.Column("day", Key, nullable=False),
        sa.Column("first", Key, nullable=False),
        sa.Column("name", Key, nullable=False),
        sa.Column("between", Key),
        sa.Column("ordinal", sa.Integer),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("entries_between", "entries", ["between"])
    op.create_index("entries_component", "entries", ["component"])
    op.create_index("entries_order", "entries", ["kind", "day", "name"])
    op.create_table(
        "tags",
        sa.Column("tag", Key, primary_key=True),
        sa.Column("entry", Number, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "clashes",
        sa.Column("entry", Number, primary_key=True, autoincrement=False),
        sa.Column("attribute", Key, primary_key=True),
        sa.Column("kind", Key, nullable=False),
        sa.Column("subject", Key, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "doubts",
        sa.Column("id", Number, primary_key=True, autoincrement=False),
        sa.Column("component", Number, nullable=False),
        sa.Column("score", sa.Double, nullable=False),
        sa.Column("name", Key, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("doubts_component", "doubts", ["component"])
    op.create_index("doubts_order", "doubts", ["score", "name"])


def _judged() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", Key, primary_key=True),
        sa.Column("at", Key, nullable=False),
        sa.Column("holds", sa.Boolean, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "judged",
        sa.Column("judgement", Key, primary_key=True),
        sa.Column("mention", Number, primary_key=True, autoincrement=False),
        sa.Column("article", Number, nullable=False),
        sa.Column("means", Number),
    )
    op.create_index("judged_article", "judged", ["article"])
    op.create_index("judged_means", "judged", ["means"])


def _search() -> None:
    """What each engine searches words with; the same two names on both."""
    for name in ("statement_words", "article_words"):
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(words, tokenize = 'ascii')")
        else:
            op.execute(f"CREATE TABLE {name} (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
            op.execute(f"CREATE INDEX {name}_words ON {name} USING GIN (words)")
