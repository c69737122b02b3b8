"""The same words meet within a time and by their speaker, and no longer in one block for ever."""

from alembic import op

from runding.ledger.store import block_again

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put all forms into their blocks again."""
    block_again(op.get_bind())
