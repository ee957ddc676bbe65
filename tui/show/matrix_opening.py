"""Opens the matrix, also for what can only be done there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.session import moves
from tui.show.matrix import Matrix
from tui.show.matrix_board import MatrixBoard
from tui.show.matrix_keys import KEYS

if TYPE_CHECKING:
    from textual.widget import AwaitMount

    from tui.model import Place
    from tui.show.app import RashomonApp


def open_on(app: RashomonApp) -> None:
    """Lay out the matrix; the sentence chosen there is gone to."""
    _push(app)


def _push(app: RashomonApp) -> AwaitMount:
    def go(place: Place | None) -> None:
        if place is not None:
            app.become(moves.jump_to(app.session, place))

    board = MatrixBoard(app.styles_in_use, app.glyphs)
    matrix = Matrix(app.session, board, app.key_map, app.session_changed, app.stamp)
    return app.push_screen(matrix, go)


async def order_on(app: RashomonApp) -> None:
    """Sort the matrix, which is opened for that."""
    await _open_for(app, "order")


async def stance_on(app: RashomonApp) -> None:
    """Ask for a stance to the claim of this sentence, in the matrix."""
    await _open_for(app, "stance")


async def relation_on(app: RashomonApp) -> None:
    """Ask what the claim of this sentence is to another, in the matrix."""
    await _open_for(app, "relation")


async def confirm_on(app: RashomonApp) -> None:
    """Confirm what is proposed of the claim of this sentence, in the matrix."""
    await _open_for(app, "confirm")


async def _open_for(app: RashomonApp, name: str) -> None:
    await _push(app)
    if isinstance(app.screen, Matrix) and name != "order":
        app.screen.choose_claim()
    await app.run_action(KEYS[name], app.screen)
