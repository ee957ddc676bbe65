"""What the first screen loads is on a list, so that a new import is a deliberate edit.

Every module costs 0.3 to 3 ms of a start, mostly for nothing. Whoever adds one to
`tests/cases/first-screen.txt` has made sure that the first screen cannot do without.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIST = ROOT / "tests" / "cases" / "first-screen.txt"

SCRIPT = """\
import sys
import tui.cli
import tui.show.run
from tui.show.app import RashomonApp

def stop(app):
    if app._panes._frame:
        loaded = set(sys.modules)
        ours = {name for name in loaded if name.partition(".")[0] == "tui"}
        others = {name.partition(".")[0] for name in loaded - ours} - set(sys.stdlib_module_names)
        libraries = {name for name in others if getattr(sys.modules.get(name), "__file__", None)}
        sys.stderr.write("\\n".join(sorted(ours | libraries)))
        sys.stderr.flush()
        import os
        os._exit(0)

RashomonApp.post_display_hook = stop
tui.cli.main([])
"""

OF_PYTHON = {
    "_distutils_hack",
    "sitecustomize",
    "usercustomize",
    "typing_extensions",
    "textual_speedups",
}
"""What an interpreter, or a Textual of another version, brings with it."""


def test_the_first_screen_loads_what_is_on_the_list(tmp_path: Path) -> None:
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver",
        "XDG_STATE_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    loaded = set(done.stderr.split()) - OF_PYTHON

    assert loaded == set(LIST.read_text(encoding="utf-8").split()) - OF_PYTHON
