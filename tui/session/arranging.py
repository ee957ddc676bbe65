"""Wishes that rearrange the panes: pure functions from one session to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.session.moves import only_one, step_pane
from tui.session.room import Beside, Layout, moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.session.state import Session

_LAYOUTS = {
    Layout.COLUMNS: "columns",
    Layout.ALIGNED: "columns, parallel passages on one row",
    Layout.TWO: "two articles, what the other lacks underlined",
    Layout.SINGLE: "one article, the strip says who else holds the sentence",
}

_STRIPS = {
    Beside.BELOW: "below the text",
    Beside.RIGHT: "on the right, where there is room",
    Beside.AWAY: "put away",
}


def next_layout(session: Session, now: Layout, possible: Sequence[Layout]) -> Session:
    """Put on the next of the layouts that the screen has room for."""
    if len(possible) < 2:
        return session.say("There is no room for another layout: two articles need 76 columns.")
    at = possible.index(now)
    layout = possible[(at + 1) % len(possible)]
    room = session.room._replace(layout=layout, is_zoomed=False)
    return replace(session, room=room).say(f"layout: {_LAYOUTS[layout]}")


def next_strip(session: Session, now: Beside) -> Session:
    """Put the evidence strip in its next place: below the text, on its right, away."""
    order = tuple(Beside)
    strip = order[(order.index(now) + 1) % len(order)]
    room = session.room._replace(strip=strip)
    return replace(session, room=room).say(f"evidence {_STRIPS[strip]}")


def zoom(session: Session) -> Session:
    """Show the cursor's article alone, or all again."""
    room = session.room._replace(is_zoomed=not session.room.is_zoomed)
    back = f"this article alone; {session.key('zoom')} shows the others again"
    return replace(session, room=room).say(back if room.is_zoomed else "all articles")


def move_pane(session: Session, by: int) -> Session:
    """Change the cursor's pane over with the one on its right (or left)."""
    source = session.cursor.source
    room = moved(session.room, session.panes(), source, by)
    if room is None:
        if source == session.room.pinned:
            return session.say(
                f"A pinned article stays on the left; {session.key('pin')} lets it go."
            )
        side, other = ("right", "move_left") if by > 0 else ("left", "move_right")
        return session.say(
            f"There is no pane further {side}; {session.key(other)} moves it the other way."
        )
    return replace(session, room=room).say("pane moved")


def pin(session: Session) -> Session:
    """Let the cursor's article stay on the left, or let it go."""
    source = session.cursor.source
    if session.room.pinned == source:
        return replace(session, room=session.room._replace(pinned=None)).say("pane let go")
    room = session.room._replace(pinned=source)
    return replace(session, room=room).say(
        f"this article stays on the left; {session.key('pin')} lets it go"
    )


def hide(session: Session) -> Session:
    """Take the cursor's article off the screen; it still counts in every mark."""
    source = session.cursor.source
    panes = session.panes()
    if len(panes) == 1:
        return session.say(only_one(session))
    away = step_pane(session, -1 if source == panes[-1] else 1)
    room = session.room
    pinned = None if room.pinned == source else room.pinned
    hidden = room._replace(hidden=room.hidden | {source}, pinned=pinned)
    back = f"article hidden, it still counts; {session.key('show_all')} shows all again"
    return replace(away, room=hidden).say(back)


def show_all_panes(session: Session) -> Session:
    """Bring back the articles that were taken off the screen."""
    if not session.room.hidden:
        return session.say(f"No article is hidden; {session.key('hide')} hides one.")
    room = session.room._replace(hidden=frozenset())
    return replace(session, room=room).say("all articles shown")
