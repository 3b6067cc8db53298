"""Puts the built front end into the package (see ``static/bundle.py``).

A wheel contains it as ``designer/_static``, an sdist as ``static/dist``, so that a wheel made from
an sdist needs no Node. An editable install finds it in ``static/dist``.
"""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontEnd(BuildHookInterface):
    """Builds the front end before it is packed."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for Node only where something is to be built."""
        return needs(self.root)

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the front end, and say where it goes."""
        bundle = _bundle(self.root)
        try:
            bundle.build()
        except bundle.BuildFailed as error:
            sys.exit(str(error))
        place = "static/dist" if self.target_name == "sdist" else "designer/_static"
        if version != "editable":
            build_data["force_include"][str(bundle.DIST)] = place


def needs(root: str) -> list[str]:
    """Return the packages that building the front end needs."""
    bundle = _bundle(root)
    return [] if bundle.is_current() else [bundle.NODE_NEEDED]


def _bundle(root: str) -> ModuleType:
    spec = spec_from_file_location("bundle", Path(root, "static", "bundle.py"))
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["bundle"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
