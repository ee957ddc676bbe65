"""How the width of the matrix is divided among its columns."""

from __future__ import annotations

from typing import NamedTuple

MARK = 2
"""The cursor's sign and a blank."""
NARROW = 60
"""Columns below which only the number of sources is counted."""
COUNTS, FEW_COUNTS = 14, 5
TEXT = 14
"""Columns the text of a row has at least."""
CELL, WIDE_CELL = 3, 14
"""Columns a source has: the mark of the cursor, the sign, one tag; more only for its name."""


class Columns(NamedTuple):
    """Widths in cells, from left to right; together they fill the screen."""

    text: int
    counts: int
    cell: int
    first: int
    """The first source that is shown."""
    shown: int
    """How many sources are."""


def divide(width: int, sources: int, chosen: int) -> Columns:
    """Divide a row of `width` cells; where not all sources fit, the chosen one is among those."""
    counts = COUNTS if width >= NARROW else FEW_COUNTS
    room = width - MARK - counts
    cell = (room - max(TEXT, width * 2 // 5)) // sources
    if cell < CELL:
        cell = (room - TEXT) // sources
    cell = min(max(cell, CELL), WIDE_CELL)
    shown = max(1, min(sources, (room - TEXT) // cell))
    first = min(max(0, chosen - shown // 2), sources - shown)
    return Columns(max(0, room - cell * shown), counts, cell, first, shown)
