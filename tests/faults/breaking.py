"""System calls that fail on purpose, from inside Python: no compiler, no special disk.

The calls through which anything is written are counted where they concern a folder; one of them,
or all from one on, then fails, is torn, or is the last thing the process does.
"""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAMES = ("open", "write", "fsync", "fchmod", "fchown", "replace", "unlink", "mkdir", "close")
KILL, TORN = "kill", "torn"
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Breach(NamedTuple):
    """What is to go wrong."""

    act: str
    """An errno as a number; `kill`, before the call; `torn`, after the first half of a write."""
    call: int
    """From 1; 0 breaks nothing."""
    is_sticky: bool = False
    """All later calls fail too."""


@dataclass
class Broken:
    """The calls of one process, and the one that goes wrong."""

    folder: Path
    breach: Breach
    calls: list[str] = field(default_factory=list)
    """Those that were counted, by name."""
    has_failed: bool = False
    _handles: set[int] = field(default_factory=set)

    def call(self, name: str, real: Callable[..., Any], *args: Any, **more: Any) -> Any:  # noqa: ANN401 (it stands for any system call)
        """Stand in for one system call."""
        if not self._concerns(name, args):
            return real(*args, **more)
        if name == "close":
            self._handles.discard(args[0])
        elif name != "open" or args[1] & _WRITING:
            self.calls.append(name)
            if self._is_next():
                self._fail(name, real, args)
        done = real(*args, **more)
        if name == "open":
            self._handles.add(done)
        return done

    def _concerns(self, name: str, args: tuple[Any, ...]) -> bool:
        if isinstance(args[0], int):
            return args[0] in self._handles
        is_here = Path(args[0]).is_relative_to(self.folder)
        if name == "mkdir":
            return is_here and not Path(args[0]).exists()
        if name == "open":  # a folder is opened to sync it
            return is_here and (bool(args[1] & _WRITING) or Path(args[0]).is_dir())
        return is_here

    def _is_next(self) -> bool:
        number = len(self.calls)
        return number == self.breach.call or (
            self.breach.is_sticky and number > self.breach.call > 0
        )

    def _fail(self, name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> None:
        self.has_failed = True
        if self.breach.act == TORN and name == "write":
            real(args[0], bytes(args[1])[: len(args[1]) // 2])
        if self.breach.act in {KILL, TORN}:
            os.kill(os.getpid(), signal.SIGKILL)
        number = int(self.breach.act)
        raise OSError(number, os.strerror(number))


@contextmanager
def breaking(folder: Path, breach: Breach) -> Iterator[Broken]:
    """Let system calls on this folder go wrong."""
    broken = Broken(folder, breach)
    real = {name: getattr(os, name) for name in NAMES}

    def stand_in(name: str) -> Callable[..., Any]:
        return lambda *args, **more: broken.call(name, real[name], *args, **more)

    for name in NAMES:
        setattr(os, name, stand_in(name))
    try:
        yield broken
    finally:
        for name, call in real.items():
            setattr(os, name, call)
