"""What the stems and sentences of an article weigh beside others, beside many of them at once.

A weight depends on two articles. To add up each sentence for one other article after the other
takes longer than all the rest of matching. So the weights beside all of them are packed into one
long integer, and each stem is added once.
"""

from __future__ import annotations

from array import array
from operator import itemgetter
from struct import pack
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.candidates import HALF, most_uses, weigh
from tui.compare.rarity import STEPS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.compare.candidates import Terms

    Pick = Callable[[Sequence[int]], Sequence[int]]

KEPT = 4096
"""Stems whose weights are kept for the next article."""

WEIGHT = 2 * HALF // 8
"""Bytes of a packed weight."""


class Numbered(NamedTuple):
    """An article whose stems are numbers, the same ones in all articles that are compared."""

    terms: Terms
    stems: tuple[int, ...]
    """In the order of `terms.alone`."""
    uses: Mapping[int, int]
    """As `terms.further` has it."""
    rows: tuple[tuple[int, ...], ...]
    """The stems of each sentence."""
    picks: tuple[Pick, ...]
    """For each sentence, what picks its stems out of a row of all stems of the article."""
    picks_any: tuple[Pick, ...]
    """The same out of a row of all stems there are."""
    longest: int
    """Stems of the longest sentence."""
    most: int
    """Sentences that have the commonest stem."""


class Weights(NamedTuple):
    """What an article weighs beside one other article."""

    stems: Sequence[int]
    """Packed, in the order of `Numbered.stems`."""
    c: Sequence[int]
    """Of each sentence."""
    g: Sequence[int]


class Row(NamedTuple):
    """What a stem weighs beside each of some articles."""

    packed: bytes
    long: int
    """`packed` as one integer."""


def number_stems(articles: Sequence[Terms]) -> tuple[list[Numbered], int]:
    """Give each stem a number; return how many there are, too."""
    numbers: dict[str, int] = {}
    return [_number(terms, numbers) for terms in articles], len(numbers)


def _number(terms: Terms, numbers: dict[str, int]) -> Numbered:
    stems = tuple([numbers.setdefault(stem, len(numbers)) for stem in terms.alone])
    place_of = dict(zip(terms.alone, range(len(stems)), strict=True))
    places = [[place_of[stem] for stem in row] for row in terms.stems]
    rows = tuple([tuple([stems[place] for place in row]) for row in places])
    return Numbered(
        terms=terms,
        stems=stems,
        uses=dict(zip(stems, terms.further.values(), strict=True)),
        rows=rows,
        picks=tuple(map(_pick, places)),
        picks_any=tuple(map(_pick, rows)),
        longest=max(map(len, places), default=0),
        most=most_uses(terms),
    )


def _pick(places: Sequence[int]) -> Pick:
    """Return what picks some places out of a row; of one place alone itemgetter makes no row."""
    if len(places) > 1:
        return itemgetter(*places)
    first = places[0] if places else 0
    return itemgetter(slice(first, first + len(places)))


class Others:
    """Articles beside which others are weighed; it remembers what the next one can use again."""

    def __init__(self, articles: Sequence[Numbered], most: int) -> None:
        """`most` is at least how often a stem is used in any two articles."""
        self._articles = articles
        self._most = most
        self._languages = {article.terms.language for article in articles}
        self._is_mixed = False
        self._uses: dict[int, list[tuple[int, int, int]]] = {}
        for position, article in enumerate(articles):
            places = article.terms.alone.values()
            for (stem, further), place in zip(article.uses.items(), places, strict=True):
                self._uses.setdefault(stem, []).append((position, further, place))
        self._count = -1
        self._tables: Sequence[Sequence[int]] = ()
        self._alone: dict[int, tuple[list[int], Row]] = {}
        self._known: dict[tuple[int, int], Row] = {}

    def weigh(self, article: Numbered, position: int | None = None) -> list[Weights]:
        """Weigh an article beside each of these.

        `position` is where it stands among them; beside itself nothing comes of it.
        """
        if len(article.rows) != self._count or len(self._known) > KEPT:
            self._count = len(article.rows)
            others = self._articles
            self._tables = [weigh(self._count + len(other.rows), self._most) for other in others]
            self._alone, self._known = {}, {}
        self._is_mixed = self._languages != {article.terms.language}
        alone, known, uses_of = self._alone, self._known, self._uses.get
        rows: list[Row] = []
        for key in zip(article.stems, article.terms.alone.values(), strict=True):
            row = known.get(key)
            if row is None:
                stem, place = key
                if place not in alone:
                    weights = [table[place] for table in self._tables]
                    alone[place] = weights, _pack(weights)
                weights, row = alone[place]
                uses = uses_of(stem, ())
                if len(uses) > 1 or (uses and uses[0][0] != position):
                    row = known[key] = self._weigh_stem(weights, place, uses)
            rows.append(row)
        width = len(self._articles)
        stems = array("Q", b"".join([row.packed for row in rows]))
        long = [row.long for row in rows]
        size = WEIGHT * width
        sums = b"".join([sum(pick(long)).to_bytes(size, "little") for pick in article.picks])
        both = array("I", sums)
        return [
            Weights(stems[at::width], both[2 * at :: 2 * width], both[2 * at + 1 :: 2 * width])
            for at in range(width)
        ]

    def _weigh_stem(
        self, alone: list[int], place: int, uses: Sequence[tuple[int, int, int]]
    ) -> Row:
        weights = alone.copy()
        tables = self._tables
        first = place - place % len(STEPS)
        for position, further, other in uses:
            at = place + further
            if self._is_mixed:
                # In articles of two languages a stem is as rare as where it is commoner.
                at = min(at, first + other)
            weights[position] = tables[position][at]
        return _pack(weights)


def _pack(weights: list[int]) -> Row:
    packed = pack(f"<{len(weights)}Q", *weights)
    return Row(packed, int.from_bytes(packed, "little"))
