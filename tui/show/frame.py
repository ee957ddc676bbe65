"""A frame of panes, cell by cell, and what changed from one frame to the next."""

from __future__ import annotations

from itertools import groupby
from operator import is_
from typing import TYPE_CHECKING

from textual.geometry import Region

from tui.layout import RULER
from tui.show.sheet import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.layout import PaneBox

Cell = tuple[Line, ...]
"""What a pane shows on a row: a line and the ruler at its right edge, or a line of its head."""

Frame = list[list[Cell]]
"""For each pane the cells from top to bottom."""

_NOTHING = (0, 0)


def changes(
    boxes: Sequence[PaneBox],
    before: Frame,
    frame: Frame,
    *,
    width: int,
    is_unsure: Callable[[Cell], bool] | None,
) -> Iterator[Region]:
    """Compare two frames of the same boxes by identity; of a pane its text, its ruler, or both.

    Args:
        boxes: Where the panes stand.
        before: The frame that is on the screen.
        frame: What is to be there.
        width: Of all panes together.
        is_unsure: Tells of a cell whether terminals may draw it wider or narrower; such a row is
            drawn as a whole. None if there is none.
    """
    spans = [
        [_NOTHING] * len(new) if old is new else list(map(_span, [box] * len(new), old, new))
        for box, old, new in zip(boxes, before, frame, strict=True)
    ]
    if is_unsure is not None:
        for y, row in enumerate(zip(*spans, strict=True)):
            is_changed = any(span is not _NOTHING for span in row)
            if is_changed and any(is_unsure(cells[y]) for cells in frame):
                yield Region(0, y, width, 1)
                for span in spans:
                    span[y] = _NOTHING
    for column in spans:
        y = 0
        for (x, size), run in groupby(column):
            height = len(list(run))
            if size:
                yield Region(x, y, size, height)
            y += height


def _span(box: PaneBox, old: Cell, new: Cell) -> tuple[int, int]:
    """First column and width of what changed on a row of a pane."""
    if len(old) != len(new) or len(new) == 1:
        return _NOTHING if old[0] is new[0] and len(old) == len(new) else (box.x, box.width)
    is_ruled = old[-1] is new[-1]
    if all(map(is_, old[:-1], new[:-1])):
        return _NOTHING if is_ruled else (box.x + box.width - RULER, RULER)
    return box.x, box.width - RULER * is_ruled


def cut(box: PaneBox, start: int, end: int) -> slice | None:
    """The lines of a pane's cells that fill these columns; None if they do not fit any."""
    right = box.x + box.width
    if start == box.x:
        return {right: slice(None), right - RULER: slice(-1)}.get(end)
    return slice(-1, None) if (start, end) == (right - RULER, right) else None
