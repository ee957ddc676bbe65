"""A widget that shows ready strips and repaints only the cells that changed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console
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
        self._laid = Size(0, 0)
        """The size the rows were made for."""
        self._is_rendering = False

    def lay(self) -> None:
        """Make the rows for the present size; called once a size, when they are first asked for.

        So the first paint after a resize shows what belongs there, and no second one is needed.
        """

    def on_resize(self) -> None:
        """Ask for a repaint, if the new size was not painted already."""
        if self._laid != self.size:
            self.refresh()

    def repaint(self, *regions: RegionType) -> None:
        """Ask for a repaint of regions, or of all; while rendering there is nothing to ask."""
        if not self._is_rendering:
            self.refresh(*regions)

    def put(self, rows: Sequence[Strip]) -> None:
        """Show these rows; those that are the same objects as before are not repainted."""
        before, self._rows = self._rows, list(rows)
        if len(before) != len(self._rows):
            self.repaint()
            return
        changed = [
            old is not new and old != new for old, new in zip(before, self._rows, strict=True)
        ]
        regions = []
        y, width = 0, self.size.width
        for is_changed, run in groupby(changed):
            height = len(list(run))
            if is_changed:
                regions.append(Region(0, y, width, height))
            y += height
        if regions:
            self.repaint(*regions)

    def row(self, y: int) -> Strip:
        """The strip on a row; beyond the last one an empty one."""
        return self._rows[y] if y < len(self._rows) else Strip.blank(self.size.width)

    def piece(self, y: int, start: int, end: int) -> Strip:
        """A part of a row, in columns."""
        # Not `crop`, which measures the text of controls too.
        return self.row(y).divide([start, end])[-1]

    def render_lines(self, crop: RegionType) -> list[Strip]:
        """Cut the asked region out of the ready rows."""
        self._lay_if_resized()
        if crop.x == 0 and crop.width >= self.size.width:
            return [self.row(y) for y in range(crop.y, crop.bottom)]
        return [self.piece(y, crop.x, crop.right) for y in range(crop.y, crop.bottom)]

    def drawn(self, crop: RegionType, console: Console) -> list[str]:
        """The asked region as it is sent to the terminal, row by row."""
        return [strip.render(console) for strip in self.render_lines(crop)]

    def _lay_if_resized(self) -> None:
        if self._laid == self.size:
            return
        self._laid = self.size
        self._is_rendering = True
        try:
            self.lay()
        finally:
            self._is_rendering = False


class Line(list[Segment]):
    """Segments of one row, each with a style of its own."""

    __slots__ = ("_drawn",)
    _drawn: str

    def drawn(self, console: Console) -> str:
        """The line as it is sent to the terminal; from then on it must stay as it is."""
        try:
            return self._drawn
        except AttributeError:
            self._drawn = Strip(self, 0).render(console)
            return self._drawn


def line_of(parts: Sequence[tuple[str, Style]], width: int, fill: Style) -> Line:
    """Parts in a row, cut or filled to exactly `width` cells; see `append`."""
    line = Line()
    used = 0
    for text, style in parts:
        if text:
            used += cell_len(text)
            append(line, Segment(text, style))
    if used < width:
        append(line, Segment(" " * (width - used), fill))
    elif used > width:
        line = Line(Strip(line, used).adjust_cell_length(width, fill))
    return line


def cut(parts: Sequence[tuple[str, Style]], width: int, more: str) -> list[tuple[str, Style]]:
    """Parts in a row; where they are wider, as much as fits before the sign for more."""
    if sum(cell_len(text) for text, _ in parts) <= width:
        return list(parts)
    room = max(0, width - cell_len(more))
    kept: list[tuple[str, Style]] = []
    for text, style in parts:
        size = cell_len(text)
        if size > room:
            return [*kept, (set_cell_size(text, room).rstrip() + more, style)]
        kept.append((text, style))
        room -= size
    return kept


def strip_of(parts: Sequence[tuple[str, Style]], width: int, fill: Style) -> Strip:
    """Parts as a strip of exactly `width` cells."""
    return Strip(line_of(parts, width, fill), width)


def append(line: Line, segment: Segment) -> None:
    """Add a segment to a line, to the last one where both together look the same.

    Blanks go with any ink on their ground. That saves half the segments, and with them half of
    what is sent to the terminal.
    """
    if line:
        text, style, _ = line[-1]
        more, ink, _ = segment
        if style is ink:
            line[-1] = Segment(text + more, style)
            return
        is_blank = more.isspace()
        if (is_blank or text.isspace()) and ground_of(style) == ground_of(ink):
            line[-1] = Segment(text + more, style if is_blank else ink)
            return
    line.append(segment)


def join(lines: Iterable[Line]) -> Line:
    """Lines one after the other as one; only where they meet can segments become one.

    It does what `append` does, without the calls: a key joins dozens of rows.
    """
    joined = Line()
    ink: Style | None = None
    for line in lines:
        first = line[0]
        style = first.style
        if style is ink and joined:
            joined[-1] = Segment(joined[-1].text + first.text, style)
            joined.extend(line[1:])
        elif joined and (first.text.isspace() or joined[-1].text.isspace()):
            append(joined, first)
            joined.extend(line[1:])
        else:
            joined.extend(line)
        ink = joined[-1].style
    return joined


_grounds: dict[int, tuple[Style | None, int]] = {}
_numbers: dict[object, int] = {}


def ground_of(style: Style | None) -> int:
    """A number for what a blank in this style looks like; styles of one ground differ in ink only.

    Looked up by identity, since hashing a style costs more than comparing two. The styles looked
    up are kept, so that no other can take their identity.
    """
    known = _grounds.get(id(style))
    if known is None:
        seen = (style.bgcolor, style.reverse, style.underline, style.strike) if style else ()
        number = _numbers.setdefault(seen, len(_numbers))
        known = _grounds[id(style)] = (style, number)
    return known[1]
