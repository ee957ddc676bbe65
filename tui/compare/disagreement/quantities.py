"""Numbers that count or measure something, with bound, unit and surroundings; dates are none."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.dates import moments_of
from tui.compare.disagreement.facts import stems_near, tokens_of, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare.disagreement.facts import Token

_SMALL_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: value for value, word in enumerate(_SMALL_WORDS.split())}
_TENS = {word: 10 * value for value, word in enumerate(_TENS_WORDS.split(), 2)}
_MAGNITUDES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "k": 1e3,
}
_UNITS: dict[str, tuple[str, float]] = {}
for _name, _row in {
    "time": "second 1 minute 60 min 60 hour 3600 hr 3600 day 86400 week 604800",
    "years": "month 1 year 12 decade 120",
    "metres": "metre 1 meter 1 km 1000 kilometre 1000 kilometer 1000 mile 1609 foot 0.3048"
    " feet 0.3048 ft 0.3048",
    "kilos": "kilogram 1 kg 1 tonne 1000 ton 1000 pound-weight 0.45 gram 0.001",
    "percent": "percent 1 % 1",
    "degrees": "degree 1",
}.items():
    _parts = _row.split()
    for _word, _size in zip(_parts[::2], _parts[1::2], strict=True):
        _UNITS[_word] = (_name, float(_size))
_PAIRS = {
    ("year", "old"): "age",
    ("years", "old"): "age",
    ("per", "cent"): "percent",
    ("percentage", "point"): "points",
    ("percentage", "points"): "points",
}
_CURRENCIES = {
    "$": "dollars", "dollar": "dollars", "usd": "dollars", "€": "euros", "euro": "euros",
    "eur": "euros", "£": "pounds", "pound": "pounds", "gbp": "pounds", "¥": "yen", "yen": "yen",
    "₽": "roubles", "ruble": "roubles", "rouble": "roubles", "₴": "hryvnia", "hryvnia": "hryvnia",
    "₹": "rupees", "rupee": "rupees", "franc": "francs", "crown": "crowns", "krona": "crowns",
}  # fmt: skip

_QUALIFIERS = {
    ("more", "than"): "over", ("greater", "than"): "over", ("over",): "over", ("above",): "over",
    ("exceeding",): "over", ("under",): "under", ("less", "than"): "under",
    ("fewer", "than"): "under", ("below",): "under", ("at", "least"): "least",
    ("no", "fewer", "than"): "least", ("no", "less", "than"): "least", ("at", "most"): "most",
    ("up", "to"): "most", ("no", "more", "than"): "most", ("as", "many", "as"): "most",
    ("about",): "about", ("around",): "about", ("some",): "about", ("roughly",): "about",
    ("approximately",): "about", ("estimated",): "about", ("nearly",): "about",
    ("almost",): "about", ("close", "to"): "about", ("circa",): "about", ("just", "over"): "about",
    ("just", "under"): "about", ("a", "little", "over"): "about",
}  # fmt: skip
_OVER_WORDS = word_set("in for after lasted took last well of to by than the first")
"""Words before "over" that make it a bound; "talks over two days" is none."""
_PARTS = word_set("another other more further additional extra remaining")
_RANKS = word_set("first last next past previous top final latest")
_RATES = word_set("each per every apiece daily weekly monthly annually yearly")
FATES = frozenset({"died", "injur", "arres", "missi", "rescu", "evacu", "surviv"})
"""What may have become of people: two counts of people must not differ in it."""

REACH = 6
HEADS = 4
"""Words after a number among which is what it counts."""


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
    leans: str
    """The content word before it, not more than three tokens away; no unit."""
    follows: str
    """The content word after it."""
    aspects: frozenset[str]
    """That it is a rate, a rest or a part; numbers that differ in this are not compared."""
    wording: str


@lru_cache(maxsize=4096)
def quantities_of(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of a sentence that count or measure something, in order."""
    tokens = tokens_of(text)
    dates = {i for one in moments_of(text) for i in range(one.span[0], one.span[1] + 1)}
    found: list[Quantity] = []
    i = 0
    while i < len(tokens):
        read = None if i in dates else _read_number(text, tokens, i)
        if read is None:
            i += 1
            continue
        low, high, last = read
        if not _is_label(text, tokens, i):
            one = _read_quantity(text, tokens, _Span(i, last, low, high))
            if one is not None:
                found.append(one)
        i = last + 1
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
    if before.is_name and before.text != "I" and i > 1 and before.low not in {"a", "the", "at"}:
        return before.text[0].isalpha() and before.stem != "" and glued == " "
    if token.is_name and token.low[0].isalpha() and i > 0 and before.text not in {'"', "“", ":"}:
        return True
    return before.low in {"no", "number", "article", "section", "chapter", "flight", "phase"}


def _value(low: str) -> float | None:
    if low[0].isdecimal():
        digits = low
        head, comma, tail = digits.rpartition(",")
        if comma and len(tail) != 3 and "," not in head and "." not in digits:
            digits = f"{head}.{tail}"
        digits = digits.replace(",", "")
        if digits.count(".") > 1:
            digits = digits.replace(".", "")
        return float(digits) if len(digits) < 16 else None
    if low in _SMALL:
        return float(_SMALL[low])
    return float(_TENS[low]) if low in _TENS else None


