"""Wishes that move: pure functions from one session to the next. None changes a notebook."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model import Place
from tui.session.partners import best_pairs
from tui.session.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.session.desk import Desk
    from tui.session.state import Session


COMPARING = "The articles are still being compared; reading, searching and tagging work already."

_NAMES = {
    Wanted.SHARED: ("next_shared", "previous_shared"),
    Wanted.UNIQUE: ("next_unique", "previous_unique"),
    Wanted.DISAGREEING: ("next_disagreement", "previous_disagreement"),
    Wanted.ANNOTATED: ("next_annotation", "previous_annotation"),
    Wanted.DIFFERING: ("next_difference", "previous_difference"),
}
"""The actions that go to the next and to the previous one."""


def go_to(session: Session, place: Place) -> Session:
    """Put the cursor on a sentence; a selection grows within its source and ends outside it.

    A source that was taken off the screen comes back.
    """
    if place.source != session.cursor.source and session.anchor is not None:
        session = replace(session, anchor=None)
    columns, room = session.columns, session.room
    if place.source in room.hidden:
        room = room._replace(hidden=room.hidden - {place.source})
    if columns[place.source] != place.sentence:
        columns = (*columns[: place.source], place.sentence, *columns[place.source + 1 :])
    came_from = session.came_from if place == session.cursor else session.cursor
    message, words = "", session.words
    if session.is_by_words:
        from tui.session.by_words import reach  # noqa: PLC0415 (seldom needed)

        words = reach(session, place)
    if session.anchor is not None:
        count = abs(place.sentence - session.anchor) + 1
        ends = session.key("let_go")
        message = f"{count} sentence{'s' * (count > 1)} selected: a digit tags them, {ends} ends"
    return replace(
        session,
        cursor=place,
        columns=columns,
        room=room,
        came_from=came_from,
        words=words,
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
    """Move `by` sentences down (or up) the pane, stopping at its ends.

    While one class is shown alone the cursor goes along that; a selection takes in all.
    """
    if session.is_by_words:
        from tui.session.by_words import step_to_edge  # noqa: PLC0415 (seldom needed)

        return step_to_edge(session, by)
    if session.shown is not None and session.anchor is None:
        return _step_among(session, by, session.shown, go_to)
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
    """Go to the pane on the right (or left); at the last pane the next is the first.

    While words are selected their end goes to the next (or previous) one.
    """
    if session.is_by_words:
        from tui.session.by_words import step_word  # noqa: PLC0415 (seldom needed)

        return step_word(session, by)
    panes = session.panes()
    if len(panes) == 1:
        return session.say(only_one(session))
    return go_to_source(session, panes[(panes.index(session.cursor.source) + by) % len(panes)])


def only_one(session: Session) -> str:
    """Say that no other article is there to go to, and how one comes."""
    if session.room.hidden:
        return f"The other articles are hidden; {session.key('show_all')} brings them back."
    return f"Only one article is open; {session.key('add')} adds another."


def _alone(session: Session) -> str:
    return f"No other source holds this sentence; {session.key('next_shared')} goes to one shared."


def go_to_source(session: Session, source: int) -> Session:
    """Go to a source: to the partner of the cursor's sentence, else to where it was last read."""
    if source == session.cursor.source:
        return session
    pair = best_pairs(session.desk, session.cursor).get(source)
    if pair is not None and session.is_locked:
        return jump_to(session, pair.other(session.cursor))
    stops = session.stops(source)
    at = min(bisect_left(stops, session.columns[source]), len(stops) - 1)
    return jump_to(session, Place(source, stops[at]))


def jump(session: Session, by: int, wanted: Wanted) -> Session:
    """Go to the next (or previous) sentence of the pane that is of this class."""
    if wanted is Wanted.ANNOTATED and session.is_by_words:
        from tui.session.by_words import select_annotated  # noqa: PLC0415 (seldom needed)

        return select_annotated(session, by)
    return _step_among(session, by, wanted, jump_to)


