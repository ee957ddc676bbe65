"""What an article is called, on the screen, in messages and in what is exported."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.places import is_address
from tui.screen import clean

if TYPE_CHECKING:
    from tui.model import Source


def name_of(source: Source) -> str:
    """The publisher where the text says it, else the file's name without its ending."""
    if source.publisher:
        return clean(source.publisher)
    if source.path == "-":
        return "standard input"
    if is_address(source.path):
        return clean(source.path.split("/")[2].removeprefix("www."))
    return clean(PurePath(source.path.removeprefix("sample:")).stem)
