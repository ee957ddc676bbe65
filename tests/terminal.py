"""A pseudo-terminal with a program in it: keys in, bytes out, no waiting for luck."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATIENCE = 15.0
"""Seconds until what was waited for is given up; nothing takes so long unless it fails."""


class Terminal:
    """Starts a program on a terminal of its own, to be closed by `wait` or `kill`."""

    def __init__(
        self, command: Sequence[str], folder: Path, size: tuple[int, int], env: Mapping[str, str]
    ) -> None:
        self.seen = b""
        """Everything the program wrote."""
        self.exit_code: int | None = None
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            try:
                os.chdir(folder)
                columns, rows = size
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
                os.execvpe(command[0], list(command), {**os.environ, **env})
            finally:
                os._exit(127)

    def press(self, keys: str) -> None:
        """Write keys as a terminal would."""
        os.write(self._terminal, keys.encode())

    def wait_for(self, pattern: str) -> None:
        """Read until something was written that fits, from here on.

        Raises:
            TimeoutError: It did not come.
        """
        start, end = len(self.seen), time.monotonic() + PATIENCE
        while not re.search(pattern.encode(), self.seen[start:]):
            if not self._read(end):
                shown = self.seen[start:][-2000:]
                raise TimeoutError(f"{pattern!r} did not come; what came: {shown!r}")

    def watch(self, seconds: float) -> None:
        """Read what comes within a time."""
        end = time.monotonic() + seconds
        while self._read(end):
            pass

    def wait(self) -> int:
        """Read until the program ends; return its exit code."""
        end = time.monotonic() + PATIENCE
        while self._read(end):
            pass
        if not os.waitid(os.P_PID, self._pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            os.kill(self._pid, signal.SIGKILL)  # it hangs; the exit code says so
        os.close(self._terminal)
        return self._join()

    def end(self) -> None:
        """Tell the program to end, as the system does when it shuts down."""
        os.kill(self._pid, signal.SIGTERM)

    def suspend(self) -> None:
        """Press ctrl+z, and wait until the program has stopped."""
        self.press("\x1a")
        end = time.monotonic() + PATIENCE
        while not os.waitid(os.P_PID, self._pid, os.WSTOPPED | os.WNOHANG):
            if not self._read(min(end, time.monotonic() + 0.05)) and time.monotonic() > end:
                raise TimeoutError("it did not stop")
        while self._read(0.0):  # what it wrote before
            pass

    def go_on(self) -> None:
        """Let a suspended program go on, as `fg` in a shell does."""
        os.kill(self._pid, signal.SIGCONT)

    def hang_up(self) -> int:
        """Close the terminal under the program, as a lost connection does; return its exit code."""
        os.close(self._terminal)
        end = time.monotonic() + PATIENCE
        while not os.waitid(os.P_PID, self._pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            if time.monotonic() > end:
                os.kill(self._pid, signal.SIGKILL)  # as above
            time.sleep(0.01)
        return self._join()

    def kill(self) -> None:
        """End the program as the system would when memory runs out."""
        os.kill(self._pid, signal.SIGKILL)
        self.wait()

    def children(self) -> list[int]:
        """The processes that the program has started and that are there now; on Linux."""
        tasks = Path("/proc", str(self._pid), "task").iterdir()
        return [int(pid) for task in tasks for pid in (task / "children").read_text().split()]

    def _join(self) -> int:
        _, status = os.waitpid(self._pid, 0)
        self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code

    def _read(self, end: float) -> bool:
        """Read what there is; False if the program closed the terminal or time is up."""
        ready, _, _ = select.select([self._terminal], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:  # Linux says EIO when the other side is closed
            return False
        self.seen += data
        return bool(data)
