"""Ids that had to change when two files met, wherever an entry names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from tui.annotate.claims import Claim, ClaimId, SourceStance
from tui.annotate.tags import (
    Anchor,
    Annotation,
    AnnotationId,
    Entry,
    EntryKey,
    Judgement,
    Section,
    SourceEntry,
    SourceKey,
    Tag,
    TagId,
)

Renames = Mapping[EntryKey, str]
"""Entries that had to take another id, with that id."""


def rename_entry(entry: Entry, renames: Renames) -> Entry:
    """The entry with its own id and all it refers to renamed."""
    match entry:
        case SourceEntry():
            return replace(entry, id=_renamed_source(entry.id, renames))
        case Tag():
            return replace(
                entry,
                id=_renamed_tag(entry.id, renames),
                parent=entry.parent and _renamed_tag(entry.parent, renames),
                merged_into=entry.merged_into and _renamed_tag(entry.merged_into, renames),
            )
        case Annotation():
            return replace(
                entry,
                id=_renamed_annotation(entry.id, renames),
                anchor=_rename_anchor(entry.anchor, renames),
                tags=tuple(_renamed_tag(tag, renames) for tag in entry.tags),
            )
        case Claim():
            return replace(
                entry,
                id=_renamed_claim(entry.id, renames),
                stances=tuple(_rename_stance(stance, renames) for stance in entry.stances),
                links=tuple(
                    link._replace(claim=_renamed_claim(link.claim, renames)) for link in entry.links
                ),
            )
        case Judgement():
            left, right = (_rename_anchor(side, renames) for side in (entry.left, entry.right))
            return replace(entry, left=left, right=right)
    assert_never(entry)


def _renamed(section: Section, identity: str, renames: Renames) -> str:
    return renames.get(EntryKey(section, identity), identity)


def _renamed_tag(tag: TagId, renames: Renames) -> TagId:
    return TagId(_renamed(Section.CODEBOOK, tag, renames))


def _renamed_annotation(annotation: AnnotationId, renames: Renames) -> AnnotationId:
    return AnnotationId(_renamed(Section.ANNOTATIONS, annotation, renames))


def _renamed_claim(claim: ClaimId, renames: Renames) -> ClaimId:
    return ClaimId(_renamed(Section.CLAIMS, claim, renames))


def _renamed_source(source: SourceKey, renames: Renames) -> SourceKey:
    return SourceKey(_renamed(Section.SOURCES, source, renames))


def _rename_anchor(anchor: Anchor, renames: Renames) -> Anchor:
    return replace(anchor, source=_renamed_source(anchor.source, renames))


def _rename_stance(stance: SourceStance, renames: Renames) -> SourceStance:
    return stance._replace(
        source=_renamed_source(stance.source, renames),
        annotations=tuple(_renamed_annotation(each, renames) for each in stance.annotations),
    )
