"""Sentences to pairs and groups: which sentences of several sources report the same claim.

The pairs of two sources depend on these two alone and never on their order. Nothing here knows a
file, a clock or a screen.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.compare.candidates import read_terms
from tui.compare.group import assemble, strength
from tui.compare.relation import judge
from tui.compare.score import score_all, settle
from tui.compare.share import Share, share_of, shares_among
from tui.model import Pair, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.model import Source

__all__ = [
    "Share",
    "assemble",
    "compare_two",
    "find_pairs",
    "is_one_language",
    "share_of",
    "shares_among",
    "strength",
]


def find_pairs(
    sources: Sequence[Source], *, on_progress: Callable[[float], None] | None = None
) -> tuple[Pair, ...]:
    """Return all pairs between the sources, ordered by place; none between two languages.

    Cost: about 6 ms for two articles of 200 sentences. `on_progress` hears the part that is done,
    0.0 to 1.0, after each two articles.
    """
    with _unswept():
        return _find_pairs(sources, on_progress)


def _find_pairs(
    sources: Sequence[Source], on_progress: Callable[[float], None] | None
) -> tuple[Pair, ...]:
    terms = [read_terms(source) for source in sources]
    places = [[Place(i, number) for number in one.numbers] for i, one in enumerate(terms)]
    couples = len(sources) * (len(sources) - 1) // 2
    # By left sentence, so that what is found one couple after the other need not be sorted.
    pairs: list[list[list[Pair]]] = [[[] for _ in row] for row in places]

    def may_pair(left: int, right: int) -> bool:
        return is_one_language(sources[left], sources[right])

    for done, (i, j, found) in enumerate(score_all(terms, may_pair), 1):
        if may_pair(i, j):
            left, here, rows = terms[i].texts, places[i], pairs[i]
            right, there = terms[j].texts, places[j]
            for scored in settle(found, terms[i], terms[j]):
                a, b = scored[0], scored[1]
                rows[a].append(Pair(here[a], there[b], *judge(scored, left[a], right[b])))
        if on_progress is not None:
            on_progress(done / couples)
    return tuple(pair for rows in pairs for row in rows for pair in row)


@contextmanager
def _unswept() -> Iterator[None]:
    """Keep the collector from what is made inside: nearly all of it stays, and there is much.

    To go through it again and again would take an eighth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def compare_two(left: Source, right: Source) -> tuple[Pair, ...]:
    """Return the pairs of two sources, as source 0 and source 1, ordered by place."""
    return find_pairs((left, right))


def is_one_language(left: Source, right: Source) -> bool:
    """Whether two sources can be compared by their words; an unknown language can be any."""
    return left.language == right.language or None in {left.language, right.language}
