"""A line for one more article: a path, an address, or a text that is pasted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.places import is_address
from tui.read import READERS
from tui.screen import clean

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from tui.show.app import RashomonApp

OFFERED = 200
"""Files of the folder that are offered."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be added."""

    path: str = ""
    text: str = ""
    """A pasted article; then there is no path."""


class SourceInput(Input):
    """Takes a line; a paste of several lines is an article."""

    @dataclass
    class Pasted(Message):
        """The reader pasted an article."""

        text: str

    def _on_paste(self, event: events.Paste) -> None:
        if "\n" in event.text.strip():
            event.prevent_default()
            event.stop()
            self.post_message(self.Pasted(event.text))


class Adding(ModalScreen[Wanted | None]):
    """Answers what to add, or None."""

    CSS_PATH = ["dialog.tcss", "tag_picker.tcss"]
    BINDINGS = [
        Binding("escape", "leave", "close", show=False),
        Binding("down", "step(1)", "next", show=False),
        Binding("up", "step(-1)", "previous", show=False),
    ]

    def __init__(self, near: tuple[str, ...]) -> None:
        super().__init__()
        self._near = near
        self._offered: list[str] = []
        self._text = ""

    def compose(self) -> ComposeResult:
        """A line to type in, and the files nearby that fit."""
        with Vertical(classes="dialog"):
            yield Static("Add an article", classes="dialog-title", markup=False)
            yield SourceInput(placeholder="a path or an address; or paste its text")
            yield OptionList()
            yield Static("Enter adds, Esc closes", classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Offer all files nearby."""
        self._offer("")
        self.query_one(SourceInput).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits the typed letters; typing lets a pasted text go."""
        self._text = ""
        self._offer(event.value)

    def on_source_input_pasted(self, event: SourceInput.Pasted) -> None:
        """Show what was pasted before it is kept."""
        self._text = event.text
        words = len(event.text.split())
        options = self.query_one(OptionList)
        begin = clean(" ".join(event.text.split()))[:300]
        options.set_options([Option(Content(f"pasted, {words} words: {begin}"))])
        options.highlighted = 0

    def _offer(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        self._offered = [path for path in self._near if wanted in Path(path).name.casefold()]
        options = self.query_one(OptionList)
        options.set_options([Option(Content(clean(Path(path).name))) for path in self._offered])
        options.highlighted = None

    def action_step(self, by: int) -> None:
        """Move the choice while typing goes on."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the pasted text, the chosen file, or what was typed; one that fits is chosen."""
        chosen = self.query_one(OptionList).highlighted
        typed = event.value.strip()
        if self._text:
            self.dismiss(Wanted(text=self._text))
        elif chosen is not None:
            self.dismiss(Wanted(self._offered[chosen]))
        elif len(self._offered) == 1 and not Path(typed).exists() and not is_address(typed):
            self.dismiss(Wanted(self._offered[0]))
        elif typed:
            self.dismiss(Wanted(typed))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        if self._text:
            self.dismiss(Wanted(text=self._text))
        else:
            self.dismiss(Wanted(self._offered[event.option_index]))

    def action_leave(self) -> None:
        """Add nothing."""
        self.dismiss(None)


def open_on(app: RashomonApp) -> None:
    """Ask for an article; what lies beside the open ones is offered."""

    def add(wanted: Wanted | None) -> None:
        if wanted is None:
            return
        if wanted.text:
            app.shelf.add_pasted(wanted.text)
        else:
            path = wanted.path
            app.shelf.add([path if is_address(path) else str(Path(path).expanduser())])

    app.push_screen(Adding(app.shelf.nearby(tuple(READERS), OFFERED)), add)
