"""A table of wordings, each behind a plain word it cannot do without.

Hundreds of patterns would cost more to compile than the whole comparison; behind their key words
most are never compiled at all, since most texts hold few of those words.
"""

from __future__ import annotations

import re
from functools import cache

compiled = cache(re.compile)


def words(text: str, between: str = " ") -> frozenset[str]:
    """Make a set of a list written as prose."""
    return frozenset(text.split(between))


class Wordings:
    """Rows of (key word, pattern); the key word is a plain part of whatever the pattern fits."""

    __slots__ = ("_rows",)

    def __init__(self, *rows: tuple[str, str]) -> None:
        self._rows = rows

    def fit(self, bare: str) -> bool:
        """Whether a pattern fits the whole of `bare`, which is in lower case."""
        for key, pattern in self._rows:  # noqa: SIM110  the loop is twice as fast
            if key in bare and compiled(pattern).fullmatch(bare):
                return True
        return False

    def begin(self, bare: str) -> bool:
        """Whether a pattern fits the beginning of `bare`."""
        for key, pattern in self._rows:  # noqa: SIM110  the loop is twice as fast
            if key in bare and compiled(pattern).match(bare):
                return True
        return False

    def occur(self, bare: str) -> bool:
        """Whether a pattern fits anywhere in `bare`."""
        for key, pattern in self._rows:  # noqa: SIM110  the loop is twice as fast
            if key in bare and compiled(pattern).search(bare):
                return True
        return False
