"""A long list over the whole screen: a fixed head and foot, between them what is in sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.screen import clean
from tui.show.sheet import Sheet, strip_of
from tui.show.themes import Ground, Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.strip import Strip

    from tui.session.state import Session
    from tui.show.styles import Styles
    from tui.view.glyphs import Glyphs

    Hints = Sequence[tuple[str, str]]
    """Keys and what they do."""


def hint_bar(message: str, hints: Sequence[tuple[str, str]], width: int, styles: Styles) -> Strip:
    """What just happened, else the keys that fit; of these the last one, the way out, always."""
    text = styles(Ink.TEXT, Ground.BAR)
    if message:
        return strip_of([(f" {clean(message)}", text)], width, text)
    parts = [(" ", text)]
    for key, what in _fitting(hints, width - 1):
        parts.append((key, styles(Ink.KEY, Ground.BAR)))
        parts.append((f" {what}  ", styles(Ink.QUIET, Ground.BAR)))
    return strip_of(parts, width, text)


def choice_bar(words: Sequence[str], others: Hints, width: int, styles: Styles) -> Strip:
    """Words whose first letter is the key, cut until all of them fit; then what else there is."""
    text, key = styles(Ink.TEXT, Ground.BAR), styles(Ink.KEY, Ground.BAR)
    quiet = styles(Ink.QUIET, Ground.BAR)
    most = max(map(len, words))
    while most > 1 and sum(min(len(word), most) + 1 for word in words) + 1 > width:
        most -= 1
    parts = [(" ", text)]
    for word in words:
        parts += [(word[0], key), (f"{word[1:most]} ", quiet)]
    for letter, what in others:
        parts += [(f" {letter}", key), (f" {what} ", quiet)]
    return strip_of(parts, width, text)


def _fitting(hints: Hints, room: int) -> list[tuple[str, str]]:
    sizes = [len(key) + len(what) + 3 for key, what in hints]
    count = len(hints) - 1
    while count and sum(sizes[:count]) + sizes[-1] > room:
        count -= 1
    return [*hints[:count], hints[-1]]


@dataclass
class Wished(Message):
    """The reader wishes the session to be another; the app makes it so."""

    wish: Callable[[Session], Session]


class Board(Sheet, can_focus=True):
    """Draws lines when they come in sight and keeps the chosen ones there."""

    @dataclass
    class Pointed(Message):
        """The reader clicked a line."""

        line: int
        column: int

    @dataclass
    class Wheeled(Message):
        """The reader turned the wheel."""

        lines: int

    def __init__(self, styles: Styles, glyphs: Glyphs) -> None:
        super().__init__(id="board")
        self._styles = styles
        self._glyphs = glyphs
        self.room = 1
        """Lines in sight."""
        self._top = 0
        self._head = 0

    def head(self, width: int) -> list[Strip]:
        """What stays above."""
        raise NotImplementedError

    def foot(self, width: int, height: int) -> list[Strip]:
        """What stays below, on a screen of so many rows."""
        raise NotImplementedError

    def count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def chosen(self) -> tuple[int, int]:
        """The first and last line that are to be in sight."""
        raise NotImplementedError

    def line(self, number: int, width: int) -> Strip:
        """Draw a line."""
        raise NotImplementedError

    def cursor_column(self) -> int:
        """Where in the chosen line one reads."""
        return 0

    def begin_at(self, line: int) -> None:
        """Scroll so that a line is the first in sight, if what follows fills the screen."""
        self._top = line
        self.lay()

    def lay(self) -> None:
        """Draw head, foot and what is in sight."""
        width, height = self.size
        if not height:
            return
        head, foot = self.head(width), self.foot(width, height)
        self._head, self.room = len(head), max(1, height - len(head) - len(foot))
        count, (first, last) = self.count(), self.chosen()
        if last >= self._top + self.room:
            self._top = last - self.room + 1
        self._top = max(0, min(self._top, first, count - self.room))
        shown = range(self._top, min(count, self._top + self.room))
        body = [self.line(number, width) for number in shown]
        blank = strip_of([], width, self._styles(Ink.TEXT, Ground.PAGE))
        if self.screen.is_active:  # screen readers and braille follow the terminal's own cursor
            at = (self.cursor_column(), self._head + first - self._top)
            self.app.cursor_position = self.region.offset + at
        self.put([*head, *body, *[blank] * (self.room - len(body)), *foot][:height])

    def on_click(self, event: events.Click) -> None:
        """Say which line it was."""
        line = self._top + event.y - self._head
        if event.y >= self._head and self._top <= line < min(self.count(), self._top + self.room):
            self.post_message(self.Pointed(line, event.x))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three lines down."""
        event.stop()
        self.post_message(self.Wheeled(3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three lines up."""
        event.stop()
        self.post_message(self.Wheeled(-3))
