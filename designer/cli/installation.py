"""What the verbs work with: the catalogue of this installation, and a workspace folder."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from designer.engine import Engine
    from designer.workspace.blobs import Blobs
    from modules.catalogue import Catalogue


class Installation:
    """Opens each part when it is first asked for; closes the engine at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def catalogue(self) -> Catalogue:
        return catalogue_of()

    @cached_property
    def blobs(self) -> Blobs:
        from designer.workspace.blobs import Blobs
        from designer.workspace.home import make_home

        return Blobs(make_home(self.folder) / "blobs")

    def take_bundled(self, digests: Iterable[str]) -> None:
        """Take data files that come with modules into the blobs."""
        from modules.cache import bundled

        files = bundled(self.catalogue)
        for digest in digests:
            if digest in files and digest not in self.blobs:
                self.blobs.add(files[digest].read_bytes())

    @cached_property
    def engine(self) -> Engine:
        from designer.engine import Engine
        from designer.workspace.home import make_home

        return Engine(make_home(self.folder))

    def __enter__(self) -> Installation:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if "engine" in self.__dict__:
            self.engine.close()


def catalogue_of() -> Catalogue:
    """Give the catalogue of this installation; says why if it cannot be built."""
    from modules.cache import CatalogueError, load

    try:
        return load()
    except CatalogueError as error:
        raise click.ClickException(str(error)) from None
