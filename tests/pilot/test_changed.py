"""Articles that changed: a notice, and a walk through what needs a person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList, Static

from tests.making import STAMP, make_source
from tui.annotate.store import Stored, load, save
from tui.annotate.tags import EMPTY_NOTEBOOK, TagId
from tui.model import Place
from tui.session import marking
from tui.session.state import open_session
from tui.show.changed import Changed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pilot.conftest import Open, Reader
    from tui.model import Source
    from tui.show.app import RashomonApp

TALKS = "The talks in an Istanbul palace lasted well under two hours."
SWAP = "Both countries agreed to exchange 1,000 prisoners of war each."
FISH = "Fishermen on the Bosphorus noticed nothing of it."


@pytest.fixture
def corrected(papers: tuple[Source, ...], tmp_path: Path) -> Source:
    """Three sentences of the first paper are tagged; then one is corrected and one taken out."""
    from tests.making import make_session  # noqa: PLC0415 (a fixture's own)

    session = make_session(papers)
    files = tuple(file.path.rpartition("/")[2] for file in papers)
    desk = session.desk.but(files=files)
    session = open_session(desk)
    for number in (1, 2, 4):
        session = marking.tag_here(session, TagId("claim"), STAMP, [Place(0, number)])
    save(
        tmp_path / "rashomon.yaml",
        Stored(EMPTY_NOTEBOOK),
        session.desk.notebook,
        state=tmp_path / "state",
    )
    lines = ["# Talks end early", "", TALKS.replace("two", "three"), SWAP, "", "It rained."]
    return replace(make_source(*lines, name=papers[0].path), publisher="Gazette")


def said(reader: Reader, name: str) -> str:
    return str(reader[0].screen.query_one(name, Static).content)


def screen_text(app: RashomonApp) -> str:
    return "\n".join(
        "".join(segment.text for segment in strip)
        for strip in app.screen._compositor.render_strips()
    )


def options(reader: Reader) -> OptionList:
    return reader[0].screen.query_one(OptionList)


async def test_a_notice_says_how_many_need_a_look_and_by_which_key(
    read: Open, corrected: Source
) -> None:
    async with read(corrected) as (app, _):
        assert app.session.message == (
            "articles changed: 2 passages need a look; M goes through them"
        )


async def test_without_a_change_there_is_nothing_to_look_at(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("M")

        assert not isinstance(app.screen, Changed)
        assert app.session.message.startswith("No annotated passage needs a look")


async def test_the_first_question_is_put(read: Open, corrected: Source) -> None:
    async with read(corrected) as reader:
        await reader[1].press("M")

        assert said(reader, ".dialog-title") == "1 of 2: Gazette: the article changed its words"
        assert TALKS in said(reader, ".changed-was")
        assert said(reader, ".changed-on") == "on it: Claim"


async def test_a_place_shows_the_words_that_differ(read: Open, corrected: Source) -> None:
    async with read(corrected) as reader:
        await reader[1].press("M")

        shown = str(options(reader).get_option_at_index(0).prompt)
        assert "well under two three hours" in shown


async def test_enter_attaches_and_the_next_question_is_put(read: Open, corrected: Source) -> None:
    async with read(corrected) as reader:
        await reader[1].press("M", "enter")
        await reader[1].pause()

        assert said(reader, ".dialog-title").startswith("1 of 1: Gazette: its words are gone")
        kept = reader[0].session.desk.notebook.annotations[0].anchor
        assert (kept.exact, kept.previous[0].exact) == (TALKS.replace("two", "three"), TALKS)


async def test_after_the_last_answer_the_text_is_there_again_and_the_file_is_settled(
    read: Open, corrected: Source, tmp_path: Path
) -> None:
    async with read(corrected) as (app, pilot):
        await pilot.press("M", "enter", "K")
        await pilot.pause()

        assert not isinstance(app.screen, Changed)
        await app.workers.wait_for_complete()
    stored = load(tmp_path / "rashomon.yaml").notebook
    assert stored.sources[0].sha256 == corrected.sha256
    assert stored.annotations[2].anchor.gone != ""


async def test_what_is_settled_is_not_asked_again(read: Open, corrected: Source) -> None:
    async with read(corrected) as (app, pilot):
        await pilot.press("M", "enter", "K")
        await pilot.pause()
        await app.workers.wait_for_complete()
    async with read(corrected) as (app, _):
        assert app.session.desk.waiting == ()
        assert "need a look" not in app.session.message


async def test_a_walks_to_the_next_and_back(read: Open, corrected: Source) -> None:
    async with read(corrected) as reader:
        await reader[1].press("M", "a")
        second = said(reader, ".dialog-title")
        await reader[1].press("A")

        assert second.startswith("2 of 2")
        assert said(reader, ".dialog-title").startswith("1 of 2")


async def test_x_removes_what_stands_on_it(read: Open, corrected: Source) -> None:
    async with read(corrected) as (app, pilot):
        await pilot.press("M", "x")
        await pilot.pause()

        assert [each.anchor.exact for each in app.session.desk.notebook.annotations] == [SWAP, FISH]


async def test_u_takes_an_answer_back_and_asks_again(read: Open, corrected: Source) -> None:
    async with read(corrected) as reader:
        await reader[1].press("M", "x", "u")
        await reader[1].pause()

        assert said(reader, ".dialog-title").startswith("1 of 2")
        assert len(reader[0].session.desk.notebook.annotations) == 3


async def test_ctrl_r_does_it_again(read: Open, corrected: Source) -> None:
    async with read(corrected) as reader:
        await reader[1].press("M", "x", "u", "ctrl+r")
        await reader[1].pause()

        assert len(reader[0].session.desk.notebook.annotations) == 2


async def test_another_place_is_chosen_with_the_cursor_in_the_text(
    read: Open, corrected: Source
) -> None:
    async with read(corrected) as (app, pilot):
        await pilot.press("g", "j", "j", "j", "M", "a")
        await pilot.pause()
        where = str(app.screen.query_one(OptionList).get_option_at_index(0).prompt)
        await pilot.press("enter")
        await pilot.pause()

        assert where.startswith("sentence 4, at the cursor")
        assert app.session.desk.notebook.annotations[2].anchor.exact == "It rained."


async def test_j_and_k_go_through_the_places(read: Open, corrected: Source) -> None:
    async with read(corrected) as reader:
        await reader[1].press("g", "j", "j", "M", "j")
        below = options(reader).highlighted
        await reader[1].press("k")

        assert (below, options(reader).highlighted) == (1, 0)


async def test_where_nothing_is_like_it_that_is_said(read: Open, corrected: Source) -> None:
    async with read(corrected, make_source("Rain.", name="b.txt")) as reader:
        await reader[1].press("l", "M", "a", "enter")
        await reader[1].pause()

        shown = str(options(reader).get_option_at_index(0).prompt)
        assert shown.startswith("Nothing like it is left in the article.")
        assert len(reader[0].session.desk.waiting) == 2


@pytest.mark.parametrize("key", ["escape", "M", "q"])
async def test_the_text_is_there_again(read: Open, corrected: Source, key: str) -> None:
    async with read(corrected) as (app, pilot):
        await pilot.press("M", key)
        await pilot.pause()

        assert not isinstance(app.screen, Changed)


async def test_keys_in_a_burst_settle_one_after_the_other(read: Open, corrected: Source) -> None:
    async with read(corrected) as (app, pilot):
        await pilot.press("M", "enter", "x")
        await pilot.pause()

        assert len(app.session.desk.notebook.annotations) == 2
        assert app.session.desk.waiting == ()


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 50)])
async def test_the_question_fits_every_terminal(
    read: Open, corrected: Source, size: tuple[int, int]
) -> None:
    async with read(corrected, size=size) as reader:
        await reader[1].press("M")
        await reader[1].pause()

        screen = reader[0].screen
        for name in (".dialog-title", "OptionList", ".dialog-hint"):
            region = screen.query_one(name).region
            assert region.height > 0
            assert region.bottom <= size[1]


@pytest.mark.parametrize("size", [(40, 10), (60, 16), (80, 24), (100, 30), (200, 50)], ids=str)
async def test_however_long_the_words_are_the_keys_are_in_sight(
    read: Open, papers: tuple[Source, ...], tmp_path: Path, size: tuple[int, int]
) -> None:
    from tests.making import make_session  # noqa: PLC0415 (a fixture's own)

    more = ["and then they went on talking about the same thing"] * 15
    long = " ".join([TALKS[:-1], *more]) + "."
    session = make_session(
        [make_source("# Talks", "", long, "", FISH, name=papers[0].path), *papers[1:]]
    )
    files = tuple(file.path.rpartition("/")[2] for file in papers)
    session = open_session(session.desk.but(files=files))
    session = replace(session, cursor=Place(0, 1))
    book = marking.write_note(session, "A long note. " * 30, STAMP).desk.notebook
    save(tmp_path / "rashomon.yaml", Stored(EMPTY_NOTEBOOK), book, state=tmp_path / "state")
    after = make_source("# Talks", "", long.replace("two", "three"), "", FISH, name=papers[0].path)
    async with read(after, size=size) as reader:
        await reader[1].press("M")
        await reader[1].pause()

        shown = " ".join(screen_text(reader[0]).replace("│", " ").split())
        assert all(key in shown for key in ("Enter attaches", "remove", "Esc"))
        listed = reader[0].screen.query_one("OptionList").region
        assert listed.height > 1
        assert listed.bottom <= reader[0].screen.query_one(".dialog-hint").region.y


async def test_help_says_what_the_keys_do_here(read: Open, corrected: Source) -> None:
    async with read(corrected) as (app, pilot):
        await pilot.press("M", "question_mark")
        await pilot.pause()

        lines = [str(each.prompt) for each in app.screen.query_one(OptionList).options]
        assert any("keep it, though its words are gone" in line for line in lines)


async def test_an_article_read_again_says_what_needs_a_look(
    read: Open, corrected: Source, papers: tuple[Source, ...], tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(papers[0].text)
    async with read(papers[0]) as (app, pilot):
        path.write_text(corrected.text)
        app.shelf.look()
        await pilot.press("R")
        for _ in range(50):
            await pilot.pause(0.05)
            if "read again" in app.session.message:
                break

        assert "2 passages need a look" in app.session.message


async def test_the_list_of_annotations_shows_what_the_outlet_changed(
    read: Open, corrected: Source
) -> None:
    async with read(corrected) as (app, pilot):
        await pilot.press("at")
        await pilot.pause()

        lines = [str(each.prompt) for each in app.screen.query_one(OptionList).options]
        assert any("changed: " in line and "two three hours" in line for line in lines)


async def test_the_overview_shows_what_the_outlet_changed(read: Open, corrected: Source) -> None:
    async with read(corrected) as (app, pilot):
        await pilot.press("M", "enter", "escape", "O")
        await app.workers.wait_for_complete()
        await pilot.pause()

        assert app.session.desk.corrected.corrections
        assert "Changed by the outlet" in screen_text(app)


async def test_what_arrives_meanwhile_leaves_the_question_as_it_is(
    read: Open, corrected: Source
) -> None:
    async with read(corrected) as reader:
        app, pilot = reader
        await pilot.press("g", "j", "j", "M", "j")
        app.become(marking.receive_pairs(app.session, ()))
        await pilot.pause()

        assert options(reader).highlighted == 1
        assert said(reader, ".dialog-hint").startswith("Enter attaches")
