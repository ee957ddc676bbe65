"""The nouns of claims: a statement a person wrote down, and what each source has to do with it.

No rules, no files.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, NewType

if TYPE_CHECKING:
    from tui.annotate.tags import AnnotationId, SourceKey

ClaimId = NewType("ClaimId", str)


class Stance(StrEnum):
    """What a source does with a claim. No stance at all means that nobody looked."""

    STATES = "states"
    """Says it in its own voice."""
    ATTRIBUTES = "attributes"
    """Says that somebody says it."""
    CONFIRMS = "confirms"
    """Says it, and how it came to know."""
    QUALIFIES = "qualifies"
    """Says it with a limit, or with another figure or date."""
    DISPUTES = "disputes"
    OMITS = "omits"
    """Somebody looked, and it is not there."""


class Bearing(StrEnum):
    """What one claim is to another."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    REFINES = "refines"


class SourceStance(NamedTuple):
    """The stance of one source to a claim."""

    source: SourceKey
    stance: Stance
    attributed_to: str = ""
    """Who is said to say it; empty for nobody."""
    annotations: tuple[AnnotationId, ...] = ()
    """Where the source says it; may name annotations the file has lost."""
    is_proposed: bool = False
    """The program suggested it and no person has confirmed it."""


class ClaimLink(NamedTuple):
    """What a claim is to another one; it stands with the first of the two."""

    bearing: Bearing
    claim: ClaimId
    """The other one; may be a claim the file has lost."""


class Review(NamedTuple):
    """What a fact-checker made of a claim; the fields of schema.org's ClaimReview."""

    rating: str
    """In the reviewer's own words, such as `mostly true` or `3 of 5`."""
    author: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement a person wrote down, with the stance of each source that was looked at."""

    id: ClaimId
    text: str
    stances: tuple[SourceStance, ...] = ()
    """At most one for each source, in the order they were taken in."""
    links: tuple[ClaimLink, ...] = ()
    """To other claims; `relations` in the file."""
    review: Review | None = None
    creator: str = ""
    created: str = ""
    """As in an annotation."""
    modified: str = ""

    def stance_of(self, source: SourceKey) -> SourceStance | None:
        """The stance of a source; None if nobody looked."""
        return next((each for each in self.stances if each.source == source), None)
