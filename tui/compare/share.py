"""How much of an article others hold: words in shared sentences over words in all of its body."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.model import Place, Relation, Role
from tui.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Comparison, Pair


class Share(NamedTuple):
    """Two parts of one body, each 0.0 to 1.0; they are never added up."""

    shared: float
    partly: float
    """Words in sentences that others hold only in part."""


def share_of(comparison: Comparison, source: int) -> Share:
    """Return how much of a source any other open source holds."""
    return _share(comparison, source, None)


def share_in(comparison: Comparison, source: int, other: int) -> Share:
    """Return how much of `source` the source `other` holds; the diagonal is nothing."""
    return _share(comparison, source, other)


def _share(comparison: Comparison, source: int, other: int | None) -> Share:
    words = shared = partly = 0
    for number, sentence in enumerate(comparison.sources[source].sentences):
        if sentence.role is not Role.BODY:
            continue
        count = count_words(sentence.text)
        words += count
        place = Place(source, number)
        pairs = comparison.partners.get(place)
        relations = _relations(pairs, place, other) if pairs else frozenset()
        if relations - {Relation.PARTIAL}:
            shared += count
        elif relations:
            partly += count
    return Share(shared / words, partly / words) if words else Share(0.0, 0.0)


def _relations(pairs: Iterable[Pair], place: Place, other: int | None) -> frozenset[Relation]:
    return frozenset(
        pair.relation for pair in pairs if other is None or pair.other(place).source == other
    )
