"""The only question the program ever asks: what to do when the disk refuses on the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.screen import clean

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Leaving(ModalScreen[bool]):
    """Answers whether to leave without the unsaved work."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        Binding("escape,n", "answer(False)", "stay", show=False),
        Binding("y", "answer(True)", "leave", show=False),
    ]

    def __init__(self, failure: str) -> None:
        super().__init__()
        self._failure = failure

    def compose(self) -> ComposeResult:
        """What failed, and the choice."""
        with Vertical(classes="dialog"):
            yield Static("Not saved", classes="dialog-title", markup=False)
            yield Static(clean(self._failure), markup=False)
            yield Static(
                "Esc goes back (it is tried again every few seconds); y leaves and loses the work",
                classes="dialog-hint",
                markup=False,
            )

    def action_answer(self, leaves: bool) -> None:  # noqa: FBT001 (written in the bindings)
        """Hand the answer back."""
        self.dismiss(leaves)
