"""The dialogs by the names of the key table, each in a module that is loaded when first asked for.

A new dialog is one module with a function `open_on`, one line here and one in `keys.py`. It reads
`app.session`, and what it answers comes back through `app.become`. One to write in has a method
`hand_in` too, so that a program told to end loses nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.show.app import RashomonApp

DIALOGS: Mapping[str, str] = {
    "pick_tag": "tag_picker",
    "note": "note",
    "annotations": "annotations",
    "changes": "changed",
    "keep_gone": "changed",
    "add": "adding",
    "help": "help",
    "search": "search",
    "palette": "palette",
    "claim": "claim_picker",
    "codebook": "codebook",
    "matrix": "matrix_opening",
    "order": "matrix_opening:order_on",
    "stance": "matrix_opening:stance_on",
    "relation": "matrix_opening:relation_on",
    "confirm": "matrix_opening:confirm_on",
    "overview": "overview",
    "export": "export",
    "copy": "copying",
    "copy_group": "copying:group_on",
}
"""Action to module; after a colon the function, if it is not `open_on`."""

SHORT = 16
"""Rows below which a dialog takes the whole screen, without a border."""


@runtime_checkable
class HoldsWork(Protocol):
    """A dialog with something in it that is not in the session yet."""

    def hand_in(self, app: RashomonApp) -> None:
        """Let it become part of the session, as if the reader had closed the dialog."""


async def open_dialog(name: str, app: RashomonApp) -> None:
    """Show a dialog over the reading screen; it has the next key."""
    module, _, function = DIALOGS[name].partition(":")
    opening = getattr(import_module(f"tui.show.{module}"), function or "open_on")(app)
    if opening is not None:
        await opening
