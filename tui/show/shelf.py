"""The open articles as files: adds one, keeps what is pasted, notices and reads again what changed.

What takes long is done off the key path; what comes of it becomes part of the session.
"""

from __future__ import annotations

import datetime
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotate.naming import article_file, file_name
from tui.compare import find_pairs
from tui.errors import TooManySourcesError, UnwritableError
from tui.pipeline import BLINK
from tui.places import SAMPLE, is_address
from tui.session import marking, opening
from tui.show.keys import ACTIONS
from tui.show.remarks import changes_of, remarks_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Key

    from tui.errors import RashomonError
    from tui.model import Source
    from tui.pipeline import Loaded, Rest
    from tui.show.app import RashomonApp
    from tui.show.keys import Action

LIMIT = 12
"""Articles on screen."""

WATCH = 2.0
"""Seconds between two looks at the files."""

Stamp = tuple[int, int] | None
"""Time of the last change in ns, and size; None while the file is not there."""


class Shelf:
    """Knows where the open articles lie."""

    def __init__(self, app: RashomonApp, annotations: Path, rest: Rest | None = None) -> None:
        self._app = app
        self._annotations = annotations
        self.rest = rest
        """What is still to be read of articles of which only the beginnings are shown."""
        self._is_reading = False
        self.failure: RashomonError | None = None
        """Why no article could be read to its end."""
        self._stamps: dict[str, Stamp] = {}
        self._changed: set[str] = set()

    def begin_to_watch(self) -> None:
        """Look at the files from time to time."""
        self._stamps = {path: _stamp_of(path) for path in self._paths()}
        self._app.set_interval(WATCH, self.look)

    def look(self) -> None:
        """Say of a file that changed, or is gone, once."""
        for path in self._paths():
            stamp = _stamp_of(path)
            if stamp == self._stamps.setdefault(path, stamp):
                continue
            self._stamps[path] = stamp
            name = Path(path).name
            if stamp is None:
                self._say(f"{name} is gone from disk; what you read stays here", is_warning=True)
                continue
            self._changed.add(path)
            key = self._app.session.key("reload")
            self._say(f"{name} changed on disk: {key} reads it again", is_warning=True)

    def folder(self) -> Path:
        """Where the articles lie, and where a pasted one is put."""
        for file in self._app.session.desk.files:
            found = article_file(file, self._annotations)
            if found is not None:
                return found.parent
        return self._annotations.resolve().parent

    def nearby(self, endings: Sequence[str], limit: int) -> tuple[str, ...]:
        """The articles in that folder that are not open."""
        open_now = {str(Path(path).resolve()) for path in self._paths()}
        folder = self.folder()
        try:
            files = sorted(file for file in folder.iterdir() if file.suffix.lower() in endings)
        except OSError:
            return ()
        return tuple(str(file) for file in files if str(file) not in open_now)[:limit]

    def add(self, paths: Sequence[str]) -> None:
        """Read articles and put them beside the others."""
        self._say(f"reading {', '.join(Path(path).name for path in paths)}")
        self._app.in_background(partial(self._load, tuple(paths), is_new=True))

    def add_pasted(self, text: str) -> None:
        """Keep a text as a file beside the other articles, and add it."""
        try:
            path = keep_text(text, self.folder(), datetime.datetime.now().astimezone().date())
        except OSError as error:
            reason = (error.strerror or "the system refuses").lower()
            self._say(str(UnwritableError(str(self.folder()), reason)), is_warning=True)
            return
        self.add([str(path)])

    def reload(self) -> None:
        """Read again what changed on disk."""
        paths = [path for path in self._paths() if path in self._changed]
        if not paths:
            self._say("no article changed on disk")
            return
        self._app.in_background(partial(self._load, tuple(paths), is_new=False))

    def _load(self, paths: tuple[str, ...], *, is_new: bool) -> None:
        from tui.pipeline import load_sources  # noqa: PLC0415 (not needed to start)

        loaded = load_sources(paths, stdin=None)
        with suppress(RuntimeError):  # the reader has left meanwhile
            self._app.call_later(self._receive, loaded, is_new=is_new)

    def _receive(self, loaded: Loaded, *, is_new: bool) -> None:
        desk = self._app.session.desk
        before = dict(zip(desk.files, desk.comparison.sources, strict=True))
        after = before | {file_name(s.path, self._annotations): s for s in loaded.sources}
        self._changed -= {source.path for source in loaded.sources}
        if len(after) > LIMIT:
            self._say(str(TooManySourcesError(len(after), LIMIT)), is_warning=True)
            return
        if any(s.sha256 != before[f].sha256 if f in before else True for f, s in after.items()):
            self._open(after)
        if loaded.problems:
            self._say(str(loaded.problems[0]), is_warning=True)
        elif not is_new:
            changes = changes_of(self._app.session)
            said = "; ".join([f"read again: {_names(loaded.sources)}", *changes])
            self._say(said, is_warning=bool(changes))
        elif len(after) == len(before):
            self._say(f"{_names(loaded.sources)}: open already")
        else:
            hide = self._app.session.key("hide")
            self._say(f"added: {_names(loaded.sources)}; {hide} there takes it off the screen")

    def is_needed_for(self, key: Key) -> bool:
        """Whether a key needs the articles whole: all but small steps and quitting do.

        If so, they are read on at once.
        """
        session = self._app.session
        steps = [_action("previous_sentence"), _action("pane_left"), _action("leave")]
        if session.cursor.sentence < session.stops(session.cursor.source)[-1]:
            steps.append(_action("next_sentence"))
        is_needed = not any(key.key in self._app.key_map.keys(step) for step in steps)
        if is_needed:
            self.read_rest()
        return is_needed

    def read_rest(self) -> None:
        """Read the articles to their ends, if nobody does so yet."""
        if self.rest is not None and not self._is_reading:
            self._is_reading = True
            self._app.in_background(partial(self._finish, self.rest))

    def _finish(self, rest: Rest) -> None:
        loaded = rest.finish()
        with suppress(RuntimeError):  # the reader has left meanwhile
            self._app.call_later(self._receive_rest, loaded)

    async def _receive_rest(self, loaded: Loaded) -> None:
        """Go on with the whole articles; one that turned out to be too long is left out."""
        self.rest = None
        app = self._app
        whole = {file_name(source.path, self._annotations): source for source in loaded.sources}
        if not whole:
            self.failure = loaded.problems[0]
            app.exit()
            return
        session = opening.reopen(app.session, tuple(whole.values()), tuple(whole))
        said = app.session.message
        remarks = remarks_on(session, loaded.problems, app.matcher)
        news = [remark for remark in remarks if remark not in said]
        is_warning = app.session.is_warning or bool(news)
        app.read_on(session.say("; ".join(filter(None, [said, *news])), is_warning=is_warning))
        await app.let_go(self.is_needed_for)

    def _open(self, sources: dict[str, Source]) -> None:
        session = opening.reopen(self._app.session, tuple(sources.values()), tuple(sources))
        is_short = sum(len(source.sentences) for source in sources.values()) <= BLINK
        if is_short and self._app.matcher is find_pairs:
            session = marking.receive_pairs(session, find_pairs(tuple(sources.values())))
        for path in (source.path for source in sources.values()):
            self._stamps[path] = _stamp_of(path)
        self._app.read_on(session)

    def _paths(self) -> list[str]:
        """The paths of those that are files; samples do not change."""
        sources = self._app.session.desk.comparison.sources
        paths = [source.path for source in sources if source.path != "-"]
        return [p for p in paths if not p.startswith(SAMPLE) and not is_address(p)]

    def _say(self, message: str, *, is_warning: bool = False) -> None:
        self._app.become(self._app.session.say(message, is_warning=is_warning))


def _action(name: str) -> Action:
    return next(action for action in ACTIONS if action.name == name)


def _names(sources: Sequence[Source]) -> str:
    return ", ".join(Path(source.path).name for source in sources)


def keep_text(text: str, folder: Path, day: datetime.date) -> Path:
    """Write a pasted text into a new file that has the day in its name."""
    number = 1
    while True:
        path = folder / f"pasted-{day}{'' if number == 1 else f'-{number}'}.txt"
        try:
            with path.open("x", encoding="utf-8", errors="replace") as file:
                file.write(text.rstrip() + "\n")
        except FileExistsError:
            number += 1
        else:
            return path


def _stamp_of(path: str) -> Stamp:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
