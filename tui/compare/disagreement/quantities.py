"""Numbers that count or measure something, with bound, unit and surroundings; dates are none."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.calendar import DAYS, moments_of
from tui.compare.disagreement.counted import FATES, NOTHING, WHOSE, Measure, is_age, read_measure
from tui.compare.disagreement.facts import stems_near, tokens_of, word_set
from tui.compare.disagreement.figures import is_value, read_number
from tui.compare.disagreement.measures import CURRENCIES, NO_CONTEXT, QUALIFIERS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.compare.disagreement.facts import Token
    from tui.compare.disagreement.figures import Span

_OVER_WORDS = word_set("in for after lasted took last well of to by than the first")
"""Words before "over" that make it a bound; "talks over two days" is none."""
_PARTS = word_set("another other more further additional extra remaining")
_RANKS = word_set("first last next past previous top final latest")
_RATES = word_set("each per every apiece daily weekly monthly annually yearly")
REACH = 6


class Quantity(NamedTuple):
    """A number with what it counts."""

    low: float
    high: float
    """Equal to `low` but for a range."""
    bound: str
    """exact, over, under, least, most or about."""
    unit: str
    """A kind of unit; empty for what is counted by a noun."""
    heads: frozenset[str]
    near: frozenset[str]
    fate: str
    """The nearest of `FATES`; empty if there is none near."""
    leans: str
    """The content word before it, not more than three tokens away; no unit."""
    whose: str
    """What it is the size of: a "profit" of so much."""
    follows: str
    """The content word after it."""
    aspects: frozenset[str]
    """That it is a rate, a rest or a part; numbers that differ in this are not compared."""
    is_imperial: bool
    wording: str


@lru_cache(maxsize=4096)
def quantities_of(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of a sentence that count or measure something, in order."""
    tokens = tokens_of(text)
    dates = {i for one in moments_of(text) for i in range(one.span[0], one.span[1] + 1)}
    found: list[Quantity] = []
    i = 0
    while i < len(tokens):
        span = None if i in dates else read_number(text, tokens, i)
        if span is None:
            i += 1
            continue
        if not _is_label(text, tokens, i):
            one = _read_quantity(text, tokens, span)
            if one is not None:
                found.append(one)
        i = span.last + 1
    return tuple(found)


