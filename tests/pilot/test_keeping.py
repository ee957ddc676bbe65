"""The reader and its annotation file: large ones are read late, what others write is taken in."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest

from tests.making import STAMP
from tui.annotate import store
from tui.annotate.tags import TagId
from tui.model import Place
from tui.session import marking
from tui.show import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.pilot.conftest import Open
    from tui.annotate.store import Stored
    from tui.show.app import RashomonApp

TALKS = Place(0, 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rashomon.yaml"


async def until(pilot: Pilot[int], holds: Callable[[], object]) -> None:
    async with asyncio.timeout(15):
        while not holds():
            await pilot.pause(0.01)


async def tagged(read: Open) -> None:
    async with read() as (_, pilot):
        await pilot.press("j", "1", "q")


async def test_a_large_file_is_read_once_the_text_is_on_screen(
    read: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    await tagged(read)
    monkeypatch.setattr(run, "LARGE", 0)
    async with read() as (app, pilot):
        await until(pilot, lambda: not app.keeping.is_reading)

        assert app.session.desk.tags_at(TALKS) == ("claim",)


async def test_what_was_read_late_is_not_written_again(
    read: Open, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    await tagged(read)
    before = path.stat()
    monkeypatch.setattr(run, "LARGE", 0)
    async with read() as (app, pilot):
        await until(pilot, lambda: not app.keeping.is_reading)
        await pilot.press("q")
    after = path.stat()

    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Reading a large file ends when this is set."""
    opened, load = threading.Event(), store.load

    def wait(path: Path) -> Stored:
        opened.wait(15)
        return load(path)

    monkeypatch.setattr(run, "LARGE", 0)
    monkeypatch.setattr("tui.annotate.store.load", wait)
    return opened


async def test_keys_that_write_wait_until_it_is_read(read: Open, gate: threading.Event) -> None:
    gate.set()
    await tagged(read)
    gate.clear()
    async with read() as (app, pilot):
        await pilot.press("2", "j")  # the cursor is where it was left
        before = app.session
        gate.set()
        await until(pilot, lambda: app.session.cursor != TALKS)

        assert before.cursor == TALKS
        assert app.session.desk.tags_at(TALKS) == ("claim", "figure")


async def test_moving_does_not_wait_for_it(read: Open, gate: threading.Event) -> None:
    gate.set()
    await tagged(read)
    gate.clear()
    async with read() as (app, pilot):
        await pilot.press("j")
        moved = app.session.cursor != TALKS
        gate.set()
        await until(pilot, lambda: not app.keeping.is_reading)

        assert moved


async def test_whatever_would_write_before_it_is_read_is_refused(
    read: Open, gate: threading.Event
) -> None:
    gate.set()
    await tagged(read)
    gate.clear()
    async with read() as (app, pilot):
        app.become(marking.tag_here(app.session, TagId("check"), STAMP))
        said, tags = app.session.message, app.session.desk.tags_at(TALKS)
        gate.set()
        await until(pilot, lambda: not app.keeping.is_reading)

        assert (said, tags) == ("the annotations are still being read", ())


async def test_a_large_file_that_is_broken_ends_the_reader_and_is_said(
    read: Open, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    path.write_text("rashomon: [1\n", encoding="utf-8")
    monkeypatch.setattr(run, "LARGE", 0)
    app: RashomonApp
    async with read() as (app, pilot):
        await until(pilot, lambda: app.return_code is not None)

    assert app.return_code == 2
    assert "Cannot read" in str(app.keeping.mistake)


async def test_what_another_program_writes_is_taken_in_without_a_key(
    read: Open, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    await tagged(read)
    monkeypatch.setattr("tui.show.keeping.WATCH", 0.05)
    async with read() as (app, pilot):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("- claim\n  creator", "- check\n  creator"), encoding="utf-8")
        await until(pilot, lambda: app.session.desk.tags_at(TALKS) == ("check",))

        assert "changed elsewhere" in app.session.message


async def test_a_file_that_is_deleted_is_said_and_written_again_with_the_next_change(
    read: Open, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    await tagged(read)
    monkeypatch.setattr("tui.show.keeping.WATCH", 0.05)
    async with read() as (app, pilot):
        path.unlink()
        await until(pilot, lambda: "gone from disk" in app.session.message)
        await pilot.press("j", "2")
        await app.workers.wait_for_complete()

        assert len(store.load(path).notebook.annotations) == 2


async def test_another_programs_broken_edit_is_said_and_not_written_over(
    read: Open, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    await tagged(read)
    monkeypatch.setattr("tui.show.keeping.WATCH", 0.05)
    monkeypatch.setattr("tui.show.saving.RETRY", 0.05)
    async with read() as (app, pilot):
        whole = path.read_text(encoding="utf-8")
        path.write_text("rashomon: 1\nannotations: oops\n", encoding="utf-8")
        await until(pilot, lambda: app.keeping.saving.has_failed)
        broken = path.read_text(encoding="utf-8")
        path.write_text(whole, encoding="utf-8")
        await until(pilot, lambda: not app.keeping.saving.has_failed)

        assert broken == "rashomon: 1\nannotations: oops\n"
        assert app.session.desk.tags_at(TALKS) == ("claim",)
