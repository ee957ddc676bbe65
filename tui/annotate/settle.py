"""What a change makes of an entry that someone else changed meanwhile: no more than it did."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from tui.annotate.claims import Claim
from tui.annotate.tags import Annotation, Entry, SourceEntry, Tag
from tui.annotate.three_way import bring_over

T = TypeVar("T")


def settle(current: Entry | None, old: Entry | None, new: Entry | None) -> Entry | None:
    """Do to `current` what was done between `old` and `new`, where it is no longer `old`.

    Only the fields and tags that the change is about are touched, and a field that both set stays
    as it is.
    """
    settled = current
    match current, old, new:
        case Annotation(), Annotation(), (Annotation() | None):
            settled = _settle_annotation(current, old, new)
        case None, Annotation(), Annotation():
            settled = _settle_annotation(replace(old, tags=(), note=""), old, new)
        case Annotation(), None, Annotation():
            settled = _settle_annotation(current, replace(new, tags=(), note=""), new)
        case Claim(), Claim(), (Claim() | None):
            settled = _settle_claim(current, old, _emptied(old) if new is None else new)
        case None, Claim(), Claim():
            settled = _settle_claim(_emptied(old), old, new)
        case Claim(), None, Claim():
            settled = _settle_claim(current, _emptied(new), new)
        case SourceEntry(), SourceEntry(), SourceEntry():
            settled = _settle_source(current, old, new)
        case Tag(), Tag(), Tag():
            settled = _settle_tag(current, old, new)
    return settled


def _settle_source(current: SourceEntry, old: SourceEntry, new: SourceEntry) -> SourceEntry:
    return replace(
        current,
        file=_choose(current.file, old.file, new.file),
        publisher=_choose(current.publisher, old.publisher, new.publisher),
        sha256=_choose(current.sha256, old.sha256, new.sha256),
        length=_choose(current.length, old.length, new.length),
    )


def _settle_tag(current: Tag, old: Tag, new: Tag) -> Tag:
    return replace(
        current,
        label=_choose(current.label, old.label, new.label),
        key=_choose(current.key, old.key, new.key),
        glyph=_choose(current.glyph, old.glyph, new.glyph),
        color=_choose(current.color, old.color, new.color),
        parent=_choose(current.parent, old.parent, new.parent),
        description=_choose(current.description, old.description, new.description),
        requires_note=_choose(current.requires_note, old.requires_note, new.requires_note),
        merged_into=_choose(current.merged_into, old.merged_into, new.merged_into),
    )


def _settle_annotation(
    current: Annotation, old: Annotation, new: Annotation | None
) -> Annotation | None:
    wanted = replace(old, tags=(), note="") if new is None else new
    lost = set(old.tags) - set(wanted.tags)
    tags = [tag for tag in current.tags if tag not in lost]
    tags += [tag for tag in wanted.tags if tag not in old.tags and tag not in tags]
    note = _choose(current.note, old.note, wanted.note)
    if not tags and not note:
        return None
    return replace(
        current,
        tags=tuple(tags),
        note=note,
        anchor=_choose(current.anchor, old.anchor, wanted.anchor),
        modified=wanted.modified,
    )


def both_anchored(mine: Annotation, old: Annotation, other: Annotation) -> Annotation | None:
    """An annotation changed on both sides, if one moved it and the other did something else.

    Two who moved it to one place, or both saw its words gone, did one thing: the earlier counts.
    """
    if _timeless(mine) == _timeless(other):
        return min(mine, other, key=lambda each: each.modified)
    for moved, changed in ((mine, other), (other, mine)):
        is_only_moved = replace(moved, anchor=old.anchor, modified=old.modified) == old
        if is_only_moved and changed.anchor == old.anchor:
            modified = max(moved.modified, changed.modified)
            return replace(changed, anchor=moved.anchor, modified=modified)
    return None


def _timeless(annotation: Annotation) -> Annotation:
    anchor = annotation.anchor
    previous = tuple(words._replace(until="") for words in anchor.previous)
    anchor = replace(anchor, previous=previous, gone="gone" if anchor.gone else "")
    return replace(annotation, anchor=anchor, modified="")


def _settle_claim(current: Claim, old: Claim, new: Claim) -> Claim | None:
    """As `bring_over`; None if nothing is left that anybody but `old` said."""
    claim = bring_over(current, old, new).claim
    is_empty = claim == replace(_emptied(old), modified=claim.modified)
    return None if is_empty else claim


def _emptied(claim: Claim) -> Claim:
    return replace(claim, stances=(), links=(), review=None)


def _choose(current: T, old: T, new: T) -> T:
    return new if current == old else current
