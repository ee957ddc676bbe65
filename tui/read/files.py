"""Paths to bytes: folders to the files in them, and only regular files are ever opened."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import (
    ArticleTooLargeError,
    NoArticlesError,
    NoSuchPathError,
    NotAFileError,
    UnreadableError,
)

if TYPE_CHECKING:
    from collections.abc import Collection

SIZE_LIMIT = 5_000_000
"""Bytes of one article."""

Identity = tuple[int, int]
"""Device and inode: the same for every name of one file."""


def list_folder(path: str, endings: Collection[str]) -> list[str] | None:
    """Name the articles right in a folder, by name; None if `path` is no folder.

    Hidden files, folders and files with another ending are passed over.

    Raises:
        NoSuchPathError: nothing is there.
        UnreadableError: the folder may not be read.
        NoArticlesError: no article is in it.
    """
    if not stat.S_ISDIR(_look(path).st_mode):
        return None
    try:
        names = sorted(
            str(child)
            for child in Path(path).iterdir()
            if not child.name.startswith(".")
            and child.suffix.lower() in endings
            and not child.is_dir()
        )
    except OSError as error:
        raise UnreadableError(path, _reason(error)) from error
    if not names:
        raise NoArticlesError(path, tuple(endings))
    return names


def identify(path: str) -> Identity:
    """Tell which regular file `path` leads to, without opening it.

    Raises:
        NoSuchPathError: nothing is there.
        UnreadableError: the way to it is barred.
        NotAFileError: it is a device, a pipe or a socket.
    """
    found = _look(path)
    if not stat.S_ISREG(found.st_mode):
        raise NotAFileError(path)
    return found.st_dev, found.st_ino


def read_bytes(path: str) -> bytes:
    """Read a regular file of at most `SIZE_LIMIT` bytes.

    It is opened without waiting and looked at again once open, so that a pipe put in its place
    meanwhile can do no harm.

    Raises:
        NotAFileError: it is no regular file any more.
        ArticleTooLargeError: it is larger.
        UnreadableError: the system refuses.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise NotAFileError(path)
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise UnreadableError(path, _reason(error)) from error
    return check_size(path, data)


def check_size(path: str, data: bytes) -> bytes:
    """Return `data` if it is within the limit.

    Raises:
        ArticleTooLargeError: it is not.
    """
    if len(data) > SIZE_LIMIT:
        raise ArticleTooLargeError(path, SIZE_LIMIT)
    return data


def _look(path: str) -> os.stat_result:
    if not path:
        raise NoSuchPathError("''")
    try:
        return Path(path).stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise NoSuchPathError(path) from error
    except OSError as error:
        raise UnreadableError(path, _reason(error)) from error


def _reason(error: OSError) -> str:
    return (error.strerror or "the system refuses").lower()
