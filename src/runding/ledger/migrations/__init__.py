"""The steps by which a ledger's tables came to be what they are, run by Alembic."""
