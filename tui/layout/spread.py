"""The columns side by side: which are in sight, what stands at a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.layout.column import BLANK, Column
from tui.layout.fitting import GUTTER, PaneBox, fit_panes, layout_at, share_width
from tui.layout.ladder import Ladder
from tui.model import Place
from tui.session.partners import best_pairs
from tui.session.room import Layout
from tui.view.parallel import parallel_rows

if TYPE_CHECKING:
    from tui.layout.column import Row
    from tui.layout.wrapping import Measure
    from tui.model import Comparison
    from tui.session.state import Session

HEAD_ROWS = 3
"""Name and date, figures, rule; only the name where rows are few."""
FEW_ROWS = 14


class Spread:
    """The columns of all sources and which of them are on the screen."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.boxes: tuple[PaneBox, ...] = ()
        self.layout = Layout.COLUMNS
        self.before = 0
        """Panes that are paged out on the left."""
        self.after = 0
        self.height = 0
        """Rows of text in a pane."""
        self.made = 0
        """How many columns were made so far; items of an older count mean other sentences."""
        self.head_rows = HEAD_ROWS
        """Rows of a pane's head."""
        self._columns: dict[int, Column] = {}
        self._made_for: tuple[object, ...] = ()
        self._boxed_for: tuple[object, ...] = ()
        self._first = 0
        """The leftmost pane in sight, among those that are paged."""
        self._ladder: Ladder | None = None
        self._laid_for: tuple[Comparison, tuple[PaneBox, ...], int] | None = None
        self._cursor: Place | None = None

    def column(self, source: int) -> Column:
        """The column of a source that is on the screen."""
        return self._columns[source]

    def rows(self, source: int) -> list[Row]:
        """What stands on each row of a source that is on the screen."""
        if self._ladder is not None:
            return self._ladder.rows(source, self.height)
        return self._columns[source].rows(self.height)

    def arrange(self, session: Session, width: int, height: int) -> None:
        """Follow a session: page the cursor's pane in, keep its sentence in view, align partners.

        Args:
            session: What is read.
            width: Columns of the whole area.
            height: Rows of the whole area, heads of panes included.
        """
        sources = session.desk.comparison.sources
        boxes = self.boxes
        boxed_for = (session.room, session.cursor.source, len(sources), width)
        if boxed_for != self._boxed_for:
            self._boxed_for = boxed_for
            self._box(session, width)
        self.head_rows = HEAD_ROWS if height >= FEW_ROWS else 1
        was_height, self.height = self.height, max(1, height - self.head_rows)
        made_for = (session.is_unfolded, tuple(s.sha256 for s in sources))
        is_new = made_for != self._made_for or boxes != self.boxes
        if made_for != self._made_for:
            self._columns, self._made_for = {}, made_for
        for box in self.boxes:
            column = self._columns.get(box.source)
            is_stale = column is not None and column.source is not sources[box.source]
            if column is None or is_stale or column.width != box.measure:
                self._make(session, box)
                is_new = True
        is_new = self._climb(session) or is_new
        if is_new or was_height != self.height or session.cursor != self._cursor:
            self._follow(session)
            self._cursor = session.cursor

    def _box(self, session: Session, width: int) -> None:
        """Choose the panes: the pinned one first, then as many as fit around the cursor's."""
        panes = session.panes()
        self.layout = layout_at(session, width)
        fixed: tuple[int, ...] = ()
        if self.layout is Layout.SINGLE:
            widths = share_width(width, 1)
        elif self.layout is Layout.TWO:
            widths = share_width(width, 2)
            fixed = panes[:1]
        else:
            widths = fit_panes(width, len(panes))
            fixed = panes[:1] if session.room.pinned == panes[0] and len(widths) > 1 else ()
        paged = panes[len(fixed) :]
        count = len(widths) - len(fixed)
        first = min(self._first, len(paged) - count)
        if session.cursor.source in paged:
            at = paged.index(session.cursor.source)
            first = min(max(first, at - count + 1), at)
        self._first = self.before = first
        self.after = len(paged) - count - first
        boxes, x = [], 0
        for source, size in zip((*fixed, *paged[first : first + count]), widths, strict=True):
            boxes.append(PaneBox(source, x, size))
            x += size + 1
        self.boxes = tuple(boxes)

    def _make(self, session: Session, box: PaneBox) -> None:
        old = self._columns.get(box.source)
        self.made += 1
        column = Column(
            session.desk.comparison.sources[box.source],
            is_unfolded=session.is_unfolded,
            width=box.measure,
            measure=self.measure,
        )
        if old is not None and not old.source.is_whole and old.width == column.width:
            column.go_on_from(old)
        elif old is not None:
            kept = next((row for row in old.rows(self.height) if row != BLANK), None)
            if kept is not None:
                column.put(kept.item, 0, may_leave_blank=False)
        elif session.columns[box.source] != session.stops(box.source)[0]:
            column.reveal(column.item_of(session.columns[box.source]), self.height)
        self._columns[box.source] = column

    def _climb(self, session: Session) -> bool:
        """Put the columns on one scroll where that is the layout; tell whether that changed.

        The cursor's sentence stays on its row.
        """
        comparison, kept = session.desk.comparison, self._laid_for
        is_aligned = self.layout is Layout.ALIGNED
        if kept is None and not is_aligned:
            return False
        laid_for = (comparison, self.boxes, self.made)
        if is_aligned and kept and kept[0] is comparison and kept[1:] == laid_for[1:]:
            return False
        source, sentence = session.cursor
        item = self._columns[source].item_of(sentence)
        is_seen = kept is None or source in [box.source for box in kept[1]]
        row = self._row_of(source, item) if is_seen else None
        if is_aligned:
            shown = [box.source for box in self.boxes]
            columns = {each: self._columns[each] for each in shown}
            self._ladder = Ladder(parallel_rows(comparison, shown), columns)
            self._laid_for = laid_for
            self._ladder.put(source, item, self.height // 3 if row is None else row)
        else:
            self._ladder = self._laid_for = None
            if row is not None:
                self._columns[source].put(item, row, may_leave_blank=False)
        return True

    def _row_of(self, source: int, item: int) -> int | None:
        if self._ladder is not None:
            return self._ladder.row_of(source, item, self.height)
        return self._columns[source].row_of(item, self.height)

    def _follow(self, session: Session) -> None:
        here = session.cursor
        column = self._columns[here.source]
        item = column.item_of(here.sentence)
        if self._ladder is not None:
            self._ladder.reveal(here.source, item, self.height)
            return
        column.reveal(item, self.height)
        if not session.is_locked:
            return
        row = column.row_of(item, self.height)
        if row is None:
            return
        for source, pair in best_pairs(session.desk, here).items():
            box_column = self._columns.get(source)
            if box_column is None:
                continue
            target = box_column.item_of(pair.other(here).sentence)
            if box_column.row_of(target, self.height) != row:
                box_column.put(target, row, may_leave_blank=True)

    def scroll(self, source: int, rows: int) -> None:
        """Move the text of a pane by rows; of all panes where they are on one scroll."""
        if self._ladder is not None:
            self._ladder.scroll(rows, self.height)
        else:
            self._columns[source].scroll(rows, self.height)

    def place_beyond(self, session: Session, rows: int) -> Place:
        """The sentence about `rows` rows further down (or up) the cursor's pane."""
        source, here = session.cursor
        column = self._columns[source]
        at = column.item_of(here)
        if self._ladder is not None:
            item = column.items[self._ladder.beyond(source, at, rows)]
        else:
            item = column.items[column.beyond(at, rows)]
        stops = session.stops(source)
        if rows > 0:
            sentence = next((s for s in stops if s >= item.first), stops[-1])
        else:
            sentence = next((s for s in reversed(stops) if s <= item.last), stops[0])
        return Place(source, sentence)

    def hit(self, x: int, y: int) -> Place | None:
        """The sentence at a cell of the area; of a fold its first one; None on anything else."""
        box = self.box_at(x)
        if box is None or not self.head_rows <= y < self.head_rows + self.height:
            return None
        row = self.rows(box.source)[y - self.head_rows]
        if row == BLANK or row.line < 0:
            return None
        return Place(box.source, self._columns[box.source].items[row.item].first)

    def cell_of(self, place: Place) -> tuple[int, int] | None:
        """Column and row of the area where a sentence begins; None if that is not in sight."""
        for box in self.boxes:
            if box.source == place.source:
                row = self._row_of(box.source, self._columns[box.source].item_of(place.sentence))
                at = box.x + box.margin + GUTTER
                return None if row is None else (at, self.head_rows + row)
        return None

    def box_at(self, x: int) -> PaneBox | None:
        """The pane at a column of the area."""
        return next((box for box in self.boxes if box.x <= x < box.x + box.width), None)
