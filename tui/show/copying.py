"""Copies what one reads, by way of the terminal and of the system, and says which way it went."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.export.quoting import quote, quote_group
from tui.session.acts import count_of
from tui.session.by_words import extent_of, span_of
from tui.show.clipboard import hand_over

if TYPE_CHECKING:
    from tui.show.app import RashomonApp


def open_on(app: RashomonApp) -> None:
    """Copy the sentence or the selection as a quotation."""
    session = app.session
    places = getattr(app.screen, "quoted", session.selected())
    comparison = session.desk.comparison
    if session.is_by_words and not hasattr(app.screen, "quoted"):
        _copy(app, quote(comparison, places, span_of(session)), extent_of(session))
    elif places:
        _copy(app, quote(comparison, places), count_of(len(places), "sentence"))
    else:
        app.become(app.session.say("There is no sentence here to copy."))


def group_on(app: RashomonApp) -> None:
    """Copy the sentence as each source words it."""
    places = getattr(app.screen, "quoted_group", app.session.claim_places())
    if not places:
        app.become(app.session.say("There is no sentence here to copy."))
        return
    text = quote_group(app.session.desk.comparison, places)
    _copy(app, text, f"the wording of {count_of(len(places), 'source')}")


def _copy(app: RashomonApp, text: str, what: str) -> None:
    async def tell() -> None:
        command = await asyncio.to_thread(hand_over, text)
        way = f"by {command} and the terminal" if command else "by the terminal, if it allows that"
        app.become(app.session.say(f"copied {what} {way} (OSC 52)"))

    app.copy_to_clipboard(text)
    app.run_worker(tell(), group="copying", exclusive=True)
