"""What two sentences have in common around a number or a date: is one thing told in both?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.compare.disagreement.accord import agree, agree_on_time, is_one_kind
from tui.compare.disagreement.calendar import DAYS, moments_of
from tui.compare.disagreement.facts import content, is_german, tokens_of, word_set
from tui.compare.disagreement.quantities import quantities_of
from tui.compare.disagreement.spelling import differ_by_a_letter, sound_of
from tui.compare.lands import LANDS

if TYPE_CHECKING:
    from tui.compare.disagreement.facts import Token

NO_NAMES = word_set("mr mrs ms dr gmt i prime minister president chief executive king queen pope")

WIDE = 3
"""Content words in common from which on two sentences are about one thing, wherever these stand."""


@lru_cache(maxsize=2048)
def weigh_context(left: str, right: str) -> int:
    """Return how many of three things speak for one setting: words, a number and a date in common.

    Against it are names on both sides that the other sentence lacks, and a year on one side only:
    that tells of another time.
    """
    ours, theirs = tokens_of(left), tokens_of(right)
    numbers = any(
        is_one_kind(a, b) and agree(a, b) for a in quantities_of(left) for b in quantities_of(right)
    )
    dates = any(
        a.kind == b.kind and agree_on_time(a, b)
        for a in moments_of(left)
        for b in moments_of(right)
    )
    wide = len(content(ours) & content(theirs)) >= WIDE
    years = sum(any(one.kind == "year" for one in moments_of(text)) for text in (left, right))
    are_strangers = _has_stranger(ours, theirs) and _has_stranger(theirs, ours)
    return wide + numbers + dates - AGAINST * ((years == 1) + are_strangers)


AGAINST = 4
"""What a year on one side, or a name on each that the other lacks, takes away."""


def _has_stranger(tokens: tuple[Token, ...], others: tuple[Token, ...]) -> bool:
    """Whether a name inside a sentence is nowhere in the other one, in any spelling."""
    words = [one for one in tokens if one.text[0].isalpha()]
    names = [
        one
        for place, one in enumerate(words)
        if place and one.is_name and one.stem and one.low not in DAYS and one.low not in NO_NAMES
    ]
    if is_german(tokens):
        return False  # every noun has a capital
    known = {one.stem for one in others} | {LANDS.get(one.low, "") for one in others}
    spelt = [one.low for one in others if one.is_name]
    return any(
        one.stem not in known
        and LANDS.get(one.low) not in known
        and not any(
            sound_of(one.low) == sound_of(low) or differ_by_a_letter(one.low, low) for low in spelt
        )
        for one in names
    )