def _read_number(text: str, tokens: Sequence[Token], i: int) -> tuple[float, float, int] | None:
    """Return both ends of a number or a range and its last token."""
    one = _read_value(text, tokens, i)
    if one is None:
        return None
    value, last = one
    if last + 1 >= len(tokens):
        return value, value, last
    gap = text[tokens[last].end : tokens[last + 1].start]
    joint = tokens[last + 1]
    step = 1 if gap in {"-", "‑"} else 2 if joint.text == "–" or joint.low == "to" else 0
    other = _read_value(text, tokens, last + step) if step and last + step < len(tokens) else None
    if other is not None and other[0] > value and (i == 0 or tokens[i - 1].low != "from"):
        upper, end = other
        if upper >= 1e3 > value and tokens[end].low in _MAGNITUDES:
            value *= _MAGNITUDES[tokens[end].low]  # 2 to 3 million
        return value, upper, end
    return value, value, last


def _read_value(text: str, tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    value = _value(tokens[i].low)
    if value is None:
        return None
    last = i
    if tokens[i].low in _TENS and i + 1 < len(tokens) and _SMALL.get(tokens[i + 1].low, 99) < 10:
        value += _SMALL[tokens[i + 1].low]
        last += 1
    while last + 1 < len(tokens) and tokens[last + 1].low in _MAGNITUDES:
        word = tokens[last + 1]
        if len(word.low) == 1 and word.start != tokens[last].end:
            break
        value *= _MAGNITUDES[word.low]
        last += 1
    if tuple(one.low for one in tokens[last + 1 : last + 4]) == ("and", "a", "half"):
        return value + 0.5, last + 3
    return value, last


class _Span(NamedTuple):
    """The tokens of a number and what they say, both ends equal but for a range."""

    first: int
    last: int
    low: float
    high: float


class _Measure(NamedTuple):
    """What a number counts, and where the wording of that ends."""

    unit: str
    size: float
    heads: frozenset[str]
    end: int


_NOTHING: frozenset[str] = frozenset()


def _read_quantity(text: str, tokens: tuple[Token, ...], span: _Span) -> Quantity | None:
    first = span.first
    start, bound = _read_bound(tokens, first)
    if first and tokens[first - 1].text in _CURRENCIES:
        measure = _Measure(_CURRENCIES[tokens[first - 1].text], 1.0, _NOTHING, span.last)
        start, bound = _read_bound(tokens, first - 1)
    else:
        measure = _read_measure(tokens, span)
    unit, size, heads, end = measure
    is_toll = not unit and _is_toll(tokens, first)
    if is_toll:
        heads = heads or frozenset({"peopl"})
    if not unit and not heads:
        return None
    if tokens[first].low == "one" and span.high == 1 and unit in {"", "age"}:
        return None  # "one man" among others: no count
    near = stems_near(tokens, start, end, REACH)
    follows = next((one.stem for one in tokens[end + 1 : end + 4] if one.stem), "")
    if unit == "age":
        heads = frozenset({follows} - {""})
    return Quantity(
        low=span.low * size,
        high=span.high * size,
        bound=bound,
        unit=unit,
        heads=heads,
        near=near | {"died"} if is_toll else near,
        leans=_read_leaning(tokens, start),
        follows=follows,
        aspects=_read_aspects(tokens, start, first, end),
        wording=text[tokens[start].start : tokens[end].end],
    )


def _read_leaning(tokens: tuple[Token, ...], start: int) -> str:
    """The content word before a number; another one and its unit (a two-year, $5m deal) is none."""
    before = tokens[max(0, start - 3) : start][::-1]
    words = (one for one in before if one.stem and one.stem[0].isalpha())
    return next((one.stem for one in words if not _is_unit(one.low)), "")


def _is_unit(low: str) -> bool:
    return low in _UNITS or low.removesuffix("s") in _UNITS


def _read_measure(tokens: tuple[Token, ...], span: _Span) -> _Measure:
    """Read what stands after a number; no unit and no heads if it counts nothing."""
    last = span.last
    if last + 1 >= len(tokens):
        return _Measure("", 1.0, _NOTHING, last)
    word = tokens[last + 1].low
    single = word if word in _UNITS else word.removesuffix("s")
    pair = tuple(one.low for one in tokens[last + 1 : last + 3])
    if pair in _PAIRS:
        return _Measure(_PAIRS[pair], 1.0, _NOTHING, last + 2)
    if single in _UNITS:
        return _Measure(*_UNITS[single], _NOTHING, last + 1)
    if single in _CURRENCIES:
        return _Measure(_CURRENCIES[single], 1.0, _NOTHING, last + 1)
    if _is_of_whole(tokens, last):
        return _Measure("", 1.0, _NOTHING, last)
    return _Measure("", 1.0, *_read_heads(tokens, last))


def _read_aspects(tokens: tuple[Token, ...], start: int, first: int, end: int) -> frozenset[str]:
    # "more than three" has a bound, "three more" is a part.
    around = {one.low for one in (*tokens[max(0, start - 3) : start], *tokens[first : end + 4])}
    aspects = set()
    if not around.isdisjoint(_PARTS):
        aspects.add("part")
    if not around.isdisjoint(_RATES):
        aspects.add("rate")
    if first and tokens[first - 1].low in _RANKS:
        aspects.add("rank")
    return frozenset(aspects)


def _is_of_whole(tokens: Sequence[Token], last: int) -> bool:
    """Whether it is a part of a number: 12 of the 15."""
    return tokens[last + 1].low == "of" or (
        tokens[last + 1].low == "in"
        and (last + 2 < len(tokens) and _value(tokens[last + 2].low) is not None)
    )


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
    if not heads:
        verbs = {one.stem for one in tokens[last + 1 : last + 5]} & FATES
        return (frozenset({"peopl"}), last) if verbs else (frozenset(), last)
    return frozenset(heads), at - 1


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
        bound = _QUALIFIERS.get(tuple(one.low for one in tokens[start:first]))
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
    return any(
        low in _SMALL or low in _TENS or low[0].isdecimal()
        for low in {one.low for one in tokens_of(text)}
    )
