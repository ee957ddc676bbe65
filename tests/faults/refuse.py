"""The disk refuses: each call that writes fails, is torn or is the last, once or from then on.

    python -m tests.faults.refuse [--short]

SQLite's method: fail call 1, then 2, and so on until none is left. Each case is a process of its
own that makes two notes, one save each, and goes on as the reader does: what failed is said, kept
and tried again. Checked each time: what was shown as saved is in the file; the file is whole; the
refusal was said; and if the disk is well again, all is in the file and nothing beside it.
"""

from __future__ import annotations

import argparse
import asyncio
import errno
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.faults.breaking import KILL, TORN, Breach, breaking
from tests.faults.saver import Saver, notes_in, strays_beside

REFUSALS = tuple(
    str(number) for number in (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT)
)
NOTES = 2
_TRIES = 3


class Outcome(NamedTuple):
    """What a process said before it ended."""

    calls: list[str]
    shown: list[str]
    """Notes that were shown as saved."""
    was_refused: bool
    """The reader was told that something is not saved."""
    is_done: bool
    has_failed: bool
    """The call that was to fail was made."""


def main() -> int:
    """Run all cases; say what was broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="a refusal, a kill and a torn write")
    options = parser.parse_args()
    breaches = [Breach("0", 0)]
    count = len(run_case(breaches[0])[0].calls)
    for act in (REFUSALS[0], KILL, TORN) if options.short else (*REFUSALS, KILL, TORN):
        for call in range(1, count + 1):
            breaches.append(Breach(act, call))
            if act not in {KILL, TORN}:
                breaches.append(Breach(act, call, is_sticky=True))
    wrongs = []
    for breach in breaches:
        outcome, wrong = run_case(breach)
        wrongs += [f"{breach} ({name_of(breach, outcome)}): {each}" for each in wrong]
    print(f"{len(breaches)} cases, {count} calls that write, {len(wrongs)} promises broken")  # noqa: T201 (a command)
    print("\n".join(wrongs), file=sys.stderr)  # noqa: T201 (as above)
    return bool(wrongs)


def name_of(breach: Breach, outcome: Outcome) -> str:
    """The system call that went wrong, if the process lived to tell."""
    calls = outcome.calls
    return calls[breach.call - 1] if 0 < breach.call <= len(calls) else "?"


def run_case(breach: Breach) -> tuple[Outcome, list[str]]:
    """Let a process of its own run into a breach, and look at what it leaves."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        path = work / "rashomon.yaml"
        outcome = _in_a_process(work, path, breach)
        return outcome, _judge(path, breach, outcome)


def _in_a_process(work: Path, path: Path, breach: Breach) -> Outcome:
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        try:
            asyncio.run(_work(work, path, breach, write_end))
        finally:
            os._exit(0)
    os.close(write_end)
    with open(read_end, encoding="utf-8") as pipe:  # noqa: PTH123 (an open handle, not a path)
        lines = [json.loads(line) for line in pipe]
    os.waitpid(child, 0)
    end = next((line for line in lines if isinstance(line, dict)), None)
    shown = [line for line in lines if isinstance(line, str)]
    if end is None:
        return Outcome([], shown, was_refused=False, is_done=False, has_failed=True)
    return Outcome(shown=shown, **end)


async def _work(work: Path, path: Path, breach: Breach, pipe: int) -> None:
    write = os.write

    def say(thing: object) -> None:
        write(pipe, (json.dumps(thing) + "\n").encode())

    was_refused = False
    with breaking(work, breach) as broken:
        saver = Saver(path, work / "state", "ana")
        for number in range(NOTES):
            note = saver.note(number)
            if await saver.save():
                say(note)
            was_refused |= saver.saving.has_failed
        for _ in range(_TRIES):
            if not saver.saving.is_done:
                await saver.save()
    say(
        {
            "calls": broken.calls,
            "was_refused": was_refused,
            "is_done": saver.saving.is_done,
            "has_failed": broken.has_failed,
        }
    )


def _judge(path: Path, breach: Breach, outcome: Outcome) -> list[str]:
    try:
        notes = notes_in(path)
    except Exception as error:  # noqa: BLE001 (whatever it is, the file is not whole)
        return [f"the file is not whole: {error}"]
    wrong = [
        f"{note} was shown as saved and is lost" for note in outcome.shown if note not in notes
    ]
    wrong += [f"{note} is there twice" for note in set(notes) if notes.count(note) > 1]
    if breach.act in {KILL, TORN} and outcome.has_failed:
        return wrong
    if outcome.has_failed and not outcome.was_refused:
        wrong.append("that it failed was not said")
    if outcome.is_done != (not breach.is_sticky or not outcome.has_failed):
        wrong.append("in the end it says " + ("saved" if outcome.is_done else "not saved"))
    if not breach.is_sticky:
        wrong += [f"{number} was never saved" for number in range(NOTES - len(notes))]
        wrong += [f"{name} is left beside it" for name in strays_beside(path)]
    return wrong


if __name__ == "__main__":
    sys.exit(main())
