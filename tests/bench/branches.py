"""Whether the tests reach every branch of the modules that save, load and anchor.

Run by hand: pip install coverage && python tests/bench/branches.py

It prints the lines and branches that no test of annotating reaches, and leaves with 1 if there are
any. What runs only elsewhere (Windows) is marked `# pragma: no cover` with its reason.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]

MODULES = (
    "alike",
    "anchor",
    "context",
    "disk",
    "entries",
    "fields",
    "include",
    "merge",
    "patch",
    "pieces",
    "render",
    "renames",
    "reread",
    "schema",
    "seek",
    "settle",
    "store",
    "three_way",
    "together",
    "tree",
    "unsure",
)
"""Of `tui/annotate`."""

TESTS = ("tests/unit/annotate",)


def main() -> int:
    """Run the tests under coverage.py and report."""
    with tempfile.TemporaryDirectory() as folder:
        data = f"--data-file={folder}/coverage"
        files = ",".join(f"tui/annotate/{name}.py" for name in MODULES)
        run = ["run", "--branch", data, f"--include={files}", "-m", "pytest", "-q", *TESTS]
        report = ["report", data, "--show-missing", "--skip-covered", "--fail-under=100"]
        done = [
            subprocess.run([sys.executable, "-m", "coverage", *arguments], cwd=ROOT, check=False)
            for arguments in (run, report)
        ]
    return int(any(each.returncode for each in done))


if __name__ == "__main__":
    sys.exit(main())
