"""Who copied whom: articles that share long runs of text are one witness, however many print it.

Only runs of words count, never sentences that merely match. Quotations are left out, since two
reporters who heard one speech write down the same words. It does not look at the pairs, so no
judgement and no matcher changes what it finds.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.facts import word_set
from tui.compare.quotes.marks import find_spans
from tui.model import Copy, Role
from tui.words import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.model import Source

RUN = 7
"""Words of a run; two people who tell one event share titles and names, hardly ever seven words."""

SHARE = 0.25
"""Part of the shorter body in common runs from which on both are carried by one text."""

LEAST = 40
"""Words in common runs that are needed besides; in a flash of two lines a quarter is nothing."""

NEAR = 0.7
"""Part of a sentence in common runs from which on it stands in the other but for a few words."""

SPREAD = 60
"""Sources with the same run that are all compared; of more, each with the next, which is enough
to make them one witness."""

_WIRES = word_set(
    "reuters ap afp dpa tass interfax ukrinform ansa efe xinhua kyodo pa apa belga ritzau"
) | {"associated press", "agence france-presse", "press association"}
"""Publishers that sell their text to others."""

Run = tuple[str, ...]


class Body(NamedTuple):
    """The words of an article outside quotations, in order."""

    words: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    """First and last word (exclusive) of each body sentence that has words of its own."""
    runs: Mapping[Run, int]
    """`RUN` words to the place of the first one."""


def find_copies(sources: Sequence[Source]) -> tuple[Copy, ...]:
    """Return the pairs of sources that are carried by the same text.

    Cost: one pass over each text, then only pairs with a run in common are looked at.
    """
    bodies = [_read_body(source) for source in sources]
    holders: dict[Run, list[int]] = {}
    for number, body in enumerate(bodies):
        for run in body.runs:
            holders.setdefault(run, []).append(number)
    common: dict[tuple[int, int], list[Run]] = {}
    for run, row in holders.items():
        for at, j in enumerate(row):
            for i in row[:at] if len(row) <= SPREAD else row[max(0, at - 1) : at]:
                common.setdefault((i, j), []).append(run)
    found = []
    for (i, j), runs in sorted(common.items()):
        copy = _measure(i, j, bodies[i], bodies[j], runs)
        if copy is not None:
            found.append(_with_origin(copy, sources))
    return tuple(found)


def find_witnesses(count: int, copies: Iterable[Copy]) -> tuple[tuple[int, ...], ...]:
    """Return the sources in clusters that are carried by the same text; most are alone."""
    lead = list(range(count))

    def find(number: int) -> int:
        while lead[number] != number:
            lead[number] = lead[lead[number]]
            number = lead[number]
        return number

    for copy in copies:
        a, b = sorted((find(copy.left), find(copy.right)))
        lead[b] = a
    rows: dict[int, list[int]] = {}
    for number in range(count):
        rows.setdefault(find(number), []).append(number)
    return tuple(tuple(row) for row in rows.values())


def _read_body(source: Source) -> Body:
    spans = find_spans(source.text)
    words: list[str] = []
    sentences: list[tuple[int, int]] = []
    at = 0
    for sentence in source.sentences:
        if sentence.role is not Role.BODY:
            continue
        first = len(words)
        start = sentence.start
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        here = at
        while here < len(spans) and spans[here][0] < sentence.end:
            if spans[here][0] > start:
                words.extend(forms_of(source.text[start : spans[here][0]]))
            start = max(start, spans[here][1])
            here += 1
        if start < sentence.end:
            words.extend(forms_of(source.text[start : sentence.end]))
        if len(words) > first:
            sentences.append((first, len(words)))
    frozen = tuple(words)
    runs: dict[Run, int] = {}
    for place in range(len(frozen) - RUN + 1):
        runs.setdefault(frozen[place : place + RUN], place)
    return Body(frozen, tuple(sentences), runs)


def _measure(i: int, j: int, left: Body, right: Body, runs: Sequence[Run]) -> Copy | None:
    """Return what two bodies share, None if that is too little to be one text."""
    places = sorted((left.runs[run], right.runs[run]) for run in runs)
    ours = _cover(len(left.words), (place for place, _ in places))
    theirs = _cover(len(right.words), (place for _, place in places))
    shares = sum(ours) / len(left.words), sum(theirs) / len(right.words)
    if max(shares) < SHARE or min(sum(ours), sum(theirs)) < LEAST:
        return None
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(places)]
    lengths = [RUN]
    for step in steps:
        if step == (1, 1):
            lengths[-1] += 1
        else:
            lengths.append(RUN)
    forward = sum(right_step > 0 for _, right_step in steps)
    parts = [sum(ours[first:last]) / (last - first) for first, last in left.sentences]
    return Copy(
        left=i,
        right=j,
        left_share=shares[0],
        right_share=shares[1],
        verbatim=sum(part == 1.0 for part in parts),
        near=sum(NEAR <= part < 1.0 for part in parts),
        runs=len(lengths),
        longest=max(lengths),
        ordered=forward / len(steps) if steps else 1.0,
    )


def _cover(count: int, places: Iterable[int]) -> bytearray:
    """Return a 1 for every word in a run, 0 for the others."""
    covered = bytearray(count)
    done = 0
    for place in sorted(places):
        first = max(place, done)
        done = place + RUN
        covered[first:done] = b"\x01" * (done - first)
    return covered


def _with_origin(copy: Copy, sources: Sequence[Source]) -> Copy:
    origin = find_origin(copy.left, copy.right, sources)
    if origin is None:
        return copy
    return replace(copy, origin=origin)


def find_origin(left: int, right: int, sources: Sequence[Source]) -> int | None:
    """Return which of two sources the text comes from; None if nothing tells.

    An agency comes before its customers, and whom the other names as its source before that one.
    Else the earlier day tells, if both have one. Contradictions tell nothing.
    """
    a, b = sources[left], sources[right]
    is_wire = _is_wire(a), _is_wire(b)
    if is_wire[0] != is_wire[1]:
        return left if is_wire[0] else right
    credits = _credits(b, a), _credits(a, b)
    if credits[0] != credits[1]:
        return left if credits[0] else right
    if a.date and b.date and a.date != b.date and not any(credits):
        return left if a.date < b.date else right
    return None


def _is_wire(source: Source) -> bool:
    return (source.publisher or "").casefold().removeprefix("the ") in _WIRES


def _credits(source: Source, other: Source) -> bool:
    """Whether `source` names the publisher of `other`."""
    name = (other.publisher or "").casefold()
    return bool(name) and name in source.text.casefold()
