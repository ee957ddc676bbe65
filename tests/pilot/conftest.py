"""Opens the reader on hand-made papers in a terminal that is not there."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from tests.making import make_source
from tui.pipeline import Loaded
from tui.show import matching
from tui.show.run import make_app

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.model import Source
    from tui.show.app import RashomonApp

    Reader = tuple[RashomonApp, Pilot[int]]
    Open = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def papers(tmp_path: Path) -> tuple[Source, ...]:
    """Three papers on one event; the first sentences are shared, the last ones are not."""
    return (
        make_source(
            "# Talks end early",
            "",
            "The talks in an Istanbul palace lasted well under two hours.",
            "Both countries agreed to exchange 1,000 prisoners of war each.",
            "",
            "- Share this article",
            "",
            "Fishermen on the Bosphorus noticed nothing of it.",
            name=str(tmp_path / "a.txt"),
            publisher="Gazette",
        ),
        make_source(
            "The talks in an Istanbul palace lasted well under two hours.",
            "",
            "Russia and Ukraine agreed to exchange 1,000 prisoners of war.",
            "Markets were closed because of a holiday in Frankfurt.",
            name=str(tmp_path / "b.txt"),
            publisher="Courier",
        ),
        make_source(
            "A choir sang in Odessa at the cathedral.",
            "The talks in an Istanbul palace lasted well under two hours.",
            name=str(tmp_path / "c.txt"),
        ),
    )


@pytest.fixture
def no_closer_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks closer unasked, however slow the machine is."""
    monkeypatch.setattr(matching, "CALM", 3600.0)


@pytest.fixture
def read(papers: tuple[Source, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open the papers (or other sources) and wait for the marks."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("NO_COLOR", raising=False)

    @asynccontextmanager
    async def opened(
        *sources: Source,
        size: tuple[int, int] = (120, 40),
        theme: str | None = None,
        colleagues: Sequence[Path] = (),
    ) -> AsyncIterator[Reader]:
        app = make_app(
            Loaded(sources or papers, ()),
            annotations=tmp_path / "rashomon.yaml",
            theme=theme,
            colleagues=colleagues,
        )
        async with app.run_test(size=size) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            yield app, pilot

    return opened
