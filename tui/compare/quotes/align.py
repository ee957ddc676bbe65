"""Quotations of several sources to what each made of the others': kept, cut, merged, unquoted.

Two quotations are looked at only if they have two words running in common (or are one word), so
the cost grows with the quotations that are alike and not with their square.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.compare.disagreement.facts import SPEECH, content, stem_of, tokens_of
from tui.compare.disagreement.negation import is_denied
from tui.compare.disagreement.speakers import may_be_one
from tui.compare.lands import LANDS
from tui.compare.quotes.find import find_quotes
from tui.compare.quotes.marks import find_spans
from tui.compare.quotes.speaker import speakers_in
from tui.compare.relation import count_in_order
from tui.model import How, Place, QuoteMatch, Relation, Role, Voice
from tui.words import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.compare.quotes.speaker import Speaker
    from tui.model import Comparison, Pair, Quote, Sentence

    Forms = tuple[str, ...]

HELD = 0.9
"""Share of the shorter quotation's words, in order, that a fuller one must have."""

ALIKE = 0.7
"""Share of the longer one's words, in order, from which on two quotations are one, altered."""

LEAST_ALTERED = 5
"""Words of a quotation that can be told to be another one, altered."""

WHOLE = 0.6
"""Share of a quotation that several of another source must make up to be its parts."""

UNQUOTED = 0.4
"""Share of a quotation's content that a paired sentence must say without quotation marks."""

COMMON = 40
"""Quotations with the same two words running; beyond, those words prove nothing."""


def align_quotes(comparison: Comparison) -> tuple[Quote, ...]:
    """Return the quotations of all sources, each with what the other sources made of it."""
    found = [
        each
        for number, source in enumerate(comparison.sources)
        for each in find_quotes(source, number)
    ]
    quotes = [quote for quote, _ in found]
    speakers = [speaker for _, speaker in found]
    forms = [forms_of(quote.text) for quote in quotes]
    matches: list[dict[int, tuple[How, ...]]] = [{} for _ in quotes]
    for i, j in sorted(_candidates(quotes, forms)):
        how = _compare(forms[i], forms[j])
        if how not in {None, How.VERBATIM} and is_denied(quotes[i].text, quotes[j].text):
            how = How.ALTERED
        if how is None or not _is_told_apart(comparison, quotes, forms, i, j):
            continue
        moved = _is_moved(speakers[i], speakers[j])
        matches[i][j] = (how, *moved)
        matches[j][i] = (_turned(how), *moved)
    _mark_merged(quotes, forms, matches)
    rows = []
    for i, quote in enumerate(quotes):
        row = [
            QuoteMatch(j, Place(quotes[j].source, quotes[j].first), how)
            for j, how in matches[i].items()
        ]
        reached = {quotes[j].source for j in matches[i]}
        row.extend(_find_unquoted(comparison, quote, speakers[i], reached))
        row.sort(key=lambda one: (one.place, -1 if one.quote is None else one.quote))
        rows.append(replace(quote, matches=tuple(row)))
    return tuple(rows)


