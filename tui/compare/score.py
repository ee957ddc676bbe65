"""How likely two sentences report the same claim: containment and overlap of what they share."""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat
from math import sqrt
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.candidates import (
    FIELD,
    HALF,
    LOW,
    ONE,
    lift_of,
    weigh,
    weigh_common,
    weigh_sentences,
)
from tui.compare.lengths import match_lengths
from tui.compare.rarity import STEPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare.candidates import Block, Terms

MATCH = 0.25
"""From this score on two sentences are a pair. Anything from 0.24 to 0.255 serves all labelled
sets; higher, pairs are lost whose wording differs; lower, a few shared names make a pair."""

CONTAINED = 0.4
"""Part of the score that is containment, C; the rest is overlap, G. Two to three: overlap is the
judge that says no more often."""

LOSS = 0.1
"""Part of its distance to the best score of either sentence that a pair loses. A partner is more
often wrong where a much better one stands beside it; equals take nothing from each other."""

FLOOR = 2 * ONE
"""Least c a sentence weighs; a fragment of five words is otherwise contained in anything."""

HIGHEST = 1 << FIELD - 1
"""The free bit of a field."""


class Scored(NamedTuple):
    """Two sentences alike enough to be looked at; a tuple, since there are many."""

    left: int
    """Positions count body sentences."""
    right: int
    score: float
    left_cover: float
    """How much of the left sentence's weight the right one holds, 0.0 to 1.0."""
    right_cover: float


class Scales(NamedTuple):
    """What sums over shared stems are multiplied by, for each sentence of one article."""

    by_c: list[float]
    """One over the sentence's c, at least `FLOOR`, times the part C has in the score."""
    by_g: list[float]
    """One over the root of the sentence's g, times the root of the part G has in the score."""
    part: list[float]
    """One over the sentence's g."""


def score_two(left: Terms, right: Terms, packed: Sequence[Block]) -> list[Scored]:
    """Return the sentences of two articles that reach `MATCH`; `packed` is `right`, packed.

    Ordered by place. A score is lowered where either side has a better partner.
    """
    found = score_all(left, right, packed)
    left_best = [0.0] * len(left.stems)
    right_best = [0.0] * len(right.stems)
    for i, j, score, _, _ in found:
        left_best[i] = max(left_best[i], score)
        right_best[j] = max(right_best[j], score)
    # The sum of the two bests comes first, so that the sides may be named in any order.
    scored = [
        Scored(i, j, lowered, here, there)
        for i, j, score, here, there in found
        if (lowered := score - LOSS * ((left_best[i] + right_best[j]) - 2 * score)) >= MATCH
    ]
    if left.lengths and right.lengths:
        return add_lengths(scored, left, right)
    return scored


def add_lengths(scored: list[Scored], left: Terms, right: Terms) -> list[Scored]:
    """Return the sentences together with those that say how long one event lasted: see `lengths`.

    These have the least score there is, since nothing is known but that.
    """
    known = {one[:2] for one in scored}
    added = {(i, j) for i, j in match_lengths(left.lengths, right.lengths) if (i, j) not in known}
    return sorted((*scored, *(Scored(i, j, MATCH, 0.0, 0.0) for i, j in added)))


def scale(weights: Sequence[int], lift: int) -> Scales:
    """Return the scales of sentences that weigh so much, packed as in `weigh`."""
    root = sqrt(1 - CONTAINED)
    all_c = [weight & LOW for weight in weights]
    all_g = [(weight >> HALF) - lift * c or 1 for weight, c in zip(weights, all_c, strict=True)]
    return Scales(
        by_c=[CONTAINED / max(FLOOR, c) for c in all_c],
        by_g=[root / sqrt(g) for g in all_g],
        part=[1 / g for g in all_g],
    )


_NOTHING = repeat(0)

_Found = tuple[int, int, float, float, float]


def score_all(left: Terms, right: Terms, packed: Sequence[Block]) -> list[_Found]:
    """Return what reaches `MATCH`, as `Scored` has it, before anything is lowered.

    The score has two parts. What both sentences have, by c, of the smaller side: it finds a claim
    inside a longer sentence. What both have, by g, of both sides: it refuses when the longer side
    says much more.
    """
    count = len(left.stems) + len(right.stems)
    common = weigh_common(left, right)
    lift = lift_of(count)
    ours = scale(weigh_sentences(left, common, count), lift)
    theirs = scale(weigh_sentences(right, common, count), lift)
    left_by_c, left_by_g, left_part = ours
    right_by_c, right_by_g, right_part = theirs
    found: list[_Found] = []
    start = 0
    for block in packed:
        fields = block.fields
        if len(packed) > 1:
            here = {stem: weight for stem, weight in common.items() if stem in fields}
        else:
            here = common
        added = dict(zip(here, map(mul, here.values(), map(fields.__getitem__, here)), strict=True))
        add_of = added.get
        highest = HIGHEST * sum(ones for _, ones in block.classes)
        spare = _spare(left.classes, ours, _limit(block, theirs, start), count)
        for i, row in enumerate(left.stems):
            total = sum(map(add_of, row, _NOTHING))
            reached = (total + spare[i]) & highest
            if not reached:
                continue
            by_c, by_g, part = left_by_c[i], left_by_g[i], left_part[i]
            first = len(found)
            while reached:
                field = reached.bit_length() - FIELD
                reached ^= HIGHEST << field
                both = total >> field
                c = both & LOW
                g = (both >> HALF & LOW) - lift * c
                j = start + field // FIELD
                other_c = right_by_c[j]
                score = c * (by_c if by_c > other_c else other_c) + g * (by_g * right_by_g[j])
                if score >= MATCH:
                    score = min(score, 1.0)
                    found.append((i, j, score, g * part, g * right_part[j]))
            found[first:] = reversed(found[first:])
        start += block.size
    if len(packed) > 1:
        found.sort()
    return found


_Limit = tuple[float, float, int]
"""The most by_c and by_g of some sentences, and a 1 in the field of each."""


def _limit(block: Block, theirs: Scales, start: int) -> list[_Limit]:
    """Return the limits of each class of a block that begins at `start`."""
    return [
        (
            max([theirs.by_c[start + j] for j in row]),
            max([theirs.by_g[start + j] for j in row]),
            ones,
        )
        for row, ones in block.classes
    ]


def _spare(
    classes: Sequence[Sequence[int]], ours: Scales, limits: Sequence[_Limit], count: int
) -> list[int]:
    """Return for each left sentence what, added to its sums, sets the highest bit of a field.

    The bit is set where there is enough h for a match; who has enough may still be no match.
    `count` is the number of sentences of both articles.
    """
    lift, rarest = lift_of(count), _rarest(count)
    spare = [0] * len(ours.by_c)
    for row in classes:
        by_c, by_g = max([ours.by_c[i] for i in row]), max([ours.by_g[i] for i in row])
        pattern = 0
        for most_c, most_g, ones in limits:
            # The most that h can be worth: as g, and if c is worth more than `lift`, that for the
            # share of c in it.
            both_g = by_g * most_g
            most = both_g + max(0.0, max(by_c, most_c) - lift * both_g) * rarest
            pattern += ones * (HIGHEST - (max(0, int(MATCH / most) - 1) << HALF))
        for i in row:
            spare[i] = pattern
    return spare


@lru_cache(maxsize=64)
def _rarest(count: int) -> float:
    """Return the most c that comes with one of h, over all stems two articles can share."""
    weights = weigh(count)[2 * len(STEPS) :]
    return max(((weight & LOW) / (weight >> HALF) for weight in weights), default=0.0)
