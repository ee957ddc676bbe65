"""Bytes on the disk: read at once, written whole or not at all, by one program at a time.

The only module of annotating that touches files; it knows nothing of what the bytes say.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform != "win32":  # pragma: no branch (no test runs on Windows)
    import fcntl

SIZE_LIMIT = 20_000_000
"""Bytes of an annotation file."""

LOCK_PATIENCE = 10.0
"""Seconds to wait for another program that is saving the same file; a save takes far less."""

# Without O_NONBLOCK a named pipe would hold the program up for ever.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
_CANNOT_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}


class UnsureError(OSError):
    """The new bytes are in place, but the disk did not say that they will stay there."""


class Sight(NamedTuple):
    """What tells one state of a file from the next without reading it."""

    inode: int
    size: int
    modified: int
    """In nanoseconds."""


@contextlib.contextmanager
def locked(target: Path, state: Path) -> Iterator[None]:
    """Hold the lock of a file. The file itself cannot be locked: each save is a new file.

    Raises:
        OSError: the lock cannot be made, or another program held it for `LOCK_PATIENCE`.
    """
    folder = state / "locks"
    name = hashlib.sha256(os.fsencode(target)).hexdigest()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise OSError(f"its lock cannot be made in {folder} ({reason(error)})") from error
    with _closing(handle):  # which releases it
        _wait_for(handle)
        yield


def read(path: Path) -> bytes | None:
    """The bytes of a regular file, at most one more than `SIZE_LIMIT`; None if it is missing."""
    try:
        handle = os.open(path, _READ)
    except FileNotFoundError:
        return None
    with open(handle, "rb") as file:  # noqa: PTH123 - an open handle, not a path
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError("it is no regular file")
        return file.read(SIZE_LIMIT + 1)


def look(path: Path) -> Sight | None:
    """See how a file is now; None if it is missing."""
    try:
        seen = path.stat()
    except FileNotFoundError:
        return None
    return Sight(seen.st_ino, seen.st_size, seen.st_mtime_ns)


def keep(target: Path, data: bytes) -> Path:
    """Keep the old bytes beside the file, and never over an older copy."""
    number = 1
    while True:
        kept = target.with_name(f"{target.name}.bak{number if number > 1 else ''}")
        try:
            handle = _create(kept)
        except FileExistsError:
            if kept.is_file() and kept.read_bytes() == data:
                return kept
            number += 1
            continue
        try:
            with _closing(handle):
                _fill(handle, data, target)
        except OSError:
            _remove(kept)
            raise
        return kept


def replace(target: Path, data: bytes, seen: Sight | None) -> bool:
    """Put `data` in the place of the file, in one step; False if it is not as it was seen.

    Raises:
        UnsureError: it is in place, but may not survive a power cut; see `settle`.
        OSError: nothing was changed.
    """
    if seen is not None and not os.access(target, os.W_OK):
        raise OSError("it may not be written")
    beside = target.with_name(f"{_beside(target)}{secrets.token_hex(4)}.tmp")
    try:
        with _closing(_create(beside)) as handle:
            _hold(handle)
            _fill(handle, data, target)
        if look(target) != seen:
            _remove(beside)
            return False
        beside.replace(target)
    except OSError as error:
        if _is_there(target, data, seen):  # a network disk may do it and report a failure
            raise UnsureError(reason(error)) from error
        _remove(beside)
        raise
    try:
        _sync_folder(target.parent)
    except OSError as error:
        raise UnsureError(reason(error)) from error
    return True


def settle(target: Path) -> None:
    """Make sure that the bytes of a file, whoever wrote them, and its name will stay.

    Raises:
        UnsureError: the disk refuses to say so.
    """
    try:
        with _closing(os.open(target, os.O_RDONLY)) as handle:
            os.fsync(handle)
        _sync_folder(target.parent)
    except OSError as error:
        raise UnsureError(reason(error)) from error


def sweep(target: Path) -> None:
    """Remove what programs that were killed while saving left beside the file."""
    if sys.platform == "win32":
        return
    name = _beside(target)
    with contextlib.suppress(OSError):
        for each in target.parent.iterdir():
            if each.name.startswith(name):
                with contextlib.suppress(OSError), _closing(os.open(each, _READ)) as handle:
                    _hold(handle)
                    each.unlink()


def reason(error: Exception) -> str:
    """Say what went wrong, to follow a colon."""
    said = error.strerror if isinstance(error, OSError) else None
    text = said or str(error)
    return text[:1].lower() + text[1:]


def _wait_for(handle: int) -> None:
    deadline = time.monotonic() + LOCK_PATIENCE
    while True:
        try:
            _hold(handle)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise OSError("another program has been saving it for too long") from None
            time.sleep(0.01)
        else:
            return


def _hold(handle: int) -> None:
    """Lock an open file until it is closed; raise BlockingIOError if somebody else holds it."""
    if sys.platform != "win32":
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _beside(target: Path) -> str:
    """How the names of new files begin that are to take the place of this one."""
    return f".rashomon-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:8]}-"


@contextlib.contextmanager
def _closing(handle: int) -> Iterator[int]:
    try:
        yield handle
    finally:
        os.close(handle)


def _create(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _fill(handle: int, data: bytes, like: Path) -> None:
    """Write a new file through to the disk, with the mode and group of `like` if that exists."""
    with contextlib.suppress(FileNotFoundError):
        old, new = like.stat(), os.fstat(handle)
        if sys.platform != "win32":
            if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
                with contextlib.suppress(PermissionError):
                    os.fchown(handle, old.st_uid, old.st_gid)
            if stat.S_IMODE(old.st_mode) != stat.S_IMODE(new.st_mode):
                os.fchmod(handle, stat.S_IMODE(old.st_mode))
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]
    os.fsync(handle)


def _is_there(target: Path, data: bytes, seen: Sight | None) -> bool:
    """Whether the file is a new one and holds these bytes."""
    with contextlib.suppress(OSError):
        return look(target) != seen and read(target) == data
    return False


def _sync_folder(folder: Path) -> None:
    """Write the names in a folder through to the disk, where the file system can do that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a folder that may not be listed, or any on Windows
        return
    with _closing(handle):
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC:
                raise
