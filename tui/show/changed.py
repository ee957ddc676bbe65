"""Annotated passages whose article changed, one after the other: attach, keep, or remove."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.session import changing, marking
from tui.show.bindings import dialog_bindings
from tui.show.board import Wished
from tui.show.differing import as_content
from tui.show.paper import Paper
from tui.view.changed import question_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.signal import Signal

    from tui.annotate.edit import Stamp
    from tui.session.state import Session
    from tui.show.app import RashomonApp
    from tui.show.keys import KeyMap
    from tui.view.changed import Place

KEYS = {
    "next_sentence": "step('cursor_down')",
    "previous_sentence": "step('cursor_up')",
    "page_down": "step('page_down')",
    "page_up": "step('page_up')",
    "next_annotation": "walk(1)",
    "previous_annotation": "walk(-1)",
    "keep_gone": "keep_gone",
    "remove": "remove",
    "undo": "undo",
    "redo": "redo",
    "changes": "leave",
    "help": "app.open('help')",
    "palette": "app.open('help')",
    "leave": "leave",
}
"""Names of the key table, with what their keys do here; Enter attaches."""

WORDS = {
    "next_sentence": "next place",
    "previous_sentence": "previous place",
    "next_annotation": "next passage",
    "previous_annotation": "previous passage",
    "keep_gone": "keep it, though its words are gone",
    "remove": "remove what stands on it",
    "changes": "back to the text",
    "leave": "back to the text",
}
"""What they do here, where help says something else of them."""

NOTHING = "Nothing like it is left in the article. Put the cursor where it belongs and come back."

TIGHT, ROOMY = 20, 30
"""Rows from which the words as they were are shown too; from which all fits, as high as it is."""


class Changed(ModalScreen[None]):
    """Puts one question after the other, and asks for what is answered."""

    CSS_PATH = ["dialog.tcss", "changed.tcss"]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TIGHT, "-tight"), (ROOMY, "-tall")]
    keys_here, words_here = KEYS, WORDS

    def __init__(
        self,
        session: Session,
        keys: KeyMap,
        changed: Signal[Session],
        stamp: Callable[[], Stamp],
    ) -> None:
        super().__init__()
        self._bindings = dialog_bindings(keys, KEYS)
        self._session = session
        self._changed = changed
        self._stamp = stamp
        self._at = 0
        self._places: tuple[Place, ...] = ()

    def compose(self) -> ComposeResult:
        """What it is about, what was marked, where that may stand now."""
        with Paper(classes="dialog"):
            yield Static(classes="dialog-title", markup=False)
            yield Static(classes="changed-was", markup=False)
            yield Static(classes="changed-on", markup=False)
            yield OptionList()
            yield Static(classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Put the first question, and listen to what the session becomes."""
        self._changed.subscribe(self, self._hear, immediate=True)
        self._ask(self._hint)
        self.query_one(OptionList).focus()

    @property
    def _hint(self) -> str:
        key = self._session.key
        walks = f"{key('next_annotation')} {key('previous_annotation')} next, previous"
        ends = f"{key('keep_gone')} gone, keep  {key('remove')} remove"
        return f"Enter attaches  {walks}  {ends}  Esc"

    def _hear(self, session: Session) -> None:
        """Go on with another session; when nothing waits any more, back to the text."""
        before, self._session = self._session, session
        if session.desk.waiting == before.desk.waiting:
            return
        if not session.desk.waiting:
            self.dismiss(None)
            return
        self._ask(session.message or self._hint)

    def _ask(self, hint: str) -> None:
        waiting = self._session.desk.waiting
        self._at %= len(waiting)
        question = question_of(self._session, self._at)
        self._places = question.places
        self._say(".dialog-title", Content(f"{question.title}: {question.state}"))
        self._say(".changed-was", Content.assemble(("was: ", "bold"), as_content(question.was)))
        self._say(".changed-on", Content(f"on it: {question.on_it}").stylize("dim"))
        self._say(".dialog-hint", Content(hint))
        listed = self.query_one(OptionList)
        listed.set_options(
            [
                Option(
                    Content("\n").join([Content(each.where).stylize("bold"), as_content(each.runs)])
                )
                for each in question.places
            ]
            or [Option(NOTHING, disabled=True)]
        )
        listed.highlighted = 0 if question.places else None

    def _say(self, name: str, words: Content) -> None:
        self.query_one(name, Static).update(words)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Attach it there."""
        event.stop()
        waiting = self._session.desk.waiting[self._at]
        span = self._places[event.option_index].span
        self._wish(partial(changing.attach_here, waiting=waiting, span=span, stamp=self._stamp()))

    def action_step(self, how: str) -> None:
        """Go through the places."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    def action_walk(self, by: int) -> None:
        """Leave this one for later."""
        self._at += by
        self._ask(self._hint)

    def action_keep_gone(self) -> None:
        """Say that the words are gone."""
        waiting = self._session.desk.waiting[self._at]
        self._wish(partial(changing.keep_gone, waiting=waiting, stamp=self._stamp()))

    def action_remove(self) -> None:
        """Remove what stands on it."""
        waiting = self._session.desk.waiting[self._at]
        self._wish(partial(changing.remove_waiting, waiting=waiting))

    def action_undo(self) -> None:
        """Take the last act back, whatever it was."""
        self._wish(marking.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._wish(marking.redo)

    def action_leave(self) -> None:
        """Back to the text."""
        self.dismiss(None)

    def _wish(self, wish: Callable[[Session], Session]) -> None:
        self.post_message(Wished(wish))


def open_on(app: RashomonApp) -> None:
    """Go through the passages that need a person; without one say so."""
    session = app.session
    if not session.desk.waiting:
        said = "No annotated passage needs a look: every one is where it was, or settled."
        app.become(session.say(said))
        return
    app.push_screen(Changed(session, app.key_map, app.session_changed, app.stamp))
