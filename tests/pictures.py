"""Draws the pictures of the themes from the app itself: `python3 -m tests.pictures`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from tui.pipeline import load_sources
from tui.places import SAMPLE, samples
from tui.show.picture import picture_of
from tui.show.run import make_app

SIZE = (150, 42)
KEYS = ("l", "j", "j", "j", "j", "2", "j", "1", "k")
"""To what Starmer said, which all five report; it and the next sentence are tagged."""
THEMES = Path(__file__).parent.parent / "themes"


async def draw(theme: str) -> str:
    """The samples in a theme, some sentences tagged, as SVG."""
    paths = [SAMPLE + path.name for path in samples()]
    with tempfile.TemporaryDirectory() as folder:
        notebook = Path(folder) / "rashomon-samples.yaml"
        app = make_app(load_sources(paths, stdin=None), annotations=notebook, theme=theme)
        async with app.run_test(size=SIZE) as pilot:
            await app.workers.wait_for_complete()
            await pilot.press(*KEYS)
            await app.workers.wait_for_complete()
            await pilot.pause()
            svg = picture_of(app)
    # Rich numbers its classes by chance; one name keeps the files equal from run to run.
    return re.sub(r"terminal-\d+", f"rashomon-{theme}", svg)


def main() -> None:
    """Draw every theme that comes with the program."""
    os.environ.update(COLORTERM="truecolor", TERM="xterm-256color", LC_ALL="C.UTF-8")
    os.environ.pop("NO_COLOR", None)
    for path in sorted(THEMES.glob("*.yaml")):
        with tempfile.TemporaryDirectory() as own:  # nothing of an earlier reading is remembered
            os.environ.update(XDG_STATE_HOME=own, XDG_CONFIG_HOME=own)
            path.with_suffix(".svg").write_text(asyncio.run(draw(path.stem)), encoding="utf-8")


if __name__ == "__main__":
    main()
