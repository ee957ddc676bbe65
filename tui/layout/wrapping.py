"""Text to lines of a given width."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from tui.patterns import late
from tui.screen import is_everyday

T = TypeVar("T")

Measure = Callable[[str], int]
"""Cells that a string takes on the screen."""

_WORD = late(r"\S+")


def wrap(
    text: str, width: int, measure: Measure, most: int | None = None
) -> tuple[tuple[int, int], ...]:
    """Break text at blanks into lines of at most `width` cells, and into at most `most` lines.

    Returns:
        (start, end) of each line in `text`, without the blanks at its ends. A word wider than a
        line is cut where the line is full. Empty text is one empty line.
    """
    if is_everyday(text) and measure(text) == len(text):
        return tuple(islice(_wrap_even(text, width), most))
    return tuple(islice(_wrap_uneven(text, width, measure), most))


def _wrap_even(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Break text whose characters all take one cell, and whose blanks are spaces."""
    last = len(text.rstrip(" "))
    start = len(text) - len(text.lstrip(" ")) if last else 0
    while last - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end < 0:
            yield start, start + width
            start += width
            continue
        while text[end - 1] == " ":
            end -= 1
        yield start, end
        start = end
        while text[start] == " ":
            start += 1
    yield start, max(start, last)


def _wrap_uneven(text: str, width: int, measure: Measure) -> Iterator[tuple[int, int]]:
    cells = len if text.isascii() else measure
    is_begun = False
    start = end = used = 0
    for word in _WORD.finditer(text):
        a, b = word.span()
        size = cells(word.group())
        if used and used + (a - end) + size <= width:
            used += a - end + size
            end = b
            continue
        if used:
            is_begun = True
            yield start, end
        while size > width:
            cut = _cut(text, a, b, width, cells)
            is_begun = True
            yield a, cut
            a = cut
            size = cells(text[a:b])
        start, end, used = a, b, size
    if used or not is_begun:
        yield start, end


def wrap_runs(
    runs: Sequence[tuple[str, T]], width: int, measure: Measure, most: int | None = None
) -> Iterator[list[tuple[str, T]]]:
    """Break a text that is set in several ways into lines, as `wrap` does."""
    text = "".join(part for part, _ in runs)
    number = at = 0
    for start, end in wrap(text, width, measure, most):
        line = []
        while number < len(runs):
            part, way = runs[number]
            a, b = max(start, at), min(end, at + len(part))
            if a < b:
                line.append((text[a:b], way))
            if at + len(part) > end:
                break
            at += len(part)
            number += 1
        yield line


def _cut(text: str, start: int, end: int, width: int, cells: Measure) -> int:
    """The last position up to which a long word fits; always at least one character on."""
    used = 0
    for at in range(start, end):
        used += cells(text[at])
        if used > width:
            return max(at, start + 1)
    return end
