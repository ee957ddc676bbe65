"""Where annotations stand in the open articles, worked out only for those that are new."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.anchor import Found, find_anchors
from tui.model import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tui.annotate.tags import Annotation, AnnotationId, SourceKey
    from tui.model import Source

    Keys = Mapping[SourceKey, tuple[int, bool]]
    """The notebook's keys of the open sources: position, and whether the text is unchanged."""


class Placed(NamedTuple):
    """An annotation and where it stands in an open source."""

    annotation: Annotation
    found: Found
    source: int
    """Position of the open source."""
    places: tuple[Place, ...]
    """The sentences it touches; none while it is detached."""


class Placing(NamedTuple):
    """Where all annotations of the open sources stand."""

    sources: tuple[Source, ...]
    keys: Keys
    annotations: tuple[Annotation, ...]
    """Of the notebook, whether their source is open or not."""
    placed: Mapping[AnnotationId, Placed]
    """In the order of the file."""
    at: Mapping[Place, tuple[Placed, ...]]
    """The annotations on each sentence, in the order of the file."""


NOTHING = Placing((), {}, (), {}, {})


def place_annotations(
    sources: tuple[Source, ...],
    keys: Keys,
    annotations: tuple[Annotation, ...],
    earlier: Placing,
) -> Placing:
    """Find every annotation of the open sources.

    Cost: a glance at each annotation that stood before in the same texts; the others are found, see
    `find_anchors`.
    """
    if earlier.sources is not sources or not _is_grown(keys, earlier):
        earlier = NOTHING
    gone, fresh = _difference(earlier.annotations, annotations)
    found = _find(sources, keys, [e for e in fresh if e.anchor.source in keys], earlier.placed)
    placed = dict(earlier.placed)
    changed = [placed[each.id] for each in gone if each.id in placed]
    if [each.id for each in gone] == [each.id for each in fresh]:
        placed.update(found)  # in their old places
    else:
        for each in gone:
            placed.pop(each.id, None)
        placed.update(found)
        placed = {each.id: placed[each.id] for each in annotations if each.id in placed}
    touched = {place for each in (*changed, *found.values()) for place in each.places}
    return Placing(sources, keys, annotations, placed, _at(placed, earlier.at, touched))


def _is_grown(keys: Keys, earlier: Placing) -> bool:
    """Whether sources were at most added, and none that an annotation waited for."""
    if any(keys.get(key) != at for key, at in earlier.keys.items()):
        return False
    added = keys.keys() - earlier.keys.keys()
    return not added or all(each.anchor.source not in added for each in earlier.annotations)


def _difference(
    old: Sequence[Annotation], new: Sequence[Annotation]
) -> tuple[Sequence[Annotation], Sequence[Annotation]]:
    """What lies between what is the same at both ends, of the old and of the new."""
    short = min(len(old), len(new))
    first = next((n for n in range(short) if old[n] is not new[n]), short)
    ends = (n for n in range(1, short - first + 1) if old[-n] is not new[-n])
    last = next(ends, short - first + 1) - 1
    return old[first : len(old) - last], new[first : len(new) - last]


def places_between(source: Source, position: int, found: Found) -> tuple[Place, ...]:
    """The sentences that a found span touches; none when it is detached."""
    if not found.is_attached:
        return ()
    first = bisect_right(source.sentences, found.start, key=lambda sentence: sentence.end)
    last = bisect_left(source.sentences, found.end, key=lambda sentence: sentence.start)
    return tuple(Place(position, n) for n in range(first, last))


def _find(
    sources: Sequence[Source],
    keys: Keys,
    annotations: Sequence[Annotation],
    earlier: Mapping[AnnotationId, Placed],
) -> dict[AnnotationId, Placed]:
    found: dict[AnnotationId, Placed] = {}
    rows: dict[SourceKey, list[Annotation]] = {}
    for annotation in annotations:
        old = earlier.get(annotation.id)
        if old is not None and old.annotation.anchor == annotation.anchor:
            found[annotation.id] = old._replace(annotation=annotation)
        else:
            rows.setdefault(annotation.anchor.source, []).append(annotation)
    for key, row in rows.items():
        position, unchanged = keys[key]
        source = sources[position]
        spots = find_anchors(
            source.text,
            [annotation.anchor for annotation in row],
            unchanged=unchanged,
            sentences=source.sentences,
        )
        for annotation, spot in zip(row, spots, strict=True):
            places = places_between(source, position, spot)
            found[annotation.id] = Placed(annotation, spot, position, places)
    return found


def _at(
    placed: Mapping[AnnotationId, Placed],
    earlier: Mapping[Place, tuple[Placed, ...]],
    touched: Collection[Place],
) -> Mapping[Place, tuple[Placed, ...]]:
    """The annotations on each sentence; only the rows that are touched are made anew."""
    rows: dict[Place, list[Placed]] = {}
    for each in placed.values():
        for place in each.places:
            if place in touched:
                rows.setdefault(place, []).append(each)
    at = {place: row for place, row in earlier.items() if place not in touched}
    return at | {place: tuple(row) for place, row in rows.items()}