def _step_among(
    session: Session, by: int, wanted: Wanted, go: Callable[[Session, Place], Session]
) -> Session:
    desk = session.desk
    source, here = session.cursor
    if wanted not in {Wanted.ANNOTATED, Wanted.DIFFERING} and len(desk.comparison.sources) == 1:
        return session.say("Only one article is open, so nothing can be compared.")
    if wanted is Wanted.ANNOTATED:
        row = desk.annotations_begin[source]
    elif not desk.is_compared:
        return session.say(COMPARING)
    elif wanted is Wanted.DISAGREEING and desk.comparison.findings is None:
        return session.say("Disagreements are looked for when no key came for a second.")
    else:
        row = desk.wanted(wanted)[source]
    at = bisect_right(row, here) if by > 0 else bisect_left(row, here) - 1
    if not 0 <= at < len(row):
        where = "below" if by > 0 else "above"
        said = f"No {wanted.value} sentence further {where} in this article."
        if row:
            said += f" {session.key(_NAMES[wanted][by > 0])} goes the other way."
        return session.say(said)
    return go(session, Place(source, row[at])).say(f"{at + 1} of {len(row)} {wanted.value}")


def show_only(session: Session) -> Session:
    """Show the next class of sentences alone, all others dimmed; after the last one, all.

    A class that is nowhere is passed over.
    """
    desk = session.desk
    if not desk.is_compared:
        return session.say(COMPARING)
    order = list(Wanted)
    start = 0 if session.shown is None else order.index(session.shown) + 1
    for wanted in order[start:]:
        rows = desk.wanted(wanted)
        total = sum(map(len, rows))
        if total:
            here = len(rows[session.cursor.source])
            said = f"only {wanted.value}: {here} here, {total} in all; "
            said += f"{session.key('show_only')} goes on, {session.key('let_go')} shows all"
            return replace(session, shown=wanted).say(said)
    return replace(session, shown=None).say("all sentences shown")


def follow(session: Session) -> Session:
    """Go on to the next source that holds this claim; past the last one back to the first."""
    thread = session.thread
    if session.cursor not in thread:
        thread = session.claim_places()
    if len(thread) < 2:
        if not session.desk.is_compared:
            return session.say(COMPARING)
        return session.say(_alone(session))
    at = (thread.index(session.cursor) + 1) % len(thread)
    moved = jump_to(session, thread[at])
    return replace(moved, thread=thread).say(f"{at + 1} of {len(thread)} sources that hold this")


def go_back(session: Session) -> Session:
    """Return along the way that jumps took."""
    if not session.trail:
        return session.say("This is where you began; jumps can be gone back on, steps cannot.")
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
    """Begin to extend over sentences, or end it; words that are selected become sentences."""
    if session.is_by_words:
        return go_to(replace(session, words=None), session.cursor)
    if session.anchor is not None:
        return replace(session, anchor=None).say("selection ended")
    return replace(session, anchor=session.cursor.sentence, words=None).say(
        f"move to extend, {session.key('let_go')} ends"
    )


def select_words(session: Session) -> Session:
    """Select by words; while that lasts, let the other end move."""
    from tui.session import by_words  # noqa: PLC0415 (seldom needed)

    return by_words.select_words(session)


def take_in_partners(session: Session) -> Session:
    """Take in the partners in all sources, or let them go again."""
    if session.has_star:
        return replace(session, has_star=False).say("")
    starred = replace(session, has_star=True, anchor=None)
    count = len(starred.starred())
    if not count:
        return session.say(_alone(session))
    ends = session.key("let_go")
    return starred.say(f"{count + 1} sentences taken in: a digit tags them all, {ends} ends")


def let_go(session: Session) -> Session:
    """End what was begun (a selection, `*`, a pair), or else the search, or else show all again."""
    if session.anchor is not None or session.has_star or session.pairing is not None:
        return replace(session, anchor=None, has_star=False, pairing=None).say("")
    if session.search is not None:
        return replace(session, search=None).say("")
    return replace(session, shown=None).say("")


def receive_desk(session: Session, desk: Desk) -> Session:
    """Go on reading at the same place over a changed desk (marks arrived, annotations merged)."""
    return replace(session, desk=desk, thread=())
