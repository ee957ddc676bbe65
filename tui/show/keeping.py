"""The annotation file behind the session: read, saved, and read again when others write into it.

A large file is read once the text is on screen, so that nobody waits for it.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from tui.errors import RashomonError
from tui.session import marking
from tui.show.collector import settle
from tui.show.keys import ACTIONS, Part
from tui.show.remarks import changes_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.events import Key

    from tui.annotate.store import Stored
    from tui.annotate.tags import Notebook
    from tui.show.app import RashomonApp
    from tui.show.keys import Action
    from tui.show.saving import Saved, Saving

WATCH = 2.0
"""Seconds between two looks at the file."""

BEAT = 0.1
"""Seconds between two looks whether the articles are read to their ends."""


class Keeping:
    """Keeps the session's notebook and the file one."""

    def __init__(
        self, path: Path, saving: Saving, read_late: Callable[[], Stored] | None = None
    ) -> None:
        self.saving = saving
        self.mistake: RashomonError | None = None
        """Why the file could not be read after all; the reader closes then."""
        self._path = path
        self._read_late = read_late
        self._is_gone = False
        self._moves: set[str] = set()

    @property
    def is_reading(self) -> bool:
        """Whether the file is still to be read: nothing can be written down until then."""
        return self._read_late is not None

    def is_needed_for(self, key: Key) -> bool:
        """Whether a key may write something down, or asks for what is written: moves do not."""
        return key.key not in self._moves

    def begin(self, app: RashomonApp) -> None:
        """Read what is still to be read, and look at the file from time to time."""
        if self._read_late is not None:
            moves = [action for action in ACTIONS if _is_move(action)]
            self._moves = {key for action in moves for key in app.key_map.keys(action)}
            app.must_wait(self.is_needed_for)
            app.call_after_refresh(app.in_background, partial(self._read, app))
        app.set_interval(WATCH, partial(self.look, app))

    def keep(self, app: RashomonApp, notebook: Notebook, *, anyway: bool = False) -> None:
        """Let a notebook be in the file soon."""
        self.saving.want(notebook, anyway=anyway)
        if not self.saving.is_running:
            self.saving.is_running = True
            app.run_worker(self._save(app), group="saving", exit_on_error=True)

    def take(self, app: RashomonApp, saved: Saved | None) -> None:
        """Go on with what a save left in the file."""
        if saved is not None and saved.stored.notebook != saved.wanted:
            app.become(marking.receive_saved(app.session, saved.wanted, saved.stored))
        app.show_state()

    def look(self, app: RashomonApp) -> None:
        """Take in what another program wrote; say if the file is gone."""
        if self.is_reading or not self.saving.is_done or self.saving.is_current(self._path):
            return
        if self._path.exists():
            self._is_gone = False
            self.keep(app, app.session.desk.notebook, anyway=True)
        elif not self._is_gone:
            self._is_gone = True
            said = f"{self._path.name} is gone from disk; it is written again with your next change"
            app.become(app.session.say(said, is_warning=True))

    async def _save(self, app: RashomonApp) -> None:
        """Write until nothing is left to write; a refusing disk is asked again."""
        async for saved in self.saving.run():
            self.take(app, saved)

    def _read(self, app: RashomonApp) -> None:
        assert self._read_late is not None
        with suppress(RuntimeError):  # the reader has left meanwhile
            try:
                stored = self._read_late()
            except RashomonError as mistake:
                app.call_later(self._fail, app, mistake)
            else:
                app.call_later(self._receive, app, stored)

    async def _receive(self, app: RashomonApp, stored: Stored) -> None:
        if app.shelf.rest is not None:  # what stands in the rest cannot be found yet
            app.set_timer(BEAT, partial(self._receive, app, stored))
            return
        self._read_late = None
        self.saving.begin_with(stored)
        session = marking.receive_notebook(app.session, stored.notebook)
        remarks = (*changes_of(session), *stored.problems)
        if remarks:
            session = session.say("; ".join(remarks), is_warning=True)
        app.become(session)
        settle()  # what was read stays
        await app.let_go(self.is_needed_for)

    def _fail(self, app: RashomonApp, mistake: RashomonError) -> None:
        self.mistake = mistake
        app.go(2)


def _is_move(action: Action) -> bool:
    is_step = action.part is Part.MOVE or action.name.startswith(("next_", "previous_"))
    return action.name == "leave" or (is_step and not action.name.endswith("annotation"))
