"""The last row: what matters now, what just happened, and a word to those who are new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.making import make_source
from tui.model import Place
from tui.show.keys import ACTIONS

if TYPE_CHECKING:
    from tests.pilot.conftest import Open
    from tui.show.app import RashomonApp


def footer(app: RashomonApp) -> str:
    bar = app.query_one("#keybar")
    return bar.render_lines(bar.size.region)[0].text.strip()


@pytest.mark.parametrize(
    ("keys", "begins"),
    [
        (("j",), "Enter follow  t tag  * take all in"),
        (("G",), "] next shared  ) next unique  t tag"),
        (("j", "v"), "j further  t tag  i note  Esc end"),
        (("j", "asterisk"), "t tag all  * let go"),
        (("j", "ampersand"), "& pair with this  l pane  Esc let go"),
        (("j", "1"), "i note  x remove  a next"),
        (("j", "enter"), "Enter next source  Bksp back  ! not the same"),
        (("f",), "j next  f other class  Esc show all"),
        (("slash", *"hours", "enter"), "n next hit  N previous  Esc end search"),
    ],
    ids=str,
)
async def test_the_keys_that_matter_now_come_first(
    read: Open, keys: tuple[str, ...], begins: str
) -> None:
    async with read(size=(160, 40)) as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()

        assert footer(app).startswith(begins)


@pytest.mark.parametrize("width", [30, 40, 60, 80])
async def test_help_is_named_however_narrow_it_is(read: Open, width: int) -> None:
    async with read(size=(width, 20)) as (app, pilot):
        await pilot.press("j", "enter", "f")
        await pilot.pause()

        assert "? help" in footer(app)


async def test_a_click_on_a_key_that_matters_now_does_what_it_does(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j")
        await pilot.click("#keybar", offset=(3, 0))

        assert app.session.cursor == Place(1, 0)


async def test_who_never_read_here_is_told_how_to_begin(read: Open) -> None:
    async with read() as (app, _):
        assert footer(app).endswith("j reads on, Enter follows a claim, ? shows every key")


async def test_the_first_key_takes_the_word_of_welcome_away(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j")
        await pilot.pause()

        assert app.session.message == ""


async def test_the_second_time_nothing_is_told(read: Open) -> None:
    async with read() as (_, pilot):
        await pilot.press("q")
    async with read() as (app, _):
        assert app.session.message == ""


async def test_a_key_that_means_nothing_says_so(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "W")
        here = app.session.message
        await pilot.press("m", "Z")
        bar = app.screen.query_one("#board")

        assert here == "W does nothing here; ? shows every key"
        assert "Z does nothing here; ?" in bar.render_lines(bar.size.region)[-1].text


async def test_a_key_that_means_something_says_nothing_of_it(read: Open) -> None:
    async with read() as (app, pilot):
        wrong = []
        for action in ACTIONS:
            if action.name == "leave":
                continue
            await pilot.press(action.keys[0])
            await pilot.pause()
            if "does nothing here" in app.session.message:
                wrong.append(action.name)
            while len(app.screen_stack) > 1 or app.query("#search"):
                await pilot.press("escape")

        assert wrong == []


async def test_where_all_evidence_is_in_sight_nothing_scrolls_and_that_is_said(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "right_curly_bracket")

        assert app.session.message == "There is no more evidence that way."


async def test_one_article_alone_has_no_key_that_compares(read: Open) -> None:
    async with read(make_source("One.", "Two."), size=(200, 40)) as (app, pilot):
        await pilot.press("j")
        keys = footer(app)

        assert "j sentence" in keys
        assert [word for word in ("follow", "shared", "pane", "matrix") if word in keys] == []
