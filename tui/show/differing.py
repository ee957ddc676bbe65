"""Words that differ, set off in a dialog as in the strip: added underlined, dropped struck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.view.wording import Tone

if TYPE_CHECKING:
    from tui.view.wording import Run

_STYLES = {
    Tone.QUIET: "dim",
    Tone.ADDED: "bold underline",
    Tone.DROPPED: "strike dim",
}


def as_content(runs: tuple[Run, ...]) -> Content:
    """Runs as a line of a list."""
    return Content.assemble(*((text, _STYLES.get(tone, "")) for text, tone in runs))
