"""What two sentences are to each other: first by their wording, then by their score."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.compare.score import MATCH, STRONG
from tui.model import Relation, Within
from tui.words import forms_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.compare.score import Scored

NEAR = 0.8
"""Share of words in common, in order, from which on a pair differs by small edits only."""

HELD = 0.5
LARGER = 1.5
"""A claim lies inside the other side if that holds half of its weight and 1.5 times as much of it
as the other way round."""


def judge_wording(left: str, right: str) -> tuple[Relation | None, float]:
    """Return `SAME`, `NEAR` or None by the words alone, and the share of words in common.

    The share is twice the words in common, in order, over the words of both, as difflib has it,
    but the longest such run is found, so that it is the same from either side.
    """
    a, b = _forms(left), _forms(right)
    if not a or not b:
        return None, 0.0
    if a == b:
        return Relation.SAME, 1.0
    share = 2 * count_in_order(a, _places(right)) / (len(a) + len(b))
    return (Relation.NEAR if share >= NEAR else None), share


def count_in_order(words: tuple[str, ...], places: Mapping[str, int]) -> int:
    """Return the length of the longest common subsequence.

    `places` has the other side's words, each with a bit for every place where it stands. A row of
    the well-known table is one integer here (Hyyrö 2004), so a word costs three additions.
    """
    row = width = sum(places.values())
    for word in words:
        here = row & places.get(word, 0)
        row = ((row + here) | (row - here)) & width
    return width.bit_count() - row.bit_count()


@lru_cache(maxsize=4096)
def _forms(text: str) -> tuple[str, ...]:
    return forms_of(text)


@lru_cache(maxsize=4096)
def _places(text: str) -> dict[str, int]:
    places: dict[str, int] = {}
    for position, word in enumerate(_forms(text)):
        places[word] = places.get(word, 0) | 1 << position
    return places


def judge(found: Scored, left: str, right: str) -> tuple[Relation, float, Within | None] | None:
    """Return the relation of a scored pair of texts, its score and which side lies within.

    None if they are no pair after all.
    """
    # Equal words are equal stems, so texts that share little need not be looked at.
    if found.left_cover + found.right_cover >= 1:
        relation, share = judge_wording(left, right)
        if relation is not None:
            return relation, max(share, found.score), None
    if found.score >= STRONG:
        return Relation.REWORDED, found.score, None
    if found.score >= MATCH:
        return Relation.PARTIAL, found.score, judge_within(found)
    return None


def judge_within(found: Scored) -> Within | None:
    """Say which side's claim lies inside the other; None if neither clearly does."""
    left, right = found.left_cover, found.right_cover
    if left >= HELD and left >= LARGER * right:
        return Within.LEFT
    if right >= HELD and right >= LARGER * left:
        return Within.RIGHT
    return None
