"""What the engine raises to its callers."""

from __future__ import annotations


class EngineError(Exception):
    """Base of all of them."""


class ViewError(EngineError):
    """A view cannot be given; the message says why, for people."""


class EngineClosed(EngineError):
    """The engine was closed."""
