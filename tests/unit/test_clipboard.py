"""The command that takes the text to the clipboard of the system, if there is one."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from tui.show import clipboard

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which commands are looked for before all others."""
    for name in ("WAYLAND_DISPLAY", "DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


def make(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_the_text_goes_to_the_command_of_the_display(
    commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    make(commands, "wl-copy", f"cat > {commands}/taken")

    assert clipboard.hand_over("“Rain”") == "wl-copy"
    assert (commands / "taken").read_text(encoding="utf-8") == "“Rain”"


def test_windows_is_handed_its_own_encoding(
    commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WSL_DISTRO_NAME", "Debian")
    make(commands, "clip.exe", f"cat > {commands}/taken")

    assert clipboard.hand_over("“") == "clip.exe"
    assert (commands / "taken").read_bytes() == "“".encode("utf-16-le")


def test_without_a_display_no_command_is_asked(commands: Path) -> None:
    make(commands, "xclip", "exit 0")

    assert clipboard.hand_over("Rain") is None


def test_a_command_that_refuses_is_passed_over(
    commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    make(commands, "xclip", "exit 1")
    make(commands, "xsel", "cat > /dev/null")

    assert clipboard.hand_over("Rain") == "xsel"


def test_a_command_that_hangs_is_given_up(commands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setattr(clipboard, "PATIENCE", 0.2)
    make(commands, "wl-copy", "exec sleep 60")
    start = time.monotonic()

    assert clipboard.hand_over("Rain") is None
    assert time.monotonic() - start < 30
