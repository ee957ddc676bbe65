"""Changes of the codebook as plain data; all pure, like `edit`. None loses what was tagged.

An id stays what it was when its tag is renamed, so old files and colleagues' tags still fit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotate.change import apply, compose, swaps
from tui.annotate.codebook import COLORS, GLYPHS, is_under, living_tags, resolve_tag
from tui.annotate.edit import create_tag, tidy
from tui.annotate.ids import storable
from tui.errors import CodebookError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tui.annotate.change import Change
    from tui.annotate.edit import Stamp
    from tui.annotate.tags import Annotation, AnnotationId, Entry, Notebook, Tag, TagId

    Pairs = list[tuple[Entry | None, Entry | None]]


def relabel_tag(notebook: Notebook, tag: TagId, label: str) -> Change:
    """Give a tag another label; its id stays.

    Raises:
        CodebookError: the label is blank, or another tag has it; or there is no such tag.
    """
    old = tag_named(notebook, tag)
    label = " ".join(storable(label).split())
    if not label:
        raise CodebookError(old.label, "a tag needs a label", "Type one.")
    for other in living_tags(notebook.codebook):
        if other.id != tag and other.label.casefold() == label.casefold():
            raise CodebookError(
                old.label,
                f"there is a tag {other.label} already",
                "Merge the two, or choose another label.",
            )
    return swaps(notebook, [(old, replace(old, label=label))])


def recolour_tag(notebook: Notebook, tag: TagId, color: str) -> Change:
    """Give a tag another colour.

    Raises:
        CodebookError: no theme has this colour; or there is no such tag.
    """
    old = tag_named(notebook, tag)
    if color not in COLORS:
        raise CodebookError(old.label, f"no theme has the colour {color}", _one_of(COLORS))
    return swaps(notebook, [(old, replace(old, color=color))])


def set_key(notebook: Notebook, tag: TagId, key: str | None) -> Change:
    """Give a tag a digit, or take it; another tag that had it goes without.

    Raises:
        CodebookError: it is no digit from 1 to 9; or there is no such tag.
    """
    old = tag_named(notebook, tag)
    if key is not None and key not in set("123456789"):
        raise CodebookError(old.label, f"{key} is no key", "Choose a digit from 1 to 9.")
    pairs: Pairs = [(old, replace(old, key=key))]
    for other in notebook.codebook:
        if key is not None and other.key == key and other.id != tag:
            pairs.append((other, replace(other, key=None)))
    return swaps(notebook, pairs)


def set_glyph(notebook: Notebook, tag: TagId, glyph: str) -> Change:
    """Give a tag another sign.

    Raises:
        CodebookError: it is not one of `GLYPHS`, or another tag has it; or there is no such tag.
    """
    old = tag_named(notebook, tag)
    if glyph not in set(GLYPHS):
        raise CodebookError(old.label, f"{glyph} cannot be a sign", _one_of(GLYPHS))
    for other in living_tags(notebook.codebook):
        if other.id != tag and other.glyph == glyph:
            raise CodebookError(old.label, f"{glyph} is the sign of {other.label}", _ANOTHER)
    return swaps(notebook, [(old, replace(old, glyph=glyph))])


def describe_tag(notebook: Notebook, tag: TagId, description: str) -> Change:
    """Say when a tag is to be given; a blank text removes what was said.

    Raises:
        CodebookError: there is no such tag.
    """
    old = tag_named(notebook, tag)
    return swaps(notebook, [(old, replace(old, description=tidy(description)))])


def require_note(notebook: Notebook, tag: TagId, *, is_required: bool) -> Change:
    """Let a tag want a note, or not.

    Raises:
        CodebookError: there is no such tag.
    """
    old = tag_named(notebook, tag)
    return swaps(notebook, [(old, replace(old, requires_note=is_required))])


def place_tag(notebook: Notebook, tag: TagId, parent: TagId | None) -> Change:
    """Put a tag under another, or at the top.

    Raises:
        CodebookError: it would stand under itself; or one of the two is not there.
    """
    old = tag_named(notebook, tag)
    if parent is not None:
        above = tag_named(notebook, parent)
        if is_under(notebook.codebook, parent, tag):
            raise CodebookError(old.label, f"{above.label} stands under it", _ANOTHER)
    return swaps(notebook, [(old, replace(old, parent=parent))])


def merge_tags(notebook: Notebook, tag: TagId, into: TagId, stamp: Stamp) -> Change:
    """Let one tag take the place of another everywhere.

    The merged tag stays in the file and says so, without its digit, so that its id is never given
    again, and a colleague's file or an older one finds the tag that stands for it.

    Raises:
        CodebookError: they are one tag; or one of them is not there.
    """
    old, new = tag_named(notebook, tag), tag_named(notebook, into)
    if old is new:
        raise CodebookError(old.label, "it is that tag already", _ANOTHER)
    pairs: Pairs = [
        (each, replace(each, tags=_instead(each, tag, into), modified=stamp.moment))
        for each in notebook.annotations
        if tag in each.tags
    ]
    pairs += _adopted(notebook, old, into)
    pairs.append((old, replace(old, key=None, merged_into=into)))
    return swaps(notebook, pairs)


def split_tag(
    notebook: Notebook,
    tag: TagId,
    label: str,
    annotations: Collection[AnnotationId],
    stamp: Stamp,
) -> tuple[Change, TagId]:
    """Give some of the annotations that bear a tag a new one instead, beside it in the tree.

    Raises:
        CodebookError: the label is blank, or a tag has it; or there is no such tag.
    """
    old = tag_named(notebook, tag)
    if not storable(label).strip():
        raise CodebookError(old.label, "a tag needs a label", "Type one.")
    made, identity = create_tag(notebook, label)
    if not made:
        raise CodebookError(
            old.label, f"there is a tag {label} already", "Choose a label of its own."
        )
    grown = apply(notebook, made)
    fresh = tag_named(grown, identity)
    pairs: Pairs = [(fresh, replace(fresh, parent=old.parent))]
    pairs += [
        (each, replace(each, tags=_instead(each, tag, identity), modified=stamp.moment))
        for each in grown.annotations
        if each.id in annotations and tag in each.tags
    ]
    return compose(made, swaps(grown, pairs)), identity


def delete_tag(notebook: Notebook, tag: TagId) -> Change:
    """Remove a tag that no annotation bears; the tags under it move up.

    Raises:
        CodebookError: annotations bear it, or a shared codebook has it; or there is no such tag.
    """
    old = tag_named(notebook, tag)
    shared = notebook.shared_tag(tag)
    if shared is not None:
        raise CodebookError(
            old.label,
            f"it comes from {shared[0]}",
            "Remove it there, or merge it into another tag here.",
        )
    bearers = sum(
        resolve_tag(notebook.codebook, each) == tag
        for annotation in notebook.annotations
        for each in annotation.tags
    )
    if bearers:
        count = f"{bearers} annotation{'s' * (bearers > 1)}"
        raise CodebookError(
            old.label,
            f"{count} would lose it",
            "Merge it into another tag, or remove it there first.",
        )
    gone = [each for each in notebook.codebook if resolve_tag(notebook.codebook, each.id) == tag]
    pairs: Pairs = [*_adopted(notebook, old, old.parent)]
    pairs += [(each, None) for each in gone]
    return swaps(notebook, pairs)


def tag_named(notebook: Notebook, tag: TagId) -> Tag:
    """The tag of this id, or the one that stands for it today.

    Raises:
        CodebookError: there is none.
    """
    wanted = resolve_tag(notebook.codebook, tag)
    for each in notebook.codebook:
        if each.id == wanted:
            return each
    raise CodebookError(tag, "it is no longer in the codebook", "Choose another tag.")


def _adopted(notebook: Notebook, old: Tag, parent: TagId | None) -> Iterator[tuple[Tag, Tag]]:
    """The tags right under `old`, moved under `parent`; that one itself to where `old` stood."""
    for child in living_tags(notebook.codebook):
        if child.parent == old.id:
            yield child, replace(child, parent=old.parent if child.id == parent else parent)


def _instead(annotation: Annotation, tag: TagId, other: TagId) -> tuple[TagId, ...]:
    return tuple(dict.fromkeys(other if each == tag else each for each in annotation.tags))


def _one_of(choices: Collection[str]) -> str:
    return f"Choose one of: {' '.join(choices)}"


_ANOTHER = "Choose another."
