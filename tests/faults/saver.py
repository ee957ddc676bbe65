"""Annotates one file as fast as it can, and says what was shown as saved: the victim of drivers.

    python -m tests.faults.saver FILE STATE NAME COUNT

It saves as the reader does, through `Saving`, and writes the note of each annotation to standard
output once the reader would show it as saved.
"""

from __future__ import annotations

import asyncio
import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply
from tui.annotate.edit import Stamp, Target, enter_source, set_note
from tui.annotate.merge import catch_up
from tui.annotate.store import Stored, load, save
from tui.show.saving import Saving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.annotate.tags import Notebook

TEXT = "The talks went on. Nobody knew for how long. Two hours, said one. More, said the other. "


class Saver:
    """One reader at work on a file."""

    def __init__(self, path: Path, state: Path, name: str) -> None:
        stored = load(path)
        self._name = name
        self._notebook = stored.notebook
        self.saving = Saving(path.name, stored, partial(_write, path, state))

    def note(self, number: int) -> str:
        """Write a note, and return it: it is unlike any other."""
        note = f"{self._name}-{number:05}"
        entered, key = enter_source(self._notebook, "a.txt", None, "aa", len(TEXT))
        notebook = apply(self._notebook, entered)
        start = number % (len(TEXT) - 20)
        target = Target(make_anchor(key, TEXT, start, start + 20))
        stamp = Stamp(self._name, f"2026-11-21T23:{number // 60 % 60:02}:{number % 60:02}Z")
        self._notebook = apply(notebook, set_note(notebook, target, note, stamp))
        self.saving.want(self._notebook)
        return note

    async def save(self) -> bool:
        """Save once; tell whether all is shown as saved."""
        saved = await self.saving.save()
        if saved is not None:
            stored = saved.stored
            caught = catch_up(saved.wanted, self._notebook, stored.notebook, stored.renames)
            self._notebook = caught.notebook
            self.saving.want(self._notebook)
        return self.saving.is_done


def notes_in(path: Path) -> list[str]:
    """All notes of a file, in its order; the file must be whole."""
    return [annotation.note for annotation in _whole(path).annotations]


def strays_beside(path: Path) -> list[str]:
    """What a save left in the folder besides the file."""
    return sorted(
        each.name for each in path.parent.iterdir() if re.match(r"\.rashomon-", each.name)
    )


async def annotate(saver: Saver, numbers: Iterator[int], say: Callable[[str], None]) -> None:
    """Write notes one after the other, each saved before the next."""
    for number in numbers:
        note = saver.note(number)
        while not await saver.save():
            pass
        say(note)


def _whole(path: Path) -> Notebook:
    stored = load(path)
    if stored.problems:
        raise ValueError(f"{path.name}: {stored.problems}")
    return stored.notebook


def _write(path: Path, state: Path, base: Stored | None, notebook: Notebook) -> Stored:
    return save(path, base or load(path), notebook, state=state)


def main() -> None:
    """Annotate until told off."""
    path, state, name, count = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])

    def say(note: str) -> None:
        print(note, flush=True)  # noqa: T201 (the driver reads it)

    saver = Saver(path, state, name)
    say("ready")
    sys.stdin.readline()  # until the driver lets all of them go, or closes it
    asyncio.run(annotate(saver, iter(range(count)), say))


if __name__ == "__main__":
    main()
