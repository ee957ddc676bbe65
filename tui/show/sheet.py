"""A widget that shows ready strips and repaints only the cells that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.geometry import Region as RegionType


class Sheet(Widget):
    """Rows of strips, drawn without Textual's style cache and filters.

    Every segment has to carry its own style, since nothing adds one.
    """

    DEFAULT_CSS = "Sheet { width: 1fr; height: 1fr; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: list[Strip] = []

    def put(self, rows: Sequence[Strip]) -> None:
        """Show these rows; those that are the same objects as before are not repainted."""
        before, self._rows = self._rows, list(rows)
        if len(before) != len(self._rows):
            self.refresh()
            return
        changed = [
            y
            for y, (old, new) in enumerate(zip(before, self._rows, strict=True))
            if old is not new and old != new
        ]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def row(self, y: int) -> Strip:
        """The strip on a row; beyond the last one an empty one."""
        return self._rows[y] if y < len(self._rows) else Strip.blank(self.size.width)

    def render_lines(self, crop: RegionType) -> list[Strip]:
        """Cut the asked region out of the ready rows."""
        rows = [self.row(y) for y in range(crop.y, crop.bottom)]
        if crop.x == 0 and crop.width >= rows[0].cell_length:
            return rows
        return [row.crop(crop.x, crop.right) for row in rows]


def strip_of(parts: Sequence[tuple[str, Style]], width: int, fill: Style) -> Strip:
    """Parts in a row, cut or filled to exactly `width` cells.

    Blank parts take the style of `fill`, and neighbours of one style become one segment: what is
    sent to the terminal grows with the number of segments.
    """
    merged: list[tuple[str, Style]] = []
    used = 0
    for text, style in parts:
        used += cell_len(text)
        _append(merged, text, fill if text.isspace() else style)
    if used < width:
        _append(merged, " " * (width - used), fill)
    strip = Strip([Segment(text, style) for text, style in merged])
    return strip if used <= width else strip.adjust_cell_length(width, fill)


def _append(merged: list[tuple[str, Style]], text: str, style: Style) -> None:
    if not text:
        return
    if merged and merged[-1][1] is style:
        merged[-1] = (merged[-1][0] + text, style)
    else:
        merged.append((text, style))
