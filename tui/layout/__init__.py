"""Views to wrapped lines, and what stands where. Plain Python: knows no terminal library.

Nothing is wrapped before it is looked at. How wide a character is, the caller says (`Measure`).
"""

from tui.layout.column import BLANK, MARGIN, Column, Row
from tui.layout.spread import (
    FEW_ROWS,
    GUTTER,
    HEAD_ROWS,
    MAX_MEASURE,
    MIN_PANE,
    NARROW,
    RULER,
    PaneBox,
    Spread,
    fit_panes,
)
from tui.layout.wrapping import Measure, wrap

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
    "Measure",
    "PaneBox",
    "Row",
    "Spread",
    "fit_panes",
    "wrap",
]
