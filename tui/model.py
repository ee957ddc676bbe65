"""The nouns: what a source, a sentence, a pair and a group are. No rules, no files, no terminal."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a sentence is in its article. Only `BODY` is ever paired or counted."""

    BODY = "body"
    TITLE = "title"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    TEASER = "teaser"
    BOILERPLATE = "boilerplate"


class Relation(StrEnum):
    """How two sentences that report the same claim are worded, strongest first."""

    SAME = "same"
    NEAR = "near"
    REWORDED = "reworded"
    PARTIAL = "partial"


class Status(StrEnum):
    """What a sentence is to all other open sources together."""

    SHARED = "shared"
    PARTLY = "partly"
    UNIQUE = "unique"
    ASIDE = "aside"


class Within(StrEnum):
    """Which side of a partial pair lies inside the other."""

    LEFT = "left"
    RIGHT = "right"


class Place(NamedTuple):
    """Where a sentence stands: a tuple, since places are the keys of every look-up."""

    source: int
    """Position of its source among those open, from 0."""
    sentence: int
    """Position in its source, from 0; asides are counted."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of a source's text; `text == source.text[start:end]`."""

    start: int
    """In code points, into the text of the source."""
    end: int
    """Exclusive."""
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Source:
    """One article as loaded."""

    path: str
    """As the reader gave it; `-` for standard input, `sample:NAME` for a sample."""
    text: str
    """Decoded, without byte order mark, CRLF as LF; nothing else is changed."""
    sha256: str
    """Of the UTF-8 bytes of `text`, in hexadecimal."""
    sentences: tuple[Sentence, ...]
    """In the order of the text, without overlap; together they hold every word of it."""
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    """ISO 8601 day, where the text says it."""
    language: str | None = None
    """ISO 639-1; None if the text does not tell."""
    notice: str | None = None
    """What reading it had to guess (an encoding), in words for the reader."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two wordings in a pair that cannot both be right."""

    kind: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two body sentences of different sources that report the same claim."""

    left: Place
    """`left < right`, so that a pair has one spelling."""
    right: Place
    relation: Relation
    score: float
    """0.0 to 1.0."""
    within: Within | None = None
    disagreements: tuple[Disagreement, ...] = ()
    judged: bool = False
    """A person paired these two by hand."""

    def other(self, place: Place) -> Place:
        """The side that is not `place`."""
        return self.right if place == self.left else self.left


Group = tuple[Place, ...]
"""Sentences in order, at most one of each source, that all report one claim."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that was found between the open sources, judgements taken into account."""

    sources: tuple[Source, ...]
    pairs: tuple[Pair, ...]
    """Ordered by place."""
    groups: tuple[Group, ...]
    """Ordered by their first place."""
    statuses: tuple[tuple[Status, ...], ...]
    """One row per source, one entry per sentence."""
    partners: dict[Place, tuple[Pair, ...]] = field(compare=False, hash=False)
    """The pairs of each paired sentence, by source, within a source the strongest first."""

    def sentence(self, place: Place) -> Sentence:
        """The sentence that stands at `place`."""
        return self.sources[place.source].sentences[place.sentence]
