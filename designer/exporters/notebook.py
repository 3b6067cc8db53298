"""A plan as a Jupyter notebook: a cell for each step."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator
from typing import Any

from designer.compiler.plan import Plan
from designer.engine.outputs import Blobs

from .files import Files, with_data


def notebook_files(plan: Plan, blobs: Blobs, name: str = "experiment.ipynb") -> Files:
    """The notebook under a name, and its data files."""
    text = json.dumps(notebook(plan), indent=1, ensure_ascii=False) + "\n"
    return with_data({name: text.encode()}, plan, blobs)


def notebook(plan: Plan) -> dict[str, Any]:
    """The notebook in the format of Jupyter, version 4.5."""
    return {
        "cells": [_cell(kind, text, at) for at, (kind, text) in enumerate(_parts(plan))],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python", "version": platform.python_version()},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _parts(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "markdown", f"# {plan.name.strip() or 'An experiment'}"
    if plan.imports:
        yield "code", "\n".join(plan.imports)
    for helper in plan.helpers:
        yield "code", helper
    for step in plan.steps:
        yield "code", step.text
    if plan.ending:
        yield "code", plan.ending


def _cell(kind: str, text: str, at: int) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "cell_type": kind,
        "id": hashlib.sha256(f"{at}\n{text}".encode()).hexdigest()[:8],
        "metadata": {},
        "source": text.splitlines(keepends=True),
    }
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell
