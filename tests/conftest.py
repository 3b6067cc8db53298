"""Fixtures that every room uses."""

from __future__ import annotations

import pytest

from modules.cache import load
from modules.catalogue import Catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of this installation."""
    return load()
