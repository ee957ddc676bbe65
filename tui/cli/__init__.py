"""Commands and exit codes. What a command does not need it does not import.

An import costs more than most commands do, so each command is a module that is loaded when asked
for. Only `saying.py` prints.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from tui.cli.commands import COMMANDS
from tui.cli.exits import DONE, WRONG
from tui.cli.saying import complain, forget_stdout
from tui.errors import RashomonError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if arguments and arguments[0] in COMMANDS:
            return _run(arguments[0], arguments[1:])
        return _run("reader", arguments)
    except RashomonError as mistake:
        complain([mistake])
        return WRONG
    except BrokenPipeError:
        forget_stdout()
        return DONE
    except SystemExit as done:  # argparse after --help and --version
        return int(done.code or DONE)
    except KeyboardInterrupt:
        return 130


def _run(name: str, arguments: Sequence[str]) -> int:
    return int(import_module(f"tui.cli.{name}").run(arguments))
