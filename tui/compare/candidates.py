"""Which sentences of two articles share enough words to be looked at: an inverted index.

Everything here comes from two articles alone, so a third one never changes a pair.

Weights are fixed-point numbers, and the two weights of a stem are packed into one integer, so that
sums are exact whatever their order. A stem's sentences are packed the same way: one long integer
with a field for each sentence. Adding up these integers adds a stem to all its sentences at once,
which is many times faster than a loop over them. A field's highest bit stays free, so that one
more addition tells which fields reach a bound.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import log, sqrt
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.context import carry_names, name_weekdays
from tui.compare.lengths import read_lengths
from tui.compare.rarity import STEPS, load_steps, step_of
from tui.model import Role
from tui.words import stems_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.compare.lengths import Length
    from tui.model import Source

ONE = 1 << 16
"""The weight 1.0."""

HALF = 32
"""Bits of one weight: c lies in the lower half of a field, h in the upper one."""

FIELD = 2 * HALF
LOW = (1 << HALF) - 1

STEM_LIMIT = 1_000
"""Stems of a sentence that are looked at; more could overflow a field."""

BLOCK = 256
"""Sentences whose fields make one long integer."""

CLASSES = 8
LEAST_IN_CLASS = 10
"""Sentences of a block are looked at in parts by length: at most so many, of so many at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What matching needs of one article, counted once."""

    language: str | None
    """Whose table of rarities was used."""
    numbers: tuple[int, ...]
    """Position in the source of each body sentence."""
    texts: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]
    lengths: tuple[Length, ...]
    """How long events lasted, where the article says it."""
    classes: tuple[tuple[int, ...], ...]
    """Sentences of about the same length, as positions in `stems`."""
    alone: Mapping[str, int]
    """Where the weight of each stem stands in `weigh` if no other article has the stem."""
    further: Mapping[str, int]
    """How many places further it stands in another article that has the stem too."""


def read_terms(source: Source) -> Terms:
    """Count the stems of a source's body sentences, and look up how rare they are."""
    body = [(i, s.text) for i, s in enumerate(source.sentences) if s.role is Role.BODY]
    table = load_steps(source.language)
    stems = _read_stems([text for _, text in body], source)
    width = len(STEPS)
    further = {stem: uses * width for stem, uses in Counter(chain.from_iterable(stems)).items()}
    return Terms(
        language=source.language,
        numbers=tuple(i for i, _ in body),
        texts=tuple(text for _, text in body),
        stems=stems,
        lengths=read_lengths(stems, [text for _, text in body], source.language),
        classes=class_by_length(stems),
        alone={stem: place + step_of(stem, table) for stem, place in further.items()},
        further=further,
    )


def _read_stems(texts: Sequence[str], source: Source) -> tuple[tuple[str, ...], ...]:
    """Return the stems of each text, with what the article says elsewhere: see `context`."""
    rows = name_weekdays([stems_of(text) for text in texts], source.date, source.language)
    return tuple(row[:STEM_LIMIT] for row in carry_names(rows, texts, source.language))


@lru_cache(maxsize=64)
def weigh(count: int) -> tuple[int, ...]:
    """Return the weights of stems in two articles of `count` sentences together.

    They stand by the number of sentences that have the stem, then by step of rarity. c is rarity
    over the root of that number: the story's own words are everywhere and prove nothing. g is
    ln(1 + (count + 1) / number). What is packed is c and h = g + `lift_of(count)` * c.
    """
    lift = lift_of(count)
    weights = [0] * len(STEPS)
    for uses in range(1, count + 1):
        g = round(ONE * log(1 + (count + 1) / uses))
        for rarity in STEPS:
            c = round(ONE * rarity / sqrt(uses))
            weights.append(c + (g + lift * c << HALF))
    return tuple(weights)


def lift_of(count: int) -> int:
    """Return what one of c counts beside one of g, roughly, in the scores of `count` sentences.

    A score is a sum of c and g, each with a factor that depends on the two sentences. With c and g
    added up in about that proportion one number tells nearly all, and most sentences are passed by
    without another look. It never changes a score.
    """
    return min(10, round(log(count + 2)))


class Block(NamedTuple):
    """Some sentences of an article, packed."""

    size: int
    classes: tuple[tuple[tuple[int, ...], int], ...]
    """Sentences of about the same length: where they stand in the block, and the integer that has a
    1 in the field of each. A bound for all sentences would be one for the shortest."""
    fields: Mapping[str, int]
    """By stem, a 1 in the field of each sentence that has it."""


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
        classes = tuple(
            (row, sum(1 << FIELD * position for position in row)) for row in class_by_length(rows)
        )
        blocks.append(Block(len(rows), classes, fields))
    return tuple(blocks)


def class_by_length(rows: Sequence[Sequence[str]]) -> tuple[tuple[int, ...], ...]:
    """Return the positions of the rows in parts, the shortest rows first."""
    order = sorted(range(len(rows)), key=lambda position: len(rows[position]))
    size = max(LEAST_IN_CLASS, -(-len(rows) // CLASSES))
    return tuple(tuple(order[start : start + size]) for start in range(0, len(rows), size))


def weigh_common(left: Terms, right: Terms) -> dict[str, int]:
    """Return the packed weight of each stem both articles have."""
    weights = weigh(len(left.stems) + len(right.stems))
    stems = list(left.alone.keys() & right.alone.keys())
    places = map(add, map(left.alone.__getitem__, stems), map(right.further.__getitem__, stems))
    if left.language != right.language:
        # In articles of two languages a stem is as rare as where it is commoner.
        others = map(add, map(right.alone.__getitem__, stems), map(left.further.__getitem__, stems))
        places = map(min, places, others)
    return dict(zip(stems, map(weights.__getitem__, places), strict=True))


def weigh_sentences(terms: Terms, common: Mapping[str, int], count: int) -> list[int]:
    """Return the packed weight of each sentence beside an article with which `common` is shared.

    `count` is the number of sentences of both.
    """
    weight_of = {**weigh_alone(terms, count), **common}.__getitem__
    return [sum(map(weight_of, row)) for row in terms.stems]


@lru_cache(maxsize=128)
def weigh_alone(terms: Terms, count: int) -> dict[str, int]:
    """Return the packed weight of each stem of an article if no other one has it."""
    weights = weigh(count)
    return {stem: weights[place] for stem, place in terms.alone.items()}
