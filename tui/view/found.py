"""What was searched for, on the screen: where it stands in a line, how often in each article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.session.naming import name_of
from tui.view.wording import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.session.state import Session
    from tui.view.wording import Run

NAME_LENGTH = 14
"""Letters of a source's name beside its count."""


def found_runs(
    text: str,
    lines: Sequence[str],
    spans: Sequence[tuple[int, int]],
    parts: Sequence[Sequence[Run]],
    tone: Tone = Tone.FOUND,
) -> list[list[Run]]:
    """Return the lines of a text cut into runs, those that were found set off.

    Args:
        text: A sentence as shown.
        lines: The same, wrapped.
        spans: What was found, in code points of `text`.
        parts: The lines as runs, if other words of them are set off already.
        tone: How the spans are set off.
    """
    rows: list[list[Run]] = []
    at = 0
    for n, line in enumerate(lines):
        at = text.index(line, at)
        runs = parts[n] if parts else [(line, Tone.PLAIN)]
        here = [(max(a - at, 0), b - at) for a, b in spans if a < at + len(line) and b > at]
        rows.append(list(_cut(runs, here, tone)))
        at += len(line)
    return rows


def _cut(runs: Sequence[Run], spans: Sequence[tuple[int, int]], set_in: Tone) -> Iterator[Run]:
    start = 0
    for text, tone in runs:
        at = 0
        for a, b in spans:
            first, last = max(a - start, at), min(b - start, len(text))
            if first < last:
                yield from ((text[at:first], tone), (text[first:last], set_in))
                at = last
        yield text[at:], tone
        start += len(text)


def tallies(session: Session) -> tuple[str, ...]:
    """How much was found, in words for a wide screen first, for a narrow one last."""
    search, panes = session.search, session.panes()
    if search is None:
        return ("",)
    if search.problem:
        return (search.problem,)
    total = f"{search.count(panes):,}"
    also = f" with {', '.join(search.also)}" if search.also else ""
    named, numbered = [], []
    for source in panes:
        name = name_of(session.desk.comparison.sources[source])[:NAME_LENGTH].rstrip()
        count = len(search.hits[source])
        named.append(f"{name} {count}")
        numbered.append(f"{source + 1}: {count}")
    if len(panes) == 1:
        return total + also, total
    return (
        f"{total}{also} · {' · '.join(named)}",
        f"{total}{also} · {'  '.join(numbered)}",
        f"{total}{also}",
        total,
    )
