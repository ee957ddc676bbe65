"""Wishes that move: pure functions from one session to the next. None changes a notebook."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model import Place, Status

if TYPE_CHECKING:
    from collections.abc import Collection

    from tui.session.desk import Desk
    from tui.session.state import Session

SHARED = frozenset({Status.SHARED, Status.PARTLY})
UNIQUE = frozenset({Status.UNIQUE})


def go_to(session: Session, place: Place) -> Session:
    """Put the cursor on a sentence; a selection grows within its source and ends outside it."""
    if place.source != session.cursor.source and session.anchor is not None:
        session = replace(session, anchor=None)
    columns = session.columns
    if columns[place.source] != place.sentence:
        columns = (*columns[: place.source], place.sentence, *columns[place.source + 1 :])
    came_from = session.came_from if place == session.cursor else session.cursor
    message = ""
    if session.anchor is not None:
        count = abs(place.sentence - session.anchor) + 1
        message = f"{count} sentence{'s' * (count > 1)} selected: a digit tags them, Esc ends"
    return replace(
        session,
        cursor=place,
        columns=columns,
        came_from=came_from,
        has_star=False,
        message=message,
        is_warning=False,
    )


def jump_to(session: Session, place: Place) -> Session:
    """Go to a sentence and remember the way back; a folded aside is unfolded first."""
    if place == session.cursor:
        return session
    session = replace(session, trail=(*session.trail, session.cursor))
    if place.sentence not in session.stops(place.source):
        session = replace(session, is_unfolded=True)
    return go_to(session, place)


def point_at(session: Session, place: Place) -> Session:
    """Put the cursor where the reader points: a selection ends, a folded aside is unfolded."""
    if place.sentence not in session.stops(place.source):
        session = replace(session, is_unfolded=True)
    return go_to(replace(session, anchor=None), place)


def step(session: Session, by: int) -> Session:
    """Move `by` sentences down (or up) the pane, stopping at its ends."""
    source, here = session.cursor
    stops = session.stops(source)
    at = bisect_left(stops, here)
    if by > 0 and (at == len(stops) or stops[at] != here):
        at -= 1  # between two stops the next one is one step away
    target = stops[min(max(at + by, 0), len(stops) - 1)]
    return go_to(session, Place(source, target))


def step_to_end(session: Session, *, is_last: bool) -> Session:
    """Go to the first or last sentence of the pane."""
    source = session.cursor.source
    stops = session.stops(source)
    return jump_to(session, Place(source, stops[-1 if is_last else 0]))


def step_pane(session: Session, by: int) -> Session:
    """Go to the pane on the right (or left).

    The cursor goes to the partner of its sentence there, if it has one, else to where that source
    was last read. At the last pane the next is the first.
    """
    count = len(session.desk.comparison.sources)
    if count == 1:
        return session.say("Only one article is open.")
    source = (session.cursor.source + by) % count
    for pair in session.desk.comparison.partners.get(session.cursor, ()):
        other = pair.other(session.cursor)
        if other.source == source and session.is_locked:
            return jump_to(session, other)
    stops = session.stops(source)
    at = min(bisect_left(stops, session.columns[source]), len(stops) - 1)
    return jump_to(session, Place(source, stops[at]))


def jump_status(session: Session, by: int, wanted: Collection[Status], name: str) -> Session:
    """Go to the next (or previous) sentence of the pane with one of these statuses."""
    if not session.desk.is_compared:
        return session.say("The articles are still being compared.")
    source = session.cursor.source
    row = session.desk.comparison.statuses[source]
    return _jump_among(session, by, [n for n, status in enumerate(row) if status in wanted], name)


def jump_annotation(session: Session, by: int) -> Session:
    """Go to the next (or previous) annotated sentence of the pane."""
    source = session.cursor.source
    places = {
        placed.places[0].sentence
        for placed in session.desk.placed.values()
        if placed.places and placed.source == source
    }
    return _jump_among(session, by, sorted(places), "annotated")


def _jump_among(session: Session, by: int, sentences: list[int], name: str) -> Session:
    source, here = session.cursor
    at = bisect_right(sentences, here) if by > 0 else bisect_left(sentences, here) - 1
    if not 0 <= at < len(sentences):
        where = "below" if by > 0 else "above"
        return session.say(f"No {name} sentence further {where} in this article.")
    moved = jump_to(session, Place(source, sentences[at]))
    return moved.say(f"{name} {at + 1} of {len(sentences)} here")


def follow(session: Session) -> Session:
    """Go on to the next source that holds this claim; past the last one back to the first."""
    thread = session.thread
    if session.cursor not in thread:
        thread = session.claim_places()
    if len(thread) < 2:
        if not session.desk.is_compared:
            return session.say("The articles are still being compared.")
        return session.say("No other source holds this sentence.")
    at = (thread.index(session.cursor) + 1) % len(thread)
    moved = jump_to(session, thread[at])
    return replace(moved, thread=thread).say(f"{at + 1} of {len(thread)} sources that hold this")


def go_back(session: Session) -> Session:
    """Return along the way that jumps took."""
    if not session.trail:
        return session.say("This is where you began.")
    place = session.trail[-1]
    return go_to(replace(session, trail=session.trail[:-1]), place)


def toggle_fold(session: Session) -> Session:
    """Show the asides, or fold them again."""
    folded = replace(session, is_unfolded=not session.is_unfolded)
    source, here = folded.cursor
    stops = folded.stops(source)
    at = min(bisect_left(stops, here), len(stops) - 1)
    message = "asides shown" if folded.is_unfolded else "asides folded"
    return go_to(folded, Place(source, stops[at])).say(message)


def toggle_lock(session: Session) -> Session:
    """Bring partners to the cursor's row, or leave the panes where they are."""
    is_locked = not session.is_locked
    message = "rows locked: partners come to the cursor" if is_locked else "rows unlocked"
    return replace(session, is_locked=is_locked).say(message)


def begin_selection(session: Session) -> Session:
    """Begin to extend over sentences, or end it."""
    if session.anchor is not None:
        return replace(session, anchor=None).say("selection ended")
    return replace(session, anchor=session.cursor.sentence).say("move to extend, Esc ends")


def take_in_partners(session: Session) -> Session:
    """Take in the partners in all sources, or let them go again."""
    if session.has_star:
        return replace(session, has_star=False).say("")
    starred = replace(session, has_star=True, anchor=None)
    count = len(starred.starred())
    if not count:
        return session.say("No other source holds this sentence.")
    return starred.say(f"{count + 1} sentences taken in: a digit tags them all, Esc ends")


def let_go(session: Session) -> Session:
    """End a selection, let partners go, clear the message."""
    return replace(session, anchor=None, has_star=False, message="", is_warning=False)


def receive_desk(session: Session, desk: Desk) -> Session:
    """Go on reading at the same place over a changed desk (marks arrived, annotations merged)."""
    return replace(session, desk=desk, thread=())
