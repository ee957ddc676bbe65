"""What is sent piece by piece adds up to what a whole paint would show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import get_character_cell_size
from textual._compositor import CompositorUpdate

from tests.making import make_source
from tui.show.painting import Patches

if TYPE_CHECKING:
    from textual.screen import Screen

    from tests.pilot.conftest import Open
    from tui.show.app import RashomonApp

_PART = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[(\d+)G|\x1b\[([\d;]*)m|([^\x1b]+)")

_DIALOGS = {"i", "m", "question_mark"}

Cells = dict[tuple[int, int], tuple[str, str]]
"""By row and column the character and its style; a blank has none, whatever its ink."""


class Screenful:
    """A terminal that keeps what was written."""

    def __init__(self) -> None:
        self.cells: Cells = {}
        self.pieces = 0

    def write(self, sent: str, row: int = 0) -> None:
        """Obey moves of the cursor and styles."""
        column, style = 0, ""
        for match in _PART.finditer(sent):
            line, at, only_column, codes, text = match.groups()
            if line:
                row, column = int(line) - 1, int(at) - 1
            elif only_column:
                column = int(only_column) - 1
            elif codes is not None:
                style = "" if codes == "0" else codes
            else:
                for char in text.replace("\n", ""):
                    size = get_character_cell_size(char)
                    if size == 2:
                        self.cells.pop((row, column + 1), None)
                    if size:
                        self.cells[row, column] = (char, "" if char == " " else style)
                    column += size

    def hear(self, app: RashomonApp, update: object) -> None:
        """Write what the app sends."""
        self.pieces += isinstance(update, Patches)
        if isinstance(update, CompositorUpdate):
            self.write(update.render_segments(app.console))


def painted_whole(app: RashomonApp) -> Cells:
    """What a whole paint would show."""
    whole = Screenful()
    for row, strip in enumerate(app.screen._compositor.render_strips()):
        whole.write(strip.render(app.console), row)
    return whole.cells


@pytest.mark.parametrize(
    "keys",
    [
        ("j", "j", "j", "k", "G", "g"),
        ("l", "j", "L", "h", "j", "space", "b"),
        ("right_square_bracket", "right_parenthesis", "enter", "backspace"),
        ("v", "j", "1", "i", "x", "escape", "u", "f", "f"),
        ("V", "w", "l", "l", "j", "h", "escape", "j"),
        ("V", "right", "right", "down", "left", "1", "k"),
        ("z", "j", "o", "j", "o", "j", "o", "j", "F", "j"),
        ("slash", "t", "h", "e", "enter", "n", "escape", "j"),
        ("m", "j", "escape", "j", "question_mark", "escape", "k"),
    ],
    ids=" ".join,
)
async def test_pieces_add_up_to_the_whole(
    read: Open, keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = make_source(
        "The talks in an Istanbul palace lasted well under two hours.",
        # Under a dialog Textual cuts rows at columns that only the terminal knows.
        "A family 👨‍👩‍👧‍👦 waved; इस्तांबुल में वार्ता दो घंटे में समाप्त हुई।"
        if _DIALOGS.isdisjoint(keys)
        else "A family waved.",
        *(f"東京で会談が行われた number {n}, and a choir sang in Odessa." for n in range(40)),
        name="odd.txt",
    )
    plain = make_source(
        "The talks in an Istanbul palace lasted well under two hours.",
        *(
            f"Fishermen saw {n} boats, and a choir sang in Odessa at the cathedral."
            for n in range(40)
        ),
        name="plain.txt",
    )
    terminal = Screenful()
    async with read(odd, plain) as (app, pilot):

        def display(_: Screen[object], update: object) -> None:
            terminal.hear(app, update)

        monkeypatch.setattr(app, "_display", display)
        app.refresh()
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()

            assert terminal.cells == painted_whole(app), f"after {key}"
    assert terminal.pieces


async def test_a_key_sends_pieces_of_panes_alone(
    read: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    async with read() as (app, pilot):
        monkeypatch.setattr(app, "_display", lambda _, update: sent.append(update))
        await pilot.press("j")
        await pilot.pause()

        assert [type(update) for update in sent if update is not None] == [Patches]
