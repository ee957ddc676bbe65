"""What the reader is told names the keys that are in force."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tui.show.keys import ACTIONS

ROOT = Path(__file__).parents[3] / "tui"
FILES = sorted([*(ROOT / "session").glob("*.py"), *(ROOT / "view").glob("*.py")])
NAMES = {action.name for action in ACTIONS}
A_KEY = re.compile(r"\b(?:Esc|Enter|Tab|ctrl\+\w)\b|[Pp]ress \W?\w?\b(?! )")


def strings(tree: ast.Module) -> list[str]:
    """All text of a module but its docstrings and remarks below fields."""
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]


def asked_keys(tree: ast.Module) -> list[str]:
    return [
        str(node.args[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "key"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_messages_ask_for_keys_by_the_name_of_an_action(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert set(asked_keys(tree)) <= NAMES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_message_has_a_key_written_into_it(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert [text for text in strings(tree) if A_KEY.search(text)] == []
