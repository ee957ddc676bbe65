"""When the notebook goes to disk: soon after each change, off the key path, again if refused."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import SaveFailedError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from tui.annotate.store import Stored
    from tui.annotate.tags import Notebook

DELAY = 0.15
"""Seconds in which further changes go into the same save."""
RETRY = 3.0
"""Seconds until a refusing disk is asked again."""


class Saved(NamedTuple):
    """One save that went well."""

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
    def state(self) -> tuple[str, str]:
        """Where the work is, in words for a wide screen and for a narrow one."""
        if self.failure:
            return "NOT SAVED", "NOT SAVED"
        if self._wanted is not None:
            return "saving", "saving"
        return (f"saved in {self._name}", "saved") if self._has_saved else ("", "")

    def want(self, notebook: Notebook) -> None:
        """Let this be on disk."""
        self._wanted = notebook

    async def run(self) -> AsyncIterator[Saved | None]:
        """Save until nothing is wanted any more.

        Yields:
            After each attempt what was saved, or None if the disk refused.
        """
        try:
            while self._wanted is not None:
                await asyncio.sleep(RETRY if self.failure else DELAY)
                if self._wanted is not None:
                    yield await self._save()
        finally:
            self.is_running = False

    async def finish(self) -> bool:
        """Save at once what is wanted; tell whether all is on disk."""
        if self._wanted is not None:
            await self._save()
        return self._wanted is None

    async def _save(self) -> Saved | None:
        async with self._lock:
            wanted = self._wanted
            if wanted is None:
                return None
            try:
                self._stored = await asyncio.to_thread(self._write, self._stored, wanted)
            except SaveFailedError as refusal:
                self.failure = str(refusal)
                return None
            self.failure = ""
            self._has_saved = True
            if self._wanted is wanted:
                self._wanted = None
            return Saved(wanted, self._stored)
