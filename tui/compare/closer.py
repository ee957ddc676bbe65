"""A second, closer look at a comparison: what its pairs do not agree on, its quotations, copies.

The first screen does without it, so nothing imports this module before it is asked to look.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.compare.copied import find_copies, find_witnesses
from tui.compare.disagreement import note_disagreements
from tui.compare.quotes.align import align_quotes
from tui.model import Findings

if TYPE_CHECKING:
    from tui.model import Comparison

__all__ = ["find_findings", "look_closer", "note_disagreements"]


def look_closer(comparison: Comparison) -> Comparison:
    """Return the comparison with its findings, and its pairs with their disagreements."""
    pairs = note_disagreements(comparison.sources, comparison.pairs)
    noted = {(pair.left, pair.right): pair for pair in pairs}
    return replace(
        comparison,
        pairs=pairs,
        partners={
            place: tuple(noted[pair.left, pair.right] for pair in row)
            for place, row in comparison.partners.items()
        },
        findings=find_findings(comparison),
    )


def find_findings(comparison: Comparison) -> Findings:
    """Return what the sources made of each other's words: quotations, copies, witnesses."""
    copies = find_copies(comparison.sources)
    return Findings(
        quotes=align_quotes(comparison),
        copies=copies,
        witnesses=find_witnesses(len(comparison.sources), copies),
    )
