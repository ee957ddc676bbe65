"""How likely two sentences report the same claim: containment and overlap of what they share."""

from __future__ import annotations

from itertools import chain
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.beside import Others, number_stems
from tui.compare.candidates import HALF, LOW, ONE
from tui.compare.kinship import find_strangeness
from tui.compare.lengths import match_lengths
from tui.compare.sieve import MARK, Bar, Side, fill_shelves, sift

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.compare.beside import Numbered
    from tui.compare.candidates import Terms

MATCH = 0.25
"""From this score on two sentences are a pair. Anything from 0.24 to 0.255 serves all labelled
sets; higher, pairs are lost whose wording differs; lower, a few shared names make a pair."""

FEW, EASE = 20, 0.02
"""In articles of fewer than `FEW` sentences any two are likelier to be partners, so they need less,
by `EASE` for each time there are 2.7 times fewer: 0.20 where neither has more than two."""

CONTAINED = 0.4
"""Part of the score that is containment, C; the rest is overlap, G. Two to three: overlap is the
judge that says no more often."""

LOSS = 0.1
"""Part of its distance to the best score of either sentence that a pair loses. A partner is more
often wrong where a much better one stands beside it; equals take nothing from each other."""

FLOOR = 2 * ONE
"""Least c a sentence weighs; a fragment of five words is otherwise contained in anything."""

_ROOT = sqrt(1 - CONTAINED)

_BAR = Bar(MATCH, CONTAINED, FLOOR, 1 - CONTAINED)

_EASES = [EASE * log(FEW / max(1, sentences)) for sentences in range(FEW)]


class Scored(NamedTuple):
    """Two sentences alike enough to be looked at."""

    left: int
    """Positions count body sentences."""
    right: int
    score: float
    left_cover: float
    """How much of the left sentence's weight the right one holds, 0.0 to 1.0."""
    right_cover: float


Found = tuple[int, int, float, float, float]
"""As `Scored` has it: there are many, and a plain tuple is made four times as fast."""


def find_ease(left: int, right: int) -> float:
    """Return how much less than `MATCH` is enough in articles of so many sentences."""
    longer = max(left, right)
    return _EASES[longer] if longer < FEW else 0.0


def score_all(
    articles: Sequence[Terms], may_pair: Callable[[int, int], bool]
) -> Iterator[tuple[int, int, list[Found]]]:
    """Yield for each two articles what reaches their bar, by place, before anything is lowered.

    The bar is `MATCH`, or less in short articles: see `find_ease`.

    The score has two parts. What both sentences have, by c, of the smaller side: it finds a claim
    inside a longer sentence. What both have, by g, of both sides: it refuses when the longer side
    says much more.

    Yields:
        The positions of two articles, and what was found between them. For a left article the
        right ones come in order. There is nothing between those that `may_pair` keeps apart.
    """
    numbered, stems = number_stems(articles)
    most = 2 * max((article.most for article in numbered), default=0)
    everywhere = Others(numbered, most)
    row = [0] * stems
    begun: dict[tuple[int, int], list[list[Found]]] = {}
    for shelf in fill_shelves(numbered):
        first, last = shelf.articles[0], shelf.articles[-1]
        here = numbered[first : last + 1]
        weights = [everywhere.weigh(article, first + at) for at, article in enumerate(here)]
        others = Others(here, most)
        for left, article in enumerate(numbered[:last]):
            ours = (
                others.weigh(article) if left < first else weights[left - first][first : last + 1]
            )
            sides = [
                Side(part, ours[part.article - first], weights[part.article - first][left])
                for part in shelf.parts
                if part.article > left and article.rows and may_pair(left, part.article)
            ]
            # What is sifted for the shortest article will do for all.
            fewest = min([len(numbered[side.part.article].rows) for side in sides], default=0)
            bar = _BAR._replace(match=MATCH - find_ease(len(article.rows), fewest))
            marks = sift(article, shelf, sides, most, bar) if sides else []
            for side in sides:
                right = numbered[side.part.article]
                found = _score_part(article, right, side, marks, row)
                begun.setdefault((left, side.part.article), []).append(found)
            for part in shelf.parts:
                if part.article > left and part.end == len(numbered[part.article].rows):
                    lists = begun.pop((left, part.article), ())
                    yield left, part.article, lists[0] if len(lists) == 1 else sorted(chain(*lists))
    for position, article in enumerate(numbered):
        if not article.rows:  # it stands on no shelf
            yield from ((left, position, []) for left in range(position))


