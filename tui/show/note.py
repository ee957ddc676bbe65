"""A sheet to write a note on. Enter breaks the line; Esc keeps the note and closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui.screen import clean
from tui.session import marking

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.show.app import RashomonApp


class NoteEditor(ModalScreen[str]):
    """Answers the text as it was left; an empty one removes the note."""

    CSS_PATH = ["dialog.tcss", "note.tcss"]
    BINDINGS = [Binding("escape,ctrl+q", "keep", "keep and close", show=False, priority=True)]

    def __init__(self, text: str, passage: str) -> None:
        super().__init__()
        self._passage = clean(passage)
        self._lines = [clean(line) for line in text.split("\n")]

    def compose(self) -> ComposeResult:
        """The sheet."""
        with Vertical(classes="dialog"):
            yield Static(f"Note on: {self._passage}", classes="dialog-title", markup=False)
            yield TextArea("\n".join(self._lines), compact=True)
            yield Static(
                "Esc keeps the note and closes; an empty note is removed",
                classes="dialog-hint",
                markup=False,
            )

    def on_mount(self) -> None:
        """Write on at the end."""
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def action_keep(self) -> None:
        """Hand the note back."""
        self.dismiss(self._text)

    def hand_in(self, app: RashomonApp) -> None:
        """Keep the note as far as it is written."""
        app.become(marking.write_note(app.session, self._text, app.stamp()))

    @property
    def _text(self) -> str:
        return self.query_one(TextArea).text


def open_on(app: RashomonApp) -> None:
    """Open the note of the passage."""

    def keep(text: str | None) -> None:
        if text is not None:
            app.become(marking.write_note(app.session, text, app.stamp()))

    session = app.session
    passage = " ".join(session.desk.comparison.sentence(at).text for at in session.selected())
    app.push_screen(NoteEditor(marking.note_of(session), passage), keep)
