"""Draws the pictures of the README from the app itself: `python3 -m tests.pictures`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tui.pipeline import load_sources
from tui.places import SAMPLE, samples
from tui.show.picture import picture_of
from tui.show.run import make_app

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE = (150, 42)
KEYS = ("l", "j", "j", "j", "j", "2", "j", "1", "k")
"""To what Starmer said, which all five report; it and the next sentence are tagged."""
ROOT = Path(__file__).parent.parent
THEMES, OTHERS = ROOT / "themes", ROOT / "tests" / "shown"
SMALL = (104, 30)
SCREENS = {"matrix": (*KEYS, "asterisk", "c", "enter", "m"), "overview": (*KEYS, "O")}
"""Other screens, and how to come to them; in the matrix is a claim with what each makes of it."""


async def draw(theme: str, size: tuple[int, int] = SIZE, keys: Sequence[str] = KEYS) -> str:
    """The samples in a theme, some sentences tagged, as SVG."""
    paths = [SAMPLE + path.name for path in samples()]
    with tempfile.TemporaryDirectory() as folder:
        notebook = Path(folder) / "rashomon-samples.yaml"
        app = make_app(load_sources(paths, stdin=None), annotations=notebook, theme=theme)
        async with app.run_test(size=size) as pilot:
            await app.workers.wait_for_complete()
            async with asyncio.timeout(30):
                while app.session.desk.comparison.findings is None:
                    await pilot.pause(0.05)
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause()
            svg = picture_of(app)
    # Rich numbers its classes by chance; one name keeps the files equal from run to run.
    return re.sub(r"terminal-\d+", f"rashomon-{theme}", svg)


def main() -> None:
    """Draw every theme that comes with the program, and the other screens in one of them."""
    os.environ.update(COLORTERM="truecolor", TERM="xterm-256color", LC_ALL="C.UTF-8")
    os.environ.pop("NO_COLOR", None)
    for path in sorted(THEMES.glob("*.yaml")):
        keep(path.with_suffix(".svg"), path.stem, SIZE, KEYS)
    OTHERS.mkdir(exist_ok=True)
    for name, keys in SCREENS.items():
        keep(OTHERS / f"{name}.svg", "ink", SMALL, keys)


def keep(path: Path, theme: str, size: tuple[int, int], keys: Sequence[str]) -> None:
    """Write one picture, of a reader who remembers nothing of an earlier reading."""
    with tempfile.TemporaryDirectory() as own:
        os.environ.update(XDG_STATE_HOME=own, XDG_CONFIG_HOME=own)
        path.write_text(asyncio.run(draw(theme, size, keys)), encoding="utf-8")


if __name__ == "__main__":
    main()
