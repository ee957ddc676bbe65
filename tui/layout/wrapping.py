"""Text to lines of a given width."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Measure = Callable[[str], int]
"""Cells that a string takes on the screen."""

_WORD = re.compile(r"\S+")


def wrap(text: str, width: int, measure: Measure) -> tuple[tuple[int, int], ...]:
    """Break text at blanks into lines of at most `width` cells.

    Returns:
        (start, end) of each line in `text`, without the blanks at its ends. A word wider than a
        line is cut where the line is full. Empty text is one empty line.
    """
    cells = len if text.isascii() else measure
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for word in _WORD.finditer(text):
        a, b = word.span()
        size = cells(word.group())
        if used and used + (a - end) + size <= width:
            used += a - end + size
            end = b
            continue
        if used:
            lines.append((start, end))
        while size > width:
            cut = _cut(text, a, b, width, cells)
            lines.append((a, cut))
            a = cut
            size = cells(text[a:b])
        start, end, used = a, b, size
    if used or not lines:
        lines.append((start, end))
    return tuple(lines)


def wrap_runs(
    runs: Sequence[tuple[str, T]], width: int, measure: Measure
) -> Iterator[list[tuple[str, T]]]:
    """Break a text that is set in several ways into lines of at most `width` cells."""
    text = "".join(part for part, _ in runs)
    for start, end in wrap(text, width, measure):
        line, at = [], 0
        for part, way in runs:
            a, b = max(start, at), min(end, at + len(part))
            if a < b:
                line.append((text[a:b], way))
            at += len(part)
        yield line


def _cut(text: str, start: int, end: int, width: int, cells: Measure) -> int:
    """The last position up to which a long word fits; always at least one character on."""
    used = 0
    for at in range(start, end):
        used += cells(text[at])
        if used > width:
            return max(at, start + 1)
    return end
