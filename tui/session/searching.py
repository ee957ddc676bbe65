"""A search while it is typed: pure steps from the session it began in."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model import Place
from tui.session.moves import go_to
from tui.session.queries import Query, add

if TYPE_CHECKING:
    from tui.search.find import Search
    from tui.session.state import Session


def preview(session: Session, origin: Session, search: Search | None) -> Session:
    """Show what is found so far, from where the reader was when the search began.

    The first hit from there on is gone to; without any the reader stays there. What arrived
    meanwhile (marks, a save) stays.
    """
    back = _return_to(session, origin)
    found = replace(back, search=search)
    place = _first_from(found, origin.cursor)
    if place is None or place == found.cursor:
        return found.say("")
    if place.sentence not in found.stops(place.source):
        found = replace(found, is_unfolded=True)
    return go_to(found, place).say("")


def keep(session: Session, origin: Session, *, is_pattern: bool = False) -> Session:
    """End the typing: what was found stays set off, and the way back is remembered."""
    search = session.search
    if search is None:
        return session
    searched = add(session.searched, Query(search.query, is_pattern))
    session = replace(session, searched=searched)
    hits = search.places(session.panes())
    if not hits:
        why = search.problem or "it is in no article"
        again = f"{session.key('search')} searches again"
        return abandon(session, origin).say(f"{search.query}: {why}. {again}")
    if session.cursor != origin.cursor:
        session = replace(session, trail=(*session.trail, origin.cursor))
    also = f", with {', '.join(search.also)}" if search.also else ""
    at = hits.index(session.cursor) + 1 if session.cursor in hits else 0
    return session.say(f"{at} of {len(hits)} for {search.query}{also}")


def abandon(session: Session, origin: Session) -> Session:
    """Return to where the search began, and to what was searched before."""
    return replace(_return_to(session, origin), search=origin.search).say("")


def _return_to(session: Session, origin: Session) -> Session:
    return replace(
        session,
        cursor=origin.cursor,
        columns=origin.columns,
        came_from=origin.came_from,
        is_unfolded=origin.is_unfolded,
        anchor=origin.anchor,
    )


def _first_from(session: Session, here: Place) -> Place | None:
    """The first hit from a place on, through all panes and on from the first."""
    search, panes = session.search, session.panes()
    if search is None or not search.count(panes):
        return None
    at = panes.index(here.source)
    row = search.hits[here.source]
    after = row[bisect_left(row, here.sentence) :]
    for source, sentences in [
        (here.source, after),
        *((each, search.hits[each]) for each in (*panes[at + 1 :], *panes[: at + 1])),
    ]:
        if sentences:
            return Place(source, sentences[0])
    return None
