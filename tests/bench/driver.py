"""Runs a program on a terminal of its own and measures it from outside; Linux only."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PATIENCE = 600.0
IDLE = 0.01
"""Seconds of CPU in half a second, below which a program does nothing."""
ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[c": b"\x1b[?62;22c"}
"""What a modern terminal answers; without it some programs wait."""


class Program:
    """A program and its terminal."""

    def __init__(self, command: Sequence[str], size: tuple[int, int], home: Path) -> None:
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            try:
                os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
                os.environ |= {"XDG_STATE_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
                os.chdir(home)
                os.execvp(command[0], list(command))
            finally:
                os._exit(127)

    def send(self, key: str) -> float:
        """Press a key; return the seconds until the last byte that it caused."""
        began = time.perf_counter()
        os.write(self._terminal, key.encode())
        return self.burst(0.1) - began

    def resize(self, rows: int, columns: int) -> float:
        """Change the size of the window; return the seconds until the last byte."""
        began = time.perf_counter()
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        return self.burst(0.1) - began

    def burst(self, quiet: float, marker: str = "") -> float:
        """Read until the marker came and then nothing for `quiet` seconds.

        Returns:
            When the last byte came.

        Raises:
            TimeoutError: The marker did not come.
        """
        seen = b""
        wanted = marker.encode()
        last = time.perf_counter()
        end = last + PATIENCE
        while True:
            is_waiting = wanted not in seen
            ready, _, _ = select.select([self._terminal], [], [], PATIENCE if is_waiting else quiet)
            if not ready and not is_waiting:
                return last
            data = b""
            if ready:
                with suppress(OSError):  # Linux says EIO when the program has ended
                    data = os.read(self._terminal, 1 << 16)
            if not data or time.perf_counter() > end:
                raise TimeoutError(f"{marker!r} did not come: {seen[-300:]!r}")
            last = time.perf_counter()
            for question, answer in ANSWERS.items():
                if question in data:
                    os.write(self._terminal, answer)
            seen += data

    def rest(self) -> None:
        """Wait until nothing is done any more, by its children either: a closer look is no key."""
        calm = 0
        while calm < 3:
            spent = self.cpu()
            self.burst(0.5)
            calm = calm + 1 if self.cpu() - spent < IDLE else 0

    def cpu(self) -> float:
        """Seconds of CPU that it and its children, ended ones too, have used."""
        spent, pids = 0.0, [self._pid]
        while pids:
            pid = pids.pop()
            here = Path(f"/proc/{pid}")
            with suppress(OSError):  # it has ended meanwhile
                # Linux's number for the clock of a process; its threads that ended are in it.
                spent += time.clock_gettime(~pid << 3 | 2)
                for task in (here / "task").iterdir():
                    pids += map(int, (task / "children").read_text().split())
                ended = (here / "stat").read_text().rpartition(")")[2].split()[13:15]
                spent += sum(map(int, ended)) / os.sysconf("SC_CLK_TCK")
        return spent

    def children(self) -> list[int]:
        """The processes it has started that are there now."""
        tasks = Path(f"/proc/{self._pid}/task").iterdir()
        return [int(pid) for task in tasks for pid in (task / "children").read_text().split()]

    def memory(self) -> float:
        """Bytes that are resident."""
        pages = int(Path(f"/proc/{self._pid}/statm").read_text().split()[1])
        return float(pages * os.sysconf("SC_PAGE_SIZE"))

    def end(self) -> None:
        """End it."""
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)
