"""Selecting by words with keys: what is drawn, what is kept, what is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.making import make_source
from tui.annotate.store import load
from tui.show.panes import Panes
from tui.show.themes import Ground, Ink

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pilot.conftest import Open
    from tui.show.app import RashomonApp

pytestmark = pytest.mark.usefixtures("no_closer_look")

CHOSEN = ("j", "V", "l", "l", "V", "l")


def drawn(app: RashomonApp, *, is_underlined: bool = False, ground: Ground | None = None) -> str:
    """What is underlined, or stands on a ground, on the reading screen; all of it in one line."""
    panes = app.query_one(Panes)
    wanted = app.styles_in_use(Ink.TEXT, ground) if ground else None
    words = [
        segment.text.strip()
        for strip in panes.render_lines(panes.size.region)
        for segment in strip
        if segment.style is not None
        and (not is_underlined or segment.style.underline)
        and (wanted is None or segment.style.bgcolor == wanted.bgcolor)
    ]
    return " ".join(filter(None, words))


async def test_the_words_that_are_selected_are_on_the_ground_of_the_cursor(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*CHOSEN)

        assert drawn(app, ground=Ground.CURSOR) == "talks in"


async def test_the_end_that_moves_is_underlined(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*CHOSEN)

        assert drawn(app, is_underlined=True) == "talks"


async def test_words_on_several_lines_of_a_narrow_screen_are_all_set_off(read: Open) -> None:
    async with read(size=(40, 10)) as (app, pilot):
        await pilot.press("j", "V", "j", "V", "l")

        text = "talks in an Istanbul palace lasted well under two hours"
        assert drawn(app, ground=Ground.CURSOR) == text


async def test_words_over_two_sentences_are_set_off_in_both(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "V", "j", "l", "V", *["l"] * 10)

        assert drawn(app, ground=Ground.CURSOR) == "hours . Both"


async def test_wide_characters_are_set_off_where_they_stand(read: Open) -> None:
    paper = make_source("会谈持续了两个小时。", "雨停了。")
    async with read(paper, size=(40, 10)) as (app, pilot):
        await pilot.press("V", "l", "l", "l", "V", "l", "l")

        assert drawn(app, ground=Ground.CURSOR) == "持 续"


async def test_the_last_row_names_the_keys(read: Open) -> None:
    async with read(size=(80, 24)) as (app, pilot):
        await pilot.press("j", "V", "l")
        bar = app.query_one("#keybar")
        said = bar.render_lines(bar.size.region)[0].text

        keys = "l word on h back V other end Esc end ? help q quit"
        assert " ".join(said.split()) == f"{keys} 2 words selected"


async def test_a_tagged_part_is_underlined_and_a_tagged_sentence_is_not(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*CHOSEN, "2", "j", "2")

        assert drawn(app, is_underlined=True) == "talks in"


async def test_hidden_characters_before_a_part_do_not_shift_what_is_underlined(read: Open) -> None:
    paper = make_source("The \u202etalks in a palace.")
    async with read(paper) as (app, pilot):
        await pilot.press("V", "l", "l", "V", "l", "2")

        assert drawn(app, is_underlined=True) == "talks in"


async def test_the_words_are_in_the_file_and_come_back(read: Open, tmp_path: Path) -> None:
    async with read() as (app, pilot):
        await pilot.press(*CHOSEN, "2", *CHOSEN[1:], "i", "w", "h", "o", "escape")
        await pilot.press("q")
        notebook = app.session.desk.notebook
    again = load(tmp_path / "rashomon.yaml").notebook

    assert [a.anchor.exact for a in again.annotations] == ["talks in"]
    assert again.annotations == notebook.annotations
    async with read() as (app, _):
        assert drawn(app, is_underlined=True) == "talks in"


async def test_y_quotes_these_words(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*CHOSEN, "y")
        await app.workers.wait_for_complete()
        await pilot.pause()

        assert app.clipboard.startswith("“talks in”\n— Gazette, ")
        assert "copied 2 words" in app.session.message


async def test_c_makes_a_claim_of_these_words(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*CHOSEN, "c", "enter")

        assert [claim.text for claim in app.session.desk.notebook.claims] == ["talks in"]


async def test_t_tags_these_words(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*CHOSEN, "t", *"quote", "enter")

        assert [a.anchor.exact for a in app.session.desk.notebook.annotations] == ["talks in"]


async def test_without_hue_the_words_stand_reversed(
    read: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with read() as (app, pilot):
        await pilot.press(*CHOSEN)
        panes = app.query_one(Panes)
        reversed_words = [
            segment.text
            for strip in panes.render_lines(panes.size.region)
            for segment in strip
            if segment.style is not None and segment.style.reverse
        ]

        assert "".join(reversed_words) == "talks in"
