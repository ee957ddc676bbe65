"""The overview, by its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import MouseScrollDown

from tests.making import make_source
from tui.compare.closer import find_findings
from tui.model import Place
from tui.session import marking
from tui.show.overview import OverviewScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.pilot.conftest import Open
    from tui.show.app import RashomonApp

pytestmark = pytest.mark.usefixtures("no_closer_look")

WHEEL_DOWN = MouseScrollDown(
    None, x=10, y=10, delta_x=0, delta_y=1, button=0, shift=False, meta=False, ctrl=False
)
ALONE_A, ALONE_B, ALONE_C = Place(0, 4), Place(1, 2), Place(2, 0)


def screen(app: RashomonApp) -> list[str]:
    board = app.screen.query_one("#board")
    return [strip.text for strip in board.render_lines(board.size.region)]


def chosen(app: RashomonApp) -> str:
    return next((line for line in screen(app) if line.startswith("▶")), "")


async def look_closer(app: RashomonApp, pilot: Pilot[int]) -> None:
    """Let what a closer look finds arrive, and wait for what follows from it."""
    comparison = app.session.desk.comparison
    app.become(
        marking.receive_findings(app.session, app.session.desk.pairs, find_findings(comparison))
    )
    await app.workers.wait_for_complete()
    await pilot.pause()


async def open_overview(app: RashomonApp, pilot: Pilot[int], *keys: str) -> None:
    await look_closer(app, pilot)
    await pilot.press("O")
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.press(*keys)


async def test_the_big_o_shows_how_much_of_each_source_the_others_hold(read: Open) -> None:
    async with read() as (app, pilot):
        await open_overview(app, pilot)

        assert screen(app)[4].split() == ["1", "Gazette", "·", "72%", "38%"]


@pytest.mark.parametrize("key", ["escape", "q", "O"])
async def test_a_key_closes_the_overview(read: Open, key: str) -> None:
    async with read() as (app, pilot):
        await open_overview(app, pilot, key)

        assert not isinstance(app.screen, OverviewScreen)
        assert app.session.cursor == Place(0, 0)


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("j", "enter"), ALONE_A),
        (("down", "j", "enter"), ALONE_B),
        (("j", "j", "up", "enter"), ALONE_A),
        (("j", "j", "k", "enter"), ALONE_A),
        (("l", "l", "enter"), ALONE_B),
        (("right", "tab", "enter"), ALONE_B),
        (("l", "l", "h", "enter"), ALONE_A),
        (("l", "l", "left", "enter"), ALONE_A),
        (("l", "l", "shift+tab", "enter"), ALONE_A),
        (("G", "enter"), ALONE_C),
        (("end", "enter"), ALONE_C),
        (("G", "g", "j", "enter"), ALONE_A),
        (("G", "home", "j", "enter"), ALONE_A),
        (("space", "enter"), ALONE_C),
        (("pagedown", "enter"), ALONE_C),
        (("space", "b", "j", "enter"), ALONE_A),
        (("space", "pageup", "j", "enter"), ALONE_A),
        (("ctrl+d", "enter"), ALONE_C),
        (("G", "ctrl+u", "j", "enter"), ALONE_A),
    ],
    ids=str,
)
async def test_keys_choose_a_line_and_enter_goes_where_it_stands(
    read: Open, keys: tuple[str, ...], place: Place
) -> None:
    async with read() as (app, pilot):
        await open_overview(app, pilot, *keys)

        assert app.session.cursor == place


async def test_the_table_leads_nowhere_and_that_is_said(read: Open) -> None:
    async with read() as (app, pilot):
        await open_overview(app, pilot, "enter")

        assert "Nothing to go to here" in screen(app)[-1]


async def test_what_a_closer_look_finds_fills_itself_in(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("O")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("j")
        before, line = screen(app), chosen(app)
        await look_closer(app, pilot)

        assert "looking closer" in before[0]
        assert sum("Still being looked for." in row for row in before) == 3
        assert not any("Still being looked for." in row for row in screen(app))
        assert chosen(app) == line != ""


async def test_the_rest_of_a_long_part_is_shown_when_asked_for(read: Open) -> None:
    lines = [f"Witness number {n} saw a heron over the harbour." for n in range(20)]
    async with read(make_source(*lines, name="a.txt"), size=(80, 50)) as (app, pilot):
        await open_overview(app, pilot, "G")
        rest = chosen(app)
        await pilot.press("enter", "G")

        assert "12 more: Enter shows them" in rest
        assert "Witness number" in chosen(app)


async def test_a_part_that_is_gone_to_begins_at_the_top(read: Open) -> None:
    words = {"a": "a heron flew", "b": "trams were late", "c": "it rained hard"}
    papers = [
        make_source(*[f"{what.capitalize()}."] * 8, name=name) for name, what in words.items()
    ]
    async with read(*papers, size=(80, 24)) as (app, pilot):
        await open_overview(app, pilot, "l", "l")

        assert screen(app)[3].startswith(" Only in 2 b")


async def test_a_click_chooses_a_line(read: Open) -> None:
    async with read() as (app, pilot):
        await open_overview(app, pilot)
        row = next(n for n, line in enumerate(screen(app)) if "Markets were closed" in line)
        await pilot.click("#board", offset=(8, row))
        await pilot.press("enter")

        assert app.session.cursor == ALONE_B


async def test_the_wheel_moves_on(read: Open) -> None:
    async with read() as (app, pilot):
        await open_overview(app, pilot)
        app.screen.query_one("#board").post_message(WHEEL_DOWN)
        await pilot.pause()

        assert "Fishermen" in chosen(app)


async def test_on_a_narrow_screen_the_table_is_cut_into_blocks(read: Open) -> None:
    papers = [make_source("One sentence.", name=f"{n}.txt") for n in range(12)]
    async with read(*papers, size=(40, 60)) as (app, pilot):
        await open_overview(app, pilot)
        heads = [line.split() for line in screen(app) if line.split() and line.split()[0].isdigit()]

        numbers = [n for head in heads if all(word.isdigit() for word in head) for n in head]
        assert numbers == [str(n) for n in range(1, 13)]
