"""Without colours, and without UTF-8, everything is still told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.widget import Widget

    from tests.pilot.conftest import Open
    from tui.show.app import RashomonApp

LISTS = ["t", "c", "colon", "question_mark", "at"]


@pytest.fixture
def _no_colour(monkeypatch: pytest.MonkeyPatch, read: Open) -> None:  # after `read` set its own
    monkeypatch.setenv("NO_COLOR", "1")


def drawn(app: RashomonApp) -> list[str]:
    """The rows of the whole screen as they are sent."""
    app.screen._compositor.reflow(app.screen, app.size)
    strips = app.screen._compositor.render_strips()
    return [strip.text for strip in strips]


def segments(widget: Widget, row: int) -> list[Segment]:
    return [part for part in widget.render_line(row) if part.text.strip()]


@pytest.mark.usefixtures("_no_colour")
@pytest.mark.parametrize("key", LISTS)
async def test_what_is_chosen_in_a_list_is_set_off_without_colour(read: Open, key: str) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "1", key, "down")
        await pilot.pause()
        listed = app.screen.query_one(OptionList)
        looks = {
            (bool(part.style.bold), bool(part.style.underline))
            for row in range(listed.size.height)
            for part in segments(listed, row)
            if part.style
        }

        assert (True, True) in looks


@pytest.mark.usefixtures("_no_colour")
async def test_a_dialog_leaves_the_page_in_sight_without_colour(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("t")
        await pilot.pause()

        assert any("Gazette" in row for row in drawn(app))


@pytest.mark.usefixtures("_no_colour")
async def test_no_word_of_the_last_row_is_both_dim_and_reversed(read: Open) -> None:
    async with read() as (app, _):
        bar = app.query_one("#keybar")
        parts = [part for part in bar.render_lines(bar.size.region)[0] if part.style]

        assert [part.text for part in parts if part.style and part.style.dim] == []
        assert all(part.style and part.style.reverse for part in parts)


@pytest.mark.usefixtures("_no_colour")
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10)], ids=str)
async def test_a_line_parts_the_evidence_from_the_text_without_colour(
    read: Open, size: tuple[int, int]
) -> None:
    async with read(size=size) as (app, pilot):
        await pilot.press("j", "1")
        strip = app.query_one("#strip")
        first = strip.render_lines(strip.size.region)[0]

        assert first.cell_length == size[0]
        assert size[0] < 60 or "───" in first.text
