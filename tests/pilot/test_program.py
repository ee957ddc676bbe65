"""The program in a real terminal, from the first key to the file on disk."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    Start = Callable[..., Terminal]

INSTALLED = Path(sysconfig.get_path("scripts")) / "rashomon"
ROOT = Path(__file__).parents[2]
READY = "held"
"""In the strip as soon as the marks are there."""


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start this checkout in an empty folder."""

    def started(*arguments: str, size: tuple[int, int] = (120, 40), **env: str) -> Terminal:
        env = {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
            "XDG_STATE_HOME": str(tmp_path / "state"),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "PYTHONPATH": str(ROOT),  # the checkout that is tested, whatever is installed
            **env,
        }
        return Terminal([sys.executable, "-m", "tui", *arguments], tmp_path, size, env)

    return started


def test_the_installed_program_is_this_version() -> None:
    installed = subprocess.run([INSTALLED, "--version"], capture_output=True, text=True, check=True)
    ours = subprocess.run(
        [sys.executable, "-m", "tui", "--version"], capture_output=True, text=True, check=True
    )

    assert installed.stdout == ours.stdout


def test_three_tags_in_three_places_take_no_more_than_twelve_keys(
    start: Start, tmp_path: Path
) -> None:
    keys = "jj1j2jj3q"
    terminal = start()
    terminal.wait_for(READY)
    terminal.press(keys)
    exit_code = terminal.wait()
    kept = yaml.safe_load((tmp_path / "rashomon-samples.yaml").read_text(encoding="utf-8"))

    assert exit_code == 0
    assert len(keys) <= 12
    assert [a["tags"] for a in kept["annotations"]] == [["claim"], ["figure"], ["quote"]]
    assert len({a["selector"][1]["start"] for a in kept["annotations"]}) == 3


def test_what_was_shown_as_saved_survives_a_kill(start: Start, tmp_path: Path) -> None:
    terminal = start()
    terminal.wait_for(READY)
    terminal.press("j1")
    terminal.wait_for("saved")
    terminal.kill()
    kept = yaml.safe_load((tmp_path / "rashomon-samples.yaml").read_text(encoding="utf-8"))

    assert [a["tags"] for a in kept["annotations"]] == [["claim"]]


def test_told_to_end_it_saves_and_leaves_the_terminal_as_it_was(
    start: Start, tmp_path: Path
) -> None:
    terminal = start()
    terminal.wait_for(READY)
    terminal.press("j1")
    terminal.wait_for("tagged")
    terminal.end()
    exit_code = terminal.wait()
    kept = yaml.safe_load((tmp_path / "rashomon-samples.yaml").read_text(encoding="utf-8"))

    assert exit_code == 1
    assert len(kept["annotations"]) == 1
    assert b"\x1b[?1049l" in terminal.seen


def test_the_samples_are_reopened_with_everything_in_place(start: Start) -> None:
    terminal = start()
    terminal.wait_for(READY)
    terminal.press("j6q")
    terminal.wait()
    again = start()
    again.wait_for("Check")
    again.press("q")

    assert again.wait() == 0


def test_the_terminal_is_left_as_it_was_found(start: Start) -> None:
    terminal = start()
    terminal.wait_for(READY)
    terminal.press("q")
    terminal.wait()

    assert b"\x1b[?1049l" in terminal.seen
    assert b"\x1b[?25h" in terminal.seen


def test_a_suspended_reader_draws_the_whole_page_when_it_goes_on(start: Start) -> None:
    terminal = start()
    terminal.wait_for("≠")  # the last thing that comes by itself
    terminal.suspend()
    terminal.go_on()

    terminal.wait_for("290 words")
    terminal.kill()


def test_the_terminals_cursor_is_shown_to_who_asks_for_it(start: Start, tmp_path: Path) -> None:
    settings = tmp_path / "config" / "rashomon" / "config.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text("cursor: shown\n", encoding="utf-8")
    terminal = start()
    terminal.wait_for(READY)
    terminal.press("j")
    terminal.watch(0.5)
    row_and_column = terminal.seen[-10:]
    terminal.press("q")
    terminal.wait()

    assert b"\x1b[?25l" not in terminal.seen
    assert re.search(rb"\x1b\[\d+;7H$", row_and_column)
    assert terminal.seen.rindex(b"\x1b[0 q") > terminal.seen.rindex(b"\x1b[2 q")


def test_text_from_an_article_never_reaches_the_terminal_as_a_command(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "evil.txt").write_text(
        "The mayor \x1b]0;owned\x07 spoke \u202eon Friday\u202c [bold]today[/bold]. Rain fell.\n",
        encoding="utf-8",
    )
    (tmp_path / "good.txt").write_text("The mayor spoke on Friday today.\n", encoding="utf-8")
    terminal = start("evil.txt", "good.txt")
    terminal.wait_for("spoke")
    terminal.press("q")
    terminal.wait()

    assert b"]0;owned" not in terminal.seen.replace("␛]0;owned".encode(), b"")
    assert "\u202e".encode() not in terminal.seen
    assert b"[bold]today[/bold]" in terminal.seen


