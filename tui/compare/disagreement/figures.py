"""A run of tokens to the number it writes: 1,500,000, 1.5 million, two dozen, a third, 20 to 30."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.measures import HALVES, MAGNITUDES, SMALL, TENS
from tui.patterns import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare.disagreement.facts import Token

_BLANKS = frozenset(" \u00a0\u2009\u202f")
_ONE = frozenset({"a", "an", "one", "ein", "eine", "einem", "einer", "un", "une", "una"})
_BETWEEN = {"between": "and", "zwischen": "und", "entre": "et", "между": "и", "між": "та"}


class Span(NamedTuple):
    """The tokens of a number and what they say, both ends equal but for a range."""

    first: int
    last: int
    low: float
    high: float
    unit: str = ""
    """percent, if it is written as a part of the whole."""


def is_value(low: str) -> bool:
    """Whether a lower-case word is a number, or begins one."""
    return low[0].isdecimal() or low in SMALL or low in TENS or low in MAGNITUDES or low in HALVES


def read_number(text: str, tokens: Sequence[Token], i: int) -> Span | None:
    """Return the number or range that begins at a token, if there is one."""
    part = _read_part(tokens, i)
    if part is not None:
        return part
    one = _read_value(text, tokens, i)
    if one is None:
        return None
    value, last = one
    if last + 1 >= len(tokens):
        return Span(i, last, value, value)
    gap = text[tokens[last].end : tokens[last + 1].start]
    joint = tokens[last + 1]
    is_between = i > 0 and _BETWEEN.get(tokens[i - 1].low) == joint.low
    step = 1 if gap in {"-", "‑"} else 2 if joint.text == "–" or joint.low == "to" else 0
    step = 2 if is_between or joint.low in {"bis", "à"} else step
    other = _read_value(text, tokens, last + step) if step and last + step < len(tokens) else None
    if other is not None and other[0] > value and (i == 0 or tokens[i - 1].low != "from"):
        upper, end = other
        if upper >= 1e3 > value and tokens[end].low in MAGNITUDES:
            value *= MAGNITUDES[tokens[end].low]  # 2 to 3 million
        return Span(i, end, value, upper)
    return Span(i, last, value, value)


def _read_part(tokens: Sequence[Token], i: int) -> Span | None:
    """Read "half of", "two thirds", "a third of", "two out of three" as percentages."""
    words = [one.low for one in tokens[i : i + 5]]
    if len(words) > 2 and words[0] == "half" and words[1] in {"of", "the", "its", "their"}:
        return Span(i, i, 50, 50, "percent")
    count = 1.0 if words[0] in _ONE else SMALL.get(words[0])
    if count is None:
        return None
    if len(words) > 1 and words[1] in HALVES and words[1] != "half":
        # "a third time" is none, and "a third of a million" is a number.
        is_part = words[1][-1] == "s" or words[2:3] in (["of"], ["more"], ["less"], ["fewer"])
        if is_part and words[2:4] not in (["of", "a"], ["of", "an"]):
            share = 100 * count * HALVES[words[1]]
            return Span(i, i + 1, share, share, "percent")
    if words[1:3] == ["out", "of"] and len(words) > 3 and SMALL.get(words[3], 0) > count:
        share = 100 * count / SMALL[words[3]]
        return Span(i, i + 3, share, share, "percent")
    return None


_DOTTED = late(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def _digits_value(low: str, following: str) -> float | None:
    """Read digits; 1.200 is a thousand and more but for "1.200 billion", which is English."""
    digits = low
    if _DOTTED.fullmatch(low) and following not in {"million", "billion", "trillion", "bn", "m"}:
        return float(low.replace(".", "").replace(",", "."))
    head, comma, tail = digits.rpartition(",")
    if comma and len(tail) != 3 and "," not in head and "." not in digits.replace(tail, ""):
        digits = f"{head}.{tail}"
    digits = digits.replace(",", "")
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    return float(digits) if len(digits) < 16 else None


def _value(low: str, following: str) -> float | None:
    if low[0].isdecimal():
        return _digits_value(low, following)
    if low in SMALL or low in TENS:
        return SMALL.get(low, TENS.get(low, 0.0))
    ones, und, tens = low.partition("und")  # vierundzwanzig
    if und and tens in TENS and ("eins" if ones == "ein" else ones) in SMALL:
        return TENS[tens] + SMALL["eins" if ones == "ein" else ones]
    return None


def _read_value(text: str, tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    low = tokens[i].low
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    value, last = _value(low, following), i
    if value is None:
        return _read_wordy(tokens, i)
    if low in TENS and SMALL.get(following, 99) < 10:
        value, last = value + SMALL[following], last + 1
    elif _is_thousands(low, following) and text[tokens[i].end : tokens[i + 1].start] in _BLANKS:
        value, last = 1000 * value + float(following), last + 1
    value, last = _times(tokens, value, last)
    after = tuple(one.low for one in tokens[last + 1 : last + 4])
    if after == ("and", "a", "half"):
        return value + 0.5, last + 3
    return value, last


def _is_thousands(low: str, following: str) -> bool:
    """Whether both may be one number with a blank in it: 12 400."""
    return low.isdecimal() and 0 < int(low) < 1000 and following.isdecimal() and len(following) == 3


def _times(tokens: Sequence[Token], value: float, last: int) -> tuple[float, int]:
    """Multiply by the magnitudes that follow."""
    while last + 1 < len(tokens) and tokens[last + 1].low in MAGNITUDES:
        word = tokens[last + 1]
        if len(word.low) == 1 and word.start != tokens[last].end:
            break
        value *= MAGNITUDES[word.low]
        last += 1
    return value, last


def _read_wordy(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """Read "a dozen", "half a million", "a third of a million", "half an hour"."""
    words = [one.low for one in tokens[i : i + 5]] + [""] * 5
    if words[0] in _ONE and words[1] in MAGNITUDES and len(words[1]) > 2:
        return _times(tokens, 1.0, i)
    if words[0] == "half" and words[1] in _ONE:
        if words[2] in MAGNITUDES:
            return _times(tokens, 0.5, i + 1)
        return (0.5, i) if words[2] in {"hour", "century", "mile"} else None
    if words[0] in _ONE and words[1] in HALVES and words[2] == "of" and words[3] in _ONE:
        return _times(tokens, HALVES[words[1]], i + 3) if words[4] in MAGNITUDES else None
    return None
