"""A comparison to a report. A new format is one new file here and one line in `FORMATS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.export.as_json import write_json
from tui.export.text import write_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model import Comparison

__all__ = ["FORMATS"]

FORMATS: dict[str, Callable[[Comparison], str]] = {
    "text": write_text,
    "json": write_json,
}
"""Name on the command line to what writes it; the first one is used where none is named."""
