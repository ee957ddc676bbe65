"""How likely two sentences report the same claim: containment and overlap of what they share."""

from __future__ import annotations

import struct
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.candidates import FIELD, HALF, LOW, ONE, weigh, weigh_all
from tui.compare.rarity import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.compare.candidates import Block, Terms

MATCH = 0.27
"""From this score on two sentences are a pair."""

STRONG = 0.48
"""From this score on they report the same claim; between the two, one says part of the other."""

SECOND_BEST = 0.85
"""A partner that is nobody's best is more often wrong, so its score is lowered."""

FLOOR = 2 * ONE
"""Least c a sentence weighs; a fragment of five words is otherwise contained in anything."""


class Scored(NamedTuple):
    """Two sentences alike enough to be looked at; a tuple, since there are many."""

    left: int
    """Positions count body sentences."""
    right: int
    score: float
    left_cover: float
    """How much of the left sentence's weight the right one holds, 0.0 to 1.0."""
    right_cover: float


def score_two(left: Terms, right: Terms, packed: Sequence[Block]) -> list[Scored]:
    """Return the sentences of two articles that reach `MATCH`; `packed` is `right`, packed.

    The score is lowered, and may then be below, where neither side is the other's best partner.
    """
    found = list(_score_all(left, right, packed))
    left_best: dict[int, float] = {}
    right_best: dict[int, float] = {}
    for one in found:
        if one.score > left_best.get(one.left, 0.0):
            left_best[one.left] = one.score
        if one.score > right_best.get(one.right, 0.0):
            right_best[one.right] = one.score
    return [
        one
        if one.score in (left_best[one.left], right_best[one.right])
        else one._replace(score=one.score * SECOND_BEST)
        for one in found
    ]


def _score_all(left: Terms, right: Terms, packed: Sequence[Block]) -> Iterator[Scored]:
    """Yield what reaches `MATCH`, block by block of the right article.

    The score is the mean of two shares. What both sentences have, by c, of the smaller side: it
    finds a claim inside a longer sentence. What both have, by g, of both sides: it refuses when
    the longer side says much more.
    """
    common, left_whole, right_whole = weigh_all(left, right)
    # One over the weights, so that only products are left inside the loop.
    left_by_c = [1 / max(FLOOR, whole & LOW) for whole in left_whole]
    right_by_c = [1 / max(FLOOR, whole & LOW) for whole in right_whole]
    left_by_g = [1 / sqrt(whole >> HALF or 1) for whole in left_whole]
    right_by_g = [1 / sqrt(whole >> HALF or 1) for whole in right_whole]
    rows = [[stem for stem in row if stem in common] for row in left.stems]
    rarest = _rarest(len(left.stems) + len(right.stems))
    least = 2 * MATCH
    start = 0
    for size, fields in packed:
        end = start + size
        field_of = fields.get
        added = {stem: weight * field_of(stem, 0) for stem, weight in common.items()}
        add_of = added.__getitem__
        most_c, most_g = max(right_by_c[start:end]), max(right_by_g[start:end])
        unpack = struct.Struct(f"<{size}Q").unpack
        for i, row in enumerate(rows):
            total = sum(map(add_of, row))
            if not total:
                continue
            by_c, by_g = left_by_c[i], left_by_g[i]
            # c is at most rarest * g, so less g than this cannot be enough.
            least_g = least / (rarest * max(by_c, most_c) + by_g * most_g)
            bound = int(least_g) << HALF
            sums = unpack(total.to_bytes(size * FIELD // 8, "little"))
            for j, both in [pair for pair in enumerate(sums, start) if pair[1] >= bound]:
                other_c = right_by_c[j]
                g = both >> HALF
                twice = (both & LOW) * (by_c if by_c > other_c else other_c) + g * (
                    by_g * right_by_g[j]
                )
                if twice >= least:
                    covers = g * by_g * by_g, g * right_by_g[j] * right_by_g[j]
                    yield Scored(i, j, min(1.0, twice / 2), *covers)
        start = end


@lru_cache(maxsize=64)
def _rarest(count: int) -> float:
    """Return the most c that comes with one of g, over all stems two articles can share."""
    weights = weigh(count)[2 * len(STEPS) :]
    return max(((weight & LOW) / (weight >> HALF) for weight in weights), default=0.0)
