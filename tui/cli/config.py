"""`rashomon config [PATH...]`: where files lie, and what is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.arguments import PATH_HELP, make_parser
from tui.cli.articles import default_paths, find_articles
from tui.cli.exits import DONE, WRONG
from tui.cli.saying import complain, write_out
from tui.errors import RashomonError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.show.settings import Settings


def run(arguments: Sequence[str]) -> int:
    """Print the places and the settings; say what of the settings cannot be used."""
    from tui.places import annotation_file  # noqa: PLC0415  # --help does without
    from tui.show.settings import load_settings  # noqa: PLC0415  # as above

    parser = make_parser("rashomon config", "Print where files lie, and what is set.")
    parser.add_argument("paths", metavar="PATH", nargs="*", help=PATH_HELP)
    paths = parser.parse_args(arguments).paths or default_paths()
    articles, annotations = find_articles("rashomon config", paths, None)
    if annotations is None:
        annotations = annotation_file(articles[0])
    settings = load_settings()
    problems: list[RashomonError] = [*settings.problems, *_theme_problems(settings)]
    rows = [*_places(annotations), *_settings(settings)]
    width = max(len(name) for name, _ in rows)
    write_out("".join(f"{name:<{width}}  {value}\n" for name, value in rows))
    complain(problems)
    return WRONG if problems else DONE


def _places(annotations: Path) -> Iterator[tuple[str, str]]:
    from tui import places  # noqa: PLC0415  # as above

    seeds = places.samples()
    yield "settings", _found(places.settings_file())
    yield "own themes", _found(places.config_folder() / "themes")
    yield "our themes", _found(places.themes_folder())
    yield "samples", _found(seeds[0].parent) if seeds else "none are installed"
    yield "state", _found(places.state_folder())
    yield "annotations", _found(annotations)
    for left in places.left_unsaved():
        yield "unsaved work", f"{left} (bring it back with rashomon merge, then delete it)"


def _found(path: Path) -> str:
    return f"{path}" if path.exists() else f"{path} (not there yet)"


def _settings(settings: Settings) -> Iterator[tuple[str, str]]:
    from tui.session.room import Layout  # noqa: PLC0415  # as above
    from tui.show.keys import ACTIONS  # noqa: PLC0415  # as above
    from tui.show.themes import DEFAULT  # noqa: PLC0415  # as above

    yield "theme", settings.theme or f"{DEFAULT} (not set)"
    yield "layout", settings.layout.value if settings.layout else f"{Layout.COLUMNS} (not set)"
    yield "cursor", "shown" if settings.shows_cursor else "hidden"
    for action in ACTIONS:
        if action.name in settings.keys.changed:
            yield f"keys: {action.name}", settings.keys.shown(action) or "none"


def _theme_problems(settings: Settings) -> Iterator[RashomonError]:
    from tui.show.themes import load_theme  # noqa: PLC0415  # as above

    if settings.theme is not None:
        try:
            load_theme(settings.theme)
        except RashomonError as problem:
            yield problem
