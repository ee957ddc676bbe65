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

MODULES = "tui/annotate/*"
"""What annotates; the codebook's command and the claims stand on it."""

TESTS = (
    "tests/unit/annotate",
    *(f"tests/unit/test_cli_{name}.py" for name in ("check", "codebook", "import", "merge")),
    "tests/unit/session/test_changing.py",
)


def main() -> int:
    """Run the tests under coverage.py and report."""
    with tempfile.TemporaryDirectory() as folder:
        data = f"--data-file={folder}/coverage"
        run = ["run", "--branch", data, f"--include={MODULES}", "-m", "pytest", "-q", *TESTS]
        report = ["report", data, "--show-missing", "--skip-covered", "--fail-under=100"]
        done = [
            subprocess.run([sys.executable, "-m", "coverage", *arguments], cwd=ROOT, check=False)
            for arguments in (run, report)
        ]
    return int(any(each.returncode for each in done))


if __name__ == "__main__":
    sys.exit(main())
