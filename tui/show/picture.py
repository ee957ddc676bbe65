"""The screen as a picture that stands for itself: it asks no other computer for a font."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def picture_of(app: App[int]) -> str:
    """Return what is on the screen now as SVG."""
    svg = _FONT.sub("", app.export_screenshot(title="rashomon"))
    # A renderer may trim the blanks at the ends of a text unless it is told not to.
    return svg.replace("<text ", '<text xml:space="preserve" ')
