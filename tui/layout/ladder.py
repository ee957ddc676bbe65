"""Several columns on one scroll, padded so that parallel passages start on one row.

The order of all sentences is cut into flights. Each begins on one row in all columns, so a flight
can be laid out when it is first looked at, and what stands above or below need not be wrapped.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tui.layout.column import BLANK, MARGIN, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.layout.column import Column
    from tui.model import Place

LEAST = 40
"""Steps of a flight at least; then the next step that most columns share begins another one."""
MOST = 80


class Flight(NamedTuple):
    """Some steps, laid out."""

    rows: Mapping[int, list[Row]]
    """For each source as many as the flight is high."""
    starts: Mapping[tuple[int, int], int]
    """The row of the first line of each source's item."""
    height: int


class Ladder:
    """The columns of several sources, scrolled together."""

    def __init__(self, shelves: Iterable[tuple[Place, ...]], columns: Mapping[int, Column]) -> None:
        """Take the order of all sentences; see `tui.view.parallel`."""
        self._columns = columns
        self._steps: list[tuple[tuple[int, int], ...]] = []
        self._step_of: dict[tuple[int, int], int] = {}
        for shelf in shelves:
            step = []
            for source, sentence in shelf:
                item = columns[source].item_of(sentence)
                if columns[source].items[item].first == sentence:
                    step.append((source, item))
                    self._step_of[source, item] = len(self._steps)
            if step:
                self._steps.append(tuple(step))
        self._cuts = _cut(self._steps)
        self._flights: dict[int, Flight] = {}
        self._top = 0
        """The flight at the top."""
        self._skip = 0
        """Rows of it above the top."""
        self._rows_of: dict[int, tuple[tuple[int, int, int], list[Row]]] = {}

    def rows(self, source: int, height: int) -> list[Row]:
        """What stands on each of `height` rows of a column."""
        state = (self._top, self._skip, height)
        kept = self._rows_of.get(source)
        if kept is not None and kept[0] == state:
            return kept[1]
        rows: list[Row] = []
        at, skip = self._top, self._skip
        while len(rows) < height and at < len(self._cuts):
            rows.extend(self._flight(at).rows[source][skip : skip + height - len(rows)])
            at, skip = at + 1, 0
        rows.extend([BLANK] * (height - len(rows)))
        self._rows_of[source] = (state, rows)
        return rows

    def row_of(self, source: int, item: int, height: int) -> int | None:
        """The row on which the first line of an item stands, if it is in view."""
        row = self._distance(source, item, height)
        return row if row is not None and 0 <= row < height else None

    def put(self, source: int, item: int, row: int) -> None:
        """Scroll so that the first line of an item stands on a row; nothing goes above the top."""
        self._top, start = self._find(source, item)
        self._skip = start - row
        self._settle()

    def reveal(self, source: int, item: int, height: int) -> None:
        """Scroll as little as needed for an item to be in view; far away it comes to a third."""
        size = len(self._columns[source].lines(item))
        edge = min(MARGIN, height // 6)
        low = max(0, height - size - edge)
        high = min(edge, low)
        row = self._distance(source, item, height)
        if row is None or not -height < row < 2 * height:
            self.put(source, item, min(height // 3, low))
        elif not high <= row <= low:
            self.put(source, item, min(max(row, high), low))

    def scroll(self, by: int, height: int) -> None:
        """Move the text by rows (down is positive), stopping at its beginning and end."""
        before = (self._top, self._skip)
        self._skip += by
        self._settle()
        if by > 0 and all(
            all(row == BLANK for row in self.rows(source, height)) for source in self._columns
        ):
            self._top, self._skip = before

    def beyond(self, source: int, item: int, rows: int) -> int:
        """The item about `rows` rows further on (negative: back); at least the next one."""
        last = len(self._columns[source].items) - 1
        by = 1 if rows > 0 else -1
        at = min(max(item + by, 0), last)
        while 0 <= at + by <= last and abs(self._between(source, item, at + by)) <= abs(rows):
            at += by
        return at

    def _between(self, source: int, item: int, other: int) -> int:
        """Rows from the first line of one item to that of another."""
        (flight, start), (to, end) = self._find(source, item), self._find(source, other)
        if flight <= to:
            return sum(self._flight(n).height for n in range(flight, to)) + end - start
        return -(sum(self._flight(n).height for n in range(to, flight)) + start - end)

    def _distance(self, source: int, item: int, height: int) -> int | None:
        """The row of an item, above and below the view too; None if it is further than a view."""
        flight = self._flight_of(source, item)
        row = -self._skip
        if flight < self._top:
            for n in range(flight, self._top):
                row -= self._flight(n).height
                if n + 2 < self._top:
                    return None
        for n in range(self._top, flight):
            row += self._flight(n).height
            if row > 2 * height:
                return None
        return row + self._flight(flight).starts[source, item]

    def _settle(self) -> None:
        """Let the skip be within the flight at the top."""
        while self._skip < 0 and self._top > 0:
            self._top -= 1
            self._skip += self._flight(self._top).height
        self._skip = max(0, self._skip)
        while self._top + 1 < len(self._cuts) and self._skip >= self._flight(self._top).height:
            self._skip -= self._flight(self._top).height
            self._top += 1

    def _find(self, source: int, item: int) -> tuple[int, int]:
        flight = self._flight_of(source, item)
        return flight, self._flight(flight).starts[source, item]

    def _flight_of(self, source: int, item: int) -> int:
        return bisect_right(self._cuts, self._step_of[source, item]) - 1

    def _flight(self, n: int) -> Flight:
        flight = self._flights.get(n)
        if flight is None:
            end = self._cuts[n + 1] if n + 1 < len(self._cuts) else len(self._steps)
            flight = self._flights[n] = self._lay(self._steps[self._cuts[n] : end])
        return flight

    def _lay(self, steps: Iterable[tuple[tuple[int, int], ...]]) -> Flight:
        rows: dict[int, list[Row]] = {source: [] for source in self._columns}
        starts: dict[tuple[int, int], int] = {}
        for step in steps:
            start = max(
                len(rows[source]) + int(self._columns[source].items[item].has_gap)
                for source, item in step
            )
            for source, item in step:
                column = rows[source]
                column.extend([BLANK] * (start - len(column)))
                starts[source, item] = start
                count = len(self._columns[source].lines(item))
                column.extend(Row(item, line) for line in range(count))
        height = max(map(len, rows.values()))
        for column in rows.values():
            column.extend([BLANK] * (height - len(column)))
        return Flight(rows, starts, height)


def _cut(steps: list[tuple[tuple[int, int], ...]]) -> list[int]:
    """Where flights begin: at the step of most columns among those where one may begin."""
    cuts, start = [0], 0
    while len(steps) - start > MOST:
        start = max(range(start + LEAST, start + MOST), key=lambda n: len(steps[n]))
        cuts.append(start)
    return cuts
