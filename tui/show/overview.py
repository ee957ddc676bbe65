"""The overview on the whole screen: move over what it says, and go where it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from tui.model import Place
from tui.session import moves
from tui.show.bindings import dialog_bindings
from tui.show.overview_board import TABLE, OverviewBoard, Shown
from tui.view.overview import overview_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.signal import Signal

    from tui.model import Comparison
    from tui.session.state import Session
    from tui.show.app import RashomonApp
    from tui.show.board import Board
    from tui.show.keys import KeyMap
    from tui.view.overview import Overview

KEYS = {
    "next_sentence": "step(1)",
    "previous_sentence": "step(-1)",
    "pane_right": "part(1)",
    "pane_left": "part(-1)",
    "top": "end(0)",
    "bottom": "end(1)",
    "page_down": "page(1)",
    "page_up": "page(-1)",
    "half_page_down": "page(0.5)",
    "half_page_up": "page(-0.5)",
    "follow": "go",
    "export": "app.open('export')",
    "overview": "leave",
    "help": "app.open('help')",
    "palette": "app.open('help')",
    "leave": "leave",
}
"""Keys of the reading screen, with what they do here."""

WORDS = {
    "next_sentence": "next line",
    "previous_sentence": "previous line",
    "pane_right": "next part",
    "pane_left": "previous part",
    "top": "first line",
    "bottom": "last line",
    "follow": "go where it stands, or show the rest of a part",
    "overview": "back to the text",
    "leave": "back to the text",
}
"""What help says of them."""


class OverviewScreen(ModalScreen[Place | None]):
    """Shows what follows from the session; answers the place to go to, or None.

    It is worked out in a thread, so that opening it never holds a key up.
    """

    CSS_PATH = ["dialog.tcss", "matrix.tcss"]
    exports = "overview"
    keys_here, words_here = KEYS, WORDS

    def __init__(
        self, session: Session, board: OverviewBoard, keys: KeyMap, changed: Signal[Session]
    ) -> None:
        super().__init__()
        self._bindings = dialog_bindings(keys, KEYS)
        self._board = board
        self._changed = changed
        self._key = session.key
        self._comparison = session.desk.corrected
        self._heard = session.message
        self._overview: Overview | None = None
        self._opened: frozenset[int] = frozenset()
        self._at = 0
        self._show()

    def compose(self) -> ComposeResult:
        """One long sheet."""
        yield self._board

    def on_mount(self) -> None:
        """Work it out, and again when the session has become another."""
        self._board.focus()
        self._changed.subscribe(self, self._hear, immediate=True)
        self._work_out()

    def _hear(self, session: Session) -> None:
        if session.message is not self._heard:
            self._heard = session.message
            self._show(session.message)
        if session.desk.corrected is not self._comparison:
            self._comparison = session.desk.corrected
            self._work_out()

    def _work_out(self) -> None:
        work = partial(self._tell, self._comparison)
        self.run_worker(work, thread=True, exclusive=True)

    def _tell(self, comparison: Comparison) -> None:
        overview = overview_of(comparison)
        self.app.call_from_thread(self._receive, comparison, overview)

    def _receive(self, comparison: Comparison, overview: Overview) -> None:
        if comparison is self._comparison:
            chosen = self._place()
            self._overview = overview
            self._show()
            self._find(chosen)

    def _find(self, place: Place | None) -> None:
        """Choose again what was chosen before more was found."""
        if place is None:
            return
        for number in range(len(self._board.items)):
            self._at = number
            if self._place() == place:
                break
        else:
            self._at = 0
        self._show()

    def _show(self, message: str = "") -> None:
        hints = (
            (self._key("follow"), "go there"),
            (self._key("help"), "help"),
            (self._key("next_sentence"), "next"),
            (self._key("pane_right"), "next part"),
            (self._key("export"), "export"),
            ("Esc", "close"),
        )
        self._board.show(Shown(self._overview, self._opened, self._at, message, hints))

    def _place(self) -> Place | None:
        if self._overview is None or not self._board.items:
            return None
        item = self._board.items[self._at]
        if item.entry is None:
            return None
        return self._overview.parts[item.part].entries[item.entry].place

    # Keys

    def action_step(self, by: int) -> None:
        """Next or previous."""
        self._choose(self._at + by)

    def action_end(self, is_last: int) -> None:
        """First or last."""
        self._choose(len(self._board.items) if is_last else 0)

    def action_part(self, by: int) -> None:
        """The first of the next part, or of this one and then the one before."""
        items = self._board.items
        if not items:
            return
        firsts = [n for n, item in enumerate(items) if not n or items[n - 1].part != item.part]
        if by > 0:
            self._choose(next((n for n in firsts if n > self._at), len(items) - 1))
        else:
            self._choose(next((n for n in reversed(firsts) if n < self._at), 0))
        self._board.begin_at(items[self._at].first)

    def action_page(self, pages: float) -> None:
        """A page, or half a page, of lines."""
        items = self._board.items
        if not items:
            return
        target = items[self._at].last + int(pages * max(2, self._board.room - 1))
        after = [n for n, item in enumerate(items) if item.last >= target]
        self._choose(after[0] if after else len(items) - 1)

    def action_go(self) -> None:
        """Go where it stands; or show the rest of a part."""
        place = self._place()
        if place is not None:
            self.dismiss(place)
            return
        part = self._board.items[self._at].part if self._board.items else TABLE
        if part == TABLE:
            self._show("Nothing to go to here: go down to a line that says something.")
            return
        self._opened |= {part}
        self._show()

    def action_leave(self) -> None:
        """Back to where the text was left."""
        self.dismiss(None)

    def _choose(self, at: int) -> None:
        self._at = max(0, min(at, len(self._board.items) - 1))
        self._show()

    # Mouse

    def on_board_pointed(self, event: Board.Pointed) -> None:
        """Choose what was clicked."""
        for number, item in enumerate(self._board.items):
            if item.first <= event.line <= item.last:
                self._choose(number)

    def on_board_wheeled(self, event: Board.Wheeled) -> None:
        """Move on."""
        self._choose(self._at + (1 if event.lines > 0 else -1))


def open_on(app: RashomonApp) -> None:
    """Lay out the overview; the place chosen there is gone to."""

    def go(place: Place | None) -> None:
        if place is not None:
            app.become(moves.jump_to(app.session, place))

    board = OverviewBoard(app.styles_in_use, app.glyphs)
    app.push_screen(OverviewScreen(app.session, board, app.key_map, app.session_changed), go)
