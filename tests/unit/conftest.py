"""Text-pair cases: `@pytest.mark.cases("split.md")` runs a test once for each case of that file.

A case is a title, a line with a single dot, the input, a dot, what is expected, a dot. Below the
line `# Known failures` the wished and the actual result follow the input, each closed by a dot.
Lines that begin with `#` between cases are remarks. `\\x1b`, `\\u202e` stand for characters
nobody should have to type.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

settings.register_profile("patient", deadline=None)  # a busy machine is no mistake
settings.load_profile("patient")

CASES = Path(__file__).parent.parent / "cases"
KNOWN = "# Known failures"


def read_cases(name: str, *, known: bool) -> list[tuple[str, ...]]:
    """Return (title, input, expected), or (title, input, wished, actual) of the known failures."""
    text = (CASES / name).read_text(encoding="utf-8")
    sound, _, failing = text.partition(KNOWN)
    parts = 3 if known else 2
    cases: list[tuple[str, ...]] = []
    blocks: list[str] = []
    lines: list[str] = []
    for line in (failing if known else sound).splitlines():
        if line == ".":
            blocks.append("\n".join(lines))
            lines = []
            if len(blocks) > parts:
                cases.append(tuple(unescape(block) for block in blocks))
                blocks = []
        elif blocks or (line and not line.startswith("#")):
            lines.append(line)
    if blocks or lines:
        raise ValueError(f"{name}: the case {(blocks or lines)[0]!r} is not closed by a dot")
    return cases


def unescape(text: str) -> str:
    """Turn `\\x1b`, `\\u202e` and `\\U000e0041` into the characters they name."""
    pattern = r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))"
    return re.sub(pattern, lambda found: chr(int(next(filter(None, found.groups())), 16)), text)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "cases(name, known=False): once for each case of the file")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    marker = metafunc.definition.get_closest_marker("cases")
    if marker is None:
        return
    known = bool(marker.kwargs.get("known", False))
    names = ("given", "wished", "actual") if known else ("given", "expected")
    cases = read_cases(marker.args[0], known=known)
    metafunc.parametrize(names, [case[1:] for case in cases], ids=[case[0] for case in cases])
