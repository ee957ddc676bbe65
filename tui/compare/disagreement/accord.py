"""Two numbers, or two dates: are they of one kind, and can both be right?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.compare.disagreement.calendar import Moment
    from tui.compare.disagreement.quantities import Quantity

EVEN = 1 + 1e-9
"""112 mm are 11.2 cm, but not to the last bit."""

GROWTH = 1.5
"""How far above "at least" or "more than" a number may lie and still be what was meant."""

CONVERTED = 1.15


def agree(a: Quantity, b: Quantity) -> bool:
    """Tell whether both can be right, roundings and loose bounds allowed for."""
    if a.low <= b.high * EVEN and b.low <= a.high * EVEN:
        # The same number: only a strict bound beside no bound, or the opposite one, is a clash.
        bounds = {a.bound, b.bound}
        if a.low != a.high or b.low != b.high or a.bound == b.bound:
            return True
        return bounds not in ({"exact", "over"}, {"exact", "under"}, {"over", "under"})
    small, large = (a, b) if a.high < b.low else (b, a)
    ratio = large.low / small.high if small.high else float("inf")
    if ("about" in {a.bound, b.bound} or a.is_imperial != b.is_imperial) and ratio <= CONVERTED:
        return True
    if small.bound in {"over", "least"} or large.bound in {"under", "most"}:
        return ratio <= GROWTH
    return _is_rounding(small.high, large.low)


def _digits(value: float) -> int:
    return len(f"{value:.6g}".replace(".", "").split("e")[0].strip("0"))


def _is_rounding(small: float, large: float) -> bool:
    if large > 1.05 * small or _digits(small) == _digits(large):
        return False
    return large >= 100 or large != int(large) or small != int(small)


def is_one_kind(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers have one unit, or count what goes by one word, with one fate."""
    if a.unit != b.unit or (a.fate and b.fate and a.fate != b.fate):
        return False
    return bool(a.unit) or not a.heads.isdisjoint(b.heads)


LOOSE = 20
"""Minutes that "about nine" and "shortly before nine" leave open."""


def agree_on_time(a: Moment, b: Moment) -> bool:
    """Tell whether both can be right."""
    if a.kind == "clock":
        return any(_are_one_time(x, y, a, b) for (x,) in a.values for (y,) in b.values)
    if a.kind == "year":
        return any(
            x[0] == y[0] and (len(x) == 1 or len(y) == 1 or x == y)
            for x in a.values
            for y in b.values
        )
    if a.kind == "weekday":
        a, b = _evening_of(a, b), _evening_of(b, a)
    if not a.values.isdisjoint(b.values):
        return True
    if a.kind == "weekday":
        # The night from Monday to Tuesday belongs to either, and so does an hour in two time zones.
        late, early = (a, b) if a.part == "late" else (b, a)
        is_one_night = late.part == "late" and early.part == "early"
        return is_one_night and any(((x + 1) % 7,) in early.values for (x,) in late.values)
    return False


def _evening_of(night: Moment, other: Moment) -> Moment:
    """Of "the night to Tuesday" beside an evening: Monday; it is over when Tuesday's comes."""
    if len(night.values) < 2 or other.part != "late" or len(other.values) > 1:
        return night
    first = frozenset((day,) for (day,) in night.values if ((day + 1) % 7,) in night.values)
    return night._replace(values=first)


def _are_one_time(x: int, y: int, a: Moment, b: Moment) -> bool:
    apart = min(abs(x - y), 1440 - abs(x - y))
    slack = LOOSE if a.is_loose or b.is_loose else 0
    if a.has_zone or b.has_zone:
        apart = min(apart % 60, -apart % 60)
    return apart <= slack
