"""Text to paragraphs: lines, but for lines that were broken by hand or in mid-sentence."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tui.patterns import late
from tui.split.lists import is_numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.split.lists import Span

WRAP_LEAST, WRAP_MOST = 40, 110
"""Widths in code points at which people and mail programs wrap a text by hand."""

_LINE = late(r"[^\n\x0b\x0c\x85\u2028\u2029]+")
_BULLETS = frozenset("-*+•·●○▪▫■□◦‣⁃►▶–—")
_BULLET = late(r"[-*+•·●○▪▫■□◦‣⁃►▶]\s+(?=\S)|[-*+•·●○▪▫■□◦‣⁃►▶–—]\s*$")

_MARKED = late(r"[-*+•#>|]|\d{1,2}[.)]\s")


def paragraphs(text: str) -> Iterator[Span]:
    """Yield what is split on its own, without blanks at its ends or a bullet that has no number."""
    for start, end in _lines(text):
        bullet = _BULLET.match(text, start, end) if text[start] in _BULLETS else None
        begin = bullet.end() if bullet and not is_numbered(text, start) else start
        if begin < end:
            yield begin, end


def _lines(text: str) -> Iterator[Span]:
    """Yield lines without the blanks around them; lines wrapped by hand are taken together."""
    run: list[Span] = []
    for line in _LINE.finditer(text):
        bare = line.group().strip()
        if not bare:
            continue
        start = line.start() + len(line.group()) - len(line.group().lstrip())
        if run and text[run[-1][1] : start].strip(" \t") != "\n":
            yield from _unwrap(text, run)
            run = []
        run.append((start, start + len(bare)))
    yield from _unwrap(text, run)


def _unwrap(text: str, run: list[Span]) -> list[Span]:
    """Take lines in a row for one paragraph if no line had room for the next line's first word."""
    if len(run) < 2:
        return run
    if _is_broken(text, run):
        return [(run[0][0], run[-1][1])]
    width = max(end - start for start, end in run)
    if not WRAP_LEAST <= width <= WRAP_MOST:
        return run
    goes_on = False
    for (start, end), (below, below_end) in pairwise(run):
        word = text[below:below_end].split(None, 1)[0]
        if end - start + 1 + len(word) <= width or _MARKED.match(text, below):
            return run
        goes_on = goes_on or (word[0].islower() and text[end - 1] not in ".!?…:")
    return [(run[0][0], run[-1][1])] if goes_on else run


def _is_broken(text: str, run: list[Span]) -> bool:
    """Whether lines are one sentence with line ends in it, as a PDF gives it.

    It begins with a capital, goes on with a small letter in every line, and has its stop at the
    very end. A list or a poem in small letters has none.
    """
    return (
        text[run[0][0]].isupper()
        and text[run[-1][1] - 1] in ".!?"
        and all(text[start].islower() for start, _ in run[1:])
        and all(text[end - 1] not in ".!?…:;" for _, end in run[:-1])
    )
