"""A report to a file: whole or not at all, and never over an article it is made from."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import OutputIsInputError, UnwritableError

if TYPE_CHECKING:
    from collections.abc import Iterable


def check_output(output: str, inputs: Iterable[str]) -> None:
    """Refuse to replace one of the inputs.

    Raises:
        OutputIsInputError: `output` is, by whatever name, one of them.
        UnwritableError: it is a folder.
    """
    target = Path(output)
    try:
        if target.is_dir():
            raise UnwritableError(output, "it is a folder")
        if not target.is_file():
            return
        for path in inputs:
            if Path(path).exists() and target.samefile(path):
                raise OutputIsInputError(output, path)
    except (OSError, ValueError) as error:
        raise UnwritableError(output, _reason(error)) from error


def write_file(output: str, data: bytes) -> None:
    """Write a whole file or none: beside its place first, then renamed. A device is written to.

    Raises:
        UnwritableError: the system refuses.
    """
    try:
        target = Path(output).resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        draft = target.with_name(f".rashomon-{os.getpid()}.tmp")
        try:
            with draft.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                draft.chmod(target.stat().st_mode & 0o7777)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise UnwritableError(output, _reason(error)) from error


def to_bytes(text: str, name: str) -> bytes:
    """Encode a report for a file of this name; lone surrogates become escapes.

    A `.csv` begins with a byte order mark, without which spreadsheets take it for another encoding.
    """
    data = text.encode("utf-8", "backslashreplace")
    return codecs.BOM_UTF8 + data if name.casefold().endswith(".csv") else data


def propose_name(annotations: Path, what: str, ending: str) -> Path:
    """Return a free name beside the annotation file, or in the current folder if that is closed."""
    folder = annotations.parent if os.access(annotations.parent, os.W_OK) else Path()
    path = folder / f"{annotations.stem}-{what}{ending}"
    number = 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{annotations.stem}-{what}-{number}{ending}"
    return path


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
