"""The last row: the keys that matter now on the left, what just happened on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.message import Message

from tui.screen import clean
from tui.show.keys import ACTIONS, Part
from tui.show.sheet import Sheet, strip_of
from tui.show.themes import Ground, Ink

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

    from tui.show.styles import Styles
    from tui.view.glyphs import Glyphs
    from tui.view.offers import Offers


PINNED = ("help", "leave")
"""Shown before all others: nobody may be locked in."""

FEW_COLUMNS = 60
"""Below it help is enough, which names the way out: a message needs the room."""

_ALWAYS = [(action.name, action.footer) for action in ACTIONS if action.footer]
_NEEDS_OTHERS = {action.name for action in ACTIONS if action.part is Part.COMPARE} | {
    "pane_right",
    "matrix",
}
"""What has no use as long as one article is open alone."""


class Said(NamedTuple):
    """What the row says."""

    message: str = ""
    is_warning: bool = False
    state: tuple[str, str] = ("", "")
    """Whether the work is saved, in its long and its short form."""
    is_unsaved: bool = False
    """Goes before the message and before all keys but the pinned ones."""
    offers: Offers = ()
    """What matters now; it comes before the other keys."""
    is_alone: bool = False
    """Only one article is open."""


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
        self._more = glyphs.more
        self._said = Said()
        self._spots: list[tuple[int, int, str]] = []

    def restyle(self, styles: Styles) -> None:
        """Draw anew with other styles."""
        self._styles = styles
        self.lay()

    def show(self, said: Said) -> None:
        """Say it, if it is not what is said already."""
        if said != self._said:
            self._said = said
            self.lay()

    def lay(self) -> None:
        """Draw as many keys as there is room for."""
        width = self.size.width
        if not width:
            return
        text = self._styles(Ink.TEXT, Ground.BAR)
        offers = self._said.offers
        left_out = {*dict(offers), *(_NEEDS_OTHERS if self._said.is_alone else ())}
        shown = [*offers, *(offer for offer in _ALWAYS if offer[0] not in left_out)]
        right = self._right(shown, width)
        parts = [(" ", text)]
        self._spots = []
        used = 1
        for offer in self._fitting(shown, width - cell_len(right) - 3):
            action, word = offer
            size = self._room_of(offer)
            self._spots.append((used, used + size - 2, action))
            parts.append((self._keys[action], self._styles(Ink.KEY, Ground.BAR)))
            parts.append((f" {word}  ", self._styles(Ink.QUIET, Ground.BAR)))
            used += size
        parts.append((" " * max(0, width - used - cell_len(right) - 1), text))
        ink = Ink.WARNING if self._said.is_warning else Ink.TEXT
        parts.append((right, self._styles(ink, Ground.BAR)))
        self.put([strip_of(parts, width, text)])

    def _right(self, shown: list[tuple[str, str]], width: int) -> str:
        """The message and the state, as much of them as there is room for."""
        said = self._said
        message, full, short = (clean(each) for each in (said.message, *said.state))
        always = PINNED[:1] if width < FEW_COLUMNS else PINNED
        most = width - 3 - sum(self._room_of(offer) for offer in shown if offer[0] in always)
        if said.is_unsaved:
            room, wordings = most, [(full, message), (full,), (short, message), (short,)]
        else:
            room = width - 4 - sum(map(self._room_of, shown))
            wordings = [(message, full), (message, short)]
        joined = [self._dot.join(filter(None, wording)) for wording in wordings]
        right = next((each for each in joined if cell_len(each) <= room), joined[-1])
        return _cut(right, most, self._more)

    def on_click(self, event: events.Click) -> None:
        """Ask for the action whose key was clicked."""
        for start, end, action in self._spots:
            if start <= event.x < end:
                self.post_message(self.Clicked(action))

    def _room_of(self, offer: tuple[str, str]) -> int:
        action, word = offer
        return cell_len(self._keys[action]) + len(word) + 3

    def _fitting(self, offers: list[tuple[str, str]], room: int) -> list[tuple[str, str]]:
        """Those that fit, in their order; help and the way out come before all others."""
        fitting: set[str] = set()
        for offer in sorted(offers, key=lambda offer: offer[0] not in PINNED):
            if self._room_of(offer) > room:
                break
            room -= self._room_of(offer)
            fitting.add(offer[0])
        return [offer for offer in offers if offer[0] in fitting]


def _cut(text: str, width: int, more: str) -> str:
    """The text, cut with a sign where it is too long."""
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) + 1 > width:
        text = text[:-1]
    return text + more if width > 0 else ""
