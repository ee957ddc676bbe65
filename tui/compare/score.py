"""How likely two sentences report the same claim: containment and overlap of what they share."""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.candidates import FIELD, HALF, LOW, ONE, weigh, weigh_common, weigh_sentences
from tui.compare.rarity import STEPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare.candidates import Block, Terms

MATCH = 0.25
"""From this score on two sentences are a pair. Anything from 0.24 to 0.255 serves all labelled sets;
higher, pairs are lost whose wording differs, lower, names that two sentences share make a pair."""

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
    found = _score_all(left, right, packed)
    left_best = [0.0] * len(left.stems)
    right_best = [0.0] * len(right.stems)
    for i, j, score, _, _ in found:
        if score > left_best[i]:
            left_best[i] = score
        if score > right_best[j]:
            right_best[j] = score
    return [
        Scored(i, j, lowered, here, there)
        for i, j, score, here, there in found
        if (lowered := lower(score, left_best[i], right_best[j])) >= MATCH
    ]


def lower(score: float, left_best: float, right_best: float) -> float:
    """Return what is left of a score beside the best scores of its two sentences."""
    # The sum comes first, so that the two sides may be named in any order.
    return score - LOSS * ((left_best + right_best) - 2 * score)


def scale(weights: Sequence[int]) -> Scales:
    """Return the scales of sentences that weigh so much, c and g packed."""
    root = sqrt(1 - CONTAINED)
    return Scales(
        by_c=[CONTAINED / max(FLOOR, weight & LOW) for weight in weights],
        by_g=[root / sqrt(weight >> HALF or 1) for weight in weights],
        part=[1 / (weight >> HALF or 1) for weight in weights],
    )


_NOTHING = repeat(0)

_Found = tuple[int, int, float, float, float]


def _score_all(left: Terms, right: Terms, packed: Sequence[Block]) -> list[_Found]:
    """Return what reaches `MATCH`, as `Scored` has it, before anything is lowered.

    The score has two parts. What both sentences have, by c, of the smaller side: it finds a claim
    inside a longer sentence. What both have, by g, of both sides: it refuses when the longer side
    says much more.
    """
    count = len(left.stems) + len(right.stems)
    common = weigh_common(left, right)
    left_by_c, left_by_g, left_part = scale(weigh_sentences(left, common, count))
    right_by_c, right_by_g, right_part = scale(weigh_sentences(right, common, count))
    rarest = _rarest(count)
    found: list[_Found] = []
    start = 0
    for size, ones, fields in packed:
        end = start + size
        added = {stem: weight * fields[stem] for stem, weight in common.items() if stem in fields}
        add_of = added.get
        most_c, most_g = max(right_by_c[start:end]), max(right_by_g[start:end])
        highest = ones * HIGHEST
        for i, row in enumerate(left.stems):
            total = sum(map(add_of, row, _NOTHING))
            if not total:
                continue
            by_c, by_g = left_by_c[i], left_by_g[i]
            # c is at most rarest * g, so less g than this cannot be enough.
            least = int(MATCH / (rarest * max(by_c, most_c) + by_g * most_g)) << HALF
            reached = (total + ones * (HIGHEST - least)) & highest
            first = len(found)
            while reached:
                j = reached.bit_length() // FIELD - 1
                reached ^= HIGHEST << FIELD * j
                both = total >> FIELD * j
                c, g = both & LOW, both >> HALF & LOW
                j += start
                other_c = right_by_c[j]
                score = c * (by_c if by_c > other_c else other_c) + g * (by_g * right_by_g[j])
                if score >= MATCH:
                    if score > 1:
                        score = 1.0
                    found.append((i, j, score, g * left_part[i], g * right_part[j]))
            found[first:] = reversed(found[first:])
        start = end
    if len(packed) > 1:
        found.sort()
    return found


@lru_cache(maxsize=64)
def _rarest(count: int) -> float:
    """Return the most c that comes with one of g, over all stems two articles can share."""
    weights = weigh(count)[2 * len(STEPS) :]
    return max(((weight & LOW) / (weight >> HALF) for weight in weights), default=0.0)
