"""Views to wrapped lines, and what stands where. Plain Python: knows no terminal library.

Nothing is wrapped before it is looked at. How wide a character is, the caller says (`Measure`).
"""

from tui.layout.column import BLANK, MARGIN, Column, Row
from tui.layout.fitting import (
    GUTTER,
    MAX_MEASURE,
    MIN_PANE,
    NARROW,
    RULER,
    PaneBox,
    fit_panes,
    layout_at,
    layouts_at,
    panel_at,
    strip_at,
    strip_rows,
)
from tui.layout.ladder import Ladder
from tui.layout.spread import FEW_ROWS, HEAD_ROWS, Spread
from tui.layout.wrapping import Measure, wrap, wrap_runs

__all__ = [
    "BLANK",
    "FEW_ROWS",
    "GUTTER",
    "HEAD_ROWS",
    "MARGIN",
    "MAX_MEASURE",
    "MIN_PANE",
    "NARROW",
    "RULER",
    "Column",
    "Ladder",
    "Measure",
    "PaneBox",
    "Row",
    "Spread",
    "fit_panes",
    "layout_at",
    "layouts_at",
    "panel_at",
    "strip_at",
    "strip_rows",
    "wrap",
    "wrap_runs",
]
