from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply, invert
from tui.annotate.claims import Bearing, Claim, ClaimId, ClaimLink, Review, SourceStance, Stance
from tui.annotate.edit import Stamp, Target, remove, set_note, toggle_tag
from tui.annotate.edit_claims import (
    Proposal,
    add_to_claim,
    claim_named,
    clear_stance,
    confirm_stances,
    delete_claim,
    edit_text,
    make_claim,
    relate,
    set_review,
    set_stance,
    unlink,
)
from tui.annotate.tags import EMPTY_NOTEBOOK, AnnotationId, Notebook, SourceEntry, SourceKey, TagId

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "Both sides agreed. The swap is the biggest yet. Talks go on. Nobody denied it."
S1, S2, S3 = SourceKey("s1"), SourceKey("s2"), SourceKey("s3")
START = replace(
    EMPTY_NOTEBOOK,
    sources=tuple(SourceEntry(key, f"{key}.txt", None, key, len(TEXT)) for key in (S1, S2, S3)),
)
FIRST = Target(make_anchor(S1, TEXT, 0, 18))
LATER_ON = Target(make_anchor(S1, TEXT, 48, 60))
SECOND = Target(make_anchor(S2, TEXT, 19, 47))
GONE = ClaimId("c-gone")
ANA = Stamp("ana", "2026-11-21T23:10:00Z")
BO = Stamp("bo", "2026-11-22T08:00:00Z")
PROPOSALS = (Proposal(FIRST, Stance.ATTRIBUTES, "both sides"), Proposal(SECOND, Stance.STATES))


def claimed(
    *proposals: Proposal, notebook: Notebook = START, text: str = "They agreed."
) -> Notebook:
    return apply(notebook, make_claim(notebook, text, proposals or PROPOSALS, ANA)[0])


def only(notebook: Notebook) -> Claim:
    (claim,) = notebook.claims
    return claim


def standing(notebook: Notebook, target: Target) -> Target:
    found = next(one for one in notebook.annotations if one.anchor == target.anchor)
    return target._replace(annotation=found.id)


def test_a_claim_links_every_place_it_is_made_from() -> None:
    notebook = claimed()
    linked = [each.annotations for each in only(notebook).stances]

    assert linked == [(each.id,) for each in notebook.annotations]


def test_every_stance_of_a_new_claim_is_only_proposed() -> None:
    assert [
        (each.source, each.stance, each.attributed_to, each.is_proposed)
        for each in only(claimed()).stances
    ] == [(S1, Stance.ATTRIBUTES, "both sides", True), (S2, Stance.STATES, "", True)]


def test_a_claim_bears_who_made_it_and_when() -> None:
    claim = only(claimed())

    assert (claim.creator, claim.created, claim.modified) == ("ana", ANA.moment, ANA.moment)


def test_a_claim_and_its_annotations_are_one_act() -> None:
    change, _ = make_claim(START, "They agreed.", PROPOSALS, ANA)

    assert apply(apply(START, change), invert(change)) == START


def test_a_place_that_bears_a_tag_is_linked_as_it_is() -> None:
    tagged = apply(START, toggle_tag(START, [FIRST], TagId("claim"), ANA))
    notebook = claimed(Proposal(standing(tagged, FIRST), Stance.STATES), notebook=tagged)

    assert notebook.annotations == tagged.annotations


def test_two_places_of_one_source_are_one_stance_and_the_first_says_which() -> None:
    notebook = claimed(Proposal(FIRST, Stance.STATES), Proposal(LATER_ON, Stance.QUALIFIES))
    (stance,) = only(notebook).stances

    assert (stance.stance, len(stance.annotations)) == (Stance.STATES, 2)


def test_a_claim_needs_words() -> None:
    with pytest.raises(ValueError, match="words"):
        make_claim(START, " \n", PROPOSALS, ANA)


def test_the_text_of_a_claim_keeps_its_lines_and_loses_blanks_at_their_ends() -> None:
    assert only(claimed(text="\nOne  \r\ntwo\n")).text == "One\ntwo"


def test_two_claims_in_one_second_have_two_ids() -> None:
    notebook = claimed(notebook=claimed())

    assert len({claim.id for claim in notebook.claims}) == 2


def test_an_id_of_a_claim_is_short_and_plain() -> None:
    assert only(claimed()).id.removeprefix("c-").isalnum()


