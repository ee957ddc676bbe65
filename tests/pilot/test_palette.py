"""Palette and help: everything can be found by name, and done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.model import Place
from tui.show.choices import actions, sources, tags, themes
from tui.show.help import signs
from tui.show.keys import ACTIONS
from tui.show.palette import Palette
from tui.view.glyphs import ASCII, UNICODE

if TYPE_CHECKING:
    from textual.widgets import OptionList

    from tests.pilot.conftest import Open
    from tui.show.app import RashomonApp
    from tui.view.glyphs import Glyphs

OPENERS = ["colon", "ctrl+p", "question_mark", "f1"]


def listed(app: RashomonApp) -> list[str]:
    options: OptionList = app.screen.query_one("OptionList")  # type: ignore[assignment]  # by name
    return [str(options.get_option_at_index(n).prompt).strip() for n in range(options.option_count)]


async def test_every_action_can_be_found_by_name_and_by_what_it_does(read: Open) -> None:
    async with read() as (app, _):
        found = {choice.name: choice for choice in actions(app)}
        wanted = [action for action in ACTIONS if not action.name.startswith("tag_")]

        assert [found[action.name].words for action in wanted] == [a.help for a in wanted]
        assert all(choice.keys and choice.run for choice in found.values())


async def test_every_tag_is_offered_with_its_key(read: Open) -> None:
    async with read() as (app, _):
        assert [choice.keys for choice in tags(app)] == list("123456789")


@pytest.mark.parametrize("key", OPENERS)
async def test_it_opens(read: Open, key: str) -> None:
    async with read() as (app, pilot):
        await pilot.press(key)

        assert isinstance(app.screen, Palette)


@pytest.mark.parametrize("key", ["escape", "f1", "ctrl+p", "ctrl+q"])
async def test_it_closes_and_nothing_is_done(read: Open, key: str) -> None:
    async with read() as (app, pilot):
        await pilot.press("colon", *"next", key)

        assert len(app.screen_stack) == 1
        assert app.session.cursor == Place(0, 0)


@pytest.mark.parametrize("opener", ["colon", "question_mark"])
async def test_enter_does_what_was_typed(read: Open, opener: str) -> None:
    async with read() as (app, pilot):
        await pilot.press(opener, *"bottom", "enter")
        await pilot.pause()

        assert app.session.cursor == Place(0, 4)


async def test_what_is_done_may_open_a_dialog(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("colon", *"list of ann", "enter")
        await pilot.pause()

        assert type(app.screen).__name__ == "Annotations"


async def test_a_key_finds_what_it_does(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("question_mark", "G")

        assert listed(app)[0].split(maxsplit=2)[0] == "G"


async def test_the_arrows_choose(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("colon", *"next s", "down", "down", "down", "up", "enter")
        await pilot.pause()

        assert app.session.cursor == Place(0, 1)
        assert app.session.message == "1 of 2 shared or partly"


async def test_pages_can_be_turned(read: Open) -> None:
    async with read(size=(80, 24)) as (app, pilot):
        await pilot.press("question_mark")
        options: OptionList = app.screen.query_one("OptionList")  # type: ignore[assignment]
        rows = []
        for key in ("pagedown", "pagedown", "pageup"):
            await pilot.press(key)
            rows.append(options.highlighted or 0)

        assert rows[0] < rows[1] > rows[2]


async def test_a_click_does_what_is_clicked(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("colon", *"bottom")
        await pilot.click("OptionList", offset=(3, 0))
        await pilot.pause()

        assert app.session.cursor == Place(0, 4)


async def test_a_tag_is_given_by_its_name(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "colon", *"opinion", "enter")

        assert app.session.desk.tags_at(Place(0, 1)) == ("opinion",)


async def test_a_source_is_gone_to_by_its_name(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "colon", *"courier", "enter")

        assert app.session.cursor == Place(1, 0)


async def test_going_to_the_source_one_is_in_moves_nothing(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "colon", *"gazette", "enter")

        assert app.session.cursor == Place(0, 1)


async def test_a_theme_is_put_on_by_its_name(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("colon", *"paper", "enter")

        assert app.theme == "rashomon-paper"


async def test_what_fits_nothing_says_what_to_do(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("colon", *"zqzqzq", "enter")

        assert listed(app) == ["Nothing fits. Take a letter away."]


async def test_a_sign_is_explained_and_does_nothing(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("question_mark", *"no other source", "enter")

        assert "no other source has it" in listed(app)[0]
        assert isinstance(app.screen, Palette)


async def test_help_explains_every_sign_key_and_tag(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("question_mark")
        wanted = [
            *signs(app.glyphs), *actions(app), *tags(app), *sources(app), *themes(app)
        ]  # fmt: skip
        lines = "\n".join(listed(app))

        assert [one.words for one in wanted if one.words not in lines] == []


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_every_relation_has_its_sign_explained(glyphs: Glyphs) -> None:
    shown = {choice.keys for choice in signs(glyphs)}

    assert set(glyphs.relations.values()) <= shown