def _is_label(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether the number is part of a name: F-16, G7, World War Two, Article 5, year 2022."""
    token = tokens[i]
    if token.start and (text[token.start - 1].isalpha() or text[token.start - 1] == "#"):
        return True
    before = tokens[i - 1] if i else None
    if before is None:
        return False
    glued = text[before.end : token.start]
    if glued in {"-", "‑"} and (before.is_name or before.low[0].isalpha()):
        return before.low not in {"for", "to", "all"}
    is_bound = (before.low,) in QUALIFIERS
    if before.is_name and before.text != "I" and i > 1 and before.low not in {"a", "the", "at"}:
        return before.text[0].isalpha() and before.stem != "" and glued == " " and not is_bound
    if token.is_name and token.low[0].isalpha() and i > 0 and before.text not in {'"', "“", ":"}:
        return True
    return before.low in {"no", "number", "article", "section", "chapter", "flight", "phase"}


def _read_quantity(text: str, tokens: tuple[Token, ...], span: Span) -> Quantity | None:
    first = span.first
    start, bound = _read_bound(tokens, first)
    if first and tokens[first - 1].text in CURRENCIES:
        measure = Measure(CURRENCIES[tokens[first - 1].text], 1.0, NOTHING, span.last)
        start, bound = _read_bound(tokens, first - 1)
        start = min(start, first - 1)
    elif span.unit:
        measure = Measure(span.unit, 1.0, NOTHING, span.last)
        bound = "about" if bound == "exact" else bound
    elif is_age(tokens, span):
        measure = Measure("age", 1.0, NOTHING, span.last)
    else:
        measure = read_measure(text, tokens, span)
    unit, size, heads, end, is_imperial = measure
    is_toll = not unit and _is_toll(tokens, first)
    fate = _read_fate(tokens, start, end)
    if is_toll or (not unit and fate and tokens[start - 1].stem == fate):
        heads = heads or frozenset({"peopl"})  # "killed 17"
    if not unit and not heads:
        return None
    if tokens[first].low == "one" and span.high == 1 and unit in {"", "age"}:
        return None  # "one man" among others: no count
    follows = next((one.stem for one in tokens[end + 1 : end + 4] if one.stem), "")
    if unit == "age":
        heads = frozenset({follows} - {""})
    return Quantity(
        low=span.low * size,
        high=span.high * size,
        bound=bound,
        unit=unit,
        heads=heads,
        near=stems_near(tokens, start, end, NO_CONTEXT | DAYS),
        fate="died" if is_toll else fate,
        leans=_read_leaning(tokens, start),
        whose=_read_whose(tokens, start),
        follows=follows,
        aspects=_read_aspects(tokens, start, first, end),
        is_imperial=is_imperial,
        wording=text[tokens[start].start : tokens[end].end],
    )


def _read_leaning(tokens: tuple[Token, ...], start: int) -> str:
    """The content word before a number; another one and its unit (a two-year, $5m deal) is none."""
    before = tokens[max(0, start - 3) : start][::-1]
    words = (one for one in before if one.stem and one.stem[0].isalpha())
    return next((one.stem for one in words if one.low not in UNITS), "")


def _read_whose(tokens: tuple[Token, ...], start: int) -> str:
    return tokens[start - 2].stem if start > 1 and tokens[start - 1].low == "of" else ""


_BREAKS = word_set("and but while und и а та et y , ;")


def _read_fate(tokens: tuple[Token, ...], start: int, end: int) -> str:
    """The fate that stands nearest to a number, before it or after what it counts."""
    sides = tokens[max(0, start - REACH) : start][::-1], tokens[end + 1 : end + 1 + REACH]
    found = [
        (far, stem)
        for side in sides
        for far, stem in enumerate(
            one.stem for one in takewhile(lambda one: one.low not in _BREAKS, side)
        )
        if stem in FATES
    ]
    return min(found, default=(0, ""))[1]


def _read_aspects(tokens: tuple[Token, ...], start: int, first: int, end: int) -> frozenset[str]:
    return frozenset(_aspects(tokens, start, first, end))


def _aspects(tokens: tuple[Token, ...], start: int, first: int, end: int) -> Iterator[str]:
    # "more than three" has a bound, "three more" is a part.
    around = {one.low for one in (*tokens[max(0, start - 3) : start], *tokens[end + 1 : end + 4])}
    if not around.isdisjoint(_PARTS):
        yield "part"
    if not around.isdisjoint(_RATES):
        yield "rate"
    if first and tokens[first - 1].low in _RANKS:
        yield "rank"
    if _is_whole(tokens, start):
        yield "whole"


def _is_whole(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether another number before is a part of this one: 22 of the 70 seats."""
    at = start - 1 if start and tokens[start - 1].low in WHOSE else start
    return at > 1 and tokens[at - 1].low == "of" and is_value(tokens[at - 2].low)


def _is_toll(tokens: Sequence[Token], first: int) -> bool:
    """Whether it is a number of dead: "the toll rose to 84"."""
    before = tokens[max(0, first - 9) : first]
    return any(one.low == "toll" for one in before) and before[-1].low in {"to", "at", "of", "is"}


def _read_bound(tokens: Sequence[Token], first: int) -> tuple[int, str]:
    """Return where the wording of a number begins, and its bound."""
    for size in (3, 2, 1):
        start = first - size
        if start < 0:
            continue
        bound = QUALIFIERS.get(tuple(one.low for one in tokens[start:first]))
        if bound is None:
            continue
        before = tokens[start - 1] if start else None
        if tokens[start].low == "over" and before is not None:
            if before.low == "just":
                return start - 1, "about"
            if before.stem and before.low not in _OVER_WORDS:
                return start, "about"
        return start, bound
    return first, "exact"


@lru_cache(maxsize=4096)
def has_number(text: str) -> bool:
    """Tell whether there is a number at all; most sentences have none."""
    return any(map(is_value, {one.low for one in tokens_of(text)}))