def _candidates(quotes: Sequence[Quote], forms: Sequence[Forms]) -> set[tuple[int, int]]:
    """Return pairs of quotations of two sources that have two words running in common."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for i, words in enumerate(forms):
        keys: Iterable[tuple[str, ...]] = pairwise(words) if len(words) > 1 else [words]
        for key in dict.fromkeys(keys):
            holders.setdefault(key, []).append(i)
    return {
        (i, j)
        for row in holders.values()
        if 1 < len(row) <= COMMON
        for at, j in enumerate(row)
        for i in row[:at]
        if quotes[i].source != quotes[j].source
    }


def _compare(a: Forms, b: Forms) -> How | None:  # noqa: PLR0911  # one rule a line
    """Return what `b` is to `a`; None if they are two quotations."""
    if a == b:
        return How.VERBATIM
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < 2:
        return None
    places: dict[str, int] = {}
    for position, word in enumerate(long):
        places[word] = places.get(word, 0) | 1 << position
    common = count_in_order(short, places)
    if common >= ALIKE * len(long) and len(short) >= LEAST_ALTERED:
        if common == len(short) and 10 * len(short) < 9 * len(long):
            return How.CUT if short is b else How.FULLER
        return How.ALTERED
    if common < HELD * len(short):
        return None
    if len(short) < LEAST_ALTERED and not _stands_in(short, long):
        return None
    if len(a) == len(b):
        return How.ALTERED
    return How.CUT if short is b else How.FULLER


def _stands_in(short: Forms, long: Forms) -> bool:
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _is_told_apart(
    comparison: Comparison, quotes: Sequence[Quote], forms: Sequence[Forms], i: int, j: int
) -> bool:
    """Whether two quotations say enough to be one; very short ones need sentences alike."""
    if min(len(forms[i]), len(forms[j])) > 2:
        return True
    a, b = (
        content(tokens_of(comparison.sources[one.source].sentences[one.first].text))
        for one in (quotes[i], quotes[j])
    )
    return len(a & b) >= 2


def _turned(how: How) -> How:
    return {How.CUT: How.FULLER, How.FULLER: How.CUT}.get(how, how)


def _is_moved(a: Speaker | None, b: Speaker | None) -> tuple[How, ...]:
    return (How.REATTRIBUTED,) if a and b and not may_be_one(a, b) else ()


def _mark_merged(
    quotes: Sequence[Quote], forms: Sequence[Forms], matches: list[dict[int, tuple[How, ...]]]
) -> None:
    """Mark a quotation that is made of several quotations of one other source."""
    for i, row in enumerate(matches):
        parts: dict[int, list[int]] = {}
        for j, how in row.items():
            if how[0] is How.CUT:
                parts.setdefault(quotes[j].source, []).append(j)
        for pieces in parts.values():
            size = sum(len(forms[j]) for j in pieces)
            if len(pieces) < 2 or size < WHOLE * len(forms[i]):
                continue
            for j in pieces:
                row[j] = (How.SPLIT, *row[j][1:])
                matches[j][i] = (How.MERGED, *matches[j][i][1:])


def _find_unquoted(
    comparison: Comparison, quote: Quote, speaker: Speaker | None, reached: set[int]
) -> Iterator[QuoteMatch]:
    """Yield the sentence of each other source that says the quotation without its marks.

    Only sentences that are paired with those of the quotation are looked at, the strongest first.
    """
    said = content(tokens_of(quote.text)) - _nations()
    if len(said) < 2:
        return
    done = set(reached)
    for number in range(quote.first, quote.last + 1):
        for pair in comparison.partners.get(Place(quote.source, number), ()):
            place = pair.other(Place(quote.source, number))
            if place.source not in done and _says(comparison.sentence(place), said, speaker, pair):
                done.add(place.source)
                yield QuoteMatch(None, place, (How.INDIRECT,))


def _says(sentence: Sentence, said: frozenset[str], speaker: Speaker | None, pair: Pair) -> bool:
    """Whether a sentence tells, in the same mouth, enough of what was said."""
    if sentence.role is not Role.BODY:
        return False
    spans = find_spans(sentence.text)
    bare = [
        one for one in tokens_of(sentence.text) if not any(a <= one.start < b for a, b in spans)
    ]
    common = len(said & content(bare))
    least = 1 if pair.relation in {Relation.SAME, Relation.NEAR} else 2
    if common < least or common < UNQUOTED * len(said):
        return False
    tellers = [one for _, one in speakers_in(sentence.text, bare)]
    if speaker is None or speaker.voice is not Voice.NAMED:
        return bool(tellers) or any(one.low in SPEECH for one in bare)
    return any(one.voice is Voice.NAMED and may_be_one(one, speaker) for one in tellers)


@lru_cache(maxsize=1)
def _nations() -> frozenset[str]:
    """Return the stems of countries: every sentence of the story has them."""
    return frozenset(map(stem_of, LANDS))
