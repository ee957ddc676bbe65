"""What is remembered of one reading for the next: where one was, and how the screen was set.

Pure: a session to plain data and back. None of it is an annotation, so nothing is lost with it, and
whatever no longer fits is passed over.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.model import Place
from tui.session.moves import go_to
from tui.session.queries import named, queries_of
from tui.session.room import AS_OPENED, Beside, Layout, Room

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.model import Source
    from tui.session.state import Session

SWITCHES = ("is_unfolded", "is_locked")
"""Fields of a session that are on or off, and are kept as they are."""


def remember(session: Session) -> dict[str, Any]:
    """Return what to keep, ready for JSON.

    Sources go by the names the annotation file gives them, since they may be opened in another
    order; places are code points, since sentences may change.
    """
    desk = session.desk
    return {
        "cursor": desk.files[session.cursor.source],
        "columns": {
            file: source.sentences[sentence].start
            for file, source, sentence in zip(
                desk.files, desk.comparison.sources, session.columns, strict=True
            )
        },
        **{name: getattr(session, name) for name in SWITCHES},
        "room": _named(session.room, desk.files),
        "searched": named(session.searched),
    }


def recall(session: Session, kept: Mapping[str, Any]) -> Session:
    """Return the session as it was left; `kept` may come from a file that somebody touched."""
    switches = {name: kept[name] for name in SWITCHES if isinstance(kept.get(name), bool)}
    room, searched = _room_of(kept.get("room"), session.desk.files), kept.get("searched")
    session = replace(session, room=room, searched=queries_of(searched), **switches)
    files, offsets = session.desk.files, kept.get("columns")
    if not isinstance(offsets, dict):
        return session
    columns = list(session.columns)
    for position, file in enumerate(files):
        if isinstance(offsets.get(file), int):
            columns[position] = _stop_at(session, position, offsets[file])
    at = files.index(kept["cursor"]) if kept.get("cursor") in files else session.cursor.source
    moved = go_to(replace(session, columns=tuple(columns)), Place(at, columns[at]))
    return replace(moved, came_from=None, message="")


def _stop_at(session: Session, position: int, offset: int) -> int:
    """The sentence at an offset, or the last one before it at which the cursor stops."""
    source: Source = session.desk.comparison.sources[position]
    sentence = bisect_right(source.sentences, offset, key=lambda each: each.start) - 1
    stops = session.stops(position)
    return stops[max(0, bisect_right(stops, sentence) - 1)]


def _named(room: Room, files: Sequence[str]) -> dict[str, Any]:
    """The room in plain values, sources by name."""
    return {
        "layout": room.layout.value,
        "is_zoomed": room.is_zoomed,
        "order": [files[source] for source in room.order if source < len(files)],
        "hidden": [files[source] for source in sorted(room.hidden) if source < len(files)],
        "pinned": None if room.pinned is None else files[room.pinned],
        "strip": room.strip and room.strip.value,
    }


def _room_of(kept: object, files: Sequence[str]) -> Room:
    """The room as it was, as far as its sources are open and its words are known."""
    if not isinstance(kept, dict):
        return AS_OPENED
    at = {file: position for position, file in enumerate(files)}

    def positions(name: str) -> tuple[int, ...]:
        named = kept.get(name)
        rows = named if isinstance(named, list) else []
        return tuple(
            dict.fromkeys(at[file] for file in rows if isinstance(file, str) and file in at)
        )

    layout, strip, pinned = kept.get("layout"), kept.get("strip"), kept.get("pinned")
    return Room(
        layout=Layout(layout) if layout in tuple(Layout) else Layout.COLUMNS,
        is_zoomed=kept.get("is_zoomed") is True,
        order=positions("order"),
        hidden=frozenset(positions("hidden")),
        pinned=at.get(pinned) if isinstance(pinned, str) else None,
        strip=Beside(strip) if strip in tuple(Beside) else None,
    )
