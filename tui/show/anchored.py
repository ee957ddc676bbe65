"""A row that keeps its places in a terminal that measures otherwise, also when it is cut.

A dialog cuts the rows below it; moves of the cursor that are part of a row are lost with the cut,
and the dialog's edge would stand where the terminal happens to be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from tui.show.alignment import is_unsure, steady
from tui.show.sheet import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.style import Style


class AnchoredStrip(Strip):
    """Puts the cursor where each part begins and ends that may be drawn wider or narrower."""

    __slots__ = ("_fill", "_plain", "_stops", "_x")

    def __init__(
        self, plain: Iterable[Segment], width: int, x: int, stops: Sequence[int], fill: Style
    ) -> None:
        """Keep a row.

        Args:
            plain: The row without any moves.
            width: Its cells.
            x: The column of the screen on which it begins.
            stops: Cells of the row at which parts meet.
            fill: The style of blanks.
        """
        self._plain, self._x, self._stops, self._fill = list(plain), x, stops, fill
        super().__init__(self._anchored(width), width)

    def _anchored(self, width: int) -> Iterator[Segment]:
        cuts = [*(stop for stop in self._stops if 0 < stop < width), width]
        start = 0
        for part, cut in zip(Segment.divide(self._plain, cuts), cuts, strict=False):
            line = Line(part)
            at = self._x + start
            yield from steady(line, at, cut - start, self._fill) if is_unsure(line) else line
            start = cut

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Cut the row into rows that keep their places too."""
        cuts = [cut for cut in cuts if cut <= self.cell_length]
        pieces: list[Strip] = []
        start = 0
        for part, cut in zip(Segment.divide(self._plain, cuts), cuts, strict=False):
            stops = [stop - start for stop in self._stops]
            pieces.append(AnchoredStrip(part, cut - start, self._x + start, stops, self._fill))
            start = cut
        return pieces
