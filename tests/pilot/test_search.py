"""Searching all articles while one types."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from rich.color import Color
from textual.events import Key

from tests.making import make_source
from tui.model import Place
from tui.session.opening import reopen
from tui.show.themes import Ground, load_theme

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.pilot.conftest import Open
    from tui.show.app import RashomonApp

TALKS_A, TALKS_B, TALKS_C = Place(0, 1), Place(1, 0), Place(2, 1)


def tally(app: RashomonApp) -> str:
    return str(app.query_one("#tally").render())


async def answered(app: RashomonApp, pilot: Pilot[int]) -> None:
    async with asyncio.timeout(30):
        while not app.query("#tally") or tally(app) in {"searching", ""}:
            await pilot.pause(0.02)


def found_words(app: RashomonApp) -> list[str]:
    panes = app.query_one("#panes")
    ground = Color.parse(load_theme("ink").grounds[Ground.FOUND])
    return [
        segment.text
        for strip in panes.render_lines(panes.size.region)
        for segment in strip
        if segment.style is not None and segment.style.bgcolor == ground and segment.text != "■"
    ]


async def test_typing_goes_to_the_first_hit_and_counts_in_every_article(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", *"istanbul")

        assert app.session.cursor == TALKS_A
        assert tally(app) == "3 · Gazette 1 · Courier 1 · c 1"


async def test_hits_are_set_off_in_all_panes(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", *"istanbul")
        await pilot.pause()

        assert found_words(app) == ["Istanbul"] * 3


async def test_the_heads_count_what_was_found(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", *"agreed", "enter")
        await pilot.pause()
        panes = app.query_one("#panes")
        heads = panes.render_lines(panes.size.region)[1].text

        assert [part.split("found")[0].split()[-1] for part in heads.split("│")] == ["1", "1", "0"]


async def test_enter_keeps_the_search_and_returns_to_the_text(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", *"istanbul", "enter", "j")
        await pilot.pause()

        assert not app.query("#search")
        assert app.session.cursor == Place(0, 2)


async def test_n_and_capital_n_go_through_the_hits(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", *"istanbul", "enter", "n")
        said = [(app.session.cursor, app.session.message)]
        for key in ("n", "n", "N"):
            await pilot.press(key)
            said.append((app.session.cursor, app.session.message))

        assert said == [
            (TALKS_B, "2 of 3 for istanbul"),
            (TALKS_C, "3 of 3 for istanbul"),
            (TALKS_A, "1 of 3 for istanbul, on from the top"),
            (TALKS_C, "3 of 3 for istanbul, on from the end"),
        ]


async def test_keys_that_come_right_after_enter_are_for_the_reader(read: Open) -> None:
    async with read() as (app, pilot):
        for key in ("slash", *"istanbul", "enter", "n", "n"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        async with asyncio.timeout(30):
            while app.session.cursor != TALKS_C:
                await pilot.pause(0.02)

        assert app.session.message == "3 of 3 for istanbul"


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_esc_returns_to_where_the_search_began(read: Open, key: str) -> None:
    async with read() as (app, pilot):
        await pilot.press("G", "slash", *"istanbul", key)
        await pilot.pause()

        assert app.session.cursor == Place(0, 4)
        assert app.session.search is None
        assert not app.query("#search")


async def test_esc_in_the_text_lets_the_search_go(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", *"istanbul", "enter", "escape")
        await pilot.pause()

        assert found_words(app) == []


async def test_an_empty_line_goes_on_with_the_last_search(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", *"istanbul", "enter", "slash", "enter", "n")

        assert app.session.cursor == TALKS_B


async def test_what_is_nowhere_is_said(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", *"snow")
        counted = tally(app)
        await pilot.press("enter")

        assert counted == "0 · Gazette 0 · Courier 0 · c 0"
        assert app.session.message == "snow: it is in no article. / searches again"


async def test_n_without_a_search_says_how_to_begin(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("n")

        assert app.session.message == "Nothing is searched for: / begins."


async def test_ctrl_r_searches_for_an_expression(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", "ctrl+r", *"p.l", *"ace|choir")
        await answered(app, pilot)
        lead = str(app.query_one("#lead").render())
        await pilot.press("enter")

        assert "re" in lead
        assert app.session.message == "1 of 4 for p.lace|choir"


async def test_enter_waits_for_the_answer(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", "ctrl+r", *"choir", "enter")
        async with asyncio.timeout(30):
            while app.query("#search"):
                await pilot.pause(0.02)

        assert app.session.cursor == Place(2, 0)


async def test_ctrl_r_again_searches_for_words(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", "ctrl+r", *"erly.", "ctrl+r")

        assert tally(app).startswith("0")


async def test_a_bad_expression_is_said_in_the_line(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", "ctrl+r", "left_square_bracket")
        await answered(app, pilot)

        assert "unterminated character set" in tally(app)


async def test_a_slow_expression_cannot_hang_the_reader(
    read: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.search.pattern.LIMIT", 0.5)
    long = make_source("a" * 200 + ".", "Rain fell.")
    async with read(long) as (app, pilot):
        await pilot.press("slash", "ctrl+r", *"(a", "plus", *")", "plus", "dollar_sign")
        await answered(app, pilot)
        said = tally(app)
        await pilot.press("escape", "j")

        assert "takes too long" in said
        assert app.session.cursor == Place(0, 1)


@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_tab_stays_in_the_line(read: Open, key: str) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", "i", key, "s")

        assert str(app.query_one("#search Input").value) == "is"  # type: ignore[attr-defined]  # an Input


async def test_ctrl_q_leaves_from_the_line(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", *"is", "ctrl+q")
        await pilot.pause()

        assert app.return_value == 0


async def test_a_resize_while_searching_keeps_the_line(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", *"istanbul")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        narrow = tally(app)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()

        assert narrow == "3 · 1: 1  2: 1  3: 1"
        assert tally(app) == "3 · Gazette 1 · Courier 1 · c 1"


async def test_a_folded_aside_with_a_hit_is_unfolded_when_gone_to(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", *"share this", "enter")

        assert app.session.cursor == Place(0, 3)
        assert app.session.is_unfolded


async def test_the_ruler_shows_where_the_hits_lie(read: Open) -> None:
    long = make_source(*(f"Sentence {n}{' with rain' * (n == 199)}." for n in range(200)))
    async with read(long) as (app, pilot):
        await pilot.press("slash", *"rain", "enter", "g")
        await pilot.pause()
        panes = app.query_one("#panes")
        edge = [strip.text[-1] for strip in panes.render_lines(panes.size.region)]

        assert [y for y, sign in enumerate(edge) if sign == "■"] == [panes.size.height - 1]


@pytest.mark.parametrize("keys", [("enter",), ("n", "enter"), ("escape",)], ids=str)
async def test_articles_that_change_while_one_types_are_searched_as_they_are(
    read: Open, keys: tuple[str, ...]
) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", *"istanbul")
        fewer = app.session.desk.comparison.sources[1:2]
        app.read_on(reopen(app.session, fewer, app.session.desk.files[1:2]))
        await pilot.press(*keys)
        await pilot.pause()

        assert app.session.cursor == Place(0, 0)
        assert app.session.search is None or len(app.session.search.hits) == 1


async def test_up_searches_again_and_down_goes_on_with_what_was_typed(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", *"istanbul", "enter", "slash", *"swap", "enter")
        await pilot.press("slash", *"cho", "up", "up", "up")
        oldest = tally(app)
        await pilot.press("down")
        newer = app.query_one("Typed").value  # type: ignore[attr-defined]  # an Input
        await pilot.press("down")

        assert oldest == "3 · Gazette 1 · Courier 1 · c 1"
        assert newer == "swap"
        assert app.query_one("Typed").value == "cho"  # type: ignore[attr-defined]  # as above


async def test_a_regular_expression_is_searched_again_as_one(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("slash", "ctrl+r", *"t.o hours")
        await answered(app, pilot)
        await pilot.press("enter", "escape", "slash", "up")
        await answered(app, pilot)

        assert tally(app).startswith("3 ")


async def test_what_was_searched_is_there_the_next_time(read: Open) -> None:
    async with read() as (_, pilot):
        await pilot.press("slash", *"istanbul", "enter", "q")
    async with read() as (app, pilot):
        await pilot.press("slash", "up", "enter")

        assert app.session.message.startswith("1 of 3 for istanbul")
