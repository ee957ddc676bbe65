"""What an act makes of an entry that someone else changed meanwhile, kind by kind."""

from __future__ import annotations

from dataclasses import replace

from tui.annotate.claims import Claim, ClaimId, Review, SourceStance, Stance
from tui.annotate.settle import settle
from tui.annotate.tags import (
    Anchor,
    Annotation,
    AnnotationId,
    SourceEntry,
    SourceKey,
    Tag,
    TagId,
)

S1, S2 = SourceKey("s1"), SourceKey("s2")
SOURCE = SourceEntry(S1, "a.txt", "Reuters", "aa", 10)
TAG = Tag(TagId("figure"), "Figure", "2", "#", "green")
CLAIM = Claim(ClaimId("c-1"), "A swap.", (SourceStance(S1, Stance.STATES),))
MARK = Annotation(
    AnnotationId("a-1"), Anchor(S1, "swap", "", "", 2, 6), (TagId("claim"),), "", "ana", "1", "1"
)


def test_of_a_source_the_fields_that_changed_on_one_side_only_are_taken() -> None:
    current = replace(SOURCE, publisher="AP", length=12)
    wanted = replace(SOURCE, file="b.txt", length=11)

    assert settle(current, SOURCE, wanted) == replace(current, file="b.txt")


def test_of_a_tag_the_fields_that_changed_on_one_side_only_are_taken() -> None:
    current = replace(TAG, label="Number", color="red")
    wanted = replace(TAG, color="blue", description="With a unit.", requires_note=True)

    assert settle(current, TAG, wanted) == replace(
        current, description="With a unit.", requires_note=True
    )


def test_an_annotation_made_again_joins_what_is_left_of_it() -> None:
    left = replace(MARK, tags=(TagId("error"),), note="theirs", modified="2")

    assert settle(left, None, MARK) == replace(
        left, tags=(TagId("error"), TagId("claim")), modified="1"
    )


def test_a_claim_made_again_joins_what_is_left_of_it() -> None:
    theirs = SourceStance(S2, Stance.OMITS)
    left = replace(CLAIM, stances=(theirs,), review=Review("true"))

    assert settle(left, None, CLAIM) == replace(left, stances=(theirs, *CLAIM.stances))


def test_an_entry_of_another_kind_is_left_alone() -> None:
    assert settle(TAG, SOURCE, None) == TAG
