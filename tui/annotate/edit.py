"""Changes of a notebook as plain data: made, applied, taken back, all pure.

No clock and no chance: who acts and when comes in as a `Stamp`, and ids follow from it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.anchor import recognise_source
from tui.annotate.change import Change, swaps
from tui.annotate.codebook import COLORS, GLYPHS, resolve_tag
from tui.annotate.ids import (
    free_key,
    fresh_annotation_id,
    fresh_slug,
    fresh_source_key,
    linked_annotations,
    sources_named,
    storable,
    tags_named,
)
from tui.annotate.tags import (
    Anchor,
    Annotation,
    AnnotationId,
    Judgement,
    Notebook,
    SourceEntry,
    SourceKey,
    Tag,
    TagId,
    Verdict,
    places_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Stamp(NamedTuple):
    """Who acts, and when."""

    creator: str
    moment: str
    """ISO 8601 in UTC, to the second, such as `2026-11-21T23:10:00Z`."""


class Target(NamedTuple):
    """Where to act."""

    anchor: Anchor
    annotation: AnnotationId | None = None
    """The annotation that already stands at exactly this span."""


def toggle_tag(notebook: Notebook, targets: Sequence[Target], tag: TagId, stamp: Stamp) -> Change:
    """Give `tag` to the targets that lack it; if none does, take it from all.

    An annotation left with neither tag nor note disappears, unless a claim refers to it.
    """
    linked = linked_annotations(notebook)
    standing = [(target, standing_at(notebook, target)) for target in distinct(targets)]
    if standing and all(old is not None and tag in old.tags for _, old in standing):
        return swaps(
            notebook,
            (
                (old, _kept(_without(old, tag, stamp), linked))
                for _, old in standing
                if old is not None
            ),
        )
    taken = _taken_ids(notebook)
    pairs: list[tuple[Annotation | None, Annotation | None]] = []
    for target, old in standing:
        if old is None:
            pairs.append((None, new_annotation(target.anchor, stamp, taken, tags=(tag,))))
        elif tag not in old.tags:
            pairs.append((old, replace(old, tags=(*old.tags, tag), modified=stamp.moment)))
    return swaps(notebook, pairs)


def set_note(notebook: Notebook, target: Target, text: str, stamp: Stamp) -> Change:
    """Let `text` be the note there; a blank one removes it.

    Blanks at line ends and blank lines around the note are dropped, and line ends are LF, so that
    it can be written as a block.
    """
    note = tidy(text)
    old = standing_at(notebook, target)
    if old is None:
        if not note:
            return ()
        new = new_annotation(target.anchor, stamp, _taken_ids(notebook), note=note)
        return swaps(notebook, ((None, new),))
    if old.note == note:
        return ()
    new = replace(old, note=note, modified=stamp.moment)
    return swaps(notebook, ((old, _kept(new, linked_annotations(notebook))),))


def remove(notebook: Notebook, targets: Sequence[Target]) -> Change:
    """Remove tags and notes at the targets; those that have none are passed over."""
    linked = linked_annotations(notebook)
    standing = (standing_at(notebook, target) for target in distinct(targets))
    return swaps(
        notebook,
        ((old, _kept(replace(old, tags=(), note=""), linked)) for old in standing if old),
    )


def create_tag(notebook: Notebook, label: str) -> tuple[Change, TagId]:
    """Add a tag, or find the one that has this label in upper or lower case.

    It gets the first free digit, or no key if all nine are given; its initial or else the first
    free character as glyph; and the colour the fewest tags have.

    Raises:
        ValueError: the label is blank.
    """
    label = " ".join(storable(label).split())
    if not label:
        raise ValueError("a tag needs a label")
    for tag in notebook.codebook:
        if tag.label.casefold() == label.casefold():
            return (), resolve_tag(notebook.codebook, tag.id)
    identity = TagId(fresh_slug(label, tags_named(notebook)))
    glyphs = {tag.glyph for tag in notebook.codebook}
    colors = [tag.color for tag in notebook.codebook]
    new = Tag(
        id=identity,
        label=label,
        key=free_key(tag.key for tag in notebook.codebook),
        glyph=next((glyph for glyph in identity[0] + GLYPHS if _fits(glyph, glyphs)), "•"),
        color=min(COLORS, key=colors.count),
    )
    return swaps(notebook, ((None, new),)), identity


def judge(notebook: Notebook, verdict: Verdict, left: Anchor, right: Anchor) -> Change:
    """Say that two sentences are, or are not, the same claim; saying it twice takes it back.

    Another verdict on the same two places is replaced, or taken out where both stand.
    """
    standing = _judgements(notebook, left, right)
    others = [old for old in standing if old.verdict is not verdict]
    if not others and standing:
        return withdraw(notebook, left, right)
    pairs: list[tuple[Judgement | None, Judgement | None]] = [(old, None) for old in others]
    if len(others) == len(standing):
        sides = (others[0].left, others[0].right) if others else (left, right)
        pairs.append((None, Judgement(verdict, *sides)))
    return swaps(notebook, pairs)


def withdraw(notebook: Notebook, left: Anchor, right: Anchor) -> Change:
    """Take back whatever was said of these two places."""
    return swaps(notebook, ((old, None) for old in _judgements(notebook, left, right)))


def enter_source(  # noqa: PLR0913 - one argument for each field of the entry
    notebook: Notebook,
    file: str,
    publisher: str | None,
    sha256: str,
    length: int,
    *,
    others: Sequence[str] = (),
) -> tuple[Change, SourceKey]:
    """Give an article its id, or find the one it has; see `recognise_source`.

    A known entry stays as it is, even if the article changed: its hash says on which text the
    anchors were made.
    """
    known = recognise_source(notebook, file, sha256, others=others)
    if known is not None:
        return (), known.id
    identity = fresh_source_key(sources_named(notebook))
    publisher = None if publisher is None else storable(publisher)
    entry = SourceEntry(identity, storable(file), publisher, sha256, length)
    return swaps(notebook, ((None, entry),)), identity


def standing_at(notebook: Notebook, target: Target) -> Annotation | None:
    """The annotation that stands at a target, if it is still there."""
    return None if target.annotation is None else _by_id(notebook, target.annotation)


def _by_id(notebook: Notebook, identity: AnnotationId) -> Annotation | None:
    return next((entry for entry in notebook.annotations if entry.id == identity), None)


def _judgements(notebook: Notebook, left: Anchor, right: Anchor) -> list[Judgement]:
    places = places_of(left, right)
    return [each for each in notebook.judgements if places_of(each.left, each.right) == places]


def distinct(targets: Sequence[Target]) -> list[Target]:
    """The targets in their order, each once."""
    seen: dict[tuple[str, ...] | Anchor, Target] = {}
    for target in targets:
        name = target.anchor if target.annotation is None else (target.annotation,)
        seen.setdefault(name, target)
    return list(seen.values())


def new_annotation(
    anchor: Anchor, stamp: Stamp, taken: set[str], *, tags: tuple[TagId, ...] = (), note: str = ""
) -> Annotation:
    """A new annotation; its id is added to `taken`."""
    identity = fresh_annotation_id(anchor, stamp, taken)
    taken.add(identity)
    creator = storable(stamp.creator)
    return Annotation(identity, anchor, tags, note, creator, stamp.moment, stamp.moment)


def _kept(annotation: Annotation, linked: Collection[AnnotationId]) -> Annotation | None:
    """The annotation, or None if nothing is left that it is for."""
    is_kept = annotation.tags or annotation.note or annotation.id in linked
    return annotation if is_kept else None


def _without(annotation: Annotation, tag: TagId, stamp: Stamp) -> Annotation:
    tags = tuple(other for other in annotation.tags if other != tag)
    return replace(annotation, tags=tags, modified=stamp.moment)


def _taken_ids(notebook: Notebook) -> set[str]:
    return {annotation.id for annotation in notebook.annotations}


def _fits(glyph: str, given: set[str]) -> bool:
    return glyph in GLYPHS and glyph not in given


def tidy(text: str) -> str:
    """The text as a note keeps it: no blanks at line ends, no blank lines around it, LF."""
    lines = storable(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")
