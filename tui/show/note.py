"""A sheet to write a note on. Enter breaks the line; Esc keeps the note and closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui.export.quoting import words_of
from tui.screen import clean
from tui.session import marking
from tui.session.by_words import span_of
from tui.show.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from tui.annotate.edit import Stamp
    from tui.annotate.tags import AnnotationId
    from tui.session.state import Session
    from tui.show.app import RashomonApp


class NoteEditor(ModalScreen[str]):
    """Answers the text as it was left; an empty one removes the note."""

    CSS_PATH = ["dialog.tcss", "note.tcss"]
    BINDINGS = [Binding("escape,ctrl+q", "keep", "keep and close", show=False, priority=True)]

    def __init__(
        self, text: str, write: Callable[[Session, str, Stamp], Session], title: str
    ) -> None:
        super().__init__()
        self.write = write
        self._title = clean(title)
        self._lines = [clean(line) for line in text.split("\n")]

    def compose(self) -> ComposeResult:
        """The sheet."""
        with Paper(classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
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
        app.become(self.write(app.session, self._text, app.stamp()))

    @property
    def _text(self) -> str:
        return self.query_one(TextArea).text


def open_on(app: RashomonApp) -> None:
    """Open the note of the passage."""
    session = app.session
    span = span_of(session) if session.is_by_words else None
    passage = words_of(session.desk.comparison, session.selected(), span)
    _open(app, NoteEditor(marking.note_of(session), marking.write_note, f"Note on: {passage}"))


def ask_on(app: RashomonApp, annotations: Sequence[AnnotationId]) -> None:
    """Ask for the note that a tag wants which was just given."""

    def write(session: Session, text: str, stamp: Stamp) -> Session:
        return marking.write_wanted_note(session, annotations, text, stamp)

    notebook = app.session.desk.notebook
    passage = " / ".join(e.anchor.exact for e in notebook.annotations if e.id in annotations)
    _open(app, NoteEditor("", write, f"The tag wants a note on: {passage}"))


def _open(app: RashomonApp, editor: NoteEditor) -> None:
    def keep(text: str | None) -> None:
        if text is not None:
            app.become(editor.write(app.session, text, app.stamp()))

    app.push_screen(editor, keep)
