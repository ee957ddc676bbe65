"""The nouns: what a source, a sentence, a pair and a group are. No rules, no files, no terminal."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


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


class Voice(StrEnum):
    """What kind of speaker a quotation is given to."""

    NAMED = "named"
    OFFICIAL = "official"
    """By office only: a spokesperson, police."""
    BODY = "body"
    """A country or its capital."""
    UNNAMED = "unnamed"
    """A source, people familiar with it."""
    PRONOUN = "pronoun"
    """He or she, and nothing before says who."""


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
    is_whole: bool = True
    """All of it is in the sentences; a long text is shown before more than its beginning is."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two wordings in a pair that cannot both be right."""

    kind: str
    left: str
    right: str


class Pair(NamedTuple):
    """Two body sentences of different sources that report the same claim.

    A tuple, since there may be a hundred thousand: a frozen dataclass takes four times as long to
    make.
    """

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


class How(StrEnum):
    """What another source made of a quotation, seen from the quotation."""

    VERBATIM = "verbatim"
    CUT = "cut"
    """The other has only a part of it."""
    FULLER = "fuller"
    """The other has more of it."""
    MERGED = "merged"
    """The other joins it with another quotation of this source."""
    SPLIT = "split"
    """The other has it as several quotations."""
    ALTERED = "altered"
    """Between quotation marks in both, in other words."""
    REATTRIBUTED = "re-attributed"
    """Somebody else is said to have said it."""
    INDIRECT = "indirect"
    """The other says it without quotation marks."""


class QuoteMatch(NamedTuple):
    """What one place in another source made of a quotation."""

    quote: int | None
    """Position among the quotations; None where it stands without quotation marks."""
    place: Place
    """The sentence it stands in, or the first of them."""
    how: tuple[How, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, without its quotation marks."""

    source: int
    first: int
    last: int
    """Positions of the sentences it begins and ends in."""
    start: int
    end: int
    """In code points, into the text of the source; end exclusive."""
    text: str
    speaker: str | None = None
    """As the article words it; for "he said" the last name before, if there is one near."""
    voice: Voice | None = None
    matches: tuple[QuoteMatch, ...] = ()
    """In other sources, by place."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Two sources that share long runs of text."""

    left: int
    right: int
    """Positions of the sources, `left < right`."""
    left_share: float
    right_share: float
    """Words of the body in common runs over all words of the body, quotations apart; 0.0 to 1.0."""
    verbatim: int
    """Sentences of the left source that stand in the right one as a whole."""
    near: int
    """Sentences of it that are there but for a few words."""
    runs: int
    """Runs of words in common."""
    longest: int
    """Words of the longest run."""
    ordered: float
    """Share of the common words that stand in the same order in both, 0.0 to 1.0."""
    origin: int | None = None
    """The one that the text comes from, where dates or attributions tell."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a closer look at a comparison found; the first screen does without it."""

    quotes: tuple[Quote, ...] = ()
    """By source, in reading order."""
    copies: tuple[Copy, ...] = ()
    """By left and right source."""
    witnesses: tuple[tuple[int, ...], ...] = ()
    """Every source once; those carried by the same text are one witness."""

    def count_witnesses(self, sources: Iterable[int]) -> int:
        """Return how many of the sources are independent of one another."""
        whose = {source: row[0] for row in self.witnesses for source in row}
        return len({whose.get(source, source) for source in sources})


class Correction(NamedTuple):
    """What an outlet changed in a passage that somebody annotated."""

    place: Place
    """Where it stands, or stood."""
    before: str
    after: str
    """Empty if the words were taken out."""
    seen: str
    """When a person saw it, ISO 8601 in UTC; empty while nobody has."""


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
    findings: Findings | None = None
    """None until somebody looks closer: see `tui.compare.closer`."""
    corrections: tuple[Correction, ...] = ()
    """By source, in the order of the annotation file; none without one."""

    def sentence(self, place: Place) -> Sentence:
        """The sentence that stands at `place`."""
        return self.sources[place.source].sentences[place.sentence]
