"""One claim changed on two sides, brought together part by part.

Two colleagues who look at different sources for one claim do not disagree, so a claim is not one
thing that is changed, but a text, a stance for each source, links and a review.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotate.claims import Claim, SourceStance

T = TypeVar("T")


class Brought(NamedTuple):
    """What became of a claim."""

    claim: Claim
    is_clash: bool
    """Both sides changed one part, and not alike; the part is that of `current`."""


def bring_over(current: Claim, old: Claim, new: Claim) -> Brought:
    """Do to `current` what was done between `old` and `new`.

    A part that only one side changed is that side's. A stance that one side removed and the other
    changed is kept. A stance that a person confirmed stands above one that was only proposed.
    """
    text = _choose(current.text, old.text, new.text)
    review = _choose(current.review, old.review, new.review)
    sources = [each.source for each in current.stances]
    sources += [each.source for each in new.stances if each.source not in sources]
    stances = [
        _stance(current.stance_of(source), old.stance_of(source), new.stance_of(source))
        for source in sources
    ]
    claim = replace(
        current,
        text=text[0],
        stances=tuple(stance for stance, _ in stances if stance is not None),
        links=_mixed(current.links, old.links, new.links),
        review=review[0],
        modified=max(current.modified, new.modified),
    )
    return Brought(claim, text[1] or review[1] or any(clash for _, clash in stances))


def _stance(
    current: SourceStance | None, old: SourceStance | None, new: SourceStance | None
) -> tuple[SourceStance | None, bool]:
    if new in (old, current):
        return current, False
    if current == old or current is None:
        return new, False
    if new is None:
        return current, False
    was = (old.stance, old.attributed_to) if old is not None else None
    word = _choose((current.stance, current.attributed_to), was, (new.stance, new.attributed_to))
    is_proposed = current.is_proposed and new.is_proposed
    if word[1] and current.is_proposed != new.is_proposed:
        word = (new.stance, new.attributed_to) if current.is_proposed else word[0], False
    (stance, attributed_to), is_clash = word
    annotations = _mixed(current.annotations, old.annotations if old else (), new.annotations)
    return current._replace(
        stance=stance,
        attributed_to=attributed_to,
        annotations=annotations,
        is_proposed=is_proposed,
    ), is_clash


def _choose(current: T, old: object, new: T) -> tuple[T, bool]:
    """The value that was changed, and whether both sides changed it to different ones."""
    if new in (old, current):
        return current, False
    return (new, False) if current == old else (current, True)


def _mixed(current: Sequence[T], old: Sequence[T], new: Sequence[T]) -> tuple[T, ...]:
    """What is there, without what `new` took out of `old`, and with what it added."""
    kept = [each for each in current if each in new or each not in old]
    return (*kept, *(each for each in new if each not in old and each not in kept))
