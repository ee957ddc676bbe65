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
    from collections.abc import Mapping

    from textual import events

    from tui.show.keys import Action
    from tui.show.styles import Styles
    from tui.view.glyphs import Glyphs


PINNED = ("help", "leave")
"""Shown before all others: nobody may be locked in."""


class KeyBar(Sheet):
    """Shows a message, whether the work is saved, and keys to click."""

    @dataclass
    class Clicked(Message):
        """The reader clicked a key."""

        action: str

    def __init__(self, styles: Styles, glyphs: Glyphs, keys: Mapping[str, str]) -> None:
        super().__init__(id="keybar")
        self._keys = keys
        self._styles = styles
        self._dot = " - " if glyphs.is_ascii else " · "
        self._said: tuple[str, bool, tuple[str, str], bool] = ("", False, ("", ""), False)
        self._spots: list[tuple[int, int, str]] = []

    def restyle(self, styles: Styles) -> None:
        """Draw anew with other styles."""
        self._styles = styles
        self.lay()

    def show(
        self, message: str, *, is_warning: bool, state: tuple[str, str], is_unsaved: bool
    ) -> None:
        """Say a message and the state of the file, in its long or its short form.

        That work is not saved goes before the message and before all keys but the pinned ones.
        """
        said = (message, is_warning, state, is_unsaved)
        if said != self._said:
            self._said = said
            self.lay()

    def lay(self) -> None:
        """Draw as many keys as there is room for."""
        width = self.size.width
        if not width:
            return
        text = self._styles(Ink.TEXT, Ground.BAR)
        right = self._right(width)
        parts = [(" ", text)]
        self._spots = []
        used = 1
        for action in self._fitting(width - cell_len(right) - 3):
            key = self._keys[action.name]
            size = self._room_of(action)
            self._spots.append((used, used + size - 2, action.name))
            parts.append((key, self._styles(Ink.KEY, Ground.BAR)))
            parts.append((f" {action.footer}  ", self._styles(Ink.QUIET, Ground.BAR)))
            used += size
        parts.append((" " * max(0, width - used - cell_len(right) - 1), text))
        ink = Ink.WARNING if self._said[1] else Ink.TEXT
        parts.append((right, self._styles(ink, Ground.BAR)))
        self.put([strip_of(parts, width, text)])

    def _right(self, width: int) -> str:
        """The message and the state, as much of them as there is room for."""
        said, _, (full, short), is_unsaved = self._said
        message, full, short = clean(said), clean(full), clean(short)
        pinned = sum(self._room_of(action) for action in ACTIONS if action.name in PINNED)
        room = width - pinned - 3
        if is_unsaved:
            wordings = [(full, message), (full,), (short, message), (short,)]
        else:
            wordings = [(message, full), (message, short)]
            room = width - 4 - sum(self._room_of(action) for action in ACTIONS if action.footer)
        joined = [self._dot.join(filter(None, wording)) for wording in wordings]
        right = next((each for each in joined if cell_len(each) <= room), joined[-1])
        return right[: max(0, width - pinned - 3)]

    def on_click(self, event: events.Click) -> None:
        """Ask for the action whose key was clicked."""
        for start, end, action in self._spots:
            if start <= event.x < end:
                self.post_message(self.Clicked(action))

    def _room_of(self, action: Action) -> int:
        return len(self._keys[action.name]) + len(action.footer) + 3

    def _fitting(self, room: int) -> list[Action]:
        """The actions of the footer that fit, in their order; help and the way out come first."""
        shown = [action for action in ACTIONS if action.footer]
        fitting: set[str] = set()
        for action in sorted(shown, key=lambda action: action.name not in PINNED):
            if self._room_of(action) > room:
                break
            room -= self._room_of(action)
            fitting.add(action.name)
        return [action for action in shown if action.name in fitting]
