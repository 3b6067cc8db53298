"""Begin the workspace: people, graphs and their history, files, runs and all their parts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "run_events",
    "logs",
    "metrics",
    "node_runs",
    "runs",
    "experiments",
    "files",
    "trusted_code",
    "revision_authors",
    "revisions",
    "graph_updates",
    "graphs",
    "users",
)


def upgrade() -> None:
    """Make all tables."""
    people()
    graphs()
    history()
    runs()
    parts_of_runs()


def downgrade() -> None:
    """Drop all tables."""
    for table in TABLES:
        op.drop_table(table)


def people() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("color", sa.String(20), nullable=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("seen", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
    )
    op.create_table(
        "trusted_code",
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("time", sa.DateTime, nullable=False),
        points("trusted_code", "user_id", "users.id"),
        sa.PrimaryKeyConstraint("user_id", "sha256", name="pk_trusted_code"),
    )
    op.create_table(
        "files",
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("time", sa.DateTime, nullable=False),
        points("files", "user_id", "users.id"),
        sa.PrimaryKeyConstraint("user_id", "sha256", "name", name="pk_files"),
    )


def graphs() -> None:
    op.create_table(
        "graphs",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("owner_id", sa.String(40), nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("modified", sa.DateTime, nullable=False),
        sa.Column("deleted", sa.DateTime),
        sa.Column("nodes", sa.Integer, nullable=False),
        points("graphs", "owner_id", "users.id"),
        sa.PrimaryKeyConstraint("id", name="pk_graphs"),
    )
    op.create_index("ix_graphs_owner_id_modified", "graphs", ["owner_id", "modified"])
    op.create_table(
        "graph_updates",
        sa.Column("graph_id", sa.String(40), nullable=False),
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("update", sa.LargeBinary, nullable=False),
        sa.Column("user_id", sa.String(40)),
        sa.Column("time", sa.DateTime, nullable=False),
        points("graph_updates", "graph_id", "graphs.id"),
        points("graph_updates", "user_id", "users.id"),
        sa.PrimaryKeyConstraint("graph_id", "seq", name="pk_graph_updates"),
    )


def history() -> None:
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("graph_id", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("nodes", sa.Integer, nullable=False),
        sa.Column("time", sa.DateTime, nullable=False),
        points("revisions", "graph_id", "graphs.id"),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.UniqueConstraint("graph_id", "number", name="uq_revisions_graph_id_number"),
    )
    op.create_table(
        "revision_authors",
        sa.Column("revision_id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        points("revision_authors", "revision_id", "revisions.id"),
        points("revision_authors", "user_id", "users.id"),
        sa.PrimaryKeyConstraint("revision_id", "user_id", name="pk_revision_authors"),
    )


def runs() -> None:
    op.create_table(
        "experiments",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_experiments"),
        sa.UniqueConstraint("name", name="uq_experiments_name"),
    )
    op.create_table(
        "runs",
        sa.Column("serial", sa.Integer, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("graph_id", sa.String(40), nullable=False),
        sa.Column("graph_name", sa.String(200), nullable=False),
        sa.Column("revision_id", sa.Integer, nullable=False),
        sa.Column("experiment_id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("started", sa.DateTime, nullable=False),
        sa.Column("ended", sa.DateTime),
        sa.Column("seconds", sa.Double),
        sa.Column("error", sa.JSON),
        sa.Column("targets", sa.JSON),
        sa.Column("script", sa.String(64), nullable=False),
        sa.Column("lines", sa.JSON, nullable=False),
        sa.Column("environment", sa.JSON, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("deleted", sa.DateTime),
        points("runs", "graph_id", "graphs.id"),
        points("runs", "revision_id", "revisions.id"),
        points("runs", "experiment_id", "experiments.id"),
        points("runs", "user_id", "users.id"),
        sa.PrimaryKeyConstraint("serial", name="pk_runs"),
        sa.UniqueConstraint("id", name="uq_runs_id"),
        sa.UniqueConstraint("graph_id", "number", name="uq_runs_graph_id_number"),
    )
    op.create_index("ix_runs_graph_id_serial", "runs", ["graph_id", "serial"])
    op.create_index("ix_runs_state_serial", "runs", ["state", "serial"])


def parts_of_runs() -> None:
    op.create_table(
        "node_runs",
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("node", sa.String(200), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("module", sa.String(200), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("started", sa.DateTime),
        sa.Column("seconds", sa.Double),
        sa.Column("outputs", sa.JSON),
        sa.Column("error", sa.JSON),
        points("node_runs", "run", "runs.serial"),
        sa.PrimaryKeyConstraint("run", "node", name="pk_node_runs"),
    )
    op.create_table(
        "metrics",
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("node", sa.String(200), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("value", sa.Double),
        points("metrics", "run", "runs.serial"),
        sa.PrimaryKeyConstraint("run", "node", "name", name="pk_metrics"),
    )
    op.create_table(
        "logs",
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("node", sa.String(200), nullable=False),
        sa.Column("stream", sa.String(10), nullable=False),
        sa.Column("time", sa.Double, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        points("logs", "run", "runs.serial"),
        sa.PrimaryKeyConstraint("run", "seq", name="pk_logs"),
    )
    op.create_index("ix_logs_run_node_seq", "logs", ["run", "node", "seq"])
    op.create_table(
        "run_events",
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        points("run_events", "run", "runs.serial"),
        sa.PrimaryKeyConstraint("run", "seq", name="pk_run_events"),
    )


def points(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")
