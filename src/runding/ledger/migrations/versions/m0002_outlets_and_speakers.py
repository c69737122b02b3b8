"""Statements are found by outlet and by the words of their speaker's name."""

import sqlalchemy as sa
from alembic import op

from runding.ledger.store import decode_entry
from runding.ledger.tables import entries, tags
from runding.ledger.tagging import tags_of
from runding.merge import KINDS

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Indexes of what reports are counted by, and the tags that statements lack."""
    for name in ("language", "outlet", "published"):
        op.create_index(f"articles_{name}", "articles", [name])
    connection, kind = op.get_bind(), KINDS.index("statement")
    known = connection.execute(sa.select(entries.c.id, entries.c.body).where(entries.c.kind == kind))
    for rows in known.partitions(500):
        new = [{"tag": tag, "entry": row.id} for row in rows for tag in tags_of(decode_entry(kind, row.body)) if " speaker=" in tag]
        if new:
            connection.execute(sa.insert(tags), new)
