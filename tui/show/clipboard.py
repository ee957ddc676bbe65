"""The clipboard of the system, by the command it has for that; the terminal's own is Textual's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 1.0
"""Seconds a command has to take the text."""


def hand_over(text: str) -> str | None:
    """Give the text to the first command there is.

    Returns:
        Its name; None if there is none, or it refused or took too long.
    """
    for command, encoding in _commands():
        path = shutil.which(command[0])
        if path is None:
            continue
        try:
            subprocess.run(
                [path, *command[1:]],
                input=text.encode(encoding, "replace"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return command[0]
    return None


def _commands() -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the commands that can reach a clipboard from here, and the encoding they read."""
    if sys.platform == "darwin":
        yield ("pbcopy",), "utf-8"
    if os.environ.get("WAYLAND_DISPLAY"):
        yield ("wl-copy",), "utf-8"
    if os.environ.get("DISPLAY"):
        yield ("xclip", "-selection", "clipboard"), "utf-8"
        yield ("xsel", "--clipboard", "--input"), "utf-8"
    if os.environ.get("WSL_DISTRO_NAME"):
        yield ("clip.exe",), "utf-16-le"
