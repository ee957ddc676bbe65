"""Colours by role, read from YAML: the themes that come with the program and the reader's own."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import RashomonError
from tui.places import config_folder, themes_folder
from tui.show.plain import NotYamlError, read_data

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DEFAULT = "ink"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_TAG_COLOURS = ("red", "orange", "yellow", "green", "cyan", "blue", "violet", "magenta", "grey")


class Ground(StrEnum):
    """What text stands on."""

    PAGE = "page"
    SHARED1 = "shared1"
    SHARED2 = "shared2"
    SHARED3 = "shared3"
    CURSOR = "cursor"
    LIT = "lit"
    SELECTED = "selected"
    STRIP = "strip"
    BAR = "bar"
    FOUND = "found"


class Ink(StrEnum):
    """What is written."""

    TEXT = "text"
    TITLE = "title"
    ASIDE = "aside"
    QUIET = "quiet"
    SHARED = "shared"
    UNIQUE = "unique"
    ADDED = "added"
    DROPPED = "dropped"
    KEY = "key"
    WARNING = "warning"
    HAIRLINE = "hairline"
    FOUND = "found"
    """What was searched for, on a ground of its own."""


class Theme(NamedTuple):
    """One theme; every colour is `#rrggbb`."""

    name: str
    label: str
    dark: bool
    grounds: Mapping[Ground, str]
    inks: Mapping[Ink, str]
    tags: Mapping[str, str]
    """By the colour names that a codebook uses."""


class ThemeError(RashomonError):
    """A theme file that says something a theme cannot be."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"Cannot use the theme {path}: {what}. Correct it or take it away.")


class NoSuchThemeError(RashomonError):
    """A theme name that no file has."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"There is no theme {name!r}. Themes: {', '.join(known)}.")


def theme_files() -> dict[str, Path]:
    """Name to file of every theme, in order of name; the reader's own replace ours."""
    files: dict[str, Path] = {}
    for folder in (themes_folder(), config_folder() / "themes"):
        if folder.is_dir():
            files.update((path.stem, path) for path in folder.glob("*.yaml"))
    return dict(sorted(files.items()))


def load_theme(name: str) -> Theme:
    """Read one theme.

    Raises:
        NoSuchThemeError: No theme has this name.
        ThemeError: The file cannot be read or lacks a colour.
    """
    files = theme_files()
    if name not in files:
        raise NoSuchThemeError(name, list(files))
    return read_theme(files[name])


def read_theme(path: Path) -> Theme:
    """Read a theme file.

    Raises:
        ThemeError: It cannot be read or lacks a colour.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(path, "it cannot be read") from error
    try:
        data = read_data(text)
    except NotYamlError as error:
        raise ThemeError(path, str(error)) from error
    if not isinstance(data, dict):
        raise ThemeError(path, "it is not a list of keys")
    unknown = set(data) - set(Theme._fields)
    if unknown:
        raise ThemeError(path, f"{sorted(map(str, unknown))[0]} is no key of a theme")
    return Theme(
        name=path.stem,
        label=str(data.get("label", path.stem)),
        dark=str(data.get("dark", "true")).lower() in {"true", "yes", "on"},
        grounds={each: _colour(path, data, "grounds", each) for each in Ground},
        inks={each: _colour(path, data, "inks", each) for each in Ink},
        tags={each: _colour(path, data, "tags", each) for each in _TAG_COLOURS},
    )


def _colour(path: Path, data: Mapping[str, object], part: str, name: str) -> str:
    block = data.get(part)
    value = block.get(name) if isinstance(block, dict) else None
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise ThemeError(path, f"{part}: {name} is not a colour such as '#1a2b3c'")
    return value
