"""Articles that come while one reads: added, pasted, changed on disk."""

from __future__ import annotations

import asyncio
import datetime
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste
from textual.widgets import OptionList

from tui.model import Place
from tui.pipeline import load_sources
from tui.show.adding import Adding, SourceInput
from tui.show.shelf import Shelf, keep_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.pilot.conftest import Open
    from tui.model import Source
    from tui.show.app import RashomonApp

TALKS = "The talks in an Istanbul palace lasted well under two hours.\n"
SWAP = "Both countries agreed to exchange 1,000 prisoners of war each.\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Source, ...]:
    """Two papers that are files."""
    for name, text in (("a.txt", SWAP + TALKS), ("b.txt", "Markets were closed.\n" + SWAP)):
        (tmp_path / name).write_text(text)
    return load_sources([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], stdin=None).sources


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not is_so():
            await asyncio.sleep(0.01)


def names(app: RashomonApp) -> list[str]:
    return list(app.session.desk.files)


async def test_an_article_is_added_by_its_path(
    read: Open, files: tuple[Source, ...], tmp_path: Path
) -> None:
    (tmp_path / "c.txt").write_text("A choir sang.\n" + TALKS)
    async with read(*files) as (app, pilot):
        await pilot.press("j", "1", "plus", *"c.txt", "enter")
        await until(lambda: len(names(app)) == 3)
        await pilot.pause()

        assert names(app) == ["a.txt", "b.txt", "c.txt"]
        assert app.session.message == "added: c.txt; - there takes it off the screen"
        assert app.session.cursor == Place(0, 1)
        assert app.session.desk.is_compared
        assert [p.other(Place(0, 1)) for p in app.session.desk.comparison.partners[Place(0, 1)]]
        assert app.session.desk.tags_at(Place(0, 1)) == ("claim",)

        await pilot.press("u")

        assert app.session.desk.tags_at(Place(0, 1)) == ()


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"], ids=repr)
async def test_lines_end_as_terminals_send_them_in_a_pasted_text(
    read: Open, files: tuple[Source, ...], tmp_path: Path, end: str
) -> None:
    async with read(*files) as (app, pilot):
        await pilot.press("plus")
        app.screen.query_one(SourceInput).post_message(Paste(f"A choir sang.{end}Nobody came."))
        await pilot.pause()
        await pilot.press("enter")
        await until(lambda: len(names(app)) == 3)

        assert next(tmp_path.glob("pasted-*.txt")).read_text() == "A choir sang.\nNobody came.\n"


async def test_one_long_line_that_is_pasted_is_an_article_and_no_path(
    read: Open, files: tuple[Source, ...]
) -> None:
    async with read(*files) as (app, pilot):
        await pilot.press("plus")
        app.screen.query_one(SourceInput).post_message(Paste("A choir sang. " * 30))
        await pilot.pause()
        await pilot.press("enter")
        await until(lambda: len(names(app)) == 3)

        assert names(app)[2].startswith("pasted-")


async def test_a_text_that_is_pasted_while_one_reads_is_offered_to_be_added(
    read: Open, files: tuple[Source, ...]
) -> None:
    async with read(*files) as (app, pilot):
        app.post_message(Paste("A choir sang.\rNobody came."))
        await until(lambda: isinstance(app.screen, Adding))
        await pilot.pause()
        await pilot.press("enter")
        await until(lambda: len(names(app)) == 3)

        assert names(app)[2].startswith("pasted-")


TO_ADD = "To add a pasted text or address press + first."


async def test_a_few_words_that_are_pasted_while_one_reads_say_what_to_press(
    read: Open, files: tuple[Source, ...]
) -> None:
    async with read(*files) as (app, _):
        app.post_message(Paste("jjjj"))
        await until(lambda: app.session.message == TO_ADD)

        assert len(app.screen_stack) == 1


async def test_a_path_that_is_not_there_can_be_mended(
    read: Open, files: tuple[Source, ...]
) -> None:
    async with read(*files) as (app, pilot):
        await pilot.press("plus", *"nosuch.tx", "enter")
        hint = str(app.screen.query_one(".dialog-hint").render())

        assert "There is no file or folder nosuch.tx" in hint