def test_a_place_added_to_a_claim_keeps_the_stance_that_is_there() -> None:
    notebook = claimed()
    claim = only(notebook).id
    change = add_to_claim(notebook, claim, [Proposal(LATER_ON, Stance.DISPUTES)], BO)
    stance = only(apply(notebook, change)).stances[0]

    assert (stance.stance, len(stance.annotations)) == (Stance.ATTRIBUTES, 2)


def test_a_place_that_a_claim_has_already_changes_nothing() -> None:
    notebook = claimed()
    place = Proposal(standing(notebook, FIRST), Stance.STATES)

    assert add_to_claim(notebook, only(notebook).id, [place], BO) == ()


def test_a_stance_that_a_person_gave_is_no_longer_proposed() -> None:
    notebook = claimed()
    change = set_stance(notebook, only(notebook).id, S2, Stance.DISPUTES, BO)
    stance = only(apply(notebook, change)).stances[1]

    assert (stance.stance, stance.is_proposed) == (Stance.DISPUTES, False)


def test_a_stance_that_a_person_gave_keeps_its_places() -> None:
    notebook = claimed()
    change = set_stance(notebook, only(notebook).id, S2, Stance.DISPUTES, BO)
    after = only(apply(notebook, change)).stances[1]

    assert after.annotations == only(notebook).stances[1].annotations


def test_the_proposed_stance_said_again_is_a_confirmation() -> None:
    notebook = claimed()
    change = set_stance(notebook, only(notebook).id, S2, Stance.STATES, BO)

    assert [each.is_proposed for each in only(apply(notebook, change)).stances] == [True, False]


def test_a_confirmed_stance_said_again_changes_nothing() -> None:
    notebook = claimed()
    claim = only(notebook).id
    notebook = apply(notebook, set_stance(notebook, claim, S2, Stance.STATES, BO))

    assert set_stance(notebook, claim, S2, Stance.STATES, ANA) == ()


def test_a_source_without_a_place_can_omit_a_claim() -> None:
    notebook = claimed()
    change = set_stance(notebook, only(notebook).id, S3, Stance.OMITS, BO)

    assert only(apply(notebook, change)).stance_of(S3) == SourceStance(S3, Stance.OMITS)


def test_a_source_that_omits_a_claim_has_no_place_in_it() -> None:
    notebook = claimed()
    linked = only(notebook).stances[1].annotations
    notebook = apply(notebook, set_stance(notebook, only(notebook).id, S2, Stance.OMITS, BO))

    assert only(notebook).stance_of(S2) == SourceStance(S2, Stance.OMITS)
    assert linked
    assert all(each.id not in linked for each in notebook.annotations)


def test_nobody_looked_at_a_source_without_a_stance() -> None:
    assert only(claimed()).stance_of(S3) is None


def test_whom_a_source_names_is_kept_in_one_line() -> None:
    notebook = claimed()
    change = set_stance(
        notebook, only(notebook).id, S2, Stance.ATTRIBUTES, BO, attributed_to=" the\n mayor "
    )

    assert only(apply(notebook, change)).stances[1].attributed_to == "the mayor"


def test_all_that_is_proposed_is_confirmed_in_one_act() -> None:
    notebook = claimed()
    change = confirm_stances(notebook, only(notebook).id, BO)

    assert [each.is_proposed for each in only(apply(notebook, change)).stances] == [False, False]
    assert len(change) == 1


def test_nothing_proposed_is_nothing_to_confirm() -> None:
    notebook = claimed()
    notebook = apply(notebook, confirm_stances(notebook, only(notebook).id, BO))

    assert confirm_stances(notebook, only(notebook).id, BO) == ()


def test_a_stance_taken_back_takes_the_annotation_that_stood_for_it_alone() -> None:
    notebook = claimed()
    change = clear_stance(notebook, only(notebook).id, S2, BO)
    after = apply(notebook, change)

    assert [one.anchor for one in after.annotations] == [FIRST.anchor]
    assert only(after).stance_of(S2) is None


def test_an_annotation_with_a_note_outlives_the_stance_it_was_linked_to() -> None:
    notebook = claimed()
    noted = apply(notebook, set_note(notebook, standing(notebook, SECOND), "why?", BO))
    after = apply(noted, clear_stance(noted, only(noted).id, S2, BO))

    assert len(after.annotations) == 2


def test_a_place_let_go_leaves_the_stance() -> None:
    notebook = claimed()
    annotation = notebook.annotations[1].id
    after = apply(notebook, unlink(notebook, only(notebook).id, [annotation], BO))

    assert only(after).stance_of(S2) == SourceStance(S2, Stance.STATES, is_proposed=True)
    assert [one.anchor.source for one in after.annotations] == [S1]


