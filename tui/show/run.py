"""Opens the reader: gathers what it needs from outside, then hands over to the app."""

from __future__ import annotations

import datetime
import gc
import getpass
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotate.edit import Stamp
from tui.annotate.store import is_named, load, relative_to_file, save
from tui.compare import assemble, find_pairs
from tui.errors import NoTerminalError
from tui.places import state_folder
from tui.session.desk import Desk
from tui.session.marking import receive_pairs
from tui.session.state import open_session
from tui.show.app import RashomonApp
from tui.show.saving import Saving
from tui.show.styles import has_hue
from tui.show.themes import DEFAULT, load_theme
from tui.view.glyphs import ASCII, UNICODE

if TYPE_CHECKING:
    from tui.pipeline import Loaded
    from tui.view.glyphs import Glyphs

BLINK = 400
"""Sentences in all that are compared before anything is drawn: it takes a few hundredths of a
second, less than drawing everything twice. More of them are compared while the reader reads."""


def open_reader(loaded: Loaded, *, annotations: Path, theme: str | None) -> int:
    """Read the sources until the reader quits.

    Args:
        loaded: At least one source.
        annotations: The annotation file; it need not exist.
        theme: Name of a theme, or None for the default one.

    Returns:
        The exit code.

    Raises:
        RashomonError: The theme or the annotation file cannot be used; nothing was shown.
    """
    app = make_app(loaded, annotations=annotations, theme=theme)
    _take_keys_from_terminal()
    gc.collect()
    gc.freeze()  # what is loaded stays, so the collector need never look at it on a key press
    gc.enable()
    return app.run() or 0


def make_app(loaded: Loaded, *, annotations: Path, theme: str | None = None) -> RashomonApp:
    """The app, ready to run; see `open_reader`."""
    stored = load(annotations)
    files = tuple(_file_name(source.path, annotations) for source in loaded.sources)
    session = open_session(Desk(assemble(loaded.sources, ()), files, stored.notebook))
    if sum(len(source.sentences) for source in loaded.sources) <= BLINK:
        session = receive_pairs(session, find_pairs(loaded.sources))
    remarks = [
        *map(str, loaded.problems),
        *(f"{source.path}: {source.notice}" for source in loaded.sources if source.notice),
        *map(str, stored.problems),
    ]
    if remarks:
        session = session.say(" ".join(remarks), is_warning=True)
    write = partial(save, annotations, state=state_folder())
    return RashomonApp(
        session,
        Saving(annotations.name, stored, write),
        load_theme(theme or DEFAULT),
        _glyphs(),
        _stamp,
        has_hue=has_hue(),
    )


def _take_keys_from_terminal() -> None:
    """Articles came in by standard input: let keys come from the terminal itself."""
    if os.isatty(0):
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise NoTerminalError from error
    os.dup2(terminal, 0)
    os.close(terminal)


def _file_name(path: str, annotations: Path) -> str:
    return path if is_named(path) else relative_to_file(Path(path), annotations)


def _stamp() -> Stamp:
    moment = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Stamp(_user(), moment)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return ""


def _glyphs() -> Glyphs:
    """The signs the locale can write: ASCII where it names an encoding other than UTF-8."""
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        locale = os.environ.get(name)
        if locale:
            return UNICODE if "utf" in locale.lower() else ASCII
    return UNICODE
