"""Bring a database to the newest schema when it is opened."""

from __future__ import annotations

from sqlalchemy import Engine, inspect, text

from .errors import Unavailable

HEAD = "0001"
"""The newest migration; a test holds this against the folder of migrations."""


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing. Alembic is imported only if there are any."""
    found = _revision(engine)
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise Unavailable(
            f"This workspace was made by a newer designer (schema {found}, this one has {HEAD}).",
            hint="Install the newer version.",
            code="newer-workspace",
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "designer.workspace:migrations")
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
