"""Readers who do whatever comes to mind: after every act, undo and redo all is as it must be.

    python -m tests.faults.undo [--sequences 5000] [--acts 40] [--seed 0]

Each reader has a file of its own, saves now and then, and has a colleague who writes there too;
what must be is worked out beside it in a plain model (`plainly`).
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from tests.faults.sharing import Reader


def main() -> int:
    """Let them act; say where it went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sequences", type=int, default=5000)
    parser.add_argument("--acts", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    seeds = range(options.seed, options.seed + options.sequences)
    wrongs = [wrong for seed in seeds if (wrong := act_at_random(seed, options.acts))]
    print(f"{len(seeds)} sequences of {options.acts} acts")  # noqa: T201 (a command)
    print("\n".join(wrongs), file=sys.stderr)  # noqa: T201 (as above)
    return bool(wrongs)


def act_at_random(seed: int, acts: int) -> str:
    """Return what went wrong, with the acts that led there; nothing if all was well."""
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader(Path(folder) / "rashomon.yaml", random.Random(seed))
        try:
            for _ in range(acts):
                reader.act()
            reader.finish()
        except Exception as wrong:  # noqa: BLE001 (a crash is a finding too)
            return f"seed {seed}: {type(wrong).__name__} {wrong}, after {', '.join(reader.done)}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
