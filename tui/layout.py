"""Views to wrapped lines, and what stands where. Plain Python: knows no terminal library.

Nothing is wrapped before it is looked at. A column keeps its place as "this row of this item is at
the top", so the heights of all that lies above are never needed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.model import Place
from tui.view.panes import item_text, items_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model import Source
    from tui.session.state import Session

    Measure = Callable[[str], int]
    """Cells that a string takes on the screen."""

MIN_PANE = 36
"""Columns below which a pane is not worth reading."""
NARROW = 76
"""Columns below which one article is shown alone."""
MAX_MEASURE = 80
"""Columns of text beyond which the eye loses the line (Bringhurst gives 45 to 75 letters)."""
GUTTER = 6
"""Bar, tag, count and relation (three), blank."""
RULER = 1
HEAD_ROWS = 3
"""Name and date, figures, rule; only the name where rows are few."""
FEW_ROWS = 14
MARGIN = 3
"""Rows kept in view above and below the cursor's sentence."""

_WORD = re.compile(r"\S+")


class Row(NamedTuple):
    """One row of a column: a line of an item. Line -1 is the blank row before a paragraph."""

    item: int
    line: int


BLANK = Row(-1, -1)
"""A row above the beginning or below the end."""


class PaneBox(NamedTuple):
    """Where a pane stands on the screen."""

    source: int
    x: int
    width: int
    """Without the hairline on its right."""

    @property
    def measure(self) -> int:
        """Columns of text."""
        return max(8, min(MAX_MEASURE, self.width - GUTTER - RULER - 1))


def wrap(text: str, width: int, measure: Measure) -> tuple[tuple[int, int], ...]:
    """Break text at blanks into lines of at most `width` cells.

    Returns:
        (start, end) of each line in `text`, without the blanks at its ends. A word wider than a
        line is cut where the line is full. Empty text is one empty line.
    """
    cells = len if text.isascii() else measure
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for word in _WORD.finditer(text):
        a, b = word.span()
        size = cells(word.group())
        if used and used + (a - end) + size <= width:
            used += a - end + size
            end = b
            continue
        if used:
            lines.append((start, end))
        while size > width:
            cut = _cut(text, a, b, width, cells)
            lines.append((a, cut))
            a = cut
            size = cells(text[a:b])
        start, end, used = a, b, size
    if used or not lines:
        lines.append((start, end))
    return tuple(lines)


def _cut(text: str, start: int, end: int, width: int, cells: Measure) -> int:
    """The last position up to which a long word fits; always at least one character on."""
    used = 0
    for at in range(start, end):
        used += cells(text[at])
        if used > width:
            return max(at, start + 1)
    return end


