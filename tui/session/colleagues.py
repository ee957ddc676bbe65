"""Who tagged which sentence how, for several annotators, and where they differ. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.colleagues.codebooks import label_of
from tui.model import Place, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.annotate.claims import Claim, ClaimId, SourceStance
    from tui.annotate.tags import Annotation, TagId
    from tui.model import Comparison
    from tui.session.desk import Desk


class Coding(NamedTuple):
    """What one annotator made of the open articles."""

    name: str
    tags: Mapping[Place, frozenset[str]]
    """The tags on each tagged sentence, by their labels, since ids may differ from file to file."""
    sources: frozenset[int]
    """The articles this annotator looked at: those with an annotation, whatever became of it.

    In them a sentence without a tag was looked at and given none; in others nothing is known.
    """

    def at(self, place: Place) -> frozenset[str] | None:
        """The tags on a sentence; None if this annotator did not look."""
        return self.tags.get(place, frozenset()) if place.source in self.sources else None


class Voice(NamedTuple):
    """What a colleague says that a source does with a claim."""

    name: str
    stance: SourceStance
    is_otherwise: bool
    """The reader says something else; not that the reader says nothing."""


def claim_names(claim: Claim) -> tuple[str, str]:
    """What a claim is recognised by in another file: the same text, or the same id."""
    return f"text {' '.join(claim.text.split()).casefold()}", f"id {claim.id}"


def voices_of(desk: Desk) -> dict[tuple[ClaimId, int], tuple[Voice, ...]]:
    """What colleagues say of the reader's claims, by claim and open source, where they differ.

    A stance that was only proposed is nobody's word.
    """
    voices: dict[tuple[ClaimId, int], list[Voice]] = {}
    mine = {position: key for key, (position, _) in desk.open_keys.items()}
    for name, notebook in desk.colleagues:
        keys = replace(desk, notebook=notebook, colleagues=()).open_keys
        known = {each: claim for claim in notebook.claims for each in claim_names(claim)}
        for claim in desk.notebook.claims:
            theirs = next((known[each] for each in claim_names(claim) if each in known), None)
            for stance in theirs.stances if theirs else ():
                if stance.is_proposed or stance.source not in keys:
                    continue
                position = keys[stance.source][0]
                ours = claim.stance_of(mine[position]) if position in mine else None
                is_said = ours is not None and not ours.is_proposed
                if ours is None or not is_said or ours.stance is not stance.stance:
                    row = voices.setdefault((claim.id, position), [])
                    row.append(Voice(name, stance, is_said))
    return {place: tuple(row) for place, row in voices.items()}


def labels_of(desk: Desk) -> dict[str, str]:
    """What tags are recognised by, to how they are written."""
    return {label_of(tag): tag.label for tag in desk.notebook.codebook}


def coding_of(desk: Desk, name: str, *, creator: str | None = None) -> Coding:
    """What stands in a desk's notebook, or what of it one creator wrote."""
    names = {tag.id: label_of(tag) for tag in desk.notebook.codebook}
    rows: dict[Place, set[str]] = {}
    sources = set()
    for annotation in desk.notebook.annotations:
        at = desk.open_keys.get(annotation.anchor.source)
        if at is None or creator not in {None, annotation.creator}:
            continue
        sources.add(at[0])
        for place in desk.placed[annotation.id].places:
            rows.setdefault(place, set()).update(_named(desk, names, annotation))
    tags = {place: frozenset(row) for place, row in rows.items()}
    return Coding(name, tags, frozenset(sources))


def _named(desk: Desk, names: Mapping[TagId, str], annotation: Annotation) -> Iterator[str]:
    for tag in annotation.tags:
        living = desk.merged_tags.get(tag, tag)
        yield names.get(living, living)


def units_of(
    comparison: Comparison, codings: Sequence[Coding]
) -> Iterator[tuple[Place, tuple[frozenset[str] | None, ...]]]:
    """The body sentences that two annotators or more looked at, with the tags of each of them."""
    for position, source in enumerate(comparison.sources):
        if sum(position in coding.sources for coding in codings) < 2:
            continue
        for number, sentence in enumerate(source.sentences):
            if sentence.role is Role.BODY:
                place = Place(position, number)
                yield place, tuple(coding.at(place) for coding in codings)


def differing(
    comparison: Comparison, codings: Sequence[Coding]
) -> dict[Place, tuple[frozenset[str] | None, ...]]:
    """The sentences to which not all who looked gave the same tags."""
    return {
        place: values
        for place, values in units_of(comparison, codings)
        if len(set(values) - {None}) > 1
    }


def join(name: str, codings: Sequence[Coding]) -> Coding:
    """What one annotator wrote into several files."""
    rows: dict[Place, frozenset[str]] = {}
    for coding in codings:
        for place, tags in coding.tags.items():
            rows[place] = rows.get(place, frozenset()) | tags
    return Coding(name, rows, frozenset(each for coding in codings for each in coding.sources))
