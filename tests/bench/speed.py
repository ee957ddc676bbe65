"""What starting, keys, resizing and memory cost, beside the smallest app that Textual can run.

Run by hand, as the installed program (with its bytecode compiled) and on a machine that is quiet:
python -m tests.bench.speed [--times N] [--large]

Every figure is a ratio of two programs that took turns in one run, since milliseconds of a busy
machine say little. CPU counts child processes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import sysconfig
import tempfile
from contextlib import contextmanager
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.driver import Program
from tests.bench.stories import write_stories

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROWS, COLUMNS = 50, 200
QUIET = 0.25
"""Seconds without output after which a screen is taken for finished."""
KEYS = 15
"""Keys pressed while something else is done, which may take no longer than a few seconds."""
MARKED = "% shared"
"""In the head of a pane as soon as the marks are there."""
SMALLEST = [sys.executable, str(Path(__file__).with_name("smallest.py"))]
OURS = [str(Path(sysconfig.get_path("scripts")) / "rashomon")]


class Row(NamedTuple):
    """One line of the table."""

    what: str
    value: float
    most: float | None = None
    """The limit; None where there is none."""
    hoped: float | None = None


class Keys(NamedTuple):
    """What one key costs: CPU in seconds, and until the last byte it caused."""

    cpu: float
    p50: float
    p99: float
    memory: float
    """Resident at the end, in bytes."""


def start(commands: Sequence[Called], times: int, quiet: float = QUIET) -> list[float]:
    """Median CPU until each program's text was on the screen and nothing came for a while."""
    spent: list[list[float]] = [[] for _ in commands]
    for turn in range(times + 1):
        for (command, marker), row in zip(commands, spent, strict=True):
            with tempfile.TemporaryDirectory() as home:
                program = Program(command, (ROWS, COLUMNS), Path(home))
                program.burst(quiet, marker)
                if turn:  # the first one warms the file cache
                    row.append(program.cpu())
                program.end()
    return [statistics.median(row) for row in spent]


Called = tuple[list[str], str]
"""A command, and what it writes when it is ready."""


@contextmanager
def running(commands: Sequence[Called]) -> Iterator[list[Program]]:
    """Programs that have shown all they have, and do nothing any more."""
    with tempfile.TemporaryDirectory() as home:
        programs = [Program(command, (ROWS, COLUMNS), Path(home)) for command, _ in commands]
        for program, (_, marker) in zip(programs, commands, strict=True):
            program.burst(2.0, marker)  # what comes a second later is no key
            program.rest()
        try:
            yield programs
        finally:
            for program in programs:
                program.end()


def press(programs: Sequence[Program], times: int, *, resize: bool = False) -> list[Keys]:
    """Press `j` in each program, turn by turn, or change the size of its window."""
    before = [program.cpu() for program in programs]
    took: list[list[float]] = [[] for _ in programs]
    for turn in range(1, times + 1):
        for program, row in zip(programs, took, strict=True):
            program.burst(0.01)
            if resize:
                row.append(program.resize(ROWS - turn % 2, COLUMNS - turn % 2 * 20))
            else:
                row.append(program.send("j"))
    return [
        Keys(
            (program.cpu() - spent) / times,
            statistics.median(row),
            sorted(row)[round(0.99 * (len(row) - 1))],
            program.memory(),
        )
        for program, spent, row in zip(programs, before, took, strict=True)
    ]


