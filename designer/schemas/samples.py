"""Samples to begin with."""

from __future__ import annotations

from .shape import Answer


class SampleInfo(Answer):
    """A sample experiment: what it shows."""

    name: str
    title: str
    note: str
    picture: str
