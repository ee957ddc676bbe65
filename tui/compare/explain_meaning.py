"""Why two sentences are a pair by meaning: as `explain` has it, and what vectors add to that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.compare.candidates import HALF, LOW, ONE, weigh_common
from tui.compare.explain import Explanation, SharedWord, Thresholds
from tui.compare.kinship import find_strangeness
from tui.compare.lengths import match_lengths
from tui.compare.relation import EACH, NEAR, share_in_order
from tui.compare.semantic import (
    ACROSS_STRONG,
    LIKE,
    STRONG,
    UNLIKE,
    liken,
)
from tui.words import is_number, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.compare.semantic import Article, ByMeaning
    from tui.model import Comparison, Pair


class AlikeWords(NamedTuple):
    """Two words of which each side has one only."""

    left: str
    right: str
    credit: float
    """What part of a shared word they count for, 0.0 to 1.0."""


class Meaning(NamedTuple):
    """What vectors have to say of a pair."""

    is_across: bool
    """Two languages: the cosine of the two sentences alone is the score."""
    by_words: float
    """Containment and overlap together, words that are alike among the shared."""
    alone: float
    """Cosine of the two sentences."""
    in_context: float
    """The same with some of the sentences beside."""
    alike: tuple[AlikeWords, ...]
    """The most alike first."""


def explain_by_meaning(
    comparison: Comparison, matcher: ByMeaning, pairs: Iterable[Pair] | None = None
) -> tuple[Explanation, ...]:
    """Return an explanation for each pair of a comparison, or for some of them, in their order.

    Cost: that of the comparison, without encoding what the matcher has read.
    """
    asked = tuple(comparison.pairs if pairs is None else pairs)
    couples: dict[tuple[int, int], list[Pair]] = {}
    for pair in asked:
        couples.setdefault((pair.left.source, pair.right.source), []).append(pair)
    found = {
        (pair.left, pair.right): explanation
        for (i, j), row in couples.items()
        for pair, explanation in zip(
            row,
            _explain(matcher.read(comparison.sources[i]), matcher.read(comparison.sources[j]), row),
            strict=True,
        )
    }
    return tuple(found[pair.left, pair.right] for pair in asked)


def _explain(left: Article, right: Article, pairs: Iterable[Pair]) -> Iterator[Explanation]:
    likeness = liken(left, right)
    common = weigh_common(left.terms, right.terms)
    lengths = set(match_lengths(left.terms.lengths, right.terms.lengths))
    thresholds = Thresholds(
        likeness.match, ACROSS_STRONG if likeness.is_across else STRONG, EACH, NEAR
    )
    strangeness = 0.0 if likeness.is_across else find_strangeness(left.terms, right.terms)
    for pair in pairs:
        i = left.terms.numbers.index(pair.left.sentence)
        j = right.terms.numbers.index(pair.right.sentence)
        texts = left.terms.texts[i], right.terms.texts[j]
        said = set(stems_of(texts[0])) & set(stems_of(texts[1]))
        words = [
            SharedWord(
                stem,
                (common[stem] & LOW) / ONE,
                (common[stem] >> HALF) / ONE,
                is_number(stem),
                stem not in said,
            )
            for stem in set(left.terms.stems[i]) & set(right.terms.stems[j])
        ]
        is_told = (i, j) in lengths and not likeness.is_across
        raw, score = float(likeness.raw[i, j]), float(likeness.score[i, j])
        yield Explanation(
            words=tuple(sorted(words, key=lambda word: (-word.c - word.g, word.stem))),
            containment=float(likeness.containment[i, j]),
            overlap=float(likeness.overlap[i, j]),
            raw=raw,
            loss=max(0.0, raw - strangeness - score),
            strangeness=strangeness,
            left_cover=float(likeness.left_cover[i, j]),
            right_cover=float(likeness.right_cover[i, j]),
            length=is_told,
            share=share_in_order(*texts),
            thresholds=thresholds,
            meaning=Meaning(
                likeness.is_across,
                float(likeness.by_words[i, j]),
                float(likeness.alone[i, j]),
                float(likeness.in_context[i, j]),
                _find_alike(left, right, i, j),
            ),
        )


def find_meaning(left: Article, right: Article, pair: Pair) -> tuple[float, tuple[AlikeWords, ...]]:
    """Return the cosine of two sentences and the words in them that are alike. Cost: 0.1 ms."""
    i = left.terms.numbers.index(pair.left.sentence)
    j = right.terms.numbers.index(pair.right.sentence)
    return float(left.sentences[i] @ right.sentences[j]), _find_alike(left, right, i, j)


def _find_alike(left: Article, right: Article, i: int, j: int) -> tuple[AlikeWords, ...]:
    """Return for each word that the other sentence lacks the word there most like it, if any is."""
    import numpy as np  # noqa: PLC0415  # comes with the extra

    ours = [stem for stem in left.terms.stems[i] if stem in left.words]
    theirs = [stem for stem in right.terms.stems[j] if stem in right.words]
    if not ours or not theirs:
        return ()
    vectors = [
        np.array([article.words[stem] for stem in row])
        for article, row in ((left, ours), (right, theirs))
    ]
    credit = np.clip((vectors[0] @ vectors[1].T - UNLIKE) / (LIKE - UNLIKE), 0, 1)
    here, there = set(left.terms.stems[i]), set(right.terms.stems[j])
    best = {(a, int(credit[a].argmax())) for a, stem in enumerate(ours) if stem not in there}
    best |= {(int(credit[:, b].argmax()), b) for b, stem in enumerate(theirs) if stem not in here}
    found = [
        AlikeWords(left.forms[ours[a]], right.forms[theirs[b]], float(credit[a, b]))
        for a, b in best
        if credit[a, b] > 0
    ]
    return tuple(sorted(found, key=lambda one: (-one.credit, one.left, one.right)))
