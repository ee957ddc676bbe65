"""How much a sentence tells that is not said every day: rare words, numbers, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.compare.rarity import STEPS, load_steps, step_of
from tui.words import stemmed_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

MOST = 8
"""Words of a sentence that count, so that a long one is not ahead by its length alone."""
NAMED = 0.25
"""What a capital letter inside a sentence adds to the rarity of a word, which is 1.0 at most."""
KNOWN = 0.25
"""What is left of the weight of a word that other sources have too."""


def how_telling(
    texts: Sequence[str], language: str | None, known: Collection[str] = ()
) -> list[float]:
    """Return a score for each sentence of one language, from 0.0; a larger one tells more.

    `known` are the stems that other sources have.
    """
    table = load_steps(language)
    return [_score(text, table, known) for text in texts]


def _score(text: str, table: Mapping[str, int], known: Collection[str]) -> float:
    weights: dict[str, float] = {}
    for stem, word, place in stemmed_words(text):
        weight = STEPS[step_of(stem, table)]
        if place and word[0].isupper():
            weight += NAMED
        if stem in known:
            weight *= KNOWN
        weights[stem] = max(weight, weights.get(stem, 0.0))
    return sum(sorted(weights.values(), reverse=True)[:MOST])
