"""The columns side by side: which fit, which are in sight, what stands at a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.layout.column import BLANK, Column
from tui.model import Place

if TYPE_CHECKING:
    from tui.layout.wrapping import Measure
    from tui.session.state import Session

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


def fit_panes(width: int, count: int) -> tuple[int, ...]:
    """The widths of the panes that fit side by side, hairlines between them taken off."""
    shown = 1 if width < NARROW else max(1, min(count, (width + 1) // (MIN_PANE + 1)))
    room = width - (shown - 1)
    return tuple(room // shown + (n < room % shown) for n in range(shown))


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

    def cell_of(self, place: Place) -> tuple[int, int] | None:
        """Column and row of the area where a sentence begins; None if that is not in sight."""
        for box in self.boxes:
            if box.source == place.source:
                column = self._columns[box.source]
                row = column.row_of(column.item_of(place.sentence), self.height)
                return None if row is None else (box.x + GUTTER, self.head_rows + row)
        return None

    def box_at(self, x: int) -> PaneBox | None:
        """The pane at a column of the area."""
        return next((box for box in self.boxes if box.x <= x < box.x + box.width), None)
