"""No text that is said to the reader is without a test that has its words."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SPEAKERS = {"say", "_say"}
"""Methods that take what is said."""
LEAST = 4
"""Letters from which on a text is told by them."""


def said() -> Iterator[tuple[str, str]]:
    """Where something is said, and the longest part of it that is always the same.

    A new text needs a test that has these words; `tests/pilot/test_said.py` is the place for it.
    """
    for folder in ("session", "show"):
        for path in sorted((ROOT / "tui" / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                    continue
                if node.func.attr in SPEAKERS and node.args:
                    parts = [
                        part.value.strip()
                        for part in ast.walk(node.args[0])
                        if isinstance(part, ast.Constant) and isinstance(part.value, str)
                    ]
                    longest = max(parts, key=len, default="")
                    if len(longest) >= LEAST:
                        yield f"{path.name}:{node.lineno}", longest


def test_every_text_that_is_said_is_in_a_test() -> None:
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "tests" / "cases").rglob("*.md")]
    tests = "\n".join(file.read_text(encoding="utf-8") for file in files)
    tests = re.sub(r'"\s*\n\s*f?"', "", tests)  # a text may go over several lines

    assert [(where, text) for where, text in said() if text not in tests] == []


def test_most_texts_are_found_where_they_are_said() -> None:
    assert len(list(said())) > 50
