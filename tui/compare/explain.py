"""Why two sentences are a pair: the parts of a score. It is worked out anew and only on request.

The parts are those of `tui.compare.score`: an explanation that is added up gives the score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.compare.candidates import (
    HALF,
    LOW,
    ONE,
    read_terms,
    weigh_common,
    weigh_sentences,
)
from tui.compare.kinship import find_strangeness
from tui.compare.lengths import match_lengths
from tui.compare.relation import EACH, NEAR, STRONG, share_in_order
from tui.compare.score import CONTAINED, FLOOR, LOSS, MATCH, find_ease, score_raw
from tui.words import is_number, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.compare.candidates import Terms
    from tui.compare.explain_meaning import Meaning
    from tui.model import Comparison, Pair


class Thresholds(NamedTuple):
    """What the parts are held against; see `score` and `relation`."""

    match: float
    strong: float
    each: float
    near: float


BY_WORDS = Thresholds(MATCH, STRONG, EACH, NEAR)


class SharedWord(NamedTuple):
    """A stem both sentences have."""

    stem: str
    c: float
    """Rarity in the language over the root of the sentences of both articles that have it."""
    g: float
    """Rarity in the two articles."""
    number: bool
    context: bool
    """One of the two says it only together with its article; see `context`."""


class Explanation(NamedTuple):
    """The parts of the score of one pair."""

    words: tuple[SharedWord, ...]
    """The weightiest first."""
    containment: float
    """C: shared c over the c of the lighter sentence, which counts as at least 2."""
    overlap: float
    """G: shared g over the root of the product of both sentences' g."""
    raw: float
    """`CONTAINED` of C and the rest of G, at most 1."""
    loss: float
    """What better partners of the two sentences take away."""
    strangeness: float
    """What is taken from every score of these two articles: see `kinship`."""
    left_cover: float
    """Shared g over the g of the left sentence."""
    right_cover: float
    length: bool
    """Both say how long one event lasted; that alone makes a pair."""
    share: float
    """Words in common, in order, function words too; it decides on same and near."""
    thresholds: Thresholds = BY_WORDS
    meaning: Meaning | None = None
    """Where the pair was found by meaning; then the words that are alike count in the parts above,
    and `raw` has the sentence vectors too."""


def explain_pairs(comparison: Comparison) -> tuple[Explanation, ...]:
    """Return an explanation for each pair of a comparison, in the same order.

    Cost: about that of the comparison itself.
    """
    terms = [read_terms(source) for source in comparison.sources]
    couples: dict[tuple[int, int], list[Pair]] = {}
    for pair in comparison.pairs:
        couples.setdefault((pair.left.source, pair.right.source), []).append(pair)
    found = {
        (pair.left, pair.right): explanation
        for (i, j), pairs in couples.items()
        for pair, explanation in zip(pairs, _explain(terms[i], terms[j], pairs), strict=True)
    }
    return tuple(found[pair.left, pair.right] for pair in comparison.pairs)


def _explain(left: Terms, right: Terms, pairs: Sequence[Pair]) -> Iterator[Explanation]:
    count = len(left.stems) + len(right.stems)
    common = weigh_common(left, right)
    left_whole = weigh_sentences(left, common, count)
    right_whole = weigh_sentences(right, common, count)
    left_best: dict[int, float] = {}
    right_best: dict[int, float] = {}
    for i, j, score, _, _ in score_raw(left, right):
        left_best[i] = max(score, left_best.get(i, 0.0))
        right_best[j] = max(score, right_best.get(j, 0.0))

    strangeness = find_strangeness(left, right)
    ease = find_ease(len(left.stems), len(right.stems))
    thresholds = BY_WORDS._replace(match=MATCH - ease)
    lengths = set(match_lengths(left.lengths, right.lengths))

    def part(weight: int) -> tuple[int, int]:
        c = weight & LOW
        return c, weight >> HALF

    for pair in pairs:
        i = left.numbers.index(pair.left.sentence)
        j = right.numbers.index(pair.right.sentence)
        shared = set(left.stems[i]) & set(right.stems[j])
        weights = {stem: part(common[stem]) for stem in shared}
        c, g = (sum(one[side] for one in weights.values()) for side in (0, 1))
        (left_c, left_g), (right_c, right_g) = part(left_whole[i]), part(right_whole[j])
        containment = c / max(FLOOR, min(left_c, right_c))
        overlap = g / ((left_g or 1) * (right_g or 1)) ** 0.5
        raw = min(1.0, CONTAINED * containment + (1 - CONTAINED) * overlap)
        best = left_best.get(i, raw) + right_best.get(j, raw)
        said = set(stems_of(left.texts[i])) & set(stems_of(right.texts[j]))
        words = [
            SharedWord(stem, c / ONE, g / ONE, is_number(stem), stem not in said)
            for stem, (c, g) in weights.items()
        ]
        yield Explanation(
            words=tuple(sorted(words, key=lambda word: (-word.c - word.g, word.stem))),
            containment=containment,
            overlap=overlap,
            raw=raw,
            loss=max(0.0, LOSS * (best - 2 * raw)),
            strangeness=strangeness,
            left_cover=g / (left_g or 1),
            right_cover=g / (right_g or 1),
            length=(i, j) in lengths,
            share=share_in_order(left.texts[i], right.texts[j]),
            thresholds=thresholds,
        )
