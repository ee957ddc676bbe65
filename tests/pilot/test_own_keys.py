"""What the reader set in the settings is in force from the first screen on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.model import Place
from tui.session.room import Layout

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pilot.conftest import Open
    from tui.show.app import RashomonApp


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "config" / "rashomon" / "config.yaml"
    path.parent.mkdir(parents=True)
    return path


def footer(app: RashomonApp) -> str:
    bar = app.query_one("#keybar")
    return "\n".join(strip.text for strip in bar.render_lines(bar.size.region))


async def test_an_own_key_does_what_it_was_given_for(read: Open, settings: Path) -> None:
    settings.write_text("keys:\n  next_sentence: [J, down]\n", encoding="utf-8")
    async with read() as (app, pilot):
        await pilot.press("J", "down")

        assert app.session.cursor == Place(0, 2)


async def test_a_key_that_was_given_away_does_nothing_any_more(read: Open, settings: Path) -> None:
    settings.write_text("keys:\n  next_sentence: [J, down]\n", encoding="utf-8")
    async with read() as (app, pilot):
        await pilot.press("j")

        assert app.session.cursor == Place(0, 0)


async def test_the_footer_shows_own_keys(read: Open, settings: Path) -> None:
    settings.write_text("keys:\n  next_sentence: [J, down]\n", encoding="utf-8")
    async with read() as (app, _):
        assert "J sentence" in footer(app)


async def test_a_list_is_closed_by_the_own_key_that_opens_it(read: Open, settings: Path) -> None:
    settings.write_text("keys:\n  annotations: E\n", encoding="utf-8")
    async with read() as (app, pilot):
        await pilot.press("j", "1", "E", "E")

        assert len(app.screen_stack) == 1


async def test_messages_name_own_keys(read: Open, settings: Path) -> None:
    settings.write_text("keys:\n  leave: Q\n", encoding="utf-8")
    async with read() as (app, pilot):
        await pilot.press("ctrl+c")

        assert app.session.message == "Q quits and saves first"


async def test_a_clash_is_said_and_all_keys_stay_as_they_were(read: Open, settings: Path) -> None:
    settings.write_text("keys:\n  undo: [j]\n", encoding="utf-8")
    async with read() as (app, pilot):
        said = app.session.message
        await pilot.press("j")

        assert "line 2: j is the key of undo and of next_sentence" in said
        assert app.session.cursor == Place(0, 1)


async def test_a_theme_can_be_set(read: Open, settings: Path) -> None:
    settings.write_text("theme: paper\n", encoding="utf-8")
    async with read() as (app, _):
        assert app.theme == "rashomon-paper"


async def test_a_theme_asked_for_goes_before_the_set_one(read: Open, settings: Path) -> None:
    settings.write_text("theme: paper\n", encoding="utf-8")
    async with read(theme="okabe") as (app, _):
        assert app.theme == "rashomon-okabe"


async def test_a_set_theme_that_is_not_there_is_said(read: Open, settings: Path) -> None:
    settings.write_text("theme: nosuch\ncolour: none\n", encoding="utf-8")
    async with read() as (app, _):
        assert app.theme == "rashomon-ink"
        assert "colour is no setting" in app.session.message
        assert "1 more: see rashomon config" in app.session.message


async def test_a_layout_can_be_set(read: Open, settings: Path) -> None:
    settings.write_text("layout: aligned\n", encoding="utf-8")
    async with read() as (app, _):
        assert app.session.room.layout is Layout.ALIGNED
