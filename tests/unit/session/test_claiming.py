"""Claims by wish: what `c` makes of the sentence, the selection and the partners, and stances."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.making import STAMP, make_pair, make_session, make_source, three_papers
from tui.annotate.claims import Bearing, Claim, ClaimId, Review, Stance
from tui.annotate.tags import TagId
from tui.model import Place, Relation
from tui.session import claiming, coding, marking, moves

if TYPE_CHECKING:
    from tui.session.state import Session

GONE = ClaimId("c-gone")


def claims(session: Session) -> tuple[Claim, ...]:
    return session.desk.notebook.claims


def told() -> Session:
    """A claim that three papers carry: one says it, one has a speaker, one another number."""
    a = make_source("The talks took two hours.", name="a.txt", publisher="Reuters")
    b = make_source("Nobody came.", "The talks took two hours, Ana Costa said.", name="b.txt")
    c = make_source("The talks took three hours.", name="c.txt")
    pairs = [make_pair((0, 0), (1, 1)), make_pair((0, 0), (2, 0)), make_pair((1, 1), (2, 0))]
    return make_session([a, b, c], pairs)


def claimed() -> Session:
    return claiming.claim_group(told(), STAMP)


def first(session: Session) -> Claim:
    return claims(session)[0]


def test_a_claim_of_a_sentence_is_worded_as_the_sentence() -> None:
    session = claiming.claim_here(three_papers(), STAMP)

    assert [claim.text for claim in claims(session)] == ["Two hours of talks."]
    assert len(first(session).stances) == 1


def test_a_claim_of_a_selection_has_all_its_words_in_one_line() -> None:
    session = moves.step(moves.begin_selection(three_papers()), +1)
    session = claiming.claim_here(session, STAMP)

    assert first(session).text == "Two hours of talks. A swap was agreed."
    assert [p.places for p in session.desk.placed.values()] == [(Place(0, 0), Place(0, 1))]


def test_the_star_makes_one_claim_over_all_sources() -> None:
    session = claiming.claim_here(moves.take_in_partners(three_papers()), STAMP)

    assert [each.source for each in first(session).stances] == ["s1", "s2", "s3"]
    assert session.message.startswith("claim made over 3 sources")


def test_one_wish_takes_in_the_whole_group() -> None:
    starred = claiming.claim_here(moves.take_in_partners(three_papers()), STAMP)

    assert claims(claiming.claim_group(three_papers(), STAMP)) == claims(starred)


def test_stances_are_proposed_from_what_was_found() -> None:
    assert [(each.stance, each.attributed_to) for each in first(claimed()).stances] == [
        (Stance.STATES, ""),
        (Stance.ATTRIBUTES, "Ana Costa"),
        (Stance.QUALIFIES, ""),
    ]
    assert all(each.is_proposed for each in first(claimed()).stances)


def test_a_selection_with_a_speaker_attributes() -> None:
    session = moves.go_to(told(), Place(1, 0))
    session = moves.step(moves.begin_selection(session), +1)
    session = claiming.claim_here(session, STAMP)

    assert [each.attributed_to for each in first(session).stances] == ["Ana Costa"]


def test_a_claim_is_one_act_and_its_undo_says_what_it_was() -> None:
    session = marking.undo(claimed())

    assert (claims(session), session.desk.notebook.annotations) == ((), ())
    assert session.message == "undone: claim over 3 sources"
    assert marking.redo(session).message == "done again: claim over 3 sources"


def test_the_sentences_of_a_claim_know_it() -> None:
    session = claimed()

    carriers = [Place(0, 0), Place(1, 1), Place(2, 0)]
    assert [session.desk.claims_at(place) for place in carriers] == [claims(session)] * 3
    assert session.desk.claims_at(Place(0, 1)) == ()


def test_a_tag_given_to_a_claimed_sentence_goes_to_its_annotation() -> None:
    session = marking.tag_here(claimed(), TagId("claim"), STAMP)

    assert len(session.desk.notebook.annotations) == 3


def test_what_a_claim_refers_to_is_not_removed_with_its_tags() -> None:
    session = marking.remove_here(claimed())

    assert session.message == "There is no tag or note here, only a claim."
    assert len(session.desk.notebook.annotations) == 3


def test_a_sentence_is_added_to_a_claim() -> None:
    session = claimed()
    session = moves.go_to(session, Place(1, 0))
    session = claiming.add_here(session, first(session).id, STAMP)

    assert len(first(session).stances[1].annotations) == 2
    assert session.last_claim == first(session).id


def test_a_stance_said_is_confirmed() -> None:
    session = claimed()
    session = claiming.set_stance(session, first(session).id, 2, Stance.DISPUTES, STAMP)
    stance = first(session).stances[2]

    assert (stance.stance, stance.is_proposed) == (Stance.DISPUTES, False)
    assert session.message == "c disputes it"


def test_an_attribution_keeps_the_name_that_was_found() -> None:
    session = claimed()
    session = claiming.set_stance(session, first(session).id, 1, Stance.ATTRIBUTES, STAMP)

    assert first(session).stances[1].attributed_to == "Ana Costa"


def test_an_attribution_that_comes_later_finds_its_name_in_the_linked_sentence() -> None:
    session = claimed()
    claim = first(session).id
    session = claiming.set_stance(session, claim, 1, Stance.STATES, STAMP)
    session = claiming.set_stance(session, claim, 1, Stance.ATTRIBUTES, STAMP)

    assert first(session).stances[1].attributed_to == "Ana Costa"


def test_an_attribution_nobody_is_named_for_has_no_name() -> None:
    session = claimed()
    session = claiming.set_stance(session, first(session).id, 0, Stance.ATTRIBUTES, STAMP)

    assert first(session).stances[0].attributed_to == ""


def test_a_name_that_is_given_stands() -> None:
    session = claimed()
    claim = first(session).id
    session = claiming.set_stance(
        session, claim, 0, Stance.ATTRIBUTES, STAMP, attributed_to="a witness"
    )

    assert first(session).stances[0].attributed_to == "a witness"
    assert session.message == "Reuters attributes it to a witness"


def test_a_source_without_a_sentence_can_omit_a_claim() -> None:
    session = claiming.claim_here(three_papers(), STAMP)
    session = claiming.set_stance(session, first(session).id, 1, Stance.OMITS, STAMP)

    assert [each.stance for each in first(session).stances] == [Stance.STATES, Stance.OMITS]


def test_an_attribution_without_a_sentence_has_no_name() -> None:
    session = claiming.claim_here(three_papers(), STAMP)
    session = claiming.set_stance(session, first(session).id, 1, Stance.ATTRIBUTES, STAMP)

    assert first(session).stances[1].attributed_to == ""


def test_a_stance_taken_back_is_not_looked_at() -> None:
    session = claimed()
    session = claiming.clear_stance(session, first(session).id, 2, STAMP)

    assert [each.source for each in first(session).stances] == ["s1", "s2"]
    assert session.message == "c: not looked at"


def test_all_that_is_proposed_is_confirmed_at_once() -> None:
    session = claimed()
    session = claiming.confirm_stances(session, first(session).id, STAMP)

    assert not any(each.is_proposed for each in first(session).stances)
    assert (session.message, len(session.history.past)) == ("confirmed: 3 stances", 2)


def test_a_claim_is_worded_otherwise_and_never_with_nothing() -> None:
    session = claimed()
    worded = claiming.word_claim(session, first(session).id, "It took hours.", STAMP)
    blank = claiming.word_claim(session, first(session).id, " ", STAMP)

    assert first(worded).text == "It took hours."
    assert (first(blank), blank.message) == (
        first(session),
        "A claim needs words; to remove it, delete it.",
    )


def test_a_deleted_claim_leaves_nothing_behind() -> None:
    session = claimed()
    session = claiming.delete_claim(session, first(session).id, STAMP)

    assert (claims(session), session.desk.notebook.annotations) == ((), ())
    assert session.last_claim is None


def test_two_claims_are_put_in_relation() -> None:
    session = claiming.claim_here(moves.go_to(claimed(), Place(1, 0)), STAMP)
    one, two = (claim.id for claim in claims(session))
    session = claiming.relate_claims(session, one, Bearing.CONTRADICTS, two, STAMP)

    assert first(session).links[0].claim == two
    assert claiming.relate_claims(session, one, Bearing.SUPPORTS, one, STAMP).message == (
        "A claim is nothing to itself."
    )


def test_a_review_is_kept() -> None:
    session = claimed()
    session = claiming.review_claim(session, first(session).id, Review("true"), STAMP)
    removed = claiming.review_claim(session, first(session).id, None, STAMP)

    assert first(session).review == Review("true")
    assert (first(removed).review, removed.message) == (None, "review removed")


def test_what_is_so_already_is_no_act() -> None:
    session = claimed()
    session = claiming.confirm_stances(session, first(session).id, STAMP)
    again = claiming.confirm_stances(session, first(session).id, STAMP)

    said = "Nothing is proposed here any more."
    assert (again.message, again.history) == (said, session.history)


def test_a_claim_a_colleague_removed_meanwhile_is_said_to_be_gone() -> None:
    wishes = [
        claiming.add_here(claimed(), GONE, STAMP),
        claiming.set_stance(claimed(), GONE, 0, Stance.OMITS, STAMP),
        claiming.clear_stance(claimed(), GONE, 0, STAMP),
        claiming.delete_claim(claimed(), GONE, STAMP),
    ]

    assert {session.message for session in wishes} == {claiming.GONE}


def test_a_tag_that_wants_a_note_asks_for_it() -> None:
    session = three_papers()
    codebook = tuple(
        replace(tag, requires_note=tag.id == "claim") for tag in session.desk.notebook.codebook
    )
    notebook = replace(session.desk.notebook, codebook=codebook)
    session = replace(session, desk=replace(session.desk, notebook=notebook))
    tagged = marking.tag_by_key(session, STAMP, key="1")
    noted = marking.tag_by_key(marking.write_note(session, "why", STAMP), STAMP, key="1")

    assert tagged.asks_note == (tagged.desk.notebook.annotations[0].id,)
    assert noted.asks_note == ()


def test_a_refused_change_of_the_codebook_is_said_and_is_no_act() -> None:
    session = marking.tag_by_key(three_papers(), STAMP, key="1")
    refused = coding.delete_tag(session, TagId("claim"))

    assert refused.message.startswith("Cannot change the tag Claim: 1 annotation would lose it.")
    assert refused.history == session.history


def test_changes_of_the_codebook_are_acts_with_names() -> None:
    session = marking.tag_by_key(three_papers(), STAMP, key="1")
    tag, quote = TagId("claim"), TagId("quote")
    split = coding.split_tag(
        session, tag, "Rumour", [session.desk.notebook.annotations[0].id], STAMP
    )
    done = [
        coding.relabel_tag(session, tag, "Assertion"),
        coding.merge_tags(session, tag, quote, STAMP),
        split,
        coding.delete_tag(session, quote),
    ]

    assert [each.history.past[-1].name for each in done] == [
        "label Assertion",
        "Claim merged into Quote",
        "Rumour split from Claim, 1 annotation",
        "Quote removed",
    ]
    assert coding.relabel_tag(session, tag, "Claim").message == "It is so already."


def test_a_merged_tag_is_drawn_as_the_one_that_stands_for_it() -> None:
    session = marking.tag_by_key(three_papers(), STAMP, key="1")
    merged = coding.merge_tags(session, TagId("claim"), TagId("quote"), STAMP)
    old = replace(
        merged.desk.notebook, annotations=session.desk.notebook.annotations
    )  # as an older file has it
    merged = replace(merged, desk=replace(merged.desk, notebook=old))

    assert merged.desk.tags_at(Place(0, 0)) == ("quote",)


WISHES = {
    "here": lambda s: claiming.claim_here(s, STAMP),
    "group": lambda s: claiming.claim_group(s, STAMP),
    "add": lambda s: claiming.add_here(s, s.last_claim or GONE, STAMP),
    "stance": lambda s: claiming.set_stance(s, s.last_claim or GONE, 1, Stance.OMITS, STAMP),
    "clear": lambda s: claiming.clear_stance(s, s.last_claim or GONE, 0, STAMP),
    "confirm": lambda s: claiming.confirm_stances(s, s.last_claim or GONE, STAMP),
    "delete": lambda s: claiming.delete_claim(s, s.last_claim or GONE, STAMP),
    "tag": lambda s: marking.tag_by_key(s, STAMP, key="2"),
    "remove": marking.remove_here,
    "down": lambda s: moves.step(s, +1),
    "right": lambda s: moves.step_pane(s, +1),
    "select": moves.begin_selection,
}


@given(st.lists(st.sampled_from(sorted(WISHES)), max_size=14))
def test_undoing_every_act_gives_the_notebook_of_the_beginning(names: list[str]) -> None:
    session = told()
    for name in names:
        session = WISHES[name](session)
    notebook = session.desk.notebook
    for _ in range(acts := len(session.history.past)):
        session = marking.undo(session)

    assert (session.desk.notebook.annotations, claims(session)) == ((), ())
    for _ in range(acts):
        session = marking.redo(session)
    assert session.desk.notebook == notebook


def test_the_relation_of_a_partner_does_not_decide_what_it_does() -> None:
    a = make_source("The talks took two hours.", name="a.txt")
    b = make_source("The talks took two hours and ended.", name="b.txt")
    for relation in Relation:
        session = make_session([a, b], [make_pair((0, 0), (1, 0), relation)])
        session = claiming.claim_group(session, STAMP)

        assert {each.stance for each in first(session).stances} == {Stance.STATES}
