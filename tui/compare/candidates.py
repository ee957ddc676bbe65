"""Which sentences of two articles share enough words to be looked at: an inverted index.

Everything here comes from two articles alone, so a third one never changes a pair.

Weights are fixed-point numbers, and the two weights of a stem are packed into one integer, so that
sums are exact whatever their order. A stem's sentences are packed the same way: one long integer
with a field for each sentence. Adding up these integers adds a stem to all its sentences at once,
which is many times faster than a loop over them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from typing import TYPE_CHECKING

from tui.compare.rarity import STEPS, load_steps, step_of
from tui.model import Role
from tui.words import stems_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model import Source

ONE = 1 << 16
"""The weight 1.0."""

HALF = 32
"""Bits of one weight: c lies in the lower half of a field, g in the upper one."""

FIELD = 2 * HALF
LOW = (1 << HALF) - 1

STEM_LIMIT = 4_000
"""Stems of a sentence that are looked at; more could overflow a field."""

BLOCK = 256
"""Sentences whose fields make one long integer."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What matching needs of one article, counted once."""

    numbers: tuple[int, ...]
    """Position in the source of each body sentence."""
    texts: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]
    entries: Mapping[str, Entry]
    alone: tuple[tuple[int, ...], ...]
    """For each stem of each sentence, where its weight stands in `weigh` if no other article has
    the stem."""


Entry = tuple[tuple[int, ...], int, int]
"""The sentences of a stem (positions in `numbers`); where its weight stands if no other article
has it; how many places further it stands in another article that has it too."""


def read_terms(source: Source) -> Terms:
    """Count the stems of a source's body sentences, and look up how rare they are."""
    body = [(i, s.text) for i, s in enumerate(source.sentences) if s.role is Role.BODY]
    table = load_steps(source.language)
    stems = tuple(stems_of(text)[:STEM_LIMIT] for _, text in body)
    found: dict[str, list[int]] = {}
    for position, row in enumerate(stems):
        for stem in row:
            found.setdefault(stem, []).append(position)
    width = len(STEPS)
    entries: dict[str, Entry] = {}
    for stem, places in found.items():
        further = len(places) * width
        entries[stem] = (tuple(places), further + step_of(stem, table), further)
    return Terms(
        numbers=tuple(i for i, _ in body),
        texts=tuple(text for _, text in body),
        stems=stems,
        entries=entries,
        alone=tuple(tuple([entries[stem][1] for stem in row]) for row in stems),
    )


@lru_cache(maxsize=64)
def weigh(count: int) -> tuple[int, ...]:
    """Return the weights of stems in two articles of `count` sentences together.

    They stand by the number of sentences that have the stem, then by step of rarity. c is rarity
    over the root of that number: the story's own words are everywhere and prove nothing. g is
    ln(1 + (count + 1) / number).
    """
    weights = [0] * len(STEPS)
    for uses in range(1, count + 1):
        g = round(ONE * log(1 + (count + 1) / uses)) << HALF
        weights.extend(round(ONE * rarity / sqrt(uses)) + g for rarity in STEPS)
    return tuple(weights)


Block = tuple[int, dict[str, int]]
"""How many sentences it holds; stem to an integer with a 1 in the field of each that has it."""


def pack(terms: Terms) -> tuple[Block, ...]:
    """Pack the inverted index of an article."""
    blocks: list[Block] = []
    for start in range(0, len(terms.stems), BLOCK):
        rows = terms.stems[start : start + BLOCK]
        fields: dict[str, int] = {}
        for position, row in enumerate(rows):
            bit = 1 << (FIELD * position)
            for stem in row:
                fields[stem] = fields.get(stem, 0) + bit
        blocks.append((len(rows), fields))
    return tuple(blocks)


def weigh_all(left: Terms, right: Terms) -> tuple[dict[str, int], list[int], list[int]]:
    """Return the packed weight of each stem both articles have, and of each of their sentences."""
    weights = weigh(len(left.stems) + len(right.stems))
    weight_at = weights.__getitem__
    left_whole = [sum(map(weight_at, row)) for row in left.alone]
    right_whole = [sum(map(weight_at, row)) for row in right.alone]
    common: dict[str, int] = {}
    for stem in left.entries.keys() & right.entries.keys():
        here, alone_here, ours = left.entries[stem]
        there, alone_there, theirs = right.entries[stem]
        # In articles of two languages a stem is as rare as where it is commoner.
        weight = common[stem] = weights[min(alone_here + theirs, alone_there + ours)]
        change = weight - weights[alone_here]
        for i in here:
            left_whole[i] += change
        change = weight - weights[alone_there]
        for j in there:
            right_whole[j] += change
    return common, left_whole, right_whole
