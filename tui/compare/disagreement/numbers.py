"""Counts, sums, shares and spans of time that cannot both be right. Dates are not numbers here.

Two numbers are compared only if they count one thing: the same unit, or a common word right after
them, and words in common around them. One number on one side only says nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.dates import moments_of
from tui.compare.disagreement.facts import content, stems_near, tokens_of
from tui.model import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.compare.disagreement.facts import Token

KIND = "number"

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
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
_OVER_WORDS = frozenset("in for after lasted took last well of to by than the first".split())
"""Words before "over" that make it a bound; "talks over two days" is none."""
_PARTS = frozenset("another other more further additional extra remaining".split())
_RANKS = frozenset("first last next past previous top final latest".split())
_HALFWAY = frozenset(
    "half halftime interval break aggregate leg lead led leading trailing trailed series set"
    " quarter ahead behind previous previously last vote voted votes".split()
)
"""Words that make a score one of several."""
_RATES = frozenset("each per every apiece daily weekly monthly annually yearly".split())
_FATES = frozenset({"died", "injur", "arres", "missi", "rescu", "evacu", "surviv"})
"""What may have become of people: two counts of people must not differ in it."""

_SPANS = frozenset({"time", "years", "metres", "kilos"})
"""Units that need the same word on one side of them only; sums and shares need it before them."""

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
    """The content word before it, not more than three tokens away."""
    follows: str
    """The content word after it."""
    aspects: frozenset[str]
    """That it is a rate, a rest or a part; numbers that differ in this are not compared."""
    wording: str


def find_clash_of_numbers(left: str, right: str, *, is_close: bool) -> Iterator[Disagreement]:
    """Yield numbers that differ for one thing.

    What both have is set aside first. Then one number of a kind must be left on each side, with
    words around it in common; in a pair that differs by small edits (`is_close`) those are there
    anyway. The same number of the same unit, once with a bound and once without, needs no more.
    """
    if not _has_number(left) or not _has_number(right):
        return
    yield from _find_clash_of_scores(left, right)
    ours, theirs = quantities_of(left), quantities_of(right)
    kinds = [(a, b) for a in ours for b in theirs if _is_one_kind(a, b)]
    agreeing = [(a, b) for a, b in kinds if agree(a, b)]
    settled = {id(one) for pair in agreeing for one in pair}
    open_left = [one for one in ours if id(one) not in settled]
    open_right = [one for one in theirs if id(one) not in settled]
    for a in open_left:
        matching = [b for b in open_right if _is_one_kind(a, b)]
        if len(matching) != 1:
            continue
        b = matching[0]
        if sum(_is_one_kind(one, b) for one in open_left) != 1 or a.aspects != b.aspects:
            continue
        is_same_number = bool(a.unit) and (a.low, a.high) == (b.low, b.high)
        if is_same_number or _counts_one_thing(a, b, is_close=is_close):
            yield Disagreement(KIND, a.wording, b.wording)


def _find_clash_of_scores(left: str, right: str) -> Iterator[Disagreement]:
    """Yield two results of one match: one on each side, and no word of a score on the way to it."""
    ours, theirs = scores_of(left), scores_of(right)
    if len(ours) != 1 or len(theirs) != 1 or ours[0][0] == theirs[0][0]:
        return
    a, b = tokens_of(left), tokens_of(right)
    if len(content(a) & content(b)) >= 2 and not any(one.low in _HALFWAY for one in (*a, *b)):
        yield Disagreement(KIND, ours[0][1], theirs[0][1])


@lru_cache(maxsize=2048)
def scores_of(text: str) -> tuple[tuple[tuple[float, float], str], ...]:
    """Return the results of matches in a sentence, the larger number first, and their wording."""
    tokens = tokens_of(text)
    found = []
    for i, one in enumerate(tokens):
        if not one.low.isdecimal() or len(one.low) > 3:
            continue
        other = tokens[i + 1] if i + 1 < len(tokens) else None
        if other is not None and other.text in "–—" and i + 2 < len(tokens):
            other = tokens[i + 2]
        if other is None or not other.low.isdecimal() or len(other.low) > 3:
            continue
        if text[one.end : other.start] not in {"-", "–", "—", "‑"}:
            continue
        after = text[other.end : other.end + 1]
        # 45-7-2 is a record, and so is what follows a name: "Klitschko (52-3)".
        if (one.start and text[one.start - 1] in "-–/.(") or after in {"-", "–", "/"}:
            continue
        if i and tokens[i - 1].text == ",":
            continue
        values = float(one.low), float(other.low)
        found.append(((max(values), min(values)), text[one.start : other.end]))
    return tuple(found)


def _has_number(text: str) -> bool:
    return any(
        one.low[0].isdecimal() or one.low in _SMALL or one.low in _TENS for one in tokens_of(text)
    )


def _is_one_kind(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit and (bool(a.unit) or not a.heads.isdisjoint(b.heads))


def _counts_one_thing(a: Quantity, b: Quantity, *, is_close: bool) -> bool:
    fates_a, fates_b = a.near & _FATES, b.near & _FATES
    if fates_a and fates_b and not fates_a & fates_b:
        return False
    common = len((a.near & b.near) - a.heads - b.heads)
    if is_close:
        return common >= 1
    if not a.unit:
        return common >= (1 if fates_a & fates_b else 2)
    if a.unit == "age":
        return common >= 1 and not a.heads.isdisjoint(b.heads)
    is_led_alike = bool(a.leans) and a.leans == b.leans
    if a.unit in _SPANS and not is_led_alike:
        is_led_alike = bool(a.follows) and a.follows == b.follows
    return common >= 2 and is_led_alike


def agree(a: Quantity, b: Quantity) -> bool:
    """Tell whether both can be right, roundings and loose bounds allowed for."""
    if a.low <= b.high and b.low <= a.high:
        # The same number: only a strict bound beside no bound, or the opposite one, is a clash.
        bounds = {a.bound, b.bound}
        if a.low != a.high or b.low != b.high or a.bound == b.bound:
            return True
        return bounds not in ({"exact", "over"}, {"exact", "under"}, {"over", "under"})
    small, large = (a, b) if a.high < b.low else (b, a)
    ratio = large.low / small.high if small.high else float("inf")
    if "about" in {a.bound, b.bound} and ratio <= 1.15:
        return True
    if small.bound in {"over", "least"} and large.bound not in {"under", "most"}:
        return ratio <= 1.5 and _is_round(small.high)
    if large.bound in {"under", "most"} and small.bound not in {"over", "least"}:
        return ratio <= 1.5 and _is_round(large.low)
    return _is_rounding(small.high, large.low)


def _is_round(value: float) -> bool:
    return value >= 10 and value % 10 == 0


def _digits(value: float) -> int:
    return len(f"{value:.6g}".replace(".", "").split("e")[0].strip("0"))


def _is_rounding(small: float, large: float) -> bool:
    if large > 1.05 * small or _digits(small) == _digits(large):
        return False
    return large >= 100 or large != int(large) or small != int(small)


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
            one = _read_unit(text, tokens, i, last, low, high)
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


def _read_unit(  # noqa: PLR0913  # all that is known of one number
    text: str, tokens: Sequence[Token], first: int, last: int, low: float, high: float
) -> Quantity | None:
    start, bound = _read_bound(tokens, first)
    after = tokens[last + 1 : last + 1 + HEADS]
    end, unit, size = last, "", 1.0
    heads: frozenset[str] = frozenset()
    before = tokens[first - 1] if first else None
    if before is not None and before.text in _CURRENCIES:
        unit = _CURRENCIES[before.text]
        start, bound = _read_bound(tokens, first - 1)
        start = min(start, first - 1)
    elif after:
        word = after[0].low
        single = word.removesuffix("s") if word not in _UNITS else word
        pair = tuple(one.low for one in after[:2])
        if pair in {("year", "old"), ("years", "old")}:
            unit, end = "age", last + 2
        elif pair == ("per", "cent"):
            unit, end = "percent", last + 2
        elif pair[:1] == ("percentage",):
            unit, end = "points", last + 2
        elif single in _UNITS:
            unit, size = _UNITS[single]
            end = last + 1
        elif single in _CURRENCIES:
            unit, end = _CURRENCIES[single], last + 1
        elif _is_of_whole(tokens, last):
            return None
        else:
            heads, end = _read_heads(tokens, last, first)
    if not unit and not heads and _is_toll(tokens, first):
        heads = frozenset({"peopl"})
    if not unit and not heads:
        return None
    if low == 1 and high == 1 and tokens[first].low == "one" and unit in {"", "age"}:
        return None  # "one man" among others, "one day": no count
    every = tuple(tokens)
    # "more than three" has a bound, "three more" is a part.
    around = {one.low for one in (*tokens[max(0, start - 3) : start], *tokens[first : end + 4])}
    aspects = {
        name
        for name, words in (("part", _PARTS), ("rank", _RANKS), ("rate", _RATES))
        if not around.isdisjoint(words)
    }
    if "rank" in aspects and not {one.low for one in tokens[max(0, first - 1) : first]} & _RANKS:
        aspects.discard("rank")
    near = stems_near(every, start, end, REACH)
    if heads and _is_toll(tokens, first):
        near |= {"died"}
    leans = next((one.stem for one in tokens[max(0, start - 3) : start][::-1] if one.stem), "")
    follows = next((one.stem for one in tokens[end + 1 : end + 4] if one.stem), "")
    if unit == "age":
        heads = frozenset({follows}) if follows else heads
    wording = text[tokens[start].start : tokens[end].end]
    return Quantity(
        low * size,
        high * size,
        bound,
        unit,
        heads,
        near,
        leans,
        follows,
        frozenset(aspects),
        wording,
    )


def _is_of_whole(tokens: Sequence[Token], last: int) -> bool:
    """Whether it is a part of a number: 12 of the 15."""
    return (
        tokens[last + 1].low == "of"
        or tokens[last + 1].low == "in"
        and (last + 2 < len(tokens) and _value(tokens[last + 2].low) is not None)
    )


def _read_heads(tokens: Sequence[Token], last: int, first: int) -> tuple[frozenset[str], int]:
    """Return what is counted: the words up to the next small word or mark, and the last of them."""
    at = last + 1
    if tokens[at].low == "for":  # 1,000-for-1,000 prisoners
        return frozenset(), last
    heads: list[str] = []
    while at < len(tokens) and len(heads) < HEADS:
        token = tokens[at]
        if not token.stem or token.stem[0].isdecimal():
            break
        if token.stem in _FATES:
            break
        heads.append(token.stem)
        at += 1
        if (token.text.endswith("s") or token.stem == "peopl") and not token.is_name:
            break  # a plural is what is counted
    if not heads:
        verbs = {one.stem for one in tokens[last + 1 : last + 5]} & _FATES
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
