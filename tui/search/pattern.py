"""Finds what fits a regular expression, in a child process with a limit of time.

An expression such as `(a+)+$` can take longer than a life. No library bounds every case (compiling,
memory); a process that is ended does. It costs 20 ms, and only where an expression is searched.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.model import Place
from tui.search.find import Search

if TYPE_CHECKING:
    from tui.search.find import Index
    from tui.search.folding import Span

LIMIT = 2.0
"""Seconds until an expression is given up."""
_CHILD = Path(__file__).with_name("child.py")
_CAPITAL = re.compile(r"\\.|\(\?P?<\w+>")
"""What may hold a capital without asking for capitals."""


def find_pattern(index: Index, expression: str) -> Search:
    """Find what fits a regular expression, in each sentence as it is shown; never raises.

    A capital asks for capitals. Accents and spellings are not folded: an expression says what it
    means.
    """
    if not expression:
        return _failed(index, expression, "")
    flags = "" if any(c.isupper() for c in _CAPITAL.sub("", expression)) else "i"
    lines = [shown for folded in index.folded for shown in folded.shown]
    text = "\n".join([flags, expression, *lines]).encode("utf-8", "replace")
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", str(_CHILD)],
            input=text,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _failed(index, expression, "it takes too long; make it simpler")
    except OSError:
        return _failed(index, expression, "no process can be started for it; search for words")
    answer = done.stdout.decode("utf-8", "replace")
    if done.returncode or answer.startswith("!"):
        return _failed(index, expression, answer[1:] or "it takes too much memory; make it simpler")
    return _read(index, expression, answer)


def _failed(index: Index, expression: str, problem: str) -> Search:
    return Search(expression, ((),) * len(index.folded), lambda _: (), problem=problem)


def _read(index: Index, expression: str, answer: str) -> Search:
    places = [
        Place(source, sentence)
        for source, folded in enumerate(index.folded)
        for sentence in range(len(folded.shown))
    ]
    spans: dict[Place, list[Span]] = {}
    for line in answer.splitlines():
        number, start, end = map(int, line.split())
        spans.setdefault(places[number], []).append((start, end))
    hits: list[list[int]] = [[] for _ in index.folded]
    for place in spans:
        hits[place.source].append(place.sentence)
    return Search(expression, tuple(map(tuple, hits)), lambda place: tuple(spans.get(place, ())))
