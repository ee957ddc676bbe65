"""How the reader rearranges the panes. The papers: see `three_papers`."""

from __future__ import annotations

from dataclasses import replace

from tests.making import three_papers
from tui.model import Place
from tui.session import arranging, moves
from tui.session.room import Beside, Layout, Room


def test_panes_stand_as_they_were_opened() -> None:
    assert Room().panes(3) == (0, 1, 2)


def test_a_pinned_pane_stands_on_the_left() -> None:
    assert Room(pinned=2).panes(3) == (2, 0, 1)


def test_a_hidden_pane_is_left_out() -> None:
    assert Room(hidden=frozenset({1})).panes(3) == (0, 2)


def test_a_source_that_the_order_does_not_name_stands_last() -> None:
    assert Room(order=(2, 0)).panes(4) == (2, 0, 1, 3)


def test_an_order_may_name_a_source_that_is_gone() -> None:
    assert Room(order=(2, 0, 1), pinned=2).panes(2) == (0, 1)


def test_something_is_always_shown() -> None:
    assert Room(hidden=frozenset({0, 1})).panes(2) == (0, 1)


def test_a_pane_is_moved_to_the_right() -> None:
    session = arranging.move_pane(three_papers(), +1)

    assert session.panes() == (1, 0, 2)


def test_a_pane_at_the_edge_stays_and_says_so() -> None:
    session = arranging.move_pane(three_papers(), -1)

    assert (session.panes(), session.message) == (
        (0, 1, 2),
        "There is no pane further left; move_right moves it the other way.",
    )


def test_no_pane_is_moved_before_the_pinned_one() -> None:
    session = arranging.pin(three_papers())
    session = arranging.move_pane(moves.step_pane(session, +1), -1)

    assert session.panes() == (0, 1, 2)


def test_pinning_twice_lets_go() -> None:
    assert arranging.pin(arranging.pin(three_papers())).room.pinned is None


def test_the_pane_keys_go_along_the_panes_as_they_stand() -> None:
    session = replace(three_papers(), room=Room(order=(0, 2, 1)))

    assert moves.step_pane(session, +1).cursor.source == 2


def test_enter_passes_over_a_hidden_source() -> None:
    session = replace(three_papers(), room=Room(hidden=frozenset({1})))

    assert moves.follow(session).cursor == Place(2, 0)


def test_the_star_leaves_out_a_hidden_source() -> None:
    session = replace(three_papers(), room=Room(hidden=frozenset({1})))

    assert moves.take_in_partners(session).starred() == (Place(2, 0),)


def test_hiding_a_pane_moves_the_cursor_to_its_partner_next_to_it() -> None:
    session = arranging.hide(three_papers())

    assert (session.cursor, session.panes()) == (Place(1, 1), (1, 2))


def test_the_last_pane_is_not_hidden() -> None:
    session = three_papers()
    for _ in range(5):
        session = arranging.hide(session)

    assert len(session.panes()) == 1


def test_a_hidden_pinned_pane_is_no_longer_pinned() -> None:
    assert arranging.hide(arranging.pin(three_papers())).room.pinned is None


def test_hidden_panes_come_back() -> None:
    session = arranging.show_all_panes(arranging.hide(three_papers()))

    assert session.panes() == (0, 1, 2)


def test_going_to_a_hidden_source_brings_it_back() -> None:
    session = moves.go_to(arranging.hide(three_papers()), Place(0, 2))

    assert session.panes() == (0, 1, 2)


def test_layouts_follow_one_another() -> None:
    session, seen = three_papers(), []
    for _ in Layout:
        session = arranging.next_layout(session, session.room.layout, tuple(Layout))
        seen.append(session.room.layout)

    assert seen == [Layout.ALIGNED, Layout.TWO, Layout.SINGLE, Layout.COLUMNS]


def test_where_only_one_layout_fits_that_is_said() -> None:
    session = arranging.next_layout(three_papers(), Layout.SINGLE, (Layout.SINGLE,))

    assert "two articles need 76 columns" in session.message


def test_zooming_twice_shows_all_again() -> None:
    assert not arranging.zoom(arranging.zoom(three_papers())).room.is_zoomed


def test_the_strip_goes_round_its_places() -> None:
    places = [arranging.next_strip(three_papers(), now).room.strip for now in Beside]

    assert places == [Beside.RIGHT, Beside.AWAY, Beside.BELOW]
