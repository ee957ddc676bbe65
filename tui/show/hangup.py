"""A terminal that is closed under the program: nothing to draw on any more, but work to save.

Textual's writing thread would die of it, and whoever draws would then wait for it without end.
"""

from __future__ import annotations

import codecs
import sys
from contextlib import contextmanager, nullcontext
from typing import IO, TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager


HIDE = "\x1b[?25l"
SHOW = "\x1b[?25h\x1b[2 q"
"""The terminal's cursor as a block that does not blink."""
AS_BEFORE = "\x1b[0 q"


class Outlet:
    """Stands for the terminal; once that is gone, what is written is dropped."""

    def __init__(
        self, stream: IO[str], on_loss: Callable[[], object], *, shows_cursor: bool
    ) -> None:
        self._stream = stream
        self._on_loss = on_loss
        self._is_lost = False
        self._shows_cursor = shows_cursor

    def write(self, text: str) -> int:
        """Write what can be written; Textual hides the cursor, which some readers need to see."""
        if self._shows_cursor and HIDE in text:
            text = text.replace(HIDE, SHOW)
        if not self._is_lost:
            try:
                return self._stream.write(text)
            except OSError:
                self._lose()
        return len(text)

    def flush(self) -> None:
        """Send what was written, if there is anywhere to send it."""
        if not self._is_lost:
            try:
                self._stream.flush()
            except OSError:
                self._lose()

    def fileno(self) -> int:
        """The terminal's own."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Whether it was a terminal."""
        return self._stream.isatty()

    def _lose(self) -> None:
        self._is_lost = True
        self._on_loss()


@contextmanager
def outlet(on_loss: Callable[[], object], *, shows_cursor: bool) -> Iterator[None]:
    """Let Textual, which writes to the first standard error, write to an `Outlet`."""
    stream = sys.__stderr__
    if stream is None:
        yield
        return
    out = Outlet(stream, on_loss, shows_cursor=shows_cursor)
    sys.__stderr__ = out  # type: ignore[misc, assignment]  # the part of it that is used
    try:
        with _readable(stream):
            yield
    finally:
        if shows_cursor:
            out.write(AS_BEFORE)
            out.flush()
        sys.__stderr__ = stream  # type: ignore[misc]  # Final, but this is where it came from


def _readable(stream: TextIO) -> AbstractContextManager[None]:
    if codecs.lookup(stream.encoding).name == "utf-8":
        return nullcontext()
    from tui.show.fewer import readable  # noqa: PLC0415 (few terminals need it)

    return readable(stream)
