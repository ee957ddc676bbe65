"""Killed at any moment (SIGKILL): what was shown as saved is in the file, and the file is whole.

    python -m tests.faults.kill [--kills 1000] [--seed 1] [--reader]

The victim is a process that only saves, so that most kills fall into a save; with `--reader` it is
the reader itself in a terminal, with keys pressed. Each begins where the one before was killed.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Protocol

from tests.faults.saver import notes_in, strays_beside
from tests.terminal import Terminal

ARTICLE = "The mayor spoke on Friday. Nobody had asked. The talks took two hours. It rained.\n"
FRESH = 100
"""Kills after which a new file is begun, so that it stays as small as most are."""


class Victim(Protocol):
    """Something that annotates and is killed."""

    def __call__(self, path: Path, state: Path, name: str, chance: random.Random) -> list[str]:
        """Annotate, be killed at some moment, return the notes that were shown as saved."""
        ...


def kill_saver(path: Path, state: Path, name: str, chance: random.Random) -> list[str]:
    """Kill a process that does nothing but save."""
    command = [sys.executable, "-m", "tests.faults.saver", str(path), str(state), name, "1000"]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as victim:
        assert victim.stdout is not None
        said = [victim.stdout.readline() for _ in range(chance.randint(1, 4))]
        time.sleep(chance.uniform(0, 0.03))
        victim.kill()
        return [line.strip() for line in [*said, *victim.stdout][1:]]  # the first says: ready


def kill_reader(path: Path, state: Path, name: str, chance: random.Random) -> list[str]:
    """Kill the reader after some keys."""
    (path.parent / "a.txt").write_text(ARTICLE, encoding="utf-8")
    terminal = Terminal(
        [sys.executable, "-m", "tui", "-a", str(path), "a.txt"],
        path.parent,
        (100, 30),
        {
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "XDG_STATE_HOME": str(state),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
    )
    terminal.wait_for("words")
    notes = [f"{name}-{number}" for number in range(chance.randint(1, 3))]
    for note in notes[:-1]:
        terminal.press(f"ji{note}\x1b")
        terminal.wait_for(f"(?s){note}.*saving.*saved ")
    terminal.press(f"ji{notes[-1]}\x1b")
    terminal.watch(chance.uniform(0, 0.6))
    terminal.kill()
    seen = terminal.seen.decode("utf-8", "replace")
    return [note for note in notes if re.search(f"(?s){note}.*saving.*saved ", seen)]


def main() -> int:
    """Kill as often as asked; say what was broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reader", action="store_true", help="kill the reader in a terminal")
    options = parser.parse_args()
    victim = kill_reader if options.reader else kill_saver
    chance = random.Random(options.seed)
    wrongs: list[str] = []
    shown = saved = 0
    for start in range(0, options.kills, FRESH):
        kills = range(start, min(start + FRESH, options.kills))
        with tempfile.TemporaryDirectory() as folder:
            some, all_of_them, wrong = kill_often(victim, Path(folder), kills, chance)
        shown, saved, wrongs = shown + some, saved + all_of_them, wrongs + wrong
    print(f"{options.kills} kills, {shown} notes shown as saved, {saved} in the files")  # noqa: T201 (a command)
    print("\n".join(wrongs), file=sys.stderr)  # noqa: T201 (as above)
    return bool(wrongs)


def kill_often(
    victim: Victim, folder: Path, kills: range, chance: random.Random
) -> tuple[int, int, list[str]]:
    """Kill one after the other over one file: notes shown as saved, kept, promises broken."""
    path, state = folder / "rashomon.yaml", folder / "state"
    shown: list[str] = []
    notes: list[str] = []
    wrong: list[str] = []
    for kill in kills:
        shown += victim(path, state, f"k{kill}", chance)
        try:
            notes = re.findall(r"k\d+-\d+", " ".join(notes_in(path)))
        except Exception as error:  # noqa: BLE001 (whatever it is, the file is not whole)
            return len(shown), 0, [*wrong, f"kill {kill}: the file is not whole: {error}"]
        lost = set(shown) - set(notes)
        twice = [note for note in set(notes) if notes.count(note) > 1]
        if lost or twice:
            wrong.append(f"kill {kill}: lost {sorted(lost)}, twice {sorted(twice)}")
        if len(strays_beside(path)) > 1:
            wrong.append(f"kill {kill}: {len(strays_beside(path))} files are left beside it")
    return len(shown), len(notes), wrong


if __name__ == "__main__":
    sys.exit(main())
