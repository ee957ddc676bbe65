"""A second, closer look at a comparison: what its pairs do not agree on, its quotations, copies.

The first screen does without it, so nothing imports this module before it is asked to look.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.compare.copied import find_copies, find_witnesses
from tui.compare.disagreement import disagreements_of, note_disagreements
from tui.compare.quotes.align import align_quotes
from tui.model import Findings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model import Comparison, Disagreement, Pair, Place

    Link = tuple[Place, Place]
    Disagreements = tuple[Disagreement, ...]

__all__ = ["find_findings", "look_closer", "note_disagreements", "note_in"]


def look_closer(comparison: Comparison) -> Comparison:
    """Return the comparison with its findings, and its pairs with their disagreements."""
    pairs = note_disagreements(comparison.sources, comparison.pairs)
    noted = {(pair.left, pair.right): pair.disagreements for pair in pairs if pair.disagreements}
    return replace(_put_in(comparison, noted), findings=find_findings(comparison))


def note_in(comparison: Comparison, noted: Mapping[Link, Disagreements]) -> Comparison:
    """Return the comparison with these disagreements; pairs made by hand get what they have."""
    by_hand = {
        (pair.left, pair.right): disagreements_of(
            comparison.sentence(pair.left).text, comparison.sentence(pair.right).text, pair.relation
        )
        for pair in comparison.pairs
        if pair.judged
    }
    return _put_in(comparison, {**noted, **by_hand})


def _put_in(comparison: Comparison, noted: Mapping[Link, Disagreements]) -> Comparison:
    """Return the comparison with these disagreements: only what they concern is made anew."""

    def put(pair: Pair) -> Pair:
        disagreements = noted.get((pair.left, pair.right))
        return pair if disagreements is None else pair._replace(disagreements=disagreements)

    touched = {place for link in noted for place in link}
    return replace(
        comparison,
        pairs=tuple(map(put, comparison.pairs)) if noted else comparison.pairs,
        partners={
            place: tuple(map(put, row)) if place in touched else row
            for place, row in comparison.partners.items()
        },
    )


def find_findings(comparison: Comparison) -> Findings:
    """Return what the sources made of each other's words: quotations, copies, witnesses."""
    copies = find_copies(comparison.sources)
    return Findings(
        quotes=align_quotes(comparison),
        copies=copies,
        witnesses=find_witnesses(len(comparison.sources), copies),
    )
