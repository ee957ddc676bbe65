"""Sentences of several sources in one order, so that parallel passages can start on one row.

A passage that stands earlier in one article and later in another cannot be parallel to both; the
heaviest set of pairs that run the same way is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import Place, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model import Comparison

Shelf = tuple[Place, ...]
"""Sentences that start on one row, at most one a source."""

_WEIGHTS = {Relation.SAME: 4, Relation.NEAR: 4, Relation.REWORDED: 3, Relation.PARTIAL: 1}


def parallel_rows(comparison: Comparison, sources: Sequence[int]) -> tuple[Shelf, ...]:
    """Return every sentence of the sources once, those that are parallel together.

    The sentences of each source come in their order. The first source is the base: the others are
    laid along it one after the other. Cost: about 2 us a sentence and 4 a pair.
    """
    shelves: list[list[Place]] = []
    for source in sources:
        own = [Place(source, n) for n in range(len(comparison.sources[source].sentences))]
        shelves = _laid_along(comparison, shelves, own) if shelves else [[place] for place in own]
    return tuple(map(tuple, shelves))


def _laid_along(
    comparison: Comparison, shelves: list[list[Place]], own: Sequence[Place]
) -> list[list[Place]]:
    shelf_of = {place: n for n, shelf in enumerate(shelves) for place in shelf}
    links: list[tuple[int, int, int]] = []
    for n, place in enumerate(own):
        weights: dict[int, int] = {}
        for pair in comparison.partners.get(place, ()):
            at = shelf_of.get(pair.other(place))
            if at is not None:
                weights[at] = weights.get(at, 0) + _WEIGHTS[pair.relation]
        links.extend((n, at, weight) for at, weight in weights.items())
    joined: list[list[Place]] = []
    before_own = before = 0
    for n, at in [*heaviest_chain(links, len(shelves)), (len(own), len(shelves))]:
        joined.extend(_mixed(shelves[before:at], [[place] for place in own[before_own:n]]))
        if n < len(own):
            joined.append([*shelves[at], own[n]])
        before_own, before = n + 1, at + 1
    return joined


def _mixed(ours: list[list[Place]], theirs: list[list[Place]]) -> list[list[Place]]:
    """Both rows as one, evenly mixed, so that a cut anywhere leaves about as much of each."""
    if not ours or not theirs:
        return ours or theirs
    ranked = [((n + 1) / (len(ours) + 1), shelf) for n, shelf in enumerate(ours)]
    ranked += [((n + 1) / (len(theirs) + 1), shelf) for n, shelf in enumerate(theirs)]
    ranked.sort(key=lambda one: one[0])
    return [shelf for _, shelf in ranked]


def heaviest_chain(links: Iterable[tuple[int, int, int]], size: int) -> list[tuple[int, int]]:
    """Return the links of which both ends go up, chosen for the most weight together.

    Args:
        links: (left, right, weight), weight above 0.
        size: Right ends are below it.
    """
    # A Fenwick tree of maxima: weight and last link of the best chain that ends before a place.
    best = [(0, -1)] * (size + 1)
    chains: list[tuple[int, int, int]] = []
    # At one left end the greater right end goes first, so that no two of them stand in a chain.
    for left, right, weight in sorted(links, key=lambda link: (link[0], -link[1])):
        found, at = (0, -1), right
        while at > 0:
            found = max(found, best[at], key=lambda one: one[0])
            at -= at & -at
        total = found[0] + weight
        chains.append((left, right, found[1]))
        at = right + 1
        while at <= size:
            if best[at][0] < total:
                best[at] = (total, len(chains) - 1)
            at += at & -at
    top, at = (0, -1), size
    while at > 0:
        top = max(top, best[at], key=lambda one: one[0])
        at -= at & -at
    chain: list[tuple[int, int]] = []
    link = top[1]
    while link >= 0:
        left, right, link = chains[link]
        chain.append((left, right))
    return chain[::-1]
