"""The mistake of saving that leaves something to go on with; to know it needs no YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import SaveFailedError

if TYPE_CHECKING:
    from tui.annotate.store import Stored


class UnsureSaveError(SaveFailedError):
    """All is in the file, but the disk did not say that it will stay there."""

    def __init__(self, path: str, reason: str, stored: Stored) -> None:
        super().__init__(path, reason)
        self.args = (f"Written to {path}, but the disk may lose it again: {reason}.",)
        self.stored = stored
        """What the file holds: the base of the next attempt."""
