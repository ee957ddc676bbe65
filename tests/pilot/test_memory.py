"""What is remembered from one reading to the next, and that nothing depends on it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from tui.model import Place
from tui.show.memory import LIMIT, Memory

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.pilot.conftest import Open


async def test_a_reading_goes_on_where_it_was_left(read: Open, tmp_path: Path) -> None:
    async with read() as (app, pilot):
        await pilot.press("l", "j", "L", "T", "q")
        theme = app.theme
    async with read() as (app, _):
        assert app.session.cursor == Place(1, 1)
        assert not app.session.is_locked
        assert app.theme == theme
    assert not (tmp_path / "rashomon.yaml").exists()


async def test_a_theme_asked_for_goes_before_the_remembered_one(read: Open) -> None:
    async with read() as (_, pilot):
        await pilot.press("T", "q")
    async with read(theme="okabe") as (app, _):
        assert app.theme == "rashomon-okabe"


async def test_deleting_what_is_remembered_harms_nothing(read: Open, tmp_path: Path) -> None:
    async with read() as (_, pilot):
        await pilot.press("j", "q")
    for file in (tmp_path / "state").rglob("*.json"):
        file.write_text("{ not json")
    async with read() as (app, _):
        assert app.session.cursor == Place(0, 0)


def test_a_folder_that_cannot_be_made_is_no_reason_to_complain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))

    Memory(["a.txt"]).keep({"cursor": 1})

    assert Memory(["a.txt"]).kept == {}


def test_a_set_of_articles_is_known_in_any_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    Memory(["a.txt", "sample:b"]).keep({"cursor": 1})

    assert Memory(["sample:b", str(tmp_path.cwd() / "a.txt")]).kept == {"cursor": 1}
    assert Memory(["a.txt"]).kept == {}


def test_the_reading_longest_ago_is_forgotten_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    Memory(["first.txt"]).keep({})
    folder = next(tmp_path.rglob("*.json")).parent
    os.utime(next(folder.iterdir()), (1, 1))
    for number in range(LIMIT):
        (folder / f"{number}.json").write_text(json.dumps({}))
    Memory(["last.txt"]).keep({"cursor": 0})

    assert Memory(["last.txt"]).kept == {"cursor": 0}
    assert len(list(folder.iterdir())) == LIMIT
