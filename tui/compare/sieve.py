"""Which sentences of two articles share enough to be looked at: sums for hundreds at once.

The sentences of the articles stand side by side on shelves. A stem's sentences are packed into one
long integer with a field for each sentence; adding up these integers adds a stem to all its
sentences at once, which is many times faster than a loop over them. The sums are rough, rounded up,
so what reaches a bound may still be no match, but no match stays below it.

A field's highest bit stays free, so that one more addition tells which fields reach their bound.
"""

from __future__ import annotations

from math import sqrt
from struct import pack
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.candidates import HALF, LOW, weigh
from tui.compare.rarity import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.compare.beside import Numbered, Weights

FIELD = 16
"""Bits of a field."""

FULL = (1 << FIELD - 1) - 1
"""The most that a field holds."""

FULL_FIELD = (1 << FIELD) - 1

MARK = 1 << 7
"""The highest bit of a field, in its second byte."""

SHELF = 1024
"""Sentences on one shelf; more take more memory, fewer more time."""

KEPT = 4096
"""Long integers a shelf keeps at most; they may be 2 kB each."""

STEEPEST = 100
"""Limit of `choose_lift`, for articles without one rare word."""

RAREST = STEPS.index(max(STEPS))


class Part(NamedTuple):
    """Sentences of one article that stand on a shelf."""

    article: int
    first: int
    end: int
    """Exclusive."""
    at: int
    """Field of the first one."""


class Shelf(NamedTuple):
    """Sentences of one or more articles, side by side."""

    parts: tuple[Part, ...]
    articles: range
    """Positions of the articles that have parts here."""
    size: int
    """Fields."""
    fields: Mapping[int, Sequence[tuple[int, int]]]
    """By stem: how it is used in an article, and a 1 in the field of each sentence that has it."""
    largest: int
    """Sentences of the largest article."""
    longest: int
    added: dict[tuple[int, int, int], dict[tuple[int, int], int]]
    """What stems add to the sums of the fields, kept for the next article that asks for it."""


class Side(NamedTuple):
    """A part of a shelf beside an article, and what each weighs beside the other."""

    part: Part
    ours: Weights
    theirs: Weights
    """Of the whole article the part is of."""


class Bar(NamedTuple):
    """What a score is made of, as far as the sieve must know."""

    match: float
    contained: float
    """Times c, over the c of the lighter sentence, which counts as `floor` at least."""
    floor: int
    overlap: float
    """Times g, over the root of the product of both sentences' g."""


def fill_shelves(articles: Sequence[Numbered]) -> Iterator[Shelf]:
    """Put the sentences of all articles on shelves, in order; one after the other, to save room."""
    shelves: list[list[Part]] = []
    room = 0
    for position, article in enumerate(articles):
        first, count = 0, len(article.rows)
        while first < count:
            if not room or room < min(SHELF, count - first):
                shelves.append([])
                room = SHELF
            end = min(count, first + room)
            shelves[-1].append(Part(position, first, end, SHELF - room))
            room -= end - first
            first = end
    return (_fill(articles, parts) for parts in shelves)


def _fill(articles: Sequence[Numbered], parts: Sequence[Part]) -> Shelf:
    fields: dict[int, dict[int, int]] = {}
    for part in parts:
        article = articles[part.article]
        bits: dict[int, int] = {}
        for field, row in enumerate(article.rows[part.first : part.end], part.at):
            bit = 1 << FIELD * field
            for stem in row:
                bits[stem] = bits.get(stem, 0) | bit
        for stem, ones in bits.items():
            of_stem = fields.setdefault(stem, {})
            uses = article.uses[stem]
            of_stem[uses] = of_stem.get(uses, 0) | ones
    here = [articles[part.article] for part in parts]
    return Shelf(
        parts=tuple(parts),
        articles=range(parts[0].article, parts[-1].article + 1),
        size=parts[-1].at + parts[-1].end - parts[-1].first,
        fields={stem: tuple(of_stem.items()) for stem, of_stem in fields.items()},
        largest=max(len(article.rows) for article in here),
        longest=max(article.longest for article in here),
        added={},
    )


def choose_lift(weights: Sequence[Weights], bar: Bar) -> int:
    """Return what one of c counts beside one of g in the rough sums of an article.

    A score is a sum of c and g, each with a factor that depends on the two sentences. Added up in
    the proportion of these factors, one sum tells nearly all; a fifth more lets the fewest through.
    """
    c, g = sum([sum(one.c) for one in weights]), sum([sum(one.g) for one in weights])
    return min(STEEPEST, max(1, round(1.2 * bar.contained / bar.overlap * g / (c or 1))))


