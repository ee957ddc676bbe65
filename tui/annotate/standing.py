"""What became of every anchor of an article, and which of them need a person. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from tui.annotate.anchor import Found, State, find_anchors
from tui.annotate.tags import Anchor, Annotation, Judgement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.annotate.tags import AnnotationId, Notebook, SourceKey
    from tui.model import Source


class Holder(NamedTuple):
    """What an anchor belongs to."""

    entry: Annotation | Judgement
    side: int = 0
    """Of a judgement: 0 for its left place, 1 for its right one."""

    @property
    def entry_id(self) -> AnnotationId | None:
        """The id of an annotation; a judgement has none."""
        return self.entry.id if isinstance(self.entry, Annotation) else None

    @property
    def anchor(self) -> Anchor:
        """The anchor itself."""
        if isinstance(self.entry, Annotation):
            return self.entry.anchor
        return self.entry.right if self.side else self.entry.left


class Standing(NamedTuple):
    """One anchor, and where it stands now."""

    holder: Holder
    found: Found
    now: str
    """The words there, or at the likeliest place; empty if there is none."""
    needs_person: bool

    @property
    def anchor(self) -> Anchor:
        """What was marked."""
        return self.holder.anchor


def holders_of(notebook: Notebook, source: SourceKey) -> Iterator[Holder]:
    """Everything that has an anchor in a source, in the order of the file."""
    for annotation in notebook.annotations:
        if annotation.anchor.source == source:
            yield Holder(annotation)
    for judgement in notebook.judgements:
        for side, anchor in enumerate((judgement.left, judgement.right)):
            if anchor.source == source:
                yield Holder(judgement, side)


def standings_of(
    notebook: Notebook,
    key: SourceKey,
    source: Source,
    *,
    unchanged: bool,
    known: Mapping[AnnotationId | None, Found] | None = None,
) -> tuple[Standing, ...]:
    """Find every anchor of a source; `unchanged` and the cost are those of `find_anchors`.

    Annotations that are `known` are not looked for again.
    """
    known = known or {}
    holders = tuple(holders_of(notebook, key))
    lost = [holder.anchor for holder in holders if holder.entry_id not in known]
    spots = iter(find_anchors(source.text, lost, unchanged=unchanged, sentences=source.sentences))
    standings = []
    for holder in holders:
        found = known[holder.entry_id] if holder.entry_id in known else next(spots)
        now = source.text[found.start : found.end]
        standings.append(Standing(holder, found, now, needs_person(holder.anchor, found, now)))
    return tuple(standings)


def needs_person(anchor: Anchor, found: Found, now: str) -> bool:
    """Whether somebody should look: the place is not sure, or the article says something else.

    Not if a person saw already that the words are gone, or only typography differs.
    """
    match found.state:
        case State.EXACT | State.MOVED:
            return False
        case State.EDITED:
            return says_otherwise(anchor.exact, now)
        case State.UNCERTAIN | State.ORPHANED:
            return not anchor.gone
    assert_never(found.state)


def says_otherwise(before: str, after: str) -> bool:
    """Whether two wordings differ by more than quotation marks, dashes and blanks."""
    from tui.annotate.context import even  # noqa: PLC0415  # most articles never change

    return before != after and even(before).strip() != even(after).strip()
