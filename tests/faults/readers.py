"""Many readers annotate one file at once: nothing is lost, nothing is there twice.

    python -m tests.faults.readers [--readers 8] [--each 200]

Each is a process of its own that saves after every annotation, so that nearly every save finds the
file changed by somebody else.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults.saver import notes_in, strays_beside


def main() -> int:
    """Let them write; say what was broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--each", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rashomon.yaml"
        shown = annotate_at_once(path, options.readers, options.each)
        wrongs = judge(path, shown, options.readers * options.each)
    print(f"{options.readers} readers, {len(shown)} notes shown as saved")  # noqa: T201 (a command)
    print("\n".join(wrongs), file=sys.stderr)  # noqa: T201 (as above)
    return bool(wrongs)


def annotate_at_once(path: Path, readers: int, each: int) -> list[str]:
    """Return all notes that were shown as saved."""
    state = path.parent / "state"
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.saver", path, state, f"r{reader}", str(each)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for reader in range(readers)
    ]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.close()
    shown: list[str] = []
    for writer in writers:
        assert writer.stdout is not None
        shown += [line.strip() for line in writer.stdout]
        writer.wait()
        writer.stdout.close()
    return shown


def judge(path: Path, shown: list[str], wanted: int) -> list[str]:
    """Say which promises were broken."""
    notes = Counter(notes_in(path))
    wrong = [f"{note} was shown as saved and is lost" for note in shown if note not in notes]
    wrong += [f"{note} is there {count} times" for note, count in notes.items() if count > 1]
    if len(shown) != wanted:
        wrong.append(f"{len(shown)} of {wanted} were shown as saved")
    return wrong + [f"{name} is left beside it" for name in strays_beside(path)]


if __name__ == "__main__":
    sys.exit(main())
