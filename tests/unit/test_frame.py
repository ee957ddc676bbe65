"""Two frames of panes: what changed from one to the next."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region

from tui.layout import PaneBox
from tui.show.frame import Cell, Frame, changes, cut
from tui.show.sheet import Line

LEFT, RIGHT = PaneBox(0, 0, 40), PaneBox(1, 41, 40)


def line(text: str) -> Line:
    return Line([Segment(text)])


def frame_of(left: list[Cell], right: list[Cell]) -> Frame:
    return [left, right]


def changed(before: Frame, after: Frame, *, unsure: Line | None = None) -> list[Region]:
    def is_unsure(cell: Cell) -> bool:
        return unsure in cell

    test = is_unsure if unsure is not None else None
    return list(changes((LEFT, RIGHT), before, after, width=81, is_unsure=test))


TEXT, OTHER, RULER, MARK = line("text"), line("other"), line(" "), line("|")


def test_rows_that_are_the_same_objects_are_not_sent() -> None:
    before = frame_of([(TEXT, RULER)], [(TEXT, RULER)])
    after = frame_of([(TEXT, RULER)], [(TEXT, RULER)])

    assert changed(before, after) == []


def test_the_ruler_stays_where_only_the_text_changed() -> None:
    before = frame_of([(TEXT, RULER)] * 3, [(TEXT, RULER)] * 3)
    after = frame_of([(TEXT, RULER), *[(OTHER, RULER)] * 2], [(TEXT, RULER)] * 3)

    assert changed(before, after) == [Region(0, 1, 39, 2)]


def test_the_text_stays_where_only_the_ruler_changed() -> None:
    before = frame_of([(TEXT, RULER)], [(TEXT, RULER)])
    after = frame_of([(TEXT, RULER)], [(TEXT, MARK)])

    assert changed(before, after) == [Region(80, 0, 1, 1)]


def test_a_head_is_sent_as_a_whole() -> None:
    before = frame_of([(TEXT,)], [(TEXT,)])
    after = frame_of([(OTHER,)], [(TEXT,)])

    assert changed(before, after) == [Region(0, 0, 40, 1)]


def test_a_row_that_terminals_measure_in_their_own_way_is_sent_across_all_panes() -> None:
    odd = line("odd")
    before = frame_of([(TEXT, RULER)] * 2, [(TEXT, RULER), (odd, RULER)])
    after = frame_of([(OTHER, RULER)] * 2, [(TEXT, RULER), (odd, RULER)])

    assert changed(before, after, unsure=odd) == [Region(0, 1, 81, 1), Region(0, 0, 39, 1)]


def test_columns_that_are_no_part_of_a_pane_are_cut_elsewhere() -> None:
    assert cut(LEFT, 0, 40) == slice(None)
    assert cut(LEFT, 0, 39) == slice(-1)
    assert cut(RIGHT, 80, 81) == slice(-1, None)
    assert cut(LEFT, 3, 40) is None