def sift(
    article: Numbered,
    shelf: Shelf,
    sides: Sequence[Side],
    most: int,
    bar: Bar,
) -> list[bytes]:
    """Return for each sentence of an article the fields of a shelf that may reach `bar.match`.

    Such a field has `MARK` in its second byte; all other bytes are 0. `sides` are the parts that
    may be marked, with the weights of `article` and of the article of the part.
    """
    lift = choose_lift([ours for _, ours, _ in sides], bar)
    unit, added = _add_roughly(article, shelf, lift, most)
    # With h = g + lift * c a score is at most h times the largest of three: the factor of g, and
    # the factors of c of either sentence over `lift`. So h has three bounds; to reach one will do.
    scale = bar.match * (1 - 1e-9) / unit
    by_g, by_c = scale / bar.overlap, scale * lift / bar.contained
    lowest = int(by_c * bar.floor)

    roots, columns, ones = [0.0] * shelf.size, [0] * shelf.size, 0
    for part, _, theirs in sides:
        fields = slice(part.at, part.at + part.end - part.first)
        roots[fields] = map(sqrt, theirs.g[part.first : part.end])
        columns[fields] = [int(by_c * c) for c in theirs.c[part.first : part.end]]
        ones |= (1 << FIELD * fields.stop) // FULL_FIELD - (1 << FIELD * fields.start) // FULL_FIELD
    columns = [lowest if x < lowest else x if x < FULL else FULL for x in columns]
    # The least a sentence weighs beside any of these articles is near what it weighs beside each.
    own_roots = [sqrt(min(row)) for row in zip(*[ours.g for _, ours, _ in sides], strict=True)]
    own_bounds = [
        min(FULL, max(lowest, int(by_c * min(row))))
        for row in zip(*[ours.c for _, ours, _ in sides], strict=True)
    ]
    # The first bound is a product; each side has half of its bits.
    highest_root = max(roots) or 1.0
    half = sqrt(by_g * max(own_roots) / highest_root) or 1.0
    factors = _pack([int(root * half) for root in roots])
    largest = FULL // (int(highest_root * half) or 1)
    own_factors = [min(largest, int(root * by_g / half)) for root in own_roots]

    top = ones << FIELD - 1
    spare = top - (_pack(columns) & ones * FULL_FIELD)
    marks: list[bytes] = []
    for pick, factor, bound in zip(article.picks, own_factors, own_bounds, strict=True):
        h = sum(pick(added))
        reached = (h + (top - factor * factors)) | (h + spare) | (h + (top - bound * ones))
        marks.append((reached & top).to_bytes(2 * shelf.size, "little"))
    return marks


def _pack(values: Sequence[int]) -> int:
    return int.from_bytes(pack(f"<{len(values)}H", *values), "little")


def _add_roughly(article: Numbered, shelf: Shelf, lift: int, most: int) -> tuple[int, list[int]]:
    """Return how much of h makes one, and what each stem of an article adds to the sums of h.

    The weights are those in the largest article of the shelf, and rounded up: in a smaller one a
    stem weighs less. No sum of what two sentences share overflows.
    """
    count = len(article.rows) + shelf.largest
    step = 1 << max(0, count.bit_length() - 4)
    count += -count % step
    weights = weigh(count, most)
    heaviest = _lifted(weights[2 * len(STEPS) + RAREST], lift)
    limit = FULL // max(1, min(article.longest, shelf.longest))
    unit = 1 << (heaviest // limit).bit_length()
    kept = (count, lift, unit)
    if kept not in shelf.added or len(shelf.added[kept]) > KEPT:
        shelf.added.clear()
    known = shelf.added.setdefault(kept, {})
    added: list[int] = []
    for key in zip(article.stems, article.terms.alone.values(), strict=True):
        total = known.get(key)
        if total is None:
            stem, place = key
            total = 0
            for uses, ones in shelf.fields.get(stem, ()):
                total += -(-_lifted(weights[place + uses], lift) // unit) * ones
            known[key] = total
        added.append(total)
    return unit, added


def _lifted(weight: int, lift: int) -> int:
    return (weight >> HALF) + lift * (weight & LOW)
