"""The smallest app that Textual can run: the base of every ratio. `j` counts one up, `q` quits."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Smallest(App[None]):
    BINDINGS: ClassVar = [("j", "count", "count"), ("q", "quit", "quit")]
    presses = 0

    def compose(self) -> ComposeResult:
        yield Static("ready #0 ", markup=False)

    def action_count(self) -> None:
        self.presses += 1
        self.query_one(Static).update(f"ready #{self.presses} ", layout=False)


if __name__ == "__main__":
    Smallest().run()
