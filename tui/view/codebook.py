"""The codebook as rows: what stands under what, how often a tag is given, whence it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.codebook import count_tags, resolve_tag, tag_tree
from tui.screen import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.annotate.tags import Notebook, Tag, TagId
    from tui.session.desk import Desk


class TagRow(NamedTuple):
    """A tag that can be given."""

    tag: Tag
    depth: int
    """How many tags it stands under."""
    uses: int
    """Annotations that bear it, in all sources of the file."""
    remarks: tuple[str, ...]
    """What else is to be known, in words."""


class Bearer(NamedTuple):
    """An annotation that bears a tag, for a list."""

    article: str
    where: str
    quote: str


def tag_rows(notebook: Notebook) -> tuple[TagRow, ...]:
    """The codebook as a tree."""
    counts = count_tags(notebook)
    merged: dict[TagId, list[str]] = {}
    for tag in notebook.codebook:
        if tag.merged_into is not None:
            living = resolve_tag(notebook.codebook, tag.id)
            merged.setdefault(living, []).append(clean(tag.label))
    return tuple(
        TagRow(
            tag,
            depth,
            counts.get(tag.id, 0),
            tuple(_remarks(notebook, tag, merged.get(tag.id, []))),
        )
        for depth, tag in tag_tree(notebook.codebook)
    )


def _remarks(notebook: Notebook, tag: Tag, merged: list[str]) -> Iterator[str]:
    if tag.requires_note:
        yield "wants a note"
    shared = notebook.shared_tag(tag.id)
    if shared is not None:
        file, theirs = shared
        yield f"from {clean(file)}" + (", changed here" if theirs != tag else "")
    if merged:
        yield f"stands for {', '.join(merged)} too"


def bearers_of(desk: Desk, tag: TagId) -> dict[str, Bearer]:
    """The annotations that bear a tag, by id, source by source."""
    files = {entry.id: entry.publisher or entry.file for entry in desk.notebook.sources}
    rows = []
    for annotation in desk.notebook.annotations:
        if tag not in {desk.merged_tags.get(each, each) for each in annotation.tags}:
            continue
        placed = desk.placed.get(annotation.id)
        place = placed.places[0] if placed is not None and placed.places else None
        where = f"sentence {place.sentence + 1}" if place else ""
        source = annotation.anchor.source
        article = clean(files.get(source, source))
        rows.append((annotation.anchor.start, annotation, article, where))
    order = {entry.id: n for n, entry in enumerate(desk.notebook.sources)}
    rows.sort(key=lambda row: (order.get(row[1].anchor.source, len(order)), row[0]))
    return {
        annotation.id: Bearer(article, where, clean(annotation.anchor.exact))
        for _, annotation, article, where in rows
    }
