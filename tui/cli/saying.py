"""The only module that prints: results to stdout, all else to stderr."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui.errors import UnwritableError
from tui.screen import clean, stand_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.errors import RashomonError
    from tui.pipeline import Loaded


def warn(loaded: Loaded) -> None:
    """Say what is missing, and what had to be guessed, of a call that can still be answered."""
    complain(loaded.problems)
    complain(f"{source.path}: {source.notice}" for source in loaded.sources if source.notice)


def complain(lines: Iterable[RashomonError | str]) -> None:
    """Say each on a line of standard error."""
    if sys.stderr is not None:
        for line in lines:
            print(_speakable(clean(str(line)), sys.stderr.encoding), file=sys.stderr)  # noqa: T201


def _speakable(text: str, encoding: str | None) -> str:
    """Replace what an encoding cannot say."""
    name = encoding or "utf-8"
    return encode(text, name).decode(name)


def is_terminal(stream: object) -> bool:
    """Tell whether somebody may be looking; a closed stream is no terminal."""
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]  # None if closed before we began
    except (AttributeError, ValueError):
        return False


def write_out(text: str, *, utf8: bool = False) -> None:
    """Write to standard output in its own encoding, or in UTF-8 whatever the locale says."""
    try:
        encoding = "utf-8" if utf8 else sys.stdout.encoding or "utf-8"
        sys.stdout.flush()
        sys.stdout.buffer.write(encode(text, encoding))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except (OSError, AttributeError, ValueError) as error:
        forget_stdout()
        reason = getattr(error, "strerror", None) or "it is closed"
        raise UnwritableError("standard output", reason.lower()) from error


def can_write(text: str) -> bool:
    """Tell whether standard output has these characters."""
    try:
        text.encode((sys.stdout.encoding if sys.stdout else None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def encode(text: str, encoding: str) -> bytes:
    """Encode; what cannot be written becomes ASCII to read, lone surrogates the escapes of JSON."""
    try:
        return text.encode(encoding, "backslashreplace" if encoding == "utf-8" else "strict")
    except UnicodeEncodeError:
        return b"".join(_written(char, encoding) for char in text)


def _written(char: str, encoding: str) -> bytes:
    try:
        return char.encode(encoding)
    except UnicodeEncodeError:
        return stand_in(char).encode(encoding)


def forget_stdout() -> None:
    """Keep the interpreter from writing the rest at its end, and failing once more."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, AttributeError, ValueError):
        pass
