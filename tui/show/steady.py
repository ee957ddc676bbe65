"""An app that loses no key that comes in a burst, and no work when it is told to end."""

from __future__ import annotations

import asyncio
import os
import signal
from abc import abstractmethod
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Key

from tui.show.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from textual.await_complete import AwaitComplete
    from textual.events import Event

    from tui.show.keys import KeyMap
    from tui.show.turns import Done

WORD_KEYS = ("backspace", "delete")
"""With alt they delete a word, wherever text is written."""


class SteadyApp(App[int], inherit_bindings=False):
    """Textual's own bindings are left out: its ctrl+q would leave without saving."""

    def __init__(self, keys: KeyMap, *, ansi_color: bool | None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.key_map = keys
        self._has_terminal = False
        self._turns = Turns(self, keys, super().on_event, self.may_ask)

    @abstractmethod
    def may_ask(self) -> bool:
        """Whether giving a tag may open a dialog."""

    @abstractmethod
    def end(self) -> None:
        """Save, then go, because the system or the closed terminal wants it."""

    def listen(self) -> None:
        """Hear from now on what the system says."""
        self._has_terminal = os.isatty(0)
        self.app_resume_signal.subscribe(self, self._draw_anew)
        # Not every system has these signals, and only a main thread may listen to them.
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(NotImplementedError, AttributeError, RuntimeError, ValueError):
                loop = asyncio.get_running_loop()
                loop.add_signal_handler(getattr(signal, name), self.end)

    def _draw_anew(self, _app: App[int]) -> None:
        """Draw everything: the shell took the screen while the program was suspended (ctrl+z)."""
        self.refresh(layout=True)

    async def on_event(self, event: Event) -> None:
        """Let keys take turns, and take Esc and a quick next key for what they are.

        Terminals send alt and a letter as Esc and the letter, and the two cannot be told apart;
        no key here is reached with alt.
        """
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
            return
        _, alt, key = event.key.partition("alt+")
        if alt and key not in WORD_KEYS:
            await self._turns.take(Key("escape", None))
            event = Key(key, event.character)
        await self._turns.take(event)

    def must_wait(self, test: Callable[[Key], bool]) -> None:
        """Let keys wait that the test tells, and all that come after them, until `let_go`."""
        self._turns.must_wait(test)

    async def let_go(self, test: Callable[[Key], bool]) -> None:
        """Hand on the keys that waited for what this test was for."""
        await self._turns.let_go(test)

    def pop_screen(self) -> AwaitComplete:
        """Close a dialog; keys that waited for that go on once its answer is taken in."""
        closed = super().pop_screen()
        self.call_later(self._turns.dialog_closed)
        return closed

    async def on_done(self, event: Done) -> None:
        """Hear that a key is done."""
        await self._turns.hear(event)

    def panic(self, *renderables: RenderableType) -> None:
        """Show what crashed the program; a terminal that is gone is no crash."""
        if self._has_terminal and not os.isatty(0):
            self.end()
        else:
            super().panic(*renderables)
