"""What matching needs of an article, and what its words weigh beside another one.

Everything here comes from two articles alone, so a third one never changes a pair.

Weights are fixed-point numbers, and the two weights of a stem are packed into one integer, so that
sums are exact whatever their order.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import log, sqrt
from operator import add
from typing import TYPE_CHECKING

from tui.compare.context import carry_names, name_weekdays
from tui.compare.lengths import read_lengths
from tui.compare.rarity import STEPS, load_steps, step_of
from tui.compare.tolls import TOLLS, name_tolls
from tui.model import Role
from tui.words import stems_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.compare.lengths import Length
    from tui.model import Source

ONE = 1 << 16
"""The weight 1.0."""

HALF = 32
"""Bits of one weight: c lies in the lower half of a sum, g in the upper one."""

LOW = (1 << HALF) - 1

LEAST = 30
"""Sentences two articles are taken to have at least: in news flashes of two or three, counting
would make what both say the commonest of all."""

_RARE = [round(16 * rarity**3) for rarity in STEPS]

STEM_LIMIT = 1_000
"""Stems of a sentence that are looked at; many more could overflow a half."""


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
    alone: Mapping[str, int]
    """Where the weight of each stem stands in `weigh` if no other article has the stem."""
    further: Mapping[str, int]
    """How many places further it stands in another article that has the stem too."""
    rare: Mapping[str, int]
    """The cube of how rare a stem is, in sixteenths, for each stem where that is not 0."""
    rare_sum: int


def read_terms(source: Source) -> Terms:
    """Count the stems of a source's body sentences, and look up how rare they are."""
    body = [(i, s.text) for i, s in enumerate(source.sentences) if s.role is Role.BODY]
    table = load_steps(source.language)
    stems = _read_stems([text for _, text in body], source)
    width = len(STEPS)
    further = {stem: uses * width for stem, uses in Counter(chain.from_iterable(stems)).items()}
    alone = {stem: place + step_of(stem, table) for stem, place in further.items()}
    rare = {
        stem: cube
        for stem, place in alone.items()
        if (cube := _RARE[place % width]) and stem not in TOLLS  # people die in many events
    }
    return Terms(
        language=source.language,
        numbers=tuple(i for i, _ in body),
        texts=tuple(text for _, text in body),
        stems=stems,
        lengths=read_lengths(stems, [text for _, text in body], source.language),
        alone=alone,
        further=further,
        rare=rare,
        rare_sum=sum(rare.values()),
    )


def _read_stems(texts: Sequence[str], source: Source) -> tuple[tuple[str, ...], ...]:
    """Return the stems of each text, with what else it says: see `context` and `tolls`."""
    rows = name_weekdays([stems_of(text) for text in texts], source.date, source.language)
    rows = name_tolls(carry_names(rows, texts, source.language))
    return tuple(row[:STEM_LIMIT] for row in rows)


@lru_cache(maxsize=512)
def weigh(count: int, most: int) -> tuple[int, ...]:
    """Return the weights of stems in two articles of `count` sentences together.

    They stand by the number of sentences that have the stem, up to `most`, then by step of rarity.
    c is rarity over the root of that number: the story's own words are everywhere and prove
    nothing. g is ln(1 + (count + 1) / number). What is packed is c and g.
    """
    count = max(count, LEAST)
    weights = [0] * len(STEPS)
    for uses in range(1, most + 1):
        g = round(ONE * log(1 + (count + 1) / uses)) << HALF
        root = sqrt(uses)
        weights += [g + round(ONE * rarity / root) for rarity in STEPS]
    return tuple(weights)


def most_uses(terms: Terms) -> int:
    """Return how many sentences have the commonest stem."""
    return max(terms.further.values(), default=0) // len(STEPS)


def weigh_common(left: Terms, right: Terms) -> dict[str, int]:
    """Return the packed weight of each stem both articles have."""
    weights = weigh(len(left.stems) + len(right.stems), most_uses(left) + most_uses(right))
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


@lru_cache(maxsize=16)
def weigh_alone(terms: Terms, count: int) -> dict[str, int]:
    """Return the packed weight of each stem of an article if no other one has it."""
    weights = weigh(count, most_uses(terms))
    return {stem: weights[place] for stem, place in terms.alone.items()}
