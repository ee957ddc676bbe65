"""The reader's own settings, `config.yaml`: theme, layout, cursor, keys.

Nothing in the file keeps the reader from opening. What cannot be used is said, with the line; if
anything is wrong with the keys, all of them are the program's own, so that no key is a surprise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import RashomonError
from tui.places import settings_file
from tui.session.room import Layout
from tui.show.keynames import NoKeyError, name_key, show_key
from tui.show.keys import ACTIONS, DEFAULT_KEYS, KeyMap
from tui.show.plain import NotYamlError, read_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PARTS = ("theme", "layout", "cursor", "keys")
CURSORS = ("hidden", "shown")
ALWAYS = ("help", "leave")
"""Nobody may be locked in."""


class SettingsError(RashomonError):
    """Something in the settings that cannot be used."""

    def __init__(self, path: Path, line: int | None, what: str, instead: str) -> None:
        place = "" if line is None else f", line {line}"
        super().__init__(f"{path}{place}: {what}. {instead}")


class Settings(NamedTuple):
    """What the reader set, as far as it can be used."""

    theme: str | None = None
    layout: Layout | None = None
    keys: KeyMap = DEFAULT_KEYS
    problems: tuple[SettingsError, ...] = ()
    shows_cursor: bool = False
    """The terminal's own cursor is seen where one reads, not only put there."""


def load_settings() -> Settings:
    """Read the settings; without the file, or where it cannot be used, the program's own."""
    path = settings_file()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError):
        return _refused(path, None, "it cannot be read", "It must be a text file in UTF-8.")
    try:
        data = read_data(text)
    except NotYamlError as error:
        return _refused(path, error.line, "it is not YAML", "Signs such as ] stand in quotes: ']'.")
    if data is None or data in ("", {}):
        return Settings()
    if not isinstance(data, dict):
        return _refused(path, 1, "it is not a list of settings", "Write for example theme: paper")
    return _read(path, text, data)


def _refused(path: Path, line: int | None, what: str, instead: str) -> Settings:
    return Settings(problems=(SettingsError(path, line, what, instead),))


def _read(path: Path, text: str, data: Mapping[object, object]) -> Settings:
    problems: list[SettingsError] = []
    for name in data:
        if name not in PARTS:
            known = ", ".join(PARTS)
            problems.append(
                SettingsError(
                    path, _line(text, name), f"{name} is no setting", f"Settings are {known}."
                )
            )
    theme = data.get("theme")
    if theme is not None and not isinstance(theme, str):
        line = _line(text, "theme")
        problems.append(SettingsError(path, line, "theme is no name", "Write theme: paper"))
        theme = None
    layout = None
    if "layout" in data:
        layout = next((each for each in Layout if each.value == data["layout"]), None)
        if layout is None:
            line, known = _line(text, "layout"), ", ".join(Layout)
            what = f"there is no layout {data['layout']}"
            problems.append(SettingsError(path, line, what, f"Layouts are {known}."))
    cursor = data.get("cursor", CURSORS[0])
    if cursor not in CURSORS:
        what = f"there is no cursor {cursor}"
        known = " or ".join(CURSORS)
        problems.append(SettingsError(path, _line(text, "cursor"), what, f"Write {known}."))
    shows_cursor = cursor == CURSORS[1]
    written = data.get("keys") or {}
    wrong = list(_wrong_keys(path, text, written))
    if wrong or not isinstance(written, dict):
        return Settings(theme, layout, DEFAULT_KEYS, (*problems, *wrong), shows_cursor)
    changed = {str(name): _keys_of(value) for name, value in written.items()}
    return Settings(theme, layout, KeyMap(changed), tuple(problems), shows_cursor)


def _keys_of(value: object) -> tuple[str, ...]:
    """The keys that are written for an action: one, a list of them, or none at all.

    Raises:
        NoKeyError: One is no key.
    """
    if value in ("", None):
        raise NoKeyError("no key is written; for none write []")
    written = value if isinstance(value, list) else [value]
    keys = []
    for each in written:
        if not isinstance(each, str):
            raise NoKeyError("a list of keys is expected")
        try:
            keys.append(name_key(each))
        except NoKeyError as error:
            raise NoKeyError(f"{each!r} cannot be used: {error}") from error
    return tuple(dict.fromkeys(keys))


def _wrong_keys(path: Path, text: str, written: object) -> Iterator[SettingsError]:
    """Say of every line of the key map what is wrong with it."""
    if not isinstance(written, dict):
        line = _line(text, "keys")
        yield SettingsError(path, line, "keys: needs lines below it", "Write   undo: [u, U]")
        return
    known = {action.name for action in ACTIONS}
    changed: dict[str, tuple[str, ...]] = {}
    for name, value in written.items():
        line = _line(text, name)
        if name not in known:
            near = _nearest(str(name), known)
            hint = f"Is it {near}? " if near else ""
            yield SettingsError(
                path, line, f"there is no action {name}", f"{hint}rashomon keys lists them."
            )
            continue
        try:
            changed[name] = _keys_of(value)
        except NoKeyError as error:
            example = "Write keys as ], n, ctrl+d, PgDn, space."
            yield SettingsError(path, line, f"{name}: {error}", example)
            continue
        if not changed[name] and name in ALWAYS:
            yield SettingsError(path, line, f"{name} has no key", "Give it one.")
    yield from _clashes(path, text, changed)


def _clashes(
    path: Path, text: str, changed: Mapping[str, tuple[str, ...]]
) -> Iterator[SettingsError]:
    owner: dict[str, str] = {}
    for action in ACTIONS:
        for key in changed.get(action.name, action.keys):
            other = owner.setdefault(key, action.name)
            if other == action.name:
                continue
            mine, theirs = action.name, other
            if mine not in changed:
                mine, theirs = theirs, mine
            yield SettingsError(
                path,
                _line(text, mine),
                f"{show_key(key)} is the key of {mine} and of {theirs}",
                f"Give {theirs} another key here, or none: []",
            )


def _nearest(name: str, known: set[str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 (for mistakes only)

    return next(iter(get_close_matches(name, known, 1)), None)


def _line(text: str, name: object) -> int | None:
    """The line a name is written in, from 1; None if it is written in some other way."""
    pattern = re.compile(rf"""\s*["']?{re.escape(str(name))}["']?\s*:""")
    lines = (n for n, line in enumerate(text.splitlines(), 1) if pattern.match(line))
    return next(lines, None)
