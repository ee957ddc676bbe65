"""Why two sentences were paired, in the words they share; for a reader who asks.

It weighs as `score` does and leaves out what better partners take from a score: that needs a look
at both articles, see `explain`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.compare.candidates import (
    HALF,
    LOW,
    read_terms,
    weigh_alone,
    weigh_common,
)
from tui.words import is_number, stemmed_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.compare.candidates import Terms
    from tui.compare.semantic import ByMeaning
    from tui.model import Comparison, Pair, Place, Source

    Words = tuple[str, ...]

MOST = 10
"""Words that are named; the weightiest."""


MOST_ALIKE = 3
"""Words alike that are named."""


class Reason(NamedTuple):
    """What speaks for a pair; the words as the left sentence has them, the weightiest first."""

    numbers: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]
    left_cover: float
    """Weight of the shared words over that of all words of the left sentence, 0.0 to 1.0."""
    right_cover: float
    alike: tuple[tuple[str, str], ...] = ()
    """By meaning: words of the left and of the right sentence that are alike, the most alike
    first."""
    likeness: float | None = None
    """By meaning: how alike the two sentences are as wholes, 0.0 to 1.0."""


Reasons = dict[tuple["Place", "Place"], Reason]
"""By the two places of a pair."""


class Reasoner:
    """Weighs the words of articles once, when it is first asked about them.

    Of pairs that were found by meaning, `matcher` tells what vectors have to say.
    """

    def __init__(self, matcher: ByMeaning | None = None) -> None:
        self._matcher = matcher
        self._terms: dict[str, Terms] = {}
        self._common: dict[tuple[str, str], Mapping[str, int]] = {}

    def find_reasons(self, comparison: Comparison, pairs: Iterable[Pair]) -> Reasons:
        """Return what speaks for each pair.

        Cost: about 10 ms for an article of 1,000 sentences and 5 ms for two of them, once; 0.1 ms
        for a pair.
        """
        return {(pair.left, pair.right): self._reason(comparison, pair) for pair in pairs}

    def _reason(self, comparison: Comparison, pair: Pair) -> Reason:
        sources = [comparison.sources[place.source] for place in (pair.left, pair.right)]
        left, right = (self._read(source) for source in sources)
        hashes = (sources[0].sha256, sources[1].sha256)
        common = self._common.get(hashes)
        if common is None:
            common = self._common[hashes] = weigh_common(left, right)
        count = len(left.stems) + len(right.stems)

        def weight(stem: str, terms: Terms) -> int:
            packed = common.get(stem) or weigh_alone(terms, count)[stem]
            c = packed & LOW
            return c + (packed >> HALF)

        ours = left.stems[left.numbers.index(pair.left.sentence)]
        theirs = right.stems[right.numbers.index(pair.right.sentence)]
        shared = sorted(set(ours) & set(theirs), key=lambda stem: (-weight(stem, left), stem))
        held = sum(weight(stem, left) for stem in shared)
        texts = [comparison.sentence(place).text for place in (pair.left, pair.right)]
        numbers, names, words = _worded(texts, shared[:MOST])
        left_cover = held / (sum(weight(stem, left) for stem in ours) or 1)
        right_cover = held / (sum(weight(stem, right) for stem in theirs) or 1)
        reason = Reason(numbers, names, words, left_cover, right_cover)
        return _add_meaning(reason, self._matcher, sources, pair) if self._matcher else reason

    def _read(self, source: Source) -> Terms:
        terms = self._terms.get(source.sha256)
        if terms is None:
            terms = self._terms[source.sha256] = read_terms(source)
        return terms


def _add_meaning(
    reason: Reason, matcher: ByMeaning, sources: Sequence[Source], pair: Pair
) -> Reason:
    from tui.compare.explain_meaning import find_meaning  # noqa: PLC0415  # only by meaning

    likeness, alike = find_meaning(matcher.read(sources[0]), matcher.read(sources[1]), pair)
    is_across = sources[0].language != sources[1].language
    named = () if is_across else tuple((one.left, one.right) for one in alike[:MOST_ALIKE])
    return reason._replace(alike=named, likeness=max(0.0, likeness))


def _worded(texts: Sequence[str], stems: list[str]) -> tuple[Words, Words, Words]:
    """The stems as words of the texts: numbers, capitalised words but the first one, all others.

    What the first text says only by "he" is in the words of the second; what both do is left out.
    """
    words: dict[str, tuple[str, int]] = {}
    for text in texts:
        for stem, word, place in stemmed_words(text):
            words.setdefault(stem, (word, place))
    numbers: list[str] = []
    names: list[str] = []
    others: list[str] = []
    for stem in stems:
        if stem not in words:
            continue
        word, place = words[stem]
        row = numbers if is_number(stem) else names if place and word[0].isupper() else others
        row.append(word)
    return tuple(numbers), tuple(names), tuple(others)
