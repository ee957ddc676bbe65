"""Opens the reader: gathers what it needs from outside, then hands over to the app."""

from __future__ import annotations

import datetime
import os
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.annotate.edit import Stamp
from tui.annotate.naming import file_name
from tui.annotate.tags import EMPTY_NOTEBOOK
from tui.compare import assemble, find_pairs
from tui.errors import NoTerminalError, RashomonError, SaveFailedError, WorkLeftError
from tui.pipeline import BLINK
from tui.places import left_unsaved, settings_file, state_folder, unsaved_folder
from tui.session.desk import Colleague, Desk
from tui.session.marking import receive_pairs
from tui.session.memory import recall
from tui.session.state import open_session
from tui.show.app import RashomonApp
from tui.show.hangup import outlet
from tui.show.keeping import Keeping
from tui.show.keys import DEFAULT_KEYS
from tui.show.memory import Memory
from tui.show.remarks import remarks_on
from tui.show.saving import Saving
from tui.show.styles import has_hue
from tui.show.themes import DEFAULT, load_theme, theme_files
from tui.view.glyphs import ASCII, UNICODE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.annotate.store import Stored
    from tui.annotate.tags import Notebook
    from tui.model import Source
    from tui.pipeline import Loaded, Matcher
    from tui.session.state import Session
    from tui.show.settings import Settings
    from tui.show.themes import Theme
    from tui.view.glyphs import Glyphs

LARGE = 200_000
"""Bytes of an annotation file from which on it is read once the text is on screen: some 400
annotations, which take as long as drawing everything."""


def open_reader(
    loaded: Loaded,
    *,
    annotations: Path,
    theme: str | None,
    matcher: Matcher = find_pairs,
    colleagues: Sequence[Path] = (),
) -> int:
    """Read the sources until the reader quits; from the first screen on garbage is collected.

    Args:
        loaded: At least one source.
        annotations: The annotation file; it need not exist.
        theme: Name of a theme, or None for the default one.
        matcher: What finds the pairs.
        colleagues: Annotation files of others, which are shown and never written.

    Returns:
        The exit code.

    Raises:
        WorkLeftError: The annotations could not be saved to the very last.
        RashomonError: The theme or the annotation file cannot be used; nothing was shown.
    """
    app = make_app(
        loaded, annotations=annotations, theme=theme, matcher=matcher, colleagues=colleagues
    )
    _take_keys_from_terminal()
    settings = _settings()
    shows_cursor = settings is not None and settings.shows_cursor
    try:
        with outlet(partial(app.call_later, app.end), shows_cursor=shows_cursor):
            app.run()
    finally:
        _save_last(app, annotations)
    if app.shelf.failure is not None:
        raise app.shelf.failure
    if app.keeping.mistake is not None:
        raise app.keeping.mistake
    return app.return_code or 0


def _save_last(app: RashomonApp, annotations: Path) -> None:
    """Leave nothing unsaved, even if the program crashed, or its terminal or browser is gone."""
    try:
        app.keeping.saving.save_last()
    except SaveFailedError as refusal:
        from tui.annotate.store import keep_aside  # noqa: PLC0415  # see `_load`

        folders = (unsaved_folder(), Path(tempfile.gettempdir()))
        kept = keep_aside(annotations, app.session.desk.notebook, folders)
        where = None if kept is None else str(kept)
        raise WorkLeftError(refusal.path, refusal.reason, where) from refusal


def make_app(
    loaded: Loaded,
    *,
    annotations: Path,
    theme: str | None = None,
    matcher: Matcher = find_pairs,
    colleagues: Sequence[Path] = (),
) -> RashomonApp:
    """The app, ready to run; see `open_reader`."""
    is_late = _is_large(annotations)
    stored = None if is_late else _load(annotations)
    notebook = stored.notebook if stored is not None else EMPTY_NOTEBOOK
    files = tuple(file_name(source.path, annotations) for source in loaded.sources)
    memory = Memory(source.path for source in loaded.sources)
    sources = _as_far_as_read(loaded, files, memory.kept)
    settings = _settings()
    others = _colleagues(colleagues, annotations)
    desk = Desk(assemble(sources, ()), files, notebook, colleagues=others)
    keys = settings.keys if settings else DEFAULT_KEYS
    session = open_session(desk, keys.firsts())
    count = sum(len(source.sentences) for source in sources)
    if matcher is find_pairs and loaded.rest is None and count <= BLINK:
        session = receive_pairs(session, find_pairs(sources))
    session = recall(session, memory.kept)
    if settings and settings.layout and "room" not in memory.kept:
        session = replace(session, room=session.room._replace(layout=settings.layout))
    colours, remarks = _theme(theme or _kept_theme(memory.kept), settings)
    remarks += remarks_on(session, loaded.problems, matcher)
    remarks += stored.problems if stored else ()
    remarks += _left(annotations)
    if remarks:
        session = session.say("; ".join(remarks), is_warning=True)
    elif memory.is_first:
        session = session.say(_welcome(session))
    return RashomonApp(
        session,
        Keeping(
            annotations,
            Saving(annotations.name, stored, partial(_write, annotations)),
            read_late=partial(_read, annotations) if is_late else None,
        ),
        colours,
        _glyphs(),
        _stamp,
        annotations=annotations,
        keys=keys,
        has_hue=has_hue(),
        matcher=matcher,
        memory=memory,
        rest=loaded.rest,
    )


