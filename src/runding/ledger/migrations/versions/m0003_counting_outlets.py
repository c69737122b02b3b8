"""Indexes that hold all that is asked about outlets, so that the records need not be read for it."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes; the one on the outlet alone is part of the first."""
    op.drop_index("articles_outlet", "articles")
    op.create_index("articles_outlets", "articles", ["outlet", "publisher", "published", "relays", "copy_group"])
    op.create_index("articles_copies", "articles", ["copy_group", "published", "key"])
