"""`rashomon merge A.yaml B.yaml... -o C.yaml`: annotation files brought together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.arguments import make_parser
from tui.cli.exits import DONE
from tui.cli.saying import complain, write_out
from tui.errors import ExistsError, NoSuchPathError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Write one file that holds what all of them hold; say what was in both, and what clashed."""
    from tui.annotate.colleagues.writing import write_together  # noqa: PLC0415  # loads yaml
    from tui.annotate.store import load  # noqa: PLC0415  # as above
    from tui.export.keep import check_output, write_file  # noqa: PLC0415  # --help does without

    options = _parser().parse_intermixed_args(arguments)
    output = None if options.output == "-" else options.output
    if output is not None:
        check_output(output, options.files)
        if Path(output).exists() and not options.replace:
            raise ExistsError(output, "--replace")
    files = []
    for name in options.files:
        if not Path(name).exists():
            raise NoSuchPathError(name)
        files.append((Path(name), load(Path(name))))
    complain(f"{path}: {problem}" for path, stored in files for problem in stored.problems)
    written = write_together(files, Path(output or "rashomon.yaml"))
    if output is None:
        write_out(written.text, utf8=True)
    else:
        write_file(output, written.text.encode("utf-8"))
    complain((*written.counts, *written.problems))
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = make_parser(
        "rashomon merge",
        "Bring annotation files together by id. Where two say different things under one id,\n"
        "both are kept, and that is said. The order of the arguments makes no difference.",
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="annotation files (.yaml)")
    parser.add_argument(
        "-o", dest="output", metavar="FILE", help="write to FILE, not to stdout; never one of those"
    )
    parser.add_argument("--replace", action="store_true", help="FILE may be there already")
    return parser
