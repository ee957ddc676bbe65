"""Parallel passages in one order, and the columns that are padded by it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.making import make_pair, make_session, make_source
from tui.layout import BLANK, Column, Ladder, Spread
from tui.model import Place, Relation
from tui.session import moves
from tui.session.marking import receive_pairs
from tui.session.room import Layout, Room
from tui.view.parallel import heaviest_chain, parallel_rows

if TYPE_CHECKING:
    from tui.model import Comparison, Pair, Source
    from tui.session.state import Session

HEIGHT = 30


def lines(count: int, name: str) -> Source:
    return make_source(*(f"Line {n} of {name}." for n in range(count)), name=name)


def compared(*counts: int, pairs: list[Pair]) -> Session:
    return make_session([lines(n, f"{at}.txt") for at, n in enumerate(counts)], pairs)


def shelves(comparison: Comparison) -> list[list[tuple[int, int]]]:
    rows = parallel_rows(comparison, range(len(comparison.sources)))
    return [[tuple(place) for place in row] for row in rows]  # type: ignore[misc]  # of two


def ladder(session: Session, width: int = 30) -> Ladder:
    comparison = session.desk.comparison
    columns = {
        n: Column(source, is_unfolded=False, width=width, measure=len)
        for n, source in enumerate(comparison.sources)
    }
    return Ladder(parallel_rows(comparison, tuple(columns)), columns)


def row_of(made: Ladder, source: int, item: int) -> int:
    return [(row.item, row.line) for row in made.rows(source, 400)].index((item, 0))


def test_the_heaviest_chain_runs_up_on_both_sides() -> None:
    links = [(0, 5, 1), (1, 1, 1), (2, 2, 1), (3, 0, 1)]

    assert heaviest_chain(links, 6) == [(1, 1), (2, 2)]


def test_one_heavy_link_goes_before_two_light_ones() -> None:
    assert heaviest_chain([(0, 5, 4), (1, 1, 1), (2, 2, 1)], 6) == [(0, 5)]


def test_no_end_is_used_twice() -> None:
    assert len(heaviest_chain([(0, 0, 1), (0, 1, 1), (1, 1, 1)], 2)) == 2


@given(st.lists(st.tuples(*[st.integers(0, 9)] * 2, st.integers(1, 4)), max_size=30))
def test_a_chain_is_as_heavy_as_any(links: list[tuple[int, int, int]]) -> None:
    weight_of: dict[tuple[int, int], int] = {}
    for left, right, weight in links:
        weight_of[left, right] = max(weight, weight_of.get((left, right), 0))
    best: dict[tuple[int, int], int] = {}
    for left, right in sorted(weight_of):
        before = [best[end] for end in best if end[0] < left and end[1] < right]
        best[left, right] = weight_of[left, right] + max(before, default=0)
    chain = heaviest_chain([(*ends, weight) for ends, weight in weight_of.items()], 10)

    assert sum(weight_of[ends] for ends in chain) == max(best.values(), default=0)


def test_parallel_sentences_share_a_row_and_all_others_are_there_once() -> None:
    session = compared(3, 2, pairs=[make_pair((0, 1), (1, 0))])

    assert shelves(session.desk.comparison) == [[(0, 0)], [(0, 1), (1, 0)], [(0, 2)], [(1, 1)]]


def test_a_third_source_lies_along_either_of_the_others() -> None:
    session = compared(1, 2, 2, pairs=[make_pair((1, 1), (2, 0))])

    assert [(1, 1), (2, 0)] in shelves(session.desk.comparison)


def test_of_passages_that_cross_the_closer_wording_is_kept() -> None:
    pairs = [make_pair((0, 0), (1, 1)), make_pair((0, 1), (1, 0), Relation.PARTIAL)]
    rows = shelves(compared(2, 2, pairs=pairs).desk.comparison)

    assert [(0, 0), (1, 1)] in rows


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12), st.integers(8, 12))
def test_every_column_keeps_its_order(ends: set[tuple[int, int]], count: int) -> None:
    pairs = [make_pair((0, left), (1, right)) for left, right in sorted(ends)]
    rows = shelves(compared(count, 8, pairs=pairs).desk.comparison)

    for source, size in ((0, count), (1, 8)):
        assert [n for row in rows for at, n in row if at == source] == list(range(size))


def test_parallel_passages_start_on_one_row() -> None:
    made = ladder(compared(9, 9, pairs=[make_pair((0, 2), (1, 7))]))

    assert row_of(made, 0, 2) == row_of(made, 1, 7) == 7


def test_what_follows_a_passage_is_not_padded() -> None:
    made = ladder(compared(9, 9, pairs=[make_pair((0, 2), (1, 7))]))

    assert row_of(made, 0, 3) == 8


def test_only_what_is_looked_at_is_wrapped() -> None:
    asked: list[str] = []

    def measure(part: str) -> int:
        asked.append(part)
        return len(part)

    source = make_source(*(f"Sätze kosten Zeit, Nummer {n}." for n in range(2000)))
    session = make_session([source, lines(2000, "b.txt")])
    columns = {
        n: Column(one, is_unfolded=False, width=60, measure=measure)
        for n, one in enumerate(session.desk.comparison.sources)
    }
    made = Ladder(parallel_rows(session.desk.comparison, (0, 1)), columns)
    made.put(0, 1500, 10)
    made.rows(0, 40)

    assert len(asked) < 2000


def test_columns_scroll_together() -> None:
    made = ladder(compared(90, 90, pairs=[make_pair((0, 50), (1, 60))]))
    made.scroll(5, HEIGHT)

    assert made.rows(0, 1)[0].item == made.rows(1, 1)[0].item == 5


def test_scrolling_back_and_forth_comes_to_the_same_place() -> None:
    made = ladder(compared(300, 300, pairs=[make_pair((0, 50), (1, 60))]))
    made.put(0, 150, 3)
    before = [made.rows(source, HEIGHT) for source in (0, 1)]
    made.scroll(77, HEIGHT)
    made.scroll(-77, HEIGHT)

    assert [made.rows(source, HEIGHT) for source in (0, 1)] == before


def test_scrolling_stops_before_all_is_out_of_sight() -> None:
    made = ladder(compared(10, 20, pairs=[]))
    for _ in range(30):
        made.scroll(3, HEIGHT)

    assert any(row != BLANK for source in (0, 1) for row in made.rows(source, HEIGHT))


def test_the_beginning_stays_at_the_top() -> None:
    made = ladder(compared(10, 10, pairs=[]))
    made.put(0, 0, 9)

    assert made.rows(0, 1)[0].item == 0


def test_the_cursor_is_kept_in_view() -> None:
    made = ladder(compared(400, 400, pairs=[make_pair((0, 50), (1, 60))]))
    for item in (0, 1, 200, 201, 230, 399, 17):
        made.reveal(0, item, HEIGHT)

        assert made.row_of(0, item, HEIGHT) is not None


def test_a_page_further_on_is_about_a_page_of_rows() -> None:
    made = ladder(compared(9, 9, pairs=[make_pair((0, 2), (1, 7))]))

    assert made.beyond(0, 0, 8) == 3


def test_in_the_aligned_layout_partners_stand_on_one_row() -> None:
    pairs = [make_pair((0, 20), (1, 30)), make_pair((0, 22), (1, 31))]
    session = moves.go_to(compared(60, 60, pairs=pairs), Place(0, 20))
    spread = Spread(len)
    spread.arrange(replace(session, room=Room(layout=Layout.ALIGNED)), 120, HEIGHT)
    rows = [[row.item for row in spread.rows(source)] for source in (0, 1)]

    assert rows[0].index(20) == rows[1].index(30)
    assert rows[0].index(22) == rows[1].index(31)


def test_a_layout_put_on_and_off_keeps_the_cursor_in_view() -> None:
    session = moves.go_to(compared(60, 60, pairs=[make_pair((0, 20), (1, 30))]), Place(0, 40))
    spread = Spread(len)
    for layout in (*Layout, *Layout):
        spread.arrange(replace(session, room=Room(layout=layout)), 120, HEIGHT)

        assert spread.cell_of(session.cursor) is not None


def test_a_page_down_in_the_aligned_layout_lands_further_on() -> None:
    session = replace(compared(60, 60, pairs=[]), room=Room(layout=Layout.ALIGNED))
    spread = Spread(len)
    spread.arrange(session, 120, HEIGHT)

    assert spread.place_beyond(session, 25) == Place(0, 25)


def test_marks_that_arrive_leave_the_cursor_on_its_row() -> None:
    session = replace(compared(60, 60, pairs=[]), room=Room(layout=Layout.ALIGNED))
    session = moves.go_to(session, Place(0, 20))
    spread = Spread(len)
    spread.arrange(session, 120, HEIGHT)
    before = spread.cell_of(session.cursor)
    spread.arrange(receive_pairs(session, [make_pair((0, 5), (1, 12))]), 120, HEIGHT)

    assert spread.cell_of(session.cursor) == before


def test_the_cursor_stays_on_its_row_as_the_columns_are_padded_and_no_longer() -> None:
    session = compared(60, 60, pairs=[make_pair((0, 20), (1, 24))])
    session = moves.go_to(replace(session, is_locked=False), Place(0, 40))
    spread = Spread(len)
    rows = []
    for layout in (Layout.COLUMNS, Layout.ALIGNED, Layout.COLUMNS):
        spread.arrange(replace(session, room=Room(layout=layout)), 120, HEIGHT)
        rows.append(spread.cell_of(session.cursor))

    assert rows == [rows[0]] * 3
