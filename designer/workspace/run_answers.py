"""Runs as the list and the page of a run show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from designer.schemas.runs import LogLine, NodeError, NodeRun, OutputInfo, RunDetail, RunInfo
from designer.schemas.users import Person

from .run_rows import LogRow, Metric, NodeRow, Run, node_rows


def infos(session: Session, runs: Sequence[Run]) -> list[RunInfo]:
    """Show runs with their metrics, all read at once."""
    metrics: dict[int, dict[str, float | None]] = {run.serial: {} for run in runs}
    query = select(Metric).where(Metric.run.in_(metrics))
    for metric in session.scalars(query.order_by(Metric.owner, Metric.name, Metric.node)):
        name = f"{metric.owner}.{metric.name}"
        if name in metrics[metric.run]:  # of another node of the same name
            name = f"{metric.node}.{metric.name}"
        metrics[metric.run][name] = metric.value
    errors = _errors(session, [run.serial for run in runs if run.state == "failed"])
    return [_info(run, metrics[run.serial], run.error or errors.get(run.serial)) for run in runs]


def detail(session: Session, run: Run) -> RunDetail:
    """Show a run with the parts of its nodes."""
    info = infos(session, [run])[0]
    metrics = session.scalars(select(Metric).where(Metric.run == run.serial)).all()
    return RunDetail(
        **info.model_dump(),
        nodes={row.node: _node(row, metrics) for row in node_rows(session, run)},
        environment=run.environment,
        seq=run.seq,
    )


def line(row: LogRow) -> LogLine:
    """Show a line of a log."""
    time = datetime.fromtimestamp(row.time, UTC)
    return LogLine(seq=row.seq, time=time, node=row.node, stream=row.stream, text=row.text)  # type: ignore[arg-type]


def _errors(session: Session, serials: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Give each run the error of the first of its nodes that failed."""
    query = select(NodeRow).where(NodeRow.run.in_(serials), NodeRow.state == "failed")
    rows = session.scalars(query.order_by(NodeRow.place.desc())) if serials else ()
    return {
        row.run: {
            "code": "node-failed",
            "message": f"{row.name}: {row.error['message']}",
            "node": row.node,
        }
        for row in rows
        if row.error
    }


def _info(run: Run, metrics: dict[str, float | None], error: dict[str, Any] | None) -> RunInfo:
    return RunInfo.model_validate(
        {
            "id": run.id,
            "number": run.number,
            "graph": run.graph_id,
            "graph_name": run.graph_name,
            "experiment": run.experiment.name,
            "state": run.state,
            "started": run.started,
            "ended": run.ended,
            "seconds": run.seconds,
            "user": Person.model_validate(run.user),
            "metrics": metrics,
            "revision": run.revision.number,
            "error": error,
        }
    )


def _node(row: NodeRow, metrics: Iterable[Metric]) -> NodeRun:
    outputs = {
        port: OutputInfo.model_validate({"key": row.key, **output})
        for port, output in (row.outputs or {}).items()
    }
    return NodeRun(
        state=row.state,  # type: ignore[arg-type]
        seconds=row.seconds,
        started=row.started,
        key=row.key,
        outputs=outputs,
        error=NodeError.model_validate(row.error) if row.error else None,
        metrics={metric.name: metric.value for metric in metrics if metric.node == row.node},
    )
