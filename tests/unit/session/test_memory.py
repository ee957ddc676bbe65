"""A reading goes on where it was left, and nothing kept can break it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.making import make_session, make_source, three_papers
from tui.model import Place
from tui.session.memory import recall, remember
from tui.session.moves import go_to, toggle_fold, toggle_lock
from tui.session.queries import Query
from tui.session.room import Beside, Layout, Room


def test_the_cursor_and_every_column_come_back() -> None:
    left = go_to(go_to(three_papers(), Place(0, 2)), Place(1, 1))

    back = recall(three_papers(), remember(left))

    assert back.cursor == Place(1, 1)
    assert back.columns == (2, 1, 0)


def test_the_order_of_the_sources_does_not_matter() -> None:
    a, b = make_source("One.", "Two.", name="a.txt"), make_source("Uno.", "Due.", name="b.txt")
    left = go_to(make_session([a, b]), Place(1, 1))

    assert recall(make_session([b, a]), remember(left)).cursor == Place(0, 1)


def test_switches_come_back() -> None:
    back = recall(three_papers(), remember(toggle_lock(toggle_fold(three_papers()))))

    assert (back.is_unfolded, back.is_locked) == (True, False)


def test_a_place_is_found_by_its_offset_when_sentences_changed() -> None:
    old = make_session([make_source("One here.", "Two here.", "Three here.")])
    new = make_session([make_source("One here. Two here.", "Three here.")])

    assert recall(new, remember(go_to(old, Place(0, 2)))).cursor == Place(0, 1)


def test_a_folded_aside_is_no_place_to_stop() -> None:
    paper = make_source("One.", "- Share this", "Two.")
    left = go_to(replace(make_session([paper]), is_unfolded=True), Place(0, 1))

    kept = remember(left) | {"is_unfolded": False}

    assert recall(make_session([paper]), kept).cursor == Place(0, 0)


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"columns": "x", "cursor": []},
        {"columns": {"z.txt": 1}, "cursor": "z.txt"},
        {"columns": {"a.txt": 10**9, "b.txt": None, "c.txt": -5}, "cursor": "a.txt"},
        {"is_locked": "yes", "columns": {}, "cursor": None},
    ],
)
def test_what_does_not_fit_is_passed_over(kept: dict[str, object]) -> None:
    back = recall(three_papers(), kept)

    assert back.cursor in {Place(0, 0), Place(0, 2)}
    assert back.is_locked


ROOM = Room(Layout.TWO, is_zoomed=True, order=(2, 0, 1), hidden=frozenset({1}), pinned=2)


def test_the_panes_stand_as_they_were_left() -> None:
    left = replace(three_papers(), room=ROOM._replace(strip=Beside.AWAY))

    assert recall(three_papers(), remember(left)).room == left.room


def test_the_panes_go_by_name_when_other_articles_are_open() -> None:
    a, c = make_source("One.", name="a.txt"), make_source("Uno.", name="c.txt")
    kept = remember(replace(three_papers(), room=ROOM))

    room = recall(make_session([a, c]), kept).room

    assert room == ROOM._replace(order=(1, 0), hidden=frozenset(), pinned=1)


@pytest.mark.parametrize("room", [None, [], {"layout": ["two"], "order": 3, "hidden": [[]]}])
def test_panes_nobody_can_read_stand_as_opened(room: object) -> None:
    kept = remember(three_papers()) | {"room": room}

    assert recall(three_papers(), kept).room == Room()


def test_of_what_was_searched_only_what_is_whole_comes_back() -> None:
    kept = {"searched": [["swap", False], ["sw.p", True], "talks", ["", False], [3, True], None]}

    assert recall(three_papers(), kept).searched == (Query("swap"), Query("sw.p", is_pattern=True))
