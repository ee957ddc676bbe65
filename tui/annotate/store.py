"""Annotation files: read with care, written whole or not at all, never over another's work.

The only module here that touches files.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import stat
import sys
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui.annotate.change import with_entries
from tui.annotate.merge import Merged, merge
from tui.annotate.pieces import Piece, cut, put_together
from tui.annotate.schema import read_notebook
from tui.annotate.tags import EMPTY_NOTEBOOK, Entry, Notebook, Section, key_of
from tui.annotate.tree import FaultError, read_tree
from tui.errors import AnnotationFileError, SaveFailedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.annotate.renames import Renames

if sys.platform != "win32":
    import fcntl

SIZE_LIMIT = 20_000_000
"""Bytes of an annotation file."""

LOCK_PATIENCE = 10.0
"""Seconds to wait for another program that is saving the same file; a save takes far less."""

CUT_SHORT = "it may be cut short: its last line is not the end mark (...)"

_BOM = "\ufeff"
_ATTEMPTS = 5
_VERIFY_LIMIT = 300_000  # bytes; reading back takes 0.1 s there; larger files only once


@dataclass(frozen=True, slots=True)
class Stored:
    """What a file holds, and its lines, so that those nobody changes can go back as they are."""

    notebook: Notebook
    problems: tuple[str, ...] = ()
    """What this load or save found that a person should look at, in words."""
    renames: Renames = field(default_factory=dict)
    """Entries that took another id when this save merged the file; see `merge.Merged`."""
    digest: str | None = None
    """SHA-256 of the file's bytes; None if there was no file."""
    pieces: tuple[Piece, ...] = field(default=(), repr=False)
    has_mark: bool = False
    """The file opens with a byte order mark."""
    is_cut_short: bool = False
    is_written: bool = False
    """The lines are those of a save that was read back, not those a person may have laid out."""


def load(path: Path) -> Stored:
    """Read an annotation file; one that does not exist, or is empty, is an empty notebook.

    Nothing is created. Cost: one pass over the YAML.

    Raises:
        AnnotationFileError: it cannot be read whole. Such a file is never written either.
    """
    try:
        data = _read(path)
    except OSError as error:
        raise AnnotationFileError(str(path), None, None, _reason(error)) from error
    return _parse(path, data)


def save(path: Path, base: Stored, notebook: Notebook, *, state: Path) -> Stored:
    """Bring the file from what it holds to `notebook`, and return what it holds then.

    Under a lock, the file is read again; if it is not what `base` was read from, both are merged
    by id, and the result may hold more than `notebook`: see `Stored.problems`, `Stored.renames`
    and `merge.catch_up`. If nothing changed, nothing is written. A file that has vanished, or lost
    its end, is no removal: its entries are written again. Cost: the file's bytes are read and
    written, and only changed entries are serialised; it waits for the disk, so call it off the key
    path.

    Args:
        path: the file; a symbolic link is followed, and stays one.
        base: what `load` or the last `save` returned.
        notebook: what is to be in the file.
        state: the user's folder for state; the lock lies there, by the hash of the resolved path.

    Raises:
        SaveFailedError: it could not be written; the old file is whole.
    """
    try:
        target = path.resolve()
        with _lock(target, state):
            for _ in range(_ATTEMPTS):
                stored = _save_once(target, base, notebook)
                if stored is not None:
                    return stored
    except AnnotationFileError as error:
        line = "" if error.line is None else f" in line {error.line}"
        raise SaveFailedError(str(path), f"the file was changed and{line} {error.what}") from error
    except FaultError as fault:
        raise SaveFailedError(str(path), f"its layout is beyond us ({fault.what})") from fault
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
        raise SaveFailedError(str(path), _reason(error)) from error
    raise SaveFailedError(str(path), "another program keeps changing the file")


def _parse(path: Path, data: bytes | None) -> Stored:
    digest = None if data is None else hashlib.sha256(data).hexdigest()
    if data is None or not data.strip():
        return Stored(EMPTY_NOTEBOOK, digest=digest)
    if len(data) > SIZE_LIMIT:
        what = f"it is larger than {SIZE_LIMIT // 1_000_000} MB"
        raise AnnotationFileError(str(path), None, None, what)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise AnnotationFileError(str(path), line, None, "it is not UTF-8") from error
    has_mark = text.startswith(_BOM)
    text = text.removeprefix(_BOM)
    if not text.endswith(("\n", "\r")):
        text += "\n"
    try:
        tree = read_tree(text)
        reading = read_notebook(tree.root)
        pieces = cut(text, tree, reading)
    except FaultError as fault:
        line = text.count("\n", 0, fault.at) + 1
        raise AnnotationFileError(str(path), line, fault.key, fault.what) from fault
    is_cut_short = tree.end_mark is None
    problems = ((CUT_SHORT,) if is_cut_short else ()) + reading.problems
    return Stored(
        reading.notebook,
        problems,
        digest=digest,
        pieces=pieces,
        has_mark=has_mark,
        is_cut_short=is_cut_short,
    )


