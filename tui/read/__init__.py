"""Paths to articles. A new format is one new file here and one line in `READERS`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import RashomonError, SameFileTwiceError, UnknownFormatError, UnreadableError
from tui.places import is_address
from tui.read.article import Article, Reading
from tui.read.files import SIZE_LIMIT, check_size, identify, list_folder, read_bytes
from tui.read.markdown import read_markdown
from tui.read.txt import read_txt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.read.files import Identity

__all__ = ["READERS", "SIZE_LIMIT", "STDIN", "Article", "Reading", "read_paths"]

STDIN = "-"

PAGES = ("text/html", "application/xhtml+xml")
"""What an address says of a page; anything else is read as plain text."""


def _read_html(path: str, data: bytes) -> Article:
    from tui.read.html import read_html  # noqa: PLC0415  # most articles are plain text

    return read_html(path, data)


READERS: dict[str, Callable[[str, bytes], Article]] = {
    ".txt": read_txt,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
}
"""Lower-case ending to what makes an article of a path and its bytes."""


def read_paths(paths: Sequence[str], *, stdin: Callable[[], bytes] | None) -> Reading:
    """Read every article the paths lead to, in their order; a folder gives the ones right in it.

    `stdin` gives all bytes of standard input, for `-`; None if there is none. It need not give
    more than `SIZE_LIMIT` and one. Whatever keeps one article from being read becomes a problem,
    and the others are still read.
    """
    articles: list[Article] = []
    problems: list[RashomonError] = []
    seen: dict[Identity | str, str] = {}
    for path in paths:
        try:
            is_name = path == STDIN or is_address(path)
            inside = None if is_name else list_folder(path, tuple(READERS))
        except RashomonError as problem:
            problems.append(problem)
            continue
        for name in [path] if inside is None else inside:
            try:
                articles.append(_read_one(name, stdin, seen))
            except RashomonError as problem:
                problems.append(problem)
    return Reading(tuple(articles), tuple(problems))


def _read_one(
    path: str, stdin: Callable[[], bytes] | None, seen: dict[Identity | str, str]
) -> Article:
    identity = path if path == STDIN or is_address(path) else identify(path)
    if identity in seen:
        raise SameFileTwiceError(seen[identity], path)
    if path == STDIN:
        if stdin is None:
            raise UnreadableError(path, "there is no standard input")
        seen[identity] = path
        return read_txt(path, check_size(path, stdin()))
    if is_address(path):
        seen[identity] = path
        return _read_address(path)
    reader = READERS.get(Path(path).suffix.lower())
    if reader is None:
        raise UnknownFormatError(path, tuple(READERS))
    seen[identity] = path
    return reader(path, read_bytes(path))


def _read_address(address: str) -> Article:
    from tui.read.web import fetch  # noqa: PLC0415  # most articles are files

    page = fetch(address)
    return (_read_html if page.kind in PAGES else read_txt)(address, page.data)
