"""Annotation files: read with care, written whole or not at all, never over another's work."""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from tui.annotate import disk
from tui.annotate.change import with_entries
from tui.annotate.include import read_included
from tui.annotate.merge import Merged, merge
from tui.annotate.naming import article_file
from tui.annotate.reread import read_whole, reread
from tui.annotate.schema import read_notebook
from tui.annotate.tags import EMPTY_NOTEBOOK, Entry, Notebook, Section, key_of, name_of
from tui.annotate.together import put_together
from tui.annotate.tree import FaultError
from tui.annotate.unsure import UnsureSaveError
from tui.errors import AnnotationFileError, SaveFailedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.annotate.pieces import Piece
    from tui.annotate.renames import Renames
    from tui.annotate.schema import Reading
    from tui.annotate.tree import Node

CUT_SHORT = "it may be cut short: its last line is not the end mark (...)"

GONE = "it was gone and is written again"

_BOM = "\ufeff"
_ATTEMPTS = 5


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
    sight: disk.Sight | None = None
    """What tells that file from any other state of it."""
    pieces: tuple[Piece, ...] = field(default=(), repr=False)
    has_mark: bool = False
    """The file opens with a byte order mark."""
    is_cut_short: bool = False
    is_written: bool = False
    """The lines are those of a save that was read back, not those a person may have laid out."""
    is_sure: bool = True
    """The disk said that it will keep them."""