def test_no_color_sends_no_colour(start: Start) -> None:
    terminal = start(NO_COLOR="1")
    terminal.wait_for(READY)
    terminal.press("j?")
    terminal.wait_for("Signs beside")
    terminal.press("\x10")
    terminal.wait_for("290 words")  # above the palette
    terminal.press("\x1bq")
    terminal.wait()
    colours = re.findall(
        rb"\x1b\[[0-9;]*(?:[34]8;[25];|\b3[0-7]\b|\b4[0-7]\b)[0-9;]*m", terminal.seen
    )

    assert colours == []


def test_sixteen_colours_get_no_hue(start: Start) -> None:
    terminal = start(TERM="xterm", COLORTERM="")
    terminal.wait_for(READY)
    terminal.press("jq")
    terminal.wait()

    assert not re.search(rb"\x1b\[[0-9;]*[34]8;[25];", terminal.seen)


def test_a_locale_without_utf_8_gets_ascii_signs(start: Start) -> None:
    terminal = start(LC_ALL="POSIX", PYTHONUTF8="0")
    terminal.wait_for(READY)
    terminal.press("?")
    terminal.wait_for("Signs beside")
    terminal.press("\x10q")
    terminal.wait()

    assert terminal.seen.isascii()
    assert rb"\u" not in terminal.seen


def test_a_locale_without_utf_8_gets_text_to_read(start: Start, tmp_path: Path) -> None:
    text = "Der Bürgermeister — “müde” — sprach in Łódź … über 東京 und Київ.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    terminal = start("a.txt", LC_ALL="POSIX", PYTHONUTF8="0")
    terminal.wait_for('Der Burgermeister - "mude" - sprach in Lodz . uber [?]{4} und [?]{4}')
    terminal.press("q")

    assert terminal.wait() == 0


def test_articles_from_standard_input_leave_the_keys_to_the_terminal(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("The mayor resigned on Friday.\n", encoding="utf-8")
    script = f"cat a.txt | PYTHONPATH={ROOT} {sys.executable} -m tui - a.txt"
    terminal = Terminal(
        ["sh", "-c", script],
        tmp_path,
        (100, 30),
        {"TERM": "xterm-256color", "XDG_STATE_HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
    )
    terminal.wait_for(READY)
    terminal.press("1q")
    exit_code = terminal.wait()

    assert exit_code == 0
    assert (tmp_path / "rashomon.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nosuch.txt"], "Cannot read nosuch.txt: there is no such file"),
        (["--theme", "nosuch"], "There is no theme 'nosuch'"),
        (["-a", "broken.yaml"], "Cannot read broken.yaml"),
    ],
)
def test_bad_input_is_one_line_before_anything_is_drawn(
    start: Start, tmp_path: Path, arguments: list[str], message: str
) -> None:
    (tmp_path / "broken.yaml").write_text("rashomon: [1\n", encoding="utf-8")
    before = set(tmp_path.iterdir())
    terminal = start(*arguments)
    exit_code = terminal.wait()

    assert exit_code == 2
    assert message.encode() in terminal.seen
    assert b"\x1b[?1049h" not in terminal.seen
    assert set(tmp_path.iterdir()) == before


def test_a_terminal_that_is_closed_saves_first(start: Start, tmp_path: Path) -> None:
    terminal = start()
    terminal.wait_for(READY)
    terminal.press("j1")
    terminal.wait_for("tagged")
    exit_code = terminal.hang_up()
    kept = yaml.safe_load((tmp_path / "rashomon-samples.yaml").read_text(encoding="utf-8"))

    assert exit_code == 1
    assert len(kept["annotations"]) == 1


def test_what_no_disk_took_is_kept_elsewhere_and_said(start: Start, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    terminal = start("-a", "notes/story.yaml", "sample:000_7a27f58fe31dc548.txt")
    terminal.wait_for("words")
    (tmp_path / "notes").rmdir()
    terminal.press("j1")
    terminal.wait_for("NOT SAVED: no such file or directory")
    terminal.press("q")
    terminal.wait_for("Not saved")
    terminal.press("y")
    exit_code = terminal.wait()
    (kept,) = (tmp_path / "state").rglob("story-*.yaml")

    assert exit_code == 2
    assert re.search(rb"Cannot save notes/story.yaml.*kept in", terminal.seen)
    assert len(yaml.safe_load(kept.read_text(encoding="utf-8"))["annotations"]) == 1

    again = start("-a", "story.yaml", "sample:000_7a27f58fe31dc548.txt", size=(250, 40))
    again.wait_for("unsaved work is kept in")
    again.kill()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux lists processes so")
@pytest.mark.parametrize("is_killed", [False, True])
def test_no_process_is_left_behind_a_reader_that_was_comparing(
    start: Start, tmp_path: Path, *, is_killed: bool
) -> None:
    names = [f"{number}.txt" for number in range(6)]
    lines = (f"Captain Olga Brenn of the {n}th ship paid {n} crowns." for n in range(1500))
    (tmp_path / names[0]).write_text("\n".join(lines))
    for name in names[1:]:
        shutil.copy(tmp_path / names[0], tmp_path / name)
    terminal = start(*names)
    terminal.wait_for("comparing")
    while not (children := terminal.children()):
        terminal.watch(0.05)

    if is_killed:
        terminal.kill()
    else:
        terminal.press("q")
        terminal.wait()

    deadline = time.monotonic() + PATIENCE
    while any(Path("/proc", str(pid)).exists() for pid in children):
        assert time.monotonic() < deadline
        time.sleep(0.02)
