"""The way out: all is saved first, and only a disk that refuses makes the program ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.screen import clean
from tui.show.dialogs import HoldsWork
from tui.show.paper import Paper

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.show.app import RashomonApp
    from tui.show.saving import Saving


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
        with Paper(classes="dialog"):
            yield Static("Not saved", classes="dialog-title", markup=False)
            yield Static(clean(self._failure), markup=False)
            yield Static(
                "Esc goes back (it is tried again every few seconds); y leaves,"
                " and keeps what is not saved elsewhere if it can",
                classes="dialog-hint",
                markup=False,
            )

    def action_answer(self, leaves: bool) -> None:  # noqa: FBT001 (written in the bindings)
        """Hand the answer back."""
        self.dismiss(leaves)


async def leave(app: RashomonApp) -> None:
    """Save, then quit; ask only if the disk refuses."""
    saving = await _save_all(app)
    if saving.is_done:
        app.go(0)
        return

    def answer(leaves: bool | None) -> None:  # noqa: FBT001 (Textual calls it)
        if leaves:
            app.go(2)

    app.push_screen(Leaving(saving.failure), answer)


async def end(app: RashomonApp) -> None:
    """Save, then go, as the system or the closed terminal wants it; nobody can be asked."""
    for screen in app.screen_stack:
        if isinstance(screen, HoldsWork):
            screen.hand_in(app)
    await _save_all(app)
    app.go(1)


async def _save_all(app: RashomonApp) -> Saving:
    """Save until nothing is left, or the disk refuses; what others wrote is taken in."""
    keeping = app.keeping
    keeping.take(app, await keeping.saving.save())
    while not (keeping.saving.is_done or keeping.saving.has_failed):
        keeping.take(app, await keeping.saving.save())
    return keeping.saving
