"""Changes of claims as plain data: made, grown, judged, put in relation; all pure, like `edit`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.change import Change, swaps
from tui.annotate.claims import Claim, ClaimLink, Review, SourceStance, Stance
from tui.annotate.edit import distinct, new_annotation, standing_at, tidy
from tui.annotate.ids import fresh_claim_id, linked_annotations, storable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tui.annotate.claims import Bearing, ClaimId
    from tui.annotate.edit import Stamp, Target
    from tui.annotate.tags import Annotation, AnnotationId, Entry, Notebook, SourceKey


class Proposal(NamedTuple):
    """A place that a claim is to refer to, and what its source seems to do with the claim."""

    target: Target
    stance: Stance
    attributed_to: str = ""


def make_claim(
    notebook: Notebook, text: str, proposals: Sequence[Proposal], stamp: Stamp
) -> tuple[Change, ClaimId]:
    """Write a claim down, each place linked, each stance proposed until a person confirms it.

    Places without an annotation get one. Of two places in one source the first gives the stance.

    Raises:
        ValueError: the text is blank.
    """
    text = _text(text)
    identity = fresh_claim_id(text, stamp, {claim.id for claim in notebook.claims})
    claim = Claim(
        id=identity,
        text=text,
        creator=storable(stamp.creator),
        created=stamp.moment,
        modified=stamp.moment,
    )
    pairs, claim = _linked(notebook, claim, proposals, stamp)
    return swaps(notebook, [*pairs, (None, claim)]), identity


def add_to_claim(
    notebook: Notebook, claim: ClaimId, proposals: Sequence[Proposal], stamp: Stamp
) -> Change:
    """Let a claim refer to more places; a stance that is there already stays.

    Raises:
        KeyError: there is no such claim.
    """
    old = claim_named(notebook, claim)
    pairs, new = _linked(notebook, old, proposals, stamp)
    return _changed(notebook, old, new, stamp, pairs)


def set_stance(  # noqa: PLR0913 - who says what of which source, and who says so
    notebook: Notebook,
    claim: ClaimId,
    source: SourceKey,
    stance: Stance,
    stamp: Stamp,
    *,
    attributed_to: str = "",
) -> Change:
    """Say what a source does with a claim: a person's word, so no longer proposed.

    The places it is linked to stay, unless it omits the claim: then there are none.

    Raises:
        KeyError: there is no such claim.
    """
    old = claim_named(notebook, claim)
    there = old.stance_of(source) or SourceStance(source, stance)
    said = there._replace(stance=stance, attributed_to=_line(attributed_to), is_proposed=False)
    if stance is Stance.OMITS:
        said = said._replace(annotations=())
    return _changed(notebook, old, _with_stance(old, said), stamp)


def confirm_stances(notebook: Notebook, claim: ClaimId, stamp: Stamp) -> Change:
    """Let every stance that was only proposed be a person's word.

    Raises:
        KeyError: there is no such claim.
    """
    old = claim_named(notebook, claim)
    stances = tuple(each._replace(is_proposed=False) for each in old.stances)
    return _changed(notebook, old, replace(old, stances=stances), stamp)


def clear_stance(notebook: Notebook, claim: ClaimId, source: SourceKey, stamp: Stamp) -> Change:
    """Take back whatever was said of a source, with its links: as if nobody had looked.

    Raises:
        KeyError: there is no such claim.
    """
    old = claim_named(notebook, claim)
    stances = tuple(each for each in old.stances if each.source != source)
    return _changed(notebook, old, replace(old, stances=stances), stamp)


def unlink(
    notebook: Notebook, claim: ClaimId, annotations: Collection[AnnotationId], stamp: Stamp
) -> Change:
    """Let a claim no longer refer to some places; its stances stay.

    Raises:
        KeyError: there is no such claim.
    """
    old = claim_named(notebook, claim)
    stances = tuple(
        each._replace(annotations=tuple(one for one in each.annotations if one not in annotations))
        for each in old.stances
    )
    return _changed(notebook, old, replace(old, stances=stances), stamp)


def edit_text(notebook: Notebook, claim: ClaimId, text: str, stamp: Stamp) -> Change:
    """Word a claim otherwise.

    Raises:
        KeyError: there is no such claim.
        ValueError: the text is blank.
    """
    old = claim_named(notebook, claim)
    return _changed(notebook, old, replace(old, text=_text(text)), stamp)


def delete_claim(notebook: Notebook, claim: ClaimId, stamp: Stamp) -> Change:
    """Remove a claim, what others are to it, and the annotations that were there for it alone.

    Raises:
        KeyError: there is no such claim.
    """
    old = claim_named(notebook, claim)
    pairs: list[tuple[Entry | None, Entry | None]] = [(old, None)]
    for other in notebook.claims:
        links = tuple(link for link in other.links if link.claim != claim)
        if other.id != claim and links != other.links:
            pairs.append((other, replace(other, links=links, modified=stamp.moment)))
    return swaps(notebook, [*pairs, *_orphans(notebook, old, None)])


def relate(
    notebook: Notebook, claim: ClaimId, bearing: Bearing, other: ClaimId, stamp: Stamp
) -> Change:
    """Say what a claim is to another; saying it twice takes it back.

    Raises:
        KeyError: one of the two is not there.
        ValueError: they are one claim.
    """
    old = claim_named(notebook, claim)
    if claim_named(notebook, other) is old:
        raise ValueError("a claim is nothing to itself")
    link = ClaimLink(bearing, other)
    links = tuple(each for each in old.links if each != link)
    if links == old.links:
        links = (*links, link)
    return _changed(notebook, old, replace(old, links=links), stamp)


def set_review(notebook: Notebook, claim: ClaimId, review: Review | None, stamp: Stamp) -> Change:
    """Keep what a fact-checker made of a claim; None, or a blank rating, removes it.

    Raises:
        KeyError: there is no such claim.
    """
    old = claim_named(notebook, claim)
    if review is not None:
        review = Review(*map(_line, review))
    kept = review if review is not None and review.rating else None
    return _changed(notebook, old, replace(old, review=kept), stamp)


def claim_named(notebook: Notebook, claim: ClaimId) -> Claim:
    """The claim of this id.

    Raises:
        KeyError: there is none.
    """
    for each in notebook.claims:
        if each.id == claim:
            return each
    raise KeyError(claim)


def _linked(
    notebook: Notebook, claim: Claim, proposals: Sequence[Proposal], stamp: Stamp
) -> tuple[list[tuple[Entry | None, Entry | None]], Claim]:
    """The annotations to be made for the places, and the claim that refers to them all."""
    taken: set[str] = {annotation.id for annotation in notebook.annotations}
    pairs: list[tuple[Entry | None, Entry | None]] = []
    wanted = {each.target: each for each in proposals}
    for target in distinct([each.target for each in proposals]):
        annotation = standing_at(notebook, target)
        if annotation is None:
            annotation = new_annotation(target.anchor, stamp, taken)
            pairs.append((None, annotation))
        _, stance, attributed_to = wanted[target]
        source = annotation.anchor.source
        there = claim.stance_of(source)
        if there is None:
            there = SourceStance(source, stance, _line(attributed_to), (), is_proposed=True)
        links = tuple(dict.fromkeys((*there.annotations, annotation.id)))
        claim = _with_stance(claim, there._replace(annotations=links))
    return pairs, claim


def _with_stance(claim: Claim, stance: SourceStance) -> Claim:
    stances = {each.source: each for each in claim.stances} | {stance.source: stance}
    return replace(claim, stances=tuple(stances.values()))


def _changed(
    notebook: Notebook,
    old: Claim,
    new: Claim,
    stamp: Stamp,
    pairs: Sequence[tuple[Entry | None, Entry | None]] = (),
) -> Change:
    if new == old:
        return ()
    new = replace(new, modified=stamp.moment)
    return swaps(notebook, [*pairs, (old, new), *_orphans(notebook, old, new)])


def _orphans(
    notebook: Notebook, old: Claim, new: Claim | None
) -> list[tuple[Annotation, Annotation | None]]:
    """The annotations that stood for the old claim alone, each to be removed."""
    before = replace(notebook, claims=(old,))
    others = [claim for claim in notebook.claims if claim.id != old.id]
    after = replace(notebook, claims=tuple(others if new is None else [*others, new]))
    lost = linked_annotations(before) - linked_annotations(after)
    return [
        (each, None)
        for each in notebook.annotations
        if each.id in lost and not each.tags and not each.note
    ]


def _text(text: str) -> str:
    text = tidy(text)
    if not text.strip():
        raise ValueError("a claim needs words")
    return text


def _line(text: str) -> str:
    return " ".join(storable(text).split())
