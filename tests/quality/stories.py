"""Stories told by several outlets, and what they disagree on; read from `stories/*.md`.

An outlet is a `## name`, each of its lines a sentence: the claims it reports, a bar, its words.
What another outlet may tell otherwise is marked in place, `[[kind:fact=value|wording]]`. A value is
a word, a number, a bound (`20+`), a range (`85-100`), or `?` where no careful reader would insist.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from tui.compare import find_pairs
from tui.compare.disagreement import note_disagreements
from tui.language import detect_language
from tui.model import Relation, Role, Sentence, Source

FOLDER = Path(__file__).parent / "stories"

_MARK = re.compile(r"\[\[(\w+):(\w+)=([^|\]]+)\|([^|\]]+)\]\]")


class Mark(NamedTuple):
    """What a sentence says of a fact, and where."""

    kind: str
    fact: str
    value: str
    start: int
    end: int


class Line(NamedTuple):
    """A sentence of an outlet."""

    text: str
    claims: frozenset[str]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One event as several outlets tell it."""

    name: str
    outlets: tuple[tuple[Line, ...], ...]
    sources: tuple[Source, ...]


class Flag(NamedTuple):
    """A disagreement the program claims, and whether it is one; None: no matter."""

    kind: str
    left: str
    right: str
    is_right: bool | None
    facts: frozenset[tuple[str, int, int]]
    """Those it is right about, each with the two outlets."""


def _read_line(line: str) -> Line:
    claims, _, rest = line.partition("|")
    text, marks, done = "", [], 0
    rest = rest.strip()
    for match in _MARK.finditer(rest):
        text += rest[done : match.start()]
        kind, fact, value, wording = match.groups()
        marks.append(Mark(kind, fact, value, len(text), len(text) + len(wording)))
        text += wording
        done = match.end()
    return Line(text + rest[done:], frozenset(claims.split()), tuple(marks))


@lru_cache(maxsize=16)
def read_story(name: str) -> Story:
    content = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    outlets, sources = [], []
    for part in content.split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        lines = tuple(_read_line(line) for line in body.splitlines() if line.strip())
        text, sentences = "", []
        for line in lines:
            sentences.append(Sentence(len(text), len(text) + len(line.text), line.text, Role.BODY))
            text += line.text + "\n\n"
        sources.append(Source(title, text, title, tuple(sentences), language=detect_language(text)))
        outlets.append(lines)
    return Story(name, tuple(outlets), tuple(sources))


def may_both_be_right(a: str, b: str) -> bool:
    """Whether two values have anything in common."""
    one, other = _bounds(a), _bounds(b)
    if one is None or other is None:
        return a == b
    return max(one[0], other[0]) <= min(one[1], other[1])


def _bounds(value: str) -> tuple[float, float] | None:
    if value.count(".") > 1:
        return None
    try:
        if value.endswith("+"):
            return float(value[:-1]), float("inf")
        low, _, high = value.partition("-")
        return float(low), float(high or low)
    except ValueError:
        return None


def _clashes(story: Story) -> dict[tuple[str, int, int], str]:
    """The facts that two outlets tell otherwise, with their kind."""
    found = {}
    for i, j in combinations(range(len(story.outlets)), 2):
        for here in story.outlets[i]:
            for there in story.outlets[j]:
                for a in here.marks:
                    for b in there.marks:
                        if _is_clash(a, b):
                            found[a.fact, i, j] = a.kind
    return found


def _is_clash(a: Mark, b: Mark) -> bool:
    is_open = "?" in {a.value, b.value}
    return a.fact == b.fact and not is_open and not may_both_be_right(a.value, b.value)


def _is_at(wording: str, text: str, mark: Mark) -> bool:
    at = text.find(wording)
    while at >= 0:
        if at < mark.end and mark.start < at + len(wording):
            return True
        at = text.find(wording, at + 1)
    return False


def judge_flags(story: Story) -> list[Flag]:
    """Every disagreement the program finds from end to end, and whether it is one."""
    pairs = note_disagreements(story.sources, find_pairs(story.sources))
    flags = []
    for pair in pairs:
        left = story.outlets[pair.left.source][pair.left.sentence]
        right = story.outlets[pair.right.source][pair.right.sentence]
        for one in pair.disagreements:
            here = [mark for mark in left.marks if _is_at(one.left, left.text, mark)]
            there = [mark for mark in right.marks if _is_at(one.right, right.text, mark)]
            both = [(a, b) for a in here for b in there if a.fact == b.fact]
            hit = [(a, b) for a, b in both if _is_clash(a, b)]
            is_open = any("?" in {a.value, b.value} for a, b in both)
            is_right = True if hit else None if is_open else False
            facts = frozenset((a.fact, pair.left.source, pair.right.source) for a, _ in hit)
            flags.append(Flag(one.kind, one.left, one.right, is_right, facts))
    return flags


class Measured(NamedTuple):
    """Flags that are right, flags that count, clashes found and clashes in all."""

    right: int
    flags: int
    found: int
    clashes: int

    @property
    def precision(self) -> float:
        return self.right / (self.flags or 1)

    @property
    def recall(self) -> float:
        return self.found / (self.clashes or 1)


def measure_flags(*names: str) -> Measured:
    """Add up the flags and clashes of some stories."""
    total = Measured(0, 0, 0, 0)
    for name in names:
        story = read_story(name)
        flags = [flag for flag in judge_flags(story) if flag.is_right is not None]
        clashes = _clashes(story)
        found = {fact for flag in flags for fact in flag.facts}
        row = (sum(map(bool, (f.is_right for f in flags))), len(flags), len(found), len(clashes))
        total = Measured(*map(sum, zip(total, row, strict=True)))
    return total


def measure_pairs(*names: str, is_core: bool) -> float:
    """The F1 of the pairs: right are those whose sentences have a claim in common.

    In `core` pairs that are partial, of the matcher or by their claims, neither help nor harm.
    """
    right = counted = wanted = 0
    for name in names:
        story = read_story(name)
        gold: dict[tuple[int, ...], bool] = {}
        for (i, ours), (j, theirs) in combinations(enumerate(story.outlets), 2):
            for m, here in enumerate(ours):
                for n, there in enumerate(theirs):
                    if here.claims & there.claims:
                        gold[i, m, j, n] = here.claims == there.claims
        found = {
            (*pair.left, *pair.right): pair.relation is not Relation.PARTIAL
            for pair in find_pairs(story.sources)
        }
        if is_core:
            found = {key: True for key, is_shared in found.items() if is_shared}
            found = {key: True for key in found if gold.get(key) is not False}
            gold = {key: True for key, is_whole in gold.items() if is_whole}
        right += len(found.keys() & gold.keys())
        counted += len(found)
        wanted += len(gold)
    return 2 * right / (counted + wanted)
