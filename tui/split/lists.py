"""Lists inside a line: where `1.` `2.`, `a)` `b)` or bullets stand that part its items."""

from __future__ import annotations

from bisect import bisect_left

from tui.patterns import late

Span = tuple[int, int]
"""Code points, end exclusive."""

# A bullet that opens a line and comes again inside it parts the items: • 9. Eggs • 10. Milk
_BULLETS = frozenset("•●○▪▫■□◦‣⁃►▶")
_ITEM = late(r"([•●○▪▫■□◦‣⁃►▶])\s*(?:\d{1,3}[.)]+)?(?=\s*\S)")

_NUMERAL = late(
    r"(?<!\d)(?<![\d][.,])(?<![$€£])\b(?:(\d{1,2})(?:\.\)|[.)])|([a-z])(?:\)|\.))(?=\s)"
)

_NUMERAL_ALONE = late(r"\(?(?:\d{1,2}(?:\.\)|[.)])|[a-zA-Z]\))")


def is_numbered(text: str, at: int) -> bool:
    """Whether a bullet with a number after it stands at `at`: both are part of the item."""
    item = _ITEM.match(text, at) if text[at] in _BULLETS else None
    return item is not None and item[0][-1] in ".)"


def is_numeral(piece: str) -> bool:
    """Whether `piece` is the numeral of an item and nothing else."""
    return len(piece) <= 5 and _NUMERAL_ALONE.fullmatch(piece) is not None


def numerals(line: str) -> list[Span]:
    """Places of `1.` `2.` or `a)` `b)` that count up from the first: a list inside a line."""
    item = _ITEM.match(line) if line[:1] in _BULLETS else None
    if item:
        bullets = [found.span() for found in _ITEM.finditer(line) if found[1] == item[1]]
        return bullets if len(bullets) > 1 else []
    if not line.startswith("a. ") and not any(first in line for first in ("1.", "1)", "a)")):
        return []
    found: list[Span] = []
    wanted = 0
    for numeral in _NUMERAL.finditer(line):
        value = int(numeral[1]) if numeral[1] else ord(numeral[2]) - ord("a") + 1
        if numeral[0][1] == "." and numeral[2] and not line.startswith("a. "):
            continue
        opens = (
            value == 1
            and not line[max(0, numeral.start() - 9) : numeral.start()].rstrip()[-1:].isalnum()
        )
        if opens or value == wanted:
            wanted = value + 1
            found.append(numeral.span())
    return found if len(found) > 1 else []


def within(spans: list[Span], at: int) -> bool:
    """Whether `at` lies inside one of `spans`, its start left out, its end taken in."""
    number = bisect_left(spans, (at, 0)) - 1
    return number >= 0 and spans[number][0] < at <= spans[number][1]
