"""Wishes that walk through all panes; past the last place they go on with the first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.model import Place
from tui.session.moves import jump_to

if TYPE_CHECKING:
    from tui.session.state import Session

NO_COLLEAGUE = "No colleague's file is open: rashomon yours.yaml theirs.yaml opens it."


def step_hit(session: Session, by: int) -> Session:
    """Go to the next (or previous) sentence that holds what is searched, through all panes."""
    search = session.search
    if search is None:
        return session.say(f"Nothing is searched for: {session.key('search')} begins.")
    hits = search.places(session.panes())
    if not hits:
        return session.say(f"{search.query} is in no article; {session.key('search')} searches.")
    order = {source: n for n, source in enumerate(session.panes())}
    here = (order[session.cursor.source], session.cursor.sentence)
    keys = [(order[place.source], place.sentence) for place in hits]
    at = bisect_right(keys, here) if by > 0 else bisect_left(keys, here) - 1
    wrapped = "" if 0 <= at < len(hits) else f", on from the {'top' if by > 0 else 'end'}"
    at %= len(hits)
    moved = jump_to(session, hits[at])
    return moved.say(f"{at + 1} of {len(hits)} for {search.query}{wrapped}")


def step_difference(session: Session, by: int) -> Session:
    """Go to the next (or previous) sentence that a colleague tags otherwise, through all panes."""
    desk = session.desk
    if not desk.colleagues:
        return session.say(NO_COLLEAGUE)
    rows = enumerate(desk.tagged_otherwise)
    places = [Place(source, sentence) for source, row in rows for sentence in row]
    if not places:
        return session.say("Nobody tags otherwise what you have both looked at.")
    at = bisect_right(places, session.cursor) if by > 0 else bisect_left(places, session.cursor) - 1
    at %= len(places)
    return jump_to(session, places[at]).say(f"{at + 1} of {len(places)} tagged otherwise")
