"""What is wrapped where, without a terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import make_pair, make_session, make_source
from tui.layout import (
    BLANK,
    Column,
    PaneBox,
    Row,
    Spread,
    fit_panes,
    strip_at,
    strip_rows,
    wrap,
    wrapping,
)
from tui.model import Place, Source
from tui.session import moves
from tui.session.room import Beside, Layout, Room

if TYPE_CHECKING:
    from tui.session.state import Session


def lines(text: str, width: int) -> list[str]:
    return [text[a:b] for a, b in wrap(text, width, len)]


def column(source: Source, width: int = 20, *, is_unfolded: bool = False) -> Column:
    return Column(source, is_unfolded=is_unfolded, width=width, measure=len)


def spread_of(session: Session, width: int, height: int) -> Spread:
    spread = Spread(len)
    spread.arrange(session, width, height)
    return spread


def long_source(name: str, count: int = 60) -> Source:
    return make_source(
        *(f"Sentence number {n} of the article {name}." for n in range(count)), name=name
    )


def test_text_is_wrapped_at_words() -> None:
    assert lines("the talks lasted two hours", 11) == ["the talks", "lasted two", "hours"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert lines("an incomprehensibility", 8) == ["an", "incompre", "hensibil", "ity"]


def test_no_text_is_one_empty_line() -> None:
    assert lines("", 10) == [""]


@given(st.text("ab “é–", max_size=60), st.integers(1, 12))
def test_latin_text_is_wrapped_like_any_other(text: str, width: int) -> None:
    assert wrap(text, width, len) == tuple(wrapping._wrap_uneven(text, width, len))


def test_no_more_is_wrapped_than_is_wanted() -> None:
    assert wrap("one two three four", 5, len, most=2) == ((0, 3), (4, 7))


def test_blanks_between_words_on_one_line_are_kept() -> None:
    assert lines("one  two three", 9) == ["one  two", "three"]


def test_a_wide_character_takes_two_cells() -> None:
    text = "東京東京"
    spans = wrap(text, 4, lambda part: 2 * len(part))

    assert [text[a:b] for a, b in spans] == ["東京", "東京"]


@given(st.text(alphabet="ab é\u3000—-", max_size=80), st.integers(min_value=1, max_value=30))
def test_no_line_is_too_wide_and_no_word_is_lost(text: str, width: int) -> None:
    wrapped = lines(text, width)

    assert max(map(len, wrapped)) <= width
    assert "".join("".join(wrapped).split()) == "".join(text.split())


def test_as_many_panes_fit_as_are_36_columns_wide() -> None:
    assert fit_panes(120, 5) == (40, 39, 39)


def test_a_narrow_screen_shows_one_article() -> None:
    assert fit_panes(75, 5) == (75,)


def test_few_sources_share_the_whole_width() -> None:
    assert fit_panes(200, 2) == (100, 99)


def test_a_paragraph_begins_with_a_blank_row() -> None:
    rows = column(make_source("One.", "Two.", "", "Three.")).rows(5)

    assert rows == [Row(0, 0), Row(1, 0), Row(2, -1), Row(2, 0), BLANK]


def test_asides_in_a_row_fold_to_one_item() -> None:
    items = column(make_source("- Share", "- Follow", "", "Text.", "", "- Read on")).items

    assert [(item.first, item.last, item.is_fold) for item in items] == [
        (0, 1, True),
        (2, 2, False),
        (3, 3, True),
    ]


def test_unfolded_asides_stand_line_by_line() -> None:
    items = column(make_source("- Share", "- Follow", "Text."), is_unfolded=True).items

    assert len(items) == 3


def test_an_article_of_nothing_but_asides_is_not_folded() -> None:
    items = column(make_source("- Share", "- Follow")).items

    assert not any(item.is_fold for item in items)


def test_an_item_is_put_on_a_row() -> None:
    made = column(long_source("a"), width=60)
    made.put(30, 7, may_leave_blank=False)

    assert made.row_of(30, 20) == 7


def test_the_beginning_stays_at_the_top_where_no_blank_may_be_left() -> None:
    made = column(long_source("a"), width=60)
    made.put(1, 7, may_leave_blank=False)

    assert made.rows(3)[0] == Row(0, 0)


def test_a_partner_near_the_beginning_is_brought_down_over_blank_rows() -> None:
    made = column(long_source("a"), width=60)
    made.put(1, 7, may_leave_blank=True)

    assert made.row_of(1, 20) == 7
    assert made.rows(20)[:6] == [BLANK] * 6


def test_the_next_item_below_the_edge_scrolls_in_by_little() -> None:
    made = column(long_source("a"), width=60)
    made.reveal(18, 20)
    first = made.rows(20)[0]

    assert first.item in {1, 2, 3}


def test_scrolling_stops_at_the_end() -> None:
    made = column(make_source("One.", "Two."))
    for _ in range(5):
        made.scroll(3, 10)

    assert made.rows(10)[0] == Row(1, 0)


def test_scrolling_back_stops_at_the_beginning() -> None:
    made = column(long_source("a"), width=60)
    made.scroll(9, 10)
    for _ in range(9):
        made.scroll(-3, 10)

    assert made.rows(1) == [Row(0, 0)]


def test_partners_come_to_the_row_of_the_cursor() -> None:
    sources = [long_source("a"), long_source("b")]
    session = make_session(sources, [make_pair((0, 20), (1, 45))])
    spread = spread_of(session, 120, 30)
    spread.arrange(moves.go_to(session, Place(0, 20)), 120, 30)
    here, there = spread.column(0), spread.column(1)

    assert here.row_of(20, spread.height) == there.row_of(45, spread.height)
    assert here.row_of(20, spread.height) is not None


def test_unlocked_rows_stay_where_they_are() -> None:
    sources = [long_source("a"), long_source("b")]
    session = replace(make_session(sources, [make_pair((0, 20), (1, 45))]), is_locked=False)
    spread = spread_of(session, 120, 30)
    spread.arrange(moves.go_to(session, Place(0, 20)), 120, 30)

    assert spread.column(1).rows(1) == [Row(0, 0)]


def test_the_pane_of_the_cursor_is_paged_in() -> None:
    session = make_session([long_source(name) for name in "abcde"])
    spread = spread_of(session, 80, 30)
    spread.arrange(moves.go_to(session, Place(4, 0)), 80, 30)

    assert [box.source for box in spread.boxes] == [3, 4]


def test_a_resize_keeps_the_cursor_in_view() -> None:
    session = moves.go_to(make_session([long_source("a"), long_source("b")]), Place(0, 50))
    spread = spread_of(session, 160, 50)
    for width, height in ((40, 10), (200, 60), (76, 8), (30, 5)):
        spread.arrange(session, width, height)

        assert spread.column(0).row_of(50, spread.height) is not None


def test_a_click_finds_the_sentence() -> None:
    session = make_session([long_source("a"), long_source("b")])
    spread = spread_of(session, 120, 30)

    assert spread.hit(70, spread.head_rows + 1) == Place(1, 1)


def test_a_click_on_the_head_finds_nothing() -> None:
    spread = spread_of(make_session([long_source("a")]), 120, 30)

    assert spread.hit(5, 0) is None


def test_only_what_is_looked_at_is_wrapped() -> None:
    asked: list[str] = []

    def measure(part: str) -> int:
        asked.append(part)
        return len(part)

    source = make_source(*(f"Sätze kosten Zeit, Nummer {n}." for n in range(2000)))
    Column(source, is_unfolded=False, width=60, measure=measure).rows(40)

    assert len(asked) < 400


def test_a_page_down_lands_on_a_sentence_further_on() -> None:
    session = make_session([long_source("a")])
    spread = spread_of(session, 120, 30)

    assert 20 <= spread.place_beyond(session, 25).sentence <= 27


def test_a_page_up_at_the_top_stays_there() -> None:
    session = make_session([long_source("a")])
    spread = spread_of(session, 120, 30)

    assert spread.place_beyond(session, -25) == Place(0, 0)


def boxes_of(session: Session, width: int) -> list[int]:
    return [box.source for box in spread_of(session, width, 30).boxes]


def five(room: Room, at: int = 0) -> Session:
    session = make_session([long_source(name) for name in "abcde"])
    return replace(moves.go_to(session, Place(at, 0)), room=room)


def test_a_pinned_pane_stays_on_the_left_whichever_is_paged_in() -> None:
    assert boxes_of(five(Room(pinned=1), at=4), 120) == [1, 3, 4]


def test_a_zoomed_pane_is_alone() -> None:
    assert boxes_of(five(Room(is_zoomed=True), at=2), 200) == [2]


def test_hidden_panes_leave_their_room_to_the_others() -> None:
    assert boxes_of(five(Room(hidden=frozenset({1, 2}))), 120) == [0, 3, 4]


def test_two_articles_stand_against_each_other_the_first_one_staying() -> None:
    room = Room(layout=Layout.TWO)

    assert boxes_of(five(room), 200) == [0, 1]
    assert boxes_of(five(room, at=3), 200) == [0, 3]


def test_panes_out_of_sight_are_counted_on_both_sides() -> None:
    spread = spread_of(five(Room(pinned=0), at=2), 80, 30)

    assert (spread.before, spread.after) == (1, 2)


@pytest.mark.parametrize("layout", Layout)
def test_every_layout_gives_way_to_one_article_on_a_narrow_screen(layout: Layout) -> None:
    assert boxes_of(five(Room(layout=layout), at=1), 75) == [1]


def test_a_text_on_a_wide_screen_has_margins() -> None:
    box = spread_of(make_session([long_source("a")]), 200, 30).boxes[0]

    assert (box.measure, box.margin) == (80, 56)


def test_a_text_in_a_narrow_pane_has_none() -> None:
    assert PaneBox(0, 0, 70).margin == 0


@pytest.mark.parametrize(
    ("room", "width", "stands"),
    [
        (Room(), 120, Beside.BELOW),
        (Room(layout=Layout.SINGLE), 120, Beside.RIGHT),
        (Room(layout=Layout.SINGLE), 110, Beside.BELOW),
        (Room(strip=Beside.RIGHT), 110, Beside.RIGHT),
        (Room(strip=Beside.RIGHT), 50, Beside.BELOW),
        (Room(strip=Beside.BELOW, is_zoomed=True), 300, Beside.BELOW),
        (Room(strip=Beside.AWAY), 80, Beside.AWAY),
    ],
)
def test_the_strip_stands_where_there_is_room(room: Room, width: int, stands: Beside) -> None:
    assert strip_at(five(room), width) is stands


def test_one_article_alone_needs_no_strip_beside_it() -> None:
    assert strip_at(make_session([long_source("a")]), 200) is Beside.BELOW


def test_few_sources_need_few_rows_of_evidence() -> None:
    one = make_session([long_source("a")])

    assert (strip_rows(one), strip_rows(five(Room()))) == (3, 12)
