"""What another process does for the reader: it compares articles, then looks at them closer.

An errand comes in by its standard input; what is found goes out by its standard output, word by
word. The words are small, so that whoever hears them can do other things in between. It ends when
all is said, or when its input ends: then nobody waits any more.
"""

from __future__ import annotations

import os
import pickle
import sys
from array import array
from itertools import chain
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeVar

from tui.compare import assemble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.model import (
        Comparison,
        Copy,
        Disagreement,
        Pair,
        Place,
        Quote,
        Relation,
        Source,
        Status,
        Within,
    )

    T = TypeVar("T")
    Link = tuple[Place, Place]
    Matcher = Callable[..., tuple[Pair, ...]]
    PairRow = tuple[int, int, int, int, Relation, float, Within | None, bool]

PIECE = 200
"""Pairs of a word: the keys wait while they are unpacked."""

POLITE = 5
"""How much sooner than this process others are let on the processor: the keys come first."""


class Errand(NamedTuple):
    """What is to be done."""

    sources: tuple[Source, ...]
    matcher: Matcher
    struck: frozenset[Link]
    """Pairs a person struck, and those a person made: what is found stands below them."""
    joined: frozenset[Link]


class Pairs(NamedTuple):
    """Some pairs: source and sentence of either side, then the rest."""

    rows: list[PairRow]


class Judged(NamedTuple):
    """All pairs were said, those made by hand too; of these remain, by position, in order."""

    kept: array[int]


class Partners(NamedTuple):
    """The pairs of some sentences."""

    places: list[tuple[int, int]]
    pairs: list[array[int]]
    """For each of them, by position."""


class Groups(NamedTuple):
    """Some groups."""

    rows: list[tuple[tuple[int, int], ...]]


class Compared(NamedTuple):
    """The last word of the comparison."""

    statuses: tuple[tuple[Status, ...], ...]


class Noted(NamedTuple):
    """What some pairs, by position, do not agree on."""

    rows: list[tuple[int, tuple[Disagreement, ...]]]


class Quotes(NamedTuple):
    """Some quotations."""

    rows: tuple[Quote, ...]


class Looked(NamedTuple):
    """The last word of the closer look."""

    copies: tuple[Copy, ...]
    witnesses: tuple[tuple[int, ...], ...]


Word = float | Pairs | Judged | Partners | Groups | Compared | Noted | Quotes | Looked
"""A number says how far matching has come, 0.0 to 1.0."""


def carry_out(errand: Errand, tell: Callable[[Word], None]) -> None:
    """Compare, look closer, and tell of both."""
    pairs = errand.matcher(errand.sources, on_progress=tell)
    comparison = assemble(errand.sources, pairs, struck=errand.struck, joined=errand.joined)
    for word in _words_of(comparison, pairs):
        tell(word)

    from tui.compare.closer import find_findings, note_disagreements  # noqa: PLC0415 (comes later)

    noted = note_disagreements(errand.sources, pairs)
    rows = [(at, pair.disagreements) for at, pair in enumerate(noted) if pair.disagreements]
    for piece in _pieces(rows):
        tell(Noted(piece))
    findings = find_findings(comparison)
    for first in range(0, len(findings.quotes), PIECE):
        tell(Quotes(findings.quotes[first : first + PIECE]))
    tell(Looked(findings.copies, findings.witnesses))


def _words_of(comparison: Comparison, pairs: Sequence[Pair]) -> Iterator[Word]:
    by_hand = [pair for pair in comparison.pairs if pair.judged]
    for piece in _pieces([_row(pair) for pair in chain(pairs, by_hand)]):
        yield Pairs(piece)
    position = {id(pair): at for at, pair in enumerate(chain(pairs, by_hand))}
    yield Judged(array("I", [position[id(pair)] for pair in comparison.pairs]))
    for places in _pieces(list(comparison.partners)):
        yield Partners(
            [(place.source, place.sentence) for place in places],
            [
                array("I", [position[id(pair)] for pair in comparison.partners[place]])
                for place in places
            ],
        )
    groups = [
        tuple([(place.source, place.sentence) for place in group]) for group in comparison.groups
    ]
    for some in _pieces(groups):
        yield Groups(some)
    yield Compared(comparison.statuses)


def _row(pair: Pair) -> PairRow:
    return (*pair.left, *pair.right, pair.relation, pair.score, pair.within, pair.judged)


def _pieces(rows: list[T]) -> Iterator[list[T]]:
    return (rows[first : first + PIECE] for first in range(0, len(rows), PIECE))


def main() -> None:
    """Answer once, on standard output."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed by mistake must not come between
    if hasattr(os, "nice"):
        os.nice(POLITE)
    errand = pickle.load(sys.stdin.buffer)
    Thread(target=_end_with, args=(sys.stdin.buffer,), daemon=True).start()

    def tell(word: Word) -> None:
        pickle.dump(word, output, pickle.HIGHEST_PROTOCOL)
        output.flush()

    carry_out(errand, tell)


def _end_with(source: BinaryIO) -> None:
    """End at once when nobody waits any more."""
    source.read()
    os._exit(1)
