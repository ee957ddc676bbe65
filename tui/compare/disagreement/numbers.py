"""Counts, sums, shares and spans of time that cannot both be right. Dates are not numbers here.

Two numbers are compared only if they count one thing: the same unit, or a common word right after
them, and words in common around them. One number on one side only says nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.compare.disagreement.accord import agree, is_one_kind
from tui.compare.disagreement.facts import content, tokens_of, word_set
from tui.compare.disagreement.measures import CURRENCIES
from tui.compare.disagreement.quantities import has_number, quantities_of
from tui.compare.disagreement.setting import weigh_context
from tui.model import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.compare.disagreement.quantities import Quantity

KIND = "number"

_HALFWAY = word_set(
    """
    half halftime interval break aggregate leg lead led leading trailing trailed series set
    quarter ahead behind previous previously last vote voted votes
    """
)
"""Words that make a score one of several."""

_SPANS = frozenset({"time", "years", "metres", "kilos"})
"""Units that need the same word on one side of them only; sums and shares need it before them."""

_RARE = frozenset({"speed", "kilos", "area", "degrees"})
"""Units a story has few figures in, so that two of them are seldom of two things."""

_MONEY = frozenset(CURRENCIES.values())

_LASTED = frozenset({"laste", "lasti"})


def find_clash_of_numbers(left: str, right: str, *, is_close: bool) -> Iterator[Disagreement]:
    """Yield numbers that differ for one thing.

    What both have is set aside first. Then one number of a kind must be left on each side, with
    words around it in common; in a pair that differs by small edits (`is_close`) those are there
    anyway. The same number of the same unit, once with a bound and once without, needs no more.
    """
    if not has_number(left) or not has_number(right):
        return
    yield from _find_clash_of_scores(left, right)
    ours, theirs = quantities_of(left), quantities_of(right)
    kinds = [(a, b) for a in ours for b in theirs if is_one_kind(a, b)]
    agreeing = [(a, b) for a, b in kinds if agree(a, b)]
    settled = {id(one) for pair in agreeing for one in pair}
    open_left = [one for one in ours if id(one) not in settled]
    open_right = [one for one in theirs if id(one) not in settled]
    around = weigh_context(left, right) if open_left and open_right else 0
    for a in open_left:
        matching = [b for b in open_right if _is_comparable(a, b)]
        if len(matching) != 1:
            continue
        b = matching[0]
        if sum(_is_comparable(one, b) for one in open_left) != 1:
            continue
        is_same_number = bool(a.unit) and (a.low, a.high) == (b.low, b.high)
        if is_same_number or _counts_one_thing(a, b, is_close=is_close, around=around):
            yield Disagreement(KIND, a.wording, b.wording)
    yield from _find_clash_of_currencies(ours, theirs, is_close=is_close, around=around)


def _find_clash_of_currencies(
    ours: tuple[Quantity, ...], theirs: tuple[Quantity, ...], *, is_close: bool, around: int
) -> Iterator[Disagreement]:
    """Yield one number in two currencies; a side that has two sums may have converted one."""
    here, there = ([one for one in side if one.unit in _MONEY] for side in (ours, theirs))
    if len(here) != 1 or len(there) != 1:
        return
    a, b = here[0], there[0]
    if a.unit == b.unit or a.aspects != b.aspects or (a.low, a.high) != (b.low, b.high):
        return
    if _counts_one_thing(a, b, is_close=is_close, around=around):
        yield Disagreement(KIND, a.wording, b.wording)


def _is_comparable(a: Quantity, b: Quantity) -> bool:
    return is_one_kind(a, b) and a.aspects == b.aspects


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


def _is_length(a: Quantity, b: Quantity) -> bool:
    """Whether `a` says how long lasted what `b` names: "the strike lasted 3 days"."""
    return a.leans in _LASTED and bool(b.follows) and b.follows in a.near


def _counts_one_thing(a: Quantity, b: Quantity, *, is_close: bool, around: int) -> bool:
    """Whether enough speaks for it: words near both, the same word before or after, one fate.

    What else the two sentences have in common (`around`) speaks for it too.
    """
    if a.unit in _SPANS and (_is_length(a, b) or _is_length(b, a)):
        return True
    common = len((a.near & b.near) - a.heads - b.heads)
    if is_close or not common:
        return common >= 1
    if a.whose and b.whose and a.whose != b.whose:
        return False  # a profit of so much, a revenue of so much
    led = bool(a.leans) and a.leans == b.leans
    followed = a.unit in _SPANS and bool(a.follows) and a.follows == b.follows
    alike = bool(a.fate) and a.fate == b.fate
    evidence = common + led + followed + alike + (a.unit in _RARE) + around
    return evidence >= (EVIDENCE if a.unit else EVIDENCE - 1)


EVIDENCE = 3
"""For what has a unit; a noun that is counted by both is one thing more in common."""
