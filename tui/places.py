"""Where configuration, state, themes and samples lie; it makes no folder and opens no file."""

from __future__ import annotations

import os
from pathlib import Path

from tui.errors import NoSuchSampleError

SAMPLE = "sample:"
"""Begins the name of a sample wherever a path may stand."""

ANNOTATIONS = "rashomon.yaml"
"""Name of the annotation file where the reader gives none."""

_PROGRAM = "rashomon"
_PACKAGE = Path(__file__).parent


def samples() -> tuple[Path, ...]:
    """Return the sample articles, by name; none where they were not installed."""
    try:
        return tuple(sorted(_shipped("seeds").glob("*.txt")))
    except OSError:
        return ()


def find_sample(name: str) -> Path:
    """Return the file that `name` (`sample:` and a file name) stands for.

    Raises:
        NoSuchSampleError: no sample has that name.
    """
    known = {path.name: path for path in samples()}
    path = known.get(name.removeprefix(SAMPLE))
    if path is None:
        raise NoSuchSampleError(name, tuple(known))
    return path


def themes_folder() -> Path:
    """Return the folder of the colour themes that come with the program."""
    return _shipped("themes")


def is_address(path: str) -> bool:
    """Tell an address of the web from a file."""
    return path.lower().startswith(("http://", "https://"))


def annotation_file(article: str) -> Path:
    """Return where annotations lie if the reader does not say, by the first article's path.

    Beside it; in the current folder where that cannot be written or is not known.
    """
    if article.startswith(SAMPLE):
        return Path("rashomon-samples.yaml")
    if article == "-" or is_address(article):
        return Path(ANNOTATIONS)
    folder = Path(article).parent
    return folder / ANNOTATIONS if os.access(folder, os.W_OK) else Path(ANNOTATIONS)


def config_folder() -> Path:
    """Return the folder of the user's settings; it need not be there."""
    from platformdirs import user_config_path  # noqa: PLC0415  # not every start needs it

    return user_config_path(_PROGRAM, appauthor=False)


def settings_file() -> Path:
    """Return where the user's settings lie; the file need not be there."""
    return config_folder() / "config.yaml"


def state_folder() -> Path:
    """Return the folder of locks and what the program remembers; it need not be there."""
    from platformdirs import user_state_path  # noqa: PLC0415  # not every start needs it

    return user_state_path(_PROGRAM, appauthor=False)


def unsaved_folder() -> Path:
    """Where work goes that its annotation file refused to the very last."""
    return state_folder() / "unsaved"


def left_unsaved() -> tuple[Path, ...]:
    """The files of work that is still there, by name."""
    return tuple(sorted(unsaved_folder().glob("*.yaml")))


def child_environment() -> dict[str, str]:
    """Return what to add to the environment of a child that runs a module of this package.

    It imports this very package, whatever lies in the current folder.
    """
    paths = [str(_PACKAGE.parent), os.environ.get("PYTHONPATH", "")]
    return {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONSAFEPATH": "1"}


def _shipped(name: str) -> Path:
    """Return a folder of the wheel or, in a checkout, its original beside the package."""
    installed = _PACKAGE / "share" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
