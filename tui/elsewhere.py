"""Lets another process compare, so that long work takes no time from the keys.

The other one, see `errand`, has a session of its own, so that what is typed in the terminal does
not reach it; nothing it says reaches the screen; and when whoever asked is gone, its input ends,
and so does it. What it says is put together bit by bit, so that a key never waits for long.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple, Self

from tui.errand import Compared, Groups, Judged, Looked, Noted, Pairs, Partners, Quotes
from tui.model import Comparison, Findings, Pair, Place
from tui.places import child_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from tui.errand import Errand, Word
    from tui.model import Group, Quote, Source

LARGE = 1_000
"""Sentences from which on another process is worth its start, 60 ms: to compare fewer and to look
at them closer takes a few tenths of a second."""

BREATH = 0.002
"""Seconds in which a key may be answered between two words."""

FAILURES = (OSError, EOFError, pickle.UnpicklingError)
"""What is raised if the other process cannot be started, or says no more."""


def is_long(sources: Sequence[Source]) -> bool:
    """Whether comparing the sources takes longer than a blink."""
    return sum(len(source.sentences) for source in sources) >= LARGE


class Answer(NamedTuple):
    """What was found."""

    pairs: tuple[Pair, ...]
    """What the matcher found, before any judgement."""
    comparison: Comparison


def start_other() -> subprocess.Popen[bytes]:
    """Start a process that waits for an errand.

    Raises:
        OSError: It cannot be started.
    """
    return subprocess.Popen(
        [sys.executable, "-c", "from tui.errand import main; main()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | child_environment(),
    )


class Work:
    """An errand under way; leaving its context ends the other process."""

    def __init__(self, errand: Errand) -> None:
        self._errand = errand
        self._pairs: tuple[Pair, ...] = ()
        self.is_stopped = False
        """Nobody wants to know any more."""
        self._other = start_other()

    def __enter__(self) -> Self:
        """Leave it as it is."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the other process and wait for that."""
        self._other.kill()
        self._other.__exit__(kind, error, trace)

    @property
    def is_alive(self) -> bool:
        """Whether the other process is still there."""
        return self._other.poll() is None

    def stop(self) -> None:
        """End it from another thread; whoever waits for words hears that there are no more."""
        self.is_stopped = True
        self._other.kill()

    def compare(self, on_progress: Callable[[float], None]) -> Answer:
        """Return what is found.

        Raises:
            OSError, EOFError, pickle.UnpicklingError: See `FAILURES`.
        """
        if self._other.stdin is None:
            raise EOFError
        pickle.dump(self._errand, self._other.stdin, pickle.HIGHEST_PROTOCOL)
        self._other.stdin.flush()  # and it stays open: its end is the sign that nobody waits
        # One place of each sentence for all pairs: to make others took 25 MB of 180,000 pairs.
        sentences = [range(len(source.sentences)) for source in self._errand.sources]
        places = [[Place(i, n) for n in numbers] for i, numbers in enumerate(sentences)]
        pairs: list[Pair] = []
        kept: Sequence[int] = ()
        partners: dict[Place, tuple[Pair, ...]] = {}
        groups: list[Group] = []
        for word in self._words():
            match word:
                case float():
                    on_progress(word)
                case Pairs(rows):
                    pairs.extend(
                        Pair(places[i][a], places[j][b], relation, score, within, (), judged)
                        for i, a, j, b, relation, score, within, judged in rows
                    )
                case Judged():
                    kept = word.kept
                case Partners(ends, rows):
                    for (i, a), row in zip(ends, rows, strict=True):
                        partners[places[i][a]] = tuple([pairs[at] for at in row])
                case Groups(rows):
                    groups.extend(tuple([places[i][a] for i, a in row]) for row in rows)
                case Compared(statuses):
                    break
        self._pairs = tuple([pair for pair in pairs if not pair.judged])
        return Answer(
            self._pairs,
            Comparison(
                sources=self._errand.sources,
                pairs=tuple([pairs[at] for at in kept]),
                groups=tuple(groups),
                statuses=statuses,
                partners=partners,
            ),
        )

    def look(self) -> tuple[tuple[Pair, ...], Findings]:
        """Return the matcher's pairs with their disagreements, and the findings, after `compare`.

        Raises:
            OSError, EOFError, pickle.UnpicklingError: See `FAILURES`.
        """
        pairs = list(self._pairs)
        quotes: list[Quote] = []
        for word in self._words():
            match word:
                case Noted(rows):
                    for at, disagreements in rows:
                        pairs[at] = pairs[at]._replace(disagreements=disagreements)
                case Quotes(rows):
                    quotes.extend(rows)
                case Looked(copies, witnesses):
                    break
        return tuple(pairs), Findings(tuple(quotes), copies, witnesses)

    def _words(self) -> Iterator[Word]:
        if self._other.stdout is None:
            raise EOFError
        while True:
            yield pickle.load(self._other.stdout)
            time.sleep(BREATH)
