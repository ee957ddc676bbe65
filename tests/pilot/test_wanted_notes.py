"""A tag that wants a note asks for it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.model import Place
from tui.session import coding
from tui.show.matrix import Matrix
from tui.show.note import NoteEditor

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pilot.conftest import Open
    from tui.show.app import RashomonApp

pytestmark = pytest.mark.usefixtures("no_closer_look")


@pytest.fixture(autouse=True)
def _codebook(tmp_path: Path) -> None:
    """Figure, the tag of the digit 2, wants a note; Quote, that of 3, does not."""
    (tmp_path / "rashomon.yaml").write_text(
        "rashomon: 1\n"
        "codebook:\n"
        "- id: figure\n  label: Figure\n  key: '2'\n  glyph: '#'\n  color: green\n"
        "  requiresNote: true\n"
        "- id: quote\n  label: Quote\n  key: '3'\n  glyph: '\"'\n  color: cyan\n"
        "...\n"
    )


def notes(app: RashomonApp) -> list[str]:
    return [each.note for each in app.session.desk.notebook.annotations]


async def test_the_digit_opens_the_note_and_esc_keeps_it(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "2", *"why", "escape")

        assert notes(app) == ["why"]
        assert len(app.screen_stack) == 1


async def test_picking_the_tag_opens_the_note(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "t", *"fig", "enter", *"why", "escape")

        assert notes(app) == ["why"]


async def test_the_last_tag_given_again_opens_the_note(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "2", "a", "escape", "j", "full_stop", "b", "escape")

        assert notes(app) == ["a", "b"]


async def test_words_get_the_note_that_they_are_tagged_with(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "V", "l", "2", *"why", "escape")

        assert [(a.anchor.exact, a.note) for a in app.session.desk.notebook.annotations] == [
            ("The talks", "why")
        ]


async def test_all_that_the_star_took_in_get_one_note(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "asterisk", "2", *"why", "escape")

        assert notes(app) == ["why"] * 3


async def test_in_the_matrix_a_digit_asks_too_and_one_stays_there(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "2", *"why", "escape")

        assert notes(app) == ["why"] * 3
        assert isinstance(app.screen, Matrix)


async def test_without_a_note_the_tag_stays_and_the_key_is_said(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "2", "escape")

        assert app.session.desk.tags_at(Place(0, 1)) == ("figure",)
        assert app.session.message == "Without a note; i writes it later."


async def test_what_has_a_note_is_not_asked_for_another(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "i", "x", "escape", "2")

        assert len(app.screen_stack) == 1


@pytest.mark.parametrize("keys", [("3",), ("2", "escape", "2"), ("2", "escape", "u", "ctrl+r")])
async def test_other_tags_and_untagging_and_undo_ask_nothing(
    read: Open, keys: tuple[str, ...]
) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", *keys)

        assert len(app.screen_stack) == 1


async def test_the_tag_and_its_note_are_two_acts(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "2", "x", "escape", "u")

        assert notes(app) == [""]


async def test_a_note_that_is_being_written_is_kept_when_the_program_is_told_to_end(
    read: Open,
) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "2", *"half")
        assert isinstance(app.screen, NoteEditor)
        app.screen.hand_in(app)

        assert notes(app) == ["half"]


async def test_a_tag_that_is_told_to_want_a_note_asks_from_then_on(read: Open) -> None:
    async with read() as (app, pilot):
        app.become(coding.toggle_note(app.session, app.session.desk.notebook.codebook[1].id))
        await pilot.press("j", "3")
        await pilot.pause()

        assert isinstance(app.screen, NoteEditor)
