"""How many panes fit side by side, how wide each is, and which layouts the width allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.session.room import Beside, Layout

if TYPE_CHECKING:
    from tui.session.state import Session

MIN_PANE = 36
"""Columns below which a pane is not worth reading."""
NARROW = 76
"""Columns below which one article is shown alone."""
MAX_MEASURE = 80
"""Columns of text beyond which the eye loses the line (Bringhurst gives 45 to 75 letters)."""
GOOD_MEASURE = 66
"""Columns of text that each pane keeps where the strip stands beside them unasked."""
GUTTER = 6
"""Bar, tag, count and relation (three), blank."""
RULER = 1
PANEL = 0.38
"""The part of the width that the strip takes beside the panes, if they have enough left."""
MIN_PANEL = 28
"""Columns below which the strip is not worth reading."""

MOST_ROWS = 12
ROWS_EACH = 3
"""Rows of the strip: at most, and for each other source."""


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

    @property
    def inner(self) -> int:
        """Columns of gutter and text, and the blank after it."""
        return GUTTER + self.measure + 1

    @property
    def margin(self) -> int:
        """Blank columns before the gutter, where the pane is wider than its text."""
        return max(0, (self.width - RULER - self.inner) // 2)


def fit_panes(width: int, count: int) -> tuple[int, ...]:
    """The widths of the panes that fit side by side, hairlines between them taken off."""
    shown = 1 if width < NARROW else max(1, min(count, (width + 1) // (MIN_PANE + 1)))
    return share_width(width, shown)


def share_width(width: int, shown: int) -> tuple[int, ...]:
    """The widths of this many panes, hairlines between them taken off."""
    room = width - (shown - 1)
    return tuple(room // shown + (n < room % shown) for n in range(shown))


def layouts_at(session: Session, width: int) -> tuple[Layout, ...]:
    """The layouts there is room for."""
    return (Layout.SINGLE,) if width < NARROW or len(session.panes()) == 1 else tuple(Layout)


def layout_at(session: Session, width: int) -> Layout:
    """The layout the reader chose, or the only one there is room for."""
    room = session.room
    if room.is_zoomed or width < NARROW or len(session.panes()) == 1:
        return Layout.SINGLE
    return room.layout


def panel_at(session: Session, width: int) -> int:
    """The columns of the strip where it stands on the right."""
    panel = int(width * PANEL)
    return panel if layout_at(session, width) is Layout.SINGLE else min(panel, width - NARROW)


def strip_rows(session: Session) -> int:
    """The rows that the strip takes at most below the text: few sources have little to say."""
    return min(MOST_ROWS, 3 + ROWS_EACH * (len(session.columns) - 1))


def strip_at(session: Session, width: int) -> Beside:
    """Where the strip stands on a screen of this width: where the reader chose, if there is room.

    Unasked it goes to the right if every pane keeps a good measure there.
    """
    panel = panel_at(session, width)
    chosen = session.room.strip
    if chosen is Beside.RIGHT and panel < MIN_PANEL:
        return Beside.BELOW
    if chosen is not None:
        return chosen
    panes = 1 if layout_at(session, width) is Layout.SINGLE else len(session.panes())
    others = len(session.columns) - 1
    fits = others and width - panel >= panes * (GUTTER + GOOD_MEASURE + RULER + 2)
    return Beside.RIGHT if fits else Beside.BELOW
