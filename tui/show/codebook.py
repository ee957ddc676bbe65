"""The codebook on the whole screen: tags made, changed, merged, split, removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.screen import ModalScreen
from textual.widgets import Input

from tui.annotate.codebook import resolve_tag
from tui.screen import clean
from tui.session import coding, marking
from tui.show import codebook_choices as choices
from tui.show.bindings import dialog_bindings
from tui.show.board import Board, Wished
from tui.show.codebook_board import CodebookBoard
from tui.show.codebook_keys import CHANGES, KEYS, WORDS, hints_of
from tui.show.picker import ListPicker
from tui.show.splitting import Split, Splitting
from tui.view.codebook import bearers_of, tag_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.signal import Signal

    from tui.annotate.edit import Stamp
    from tui.annotate.tags import Tag, TagId
    from tui.session.state import Session
    from tui.show.app import RashomonApp
    from tui.show.keys import KeyMap
    from tui.view.codebook import TagRow

    Wish = Callable[[Session], Session]


class Codebook(ModalScreen[None]):
    """Shows one session after another and asks for changes."""

    CSS_PATH = ["dialog.tcss", "matrix.tcss"]
    keys_here, words_here = KEYS, WORDS

    def __init__(
        self,
        session: Session,
        board: CodebookBoard,
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
        self._rows = tag_rows(session.desk.notebook)
        self._at = 0
        self._message = ""
        self._is_asking = False
        """The next key is the letter of a change."""
        self._typing: Callable[[str], Wish] | None = None
        """What is done with the words in the line below."""
        self._show()

    def compose(self) -> ComposeResult:
        """The list, and below it a line to type in."""
        yield self._board
        yield Input(compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Listen to what the session becomes."""
        self._changed.subscribe(self, self._hear, immediate=True)
        self.query_one(Input).display = False
        self._board.focus()

    def _hear(self, session: Session) -> None:
        """Draw another session; a tag that was made is chosen."""
        before, self._session = self._session, session
        old, new = before.desk.notebook, session.desk.notebook
        if session.message is not before.message:
            self._message = session.message
        if new is not old:
            known = {tag.id for tag in old.codebook}
            chosen = self._tag.id if self._tag else None
            made = next((tag.id for tag in new.codebook if tag.id not in known), chosen)
            made = None if made is None else resolve_tag(new.codebook, made)
            self._rows = tag_rows(new)
            self._choose(made)
        self._show()

    def _choose(self, tag: TagId | None) -> None:
        places = (n for n, row in enumerate(self._rows) if row.tag.id == tag)
        self._at = next(places, max(0, min(self._at, len(self._rows) - 1)))

    def _show(self, message: str | None = None) -> None:
        if message is not None:
            self._message = message
        asked = CHANGES if self._is_asking else ()
        self._board.show(self._rows, self._at, self._message, hints_of(self._session.key), asked)

    @property
    def _row(self) -> TagRow | None:
        return self._rows[self._at] if self._rows else None

    @property
    def _tag(self) -> Tag | None:
        return self._row.tag if self._row else None

    def _wish(self, wish: Wish) -> None:
        self.post_message(Wished(wish))

    def hand_in(self, app: RashomonApp) -> None:
        """Keep what is being written in the line."""
        if self._typing is not None:
            app.become(self._typing(self.query_one(Input).value)(app.session))

    # Moving

    def action_step(self, by: int) -> None:
        """Next or previous tag."""
        self._at = max(0, min(self._at + by, len(self._rows) - 1))
        self._show("")

    def action_page(self, pages: float) -> None:
        """A page, or half a page."""
        self.action_step(int(pages * max(2, self._board.room - 1)))

    def action_end(self, is_last: int) -> None:
        """First or last tag."""
        self.action_step(len(self._rows) if is_last else -len(self._rows))

    def on_board_pointed(self, event: Board.Pointed) -> None:
        """Choose the tag below the pointer."""
        self.action_step(event.line - self._at)

    def on_board_wheeled(self, event: Board.Wheeled) -> None:
        """Move over the tags."""
        self.action_step(event.lines)

    def action_leave(self) -> None:
        """Back to the text."""
        self.dismiss(None)

    # Changing

    def action_undo(self) -> None:
        """Take the last act back, whatever it was."""
        self._wish(marking.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._wish(marking.redo)

    def action_add(self) -> None:
        """Type the label of a new tag."""
        self._type("", "label of a new tag", lambda text: partial(coding.add_tag, label=text))

    def action_remove(self) -> None:
        """Remove the tag, if nothing bears it."""
        if self._tag is not None:
            self._wish(partial(coding.delete_tag, tag=self._tag.id))

    def action_digit(self, key: str) -> None:
        """Give the tag this digit, or take it away."""
        tag = self._tag
        if tag is not None:
            self._wish(partial(coding.set_key, tag=tag.id, key=None if tag.key == key else key))

    def action_change(self) -> None:
        """Ask what is to be changed."""
        if self._tag is not None:
            self._is_asking = True
            self._show()

    def _change(self, letter: str, tag: Tag) -> None:
        """Ask for what a change needs to know, or make it at once."""
        book, name = self._session.desk.notebook, clean(tag.label)
        what = next((each for each in CHANGES if each[0] == letter), None)
        match what:
            case "label":
                self._type(
                    tag.label,
                    "label",
                    lambda text: partial(coding.relabel_tag, tag=tag.id, label=text),
                )
            case "describe":
                self._type(
                    " ".join(tag.description.split()),
                    "when it is to be given",
                    lambda text: partial(coding.describe_tag, tag=tag.id, description=text),
                )
            case "note":
                self._wish(partial(coding.toggle_note, tag=tag.id))
            case "split":
                self._split(tag)
            case "key":
                self._pick(f"Key of {name}", choices.keys(book, tag))
            case "glyph":
                self._pick(f"Sign of {name}", choices.glyphs(book, tag))
            case "colour":
                self._pick(f"Colour of {name}", choices.colours(tag, self._board.colours))
            case "parent":
                self._pick(f"{name} is a kind of", choices.parents(book, tag))
            case "merge":
                self._pick(f"Merge {name} into", choices.others(book, tag, self._stamp))
            case _:
                self._show("")

    def _pick(self, title: str, offers: choices.Offers) -> None:
        def take(wish: Wish | None) -> None:
            if wish is not None:
                self._wish(wish)

        self.app.push_screen(ListPicker(title, offers), take)

    def _split(self, tag: Tag) -> None:
        bearers = bearers_of(self._session.desk, tag.id)
        if len(bearers) < 2:
            said = "Only what is given to two annotations or more can be split."
            self._show(said)
            return

        def take(split: Split | None) -> None:
            if split is not None:
                self._wish(
                    lambda session: coding.split_tag(
                        session, tag.id, split.label, split.annotations, self._stamp()
                    )
                )

        self.app.push_screen(Splitting(clean(tag.label), bearers, self._board.more), take)

    # The line below

    def _type(self, text: str, what: str, then: Callable[[str], Wish]) -> None:
        self._typing = then
        line = self.query_one(Input)
        line.placeholder, line.value = what, text
        line.cursor_position = len(text)
        line.display = True
        line.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do what the words were typed for."""
        typing, text = self._typing, event.value
        self._close_line()
        if typing is not None:
            self._wish(typing(text))

    def on_key(self, event: events.Key) -> None:
        """Take the letter of a change; Esc gives up what is typed."""
        if self._is_asking:
            self._is_asking = False
            self._show("")
            if self._tag is not None:
                self._change(event.key, self._tag)
        elif self.query_one(Input).has_focus and event.key == "escape":
            self._close_line()
        else:
            return
        event.stop()
        event.prevent_default()

    def _close_line(self) -> None:
        self._typing = None
        self.query_one(Input).display = False
        self._board.focus()


def open_on(app: RashomonApp) -> None:
    """Show the codebook."""
    board = CodebookBoard(app.styles_in_use, app.glyphs)
    app.push_screen(Codebook(app.session, board, app.key_map, app.session_changed, app.stamp))
