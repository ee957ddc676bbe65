"""One article as a column: wrapped as far as it was looked at, and scrolled.

A column keeps its place as "this row of this item is at the top", so the heights of all that lies
above are never needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.layout.wrapping import wrap
from tui.view.panes import item_text, items_of

if TYPE_CHECKING:
    from tui.layout.wrapping import Measure
    from tui.model import Source

MARGIN = 3
"""Rows kept in view above and below the cursor's sentence."""


class Row(NamedTuple):
    """One row of a column: a line of an item. Line -1 is the blank row before a paragraph."""

    item: int
    line: int


BLANK = Row(-1, -1)
"""A row above the beginning or below the end."""


class Column:
    """One article, wrapped to a width as far as it was looked at, and scrolled."""

    def __init__(self, source: Source, *, is_unfolded: bool, width: int, measure: Measure) -> None:
        self.items = items_of(source, is_unfolded=is_unfolded)
        self.width = width
        self.source = source
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

    def go_on_from(self, old: Column) -> None:
        """Stand where a column of this width stood that held no more than the beginning."""
        sentence = old.items[old._top].first
        self._top, self._skip = self.item_of(min(sentence, len(self._item_of) - 1)), old._skip

    def item_of(self, sentence: int) -> int:
        """The item that holds a sentence."""
        return self._item_of[sentence]

    def lines(self, item: int) -> tuple[str, ...]:
        """The wrapped lines of an item."""
        lines = self._lines.get(item)
        if lines is None:
            text = item_text(self.source, self.items[item])
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
