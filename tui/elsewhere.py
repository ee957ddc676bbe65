"""Matches articles in another process, so that long work takes no time from the keys.

The other process is `python -m tui.elsewhere`: articles come in by its standard input, progress and
pairs go out by its standard output. It has a session of its own, so that what is typed in the
terminal does not reach it; nothing it says reaches the screen; and when whoever asked is gone, its
input ends, and so does it.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO

from tui.compare import find_pairs
from tui.model import Pair, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.model import Source

LARGE = 2_000
"""Sentences from which on another process is worth its start, 60 ms: below that matching takes
about as long."""

CHUNK = 200
"""Pairs that come over at once: the keys wait while they are unpacked."""

BREATH = 0.002
"""Seconds in which a key may be answered between two chunks."""


def find_pairs_elsewhere(
    sources: Sequence[Source], *, on_progress: Callable[[float], None] | None = None
) -> tuple[Pair, ...]:
    """Return what `find_pairs` does; if the other process cannot, this one does it."""
    if sum(len(source.sentences) for source in sources) < LARGE:
        return find_pairs(sources, on_progress=on_progress)
    try:
        return _ask(sources, on_progress)
    except (OSError, EOFError, pickle.UnpicklingError):
        return find_pairs(sources, on_progress=on_progress)


def _ask(
    sources: Sequence[Source], on_progress: Callable[[float], None] | None
) -> tuple[Pair, ...]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    pairs: list[Pair] = []
    with subprocess.Popen(
        [sys.executable, "-m", "tui.elsewhere"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=environment,
    ) as other:
        try:
            if other.stdin is None or other.stdout is None:
                raise EOFError
            pickle.dump(tuple(sources), other.stdin, pickle.HIGHEST_PROTOCOL)
            other.stdin.flush()  # and it stays open: its end is the sign that nobody waits
            while (word := pickle.load(other.stdout)) is not None:
                if isinstance(word, float):
                    if on_progress is not None:
                        on_progress(word)
                    continue
                pairs.extend(
                    Pair(Place(*left), Place(*right), *rest) for left, right, *rest in word
                )
                time.sleep(BREATH)
        finally:
            other.kill()
    return tuple(pairs)


def main() -> None:
    """Answer once, on standard output."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed by mistake must not come between
    source = sys.stdin.buffer
    sources = pickle.load(source)
    Thread(target=_end_with, args=(source,), daemon=True).start()

    def tell(word: object) -> None:
        pickle.dump(word, output, pickle.HIGHEST_PROTOCOL)
        output.flush()

    pairs = find_pairs(sources, on_progress=tell)
    for first in range(0, len(pairs), CHUNK):
        tell(
            [
                (tuple(pair.left), tuple(pair.right), pair.relation, pair.score, pair.within)
                for pair in pairs[first : first + CHUNK]
            ]
        )
    tell(None)


def _end_with(source: BinaryIO) -> None:
    """End at once when nobody waits any more."""
    source.read()
    os._exit(1)


if __name__ == "__main__":
    main()
