"""A table of wordings, each behind plain words it cannot do without.

Hundreds of patterns would cost more to compile than the whole comparison; behind these words
most are never compiled at all, since most texts hold few of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.patterns import late

if TYPE_CHECKING:
    import re


def words(text: str, between: str = " ") -> frozenset[str]:
    """Make a set of a list written as prose."""
    return frozenset(text.split(between))


def heads(text: str) -> tuple[str, ...]:
    """Make beginnings of a list written as in a pattern."""
    return tuple(text.split("|"))


class Wordings:
    """Rows of what a pattern cannot do without, and the pattern.

    The first is a plain part of whatever the pattern fits, or a tuple of beginnings of it, one of
    which must be there; signs before the first word do not count.
    """

    __slots__ = ("_heads", "_parts", "rows")

    def __init__(self, *rows: tuple[str | tuple[str, ...], str]) -> None:
        self.rows = rows
        self._parts = [(key, late(pattern)) for key, pattern in rows if isinstance(key, str)]
        self._heads = [(key, late(pattern)) for key, pattern in rows if not isinstance(key, str)]

    def fit(self, bare: str) -> bool:
        """Whether a pattern fits the whole of `bare`, which is in lower case."""
        return any(pattern.fullmatch(bare) for pattern in self._possible(bare))

    def begin(self, bare: str) -> bool:
        """Whether a pattern fits the beginning of `bare`."""
        return any(pattern.match(bare) for pattern in self._possible(bare))

    def occur(self, bare: str) -> bool:
        """Whether a pattern fits anywhere in `bare`."""
        return any(pattern.search(bare) for pattern in self._possible(bare))

    def _possible(self, bare: str) -> list[re.Pattern[str]]:
        found = [pattern for part, pattern in self._parts if part in bare]
        if self._heads:
            begin = next((at for at, char in enumerate(bare) if char.isalnum()), 0)
            found += [pattern for heads, pattern in self._heads if bare.startswith(heads, begin)]
        return found
