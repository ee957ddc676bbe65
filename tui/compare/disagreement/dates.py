"""Days, years and times that cannot both be right. One that only one side has says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.compare.disagreement.accord import agree_on_time
from tui.compare.disagreement.calendar import moments_of
from tui.compare.disagreement.setting import weigh_context
from tui.model import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.compare.disagreement.calendar import Moment

KIND = "date"

EVIDENCE = 2

_RARE = frozenset({"clock", "month"})
"""What a story says seldom, so that two of them are seldom of two things."""


def find_clash_of_dates(left: str, right: str) -> Iterator[Disagreement]:
    """Yield days, months, years and times that differ for one event.

    What both have is set aside; one of a kind must be left on each side, with the same word before
    it or two words around it in common. When something was said is no clash: two papers may quote
    two statements.
    """
    ours, theirs = moments_of(left), moments_of(right)
    if not ours or not theirs:
        return
    for kind in ("weekday", "day", "month", "year", "clock"):
        here = [one for one in ours if one.kind == kind]
        there = [one for one in theirs if one.kind == kind]
        known = [(a, b) for a in here for b in there if agree_on_time(a, b)]
        here = [one for one in here if all(one is not a for a, _ in known)]
        there = [one for one in there if all(one is not b for _, b in known)]
        if len(here) != 1 or len(there) != 1:
            continue
        a, b = here[0], there[0]
        if a.is_reported or b.is_reported:
            continue
        if is_one_event(a, b, weigh_context(left, right)):
            yield Disagreement(KIND, a.wording, b.wording)


def is_one_event(a: Moment, b: Moment, around: int) -> bool:
    """Whether enough speaks for it: words near both, the same word before, one setting."""
    common = len(a.near & b.near)
    alike = bool(a.leans) and a.leans == b.leans
    return common >= 1 and common + alike + (a.kind in _RARE) + around >= EVIDENCE
