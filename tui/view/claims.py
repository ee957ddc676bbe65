"""The claims of the notebook as rows of the matrix, and what a source does with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotate.claims import Bearing, Stance
from tui.annotate.stances import DISPUTING
from tui.screen import clean
from tui.view.evidence import stance_in_words
from tui.view.matrix import Cell, Kind, Row, count_disagreements, disputes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.annotate.claims import Claim, ClaimId, SourceStance
    from tui.model import Place, Relation
    from tui.session.desk import Desk
    from tui.view.matrix import Disputes

LETTERS: Mapping[str, Stance] = {stance.value[0]: stance for stance in Stance}
"""The letter that sets a stance, and that shows it."""


PASSIVE = {
    Bearing.SUPPORTS: "supported",
    Bearing.CONTRADICTS: "contradicted",
    Bearing.REFINES: "refined",
}


def claim_rows(desk: Desk) -> tuple[Row, ...]:
    """A row for each claim, in the order of the file; sources that are not open are left out."""
    claims = desk.notebook.claims
    disputes = disputes_of(desk.comparison) if claims else {}
    return tuple(_row(desk, disputes, claim) for claim in claims)


def stance_sign(stance: SourceStance | None, clash: str = "") -> str:
    """Two cells: the letter of a stance, and whether nobody has confirmed it.

    Or instead of that the sign `clash`, for a stance that a colleague sees otherwise.
    """
    if stance is None:
        return "  "
    return f"{stance.stance.value[0]}{'?' if stance.is_proposed else clash or ' '}"


def told_of_claim(desk: Desk, claim: ClaimId) -> tuple[str, ...]:
    """What else is known of a claim: its review, other claims, articles that are not open."""
    claims = {each.id: each for each in desk.notebook.claims}
    here = claims.get(claim)
    return () if here is None else tuple(_told(desk, claims, here))


def _told(desk: Desk, claims: Mapping[ClaimId, Claim], here: Claim) -> Iterator[str]:
    if here.review is not None:
        yield clean("reviewed: " + ", ".join(filter(None, here.review)))
    for link in here.links:
        other = claims.get(link.claim)
        words = clean(other.text) if other else "a claim the file has lost"
        yield f"{link.bearing}: {words}"
    for other in claims.values():
        for link in other.links:
            if link.claim == here.id:
                yield f"{PASSIVE[link.bearing]} by: {clean(other.text)}"
    names = {each.id: each.publisher or each.file for each in desk.notebook.sources}
    closed = [
        f"{names.get(each.source, each.source)} {stance_in_words(each)}"
        for each in here.stances
        if each.source not in desk.open_keys
    ]
    if closed:
        yield clean(f"not open: {'; '.join(closed)}")


def _row(desk: Desk, disputes: Disputes, claim: Claim) -> Row:
    stances: dict[int, SourceStance] = {}
    places: dict[int, Place] = {}
    for stance in claim.stances:
        at = desk.open_keys.get(stance.source)
        if at is None:
            continue
        stances[at[0]] = stance
        placed = (desk.placed.get(each) for each in stance.annotations)
        first = next((place for each in placed if each for place in each.places), None)
        if first is not None:
            places[at[0]] = first
    lead = next(iter(places.values()), None)
    numbers = range(len(desk.comparison.sources))
    findings = desk.comparison.findings
    row = Row(
        Kind.CLAIM,
        claim.text,
        lead,
        tuple(_cell(desk, places.get(number), lead) for number in numbers),
        None,
        count_disagreements(disputes, set(places.values()))
        + sum(_is_news(desk, stance, places, at) for at, stance in stances.items()),
        claim.id,
        tuple(stances.get(number) for number in numbers),
        tuple(desk.voices.get((claim.id, number), ()) for number in numbers),
    )
    return row._replace(independent=findings.count_witnesses(row.holders)) if findings else row


def _is_news(desk: Desk, stance: SourceStance, places: Mapping[int, Place], source: int) -> bool:
    """Whether a source disputes the claim, and its sentence does not show that by itself."""
    if stance.stance is not Stance.DISPUTES:
        return False
    place = places.get(source)
    pairs = desk.comparison.partners.get(place, ()) if place else ()
    others = set(places.values())
    return not any(
        one.kind == DISPUTING
        for pair in pairs
        if place and pair.other(place) in others
        for one in pair.disagreements
    )


def _cell(desk: Desk, place: Place | None, lead: Place | None) -> Cell | None:
    return None if place is None else Cell(place, _relation(desk, place, lead), is_whole=True)


def _relation(desk: Desk, place: Place, lead: Place | None) -> Relation | None:
    pairs = desk.comparison.partners.get(place, ())
    return next((pair.relation for pair in pairs if pair.other(place) == lead), None)
