"""One claim in two hands: brought together part by part, kept twice only where both clash."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui.annotate.change import apply, invert
from tui.annotate.claims import Bearing, Claim, ClaimId, ClaimLink, Review, SourceStance, Stance
from tui.annotate.edit import Stamp, Target, remove
from tui.annotate.edit_claims import delete_claim, edit_text, relate, set_review, set_stance
from tui.annotate.edit_codebook import merge_tags
from tui.annotate.merge import catch_up, merge
from tui.annotate.tags import (
    EMPTY_NOTEBOOK,
    Anchor,
    Annotation,
    AnnotationId,
    EntryKey,
    Notebook,
    Section,
    SourceEntry,
    SourceKey,
    TagId,
)

S1, S2, S3 = SourceKey("s1"), SourceKey("s2"), SourceKey("s3")
A1, A2 = AnnotationId("a-1"), AnnotationId("a-2")
C1, C2 = ClaimId("c-1"), ClaimId("c-2")
ANA, BO = Stamp("ana", "2026-11-21T23:10:00Z"), Stamp("bo", "2026-11-22T08:00:00Z")
SOURCES = tuple(SourceEntry(key, f"{key}.txt", None, key, 50) for key in (S1, S2, S3))
ANCHOR = Anchor(S1, "swap", "a ", " was", 10, 14)


def annotation(identity: AnnotationId, *tags: str) -> Annotation:
    given = tuple(TagId(tag) for tag in tags)
    return Annotation(identity, ANCHOR, given, "", "ana", ANA.moment, ANA.moment)


CLAIM = Claim(
    C1,
    "A swap.",
    (SourceStance(S1, Stance.STATES, "", (A1,), is_proposed=True),),
    creator="ana",
    created=ANA.moment,
    modified=ANA.moment,
)
BASE = replace(
    EMPTY_NOTEBOOK,
    sources=SOURCES,
    annotations=(annotation(A1), annotation(A2, "figure")),
    claims=(CLAIM, Claim(C2, "A war.")),
)


def stanced(notebook: Notebook, source: SourceKey, stance: Stance, stamp: Stamp) -> Notebook:
    return apply(notebook, set_stance(notebook, C1, source, stance, stamp))


def worded(notebook: Notebook, text: str, stamp: Stamp = BO) -> Notebook:
    return apply(notebook, edit_text(notebook, C1, text, stamp))


def linked(notebook: Notebook, *annotations: AnnotationId) -> Notebook:
    """The notebook with the first claim's first stance at other places."""
    claim = notebook.claims[0]
    stance = claim.stances[0]._replace(annotations=annotations)
    first = replace(claim, stances=(stance, *claim.stances[1:]))
    return replace(notebook, claims=(first, *notebook.claims[1:]))


def test_stances_of_two_sources_come_together_in_one_claim() -> None:
    merged = merge(
        BASE, stanced(BASE, S2, Stance.OMITS, ANA), stanced(BASE, S3, Stance.DISPUTES, BO)
    )

    assert [each.source for each in merged.notebook.claims[0].stances] == [S1, S3, S2]
    assert (len(merged.notebook.claims), merged.problems) == (2, ())


def test_a_new_text_and_a_new_stance_come_together() -> None:
    merged = merge(BASE, worded(BASE, "A great swap."), stanced(BASE, S2, Stance.OMITS, ANA))
    claim = merged.notebook.claims[0]

    assert (claim.text, len(claim.stances), claim.modified) == ("A great swap.", 2, BO.moment)


def test_two_texts_are_two_claims() -> None:
    merged = merge(BASE, worded(BASE, "Ours."), worded(BASE, "Theirs."))

    assert [claim.text for claim in merged.notebook.claims] == ["Theirs.", "A war.", "Ours."]
    assert merged.renames == {
        EntryKey(Section.CLAIMS, C1): merged.notebook.claims[2].id,
    }


def test_a_claim_kept_twice_is_reported_with_both_ids() -> None:
    merged = merge(BASE, worded(BASE, "Ours."), worded(BASE, "Theirs."))
    (problem,) = merged.problems

    assert merged.notebook.claims[0].id in problem
    assert merged.notebook.claims[2].id in problem


def test_two_stances_on_one_source_are_two_claims() -> None:
    merged = merge(
        BASE, stanced(BASE, S1, Stance.DISPUTES, ANA), stanced(BASE, S1, Stance.CONFIRMS, BO)
    )

    assert [
        claim.stances[0].stance for claim in (merged.notebook.claims[0], merged.notebook.claims[2])
    ] == [
        Stance.CONFIRMS,
        Stance.DISPUTES,
    ]


def test_two_reviews_are_two_claims() -> None:
    ours = apply(BASE, set_review(BASE, C1, Review("true"), ANA))
    theirs = apply(BASE, set_review(BASE, C1, Review("false"), BO))

    assert len(merge(BASE, ours, theirs).notebook.claims) == 3


@pytest.mark.parametrize("is_ours", [True, False])
def test_a_confirmed_stance_stands_above_a_proposed_one(is_ours: bool) -> None:  # noqa: FBT001 - which side
    guessed = replace(CLAIM, stances=(SourceStance(S1, Stance.QUALIFIES, is_proposed=True),))
    sides = [
        stanced(BASE, S1, Stance.DISPUTES, ANA),
        replace(BASE, claims=(guessed, BASE.claims[1])),
    ]
    ours, theirs = sides if is_ours else sides[::-1]
    merged = merge(BASE, ours, theirs)

    assert merged.notebook.claims[0].stances[0].stance is Stance.DISPUTES
    assert not merged.notebook.claims[0].stances[0].is_proposed
    assert len(merged.notebook.claims) == 2


