"""Long articles: their beginnings are on the screen before the rest is split."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pilot.test_shelf import until
from tui import pipeline
from tui.annotate.store import load
from tui.pipeline import load_sources
from tui.show import app as app_module
from tui.show.run import make_app

if TYPE_CHECKING:
    from pathlib import Path

    from tui.pipeline import Loaded
    from tui.show.app import RashomonApp

SCREEN = (80, 24)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setattr(app_module, "PATIENCE", 60.0)  # nothing is read on before a key needs it
    for paper in ("a", "b"):
        paragraphs = (f"The {n}th ship of paper {paper} left the harbour." for n in range(1500))
        (tmp_path / f"{paper}.txt").write_text("\n\n".join(paragraphs) + "\n")
    return tmp_path


def begin(folder: Path) -> Loaded:
    return load_sources([str(folder / "a.txt"), str(folder / "b.txt")], stdin=None, screen=SCREEN)


def reader(folder: Path) -> RashomonApp:
    return make_app(begin(folder), annotations=folder / "rashomon.yaml")


async def test_the_cursor_moves_before_the_rest_is_read(folder: Path) -> None:
    app = reader(folder)
    async with app.run_test(size=SCREEN) as pilot:
        await pilot.press("j", "j")
        await pilot.pause()

        assert app.session.cursor == (0, 2)
        assert not app.session.desk.comparison.sources[0].is_whole


async def test_the_cursor_stays_when_the_rest_arrives(folder: Path) -> None:
    app = reader(folder)
    async with app.run_test(size=SCREEN) as pilot:
        await pilot.press("j", "j", "l", "j")
        before = app.session.cursor
        app.shelf.read_rest()
        await until(lambda: app.session.desk.comparison.sources[1].is_whole)

        assert app.session.cursor == before == (1, 1)


async def test_rows_that_are_on_the_screen_stay_where_they_are(folder: Path) -> None:
    app = reader(folder)
    async with app.run_test(size=SCREEN) as pilot:
        await pilot.press(*"jjjjjjjjjjjj")
        await pilot.pause()
        spread = app._panes.spread
        before = spread.rows(0)
        app.shelf.read_rest()
        await until(lambda: app.session.desk.comparison.sources[1].is_whole)
        await pilot.pause()

        assert spread.rows(0) == before


async def test_a_key_that_needs_the_whole_article_waits_for_it(folder: Path) -> None:
    app = reader(folder)
    async with app.run_test(size=SCREEN) as pilot:
        await pilot.press("j", "G", "k")
        await until(lambda: app.session.cursor == (0, 1498))


async def test_steps_go_on_beyond_what_was_read_at_first(folder: Path) -> None:
    app = reader(folder)
    known = len(app.session.desk.comparison.sources[0].sentences)
    async with app.run_test(size=SCREEN) as pilot:
        await pilot.press(*"j" * (known + 5))
        await until(lambda: app.session.cursor == (0, known + 5))


async def test_what_is_tagged_at_once_is_anchored_in_the_whole_text(folder: Path) -> None:
    app = reader(folder)
    async with app.run_test(size=SCREEN) as pilot:
        await pilot.press("j", "1")
        await until(lambda: bool(app.session.desk.annotations_at))
        await pilot.press("q")
    entry = load(folder / "rashomon.yaml").notebook.sources[0]

    assert entry.length == len((folder / "a.txt").read_text())


async def test_a_reading_goes_on_where_it_was_left_before_the_rest_is_read(folder: Path) -> None:
    app = reader(folder)
    async with app.run_test(size=SCREEN) as pilot:
        await pilot.press("G", *"kkk")
        await until(lambda: app.session.cursor == (0, 1496))
        await pilot.press("q")
    again = reader(folder)

    assert again.session.cursor == (0, 1496)
    assert again.shelf.rest is not None


async def test_an_article_that_turns_out_too_long_is_left_out_and_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "SENTENCE_LIMIT", 1500)
    with (folder / "b.txt").open("a") as paper:
        paper.write("\nOne more sentence.\n")
    app = reader(folder)
    async with app.run_test(size=SCREEN) as pilot:
        app.shelf.read_rest()
        await until(lambda: app.shelf.rest is None)
        await pilot.pause()

        assert len(app.session.desk.comparison.sources) == 1
        assert "b.txt" in app.session.message


async def test_nothing_is_left_to_read_if_every_article_is_too_long(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "SENTENCE_LIMIT", 1000)
    app = reader(folder)
    async with app.run_test(size=SCREEN):
        app.shelf.read_rest()
        await until(lambda: not app.is_running or app._exit)

    assert "a.txt" in str(app.shelf.failure)
