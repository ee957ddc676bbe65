"""What a number counts: the unit or the noun after it, or the age of somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.facts import is_german
from tui.compare.disagreement.figures import is_value
from tui.compare.disagreement.measures import (
    CURRENCIES,
    IMPERIAL,
    PAIRS,
    PER_HOUR,
    SPEEDS,
    UNITS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare.disagreement.facts import Token
    from tui.compare.disagreement.figures import Span

FATES = frozenset({"died", "injur", "arres", "missi", "rescu", "evacu", "surviv"})
"""What may have become of people: two counts of people must not differ in it."""

WHOSE = frozenset({"the", "its", "their", "his", "her", "our", "these", "those"})
"""What stands before the whole that a number is a part of."""

_JOINTS = frozenset({"a", "an", "de"})
"""What may stand before a unit: half an hour, millones de euros."""

_MEASURED = UNITS.keys() | CURRENCIES.keys()

HEADS = 4
"""Words after a number among which is what it counts."""


class Measure(NamedTuple):
    """What a number counts, and where the wording of that ends."""

    unit: str
    size: float
    heads: frozenset[str]
    end: int
    is_imperial: bool = False


NOTHING: frozenset[str] = frozenset()


def read_measure(text: str, tokens: tuple[Token, ...], span: Span) -> Measure:
    """Read what stands after a number; no unit and no heads if it counts nothing."""
    last = span.last
    if last + 1 >= len(tokens):
        return Measure("", 1.0, NOTHING, last)
    word = tokens[last + 1].low
    if word in _JOINTS and last + 2 < len(tokens) and tokens[last + 2].low in _MEASURED:
        last += 1
        word = tokens[last + 1].low
    pair = tuple(one.low for one in tokens[last + 1 : last + 3])
    if pair in PAIRS:
        return Measure(PAIRS[pair], 1.0, NOTHING, last + 2)
    if word in SPEEDS or word in UNITS:
        return _read_unit(text, tokens, last + 1, word)
    if word in CURRENCIES:
        return Measure(CURRENCIES[word], 1.0, NOTHING, last + 1)
    if _is_of_whole(tokens, last):
        return Measure("", 1.0, *_read_whole(tokens, last))
    return Measure("", 1.0, *_read_heads(tokens, last))


def _read_unit(text: str, tokens: tuple[Token, ...], at: int, word: str) -> Measure:
    """Read the unit at a token; a length "an hour" is a speed."""
    unit, size = ("speed", SPEEDS[word]) if word in SPEEDS else UNITS[word]
    rest = text[tokens[at].end :].casefold()
    rate = next((one for one in PER_HOUR if rest.startswith(one)), "")
    if unit == "metres" and rate:
        unit, at = "speed", at + (1 if rate[0] == "/" else 2)
    return Measure(unit, size, NOTHING, at, word in IMPERIAL)


def _is_of_whole(tokens: Sequence[Token], last: int) -> bool:
    """Whether it is a part of a number: 12 of the 15."""
    return tokens[last + 1].low == "of" or (
        tokens[last + 1].low == "in" and last + 2 < len(tokens) and is_value(tokens[last + 2].low)
    )


def _read_whole(tokens: Sequence[Token], last: int) -> tuple[frozenset[str], int]:
    """Return what a number is a part of: "22 of the 70 seats" counts seats.

    "Two of the dead" counts nothing: it says more of people counted elsewhere.
    """
    at = last + 2
    if at >= len(tokens) or tokens[last + 1].low != "of" or tokens[at].low not in WHOSE:
        return NOTHING, last
    if at + 1 < len(tokens) and is_value(tokens[at + 1].low):
        at += 1
    if at + 1 >= len(tokens) or tokens[at + 1].stem in FATES:
        return NOTHING, last
    heads, end = _read_heads(tokens, at)
    return heads, end if heads else last


def _read_heads(tokens: Sequence[Token], last: int) -> tuple[frozenset[str], int]:
    """Return what is counted: the words up to the next small word or mark, and the last of them."""
    at = last + 1
    if tokens[at].low == "for":  # 1,000-for-1,000 prisoners
        return frozenset(), last
    heads: list[str] = []
    while at < len(tokens) and len(heads) < HEADS:
        token = tokens[at]
        if not token.stem or token.stem[0].isdecimal():
            break
        if token.stem in FATES:
            break
        heads.append(token.stem)
        at += 1
        if (token.text.endswith("s") or token.stem == "peopl") and not token.is_name:
            break  # a plural is what is counted
        if token.is_name and at < len(tokens) and not tokens[at].is_name and is_german(tokens):
            break  # and so is a noun
    if not heads:
        verbs = {one.stem for one in tokens[last + 1 : last + 5]} & FATES
        return (frozenset({"peopl"}), last) if verbs else (frozenset(), last)
    return frozenset(heads), at - 1


def is_age(tokens: Sequence[Token], span: Span) -> bool:
    """Whether it is an age: "Petersen, 52,", "aged 38", "a man of 71", "who was 64"."""
    if not 1 <= span.low == span.high <= 110 or not tokens[span.first].low.isdecimal():
        return False
    before = tuple(one.low for one in tokens[max(0, span.first - 2) : span.first])
    after = tokens[span.last + 1].text if span.last + 1 < len(tokens) else ","
    if after not in {",", ".", ";"} and before[-1:] != ("aged",) and before[:1] != ("man",):
        return False
    return (
        before[-1:] == ("aged",)
        or before in {("man", "of"), ("woman", "of"), ("who", "was"), ("who", "is")}
        or (len(before) == 2 and before[1] == "," and before[0][0].isalpha() and after == ",")
    )
