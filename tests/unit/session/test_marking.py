"""What each wish makes of the notebook, and that all of it can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import STAMP, make_session, make_source, three_papers
from tui.annotate.anchor import make_anchor
from tui.annotate.tags import TagId
from tui.model import Place
from tui.session import coding, judging, marking, moves

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.session.state import Session

CLAIM, FIGURE = TagId("claim"), TagId("figure")


def made_by_hand(session: Session) -> tuple[object, ...]:
    """Everything but the entries of sources, which stay: an id once given is never given again."""
    notebook = session.desk.notebook
    return notebook.codebook, notebook.annotations, notebook.judgements


def test_a_tag_is_anchored_to_the_words_of_the_sentence() -> None:
    session = marking.tag_here(three_papers(), CLAIM, STAMP)

    assert session.desk.notebook.annotations[0].anchor.exact == "Two hours of talks."


def test_the_first_tag_enters_all_open_sources_into_the_notebook() -> None:
    session = marking.tag_here(three_papers(), CLAIM, STAMP)

    assert [entry.file for entry in session.desk.notebook.sources] == ["a.txt", "b.txt", "c.txt"]


def test_a_second_tag_goes_to_the_same_annotation() -> None:
    session = marking.tag_here(three_papers(), CLAIM, STAMP)
    session = marking.tag_here(session, FIGURE, STAMP)

    assert [a.tags for a in session.desk.notebook.annotations] == [(CLAIM, FIGURE)]


def test_a_selection_becomes_one_annotation() -> None:
    session = moves.step(moves.begin_selection(three_papers()), +1)
    session = marking.tag_here(session, CLAIM, STAMP)

    assert [p.places for p in session.desk.placed.values()] == [(Place(0, 0), Place(0, 1))]


def test_a_digit_inside_a_longer_passage_toggles_the_sign_seen_beside_it() -> None:
    session = moves.step(moves.begin_selection(three_papers()), +1)
    session = marking.tag_here(session, CLAIM, STAMP)
    session = marking.tag_here(session, CLAIM, STAMP)

    assert session.desk.notebook.annotations == ()


def test_a_selection_of_one_sentence_inside_a_longer_passage_is_its_own() -> None:
    session = moves.step(moves.begin_selection(three_papers()), +1)
    session = marking.tag_here(session, CLAIM, STAMP)
    session = marking.tag_here(moves.begin_selection(session), FIGURE, STAMP)

    assert len(session.desk.notebook.annotations) == 2


def test_the_star_tags_all_sources_in_one_act() -> None:
    session = marking.tag_here(moves.take_in_partners(three_papers()), CLAIM, STAMP)

    assert len(session.desk.notebook.annotations) == 3
    assert len(session.history.past) == 1


def test_a_key_without_a_tag_says_what_to_do() -> None:
    session = marking.tag_by_key(three_papers(), STAMP, key="0")

    assert session.message == "No tag has the key 0; pick_tag picks or makes one."


def test_repeating_never_takes_a_tag_away() -> None:
    session = marking.tag_here(three_papers(), CLAIM, STAMP)
    session = marking.repeat_tag(session, STAMP)

    assert session.desk.tags_at(Place(0, 0)) == (CLAIM,)


def test_repeating_a_tag_that_was_merged_gives_the_one_that_stands_for_it() -> None:
    session = marking.tag_here(three_papers(), CLAIM, STAMP)
    session = coding.merge_tags(session, CLAIM, FIGURE, STAMP)
    session = marking.repeat_tag(moves.step(session, +1), STAMP)

    assert [one.tags for one in session.desk.notebook.annotations] == [(FIGURE,), (FIGURE,)]


def test_repeating_a_tag_whose_making_was_undone_says_so() -> None:
    session = marking.undo(marking.tag_with_new(three_papers(), "Rumour", STAMP))
    session = marking.repeat_tag(session, STAMP)

    assert session.message.startswith("That tag is no longer in the codebook;")
    assert session.desk.notebook.annotations == ()


def test_repeating_without_a_tag_yet_says_so() -> None:
    assert "No tag was given yet" in marking.repeat_tag(three_papers(), STAMP).message


def test_a_new_tag_and_its_first_use_are_one_act() -> None:
    session = marking.tag_with_new(three_papers(), "Rumour", STAMP)
    session = marking.undo(session)

    assert made_by_hand(session) == made_by_hand(three_papers())


def test_the_note_that_is_there_is_opened_again() -> None:
    session = marking.write_note(three_papers(), "look this up", STAMP)

    assert marking.note_of(session) == "look this up"


def test_a_note_left_as_it_was_is_no_act() -> None:
    session = marking.write_note(three_papers(), "look", STAMP)
    session = marking.write_note(session, "look", STAMP)

    assert len(session.history.past) == 1


def test_removing_takes_tags_and_notes_of_the_sentence() -> None:
    session = marking.tag_here(three_papers(), CLAIM, STAMP)
    session = marking.write_note(session, "n", STAMP)

    assert marking.remove_here(session).desk.notebook.annotations == ()


def test_removing_where_nothing_is_says_so() -> None:
    assert marking.remove_here(three_papers()).message == (
        "There is no tag or note here; pick_tag tags, note writes."
    )


WISHES: dict[str, Callable[[Session], Session]] = {
    "claim": lambda s: marking.tag_here(s, CLAIM, STAMP),
    "figure": lambda s: marking.tag_here(s, FIGURE, STAMP),
    "note": lambda s: marking.write_note(s, "a note", STAMP),
    "remove": marking.remove_here,
    "strike": judging.strike,
    "pair": judging.pair,
    "show only": moves.show_only,
    "down": lambda s: moves.step(s, +1),
    "right": lambda s: moves.step_pane(s, +1),
    "follow": moves.follow,
    "star": moves.take_in_partners,
    "select": moves.begin_selection,
    "new": lambda s: marking.tag_with_new(s, "Rumour", STAMP),
}


@given(st.lists(st.sampled_from(sorted(WISHES)), max_size=12))
def test_undoing_every_act_gives_the_notebook_of_the_beginning(names: list[str]) -> None:
    session: Session = three_papers()
    for name in names:
        session = WISHES[name](session)
    notebook, comparison = session.desk.notebook, session.desk.comparison
    for _ in range(acts := len(session.history.past)):
        session = marking.undo(session)

    assert made_by_hand(session) == made_by_hand(three_papers())
    for _ in range(acts):
        session = marking.redo(session)
    assert session.desk.notebook == notebook
    assert session.desk.comparison == comparison


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        (lambda s: marking.tag_here(s, FIGURE, STAMP), "Figure on 1 sentence"),
        (
            lambda s: marking.tag_here(moves.take_in_partners(s), FIGURE, STAMP),
            "Figure on 3 sentences",
        ),
        (
            lambda s: marking.tag_here(moves.step(moves.begin_selection(s), +1), FIGURE, STAMP),
            "Figure on 2 sentences",
        ),
        (
            lambda s: marking.tag_here(marking.tag_here(s, FIGURE, STAMP), FIGURE, STAMP),
            "Figure off 1 sentence",
        ),
        (lambda s: marking.write_note(s, "n", STAMP), "note on 1 sentence"),
        (
            lambda s: marking.write_note(marking.write_note(s, "n", STAMP), "", STAMP),
            "note off 1 sentence",
        ),
        (
            lambda s: marking.remove_here(marking.write_note(s, "n", STAMP)),
            "removal of 1 annotation",
        ),
        (lambda s: marking.tag_with_new(s, "Rumour", STAMP), "new tag Rumour"),
        (lambda s: judging.strike(moves.follow(s)), "pair struck"),
        (lambda s: judging.strike(judging.strike(moves.follow(s))), "pair restored"),
    ],
)
def test_undo_and_redo_say_what_they_take_back_and_do_again(
    wish: Callable[[Session], Session], name: str
) -> None:
    undone = marking.undo(wish(three_papers()))

    assert undone.message == f"undone: {name}"
    assert marking.redo(undone).message == f"done again: {name}"


def test_a_part_of_a_sentence_is_drawn_on_that_sentence() -> None:
    session = marking.tag_here(three_papers(), CLAIM, STAMP)
    notebook = session.desk.notebook
    (whole,) = notebook.annotations
    text = session.desk.comparison.sources[0].text
    for first, last, places in [
        ("hours", "hours", [0]),
        ("A swap", "swap", [1]),
        ("talks.", "A", [0, 1]),
        (" A", " A", [1]),
    ]:
        start = text.index(first)
        end = text.index(last, start) + len(last)
        part = replace(whole, anchor=make_anchor(whole.anchor.source, text, start, end))
        desk = replace(session.desk, notebook=replace(notebook, annotations=(part,)))

        assert [place.sentence for place in desk.annotations_at] == places
        assert desk.placed[part.id].found[1:] == (start, end)


def test_undo_with_nothing_done_says_so() -> None:
    assert marking.undo(three_papers()).message == "Nothing to undo: nothing was changed yet."


def test_redo_with_nothing_undone_says_so() -> None:
    assert marking.redo(three_papers()).message == "Nothing to redo: undo undoes first."


def test_an_annotation_survives_folding() -> None:
    session = moves.toggle_fold(make_session([make_source("- Share", "Text.")]))
    session = marking.tag_here(moves.go_to(session, Place(0, 0)), CLAIM, STAMP)

    assert moves.toggle_fold(session).desk.tags_at(Place(0, 0)) == (CLAIM,)
