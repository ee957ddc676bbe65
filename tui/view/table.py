"""The matrix as it lies before the reader: its rows, which one is chosen, which source."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.model import Place
from tui.screen import clean
from tui.session.tabling import Order, arrangement_of
from tui.session.walking import NO_COLLEAGUE
from tui.session.wanted import Wanted
from tui.view.arranging import arrange
from tui.view.claims import claim_rows
from tui.view.matrix import Kind, rows_of

if TYPE_CHECKING:
    from tui.annotate.claims import ClaimId
    from tui.session.desk import Desk
    from tui.session.state import Session
    from tui.session.tabling import Arrangement
    from tui.view.matrix import Cell, Row


@dataclass(frozen=True, eq=False)
class Table:
    """All rows there are, those that are wanted, and where the reader is among them."""

    desk: Desk
    made: tuple[Row, ...]
    """What follows from the comparison, in no wanted order."""
    arrangement: Arrangement
    rows: tuple[Row, ...] = ()
    at: int = 0
    """The chosen row, from 0."""
    source: int = 0
    """The chosen column, from 0."""

    @property
    def row(self) -> Row | None:
        """The chosen row, if there is any."""
        return self.rows[self.at] if self.rows else None

    @property
    def cell(self) -> Cell | None:
        """The chosen cell, if something stands in it."""
        return self.row.cells[self.source] if self.row else None

    @property
    def claim(self) -> ClaimId | None:
        """The claim of the chosen row, if it is one."""
        return self.row.claim if self.row else None

    def go(self, at: int) -> Table:
        """Choose a row; beyond the ends the first or the last one."""
        return replace(self, at=max(0, min(at, len(self.rows) - 1)))

    def turn(self, source: int) -> Table:
        """Choose a source; after the last one comes the first."""
        return replace(self, source=source % len(self.desk.comparison.sources))

    def to_difference(self, by: int) -> tuple[Table, str]:
        """Choose the next (or previous) stance that a colleague sees otherwise, and say which."""
        if not self.desk.colleagues:
            return self, NO_COLLEAGUE
        sources = range(len(self.desk.comparison.sources))
        places = [
            (at, source)
            for at, row in enumerate(self.rows)
            for source in sources
            if row.is_otherwise(source)
        ]
        if not places:
            return self, "No stance that you set is seen otherwise by a colleague."
        here = (self.at, self.source)
        number = bisect_right(places, here) if by > 0 else bisect_left(places, here) - 1
        number %= len(places)
        at, source = places[number]
        return self.go(at).turn(source), f"{number + 1} of {len(places)} seen otherwise"

    def arranged(self, arrangement: Arrangement, key: Place | ClaimId | None = None) -> Table:
        """Other rows in another order; the row of `key` is chosen, or else the same as before."""
        rows = arrange((*claim_rows(self.desk), *self.made), self.desk, arrangement)
        wanted = key or (self.row.key if self.row else None)
        at = _nearest(rows, wanted)
        return replace(self, arrangement=arrangement, rows=rows, at=at)

    def with_desk(self, desk: Desk, key: Place | ClaimId | None = None) -> Table:
        """The same over a changed desk; what it does not change is not made anew."""
        old, made = self.desk, self.made
        if desk.comparison is not old.comparison:
            made = rows_of(desk.comparison)
        is_by_tags = self.arrangement.wanted is Wanted.ANNOTATED
        table = replace(self, desk=desk, made=made)
        if made is self.made and not is_by_tags and desk.notebook.claims is old.notebook.claims:
            return table
        return table.arranged(self.arrangement, key)


def table_of(session: Session) -> Table:
    """The matrix as it was left, at the sentence of the cursor."""
    here = session.cursor
    arrangement = arrangement_of(session)
    made = rows_of(session.desk.comparison)
    return Table(session.desk, made, arrangement, source=here.source).arranged(arrangement, here)


def standing_of(table: Table) -> tuple[str, ...]:
    """Which rows these are and in which order; the first things matter most."""
    arrangement, comparison = table.arrangement, table.desk.comparison
    count = len(table.rows)
    said = [f"{table.at + 1 if count else 0} of {count}"]
    if arrangement.typed:
        said.append(f"with “{clean(arrangement.typed)}”")
    said.append("all" if arrangement.wanted is None else arrangement.wanted.value)
    if arrangement.order is Order.SOURCE:
        said.append(f"by order in {arrangement.source + 1}")
    else:
        said.append(f"by {arrangement.order}")
    if table.desk.is_compared and comparison.findings is None:
        said.append("looking closer")
    return tuple(said)


def why_empty(table: Table) -> str:
    """Why there is no row, and what can be done."""
    if not table.desk.is_compared:
        return "The articles are still being compared."
    if table.arrangement.typed:
        return "No row has these words. Take the filter away."
    return "There are no such rows. Choose others."


def _nearest(rows: tuple[Row, ...], key: Place | ClaimId | None) -> int:
    """The row that has this key; else one that has the sentence, or the nearest of its source."""
    for at, row in enumerate(rows):
        if row.key == key:
            return at
    if not isinstance(key, Place):
        return 0
    best, best_rank = 0, (True, sys.maxsize)
    for at, row in enumerate(rows):
        cell = row.cells[key.source]
        if cell is not None:
            rank = (row.kind is Kind.CLAIM, abs(cell.place.sentence - key.sentence))
            if rank < best_rank:
                best, best_rank = at, rank
    return best
