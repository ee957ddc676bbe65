"""The layout of whole screens, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.screens import Case, draw, read_cases

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: f"{case.columns}x{case.rows}")
async def test_the_screen_is_laid_out_as_in_the_case(
    case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)

    assert await draw(case.columns, case.rows, case.keys) == case.screen