def _welcome(session: Session) -> str:
    """What somebody who never read here should know; the first key takes it away."""
    reads, follows, helps = map(session.key, ("next_sentence", "follow", "help"))
    return f"{reads} reads on, {follows} follows a claim, {helps} shows every key"


def _left(annotations: Path) -> list[str]:
    """What is to be said of work that a file of this name refused, and that nobody took back."""
    left = [path for path in left_unsaved() if path.stem.rpartition("-")[0] == annotations.stem]
    if not left:
        return []
    return [
        f"unsaved work is kept in {left[-1]}: bring it back with rashomon merge, then delete it"
    ]


def _as_far_as_read(
    loaded: Loaded, files: Sequence[str], kept: Mapping[str, Any]
) -> tuple[Source, ...]:
    """The sources, beginnings as long as they were read the last time."""
    offsets = kept.get("columns")
    if loaded.rest is None or not isinstance(offsets, dict):
        return loaded.sources
    sources = list(loaded.sources)
    for position, file in enumerate(files):
        offset = offsets.get(file)
        if isinstance(offset, int) and offset >= sources[position].sentences[-1].end:
            sources[position] = loaded.rest.reach(position, offset)
    return tuple(sources)


def _kept_theme(kept: Mapping[str, Any]) -> str | None:
    """The theme these articles were read in last, if it still exists."""
    name = kept.get("theme")
    return name if name in theme_files() else None


def _settings() -> Settings | None:
    """What the reader set; None if there is no file, and then what reads it is not loaded."""
    if not settings_file().exists():
        return None
    from tui.show.settings import load_settings  # noqa: PLC0415 (see above)

    return load_settings()


def _theme(name: str | None, settings: Settings | None) -> tuple[Theme, list[str]]:
    """The theme that was asked for, and what is wrong with the settings."""
    if settings is None:
        return load_theme(name or DEFAULT), []
    problems: list[RashomonError] = list(settings.problems)
    theme = None
    if name is None and settings.theme:
        try:
            theme = load_theme(settings.theme)
        except RashomonError as problem:
            problems.append(problem)
    remarks = [str(problem) for problem in problems[:1]]
    if len(problems) > 1:
        remarks.append(f"{len(problems) - 1} more: see rashomon config")
    return theme or load_theme(name or DEFAULT), remarks


def _take_keys_from_terminal() -> None:
    """Articles came in by standard input: let keys come from the terminal itself."""
    if os.isatty(0) or "TEXTUAL_DRIVER" in os.environ:
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise NoTerminalError from error
    os.dup2(terminal, 0)
    os.close(terminal)


def _is_large(annotations: Path) -> bool:
    """Whether reading the file takes longer than drawing everything twice."""
    try:
        return annotations.stat().st_size > LARGE
    except OSError:
        return False


def _load(annotations: Path) -> Stored | None:
    """What is kept already; None if there is no file, and then what reads YAML is not loaded."""
    return _read(annotations) if os.path.lexists(annotations) else None


def _read(annotations: Path) -> Stored:
    from tui.annotate.store import load  # noqa: PLC0415  # costs 15 ms

    return load(annotations)


def _colleagues(files: Sequence[Path], annotations: Path) -> tuple[Colleague, ...]:
    """What others wrote of these articles, under the names of their files."""
    if not files:
        return ()
    from tui.annotate.colleagues.sources import rebase  # noqa: PLC0415  # most read alone
    from tui.annotate.store import load  # noqa: PLC0415  # as above

    return tuple(
        Colleague(file.stem, rebase(load(file).notebook, file, annotations)) for file in files
    )


def _write(annotations: Path, base: Stored | None, notebook: Notebook) -> Stored:
    from tui.annotate.store import Stored, save  # noqa: PLC0415  # see `_load`

    # Without a base, whatever the file holds by now was made by another reader, and is merged.
    return save(annotations, base or Stored(EMPTY_NOTEBOOK), notebook, state=state_folder())


def _stamp() -> Stamp:
    moment = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Stamp(_user(), moment)


def _user() -> str:
    import getpass  # noqa: PLC0415 (only who writes something down has a name)

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