def _save_once(target: Path, base: Stored, notebook: Notebook) -> Stored | None:
    """Save under the lock; None if the file changed while the new one was being written."""
    seen = _look(target)
    data = _read(target)
    theirs, merged = _bring_together(target, data, base, notebook)
    problems = (*(() if theirs is base else theirs.problems), *merged.problems)
    if merged.notebook == theirs.notebook:
        return replace(theirs, problems=problems, renames=merged.renames)
    older = () if theirs is base else base.pieces
    pieces = put_together(theirs.pieces, merged.notebook, older)
    text = "".join(piece.text for piece in pieces)
    fresh = ((_BOM if theirs.has_mark else "") + text).encode("utf-8")
    if len(fresh) > SIZE_LIMIT:
        raise OSError(f"it would be larger than {SIZE_LIMIT // 1_000_000} MB")
    if len(fresh) <= _VERIFY_LIMIT or base.digest != theirs.digest or not base.is_written:
        _verify(text, merged.notebook)
    if data and data.strip() and theirs.is_cut_short:
        kept = _keep(target, data)
        problems = tuple(problem for problem in problems if problem != CUT_SHORT)
        problems = (*problems, f"it was cut short; what it held is kept as {kept.name}")
    if not _replace(target, fresh, seen):
        return None
    return Stored(
        merged.notebook,
        problems,
        merged.renames,
        hashlib.sha256(fresh).hexdigest(),
        pieces,
        has_mark=theirs.has_mark,
        is_written=True,
    )


def _bring_together(
    target: Path, data: bytes | None, base: Stored, notebook: Notebook
) -> tuple[Stored, Merged]:
    """What the file holds now, and that together with ours."""
    if data is None or not data.strip():
        gone = ("it was gone and is written again",) if base.pieces else ()
        return base, Merged(notebook, gone if notebook != base.notebook else ())
    if hashlib.sha256(data).hexdigest() == base.digest:
        return base, merge(base.notebook, notebook, base.notebook)
    theirs = _parse(target, data)
    was = base.notebook
    if theirs.is_cut_short:
        # What is missing may have been cut off: it counts as added here, not as removed there.
        lists: dict[Section, list[Entry]] = {}
        for section in Section:
            there = {key_of(entry) for entry in theirs.notebook.entries(section)}
            lists[section] = [entry for entry in was.entries(section) if key_of(entry) in there]
        was = with_entries(was, lists)
    return theirs, merge(was, notebook, theirs.notebook)


def _verify(text: str, notebook: Notebook) -> None:
    """Read back what is about to be written: no layout made by hand may get the better of us."""
    try:
        there = read_notebook(read_tree(text).root).notebook
    except FaultError as fault:
        raise OSError(f"the new file would not read back ({fault.what})") from fault
    for section in Section:
        one = {key_of(entry): entry for entry in there.entries(section)}
        two = {key_of(entry): entry for entry in notebook.entries(section)}
        if one != two:
            raise OSError(f"the new file would not read back ({section})")


@contextlib.contextmanager
def _lock(target: Path, state: Path) -> Iterator[None]:
    """Hold the lock of a file. The file itself cannot be locked: each save is a new file."""
    folder = state / "locks"
    name = hashlib.sha256(os.fsencode(target)).hexdigest()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise OSError(f"its lock cannot be made in {folder} ({_reason(error)})") from error
    try:
        _wait_for(handle)
        yield
    finally:
        os.close(handle)  # which releases it


def _wait_for(handle: int) -> None:
    if sys.platform == "win32":
        return
    deadline = time.monotonic() + LOCK_PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise OSError("another program has been saving it for too long") from None
            time.sleep(0.01)
        else:
            return


def _read(path: Path) -> bytes | None:
    """The bytes of a regular file, at most one more than `SIZE_LIMIT`; None if it is missing."""
    try:
        # Without O_NONBLOCK a named pipe would hold the program up for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    with open(handle, "rb") as file:  # noqa: PTH123 - an open handle, not a path
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError("it is no regular file")
        return file.read(SIZE_LIMIT + 1)


def _look(path: Path) -> tuple[int, int, int] | None:
    """What tells one state of a file from the next without reading it."""
    try:
        seen = path.stat()
    except FileNotFoundError:
        return None
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def _keep(target: Path, data: bytes) -> Path:
    """Keep the old bytes beside the file, and never over an older copy."""
    number = 1
    while True:
        kept = target.with_name(f"{target.name}.bak{number if number > 1 else ''}")
        try:
            handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            if kept.is_file() and kept.read_bytes() == data:
                return kept
            number += 1
            continue
        _fill(handle, data, target)
        return kept


def _replace(target: Path, data: bytes, seen: tuple[int, int, int] | None) -> bool:
    """Put `data` in the place of the file, in one step; False if it is not as it was seen."""
    if seen is not None and not os.access(target, os.W_OK):
        raise OSError("it may not be written")
    beside = target.with_name(f".rashomon-{secrets.token_hex(4)}.tmp")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        _fill(handle, data, target)
        if _look(target) != seen:
            return False
        os.replace(beside, target)  # noqa: PTH105 - as DESIGN names it
    finally:
        beside.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # it is in place; some file systems cannot sync a folder
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    return True


def _fill(handle: int, data: bytes, like: Path) -> None:
    """Write a new file through to the disk, with the mode and group of `like` if that exists."""
    with open(handle, "wb") as file:
        with contextlib.suppress(FileNotFoundError):
            old = like.stat()
            if sys.platform != "win32":
                with contextlib.suppress(PermissionError):
                    os.fchown(handle, old.st_uid, old.st_gid)
                os.fchmod(handle, stat.S_IMODE(old.st_mode))
        file.write(data)
        file.flush()
        os.fsync(handle)


def _reason(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    text = reason or str(error)
    return text[:1].lower() + text[1:]
