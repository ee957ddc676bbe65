"""When the notebook goes to disk: soon after each change, off the key path, again if refused."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.unsure import UnsureSaveError
from tui.errors import SaveFailedError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tui.annotate.store import Stored
    from tui.annotate.tags import Notebook

DELAY = 0.15
"""Seconds in which further changes go into the same save."""
RETRY = 3.0
"""Seconds until a refusing disk is asked again."""


class Saved(NamedTuple):
    """What one save left in the file."""

    wanted: Notebook
    """What was to be saved."""
    stored: Stored
    """What is on disk now; more than was wanted if another program wrote there too."""


class Saving:
    """Knows what is on disk and what should be; only one save runs at a time."""

    def __init__(
        self,
        name: str,
        stored: Stored | None,
        write: Callable[[Stored | None, Notebook], Stored],
    ) -> None:
        self.is_running = False
        self.failure = ""
        """The whole message of the last refusal; empty when all went well since."""
        self._reason = ""
        self._name = name
        self._stored = stored
        self._write = write
        self._wanted: Notebook | None = None
        self._has_saved = False
        self._lock = asyncio.Lock()

    @property
    def has_failed(self) -> bool:
        """Whether the disk refused the last save."""
        return bool(self.failure)

    @property
    def is_done(self) -> bool:
        """Whether all that is wanted is on disk."""
        return self._wanted is None

    @property
    def state(self) -> tuple[str, str]:
        """Where the work is, in words for a wide screen and for a narrow one."""
        if self.failure:
            return f"NOT SAVED: {self._reason}", "NOT SAVED"
        if self._wanted is not None:
            return "saving", "saving"
        return (f"saved in {self._name}", "saved") if self._has_saved else ("", "")

    def begin_with(self, stored: Stored) -> None:
        """Let this be what is on disk; nothing was wanted before."""
        self._stored = stored

    def is_current(self, path: Path) -> bool:
        """Whether the file is as the last save, or the first reading, left it."""
        if self._stored is None:
            return not path.exists()
        from tui.annotate import disk  # noqa: PLC0415 (where nothing is annotated it is not needed)

        try:
            return disk.look(path) == self._stored.sight
        except OSError:
            return True  # the next save will say so

    def want(self, notebook: Notebook, *, anyway: bool = False) -> None:
        """Let this be on disk; nothing is left to do if it is there, unless `anyway`."""
        is_there = self._stored is not None and self._stored.notebook == notebook
        self._wanted = None if is_there and not self.failure and not anyway else notebook

    async def run(self) -> AsyncIterator[Saved | None]:
        """Save until nothing is wanted any more.

        Yields:
            After each attempt what is in the file, or None if the disk refused.
        """
        try:
            while self._wanted is not None:
                await asyncio.sleep(RETRY if self.failure else DELAY)
                if self._wanted is not None:
                    yield await self.save()
        finally:
            self.is_running = False

    async def save(self) -> Saved | None:
        """Save at once what is wanted; see `is_done` for whether it went well.

        Returns:
            What is in the file now, and must go into the session before the next save; None if
            nothing was wanted or the disk refused.
        """
        async with self._lock:
            wanted = self._wanted
            if wanted is None:
                return None
            try:
                self._stored = await asyncio.to_thread(self._write, self._stored, wanted)
            except UnsureSaveError as doubt:
                self.failure, self._reason = str(doubt), doubt.reason
                self._stored = doubt.stored
            except SaveFailedError as refusal:
                self.failure, self._reason = str(refusal), refusal.reason
                return None
            except Exception as bug:  # noqa: BLE001 (a crash here would take the work with it)
                self.failure = self._reason = f"{type(bug).__name__}: {bug}"
                return None
            else:
                self.failure = ""
                self._has_saved = True
                if self._wanted is wanted:
                    self._wanted = None
            return Saved(wanted, self._stored)

    def save_last(self) -> None:
        """Save what is wanted when nothing runs any more, whatever ended the program.

        Raises:
            SaveFailedError: the disk refuses.
        """
        if self._wanted is not None:
            self._stored = self._write(self._stored, self._wanted)
            self._wanted = None