def test_a_stance_both_confirm_is_confirmed() -> None:
    ours = linked(stanced(BASE, S1, Stance.STATES, ANA), A1, A2)
    merged = merge(BASE, ours, stanced(BASE, S1, Stance.STATES, BO)).notebook
    (stance,) = merged.claims[0].stances

    assert (stance.is_proposed, stance.annotations) == (False, (A1, A2))


def test_a_place_one_side_let_go_is_gone_and_one_the_other_took_in_is_there() -> None:
    theirs = replace(
        linked(BASE, A1, A2), claims=(*linked(BASE, A1, A2).claims, Claim(ClaimId("c-3"), "x"))
    )
    (stance,) = merge(BASE, linked(BASE), theirs).notebook.claims[0].stances

    assert stance.annotations == (A2,)


def test_a_stance_taken_back_here_and_changed_there_is_kept() -> None:
    ours = replace(BASE, claims=(replace(CLAIM, stances=()), BASE.claims[1]))
    theirs = stanced(BASE, S1, Stance.DISPUTES, BO)

    assert merge(BASE, ours, theirs).notebook.claims[0].stances == theirs.claims[0].stances
    assert merge(BASE, theirs, ours).notebook.claims[0].stances == theirs.claims[0].stances


def test_relations_of_both_sides_are_kept() -> None:
    ours = apply(BASE, relate(BASE, C1, Bearing.SUPPORTS, C2, ANA))
    theirs = apply(BASE, relate(BASE, C1, Bearing.REFINES, C2, BO))

    assert merge(BASE, ours, theirs).notebook.claims[0].links == (
        ClaimLink(Bearing.REFINES, C2),
        ClaimLink(Bearing.SUPPORTS, C2),
    )


def test_a_claim_removed_here_and_changed_there_is_kept_with_its_places() -> None:
    ours = apply(BASE, delete_claim(BASE, C1, ANA))
    merged = merge(BASE, ours, worded(BASE, "Theirs."))

    assert merged.notebook.claims[0].text == "Theirs."
    assert {one.id for one in merged.notebook.annotations} == {A1, A2}


def test_a_claim_follows_a_source_that_took_another_id() -> None:
    alone = replace(EMPTY_NOTEBOOK, sources=(SOURCES[0],), annotations=(annotation(A1),))
    ours = replace(alone, claims=(CLAIM,))
    theirs = replace(EMPTY_NOTEBOOK, sources=(replace(SOURCES[1], id=S1),))
    merged = merge(EMPTY_NOTEBOOK, ours, theirs).notebook

    assert merged.claims[0].stances[0].source == "s2"


def test_a_source_that_only_a_claim_names_is_kept() -> None:
    ours = stanced(BASE, S2, Stance.OMITS, ANA)
    merged = merge(BASE, ours, replace(BASE, sources=SOURCES[:1])).notebook

    assert [source.id for source in merged.sources] == [S1, S2]


def test_what_was_done_to_a_claim_during_a_save_is_not_lost() -> None:
    wanted = stanced(BASE, S2, Stance.OMITS, ANA)
    current = stanced(wanted, S3, Stance.OMITS, ANA)
    saved = merge(BASE, wanted, worded(BASE, "Theirs."))
    caught = catch_up(wanted, current, saved.notebook, saved.renames).notebook

    assert caught.claims[0].text == "Theirs."
    assert {each.source for each in caught.claims[0].stances} == {S1, S2, S3}


def test_a_tag_merged_here_is_the_other_one_on_what_a_colleague_tagged_meanwhile() -> None:
    ours = apply(BASE, merge_tags(BASE, TagId("figure"), TagId("claim"), ANA))
    theirs = replace(
        BASE, annotations=(*BASE.annotations, annotation(AnnotationId("a-3"), "figure"))
    )
    merged = merge(BASE, ours, theirs).notebook

    assert [one.tags for one in merged.annotations] == [(), ("claim",), ("claim",)]


def test_undo_takes_back_a_stance_and_leaves_the_text_someone_else_wrote_since() -> None:
    change = set_stance(BASE, C1, S2, Stance.OMITS, ANA)
    after = apply(worded(apply(BASE, change), "Theirs."), invert(change))

    assert (after.claims[0].text, after.claims[0].stances) == ("Theirs.", CLAIM.stances)


def test_undo_of_a_new_claim_leaves_what_someone_else_added_to_it() -> None:
    empty = replace(BASE, claims=())
    made = replace(BASE, claims=(CLAIM,))
    change = delete_claim(made, C1, ANA)
    theirs = stanced(made, S2, Stance.OMITS, BO)
    (left,) = apply(theirs, change).claims

    assert [each.source for each in left.stances] == [S2]
    assert apply(made, change).claims == empty.claims


def test_redo_on_a_claim_someone_removed_brings_only_what_it_said() -> None:
    change = set_stance(BASE, C1, S2, Stance.OMITS, ANA)
    gone = replace(BASE, claims=())
    (back,) = apply(gone, change).claims

    assert [each.source for each in back.stances] == [S2]


def test_undo_on_a_claim_someone_removed_brings_nothing() -> None:
    change = set_stance(BASE, C1, S2, Stance.OMITS, ANA)
    gone = replace(BASE, claims=())

    assert apply(gone, invert(change)) == gone


def test_an_annotation_that_a_colleague_linked_since_outlives_its_undo() -> None:
    made = replace(BASE, annotations=(annotation(A2, "figure"),), claims=())
    change = remove(made, [Target(ANCHOR, A2)])
    theirs = replace(made, claims=(linked(BASE, A2).claims[0],))
    (left,) = apply(theirs, change).annotations

    assert (left.id, left.tags) == (A2, ())
