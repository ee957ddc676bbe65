"""How the annotation file names an article: from its own folder, so that both can be moved."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path

from tui.places import SAMPLE, is_address


def file_name(article: str, yaml_path: Path) -> str:
    """Name an article as `SourceEntry.file` does: from the folder of the YAML file, with `/`.

    Samples (`sample:NAME`), addresses and standard input (`-`) are no files and stay as they are.
    """
    if _is_name(article):
        return article
    path = Path(article).resolve()
    try:
        relative = os.path.relpath(path, yaml_path.resolve().parent)
    except ValueError:  # pragma: no cover  (another drive, which only Windows has)
        return path.as_posix()
    return Path(relative).as_posix()


def article_file(name: str, yaml_path: Path) -> Path | None:
    """The file that `SourceEntry.file` names; None if it is no file."""
    if _is_name(name):
        return None
    return Path(posixpath.normpath(posixpath.join(yaml_path.resolve().parent.as_posix(), name)))


def _is_name(article: str) -> bool:
    return article == "-" or article.startswith(SAMPLE) or is_address(article)