def load(path: Path) -> Stored:
    """Read an annotation file; one that does not exist, or is empty, is an empty notebook.

    Nothing is created. Cost: one pass over the YAML.

    Raises:
        AnnotationFileError: it cannot be read whole. Such a file is never written either.
    """
    try:
        seen = disk.look(path)
        data = disk.read(path)
    except OSError as error:
        raise AnnotationFileError(str(path), None, None, disk.reason(error)) from error
    return replace(_parse(path, data), sight=seen)


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
        UnsureSaveError: it is written, but not surely for good.
        SaveFailedError: it could not be written; the old file is whole.
    """
    try:
        target = path.resolve()
        with disk.locked(target, state):
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
        raise SaveFailedError(str(path), disk.reason(error)) from error
    raise SaveFailedError(str(path), "another program keeps changing the file")


def keep_aside(path: Path, notebook: Notebook, folders: Sequence[Path]) -> Path | None:
    """Write a notebook that `path` refuses to the first of `folders` that takes it.

    The articles are named by their whole paths there. Returns None if no folder takes it.
    """
    entries = []
    for entry in notebook.sources:
        file = article_file(entry.file, path)
        entries.append(entry if file is None else replace(entry, file=file.as_posix()))
    whole = replace(notebook, sources=tuple(entries))
    text = "".join(piece.text for piece in put_together((), whole))
    for folder in folders:
        target = folder / f"{path.stem}-{secrets.token_hex(4)}.yaml"
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            disk.replace(target, text.encode("utf-8"), None)
            return target
    return None


def _parse(path: Path, data: bytes | None, known: Sequence[Piece] = ()) -> Stored:
    digest = None if data is None else hashlib.sha256(data).hexdigest()
    if not data or data.isspace():
        return Stored(EMPTY_NOTEBOOK, digest=digest)
    if len(data) > disk.SIZE_LIMIT:
        what = f"it is larger than {disk.SIZE_LIMIT // 1_000_000} MB"
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
    missing: tuple[str, ...] = ()

    def understand(root: Node | None) -> Reading:
        nonlocal missing
        included, missing = read_included(path, root, disk.read)
        return read_notebook(root, included)

    try:
        fresh = reread(text, known, understand) or read_whole(text, understand)
    except FaultError as fault:
        line = text.count("\n", 0, fault.at) + 1
        raise AnnotationFileError(str(path), line, fault.key, fault.what) from fault
    problems = (*missing, *fresh.problems)
    return Stored(
        fresh.notebook,
        problems if fresh.has_end else (CUT_SHORT, *problems),
        digest=digest,
        pieces=fresh.pieces,
        has_mark=has_mark,
        is_cut_short=not fresh.has_end,
    )


def _save_once(target: Path, base: Stored, notebook: Notebook) -> Stored | None:
    """Save under the lock; None if the file changed while the new one was being written."""
    seen = disk.look(target)
    data = disk.read(target)
    theirs, merged = _bring_together(target, data, base, notebook)
    problems = (*(() if theirs is base else theirs.problems), *merged.problems)
    is_gone = bool(base.pieces) and (not data or data.isspace())
    if merged.notebook == theirs.notebook and not is_gone:
        there = replace(theirs, problems=problems, renames=merged.renames, is_sure=True, sight=seen)
        if theirs is not base or not base.is_sure:
            _make_sure(target, there)
        return there
    older = () if theirs is base else base.pieces
    pieces = put_together(theirs.pieces, merged.notebook, older)
    text = "".join(piece.text for piece in pieces)
    fresh = ((_BOM if theirs.has_mark else "") + text).encode("utf-8")
    if len(fresh) > disk.SIZE_LIMIT:
        raise OSError(f"it would be larger than {disk.SIZE_LIMIT // 1_000_000} MB")
    _verify(text, theirs.pieces, merged.notebook)
    if data and not data.isspace() and theirs.is_cut_short:
        kept = disk.keep(target, data)
        problems = tuple(problem for problem in problems if problem != CUT_SHORT)
        problems = (*problems, f"it was cut short; what it held is kept as {kept.name}")
    written = Stored(
        merged.notebook,
        problems,
        merged.renames,
        digest=hashlib.sha256(fresh).hexdigest(),
        pieces=pieces,
        has_mark=theirs.has_mark,
        is_written=True,
    )
    if not base.is_written:
        disk.sweep(target)
    try:
        if not disk.replace(target, fresh, seen):
            return None
        return replace(written, sight=disk.look(target))
    except disk.UnsureError as error:
        raise _unsure(target, error, written) from error


def _make_sure(target: Path, stored: Stored) -> None:
    """Have the disk keep a file that needs no writing: it may be younger than its last sync."""
    try:
        disk.settle(target)
    except disk.UnsureError as error:
        raise _unsure(target, error, stored) from error


def _unsure(target: Path, error: disk.UnsureError, stored: Stored) -> UnsureSaveError:
    return UnsureSaveError(str(target), disk.reason(error), replace(stored, is_sure=False))


def _bring_together(
    target: Path, data: bytes | None, base: Stored, notebook: Notebook
) -> tuple[Stored, Merged]:
    """What the file holds now, and that together with ours."""
    if not data or data.isspace():
        return base, Merged(notebook, (GONE,) if base.pieces else ())
    if hashlib.sha256(data).hexdigest() == base.digest:
        return base, merge(base.notebook, notebook, base.notebook)
    theirs = _parse(target, data, base.pieces)
    was = base.notebook
    if theirs.is_cut_short:
        # What is missing may have been cut off: it counts as added here, not as removed there.
        lists: dict[Section, list[Entry]] = {}
        for section in Section:
            there = {key_of(entry) for entry in theirs.notebook.entries(section)}
            lists[section] = [entry for entry in was.entries(section) if key_of(entry) in there]
        was = with_entries(was, lists)
    return theirs, merge(was, notebook, theirs.notebook)


def _verify(text: str, known: Sequence[Piece], notebook: Notebook) -> None:
    """Read back what is about to be written: no layout made by hand may get the better of us."""
    understand = partial(read_notebook, included=notebook.included)
    try:
        there = (reread(text, known, understand) or read_whole(text, understand)).notebook
    except FaultError as fault:
        raise OSError(f"the new file would not read back ({fault.what})") from fault
    for section in Section:
        if there.entries(section) == notebook.entries(section):
            continue
        one = {name_of(entry): entry for entry in there.entries(section)}
        two = {name_of(entry): entry for entry in notebook.entries(section)}
        if one != two:
            raise OSError(f"the new file would not read back ({section})")
