"""The README says what is so."""

from __future__ import annotations

import re
from pathlib import Path

from tui.show.keys import key_lines

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def key_table() -> str:
    """The key map as Markdown."""
    rows = ["| keys | what they do |", "|---|---|"]
    rows += [
        f"| {' '.join(f'`{key}`' for key in line.shown.split())} | {line.help} |"
        for line in key_lines()
    ]
    return "\n".join(rows)


def test_the_readme_has_the_key_table_of_the_program() -> None:
    assert key_table() in README


def test_every_picture_the_readme_shows_is_there() -> None:
    missing = [
        name
        for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
        if not (ROOT / name).is_file()
    ]

    assert missing == []


def test_every_theme_has_its_picture() -> None:
    themes = {path.stem for path in (ROOT / "themes").glob("*.yaml")}

    assert {path.stem for path in (ROOT / "themes").glob("*.svg")} == themes


def test_the_readme_has_both_commands_that_set_up_everything() -> None:
    assert "    python3 -m pip install . && rashomon\n" in README
    assert "    python3 -m pip install '.[test]' && python3 -m pytest\n" in README
