"""The matrix: what is reported, a row each, and which source has it, a column each.

A row is a group; or a sentence that others only have in part, where no group shows it already; or,
when asked for, a sentence that stands alone. These follow from the comparison alone. Above them
stand the claims that a person wrote down: see `tui.view.claims`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.claims import Stance
from tui.compare import strength
from tui.model import Place, Relation, Status
from tui.screen import clean
from tui.session.wanted import SPELLING
from tui.view.evidence import RELATION_WORDS, stance_in_words
from tui.view.kept import kept
from tui.words import count_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from tui.annotate.claims import ClaimId, SourceStance
    from tui.model import Comparison, Pair
    from tui.session.colleagues import Voice

    Disputes = dict[Place, list[Pair]]
    """The pairs with disagreements, by their left sentence."""

HOLDING = frozenset({Stance.STATES, Stance.ATTRIBUTES, Stance.CONFIRMS})
"""Stances of a source that has all of a claim."""

WHOLE = 5
"""Words from which a wording is taken for a whole statement."""

_POINTING = frozenset(
    {"he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their"}
    | {"both", "but", "and", "er", "sie", "es", "dieser", "diese", "dieses"}
    | {"il", "elle", "ils", "elles", "ce", "cette", "cela"}
)
"""First words of a sentence that needs the one before it."""


class Kind(StrEnum):
    """What a row stands for."""

    CLAIM = "claim"
    GROUP = "group"
    PARTLY = "partly"
    """A sentence of which others have only a part, or which is a part of theirs."""
    UNIQUE = "unique"


class Cell(NamedTuple):
    """How a source has what the row reports."""

    place: Place
    relation: Relation | None
    """To the wording that the row shows; None for that itself, and where they are no pair."""
    is_whole: bool
    """Its sentence is in the group; else it has some of it, or is like some of the group only."""


class Row(NamedTuple):
    """Something that is reported."""

    kind: Kind
    text: str
    """In the words of the lead, or of the person who wrote the claim; not cleaned."""
    lead: Place | None
    """The sentence whose wording the row shows, or that a claim was made of, if it is open."""
    cells: tuple[Cell | None, ...]
    """One for each source; None where it is not reported."""
    independent: int | None
    """How many of its holders are carried by texts of their own; None before a closer look."""
    disagreements: int
    """Points in which its wordings cannot all be right, and sources that dispute the claim."""
    claim: ClaimId | None = None
    stances: tuple[SourceStance | None, ...] = ()
    """Of a claim: one for each source, None where nobody looked."""
    voices: tuple[tuple[Voice, ...], ...] = ()
    """Of a claim: for each source what colleagues say of it otherwise."""

    @property
    def key(self) -> Place | ClaimId | None:
        """What it is found again by when rows were made anew."""
        return self.claim or self.lead

    def is_otherwise(self, source: int) -> bool:
        """Whether a colleague says something else than the reader of what a source does."""
        return bool(self.voices) and any(each.is_otherwise for each in self.voices[source])

    @property
    def holders(self) -> tuple[int, ...]:
        """The sources that have it whole; of a claim those of which a person said so."""
        if self.claim is None:
            return tuple(place.source for place in self.wholes)
        return tuple(
            source
            for source, each in enumerate(self.stances)
            if each and each.stance in HOLDING and not each.is_proposed
        )

    @property
    def part_holders(self) -> tuple[int, ...]:
        """The sources that have it in part; of a claim also those of which it is a guess."""
        if self.claim is None:
            return tuple(place.source for place in self.parts)
        return tuple(
            source
            for source, each in enumerate(self.stances)
            if each
            and (each.stance is Stance.QUALIFIES or (each.is_proposed and each.stance in HOLDING))
        )

    @property
    def wholes(self) -> tuple[Place, ...]:
        """The sentences that report it whole, by source: what a tag on the row goes on."""
        return tuple(cell.place for cell in self.cells if cell and cell.is_whole)

    @property
    def parts(self) -> tuple[Place, ...]:
        """The sentences of further sources that have it in part."""
        return tuple(cell.place for cell in self.cells if cell and not cell.is_whole)

    @property
    def places(self) -> tuple[Place, ...]:
        """All sentences of the row, by source."""
        return tuple(cell.place for cell in self.cells if cell)


@kept
def rows_of(comparison: Comparison) -> tuple[Row, ...]:
    """Every row there is, by their first places.

    Cost: 0.2 s for 180,000 pairs, nothing the second time.
    """
    disputes = disputes_of(comparison)
    shown: set[Place] = set()
    rows = []
    for group in comparison.groups:
        row = _row(comparison, disputes, Kind.GROUP, clearest(comparison, group), group)
        rows.append(row)
        shown.update(row.places)
    for source, statuses in enumerate(comparison.statuses):
        for number, status in enumerate(statuses):
            place = Place(source, number)
            if status is Status.UNIQUE:
                rows.append(_row(comparison, disputes, Kind.UNIQUE, place, (place,)))
            elif status is Status.PARTLY and place not in shown:
                row = _row(comparison, disputes, Kind.PARTLY, place, (place,))
                rows.append(row)
                shown.update(row.places)
    return tuple(sorted(rows, key=lambda row: row.places))


def clearest(comparison: Comparison, places: Iterable[Place]) -> Place:
    """The sentence with the shortest wording that can stand alone.

    It is no scrap, it does not begin with a word that points back, and no quotation mark is left
    open.
    """

    def rank(place: Place) -> tuple[bool, int, Place]:
        text = comparison.sentence(place).text
        first = text.split(maxsplit=1)[0].casefold() if text.strip() else ""
        is_open = text.count("“") != text.count("”") or text.count('"') % 2 == 1
        is_unclear = is_open or first in _POINTING or count_words(text) < WHOLE
        return is_unclear, len(text), place

    return min(places, key=rank)


def remarks_on(row: Row, source: int, comparison: Comparison) -> tuple[str, ...]:
    """What is to be said of a cell: what it does with a claim, where it stands, its relation."""
    cell = row.cells[source]
    stance = row.stances[source] if row.stances else None
    return (
        *((stance_in_words(stance),) if stance is not None else ()),
        *(
            f"{clean(each.name)}: {stance_in_words(each.stance)}"
            for each in (row.voices[source] if row.voices else ())
        ),
        *(_place_remarks(row, cell, comparison) if cell else ()),
    )


def _place_remarks(row: Row, cell: Cell, comparison: Comparison) -> Iterator[str]:
    """Where a cell stands, its relation, and what it does not agree on with others of the row."""
    yield f"sentence {cell.place.sentence + 1}"
    if cell.relation is None:
        if row.claim is None and len(row.places) > 1:
            yield "shown in the row"
    elif cell.is_whole or cell.relation is Relation.PARTIAL:
        yield RELATION_WORDS[cell.relation]
    else:
        yield f"{RELATION_WORDS[cell.relation]}, like some of these only"
    for pair in comparison.partners.get(cell.place, ()):
        other = pair.other(cell.place)
        if other in row.places:
            for one in pair.disagreements:
                here, there = one.left, one.right
                if pair.right == cell.place:
                    here, there = there, here
                if one.kind != SPELLING:
                    yield f"{clean(here)} here, {clean(there)} in {other.source + 1}"


def _row(
    comparison: Comparison, disputes: Disputes, kind: Kind, lead: Place, group: Sequence[Place]
) -> Row:
    """Set the group against the lead; of a source beyond it the strongest partner is a part."""
    inside = set(group)
    cells: dict[int, Cell] = {lead.source: Cell(lead, None, is_whole=True)}
    parts: dict[int, Pair] = {}
    for place in group:
        ties = []
        before = -1
        for pair in comparison.partners.get(place, ()):
            other = pair.left if pair.right == place else pair.right
            if other in inside:
                ties.append((other != lead, strength(pair), pair.relation))
            elif other.source != before:  # within a source the strongest comes first
                before = other.source
                if before not in parts or strength(pair) < strength(parts[before]):
                    parts[before] = pair
        if place != lead:
            cells[place.source] = Cell(place, min(ties)[-1], is_whole=True)
    for source, pair in parts.items():
        if source not in cells:
            place = pair.left if pair.left.source == source else pair.right
            cells[source] = Cell(place, pair.relation, is_whole=False)
    findings = comparison.findings
    return Row(
        kind,
        comparison.sentence(lead).text,
        lead,
        tuple(cells.get(source) for source in range(len(comparison.sources))),
        findings.count_witnesses(place.source for place in group) if findings else None,
        count_disagreements(disputes, {cell.place for cell in cells.values()}),
    )


def disputes_of(comparison: Comparison) -> Disputes:
    """The pairs that have disagreements."""
    disputes: Disputes = {}
    for pair in comparison.pairs:
        if pair.disagreements:
            disputes.setdefault(pair.left, []).append(pair)
    return disputes


def count_disagreements(disputes: Disputes, places: Collection[Place]) -> int:
    """Points between any two of the sentences, each once, whoever else has the same wordings."""
    points = {
        (one.kind, *sorted((one.left, one.right)))
        for place in places
        for pair in disputes.get(place, ())
        if pair.right in places
        for one in pair.disagreements
        if one.kind != SPELLING
    }
    return len(points)
