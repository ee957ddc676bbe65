"""Panes stay aligned whatever is written in them, in a terminal that measures characters itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.terminal import PATIENCE
from tui.layout import fit_panes

if TYPE_CHECKING:
    from collections.abc import Iterator

TMUX = shutil.which("tmux")
COLUMNS, ROWS = 120, 110

TEXTS = {
    "wide": "東京で会談が行われた。代表団は捕虜の交換に合意した。",
    "half wide": "ﾄｳｷｮｳ and ＦＵＬＬ ＷＩＤＴＨ and 한국어 and ｶﾞ.",
    "combining": "Cafe\u0301 Kyi\u0308v Vie\u0323\u0302t Za\u0300\u0301\u0302\u0303\u0304lgo.",
    "emoji": "Crowds cheered 🎉 and wept 😭, then 🍕 came.",
    "joined emoji": "A family 👨‍👩‍👧‍👦 and a pilot 👩🏽‍✈️ waved 👋🏿.",
    "emoji by selector": "I ❤️ it ☀️ and ☎️ and ✔️ and 1️⃣ and #️⃣.",
    "flags": "Flags 🇺🇦 and 🇹🇷 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿 hung there.",
    "hebrew": "הַשִּׂיחוֹת בְּאִיסְטַנְבּוּל הִסְתַּיְּמוּ.",
    "arabic": "انتهت المحادثات في إسطنبول بعد ساعتين، وَقَالَ الوَزِيرُ.",
    "thai": "การเจรจาในอิสตันบูลสิ้นสุดลงแล้ว น้ำ",
    "hindi": "इस्तांबुल में वार्ता दो घंटे में समाप्त हुई। क्षत्रिय",
    "long word": "Donaudampfschifffahrt" * 15,
    "tabs": "One\ttwo\t\tthree\tfour.",
    "hidden": "Zero\u200bwidth, soft\u00adhyphen, joiner\u2060, bidi\u202e, tag\U000e0041.",
    "control": "Bell\x07 and escape\x1b[31m and delete\x7f.",
    "ambiguous": "“Quotes” – dashes — … ± × ° ½ Ω я ─ ■ ★.",
    "private": "Logo \uf8ff and \U000f0000 and \ufffd and \ufffc.",
}


FRAME = "╭╮╰╯│"
DIALOGS = [
    ("help", ("?",), "Signs beside"),
    ("tags", ("l", "t"), "Attribution"),
    ("note", ("i",), "Note on"),
    ("annotations", (*("1", "j") * len(TEXTS), "@"), "annotations"),
]
"""Over the odd texts, the last one with all of them in it."""


class Shown(NamedTuple):
    """What the terminal shows, as it measures it."""

    rows: list[str]
    hairlines: list[tuple[int, ...]]
    """For each row the cells of its hairlines."""
    over: dict[str, set[tuple[str, int]]]
    """For each dialog the signs of its frame, with the cells they are in."""
    matrix: set[int]
    """The cells in which the matrix says that a source has nothing."""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """Three articles in tmux, one of them with every text."""
    if TMUX is None:
        pytest.skip("tmux is not installed")
    folder = tmp_path_factory.mktemp("columns")
    odd = "\n\n".join(TEXTS.values())
    for name, text in (("a", "Plain text."), ("b", odd), ("c", "More plain text.")):
        (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    env = {
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "XDG_STATE_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
    }
    given = [f"{name}={value}" for name, value in env.items()]
    command = [
        "env",
        "-u",
        "COLUMNS",
        "-u",
        "LINES",
        *given,
        sys.executable,
        "-m",
        "tui",
        "a.txt",
        "b.txt",
        "c.txt",
    ]
    tmux = Tmux([TMUX, "-L", f"rashomon-{os.getpid()}", "-f", os.devnull], folder)
    tmux("new-session", "-d", "-x", str(COLUMNS), "-y", str(ROWS), *command)
    try:
        rows = tmux.wait_for("quit", "±", "shared")
        measure = lru_cache(maxsize=None)(tmux.measure)
        over = {}
        for name, keys, text in DIALOGS:
            tmux("send-keys", *keys)
            over[name] = {
                (row[at], measure(row[:at]))
                for row in tmux.wait_for(text)
                for at, char in enumerate(row)
                if char in FRAME
            }
            tmux("send-keys", "Escape")
            time.sleep(0.5)
        tmux("send-keys", "m", "f", "f")
        matrix = {
            measure(row[:at])
            for row in tmux.wait_for("Matrix", "±")
            for at, char in enumerate(row)
            if char == "·" and row.startswith(("▎", "▶"))
        }
        hairlines = [tuple(map(measure, _before_hairlines(row))) for row in rows]
        yield Shown(rows, hairlines, over, matrix)
    finally:
        tmux("kill-server")


def _before_hairlines(row: str) -> list[str]:
    return [row[:at] for at, char in enumerate(row) if char == "│"]


class Tmux:
    """A tmux of its own."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self._command = command
        self._folder = folder

    def __call__(self, *arguments: str) -> str:
        """Run a command of tmux; return what it prints."""
        return subprocess.run(
            [*self._command, *arguments],
            cwd=self._folder,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        ).stdout.decode()

    def wait_for(self, *texts: str) -> list[str]:
        """The rows of the screen once these texts are there and nothing moves any more."""
        end = time.monotonic() + PATIENCE
        before = ""
        while (screen := self("capture-pane", "-p")) != before or not all(
            text in screen for text in texts
        ):
            if time.monotonic() > end:
                raise TimeoutError(screen)
            before = screen
            time.sleep(0.5)
        return screen.splitlines()

    def measure(self, text: str) -> int:
        """The cells that tmux takes for a text."""
        return int(self("set", "-g", "@text", text, ";", "display", "-p", "#{w:@text}"))


def test_every_pane_begins_where_it_should(shown: Shown) -> None:
    first, second, _ = fit_panes(COLUMNS, 3)

    assert {at for at in shown.hairlines if at} == {(first, first + second + 1)}


def test_all_of_it_is_on_the_screen(shown: Shown) -> None:
    screen = "".join(shown.rows)
    words = ("東京", "한국어", "🇺🇦", "Donau", "three", "ﾄｳ", "␛[31m", "±", "वार्ता")

    assert [word for word in words if word not in screen] == []


@pytest.mark.parametrize("name", [name for name, _, _ in DIALOGS])
def test_a_dialog_over_it_has_straight_edges(shown: Shown, name: str) -> None:
    first, second, _ = fit_panes(COLUMNS, 3)
    edges = {at for char, at in shown.over[name] if char in "╭╮"}
    hairlines = {first, first + second + 1}

    assert len(edges) == 2
    assert {at for _, at in shown.over[name]} - hairlines <= edges


def test_the_columns_of_the_matrix_are_straight(shown: Shown) -> None:
    assert len(shown.matrix) == 2
