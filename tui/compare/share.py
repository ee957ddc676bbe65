"""How much of an article others hold: words in shared sentences over words in all of its body."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.model import Place, Relation, Role
from tui.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model import Comparison


class Share(NamedTuple):
    """Two parts of one body, each 0.0 to 1.0; they are never added up."""

    shared: float
    partly: float
    """Words in sentences that others hold only in part."""


def share_of(comparison: Comparison, source: int) -> Share:
    """Return how much of a source any other open source holds."""
    words = shared = partly = 0
    for place, count in _body(comparison, source):
        words += count
        pairs = comparison.partners.get(place, ())
        if any(pair.relation is not Relation.PARTIAL for pair in pairs):
            shared += count
        elif pairs:
            partly += count
    return _part(words, shared, partly)


def shares_among(comparison: Comparison) -> tuple[tuple[Share | None, ...], ...]:
    """Return for each source (row) how much of it each other one (column) holds.

    None on the diagonal. Words count as shared where a pair of these two is more than partial.
    """
    numbers = range(len(comparison.sources))
    return tuple(_share_row(comparison, row, numbers) for row in numbers)


def _share_row(comparison: Comparison, source: int, others: range) -> tuple[Share | None, ...]:
    words = 0
    shared, partly = dict.fromkeys(others, 0), dict.fromkeys(others, 0)
    for place, count in _body(comparison, source):
        words += count
        is_whole: dict[int, bool] = {}
        for pair in comparison.partners.get(place, ()):
            other = pair.other(place).source
            is_whole[other] = is_whole.get(other, False) or pair.relation is not Relation.PARTIAL
        for other, whole in is_whole.items():
            (shared if whole else partly)[other] += count
    return tuple(
        None if other == source else _part(words, shared[other], partly[other]) for other in others
    )


def _body(comparison: Comparison, source: int) -> Iterator[tuple[Place, int]]:
    """Yield the body sentences of a source with their words."""
    for number, sentence in enumerate(comparison.sources[source].sentences):
        if sentence.role is Role.BODY:
            yield Place(source, number), count_words(sentence.text)


def _part(words: int, shared: int, partly: int) -> Share:
    return Share(shared / words, partly / words) if words else Share(0.0, 0.0)
