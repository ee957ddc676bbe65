"""Questions to a codebook: which tags can be given, what stands under what, what is wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.annotate.tags import Annotation, Notebook, Tag, TagId


COLORS = ("red", "orange", "yellow", "green", "cyan", "blue", "violet", "magenta", "grey")
"""The colours that every theme has for tags."""

GLYPHS = "*#\"@!?^&x%$/;:o\\|-_.,'(){}[]" + "abcdefghijklmnpqrstuvwyz0123456789"
"""The signs that a tag may have: one cell wide in every terminal, and none that says a relation."""


def living_tags(codebook: Sequence[Tag]) -> tuple[Tag, ...]:
    """The tags that can be given: those that were not merged into another, in their order."""
    return tuple(tag for tag in codebook if tag.merged_into is None)


def resolve_tag(codebook: Sequence[Tag], tag: TagId) -> TagId:
    """The tag that stands for `tag` today; itself, unless it was merged into another."""
    merged = {each.id: each.merged_into for each in codebook if each.merged_into is not None}
    seen = set()
    while tag in merged and tag not in seen:
        seen.add(tag)
        tag = merged[tag]
    return tag


def merged_tags(codebook: Sequence[Tag]) -> dict[TagId, TagId]:
    """Every tag that was merged into another, with the one that stands for it today."""
    return {
        tag.id: resolve_tag(codebook, tag.id) for tag in codebook if tag.merged_into is not None
    }


def tag_tree(codebook: Sequence[Tag]) -> tuple[tuple[int, Tag], ...]:
    """Every tag that can be given with its depth, each below its parent, else in their order.

    A tag whose parent is not there, or in a circle of parents, stands at the top.
    """
    tags = living_tags(codebook)
    known = {tag.id for tag in tags}
    children: dict[TagId | None, list[Tag]] = {}
    for tag in tags:
        is_below = tag.parent in known and not is_under(codebook, tag.parent, tag.id)
        children.setdefault(tag.parent if is_below else None, []).append(tag)

    def branch(parent: TagId | None, depth: int) -> Iterator[tuple[int, Tag]]:
        for tag in children.get(parent, ()):
            yield depth, tag
            yield from branch(tag.id, depth + 1)

    return tuple(branch(None, 0))


def is_under(codebook: Sequence[Tag], tag: TagId | None, above: TagId) -> bool:
    """Whether a tag is `above` or stands somewhere under it."""
    parents = {each.id: each.parent for each in codebook}
    seen = set()
    while tag is not None and tag not in seen:
        if tag == above:
            return True
        seen.add(tag)
        tag = parents.get(tag)
    return False


def count_tags(notebook: Notebook) -> dict[TagId, int]:
    """How many annotations bear each tag, a merged one counted as that which stands for it."""
    merged = merged_tags(notebook.codebook)
    counts: dict[TagId, int] = {}
    for annotation in notebook.annotations:
        for tag in {merged.get(each, each) for each in annotation.tags}:
            counts[tag] = counts.get(tag, 0) + 1
    return counts


def lacking_notes(notebook: Notebook) -> tuple[Annotation, ...]:
    """The annotations without a note that have a tag which wants one."""
    merged = merged_tags(notebook.codebook)
    wanting = {tag.id for tag in living_tags(notebook.codebook) if tag.requires_note}
    return tuple(
        annotation
        for annotation in notebook.annotations
        if not annotation.note
        and not wanting.isdisjoint(merged.get(tag, tag) for tag in annotation.tags)
    )


def codebook_doubts(codebook: Sequence[Tag]) -> Iterator[str]:
    """What is odd in a codebook and not wrong enough to refuse the file, in words."""
    known = {tag.id for tag in codebook}
    owners: dict[str, Tag] = {}
    for tag in codebook:
        if tag.merged_into is not None:
            if tag.merged_into not in known:
                yield f"the tag {tag.id} is merged into {tag.merged_into}, which is not there"
            elif resolve_tag(codebook, tag.id) not in {each.id for each in living_tags(codebook)}:
                yield f"the tag {tag.id} is merged into itself by way of {tag.merged_into}"
            continue
        if tag.parent is not None and tag.parent not in known:
            yield f"the tag {tag.id} stands under {tag.parent}, which is not there"
        elif tag.parent is not None and is_under(codebook, tag.parent, tag.id):
            yield f"the tag {tag.id} stands under itself by way of {tag.parent}"
        if tag.key is not None:
            owner = owners.setdefault(tag.key, tag)
            if owner is not tag:
                yield (
                    f"the tags {owner.id} and {tag.id} have the same key {tag.key};"
                    f" it sets {owner.id}"
                )


def codebook_faults(notebook: Notebook) -> Iterator[str]:
    """All that is wrong in a codebook and with the tags on annotations, in words."""
    yield from codebook_doubts(notebook.codebook)
    labels: dict[str, Tag] = {}
    glyphs: dict[str, Tag] = {}
    for tag in living_tags(notebook.codebook):
        same = labels.setdefault(tag.label.casefold(), tag)
        if same is not tag:
            yield f"the tags {same.id} and {tag.id} have the same label {tag.label}"
        same = glyphs.setdefault(tag.glyph, tag)
        if same is not tag:
            yield f"the tags {same.id} and {tag.id} have the same sign {tag.glyph}"
        if tag.color not in COLORS:
            yield f"the tag {tag.id} has the colour {tag.color}, which no theme has"
    known = {tag.id for tag in notebook.codebook}
    for stranger, count in sorted(count_tags(notebook).items()):
        if stranger not in known:
            bear = "annotation bears" if count == 1 else "annotations bear"
            yield f"{count} {bear} {stranger}, which is not in the codebook"
