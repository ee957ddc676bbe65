"""An anchor looked for in a text that changed: by its words, by its neighbours, by likeness.

A place is attached only where one answer is left; what is in doubt is a person's to decide.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.alike import (
    DOUBTFUL_FLOOR,
    EDITED_FLOOR,
    TELLING_WORDS,
    find_alike,
    is_clear,
    likeness,
    resemblance,
    words_of,
)
from tui.annotate.anchor import ORPHANED, Found, State
from tui.annotate.context import CONTEXT, HOLD, Fit, Neighbours, even, loosely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotate.tags import Anchor
    from tui.model import Sentence

CONTEXT_LEAD = 0.25
"""How much better the context of the best occurrence must fit: 16 of 64 code points."""

KNOWN_FIT = 0.5
"""How much of its context a quote that stood more than once must have around it."""

SHORT_FLOOR = 0.5
"""Likeness from which a quote shorter than that is the edited one, if all its context stands."""

GAP_FLOOR = 0.3
"""Likeness from which words between both old neighbours are offered."""

_OCCURRENCE_LIMIT = 5000
_LOOSE_LIMIT = 2000
_GAP_LIMIT = 100


class _Spot(NamedTuple):
    fit: Fit
    start: int
    end: int


class Seeker:
    """Looks for several anchors in one text."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._sentences = sentences

    @cached_property
    def _words(self) -> list[list[str]]:
        return [words_of(sentence.text) for sentence in self._sentences]

    @cached_property
    def _even(self) -> str:
        return even(self._text)

    def find(self, anchor: Anchor) -> Found:
        """The quote itself, or in another typography, or an edited form of it."""
        self._around = Neighbours(anchor)
        spots, is_all = self._occurrences(anchor)
        if spots:
            return self._choose(anchor, spots, is_all=is_all)
        spots = self._loose_occurrences(anchor)
        if spots:
            return self._choose(anchor, spots, is_all=len(spots) < _OCCURRENCE_LIMIT)
        return self._find_edited(anchor)

    def offer(self, anchor: Anchor, limit: int) -> tuple[tuple[int, int], ...]:
        """Where the quote may stand, for a person to choose from; the likeliest place first."""
        found = self.find(anchor)
        spans = [(found.start, found.end)] if found.end else []
        spots = self._occurrences(anchor)[0] + self._loose_occurrences(anchor)
        spots.sort(key=lambda spot: (-spot.fit.mean, spot.start))
        spans += [(spot.start, spot.end) for spot in (*spots, *self._gaps(anchor))]
        alike = find_alike(
            anchor.exact, self._sentences, self._words, floor=GAP_FLOOR, lead=GAP_FLOOR
        )
        spans += [(each.start, each.end) for each in alike if each.score >= GAP_FLOOR]
        chosen: list[tuple[int, int]] = []
        for start, end in spans:
            if all(end <= one or start >= other for one, other in chosen) and len(chosen) < limit:
                chosen.append((start, end))
        return tuple(chosen)

    def _spot(self, start: int, end: int) -> _Spot:
        return _Spot(self._around.fit(self._text, start, end), start, end)

    def _occurrences(self, anchor: Anchor) -> tuple[list[_Spot], bool]:
        """Where the quote stands, not cut out of longer words unless it was so before.

        The second value tells whether that is all: a quote like `e` may occur without end.
        """
        text, quote = self._text, anchor.exact
        opens = quote[:1].isalnum() and not anchor.prefix[-1:].isalnum()
        closes = quote[-1:].isalnum() and not anchor.suffix[:1].isalnum()
        spots: list[_Spot] = []
        at = -1
        for _ in range(_OCCURRENCE_LIMIT):
            at = text.find(quote, at + 1) if quote else -1
            if at < 0:
                return spots, True
            after = at + len(quote)
            is_cut = (opens and at > 0 and text[at - 1].isalnum()) or (
                closes and text[after : after + 1].isalnum()
            )
            if not is_cut:
                spots.append(self._spot(at, after))
        if text.startswith(quote, anchor.start):
            spots.append(self._spot(anchor.start, anchor.start + len(quote)))
        return spots, False

    def _loose_occurrences(self, anchor: Anchor) -> list[_Spot]:
        quote = anchor.exact
        if len(quote) > _LOOSE_LIMIT or not quote.strip() or even(quote) not in self._even:
            return []
        opens = r"(?<!\w)" if quote[:1].isalnum() else ""
        closes = r"(?!\w)" if quote[-1:].isalnum() else ""
        pattern = re.compile(f"{opens}{loosely(quote)}{closes}")
        return [self._spot(*match.span()) for match in pattern.finditer(self._text)]

    def _choose(self, anchor: Anchor, spots: list[_Spot], *, is_all: bool) -> Found:
        """Take the occurrence whose context fits, if no other could be meant."""
        spots = sorted(set(spots), key=lambda spot: (-spot.fit.mean, spot.start))
        best, *rivals = spots
        fit = best.fit.mean
        had_twins = max(len(anchor.prefix), len(anchor.suffix)) > CONTEXT
        if rivals:
            is_sure = fit - rivals[0].fit.mean >= CONTEXT_LEAD
            is_sure &= not any(rival.fit.has_half_a_side for rival in rivals)
        else:
            is_telling = len(words_of(anchor.exact)) >= TELLING_WORDS
            is_sure = fit >= CONTEXT_LEAD or best.start == anchor.start or is_telling
        is_sure &= fit >= KNOWN_FIT or not had_twins
        if not is_sure or not is_all or self._stands_elsewhere(anchor, spots):
            old = next((spot for spot in spots if spot.start == anchor.start), best)
            return Found(State.UNCERTAIN, old.start, old.end)
        if self._text[best.start : best.end] != anchor.exact:
            return Found(State.EDITED, best.start, best.end)
        state = State.EXACT if best.start == anchor.start else State.MOVED
        return Found(state, best.start, best.end)

    def _stands_elsewhere(self, anchor: Anchor, spots: Sequence[_Spot]) -> bool:
        """Whether other words that may be the quote stand beside its old neighbours.

        A whole sentence that still has one neighbour is known by that. A part of one is not: what
        is nearly the same sentence has the same part, and the same words around it.
        """
        found = spots[0]
        if found.fit.is_whole and found.start == anchor.start:
            return False
        if found.fit.has_whole_side and self._is_sentence(found):
            return False
        return any(
            (rival.fit.has_half_a_side or rival.fit.mean > found.fit.mean - CONTEXT_LEAD)
            for rival in self._rivals(anchor)
            if all(rival.end <= spot.start or rival.start >= spot.end for spot in spots)
            and resemblance(self._text[rival.start : rival.end], anchor.exact) >= DOUBTFUL_FLOOR
        )

    def _rivals(self, anchor: Anchor) -> list[_Spot]:
        """What stands beside an old neighbour, as long as the quote, or between both."""
        length = len(anchor.exact)
        after = [at for _, at in self._places(anchor.prefix[-HOLD:])]
        before = [at for at, _ in self._places(anchor.suffix[:HOLD]) if at >= length]
        rivals = [self._spot(at, at + length) for at in after]
        rivals += [self._spot(at - length, at) for at in before]
        return rivals + self._gaps(anchor)

    def _is_sentence(self, spot: _Spot) -> bool:
        starts = bisect_left(self._sentences, spot.start, key=lambda each: each.start)
        ends = bisect_left(self._sentences, spot.end, key=lambda each: each.end)
        if max(starts, ends) == len(self._sentences):
            return False
        return (spot.start, spot.end) == (self._sentences[starts].start, self._sentences[ends].end)

    def _places(self, neighbour: str) -> list[tuple[int, int]]:
        if not neighbour.strip():
            return []
        matches = re.finditer(loosely(neighbour), self._text)
        return [match.span() for match in islice(matches, _GAP_LIMIT)]

    def _gaps(self, anchor: Anchor) -> list[_Spot]:
        """What stands between the old neighbours, where that may have come from the quote.

        A quote of another tool may have none; one that stands nowhere then tells no place.
        """
        has_none = not anchor.prefix.strip() and not anchor.suffix.strip()
        if has_none and anchor.exact not in self._text:
            return []
        text, head = self._text, anchor.suffix[:HOLD]
        room = 2 * len(anchor.exact) + 2 * HOLD
        before = [end for _, end in self._places(anchor.prefix[-HOLD:])]
        closing = re.compile(loosely(head) if head.strip() else r"\s*\Z")
        gaps = []
        for start in before if anchor.prefix.strip() else [0]:
            after = closing.search(text, start, start + room)
            if after is not None and text[start : after.start()].strip():
                gaps.append(self._spot(start, after.start()))
        return gaps

    def _find_edited(self, anchor: Anchor) -> Found:
        """The most alike sentence, or what stands where the quote stood."""
        rated = find_alike(anchor.exact, self._sentences, self._words)
        if rated and is_clear(rated) and rated[0].score >= EDITED_FLOOR:
            best = self._spot(rated[0].start, rated[0].end)
            if best.fit.mean >= CONTEXT_LEAD:
                return Found(State.EDITED, best.start, best.end)
        is_short = len(words_of(anchor.exact)) < TELLING_WORDS
        gaps = self._gaps(anchor) if words_of(anchor.exact) else ()
        for gap in gaps[:1]:
            words = self._text[gap.start : gap.end]
            score = likeness(words, anchor.exact)
            is_edited = gap.fit.is_whole and len(gaps) == 1
            is_edited &= score >= (SHORT_FLOOR if is_short else EDITED_FLOOR)
            is_offered = is_short or score >= (GAP_FLOOR if gap.fit.is_whole else DOUBTFUL_FLOOR)
            if is_edited or (is_offered and (not rated or rated[0].score < score)):
                state = State.EDITED if is_edited else State.UNCERTAIN
                return Found(state, gap.start, gap.end)
        return Found(State.UNCERTAIN, rated[0].start, rated[0].end) if rated else ORPHANED
