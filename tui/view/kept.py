"""What follows from a comparison and takes long: worked out once, and best before a key asks."""

from __future__ import annotations

from functools import wraps
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model import Comparison

T = TypeVar("T")


def kept(make: Callable[[Comparison], T]) -> Callable[[Comparison], T]:
    """Keep what was made of the comparison asked for last, told by identity; of no other one.

    Who asks while another thread is making it waits for that.
    """
    lock = Lock()
    last: list[tuple[Comparison, T]] = []

    @wraps(make)
    def known(comparison: Comparison) -> T:
        with lock:
            if not last or last[0][0] is not comparison:
                last[:] = [(comparison, make(comparison))]
            return last[0][1]

    return known
