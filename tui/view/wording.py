"""Which words of a sentence differ from another's: runs of characters, each set in one way."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.screen import clean
from tui.words import FUNCTION_WORDS, Change, word_differences

if TYPE_CHECKING:
    from tui.model import Comparison, Place
    from tui.words import Difference

MOSTLY_EQUAL = 0.5
"""Share of equal characters from which added and dropped words are set off; below it nearly all
would be, and the words in common are set off instead."""


class Tone(StrEnum):
    """How a run of characters is set."""

    PLAIN = "plain"
    QUIET = "quiet"
    STRONG = "strong"
    ADDED = "added"
    DROPPED = "dropped"
    FOUND = "found"
    """It was searched for."""
    PART = "part"
    """Annotated, without the rest of its sentence."""
    CHOSEN = "chosen"
    """Selected by words."""
    END = "end"
    """The end of that selection that moves."""


Run = tuple[str, Tone]

_OPENING = frozenset("\"'“”„‟‘‚‛«»‹›([{")
"""Marks that open something, where a blank or nothing stands before them."""


@lru_cache(maxsize=512)
def retold(ours: str, theirs: str) -> tuple[Run, ...]:
    """`theirs` with the words it adds set off, and those it drops from `ours` in their place."""
    differences = word_differences(ours, theirs)
    if not _is_mostly_equal(ours, theirs, differences):
        return _common_words(theirs, differences)
    runs: list[Run] = []
    at = 0
    for d in differences:
        if d.kind is Change.EQUAL:
            continue
        before = theirs[at : d.right_start]
        at = d.right_end
        if d.kind is Change.ADDED:
            runs += [(before, Tone.PLAIN), (theirs[d.right_start : at], Tone.ADDED)]
            continue
        gap = gap_after(theirs[:at])
        after = "" if theirs[at:][:1] in {"", " "} else " "
        runs.append((before + gap, Tone.PLAIN))
        runs += [(ours[d.left_start : d.left_end], Tone.DROPPED), (after, Tone.PLAIN)]
    runs.append((theirs[at:], Tone.PLAIN))
    return tuple((text, tone) for text, tone in runs if text)


def gap_after(text: str) -> str:
    """The blank between a text and words that are put in after it; none after an opening mark."""
    before, last = text[-2:-1], text[-1:]
    is_opening = last in _OPENING and before in {"", " "}
    return "" if last in {"", " "} or is_opening else " "


def set_against(comparison: Comparison, place: Place, source: int) -> tuple[Run, ...]:
    """A sentence with the words set off that its partner in a source lacks; empty without one."""
    for pair in comparison.partners.get(place, ()):
        other = pair.other(place)
        if other.source == source:
            texts = [clean(comparison.sentence(each).text) for each in (place, other)]
            return own_words(*texts)
    return ()


@lru_cache(maxsize=512)
def own_words(text: str, other: str) -> tuple[Run, ...]:
    """`text` with the words set off that `other` lacks."""
    differences = word_differences(other, text)
    if not _is_mostly_equal(other, text, differences):
        return _common_words(text, differences)
    runs: list[Run] = []
    at = 0
    for d in differences:
        if d.kind is Change.ADDED:
            runs += [(text[at : d.right_start], Tone.PLAIN)]
            runs += [(text[d.right_start : d.right_end], Tone.ADDED)]
            at = d.right_end
    runs.append((text[at:], Tone.PLAIN))
    return tuple((part, tone) for part, tone in runs if part)


def _is_mostly_equal(ours: str, theirs: str, differences: tuple[Difference, ...]) -> bool:
    equal = sum(d.right_end - d.right_start for d in differences if d.kind is Change.EQUAL)
    return 2 * equal >= MOSTLY_EQUAL * (len(ours) + len(theirs))


def _common_words(theirs: str, differences: tuple[Difference, ...]) -> tuple[Run, ...]:
    """Set off the telling words that both have: where most differs, these are the news."""
    runs: list[Run] = []
    at = 0
    for d in differences:
        if d.kind is Change.EQUAL:
            common = theirs[d.right_start : d.right_end]
            if FUNCTION_WORDS.issuperset(common.casefold().split()):
                continue
            runs += [(theirs[at : d.right_start], Tone.PLAIN), (common, Tone.STRONG)]
            at = d.right_end
    runs.append((theirs[at:], Tone.PLAIN))
    return tuple((text, tone) for text, tone in runs if text)


def tell_side(kind: str, wording: str) -> str:
    """Return one side of a disagreement; of who took part a whole list is "only" these."""
    is_list = kind == "participants" and "," in wording and " and " in wording
    return f"only {wording}" if is_list else wording
