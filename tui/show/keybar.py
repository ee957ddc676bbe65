"""The last row: the keys that matter now on the left, what just happened on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from tui.screen import clean
from tui.show.keys import ACTIONS
from tui.show.sheet import Sheet, strip_of
from tui.show.themes import Ground, Ink

if TYPE_CHECKING:
    from textual import events

    from tui.show.styles import Styles


class KeyBar(Sheet):
    """Shows a message, whether the work is saved, and keys to click."""

    @dataclass
    class Clicked(Message):
        """The reader clicked a key."""

        action: str

    def __init__(self, styles: Styles) -> None:
        super().__init__(id="keybar")
        self._styles = styles
        self._said = ("", False, "")
        self._spots: list[tuple[int, int, str]] = []

    def restyle(self, styles: Styles) -> None:
        """Draw anew with other styles."""
        self._styles = styles
        self._draw()

    def show(self, message: str, *, is_warning: bool, state: str) -> None:
        """Say a message and the state of the file."""
        said = (message, is_warning, state)
        if said != self._said:
            self._said = said
            self._draw()

    def on_resize(self) -> None:
        """Draw as many keys as there is room for."""
        self._draw()

    def _draw(self) -> None:
        width = self.size.width
        if not width:
            return
        message, is_warning, state = self._said
        text = self._styles(Ink.TEXT, Ground.BAR)
        right = " · ".join(clean(part) for part in (message, state) if part)
        right = right[: max(0, width - 2)]
        room = width - cell_len(right) - 3
        parts = [(" ", text)]
        self._spots = []
        used = 1
        for action in ACTIONS:
            if not action.footer:
                continue
            key = action.shown.split()[0]
            size = len(key) + len(action.footer) + 3
            if used + size > room:
                break
            self._spots.append((used, used + size - 2, action.name))
            parts.append((key, self._styles(Ink.KEY, Ground.BAR)))
            parts.append((f" {action.footer}  ", self._styles(Ink.QUIET, Ground.BAR)))
            used += size
        parts.append((" " * max(0, width - used - cell_len(right) - 1), text))
        ink = Ink.WARNING if is_warning else Ink.TEXT
        parts.append((right, self._styles(ink, Ground.BAR)))
        self.put([strip_of(parts, width, text)])

    def on_click(self, event: events.Click) -> None:
        """Ask for the action whose key was clicked."""
        for start, end, action in self._spots:
            if start <= event.x < end:
                self.post_message(self.Clicked(action))
