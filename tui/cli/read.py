"""`rashomon read PATH... --plain`: the reading screen as lines, for screen readers and braille."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import reader
from tui.cli.arguments import PATH_HELP, make_parser
from tui.cli.articles import default_paths, find_articles, is_readable, load_articles
from tui.cli.exits import DONE, WRONG
from tui.cli.saying import complain, warn, write_out
from tui.errors import WrongCallError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Say what the reader would show; without `--plain` open the reader."""
    options = _parser().parse_intermixed_args(arguments)
    if not options.plain:
        if options.asides or options.wordings:
            raise WrongCallError("rashomon read", "--asides and --wordings need --plain")
        return reader.run(arguments)
    from tui.export.plain import write_plain  # noqa: PLC0415  # --help does without the engine
    from tui.pipeline import lay_out  # noqa: PLC0415  # as above
    from tui.places import annotation_file  # noqa: PLC0415  # as above

    annotations = options.annotations and Path(options.annotations)
    paths = options.paths or default_paths()
    articles, kept = find_articles("rashomon read", paths, annotations)
    loaded = load_articles(articles)
    if not is_readable(loaded):
        complain(loaded.problems)
        return WRONG
    warn(loaded)
    desk = lay_out(loaded.sources, kept or annotation_file(loaded.sources[0].path))
    write_out(write_plain(desk, has_asides=options.asides, has_wordings=options.wordings))
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = make_parser(
        "rashomon read", "Read the articles line by line, as words, without drawing."
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help=PATH_HELP)
    parser.add_argument("--plain", action="store_true", help="line by line, in words")
    parser.add_argument("--asides", action="store_true", help="read captions and the like too")
    parser.add_argument(
        "--wordings", action="store_true", help="say how each other source words a sentence"
    )
    parser.add_argument("-a", dest="annotations", metavar="FILE", help="annotations are in FILE")
    return parser
