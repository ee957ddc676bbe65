"""Where each wish takes the cursor. The papers: see `three_papers`."""

from __future__ import annotations

from dataclasses import replace

from tests.making import make_pair, make_session, make_source, three_papers
from tui.model import Place, Status
from tui.session import moves
from tui.session.desk import Desk


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
    moved = moves.jump_status(three_papers(), +1, moves.UNIQUE, "unique")

    assert moved.cursor == Place(0, 2)


def test_a_jump_says_where_in_the_row_it_landed() -> None:
    moved = moves.jump_status(three_papers(), +1, moves.SHARED, "shared")

    assert moved.message == "shared 2 of 2 here"


def test_a_jump_that_finds_nothing_stays_and_says_so() -> None:
    session = moves.go_to(three_papers(), Place(0, 2))
    moved = moves.jump_status(session, +1, moves.UNIQUE, "unique")

    assert moved.cursor == session.cursor
    assert moved.message == "No unique sentence further below in this article."


def test_before_the_comparison_nothing_is_called_unique() -> None:
    session = three_papers()
    early = replace(session, desk=replace(session.desk, is_compared=False))

    assert "still being compared" in moves.jump_status(early, 1, moves.UNIQUE, "unique").message


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
