"""The canvas as a person handles it: with the mouse and the keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


class Board:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.canvas = page.locator(".react-flow__pane")

    # ------------------------------------------------------------- nodes
    def drag_in(self, module: str, x: int, y: int) -> None:
        """Drag a module from the palette to a place of the window."""
        self.page.get_by_role("searchbox", name="Search modules").fill(module)
        found = self.page.get_by_role("list", name="Modules found")
        item = found.get_by_role("button", name=re.compile(rf"^{re.escape(module)}")).first
        before = self.nodes.count()
        self._drag(item, x, y)
        expect(self.nodes).to_have_count(before + 1)

    def quick_add(self, x: int, y: int, text: str) -> None:
        """Double-click the empty canvas, type, and press Enter."""
        before = self.nodes.count()
        self.page.mouse.dblclick(x, y)
        self.page.get_by_role("combobox", name=re.compile("module", re.I)).fill(text)
        self.page.keyboard.press("Enter")
        expect(self.nodes).to_have_count(before + 1)

    @property
    def nodes(self) -> Locator:
        return self.page.locator(".react-flow__node-module")

    def node(self, name: str) -> Locator:
        return self.page.get_by_role("group", name=re.compile(rf"^{re.escape(name)}, "))

    def select(self, name: str) -> None:
        self.page.get_by_role("button", name="Fit everything").click()
        self.node(name).click(position={"x": 60, "y": 12})

    def state(self, name: str, word: str) -> None:
        """Wait until a node says a word."""
        expect(self.node(name)).to_contain_text(word, timeout=30_000)

    # ------------------------------------------------------------- wires
    def port(self, name: str, port: str, side: str) -> Locator:
        """A port of a node; `side` is ``source`` or ``target``."""
        return self.node(name).locator(f'.react-flow__handle.{side}[data-handleid="{port}"]')

    def connect(self, source: str, output: str, target: str, input: str) -> None:
        before = self.wires.count()
        end = self.port(target, input, "target")
        end.hover()  # a node that has just come is not measured yet, and takes no wire
        self.port(source, output, "source").hover()
        self.page.mouse.down()
        box = end.bounding_box()
        assert box is not None
        self._drop(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(self.wires).to_have_count(before + 1)

    @property
    def wires(self) -> Locator:
        return self.page.locator(".react-flow__edge")

    def _drag(self, what: Locator, x: float, y: float) -> None:
        what.hover()
        self.page.mouse.down()
        self._drop(x, y)

    def _drop(self, x: float, y: float) -> None:
        self.page.mouse.move(x - 30, y - 10, steps=5)
        self.page.mouse.move(x, y, steps=3)
        self.page.mouse.up()

    # ------------------------------------------------------------- panels
    def see(self, name: str, output: str) -> None:
        """Open an output of a node in the panel below."""
        self.select(name)
        show = self.parameters.get_by_role("button", name=f"Show {output}")
        if show.get_attribute("aria-pressed") != "true":
            show.click()

    @property
    def results(self) -> Locator:
        return self.page.get_by_role("tabpanel", name="Results").first

    @property
    def parameters(self) -> Locator:
        return self.page.get_by_role("complementary", name="Parameters")

    def run(self) -> None:
        self.page.get_by_role("button", name="Run", exact=True).click()

    def saved(self) -> None:
        expect(self.page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
