"""What became of an annotated passage, in words and as the words that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotate.anchor import State
from tui.screen import clean
from tui.view.wording import Tone
from tui.words import Change, word_differences

if TYPE_CHECKING:
    from tui.annotate.standing import Standing
    from tui.view.wording import Run


def state_of(standing: Standing) -> str:
    """What became of it, in a few words."""
    match standing.found.state:
        case State.EXACT:
            return "unchanged"
        case State.MOVED:
            return "moved, its words are the same"
        case State.EDITED if standing.needs_person:
            return "the article changed its words"
        case State.EDITED:
            return "only its typography changed"
        case State.UNCERTAIN:
            return "its place is not sure"
        case State.ORPHANED:
            gone = standing.anchor.gone
            return f"let go on {gone[:10]}" if gone else "its words are gone"


def word_diff(before: str, after: str) -> tuple[Run, ...]:
    """`after` with the words it adds set off, and those it drops from `before` in their place.

    Where no word differs and the two are not equal, all of it was exchanged: a sign between the
    words makes another figure.
    """
    before, after = clean(before), clean(after)
    differences = word_differences(before, after)
    if before != after and all(each.kind is Change.EQUAL for each in differences):
        return (before, Tone.DROPPED), (" ", Tone.PLAIN), (after, Tone.ADDED)
    runs: list[Run] = []
    at = 0
    for each in differences:
        if each.kind is Change.EQUAL:
            continue
        runs.append((after[at : each.right_start], Tone.PLAIN))
        at = each.right_end
        if each.kind is Change.ADDED:
            runs.append((after[each.right_start : at], Tone.ADDED))
        else:
            dropped = before[each.left_start : each.left_end]
            runs += [(_gap(after[:at][-1:]), Tone.PLAIN), (dropped, Tone.DROPPED)]
            runs.append((_gap(after[at : at + 1]), Tone.PLAIN))
    runs.append((after[at:], Tone.PLAIN))
    return tuple((text, tone) for text, tone in runs if text)


def _gap(neighbour: str) -> str:
    """The blank between words put in and what stands beside them."""
    return "" if neighbour in {"", " "} else " "
