"""What `y` and `Y` copy, and what they say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.show import copying

if TYPE_CHECKING:
    from tests.pilot.conftest import Open

TALKS = "“The talks in an Istanbul palace lasted well under two hours.”"


@pytest.fixture(autouse=True)
def no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "hand_over", lambda _: None)


async def test_y_copies_the_sentence_with_its_source(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "y")
        await app.workers.wait_for_complete()

        assert app.clipboard == f"{TALKS}\n— Gazette, sentence 2\n"
        assert app.session.message == (
            "copied 1 sentence by the terminal, if it allows that (OSC 52)"
        )


async def test_it_is_said_when_a_command_took_it_too(
    read: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "hand_over", lambda _: "xclip")
    async with read() as (app, pilot):
        await pilot.press("j", "y")
        await app.workers.wait_for_complete()

        assert app.session.message == "copied 1 sentence by xclip and the terminal (OSC 52)"


async def test_y_copies_the_selection(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "v", "j", "y")
        await app.workers.wait_for_complete()

        assert app.clipboard.endswith("— Gazette, sentences 2 to 3\n")
        assert app.session.message.startswith("copied 2 sentences")


async def test_the_big_y_copies_the_wording_of_every_source(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "Y")
        await app.workers.wait_for_complete()

        assert app.clipboard.splitlines() == [
            f"- **Gazette** (sentence 2): {TALKS}",
            f"- **Courier** (sentence 1): {TALKS}",
            f"- **c** (sentence 2): {TALKS}",
        ]
        assert app.session.message.startswith("copied the wording of 3 sources")


async def test_in_the_matrix_y_copies_the_chosen_cell_and_the_big_y_its_row(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "l", "y")
        await app.workers.wait_for_complete()
        cell = app.clipboard
        await pilot.press("j", "Y")
        await app.workers.wait_for_complete()

        assert cell.endswith("— Courier, sentence 1\n")
        assert [line.split("**")[1] for line in app.clipboard.splitlines()] == [
            "Gazette",
            "Courier",
        ]


async def test_an_empty_cell_of_the_matrix_copies_nothing_else(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "j", "h", "y")
        await app.workers.wait_for_complete()

        assert app.clipboard == ""