def test_a_claim_can_be_worded_otherwise() -> None:
    notebook = claimed()
    after = only(apply(notebook, edit_text(notebook, only(notebook).id, "A deal.", BO)))

    assert (after.text, after.creator, after.modified) == ("A deal.", "ana", BO.moment)


def test_a_claim_cannot_be_worded_with_nothing() -> None:
    notebook = claimed()
    with pytest.raises(ValueError, match="words"):
        edit_text(notebook, only(notebook).id, "", BO)


def test_a_deleted_claim_takes_what_stood_for_it_alone() -> None:
    notebook = claimed()

    assert apply(notebook, delete_claim(notebook, only(notebook).id, BO)) == START


def test_an_annotation_that_another_claim_refers_to_stays() -> None:
    notebook = claimed()
    place = Proposal(standing(notebook, FIRST), Stance.STATES)
    notebook = claimed(place, notebook=notebook, text="Another.")
    after = apply(notebook, delete_claim(notebook, notebook.claims[0].id, BO))

    assert [one.anchor for one in after.annotations] == [FIRST.anchor]


def test_a_deleted_claim_is_no_longer_said_to_support_anything() -> None:
    notebook = claimed(notebook=claimed(), text="Another.")
    one, two = (claim.id for claim in notebook.claims)
    notebook = apply(notebook, relate(notebook, two, Bearing.SUPPORTS, one, BO))
    change = delete_claim(notebook, one, BO)

    assert only(apply(notebook, change)).links == ()
    assert apply(apply(notebook, change), invert(change)) == notebook


def test_a_relation_said_twice_is_taken_back() -> None:
    notebook = claimed(notebook=claimed(), text="Another.")
    one, two = (claim.id for claim in notebook.claims)
    related = apply(notebook, relate(notebook, one, Bearing.REFINES, two, BO))
    back = apply(related, relate(related, one, Bearing.REFINES, two, BO))

    assert related.claims[0].links == (ClaimLink(Bearing.REFINES, two),)
    assert back.claims[0].links == ()


def test_a_claim_is_nothing_to_itself() -> None:
    notebook = claimed()
    claim = only(notebook).id
    with pytest.raises(ValueError, match="itself"):
        relate(notebook, claim, Bearing.SUPPORTS, claim, BO)


def test_a_review_is_kept_and_removed() -> None:
    notebook = claimed()
    claim = only(notebook).id
    review = Review(" mostly\ntrue ", "Ana", "https://example.org")
    reviewed = apply(notebook, set_review(notebook, claim, review, BO))
    removed = apply(reviewed, set_review(reviewed, claim, None, BO))

    assert only(reviewed).review == Review("mostly true", "Ana", "https://example.org")
    assert only(removed).review is None


def test_a_review_without_a_rating_is_none() -> None:
    notebook = claimed()

    assert set_review(notebook, only(notebook).id, Review(" ", "Ana"), BO) == ()


def test_tags_taken_off_a_linked_annotation_leave_it_to_its_claim() -> None:
    tagged = apply(START, toggle_tag(START, [FIRST], TagId("claim"), ANA))
    notebook = claimed(Proposal(standing(tagged, FIRST), Stance.STATES), notebook=tagged)
    here = standing(notebook, FIRST)

    for change in (
        remove(notebook, [here]),
        toggle_tag(notebook, [here], TagId("claim"), BO),
    ):
        (left,) = apply(notebook, change).annotations
        assert (left.id, left.tags) == (here.annotation, ())


def test_a_linked_annotation_without_tag_or_note_has_nothing_to_remove() -> None:
    notebook = claimed()

    assert remove(notebook, [standing(notebook, FIRST)]) == ()


@pytest.mark.parametrize(
    "edit",
    [
        lambda book: claim_named(book, GONE),
        lambda book: add_to_claim(book, GONE, PROPOSALS, BO),
        lambda book: set_stance(book, GONE, S1, Stance.STATES, BO),
        lambda book: relate(book, book.claims[0].id, Bearing.SUPPORTS, GONE, BO),
        lambda book: unlink(book, GONE, [AnnotationId("a-1")], BO),
    ],
)
def test_a_claim_that_is_not_there_is_an_error(edit: Callable[[Notebook], object]) -> None:
    with pytest.raises(KeyError):
        edit(claimed())
