"""Blocks of days and periods are numbered in rows."""

from alembic import op

from runding.ledger.store import block_again

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put all forms into their blocks again."""
    block_again(op.get_bind())
