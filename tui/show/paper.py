"""The sheet that a dialog is written on: its edges are straight beside any script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.strip import Strip

from tui.show.alignment import steady
from tui.show.sheet import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style
    from textual.geometry import Region


class EdgedStrip(Strip):
    """A row that others are laid into: whatever they hold, each piece of it begins at its place."""

    __slots__ = ("_fill", "_x")

    def __init__(self, row: Strip, x: int, fill: Style) -> None:
        self._x, self._fill = x, fill
        super().__init__(row, row.cell_length)

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Cut the row; before its first piece all of it is blank, lest anything old stays."""
        pieces: list[Strip] = []
        start = 0
        for part in super().divide(cuts):
            width = 0 if start else self.cell_length
            begin, _ = steady(Line(), self._x + start, width, self._fill)
            pieces.append(Strip([begin, *part], part.cell_length))
            start += part.cell_length
        return pieces


class Paper(Vertical):
    """The sheet of a dialog, with straight edges beside any script."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its border and what of it nothing is laid on."""
        x = self.region.x + crop.x
        return [EdgedStrip(row, x, self.rich_style) for row in super().render_lines(crop)]