async def test_a_text_that_is_pasted_becomes_a_file_beside_the_others(
    read: Open, files: tuple[Source, ...], tmp_path: Path
) -> None:
    async with read(*files) as (app, pilot):
        await pilot.press("plus")
        app.screen.query_one(SourceInput).post_message(Paste("A choir sang.\nNobody came.\n"))
        await pilot.pause()
        offered = str(app.screen.query_one(OptionList).get_option_at_index(0).prompt)
        await pilot.press("enter")
        await until(lambda: len(names(app)) == 3)

        assert offered == "pasted, 5 words: A choir sang. Nobody came."
        kept = next(tmp_path.glob("pasted-*.txt"))
        assert kept.read_text() == "A choir sang.\nNobody came.\n"
        assert names(app)[2] == kept.name


async def test_what_cannot_be_read_is_said_and_nothing_changes(
    read: Open, files: tuple[Source, ...], tmp_path: Path
) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"")
    async with read(*files) as (app, pilot):
        await pilot.press("plus", *str(picture), "enter")
        await until(lambda: "picture.png" in app.session.message)

        assert len(names(app)) == 2
        assert app.session.is_warning


async def test_an_article_that_is_open_is_not_opened_twice(
    read: Open, files: tuple[Source, ...], tmp_path: Path
) -> None:
    async with read(*files) as (app, pilot):
        await pilot.press("plus", *str(tmp_path / "b.txt"), "enter")
        await until(lambda: app.session.message == "b.txt: open already")

        assert len(names(app)) == 2


async def test_the_thirteenth_article_is_refused(
    read: Open, files: tuple[Source, ...], tmp_path: Path
) -> None:
    for number in range(11):
        (tmp_path / f"more{number}.txt").write_text(f"Paper number {number}.\n")
    async with read(*files) as (app, _):
        app.shelf.add([str(tmp_path / f"more{number}.txt") for number in range(11)])
        await until(lambda: "the reader takes 12" in app.session.message)

        assert len(names(app)) == 2


async def test_esc_adds_nothing(read: Open, files: tuple[Source, ...], tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(TALKS)
    async with read(*files) as (app, pilot):
        await pilot.press("plus", "down", "escape")
        await pilot.pause()

        assert len(app.screen_stack) == 1
        assert len(names(app)) == 2


async def test_a_change_on_disk_is_offered_and_read_again_on_request(
    read: Open, files: tuple[Source, ...], tmp_path: Path
) -> None:
    async with read(*files) as (app, pilot):
        await pilot.press("j", "2")
        (tmp_path / "a.txt").write_text("It rained all morning in the city.\n" + SWAP + TALKS)
        app.shelf.look()
        offered = app.session.message
        await pilot.press("R")
        await until(lambda: app.session.message.startswith("read again:"))

        assert offered == "a.txt changed on disk: R reads it again"
        assert app.session.cursor == Place(0, 2)
        assert app.session.desk.tags_at(Place(0, 2)) == ("figure",)
        assert app.session.desk.is_compared


async def test_a_file_that_is_gone_is_said_once(
    read: Open, files: tuple[Source, ...], tmp_path: Path
) -> None:
    async with read(*files) as (app, pilot):
        (tmp_path / "b.txt").unlink()
        app.shelf.look()
        first = app.session.message
        await pilot.press("j")
        app.shelf.look()

        assert first == "b.txt is gone from disk; what you read stays here"
        assert app.session.message == ""


async def test_a_pasted_text_that_cannot_be_kept_is_said(
    read: Open, files: tuple[Source, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Shelf, "folder", lambda _: tmp_path / "gone")
    async with read(*files) as (app, _):
        app.shelf.add_pasted("A choir sang.\nNobody came.")

        assert app.session.message.startswith(f"Cannot write {tmp_path / 'gone'}")


def test_two_texts_pasted_on_one_day_are_two_files(tmp_path: Path) -> None:
    day = datetime.date(2025, 5, 17)

    first, second = keep_text("One.", tmp_path, day), keep_text("Two.", tmp_path, day)

    assert (first.name, second.name) == ("pasted-2025-05-17.txt", "pasted-2025-05-17-2.txt")
    assert second.read_text() == "Two.\n"
