"""Finds words; regular expressions are for `pattern.py`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.model import Place
from tui.search.folding import Folded, fold
from tui.search.variants import variant_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.model import Source
    from tui.search.folding import Lines, Span

GENITIVE = re.compile(r"(?<=\w)['’]s$")
FORMS = 3
"""Other spellings that are named."""


class Search(NamedTuple):
    """What was searched, and where it is."""

    query: str
    hits: tuple[tuple[int, ...], ...]
    """For each source the sentences that hold it, in order."""
    spans_at: Callable[[Place], tuple[Span, ...]]
    """Where it stands in a sentence as shown."""
    also: tuple[str, ...] = ()
    """Other spellings that were found, the most frequent first."""
    problem: str = ""
    """Why nothing could be searched; empty if it could."""

    def count(self, sources: Sequence[int]) -> int:
        """Sentences of these sources that hold it."""
        return sum(len(self.hits[source]) for source in sources)

    def places(self, sources: Sequence[int]) -> list[Place]:
        """The sentences that hold it, source by source."""
        return [Place(source, sentence) for source in sources for sentence in self.hits[source]]


class Index:
    """The open sources, folded when they are first searched."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = tuple(sources)
        self.folded = tuple(map(Folded, sources))


def find_words(index: Index, query: str) -> Search:
    """Find what was typed, and other spellings of its words; a capital asks for capitals."""
    keeps_case = any(char.isupper() for char in query)
    needle = fold(query, keeps_case=keeps_case)
    if not needle.strip():
        return Search(query, ((),) * len(index.sources), _nowhere)
    pattern = variant_pattern(needle)
    forms: Counter[str] = Counter()
    hits = []
    for folded in index.folded:
        lines = folded.lines(keeps_case=keeps_case)
        found = _holding(lines, needle)
        if pattern is not None:
            for start, end in _variants(lines.text, pattern, needle):
                found.append(lines.sentence_at(start))
                form = _as_shown(folded, lines, (start, end), keeps_case=keeps_case)
                forms[GENITIVE.sub("", form)] += 1
        hits.append(tuple(sorted(set(found))))
    spans_at = partial(_spans, index, needle, pattern, keeps_case)
    also = tuple(form for form, _ in forms.most_common(FORMS))
    return Search(query, tuple(hits), spans_at, also)


def _nowhere(_: Place) -> tuple[Span, ...]:
    return ()


def _holding(lines: Lines, needle: str) -> list[int]:
    """The sentences with the needle in them; one letter may be in all of twelve thousand."""
    text, starts = lines.text, lines.starts
    found = []
    sentence, at = 0, text.find(needle)
    while at >= 0:
        if starts[sentence + 1] <= at:
            sentence = bisect_right(starts, at, sentence + 1) - 1
        found.append(sentence)
        sentence += 1
        at = text.find(needle, starts[sentence])
    return found


def _variants(text: str, pattern: re.Pattern[str], needle: str) -> Iterator[Span]:
    """Whole words that the pattern finds and that do not hold the needle itself."""
    for match in pattern.finditer(text):
        start, end = match.span()
        if not (start and text[start - 1].isalnum()) and needle not in match[0]:
            yield start, end


def _as_shown(folded: Folded, lines: Lines, span: Span, *, keeps_case: bool) -> str:
    sentence = lines.sentence_at(span[0])
    start = lines.starts[sentence]
    a, b = folded.span(sentence, (span[0] - start, span[1] - start), keeps_case=keeps_case)
    return folded.shown[sentence][a:b]


def _spans(
    index: Index,
    needle: str,
    pattern: re.Pattern[str] | None,
    keeps_case: bool,  # noqa: FBT001 (bound by `partial`)
    place: Place,
) -> tuple[Span, ...]:
    folded = index.folded[place.source]
    line = folded.lines(keeps_case=keeps_case).of(place.sentence)
    spans = []
    at = line.find(needle)
    while at >= 0:
        spans.append((at, at + len(needle)))
        at = line.find(needle, at + len(needle))
    if pattern is not None:
        spans.extend(_variants(line, pattern, needle))
    spans.sort()
    return tuple(folded.span(place.sentence, span, keeps_case=keeps_case) for span in spans)
