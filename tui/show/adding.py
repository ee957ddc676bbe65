"""A line for one more article: a path, an address, or a text that is pasted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Input

from tui.places import is_address
from tui.read import READERS
from tui.screen import clean
from tui.show.picker import Offer, Picker

if TYPE_CHECKING:
    from textual import events

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


class Adding(Picker[Wanted]):
    """Answers what to add."""

    title_words = "Add an article"
    hint = "Enter adds, Esc closes"
    chooses_first = False
    nothing = ()

    def __init__(self, near: tuple[str, ...]) -> None:
        super().__init__()
        self._near = near

    def line(self) -> Input:
        """A paste into it may be an article."""
        return SourceInput(placeholder="a path or an address; or paste its text")

    def offered(self, typed: str) -> list[Offer[Wanted]]:
        """The files nearby that fit."""
        wanted = typed.strip().casefold()
        names = ((path, Path(path).name) for path in self._near)
        return [
            Offer(clean(name), Wanted(path)) for path, name in names if wanted in name.casefold()
        ]

    def on_source_input_pasted(self, event: SourceInput.Pasted) -> None:
        """Show what was pasted before it is kept; typing lets it go."""
        words = len(event.text.split())
        begin = clean(" ".join(event.text.split()))[:300]
        self.put((Offer(f"pasted, {words} words: {begin}", Wanted(text=event.text)),), 0)

    def enter(self, typed: str) -> None:
        """Take the pasted text, the chosen file, or what was typed; one that fits is chosen."""
        typed = typed.strip()
        fitting = self.offered(typed)
        if self.chosen is not None:
            self.take(self.chosen)
        elif len(fitting) == 1 and not Path(typed).exists() and not is_address(typed):
            self.take(fitting[0].answer)
        elif typed:
            self.take(Wanted(typed))


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
