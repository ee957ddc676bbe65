"""Patterns that are compiled when they are first used.

To compile one takes 0.1 to 2 ms, and there are hundreds here; most texts need few of them.
"""

from __future__ import annotations

import re
from typing import Any


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what does all that a compiled pattern does, and is as fast from the second use on."""
    return _Late(pattern, flags)  # type: ignore[return-value]  # see `_Late.__getattr__`


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (a method of a pattern, whichever)
        """Called for what is not there yet; `re` keeps what it compiled."""
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found
