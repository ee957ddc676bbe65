"""The screen below all dialogs, without what only dialogs need: it is drawn at the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.show.painting import SideBySide

if TYPE_CHECKING:
    from textual.widget import Widget


class ReadingScreen(Screen[None]):
    """Nothing on it looks different where rows are few, and nobody uses Textual's toasts here."""

    VERTICAL_BREAKPOINTS = []

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._compositor = SideBySide()

    async def mount_composed_widgets(self, widgets: list[Widget]) -> None:
        """Mount our own parts, not the toasts and tooltips of Textual."""
        ours = [widget for widget in widgets if not widget.has_class("-textual-system")]
        await super().mount_composed_widgets(ours)
