"""Sketches as bytes, blocks in which the same words meet within a time and by their speaker, an index of who says a form."""

import msgspec
import sqlalchemy as sa
from alembic import op

from runding.ledger.store import block_again
from runding.ledger.tables import forms
from runding.merge import KINDS

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_before = msgspec.json.Decoder(tuple[str, tuple[int, ...] | str]).decode


def upgrade() -> None:
    """Write the sketches of all texts anew, put all forms into their blocks again, and make the index."""
    connection, kind = op.get_bind(), KINDS.index("copy")
    kept = connection.execute(sa.select(forms.c.id, forms.c.facts).where(forms.c.kind == kind))
    change = sa.update(forms).where(forms.c.id == sa.bindparam("which")).values(facts=sa.bindparam("what"))
    for rows in kept.partitions(500):
        connection.execute(change, [{"which": row.id, "what": _now(row.facts)} for row in rows])
    block_again(connection)
    op.drop_index("mentions_form", "mentions")
    op.create_index("mentions_form", "mentions", ["form", "article"])


def _now(facts: bytes) -> bytes:
    article, sketch = _before(facts)
    if isinstance(sketch, str):
        return facts
    return msgspec.json.encode((article, b"".join(one.to_bytes(4, "big") for one in sketch)))
