"""Lines that end where they should in terminals that measure characters otherwise than we do.

About most scripts all terminals agree. About the spacing vowel signs of Indic scripts, or emoji of
a newer Unicode, they do not; there the cursor is put where the next pane begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.control import Control
from rich.segment import ControlType, Segment

from tui.patterns import late
from tui.screen import is_everyday
from tui.show.sheet import Line

if TYPE_CHECKING:
    from rich.style import Style

# Everything but Latin, Greek, Cyrillic, common signs, Chinese, Japanese, Korean.
_UNSURE = late(
    r"[^\x20-\x7e\xa1-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20cf"
    r"\u2100-\u22ff\u2400-\u25ff\u3041-\u3096\u309b-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff9d]"
)

_SIGNS = frozenset(map(chr, (0x20, 0x28, 0x29, *range(0x2200, 0x2300), *range(0x2500, 0x2600))))
"""What gutters, rulers and rules are made of; to compile the pattern takes 3 ms."""


def is_unsure(line: Line) -> bool:
    """Tell whether terminals may draw a line wider or narrower than it was measured."""
    return any(
        not (is_everyday(text) or _SIGNS.issuperset(text)) and _UNSURE.search(text)
        for text, _, _ in line
    )


def steady(line: Line, x: int, width: int, fill: Style) -> Line:
    """The line between two moves of the cursor, its cells blank before it is drawn.

    Moves have no width, as long as nobody measures the text of a control segment.
    """
    begin = Control.move_to_column(x).segment
    end = Control.move_to_column(x + width).segment
    blank = Segment(
        f"{begin.text}{'':{width}}{begin.text}", fill, [(ControlType.CURSOR_MOVE_TO_COLUMN, x)]
    )
    return Line([blank, *line, Segment(end.text, fill, end.control)])
