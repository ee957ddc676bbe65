"""Where each wish takes the cursor. The papers: see `three_papers`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.making import STAMP, make_pair, make_session, make_source, three_papers
from tui.annotate.tags import TagId
from tui.model import Disagreement, Findings, Place, Status
from tui.session import marking, moves
from tui.session.desk import Desk
from tui.session.wanted import Wanted

if TYPE_CHECKING:
    from tui.session.state import Session


def test_the_cursor_starts_at_the_first_sentence_that_is_no_folded_aside() -> None:
    session = make_session([make_source("- Share", "# Head", "Text.")])

    assert session.cursor == Place(0, 1)


def test_the_cursor_stops_at_the_last_sentence() -> None:
    session = moves.go_to(three_papers(), Place(0, 2))

    assert moves.step(session, +1).cursor == Place(0, 2)


def test_the_cursor_stops_at_the_first_sentence() -> None:
    assert moves.step(three_papers(), -1).cursor == Place(0, 0)


def test_a_step_passes_over_a_folded_aside() -> None:
    session = make_session([make_source("One.", "- Share", "Two.")])

    assert moves.step(session, +1).cursor == Place(0, 2)


def test_a_step_stops_at_an_unfolded_aside() -> None:
    session = moves.toggle_fold(make_session([make_source("One.", "- Share", "Two.")]))

    assert moves.step(session, +1).cursor == Place(0, 1)


def test_a_pane_key_goes_to_the_partner() -> None:
    assert moves.step_pane(three_papers(), +1).cursor == Place(1, 1)


def test_a_pane_key_without_a_partner_goes_where_that_source_was_last_read() -> None:
    session = moves.go_to(three_papers(), Place(1, 1))
    session = moves.go_to(session, Place(0, 2))

    assert moves.step_pane(session, +1).cursor == Place(1, 1)


def test_after_the_last_pane_comes_the_first() -> None:
    session = moves.go_to(three_papers(), Place(2, 1))

    assert moves.step_pane(session, +1).cursor.source == 0


def test_the_next_unique_sentence_is_found() -> None:
    moved = moves.jump(three_papers(), +1, Wanted.UNIQUE)

    assert moved.cursor == Place(0, 2)


def test_a_jump_says_where_in_the_row_it_landed() -> None:
    moved = moves.jump(three_papers(), +1, Wanted.SHARED)

    assert moved.message == "2 of 2 shared or partly"


def test_a_jump_that_finds_nothing_stays_and_says_so() -> None:
    session = moves.go_to(three_papers(), Place(0, 2))
    moved = moves.jump(session, +1, Wanted.UNIQUE)

    assert moved.cursor == session.cursor
    assert moved.message == (
        "No unique sentence further below in this article. previous_unique goes the other way."
    )


def test_before_the_comparison_nothing_is_called_unique() -> None:
    session = three_papers()
    early = replace(session, desk=replace(session.desk, is_compared=False))

    assert "still being compared" in moves.jump(early, 1, Wanted.UNIQUE).message


def test_enter_walks_the_claim_through_its_sources_and_back_to_the_first() -> None:
    session = three_papers()
    visited = []
    for _ in range(3):
        session = moves.follow(session)
        visited.append(session.cursor)

    assert visited == [Place(1, 1), Place(2, 0), Place(0, 0)]


def test_backspace_returns_along_the_way_that_was_taken() -> None:
    session = moves.follow(moves.follow(three_papers()))
    back = moves.go_back(moves.go_back(session))

    assert back.cursor == Place(0, 0)


def test_a_group_member_goes_before_a_stronger_partner_outside_it() -> None:
    a = make_source("One.", "Two.", name="a")
    b = make_source("Eins.", "Zwei.", name="b")
    session = make_session([a, b], [make_pair((0, 0), (1, 0)), make_pair((0, 0), (1, 1))])
    group = session.desk.group_at[Place(0, 0)]

    assert set(group) <= set(session.claim_places())


def test_the_star_takes_in_one_sentence_a_source() -> None:
    session = moves.take_in_partners(three_papers())

    assert session.starred() == (Place(1, 1), Place(2, 0))


def test_moving_lets_the_star_go() -> None:
    session = moves.step(moves.take_in_partners(three_papers()), +1)

    assert session.starred() == ()


def test_a_selection_reaches_from_its_beginning_to_the_cursor() -> None:
    session = moves.step(moves.begin_selection(three_papers()), +1)

    assert session.selected() == (Place(0, 0), Place(0, 1))


def test_a_selection_ends_in_another_pane() -> None:
    session = moves.step_pane(moves.begin_selection(three_papers()), +1)

    assert session.anchor is None


def test_folding_moves_the_cursor_off_an_aside() -> None:
    session = moves.toggle_fold(make_session([make_source("One.", "- Share", "Two.")]))
    session = moves.step(session, +1)

    assert moves.toggle_fold(session).cursor == Place(0, 2)


def test_pointing_at_a_fold_unfolds_it() -> None:
    session = make_session([make_source("One.", "- Share", "Two.")])

    assert moves.point_at(session, Place(0, 1)).is_unfolded


def test_a_changed_desk_leaves_the_cursor_where_it_is() -> None:
    session = moves.step(three_papers(), +1)
    desk = Desk(session.desk.comparison, session.desk.files, session.desk.notebook)

    assert replace(session, desk=desk).cursor == Place(0, 1)


def test_statuses_tell_partly_from_shared() -> None:
    statuses = three_papers().desk.comparison.statuses[0]

    assert statuses == (Status.SHARED, Status.PARTLY, Status.UNIQUE)


def clashing() -> Session:
    """Two papers that disagree in their second sentences, and spell a name otherwise."""
    a = make_source("Zelensky spoke.", "Two men died.", "Rain fell.", name="a.txt")
    b = make_source("Zelenskyy spoke.", "Three men died.", name="b.txt")
    number = Disagreement("number", "Two men", "Three men")
    name = Disagreement("name", "Zelensky", "Zelenskyy")
    pairs = [
        make_pair((0, 0), (1, 0))._replace(disagreements=(name,)),
        make_pair((0, 1), (1, 1))._replace(disagreements=(number,)),
    ]
    session = make_session([a, b], pairs)
    return marking.receive_findings(session, pairs, Findings())


def test_the_next_disagreement_is_found_and_the_spelling_of_a_name_is_none() -> None:
    moved = moves.jump(clashing(), +1, Wanted.DISAGREEING)

    assert (moved.cursor, moved.message) == (Place(0, 1), "1 of 1 disagreeing")


def test_before_a_closer_look_disagreements_are_not_denied() -> None:
    moved = moves.jump(three_papers(), +1, Wanted.DISAGREEING)

    assert moved.message == "Disagreements are looked for when no key came for a second."


def test_an_annotation_over_several_sentences_is_one_stop() -> None:
    session = moves.step(moves.begin_selection(three_papers()), +1)
    session = marking.tag_here(session, TagId("claim"), STAMP)

    assert moves.jump(session, -1, Wanted.ANNOTATED).message == "1 of 1 annotated"


def test_one_class_is_shown_after_the_other_and_then_all() -> None:
    session, seen = clashing(), []
    for _ in range(4):
        session = moves.show_only(session)
        seen.append(session.shown)

    assert seen == [Wanted.SHARED, Wanted.UNIQUE, Wanted.DISAGREEING, None]


def test_the_cursor_goes_along_the_class_that_is_shown() -> None:
    session = replace(clashing(), shown=Wanted.UNIQUE)

    assert moves.step(session, +1).cursor == Place(0, 2)


def test_a_selection_takes_in_sentences_that_are_dimmed() -> None:
    session = moves.begin_selection(replace(clashing(), shown=Wanted.UNIQUE))

    assert moves.step(session, +1).selected() == (Place(0, 0), Place(0, 1))


def test_esc_ends_a_selection_before_it_shows_all_again() -> None:
    session = moves.begin_selection(replace(clashing(), shown=Wanted.UNIQUE))
    once = moves.let_go(session)

    assert (once.anchor, once.shown) == (None, Wanted.UNIQUE)
    assert moves.let_go(once).shown is None


def test_what_follows_from_the_comparison_outlives_a_tag() -> None:
    session = clashing()
    rows = session.desk.disagreeing
    tagged = marking.tag_here(session, TagId("claim"), STAMP)

    assert tagged.desk.disagreeing is rows
    assert tagged.desk.annotated == ((0,), ())


def test_with_one_article_there_is_nothing_unique_to_jump_to() -> None:
    session = make_session([make_source("One.", "Two.")])

    assert moves.jump(session, +1, Wanted.UNIQUE).cursor == session.cursor
