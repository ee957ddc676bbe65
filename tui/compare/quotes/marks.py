"""Quotation marks to spans, one pass over the text. Marks may be of any language, or the wrong one.

A mark opens where it stands before a letter and after none, whatever its shape; many texts close
with the opening mark. What is still open at the end of a paragraph is no quotation, unless the
next paragraph opens one more: then it goes on there.
"""

from __future__ import annotations

import re
from functools import lru_cache

DOUBLE = '"“”„‟«»＂「」『』'
SINGLE = "'‘’‚‛‹›"

LONGEST = 3_000
"""Characters of a quotation; a mark without its partner must not swallow an article."""

_CLOSING = {"«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』"}

Span = tuple[int, int]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"[{DOUBLE}{SINGLE}]|\n[ \t]*\n|\n")


def find_spans(text: str) -> tuple[Span, ...]:
    """Return what stands between quotation marks, without them; no span lies in another.

    A quotation inside one is part of it. Single marks quote only where no double ones are open.
    """
    found: list[Span] = []
    start, opener = -1, ""
    for match in _pattern().finditer(text):
        at, mark = match.start(), match[0]
        if start >= 0 and at - start > LONGEST:
            start = -1
        if mark[0] == "\n":
            # A quotation goes on if the next paragraph opens with a mark again.
            following = text[match.end() : match.end() + 1]
            if start >= 0 and (not following or following not in DOUBLE or opener in SINGLE):
                start = -1
            elif start >= 0:
                found.append((start, at))
                start = -1
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if start < 0:
            if _opens(mark, before, after):
                start, opener = at + 1, mark
        elif _closes(mark, opener, before, after):
            if at > start:
                found.append((start, at))
            start = -1
    return tuple(_trim(text, found))


def _opens(mark: str, before: str, after: str) -> bool:
    if before.isalnum() or (after.isspace() and mark != "«"):
        return False  # French sets a blank inside
    if mark in SINGLE:
        return after.isalpha() and (before.isspace() or before in "([—–-:")
    return after not in ".,;:!?)" or after == "."


def _closes(mark: str, opener: str, before: str, after: str) -> bool:
    if before.isspace() and mark != "»":
        return False
    if (opener in SINGLE) != (mark in SINGLE):
        return False
    if opener in _CLOSING:
        return mark == _CLOSING[opener]
    if mark in SINGLE:
        return not after.isalnum()
    return mark not in "«»「」『』" and (mark not in "„" or not after.isalnum())


def _trim(text: str, spans: list[Span]) -> list[Span]:
    """Drop blanks at the edges and spans without a letter; a lone single-marked letter is none."""
    kept: list[Span] = []
    for first, last in spans:
        start, end = first, last
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        piece = text[start:end]
        if sum(map(str.isalpha, piece[:80])) >= 2:
            kept.append((start, end))
    return kept
