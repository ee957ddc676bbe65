"""Going through what was found, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.making import make_session, make_source
from tui.model import Place
from tui.search.find import Index, find_words
from tui.session import moves, searching, walking

if TYPE_CHECKING:
    from tui.session.state import Session


def papers() -> Session:
    a = make_source("Rain fell.", "Sun shone.", "- Share the rain", "More rain fell.", name="a.txt")
    b = make_source("Sun shone.", name="b.txt")
    c = make_source("Rain.", "No rain.", name="c.txt")
    return make_session([a, b, c])


def typed(session: Session, query: str, origin: Session | None = None) -> Session:
    index = Index(session.desk.comparison.sources)
    return searching.preview(session, origin or session, find_words(index, query))


def test_typing_goes_to_the_first_hit_from_here() -> None:
    session = moves.go_to(papers(), Place(0, 1))

    assert typed(session, "more").cursor == Place(0, 3)


def test_every_letter_begins_where_the_search_began() -> None:
    origin = moves.go_to(papers(), Place(1, 0))
    session = typed(origin, "no", origin)
    session = typed(session, "r", origin)

    assert session.cursor == Place(2, 0)


def test_past_the_last_pane_it_goes_on_with_the_first() -> None:
    session = moves.go_to(papers(), Place(1, 0))

    assert typed(session, "more").cursor == Place(0, 3)


def test_a_hit_before_the_cursor_in_its_own_pane_is_found_last() -> None:
    session = moves.go_to(papers(), Place(2, 1))

    assert typed(session, "rain.").cursor == Place(2, 1)
    assert typed(session, "rain fell").cursor == Place(0, 0)


def test_what_is_nowhere_leaves_the_cursor() -> None:
    assert typed(papers(), "snow").cursor == Place(0, 0)


def test_a_folded_aside_with_a_hit_is_unfolded() -> None:
    session = typed(papers(), "share")

    assert session.cursor == Place(0, 2)
    assert session.is_unfolded


def test_giving_up_returns_to_where_the_search_began() -> None:
    origin = moves.go_to(papers(), Place(1, 0))
    session = searching.abandon(typed(origin, "share"), origin)

    assert (session.cursor, session.columns, session.is_unfolded) == (
        origin.cursor,
        origin.columns,
        False,
    )
    assert session.search is None


def test_keeping_remembers_the_way_back() -> None:
    origin = papers()
    session = searching.keep(typed(origin, "more"), origin)

    assert session.message == "1 of 1 for more"
    assert moves.go_back(session).cursor == origin.cursor


def test_keeping_what_is_nowhere_says_so_and_goes_back() -> None:
    origin = papers()
    session = searching.keep(typed(origin, "snow"), origin)

    assert session.message == "snow: it is in no article. search searches again"
    assert session.search is None


@pytest.mark.parametrize(
    ("start", "by", "place", "message"),
    [
        (Place(0, 0), 1, Place(0, 2), "2 of 5 for rain"),
        (Place(0, 3), 1, Place(2, 0), "4 of 5 for rain"),
        (Place(1, 0), 1, Place(2, 0), "4 of 5 for rain"),
        (Place(1, 0), -1, Place(0, 3), "3 of 5 for rain"),
        (Place(2, 1), 1, Place(0, 0), "1 of 5 for rain, on from the top"),
        (Place(0, 0), -1, Place(2, 1), "5 of 5 for rain, on from the end"),
    ],
)
def test_the_next_hit_is_the_next_in_reading_order(
    start: Place, by: int, place: Place, message: str
) -> None:
    session = replace(moves.go_to(papers(), start))
    index = Index(session.desk.comparison.sources)
    session = replace(session, search=find_words(index, "rain"))
    moved = walking.step_hit(session, by)

    assert (moved.cursor, moved.message) == (place, message)


def test_without_a_search_it_is_said_how_one_begins() -> None:
    assert walking.step_hit(papers(), 1).message == "Nothing is searched for: search begins."


def test_esc_lets_a_selection_go_before_the_search() -> None:
    session = moves.begin_selection(typed(papers(), "rain"))
    once = moves.let_go(session)
    twice = moves.let_go(once)

    assert (once.anchor, once.search is None, twice.search) == (None, False, None)
