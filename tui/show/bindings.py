"""The key table as Textual's bindings; the actions are those of the app."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.session.wishes import STAMPED, WISHES
from tui.show.dialogs import DIALOGS
from tui.show.keys import ACTIONS


def action_of(name: str) -> str:
    """Textual's action for a name of the key table."""
    if name in WISHES:
        return f"app.wish('{name}')"
    if name in STAMPED:
        return f"app.mark('{name}')"
    if name in DIALOGS:
        return f"app.open('{name}')"
    return f"app.{name}"


BINDINGS: list[BindingType] = [
    Binding(",".join(action.keys), action_of(action.name), action.help, show=False)
    for action in ACTIONS
]
