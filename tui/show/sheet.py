"""A widget that shows ready strips and repaints only the cells that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._rows: list[Strip] = []

    def put(self, rows: Sequence[Strip]) -> None:
        """Show these rows; those that are the same objects as before are not repainted."""
        before, self._rows = self._rows, list(rows)
        if len(before) != len(self._rows):
            self.refresh()
            return
        changed = [
            y for y, (old, new) in enumerate(zip(before, self._rows, strict=True))
            if old is not new and old != new
        ]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def row(self, y: int) -> Strip:
        """The strip on a row; beyond the last one an empty one."""
        return self._rows[y] if y < len(self._rows) else Strip.blank(self.size.width)

    def render_lines(self, crop: RegionType) -> list[Strip]:
        """Cut the asked region out of the ready rows."""
        return [self.row(y).crop(crop.x, crop.right) for y in range(crop.y, crop.bottom)]


def strip_of(parts: Sequence[tuple[str, Style]], width: int, fill: Style) -> Strip:
    """Parts in a row, cut or filled to exactly `width` cells."""
    strip = Strip([Segment(text, style) for text, style in parts if text])
    return strip.adjust_cell_length(width, fill)
