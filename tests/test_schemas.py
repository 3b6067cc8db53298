"""What crosses HTTP and sockets is said the same in Python and TypeScript."""

from __future__ import annotations

from pathlib import Path

from designer.schemas.catalogue import Catalogue
from designer.schemas.typescript import page

FILE = Path(__file__).parent.parent / "static" / "src" / "api" / "schema.ts"


def test_the_typescript_types_are_those_of_the_python_models():
    """Renew them: ``python -m designer.schemas.typescript > static/src/api/schema.ts``."""
    assert FILE.read_text("utf-8") == page()


def test_the_catalogue_has_the_shape_that_browsers_expect(catalogue):
    read = Catalogue.model_validate(catalogue.public())
    assert set(read.modules) == set(catalogue.modules)
