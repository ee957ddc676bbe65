"""Draws the screens of `cases/screens.md` anew: `python3 -m tests.screens`, then read the diff."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.pipeline import load_sources
from tui.places import SAMPLE, samples
from tui.show.run import make_app

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.show.app import RashomonApp

CASES = Path(__file__).parent / "cases" / "screens.md"
_CASE = re.compile(r"^## (\d+)x(\d+) after ([^\n]+)\n\n```\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    """A screen, and how to come to it."""

    columns: int
    rows: int
    keys: str
    screen: str


def read_cases() -> list[Case]:
    """All cases of the file, in order."""
    found = _CASE.findall(CASES.read_text(encoding="utf-8"))
    return [Case(int(columns), int(rows), keys, screen) for columns, rows, keys, screen in found]


async def draw(columns: int, rows: int, keys: str) -> str:
    """The samples on a screen of this size, after these keys (`-` for none), as plain text."""
    paths = [SAMPLE + path.name for path in samples()]
    with tempfile.TemporaryDirectory() as folder:
        notebook = Path(folder) / "rashomon-samples.yaml"
        app = make_app(load_sources(paths, stdin=None), annotations=notebook, theme="ink")
        async with app.run_test(size=(columns, rows)) as pilot:
            # Once before the keys: on a slow machine it would come between two of them. And once
            # after, for what they changed. It takes one second; for ever if the look failed.
            for part in ("-", keys):
                await pilot.press(*(key for key in part.split() if key != "-"))
                async with asyncio.timeout(30):
                    while app.session.desk.comparison.findings is None:
                        await pilot.pause(0.05)
            await app.workers.wait_for_complete()
            drawn, before = _screen(app), None
            while drawn != before:  # on a busy machine a board is drawn a little later
                await pilot.pause(0.2)
                drawn, before = _screen(app), drawn
            return drawn


def _screen(app: RashomonApp) -> str:
    over = app.screen.query("#board")
    parts = over or (app.query_one(name) for name in ("#panes", "#strip", "#keybar"))
    return "\n".join(line for part in parts for line in _lines(part))


def _lines(part: Widget) -> list[str]:
    return [strip.text.rstrip() for strip in part.render_lines(part.size.region)]


def main() -> None:
    """Draw every case of the file anew."""
    os.environ.update(COLORTERM="truecolor", TERM="xterm-256color", LC_ALL="C.UTF-8")
    text = CASES.read_text(encoding="utf-8")
    for case in read_cases():
        with tempfile.TemporaryDirectory() as home:
            os.environ.update(XDG_STATE_HOME=home, XDG_CONFIG_HOME=home)
            drawn = asyncio.run(draw(case.columns, case.rows, case.keys))
        head = f"## {case.columns}x{case.rows} after {case.keys}\n\n```\n"
        text = text.replace(head + case.screen, head + drawn)
    CASES.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
