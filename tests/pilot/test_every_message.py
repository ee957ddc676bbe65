"""Every message of our own is posted by what a reader does, and heard by somebody."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste
from textual.message import Message

import tui.show
from tests.pilot.test_messages import wheel_down
from tui.pipeline import Loaded
from tui.show.adding import SourceInput
from tui.show.run import make_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.model import Source

MODULES = [
    import_module(f"tui.show.{module.name}") for module in pkgutil.iter_modules(tui.show.__path__)
]


def kinds(kind: type[Message] = Message) -> Iterator[type[Message]]:
    """The classes of messages that the program has, not Textual."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("tui."):
            yield each
        yield from kinds(each)


def test_every_message_has_somebody_who_hears_it() -> None:
    heard = {
        name
        for module in MODULES
        for each in vars(module).values()
        if isinstance(each, type) and each.__module__ == module.__name__
        for name in vars(each)
    }

    assert [kind.__qualname__ for kind in kinds() if kind.handler_name not in heard] == []


@pytest.mark.usefixtures("read")  # it sets where settings and state lie
async def test_every_message_is_posted_by_a_key_a_click_a_wheel_or_a_paste(
    papers: tuple[Source, ...], tmp_path: Path
) -> None:
    seen: set[type[Message]] = set()
    app = make_app(Loaded(papers, ()), annotations=tmp_path / "rashomon.yaml")
    async with app.run_test(size=(120, 40), message_hook=lambda m: seen.add(type(m))) as pilot:
        await pilot.click("#panes", offset=(9, 9))
        app.query_one("#panes").post_message(wheel_down())
        await pilot.click("#keybar", offset=(2, 0))
        await pilot.press("slash", *"talks", "enter", "m", "1")
        await pilot.click("#board", offset=(9, 4))
        app.screen.query_one("#board").post_message(wheel_down())
        await pilot.pause()
        await pilot.press("escape", "plus")
        app.screen.query_one(SourceInput).post_message(Paste("One line.\nAnother."))
        await pilot.pause()

    assert {kind.__qualname__ for kind in kinds()} - {kind.__qualname__ for kind in seen} == set()
