"""Keys that come in one burst, as from a fast hand or a slow line, each do what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

from tui.model import Place

if TYPE_CHECKING:
    import pytest
    from textual.pilot import Pilot

    from tests.pilot.conftest import Open
    from tui.show.app import RashomonApp

NAMES = {"\r": "enter", "\x1b": "escape", "!": "exclamation_mark"}


async def burst(app: RashomonApp, pilot: Pilot[int], keys: str) -> None:
    for key in keys:
        app.post_message(Key(NAMES.get(key, key), key if key.isprintable() else None))
    await pilot.pause()
    await pilot.pause()


async def test_a_note_begun_in_a_burst_has_all_its_letters(read: Open) -> None:
    async with read() as (app, pilot):
        await burst(app, pilot, "jiodd!\x1b")

        assert [each.note for each in app.session.desk.notebook.annotations] == ["odd!"]


async def test_a_tag_picked_in_a_burst_is_the_one_that_was_typed(read: Open) -> None:
    async with read() as (app, pilot):
        await burst(app, pilot, "jtcheck\r")

        assert [each.tags for each in app.session.desk.notebook.annotations] == [("check",)]


async def test_keys_after_a_dialog_in_a_burst_reach_the_reader(read: Open) -> None:
    async with read() as (app, pilot):
        await burst(app, pilot, "jtcheck\rj2")

        assert app.session.cursor == Place(0, 2)
        assert [each.tags for each in app.session.desk.notebook.annotations] == [
            ("check",),
            ("figure",),
        ]


async def test_a_letter_at_once_after_esc_is_not_written_into_the_note(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "i", *"odd")
        app.post_message(Key("alt+j", "j"))
        await pilot.pause()
        await pilot.pause()

        assert [each.note for each in app.session.desk.notebook.annotations] == ["odd"]
        assert app.session.cursor == Place(0, 2)


async def test_a_word_in_a_note_can_still_be_deleted_with_alt(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "i", *"very", "space", *"odd", "alt+backspace", "escape")
        await pilot.pause()

        assert [each.note for each in app.session.desk.notebook.annotations] == ["very"]


async def test_a_key_nobody_reports_done_does_not_hold_up_the_next(
    read: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.show.turns.Turns.hear", _deaf)
    async with read() as (app, pilot):
        await burst(app, pilot, "Tj")
        await pilot.pause(0.6)

        assert app.session.cursor == Place(0, 1)


async def _deaf(*_: object) -> None:
    """Hear nothing."""
