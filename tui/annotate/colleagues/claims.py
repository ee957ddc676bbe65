"""One claim as several people left it: what clashes is kept beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tui.annotate.claims import Claim, ClaimId, Review, SourceStance, Stance
from tui.annotate.ids import content_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.annotate.tags import SourceKey

T = TypeVar("T")

_ORDER = {stance: rank for rank, stance in enumerate(Stance)}


class Split(NamedTuple):
    """What became of the versions of one claim."""

    claims: tuple[Claim, ...]
    """The first has the id, the others one that follows from what is different about them."""
    problems: tuple[str, ...]


def unite_claim(versions: Sequence[Claim]) -> Split:
    """Bring versions of one claim, all with one text, together source by source.

    Stances to different sources add up. A stance that a person confirmed stands above one that was
    only proposed. Of two stances to one source, and of two reviews, the claim keeps the same one
    whatever the order, and the other stands in a claim of the same text beside it.
    """
    first = versions[0]
    if all(version == first for version in versions):
        return Split((first,), ())
    reviews = sorted({version.review for version in versions if version.review is not None})
    stances: dict[SourceKey, SourceStance] = {}
    lost: dict[str, list[SourceStance]] = {}
    reviewed: dict[str, Review] = {}
    problems = []
    for source in dict.fromkeys(each.source for version in versions for each in version.stances):
        kept, *others = _ranked(stance for v in versions if (stance := v.stance_of(source)))
        stances[source] = kept
        for other in others:
            fresh = _beside(first, other.stance, other.attributed_to)
            lost.setdefault(fresh, []).append(other)
            problems.append(
                f"claim {first.id}: {source} {kept.stance} and {other.stance} it: both are kept,"
                f" the second as {fresh}"
            )
    for review in reviews[1:]:
        fresh = _beside(first, "review", repr(review))
        reviewed[fresh] = review
        problems.append(
            f"claim {first.id} has two reviews, {reviews[0].rating} and {review.rating}: both are"
            f" kept, the second as {fresh}"
        )
    created, creator = min((v.created, v.creator) for v in versions)
    whole = Claim(
        id=first.id,
        text=first.text,
        stances=tuple(_in_one_order(versions, stances)),
        links=even([version.links for version in versions]),
        review=reviews[0] if reviews else None,
        creator=creator,
        created=created,
        modified=max(version.modified for version in versions),
    )
    copies = (
        replace(
            whole,
            id=ClaimId(fresh),
            stances=tuple(sorted(lost.get(fresh, ()), key=lambda each: each.source)),
            links=(),
            review=reviewed.get(fresh),
            modified=created,
        )
        for fresh in sorted(lost.keys() | reviewed.keys())
    )
    return Split((whole, *copies), tuple(problems))


def even(rows: Sequence[tuple[T, ...]]) -> tuple[T, ...]:
    """All that is in any of the lists; in their order if they are equal, else sorted."""
    if all(row == rows[0] for row in rows):
        return rows[0]
    return tuple(sorted({each for row in rows for each in row}, key=repr))


def _ranked(stances: Iterable[SourceStance]) -> list[SourceStance]:
    """The stances to one source, the same ones brought together; proposals only if that is all."""
    rows: dict[tuple[Stance, str], list[SourceStance]] = {}
    stances = list(stances)
    confirmed = [each for each in stances if not each.is_proposed]
    for each in confirmed or stances:
        rows.setdefault((each.stance, each.attributed_to), []).append(each)
    ranked = sorted(rows, key=lambda word: (_ORDER[word[0]], word[1]))
    words = ranked if confirmed else ranked[:1]
    return [
        rows[word][0]._replace(annotations=even([s.annotations for s in rows[word]]))
        for word in words
    ]


def _in_one_order(
    versions: Sequence[Claim], stances: dict[SourceKey, SourceStance]
) -> Iterable[SourceStance]:
    order = even([tuple(each.source for each in version.stances) for version in versions])
    return (stances[source] for source in order)


def _beside(claim: Claim, *what: str) -> str:
    return f"{claim.id}-{content_letters(claim.text, *what)}"
