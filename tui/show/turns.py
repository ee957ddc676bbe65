"""Keys take turns where one opens or closes a dialog: the next waits until that is done.

A terminal hands over a burst of keys at once (a fast hand, a slow line, a paste). Without turns
those that follow `i` or `t` would reach nobody, and Enter would pick a tag that nobody asked for.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from tui.session.wishes import STAMPED, WISHES
from tui.show.keys import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.events import Key
    from textual.widget import Widget

    from tui.show.keys import KeyMap

PATIENCE = 0.5
"""Seconds until a key is taken for done though nobody said so, lest all others wait for ever."""

_ROUNDS = 2  # the first follows the key, the second what the dialog made of it


class Done(Message):
    """All that a key asked for is done: it goes the way of the key, behind it."""

    def __init__(self, turn: int, target: Widget, rounds: int) -> None:
        super().__init__()
        self.turn = turn
        self.target = target
        self.rounds = rounds
        """How often it is still to go that way."""


def _is_opening(action: str) -> bool:
    return action not in WISHES and action not in STAMPED


class Turns:
    """Hands keys on, one at a time where it matters."""

    def __init__(
        self,
        app: App[int],
        keys: KeyMap,
        hand_on: Callable[[Key], Awaitable[None]],
        may_ask: Callable[[], bool],
    ) -> None:
        self._app = app
        self._opening, self._tagging = (
            {key for action in ACTIONS if is_such(action.name) for key in keys.keys(action)}
            for is_such in (_is_opening, STAMPED.__contains__)
        )
        self._may_ask = may_ask
        """Whether there is a tag that wants a note: giving it opens a dialog."""
        self._hand_on = hand_on
        self._waiting: deque[Key] = deque()
        self._tests: list[Callable[[Key], bool]] = []
        self._is_held = False
        self._turn = 0
        self._is_taken = False

    async def take(self, key: Key) -> None:
        """Hand a key on, now or when those before it are done."""
        if self._is_taken or self._is_held or self._must_wait(key):
            self._is_held = self._is_held or not self._is_taken
            self._waiting.append(key)
            return
        target = self._app.focused or self._app.screen
        is_asking = key.key in self._tagging and self._may_ask()
        self._is_taken = len(self._app.screen_stack) > 1 or key.key in self._opening or is_asking
        await self._hand_on(key)
        if self._is_taken:
            self._turn += 1
            self._send(Done(self._turn, target, _ROUNDS))
            self._app.set_timer(PATIENCE, partial(self._go_on, self._turn))

    async def hear(self, done: Done) -> None:
        """Go on when a key has had all its rounds."""
        self._send(Done(done.turn, done.target, done.rounds - 1))

    async def dialog_closed(self) -> None:
        """Go on at once: what was on its way through the dialog is lost with it."""
        await self._go_on(self._turn)

    def _send(self, done: Done) -> None:
        if not done.rounds or not done.target.post_message(done):
            self._app.call_later(self._go_on, done.turn)

    async def _go_on(self, turn: int) -> None:
        """Hand on what waited, unless this turn is long over."""
        if not self._is_taken or turn != self._turn:
            return
        if not self._is_ready:
            self._app.call_after_refresh(self._go_on, turn)
            return
        self._is_taken = False
        await self._hand_on_waiting()

    def must_wait(self, test: Callable[[Key], bool]) -> None:
        """Let keys that the test tells, and all that come after them, wait for `let_go`."""
        self._tests.append(test)

    async def let_go(self, test: Callable[[Key], bool]) -> None:
        """Nothing need wait any longer for what this test was for."""
        self._tests.remove(test)
        self._is_held = False
        if not self._is_taken:
            await self._hand_on_waiting()

    def _must_wait(self, key: Key) -> bool:
        said = [test(key) for test in self._tests]  # all are asked: one may set something going
        return any(said)

    async def _hand_on_waiting(self) -> None:
        while self._waiting and not self._is_taken and not self._is_held:
            if self._must_wait(self._waiting[0]):
                self._is_held = True
            else:
                await self.take(self._waiting.popleft())

    @property
    def _is_ready(self) -> bool:
        """Whether a key would reach what is on top of the screen."""
        screen = self._app.screen
        return screen.is_mounted and (screen.focused is not None or not screen.focus_chain)
