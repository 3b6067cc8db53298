"""How Alembic runs our migrations: on the connection it is handed."""

from __future__ import annotations

from alembic import context

from designer.workspace import rows
from designer.workspace.db import Base

assert rows

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
