"""What an article is called, on the screen, in messages and in what is exported."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.places import is_address
from tui.screen import clean

if TYPE_CHECKING:
    from tui.model import Source


def name_of(source: Source) -> str:
    """The publisher where the text says it, else the file's name without its ending."""
    return _name(source.publisher, source.path)


@lru_cache(maxsize=64)
def _name(publisher: str | None, path: str) -> str:
    if publisher:
        return clean(publisher)
    if path == "-":
        return "standard input"
    if is_address(path):
        return clean(path.split("/")[2].removeprefix("www."))
    return clean(PurePath(path.removeprefix("sample:")).stem)
