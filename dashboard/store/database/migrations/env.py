"""Runs Alembic's migrations in the transaction that the database gives."""

from alembic import context

from dashboard.store.database.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,  # the caller's transaction holds all of it
)
context.run_migrations()