def measure_start(folder: Path, times: int) -> list[Row]:
    """Measure from the call of the program to its first screen, and until the rest is split."""
    long = write_stories(folder, 12, 1000)
    word = (long / "a00.txt").read_text(encoding="utf-8").split()[0]
    stories = [*OURS, str(long)]
    least, samples, text = start([(SMALLEST, "ready"), (OURS, MARKED), (stories, word)], times)
    (split,) = start([(stories, "words")], max(1, times // 5), quiet=0)  # then others compare
    return [
        Row("start to marks, five samples: CPU", samples / least, 1.25, 1.05),
        Row("start to text, 12 x 1,000: CPU", text / least, 1.4, 1.2),
        Row("start until all is split, 12 x 1,000: CPU", split / least),
    ]


def measure_keys(folder: Path, shape: tuple[int, int], times: int) -> tuple[list[Row], float]:
    """Measure keys, rows locked and not; return the CPU of a key with rows locked too."""
    articles, sentences = shape
    stories = [*OURS, str(write_stories(folder, articles, sentences))]
    marker = MARKED if articles > 1 else "words"
    name = f"{articles} x {sentences:,}"
    rows: list[Row] = []
    key = 0.0
    times = min(times, sentences - 2)  # at the end of an article a key does nothing
    with running([(SMALLEST, "ready"), (stories, marker)]) as programs:
        reader = programs[1]
        for how, first, most, hoped in (
            ("own pane moves", "gL", (2.2, 2.5, 4.0), (1.7, 2.0, 2.5)),
            ("rows locked", "gL", (4.0, 5.0, 6.0), (3.0, 3.5, 4.0)),
        ):
            if articles == 1 and how == "rows locked":
                break
            reader.send(first)
            reader.burst(0.5)
            least, ours = press(programs, times)
            key = ours.cpu / least.cpu
            ratios = key, ours.p50 / least.p50, ours.p99 / least.p99
            for part, ratio, limit, hope in zip(
                ("CPU", "p50", "p99"), ratios, most, hoped, strict=True
            ):
                rows.append(Row(f"key, {name}, {how}: {part}", ratio, limit, hope))
    rows.append(Row(f"memory, {name}", ours.memory / least.memory, 2.0))
    return rows, key


def measure_matching(folder: Path, rounds: int) -> list[Row]:
    """Measure keys while articles are matched, while they are looked at closer, and after that."""
    stories = [*OURS, str(write_stories(folder, 12, 1000))]
    ratios: list[list[float]] = [[], []]
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as home:
            program = Program(stories, (ROWS, COLUMNS), Path(home))
            program.burst(QUIET, "comparing")
            busy = [_median_key(program)]
            program.burst(QUIET, MARKED)
            busy.append(_median_key(program))
            while program.children():
                program.burst(1.0)
            program.burst(3.0)  # what was found arrives when no key came for a second
            idle = _median_key(program)
            for row, p50 in zip(ratios, busy, strict=True):
                row.append(p50 / idle)
            program.end()
    return [
        Row(f"key, 12 x 1,000, {when}: p50 over idle", statistics.median(row), 1.5, 1.2)
        for when, row in zip(("while matching", "closer look"), ratios, strict=True)
    ]


def _median_key(program: Program) -> float:
    return statistics.median(program.send("j") for _ in range(KEYS))


def measure_resizing(folder: Path, times: int) -> Row:
    """Measure a change of width in terms of keys."""
    stories = [([*OURS, str(write_stories(folder, 12, 1000))], MARKED)]
    with running(stories) as programs:
        (key,) = press(programs, times)
        (change,) = press(programs, times, resize=True)
    return Row("resize, 12 x 1,000: CPU over that of a key", change.cpu / key.cpu, 15, 8)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=15, help="starts of each program")
    parser.add_argument("--keys", type=int, default=60, help="keys for each program")
    parser.add_argument("--large", action="store_true", help="growth up to 12 x 4,000: minutes")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        show(measure_start(folder, options.times))
        costs = {}
        for shape in ((5, 30), (12, 100), (12, 1000), (1, 20_000)):
            rows, costs[shape] = measure_keys(folder, shape, options.keys)
            show(rows)
        most = (12, 4000) if options.large else (12, 1000)
        if options.large:
            costs[most] = measure_keys(folder, most, options.keys)[1]
        growth = log(costs[most] / costs[12, 100]) / log(most[1] / 100)
        show([Row(f"growth of a key from 12 x 100 to 12 x {most[1]:,}", growth, 0.05)])
        show([measure_resizing(folder, options.keys // 3)])
        show(measure_matching(folder, 3))


def show(rows: Sequence[Row]) -> None:
    """Print lines of the table."""
    for row in rows:
        verdict = "" if row.most is None or row.value <= row.most else "  too much"
        most = "" if row.most is None else f"{row.most:8.2f}"
        hoped = "" if row.hoped is None else f"{row.hoped:8.2f}"
        print(f"{row.what:52}{row.value:8.2f}{most:8}{hoped:8}{verdict}", flush=True)  # noqa: T201  # run by hand


if __name__ == "__main__":
    main()
