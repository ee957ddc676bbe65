"""Looks up why sentences were paired, off the key path, once the reader asks for it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.session import judging

if TYPE_CHECKING:
    from tui.compare.reasons import Reasoner, Reasons
    from tui.show.app import RashomonApp

PAUSE = 0.1
"""Seconds until it is looked up, for the sentence the cursor is on then."""


class Reasoning:
    """Has one look-up under way at a time."""

    def __init__(self, app: RashomonApp) -> None:
        self._app = app
        self._reasoner: Reasoner | None = None
        self._is_running = False

    def want(self) -> None:
        """Look up what the session does not know yet; what arrives becomes part of it."""
        if not self._is_running:
            self._is_running = True
            self._app.set_timer(PAUSE, self._start)

    def _start(self) -> None:
        self._app.in_background(self._find)

    def _find(self) -> None:
        from tui.compare.reasons import Reasoner  # noqa: PLC0415 (not needed to start)
        from tui.compare.semantic import ByMeaning  # noqa: PLC0415 (nor this)

        matcher = self._app.matcher if isinstance(self._app.matcher, ByMeaning) else None
        self._reasoner = self._reasoner or Reasoner(matcher)
        session = self._app.session
        reasons = self._reasoner.find_reasons(session.desk.comparison, session.unexplained())
        with suppress(RuntimeError):  # the reader has left meanwhile
            self._app.call_later(self._receive, reasons)

    def _receive(self, reasons: Reasons) -> None:
        self._is_running = False
        self._app.become(judging.receive_reasons(self._app.session, reasons))
