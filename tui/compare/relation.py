"""What two sentences are to each other: first by their wording, then by their score."""

from __future__ import annotations

from functools import lru_cache
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from tui.model import Relation, Within
from tui.words import forms_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Words = tuple[str, ...]

STRONG = 0.5
"""From this score on two sentences may report the same claim in other words."""

EACH = 0.25
"""Least part of either sentence's weight that the other holds if they report the same claim; a
sentence that says four times as much says it among more."""

NEAR = 0.8
"""Share of words in common, in order, from which on a pair differs by small edits only."""

HELD = 0.5
LARGER = 1.5
"""A claim lies inside the other side if that holds half of its weight and 1.5 times as much of it
as the other way round."""


class Wording(NamedTuple):
    """How alike two texts are by their words alone."""

    relation: Relation | None
    """`SAME`, `NEAR`, `PARTIAL` if one is the other with words added, else None."""
    share: float
    """As `share_in_order` has it, but 0.0 where the texts are plainly too different."""
    within: Within | None = None


_DIFFERENT = Wording(None, 0.0)


def judge_wording(left: str, right: str) -> Wording:
    """Compare two texts word by word."""
    a, b = _forms(left), _forms(right)
    if a == b:
        return Wording(Relation.SAME, 1.0) if a else _DIFFERENT
    # What the other side lacks is not in common. Small edits leave nearly all, additions all of it.
    most, least, whole = sum(map(_has(right), a)), min(len(a), len(b)), len(a) + len(b)
    if most >= least or 2 * most >= NEAR * whole:
        most = min(most, sum(map(_has(left), b)))
    if most == 0 or (most < least and 2 * most < NEAR * whole):
        return _DIFFERENT
    # What stands at the same place is in order.
    both = sum(map(eq, a, b))
    if both < most:
        both = _count_in_order(a, b)
    share = 2 * both / whole
    if share >= NEAR:
        return Wording(Relation.NEAR, share)
    if both == least:
        return Wording(Relation.PARTIAL, share, Within.LEFT if both == len(a) else Within.RIGHT)
    return Wording(None, share)


def share_in_order(left: str, right: str) -> float:
    """Return twice the words in common, in order, over the words of both.

    So has it difflib, but here the longest such run is found, so that either side gives the same.
    """
    a, b = _forms(left), _forms(right)
    return 2 * _count_in_order(a, b) / (len(a) + len(b) or 1)


def _count_in_order(a: Words, b: Words) -> int:
    """Return the length of the longest common subsequence; most often both begin and end alike."""
    shorter = min(len(a), len(b))
    head = _count_alike(a, b, shorter)
    tail = _count_alike(a[::-1], b[::-1], shorter - head)
    places: dict[str, int] = {}
    for place, word in enumerate(b[head : len(b) - tail]):
        places[word] = places.get(word, 0) | 1 << place
    return head + count_in_order(a[head : len(a) - tail], places) + tail


def _count_alike(a: Words, b: Words, most: int) -> int:
    """Return how many words from the first on are the same, up to `most`."""
    alike = list(map(eq, a[:most], b))
    return most if all(alike) else alike.index(False)


def count_in_order(words: Words, places: Mapping[str, int]) -> int:
    """Return the length of the longest common subsequence.

    `places` has the other side's words, each with a bit for every place where it stands. A row of
    the well-known table is one integer here (Hyyrö 2004), so a word costs three additions.
    """
    row = width = sum(places.values())
    for word in words:
        here = row & places.get(word, 0)
        row = ((row + here) | (row - here)) & width
    return width.bit_count() - row.bit_count()


@lru_cache(maxsize=1 << 14)
def _forms(text: str) -> Words:
    return forms_of(text)


@lru_cache(maxsize=1 << 14)
def _has(text: str) -> Callable[[str], bool]:
    """Return what tells whether a text has a word; a dict takes half the memory of a set."""
    return dict.fromkeys(_forms(text)).__contains__


def judge(
    found: tuple[int, int, float, float, float], left: str, right: str, *, strong: float = STRONG
) -> tuple[Relation, float, Within | None]:
    """Return the relation of a pair of texts, its score and which side lies within.

    `found` is a `Scored`, or a plain tuple like it.

    `strong` is what the score is held against; another way of scoring has another one.
    """
    _, _, score, left_cover, right_cover = found
    # Equal words are equal stems, so texts that share little need not be looked at.
    if left_cover + right_cover >= 1:
        relation, share, within = judge_wording(left, right)
        if relation is Relation.PARTIAL:
            return relation, score, within
        if relation is not None:
            return relation, max(share, score), None
    if score >= strong and left_cover >= EACH and right_cover >= EACH:
        return Relation.REWORDED, score, None
    return Relation.PARTIAL, score, judge_within(left_cover, right_cover)


def judge_within(left: float, right: float) -> Within | None:
    """Say by the covers whose claim lies inside the other side; None if it is not clear."""
    if left >= HELD and left >= LARGER * right:
        return Within.LEFT
    if right >= HELD and right >= LARGER * left:
        return Within.RIGHT
    return None