def fit_panes(width: int, count: int) -> tuple[int, ...]:
    """The widths of the panes that fit side by side, hairlines between them taken off."""
    shown = 1 if width < NARROW else max(1, min(count, (width + 1) // (MIN_PANE + 1)))
    room = width - (shown - 1)
    return tuple(room // shown + (n < room % shown) for n in range(shown))


class Column:
    """One article, wrapped to a width as far as it was looked at, and scrolled."""

    def __init__(self, source: Source, *, is_unfolded: bool, width: int, measure: Measure) -> None:
        self.items = items_of(source, is_unfolded=is_unfolded)
        self.width = width
        self._source = source
        self._measure = measure
        self._lines: dict[int, tuple[str, ...]] = {}
        self._item_of: dict[int, int] = {}
        for n, item in enumerate(self.items):
            for sentence in range(item.first, item.last + 1):
                self._item_of[sentence] = n
        self._top = 0
        """The item at the top."""
        self._skip = 0
        """Rows of that item above the top; negative for blank rows above the beginning."""
        self._rows_of = (0, 0, -1)
        self._rows: list[Row] = []

    def item_of(self, sentence: int) -> int:
        """The item that holds a sentence."""
        return self._item_of[sentence]

    def lines(self, item: int) -> tuple[str, ...]:
        """The wrapped lines of an item."""
        lines = self._lines.get(item)
        if lines is None:
            text = item_text(self._source, self.items[item])
            spans = wrap(text, self.width, self._measure)
            lines = self._lines[item] = tuple(text[a:b] for a, b in spans)
        return lines

    def _gap(self, item: int) -> int:
        return int(self.items[item].has_gap)

    def _rows_in(self, item: int) -> int:
        return self._gap(item) + len(self.lines(item))

    def rows(self, height: int) -> list[Row]:
        """What stands on each of `height` rows."""
        state = (self._top, self._skip, height)
        if state == self._rows_of:
            return self._rows
        rows = [BLANK] * max(0, -self._skip)
        skip = max(0, self._skip)
        for item in range(self._top, len(self.items)):
            gap = self._gap(item)
            rows.extend(Row(item, n - gap) for n in range(skip, self._rows_in(item)))
            skip = 0
            if len(rows) >= height:
                break
        rows.extend([BLANK] * (height - len(rows)))
        self._rows_of, self._rows = state, rows[:height]
        return self._rows

    def row_of(self, item: int, height: int) -> int | None:
        """The row on which the first line of an item stands, if it is in view."""
        try:
            return self.rows(height).index(Row(item, 0))
        except ValueError:
            return None

    def put(self, item: int, row: int, *, may_leave_blank: bool) -> None:
        """Scroll so that the first line of an item stands on a row.

        At the beginning of the article blank rows stand above if `may_leave_blank`, else the
        beginning goes to the top.
        """
        above = row - self._gap(item)
        top = item
        while above > 0 and top > 0:
            top -= 1
            above -= self._rows_in(top)
        self._top, self._skip = top, -above
        if above > 0 and not may_leave_blank:
            self._skip = 0

    def reveal(self, item: int, height: int) -> None:
        """Scroll as little as needed for an item to be in view; far away it comes to a third."""
        size = len(self.lines(item))
        row = self.row_of(item, height)
        low = max(0, height - size - min(MARGIN, height // 6))
        high = min(MARGIN, height // 6, low)
        if row is None:
            near = self.rows(height)
            if near[0].item - 1 <= item <= near[0].item and near[0] != BLANK:
                row = high
            elif any(r.item == item - 1 for r in near):
                row = low
            else:
                row = min(height // 3, low)
            self.put(item, row, may_leave_blank=False)
        elif not high <= row <= low:
            self.put(item, min(max(row, high), low), may_leave_blank=False)

    def scroll(self, by: int, height: int) -> None:
        """Move the text by rows (down is positive), stopping at its beginning and end."""
        rows = self.rows(height)
        if by > 0:
            seen = [row for row in rows if row != BLANK]
            if len(seen) > 1:
                target = seen[min(by, len(seen) - 1)]
                self._top = target.item
                self._skip = target.line + self._gap(target.item)
        else:
            if self._skip < 0:
                return
            first = next(row for row in rows if row != BLANK)
            self.put(first.item, -by - first.line, may_leave_blank=False)

    def beyond(self, item: int, rows: int) -> int:
        """The item about `rows` rows further on (negative: back); at least the next one."""
        at, left = item, abs(rows)
        by = 1 if rows > 0 else -1
        while 0 <= at + by < len(self.items) and left > 0:
            left -= self._rows_in(at)
            at += by
        return at


class Spread:
    """The columns of all sources and which of them are on the screen."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.boxes: tuple[PaneBox, ...] = ()
        self.height = 0
        """Rows of text in a pane."""
        self.made = 0
        """How many columns were made so far; items of an older count mean other sentences."""
        self.head_rows = HEAD_ROWS
        """Rows of a pane's head."""
        self._columns: dict[int, Column] = {}
        self._made_for: tuple[object, ...] = ()
        self._cursor: Place | None = None

    def column(self, source: int) -> Column:
        """The column of a source that is on the screen."""
        return self._columns[source]

    def arrange(self, session: Session, width: int, height: int) -> None:
        """Follow a session: page the cursor's pane in, keep its sentence in view, align partners.

        Args:
            session: What is read.
            width: Columns of the whole area.
            height: Rows of the whole area, heads of panes included.
        """
        sources = session.desk.comparison.sources
        widths = fit_panes(width, len(sources))
        first = self.boxes[0].source if self.boxes else 0
        here = session.cursor.source
        first = min(max(first, here - len(widths) + 1), here, len(sources) - len(widths))
        boxes, x = [], 0
        for n, size in enumerate(widths):
            boxes.append(PaneBox(first + n, x, size))
            x += size + 1
        self.head_rows = HEAD_ROWS if height >= FEW_ROWS else 1
        was_height, self.height = self.height, max(1, height - self.head_rows)
        made_for = (session.is_unfolded, tuple(s.sha256 for s in sources))
        is_new = made_for != self._made_for
        if is_new:
            self._columns, self._made_for = {}, made_for
        self.boxes = tuple(boxes)
        for box in boxes:
            column = self._columns.get(box.source)
            if column is None or column.width != box.measure:
                self._make(session, box)
                is_new = True
        if is_new or was_height != self.height or session.cursor != self._cursor:
            self._follow(session)
            self._cursor = session.cursor

    def _make(self, session: Session, box: PaneBox) -> None:
        old = self._columns.get(box.source)
        self.made += 1
        column = Column(
            session.desk.comparison.sources[box.source],
            is_unfolded=session.is_unfolded,
            width=box.measure,
            measure=self.measure,
        )
        if old is not None:
            kept = next((row for row in old.rows(self.height) if row != BLANK), None)
            if kept is not None:
                column.put(kept.item, 0, may_leave_blank=False)
        elif session.columns[box.source] != session.stops(box.source)[0]:
            column.reveal(column.item_of(session.columns[box.source]), self.height)
        self._columns[box.source] = column

    def _follow(self, session: Session) -> None:
        here = session.cursor
        column = self._columns[here.source]
        item = column.item_of(here.sentence)
        column.reveal(item, self.height)
        if not session.is_locked:
            return
        row = column.row_of(item, self.height)
        if row is None:
            return
        done = {here.source}
        for pair in session.desk.comparison.partners.get(here, ()):
            other = pair.other(here)
            box_column = self._columns.get(other.source)
            if other.source in done or box_column is None:
                continue
            done.add(other.source)
            target = box_column.item_of(other.sentence)
            if box_column.row_of(target, self.height) != row:
                box_column.put(target, row, may_leave_blank=True)

    def place_beyond(self, session: Session, rows: int) -> Place:
        """The sentence about `rows` rows further down (or up) the cursor's pane."""
        source, here = session.cursor
        column = self._columns[source]
        item = column.items[column.beyond(column.item_of(here), rows)]
        stops = session.stops(source)
        if rows > 0:
            sentence = next((s for s in stops if s >= item.first), stops[-1])
        else:
            sentence = next((s for s in reversed(stops) if s <= item.last), stops[0])
        return Place(source, sentence)

    def hit(self, x: int, y: int) -> Place | None:
        """The sentence at a cell of the area; of a fold its first one; None on anything else."""
        for box in self.boxes:
            if (
                box.x <= x < box.x + box.width
                and self.head_rows <= y < self.head_rows + self.height
            ):
                column = self._columns[box.source]
                row = column.rows(self.height)[y - self.head_rows]
                if row == BLANK or row.line < 0:
                    return None
                return Place(box.source, column.items[row.item].first)
        return None

    def box_at(self, x: int) -> PaneBox | None:
        """The pane at a column of the area."""
        return next((box for box in self.boxes if box.x <= x < box.x + box.width), None)
