"""The module contract: a function, its place in the palette, and nothing else.

Positional arguments are input ports, keyword-only arguments parameters, returns output ports.
What the palette, the form, the checks and the compiler need is read from the signature, the
docstring and the body; see ``docs/adding-a-module.md``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

F = TypeVar("F", bound=Callable[..., object])


@dataclass(frozen=True)
class Info:
    """What a signature and a docstring cannot say of a module."""

    category: str
    title: str
    keywords: tuple[str, ...] = ()
    level: str = "essential"
    version: int = 1
    repeats: bool = True
    own_code: bool = False


def module(
    *,
    category: str,
    title: str,
    keywords: tuple[str, ...] = (),
    level: str = "essential",
    version: int = 1,
    repeats: bool = True,
    own_code: bool = False,
) -> Callable[[F], F]:
    """Put a function in the palette.

    Parameters
    ----------
    category, title : str
        Where it stands, and under which name.
    keywords : tuple of str
        Other names by which people look for it.
    level : {"essential", "all"}
        Whether beginners see it.
    version : int
        Raised when the meaning changes.
    repeats : bool
        False when two runs may differ whatever the parameters are (a clock, a live query).
    own_code : bool
        The module runs code that the user wrote: the parameter of kind *code* holds it, and the
        compiler puts it in the script in place of the body.
    """

    def mark(function: F) -> F:
        info = Info(category, title, keywords, level, version, repeats, own_code)
        function.__module_info__ = info  # type: ignore[attr-defined]
        return function

    return mark


def info_of(function: object) -> Info | None:
    """Give what `module` noted of a function; None for any other object."""
    return getattr(function, "__module_info__", None)
