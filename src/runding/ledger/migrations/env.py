"""How Alembic runs the migrations: on the connection that the ledger hands over, in one transaction."""

from alembic import context

from runding.ledger.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, version_table="runding_version")
with context.begin_transaction():
    context.run_migrations()