def _score_part(
    left: Numbered, right: Numbered, side: Side, marks: Sequence[bytes], row: list[int]
) -> list[Found]:
    """Return what reaches its bar among the fields of a part that are marked.

    `row` has a 0 for each stem there is, and is left so.
    """
    # Half of all matching is done in this loop, so what can be looked up before it is.
    part, (weights, left_c, left_g), (_, right_c, right_g) = side
    start, end = 2 * part.at, 2 * (part.at + part.end - part.first)
    offset = part.first - part.at
    least = MATCH - find_ease(len(left.rows), len(right.rows))
    rows, own_picks, picks = left.rows, left.picks, right.picks_any
    # Sums of c are multiplied by one over the sentence's c, times the part C has in the score, sums
    # of g by one over the root of its g, times the root of the part G has in the score.
    right_by_c = [CONTAINED / (c if c > FLOOR else FLOOR) for c in right_c]
    right_by_g = [_ROOT / sqrt(g or 1) for g in right_g]
    found: list[Found] = []
    for i, marked in enumerate(marks):
        at = marked.find(MARK, start, end)
        if at < 0:
            continue
        stems = rows[i]
        for stem, weight in zip(stems, own_picks[i](weights), strict=True):
            row[stem] = weight
        own_c, own_g = left_c[i], left_g[i]
        by_c, by_g = CONTAINED / (own_c if own_c > FLOOR else FLOOR), _ROOT / sqrt(own_g or 1)
        while at >= 0:
            j = (at >> 1) + offset
            both = sum(picks[j](row))
            c, g = both & LOW, both >> HALF
            other_c = right_by_c[j]
            score = c * (by_c if by_c > other_c else other_c) + g * (by_g * right_by_g[j])
            if score >= least:
                found.append((i, j, score if score < 1.0 else 1.0, g / own_g, g / right_g[j]))
            at = marked.find(MARK, at + 1, end)
        for stem in stems:
            row[stem] = 0
    return found


def settle(found: Sequence[Found], left: Terms, right: Terms) -> list[Found]:
    """Return what two articles have in common in the end; `found` is all that reaches their bar.

    A score is lowered where either side has a better partner, and all are if the two articles have
    little in common.
    """
    strangeness = find_strangeness(left, right) if found or left.lengths else 0.0
    least = MATCH - find_ease(len(left.stems), len(right.stems))
    left_best, right_best = [0.0] * len(left.stems), [0.0] * len(right.stems)
    for i, j, score, _, _ in found:
        if score > left_best[i]:  # noqa: PLR1730  # max takes three times as long
            left_best[i] = score
        if score > right_best[j]:  # noqa: PLR1730  # as above
            right_best[j] = score
    # The sum of the two bests comes first, so that the sides may be named in any order.
    settled = [
        (i, j, lowered, here, there)
        for i, j, score, here, there in found
        if (lowered := score - LOSS * ((left_best[i] + right_best[j]) - 2 * score) - strangeness)
        >= least
    ]
    if left.lengths and right.lengths and not strangeness:
        return add_lengths(settled, left, right, least)
    return settled


def add_lengths(scored: Sequence[Found], left: Terms, right: Terms, least: float) -> list[Found]:
    """Return the sentences together with those that say how long one event lasted: see `lengths`.

    These have the least score of a pair, since nothing is known but that.
    """
    known = {one[:2] for one in scored}
    added = {(i, j) for i, j in match_lengths(left.lengths, right.lengths) if (i, j) not in known}
    return sorted((*scored, *((i, j, least, 0.0, 0.0) for i, j in added)))


def score_two(left: Terms, right: Terms) -> list[Scored]:
    """Return the sentences of two articles that reach their bar in the end, by place."""
    return [Scored(*one) for one in settle(score_raw(left, right), left, right)]


def score_raw(left: Terms, right: Terms) -> list[Found]:
    """Return what two articles score before anything is lowered."""
    ((_, _, found),) = score_all((left, right), lambda _left, _right: True)
    return found
