"""A comparison to a report. A new format is one new file here and one line in `FORMATS`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tui.export.as_json import write_json
from tui.export.text import write_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model import Comparison

    Write = Callable[[Comparison], str]

__all__ = ["FORMATS", "FORMAT_OF"]


def _load(name: str) -> Write:
    """Return what writes a format; to load that takes 25 ms, so it waits until it is called."""

    def write(comparison: Comparison) -> str:
        made: str = getattr(import_module("tui.export.comparison"), name)(comparison)
        return made

    return write


FORMATS: dict[str, Write] = {
    "text": write_text,
    "json": write_json,
    "markdown": _load("write_comparison_markdown"),
    "html": _load("write_comparison_html"),
    "csv": _load("write_comparison_csv"),
    "svg": _load("write_comparison_svg"),
}
"""Name on the command line to what writes it; the first one is used where none is named."""

FORMAT_OF = {
    ".md": "markdown",
    ".html": "html",
    ".csv": "csv",
    ".json": "json",
    ".txt": "text",
    ".svg": "svg",
}
"""The ending of a file's name to its format."""
