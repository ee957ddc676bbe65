"""The key table as Textual's bindings; the actions are those of the app."""

from __future__ import annotations

from textual.binding import Binding

from tui.show.keys import ACTIONS

BINDINGS = [
    Binding(",".join(action.keys), f"app.{action.name}", action.help, show=False)
    for action in ACTIONS
]
