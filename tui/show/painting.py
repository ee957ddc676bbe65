"""Sends to the terminal the pieces that changed, ready as they are.

Textual's compositor cuts every row of all widgets into pieces to find out which covers which. The
parts of the reading screen lie side by side, so each of them can be asked for its own piece.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._compositor import Compositor, CompositorUpdate
from textual.screen import Screen

from tui.show.sheet import Sheet

if TYPE_CHECKING:
    from rich.console import Console
    from textual.geometry import Region

    Patch = tuple[Sheet, Region, Region]
    """A sheet, where it lies, and what of it changed; both by cells of the screen."""


class Patches(CompositorUpdate):
    """Pieces of sheets for the terminal."""

    def __init__(self, patches: list[Patch]) -> None:
        self._patches = patches

    def render_segments(self, console: Console) -> str:
        """Every row of every piece, behind a move of the cursor."""
        written: list[str] = []
        for sheet, place, region in self._patches:
            column = region.x + 1
            rows = sheet.drawn(region.translate(-place.offset), console)
            for line, row in enumerate(rows, region.y + 1):
                written.append(f"\x1b[{line};{column}H{row}")
        return "".join(written)


class SideBySide(Compositor):
    """Textual's, except where what changed belongs to one sheet and nothing lies over it."""

    def render_partial_update(self) -> Patches | None:  # type: ignore[override]  # see `Patches`
        """What changed, or None if nothing did."""
        patches = [self._patch(region) for region in self._dirty_regions]
        alone = [patch for patch in patches if patch is not None]
        if not alone or len(alone) < len(patches):
            return super().render_partial_update()  # type: ignore[return-value]  # as above
        self._dirty_regions.clear()
        return Patches(sorted(alone, key=lambda patch: patch[2]))

    def _patch(self, region: Region) -> Patch | None:
        found: Patch | None = None
        for widget, (place, clip) in self.visible_widgets.items():
            if isinstance(widget, Screen) or not place.overlaps(region):
                continue
            is_whole = place.contains_region(region) and clip.contains_region(place)
            if found is not None or not isinstance(widget, Sheet) or not is_whole:
                return None
            found = (widget, place, region)
        return found
