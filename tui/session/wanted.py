"""What a reader looks for in an article, and which sentences are that."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Comparison, Place, Status

SPELLING = "name"
"""The kind of a disagreement that is no more than another spelling; nobody jumps to those."""


class Wanted(StrEnum):
    """A class of sentences to jump along, or to show alone; the words are those of messages."""

    SHARED = "shared or partly"
    UNIQUE = "unique"
    DISAGREEING = "disagreeing"
    ANNOTATED = "annotated"
    DIFFERING = "tagged otherwise"
    """By colleagues."""


Rows = tuple[tuple[int, ...], ...]
"""For each source the positions of sentences, in order."""


def with_status(comparison: Comparison, *statuses: Status) -> Rows:
    """The sentences that have one of these statuses."""
    return tuple(
        tuple(n for n, status in enumerate(row) if status in statuses)
        for row in comparison.statuses
    )


def with_disagreement(comparison: Comparison) -> Rows:
    """The sentences that cannot all be right together with one of their partners."""
    pairs = (
        pair
        for pair in comparison.pairs
        if any(each.kind != SPELLING for each in pair.disagreements)
    )
    return in_rows(comparison, (place for pair in pairs for place in (pair.left, pair.right)))


def in_rows(comparison: Comparison, places: Iterable[Place]) -> Rows:
    """The places by source, each once."""
    rows: list[set[int]] = [set() for _ in comparison.sources]
    for source, sentence in places:
        rows[source].add(sentence)
    return tuple(tuple(sorted(row)) for row in rows)


def is_in(row: tuple[int, ...], sentence: int) -> bool:
    """Tell whether a sentence is in a row."""
    at = bisect_left(row, sentence)
    return at < len(row) and row[at] == sentence
