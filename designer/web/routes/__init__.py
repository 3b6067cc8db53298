"""The routes, a file per noun. Each parses, calls the workspace, and answers."""

from __future__ import annotations

from flask import Blueprint


def all_routes() -> list[Blueprint]:
    """Give the blueprints of all nouns."""
    from designer.web.routes import (
        catalogue,
        exports,
        files,
        graphs,
        join,
        outputs,
        reports,
        runs,
        samples,
        session,
        share,
    )

    nouns = (
        catalogue,
        exports,
        files,
        graphs,
        join,
        outputs,
        reports,
        runs,
        samples,
        session,
        share,
    )
    return [noun.routes for noun in nouns]
