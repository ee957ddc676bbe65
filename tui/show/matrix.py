"""The matrix on the whole screen: moving over it, tagging, claiming, sorting, filtering."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.model import Place
from tui.screen import clean
from tui.session import claiming
from tui.session.tabling import next_order, next_wanted
from tui.show.bindings import dialog_bindings
from tui.show.board import Board, Wished
from tui.show.matrix_keys import ASKED, KEYS, WORDS, hints_of
from tui.show.matrix_wishes import WHOM, WRITINGS, attribute, set_stance
from tui.show.relating import dialog_for
from tui.view.table import table_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.signal import Signal

    from tui.annotate.edit import Stamp
    from tui.session.state import Session
    from tui.session.tabling import Arrangement
    from tui.show.app import RashomonApp
    from tui.show.keys import KeyMap
    from tui.show.matrix_board import MatrixBoard
    from tui.view.table import Table

    Wish = Callable[[Session], Session]


class Matrix(ModalScreen[Place | None]):
    """Shows one session after another and asks for changes; answers the place to go to, or None."""

    CSS_PATH = ["dialog.tcss", "matrix.tcss"]
    exports = "matrix"
    keys_here, words_here = KEYS, WORDS

    def __init__(
        self,
        session: Session,
        board: MatrixBoard,
        keys: KeyMap,
        changed: Signal[Session],
        stamp: Callable[[], Stamp],
    ) -> None:
        super().__init__()
        self._bindings = dialog_bindings(keys, KEYS)
        self._session = session
        self._board = board
        self._changed = changed
        self._stamp = stamp
        self._table, self._message = table_of(session), ""
        self._has_wished = False
        """What the session says next is the answer to a wish of this screen."""
        self._asked = ""
        """What the next key says: the letter of a stance, or of a relation; empty for nothing."""
        self._typing: Callable[[str], Wish] | None = None
        """What is done with the words in the line; None while they are the filter."""
        self._show(self._table)

    def compose(self) -> ComposeResult:
        """The table, and below it a line to type in."""
        yield self._board
        typed = self._table.arrangement.typed
        with Horizontal(id="line"):
            yield Static(id="asked", markup=False)
            yield Input(typed, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Listen to what the session becomes."""
        self._changed.subscribe(self, self._hear, immediate=True)
        self.query_one("#line").display = False
        self._board.focus()

    def _hear(self, session: Session) -> None:
        """Draw another session; a claim that was made is chosen."""
        before, self._session = self._session, session
        key = session.last_claim if session.last_claim != before.last_claim else None
        is_news = self._has_wished or session.message is not before.message
        self._has_wished = False
        message = session.message if is_news else self._message
        self._show(self._table.with_desk(session.desk, key), message)

    def _show(self, table: Table, message: str = "") -> None:
        self._table, self._message = table, message
        hints = hints_of(table, self._session.key)
        self._board.show(table, message, hints, ASKED.get(self._asked))

    @property
    def quoted(self) -> tuple[Place, ...]:
        """What is copied from here: the chosen sentence."""
        return (self._table.cell.place,) if self._table.cell else ()

    @property
    def quoted_group(self) -> tuple[Place, ...]:
        """And as the whole row has it."""
        return self._table.row.places if self._table.row else ()

    def hand_in(self, app: RashomonApp) -> None:
        """Keep what is being written of a claim."""
        if self._typing is not None:
            app.become(self._typing(self.query_one(Input).value)(app.session))

    def _say(self, message: str) -> None:
        self._show(self._table, message)

    def _wish(self, wish: Wish) -> None:
        self._has_wished = True
        self.post_message(Wished(wish))

    def choose_claim(self) -> None:
        """Choose the claim that was last made of the cursor's sentence, if there is one."""
        claims = self._table.desk.claims_at(self._session.cursor)
        if claims:
            self._show(self._table.arranged(self._table.arrangement, claims[-1].id))

    # Moving

    def action_step(self, by: int) -> None:
        """Next or previous row."""
        self._show(self._table.go(self._table.at + by))

    def action_page(self, pages: float) -> None:
        """A page, or half a page."""
        self.action_step(int(pages * max(2, self._board.room - 1)))

    def action_end(self, is_last: int) -> None:
        """First or last row."""
        self._show(self._table.go(len(self._table.rows) if is_last else 0))

    def action_side(self, by: int) -> None:
        """Next or previous source."""
        self._show(self._table.turn(self._table.source + by))

    def action_difference(self, by: int) -> None:
        """The next or previous stance that a colleague sees otherwise."""
        self._show(*self._table.to_difference(by))

    def action_go(self) -> None:
        """Go to the sentence of the chosen cell."""
        cell = self._table.cell
        if cell is not None:
            self.dismiss(cell.place)
            return
        left, right = self._session.key("pane_left"), self._session.key("pane_right")
        self._say(f"Nothing to go to here: {left} and {right} choose another source.")

    def action_order(self) -> None:
        """Sort by the next thing."""
        self._keep(next_order(self._table.arrangement, self._table.source))

    def action_rows(self) -> None:
        """Show the next kind of rows."""
        self._keep(
            next_wanted(self._table.arrangement, has_colleagues=bool(self._session.desk.colleagues))
        )

    def _keep(self, arrangement: Arrangement) -> None:
        """Arrange the rows so, now and when the matrix is opened again."""
        self._show(self._table.arranged(arrangement))
        self._wish(lambda session: replace(session.say(""), arrangement=arrangement))

    def action_leave(self) -> None:
        """Back to where the text was left."""
        self.dismiss(None)

    # Writing down

    def action_write(self, name: str) -> None:
        """Write something down, or say why not."""
        wish = WRITINGS[name](self._table, self._stamp())
        if isinstance(wish, str):
            self._say(wish)
        else:
            self._wish(wish)

    def action_ask(self, what: str) -> None:
        """Ask for the letter of a stance of the chosen source, or of a relation of the claim."""
        if self._table.claim is None:
            make, say = self._session.key("claim"), self._session.key("stance")
            words = f"{make} makes a claim of this row; then {say} says what each source does"
            self._say(f"{words} with it.")
            return
        self._asked = what
        self._show(self._table)

    def _answer(self, letter: str) -> None:
        """Do what the letter says; after a stance go on to the next source."""
        asked, self._asked = self._asked, ""
        if asked == "relation":
            self._relate(letter)
            return
        if letter == WHOM:
            self._ask_whom()
            return
        wish = set_stance(self._table, self._stamp(), letter)
        self._show(self._table if wish is None else self._table.turn(self._table.source + 1))
        if wish is not None:
            self._wish(wish)

    def _ask_whom(self) -> None:
        """Type to whom the chosen source gives the claim."""
        table, stamp = self._table, self._stamp()
        self._show(table)
        row = table.row
        stance = row.stances[table.source] if row and row.claim else None
        whom = stance.attributed_to if stance else ""
        self._open_line(whom, "attributed to:", lambda text: attribute(table, stamp, text))

    def _relate(self, letter: str) -> None:
        """Ask for the other claim, or for the review."""
        claim = self._table.claim
        self._show(self._table)
        notebook = self._table.desk.notebook
        asking = dialog_for(letter, claim, notebook, self._stamp()) if claim else None
        if isinstance(asking, str):
            self._say(asking)
        elif asking is not None:
            self.app.push_screen(asking, lambda wish: None if wish is None else self._wish(wish))

    # The line below: a filter, the words of a claim, or who says it

    def action_filter(self) -> None:
        """Type what the rows are to have."""
        self._open_line(self._table.arrangement.typed, "filter:", None)

    def action_words(self) -> None:
        """Let the claim be worded otherwise."""
        row = self._table.row
        if row is None or row.claim is None:
            self._say("Only a claim has words of its own. A note is written in the text.")
            return
        word, stamp = partial(claiming.word_claim, claim=row.claim), self._stamp()
        self._open_line(row.text, "claim:", lambda text: partial(word, text=text, stamp=stamp))

    def _open_line(self, text: str, what: str, then: Callable[[str], Wish] | None) -> None:
        """Ask for words; what is proposed is chosen, so that typing replaces it."""
        self._typing = then
        self.query_one("#asked", Static).update(what)
        self.query_one("#line").display = True
        line = self.query_one(Input)
        line.value = clean(text)
        line.select_all()
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as one types."""
        arrangement = self._table.arrangement
        if self._typing is None and event.value != arrangement.typed:
            self._show(self._table.arranged(arrangement._replace(typed=event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the filter or the words, and go on in the table."""
        typing = self._typing
        self._close_line()
        if typing is None:
            self._keep(self._table.arrangement)
        else:
            self._wish(typing(event.value))

    def on_key(self, event: events.Key) -> None:
        """Take the letter of a stance; in the line Esc gives up and the arrows move over rows."""
        if self._asked:
            self._answer(event.key)
        elif not self.query_one(Input).has_focus:
            return
        elif event.key == "escape":
            self._give_up()
        elif event.key in {"down", "up"} and self._typing is None:
            self.action_step(1 if event.key == "down" else -1)
        else:
            return
        event.stop()
        event.prevent_default()

    def _give_up(self) -> None:
        """Take the filter away, or leave the claim as it was."""
        is_filter = self._typing is None
        self._close_line()
        if is_filter:
            self._keep(self._table.arrangement._replace(typed=""))

    def _close_line(self) -> None:
        self._typing = None
        self.query_one("#line").display = False
        self._board.focus()

    # Mouse

    def on_board_pointed(self, event: Board.Pointed) -> None:
        """Choose the row and the source below the pointer."""
        source = self._board.source_at(event.column)
        table = self._table if source is None else self._table.turn(source)
        self._show(table.go(event.line))

    def on_board_wheeled(self, event: Board.Wheeled) -> None:
        """Move over the rows."""
        self.action_step(event.lines)
