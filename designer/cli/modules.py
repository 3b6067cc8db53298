"""``designer modules``: what the palette holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from designer.cli.installation import catalogue_of
from designer.cli.options import json_option, print_json

if TYPE_CHECKING:
    from modules.catalogue import Module

SHOWN = ("name", "title", "category", "summary")


@click.command()
@click.argument("search", required=False, default="")
@json_option
def modules(search: str, as_json: bool) -> None:
    """List the modules of the palette, all or those that SEARCH finds.

    SEARCH is one or more words; each must begin a word of a module's name, title, category,
    keywords or summary.

    \b
      designer modules "random forest"
      designer modules split --json
    """
    words = search.lower().split()
    catalogue = catalogue_of()
    found = [module for module in catalogue.modules.values() if matches(module, words)]
    found.sort(key=lambda module: (module.category, module.title))
    if as_json:
        print_json([_described(module) for module in found])
        return
    width = max((len(module.name) for module in found), default=0)
    category = None
    for module in found:
        if module.category != category:
            category = module.category
            click.secho(f"\n{category}", bold=True)
        click.echo(f"  {module.name:<{width}}  {module.summary}")
    if not found:
        click.echo(f'No module has "{search}". Try fewer letters.', err=True)


def matches(module: Module, words: list[str]) -> bool:
    """Whether every word begins a word that says what a module is."""
    said = [module.name, module.name.replace("_", " "), module.title, module.category]
    told = " ".join([*said, *module.keywords, module.summary]).lower().split()
    return all(any(one.startswith(word) for one in told) for word in words)


def _described(module: Module) -> dict[str, Any]:
    about = {name: getattr(module, name) for name in SHOWN}
    return {
        **about,
        "inputs": {port.name: port.type for port in module.inputs},
        "outputs": {port.name: port.type for port in module.outputs},
        "params": {param.name: param.default for param in module.params if not param.hidden},
    }
