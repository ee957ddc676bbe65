"""What a terminal without UTF-8 is sent: ASCII to read, in as many cells as were laid out."""

from __future__ import annotations

import codecs
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len

from tui.screen import stand_in

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "rashomon"
"""Of our way to handle a character that cannot be encoded, among Python's."""


def in_cells(char: str) -> str:
    """Return what stands for a character, as wide as that is: all else keeps its place.

    Of what is longer the beginning is left if it is a letter or `...`; a part of ½ would be wrong.
    """
    width = cell_len(char)
    written = stand_in(char)
    if len(written) > width > 0 and not (written.isalpha() or char == "…"):
        written = "?"
    return written[:width].ljust(width, "?")


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(in_cells, error.object[error.start : error.end])), error.end


@contextmanager
def readable(stream: TextIO) -> Iterator[None]:
    """Let a stream write what its encoding lacks so that it can be read."""
    change = getattr(stream, "reconfigure", None)
    if change is None:
        yield
        return
    codecs.register_error(NAME, _stand_in)
    before = stream.errors
    change(errors=NAME)
    try:
        yield
    finally:
        change(errors=before)
