"""What outlets changed in annotated passages: the words before, those after, and when. Pure.

Typography is no finding. What a person has not looked at yet is told as such.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.anchor import State
from tui.annotate.standing import holders_of
from tui.annotate.tags import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.annotate.standing import Standing
    from tui.annotate.tags import Anchor, AnnotationId, Notebook, SourceKey


class Rewording(NamedTuple):
    """One correction."""

    source: SourceKey
    annotations: tuple[AnnotationId, ...]
    """What stands on it; none if only a judgement does."""
    before: str
    after: str
    """Empty if the words were taken out."""
    seen: str
    """When a person saw it, as `Annotation.modified`; empty while nobody has."""
    start: int
    """Where the words stand or stood, in code points."""


def rewordings_of(
    notebook: Notebook, standings: Mapping[SourceKey, tuple[Standing, ...]]
) -> tuple[Rewording, ...]:
    """What the outlets changed, source by source, in the order of the file.

    Args:
        notebook: what is kept.
        standings: of the sources that could be read, see `standings_of`.
    """
    found: dict[tuple[str, ...], Rewording] = {}
    for source in notebook.sources:
        fresh = {each.holder: each for each in standings.get(source.id, ())}
        for holder in holders_of(notebook, source.id):
            names = (holder.entry.id,) if isinstance(holder.entry, Annotation) else ()
            standing = fresh.get(holder)
            is_there = standing is not None and standing.found.is_attached
            start = standing.found.start if standing and is_there else holder.anchor.start
            for before, after, seen in _steps(holder.anchor, standing):
                known = found.get((source.id, before, after))
                new = Rewording(source.id, names, before, after, seen, start)
                found[source.id, before, after] = new if known is None else _together(known, new)
    return tuple(found.values())


def _steps(anchor: Anchor, standing: Standing | None) -> Iterator[tuple[str, str, str]]:
    """What was said before and after, and when that was seen, oldest first."""
    wordings = [*(words.exact for words in anchor.previous), anchor.exact]
    for (before, after), words in zip(pairwise(wordings), anchor.previous, strict=True):
        yield before, after, words.until
    if anchor.gone:
        yield anchor.exact, "", anchor.gone
    elif standing is not None and standing.found.state is State.EDITED and standing.needs_person:
        yield anchor.exact, standing.now, ""


def _together(one: Rewording, two: Rewording) -> Rewording:
    """The same correction under two annotations, from when it was first seen."""
    moments = sorted(moment for moment in (one.seen, two.seen) if moment)
    names = tuple(dict.fromkeys((*one.annotations, *two.annotations)))
    return one._replace(annotations=names, seen=moments[0] if moments else "")
