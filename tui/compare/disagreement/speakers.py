"""Who is said to have said it: one claim in two mouths."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.compare.disagreement.facts import Token, content, tokens_of
from tui.compare.disagreement.spelling import sound_of
from tui.compare.quotes.marks import find_spans
from tui.compare.quotes.speaker import (
    Speaker,
    are_namesakes,
    speaker_around,
    speakers_in,
    with_given,
)
from tui.model import Disagreement, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

KIND = "attribution"

ALIKE = 0.6
"""Share of the shorter claim's words that the other must have, where nothing is quoted."""

LEAST = 3


def find_clash_of_speakers(
    left: str,
    right: str,
    *,
    is_part: bool,
    before: tuple[tuple[str, int], tuple[str, int]] = (("", 0), ("", 0)),
) -> Iterator[Disagreement]:
    """Yield the two speakers of one quotation, or of one claim, if they cannot be one.

    "A source" may be "a source in the delegation", Russia may speak through a named negotiator,
    and an official may have a name: these are none. A claim that is only part of the other
    sentence (`is_part`) needs the quotation. A surname may have its given name `before`: in the
    text of each source, up to a place.
    """
    for a, here in quoted_of(left):
        for b, there in quoted_of(right):
            if not here or not there or not _is_shared(a, b):
                continue
            if not may_be_one(with_given(here, *before[0]), with_given(there, *before[1])):
                yield Disagreement(KIND, here.wording, there.wording)
                return
    for quote, indirect, is_turned in ((left, right, False), (right, left, True)):
        found = _find_unquoted(quote, indirect)
        if found is not None:
            here, there = found[::-1] if is_turned else found
            yield Disagreement(KIND, here.wording, there.wording)
            return
    if is_part:
        return
    ours, theirs = _sole(left), _sole(right)
    if ours is None or theirs is None or may_be_one(ours[0], theirs[0]):
        return
    if not all(_is_person(each) for each, _ in (ours, theirs)):
        return
    if _is_named(ours[0], right) or _is_named(theirs[0], left):
        return  # a paper that reports what a person told it
    common = len(ours[1] & theirs[1])
    if common >= LEAST and common >= ALIKE * min(len(ours[1]), len(theirs[1])):
        yield Disagreement(KIND, ours[0].wording, theirs[0].wording)


def _find_unquoted(quoting: str, telling: str) -> tuple[Speaker, Speaker] | None:
    """Return the speakers of what one quotes and the other tells unquoted, if they clash."""
    teller = _sole(telling)
    if teller is None or find_spans(telling) or not _is_person(teller[0]):
        return None
    for said, speaker in quoted_of(quoting):
        if speaker is None or not _is_person(speaker) or may_be_one(speaker, teller[0]):
            continue
        if _is_named(speaker, telling) or _is_named(teller[0], quoting):
            continue
        common = len(said & teller[1])
        if common >= LEAST and common >= ALIKE * min(len(said), len(teller[1])):
            return speaker, teller[0]
    return None


def _is_person(speaker: Speaker) -> bool:
    return speaker.voice is Voice.NAMED and _ends_in_name(speaker)


def may_be_one(a: Speaker, b: Speaker) -> bool:
    """Tell whether two wordings may mean one speaker."""
    voices = {a.voice, b.voice}
    if Voice.PRONOUN in voices:
        return True
    if Voice.UNNAMED in voices:
        return len(voices) == 1 or Voice.OFFICIAL in voices
    if voices == {Voice.NAMED}:
        return not are_namesakes(a, b) and any(
            _are_one(one, other) for one in a.names for other in b.names
        )
    return True


def _are_one(one: str, other: str) -> bool:
    """Whether two lower-case names are one, in any spelling or case."""
    if sound_of(one) == sound_of(other):
        return True
    if one.isascii() or not ("\u0400" <= one[0] <= "\u04ff" and one[:3] == other[:3]):
        return False
    return (
        one[: max(3, min(len(one), len(other)) - 2)]
        == other[: max(3, min(map(len, (one, other))) - 2)]
    )


def _is_named(speaker: Speaker, text: str) -> bool:
    words = {one.low for one in tokens_of(text) if one.is_name}
    return not speaker.names.isdisjoint(words)


def _ends_in_name(speaker: Speaker) -> bool:
    return speaker.wording.split()[-1][:1].isupper()


def _is_shared(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one quotation is the other, or three content words of it."""
    return bool(a and b) and (a == b or (min(len(a), len(b)) >= LEAST and (a <= b or b <= a)))


@lru_cache(maxsize=2048)
def quoted_of(text: str) -> tuple[tuple[frozenset[str], Speaker | None], ...]:
    """Return the content of each quotation in a sentence, and its speaker."""
    spans = find_spans(text)
    if not spans:
        return ()
    tokens = tokens_of(text)
    outside = _outside(tokens, spans)
    return tuple(
        (
            content(one for one in tokens if start <= one.start < end),
            speaker_around(text, outside, start, end),
        )
        for start, end in spans
    )


def _outside(tokens: tuple[Token, ...], spans: tuple[tuple[int, int], ...]) -> list[Token]:
    return [one for one in tokens if not any(start <= one.start < end for start, end in spans)]


@lru_cache(maxsize=2048)
def _sole(text: str) -> tuple[Speaker, frozenset[str]] | None:
    """Return the one speaker of a sentence and what is said; None if there are more, or none."""
    tokens = tokens_of(text)
    found = speakers_in(text, _outside(tokens, find_spans(text)))
    if len(found) != 1:
        return None
    speaker = found[0][1]
    said = content(one for one in tokens if one.low not in speaker.wording.casefold())
    return speaker, said
