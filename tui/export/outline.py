"""What a report of a comparison says, in which order, as plain data; how it looks is for others.

All words of articles are already cleaned for the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.compare import Share, share_of, shares_among, strength
from tui.export.closer import tell_closer
from tui.model import Place, Relation, Role, Status
from tui.screen import clean
from tui.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.export.closer import Section
    from tui.model import Comparison, Group, Pair, Source

MATRIX_LIMIT = 12
"""Sources beyond which a table of all with all is no longer readable."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source among those compared."""

    name: str
    """Publisher, else the file's name."""
    date: str
    words: int
    """Of the body."""
    share: Share


@dataclass(frozen=True, slots=True)
class Wording:
    """One way a claim is worded."""

    relation: Relation | None
    """To the first wording; None for that itself."""
    sources: tuple[int, ...]
    """Who words it so, but for typography; from 0."""
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What several sources report alike, as each of them words it."""

    sources: int
    """How many."""
    independent: int
    """How many of them are not carried by the same text."""
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report."""

    sources: tuple[SourceLine, ...]
    matrix: tuple[tuple[Share | None, ...], ...]
    """Row source in column source; None on the diagonal. Empty beyond `MATRIX_LIMIT`."""
    groups: tuple[Passage, ...]
    """Those with most sources first."""
    pairs: tuple[Passage, ...]
    """What is no group: a sentence and what holds part of it, or is worded otherwise."""
    alone: tuple[tuple[str, ...], ...]
    """By source, the sentences no other has."""
    closer: tuple[Section, ...]
    """Copies, disagreements and quotations, if somebody looked."""


def outline(comparison: Comparison) -> Outline:
    """Put in order what a comparison has to say."""
    numbers = range(len(comparison.sources))
    groups = sorted(comparison.groups, key=lambda group: (-len(group), group))
    return Outline(
        sources=tuple(_source_line(comparison, number) for number in numbers),
        matrix=shares_among(comparison) if len(numbers) <= MATRIX_LIMIT else (),
        groups=tuple(_tell_group(comparison, group) for group in groups),
        pairs=tuple(_tell_pairs(comparison)),
        alone=tuple(_find_alone(comparison, number) for number in numbers),
        closer=tell_closer(comparison),
    )


def name_source(source: Source) -> str:
    """Return what to call a source: its publisher, else its file."""
    return clean(source.publisher or PurePath(source.path).name or source.path)


def _source_line(comparison: Comparison, number: int) -> SourceLine:
    source = comparison.sources[number]
    body = (one.text for one in source.sentences if one.role is Role.BODY)
    return SourceLine(
        name=name_source(source),
        date=clean(source.date or ""),
        words=sum(map(count_words, body)),
        share=share_of(comparison, number),
    )


def _tell_group(comparison: Comparison, group: Group) -> Passage:
    """Lead with the sentence that has the strongest ties to the others, and set them against it."""
    inside = set(group)

    def ties(place: Place) -> list[Pair]:
        return [pair for pair in comparison.partners[place] if pair.other(place) in inside]

    def standing(place: Place) -> tuple[int, list[tuple[bool, int, float]], Place]:
        return -len(ties(place)), sorted(map(strength, ties(place))), place

    lead = min(group, key=standing)
    to_lead = {pair.other(lead): pair.relation for pair in ties(lead)}
    alike: list[tuple[Relation | None, list[Place]]] = [(None, [lead])]
    for place in group:
        if place == lead:
            continue
        same = {pair.other(place) for pair in ties(place) if pair.relation is Relation.SAME}
        known = next((places for _, places in alike if same.intersection(places)), None)
        if known is not None:
            known.append(place)
            continue
        strongest = min(ties(place), key=strength).relation
        alike.append((to_lead.get(place, strongest), [place]))
    return Passage(
        len(group),
        _count_independent(comparison, {place.source for place in group}),
        tuple(_wording(comparison, relation, places) for relation, places in alike),
    )


def _count_independent(comparison: Comparison, sources: set[int]) -> int:
    findings = comparison.findings
    return findings.count_witnesses(sources) if findings else len(sources)


def _wording(comparison: Comparison, relation: Relation | None, places: Sequence[Place]) -> Wording:
    text = clean(comparison.sentence(places[0]).text)
    return Wording(relation, tuple(place.source for place in places), text)


def _tell_pairs(comparison: Comparison) -> Iterable[Passage]:
    """Yield what no group says, each sentence once with all its later partners."""
    group_of = {place: group for group in comparison.groups for place in group}
    left: dict[Place, list[Pair]] = {}
    for pair in comparison.pairs:
        if pair.right not in group_of.get(pair.left, ()):
            left.setdefault(pair.left, []).append(pair)
    for place, pairs in left.items():
        wordings = [_wording(comparison, None, [place])]
        wordings += [_wording(comparison, pair.relation, [pair.right]) for pair in pairs]
        sources = {place.source, *(pair.right.source for pair in pairs)}
        independent = _count_independent(comparison, sources)
        yield Passage(len(sources), independent, tuple(wordings))


def _find_alone(comparison: Comparison, number: int) -> tuple[str, ...]:
    source, statuses = comparison.sources[number], comparison.statuses[number]
    return tuple(
        clean(sentence.text)
        for sentence, status in zip(source.sentences, statuses, strict=True)
        if status is Status.UNIQUE
    )
