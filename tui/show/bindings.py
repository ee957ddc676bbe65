"""The key map as Textual's bindings; the actions are those of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingsMap

from tui.session.wishes import STAMPED, WISHES
from tui.show.dialogs import DIALOGS
from tui.show.keys import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.show.keys import KeyMap


def action_of(name: str) -> str:
    """Textual's action for a name of the key table."""
    if name in WISHES:
        return f"app.wish('{name}')"
    if name in STAMPED:
        return f"app.mark('{name}')"
    if name in DIALOGS:
        return f"app.open('{name}')"
    return f"app.{name}"


def bindings_of(keys: KeyMap) -> BindingsMap:
    """What every key of a map asks the app for.

    Textual's own key maps would be laid over the bindings again at every key.
    """
    return BindingsMap(
        Binding(",".join(bound), action_of(action.name), action.help, show=False)
        for action in ACTIONS
        if (bound := keys.keys(action))
    )


def dialog_bindings(keys: KeyMap, does: Mapping[str, str]) -> BindingsMap:
    """The bindings of a dialog that keeps the keys of the reader.

    Args:
        keys: The map in force.
        does: For an action of the key table what its keys do in the dialog. Esc always leaves.
    """
    return BindingsMap(
        [
            Binding("escape", "leave", show=False),
            *(
                Binding(",".join(bound), does[action.name], show=False)
                for action in ACTIONS
                if action.name in does and (bound := keys.keys(action))
            ),
        ]
    )
