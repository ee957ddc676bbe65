"""Where the panes stand: layout, zoom, order, those hidden and the one pinned; and wishes for it.

All of it is plain values, so that it can be kept from one reading to the next.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Layout(StrEnum):
    """How the articles stand on the screen."""

    COLUMNS = "columns"
    """Side by side, each scrolled on its own."""
    ALIGNED = "aligned"
    """Side by side on one scroll, padded so that parallel passages start on one row."""
    TWO = "two"
    """Two side by side, the words that only one of them has set off in both."""
    SINGLE = "single"
    """One alone."""


class Beside(StrEnum):
    """Where the evidence strip stands."""

    BELOW = "below"
    RIGHT = "right"
    AWAY = "away"


class Room(NamedTuple):
    """What the reader chose; the width of the screen may allow less."""

    layout: Layout = Layout.COLUMNS
    is_zoomed: bool = False
    """Only the cursor's pane is shown, until the reader zooms out again."""
    order: tuple[int, ...] = ()
    """The sources from left to right; those it does not name follow as they were opened."""
    hidden: frozenset[int] = frozenset()
    pinned: int | None = None
    """The source that stays on the left, whichever others are paged in."""
    strip: Beside | None = None
    """None: by the width of the screen."""

    def panes(self, count: int) -> tuple[int, ...]:
        """The sources on the screen or paged out, from left to right; never none.

        Args:
            count: How many sources are open.
        """
        if not self.order and not self.hidden and self.pinned is None:
            return tuple(range(count))
        known = [source for source in self.order if source < count]
        known += [source for source in range(count) if source not in known]
        shown = [source for source in known if source not in self.hidden] or known
        if self.pinned in shown:
            shown.remove(self.pinned)
            shown.insert(0, self.pinned)
        return tuple(shown)


AS_OPENED = Room()


def moved(room: Room, panes: Sequence[int], source: int, by: int) -> Room | None:
    """The room with a pane one place further right (or left); None if there is no such place."""
    at = panes.index(source)
    to = at + by
    if source == room.pinned or not 0 <= to < len(panes) or panes[to] == room.pinned:
        return None
    order = list(panes)
    order[at], order[to] = order[to], order[at]
    return room._replace(order=tuple(order))
