"""`rashomon [PATH...] [-a FILE] [--theme NAME]`: opens the reader, or prints the comparison."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from tui.cli.arguments import PATH_HELP, add_semantic, make_parser
from tui.cli.articles import default_paths, find_together, is_readable, load_articles, match
from tui.cli.commands import COMMANDS
from tui.cli.exits import DONE, WRONG
from tui.cli.saying import complain, is_terminal, warn, write_out
from tui.errors import NoSuchPathError, TooManySourcesError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

SOURCE_LIMIT = 12
"""Articles on screen."""


def run(arguments: Sequence[str]) -> int:
    """Open the reader; where standard output is no terminal, print the comparison instead."""
    paths, annotations, theme = list(arguments), None, None
    semantic: tuple[bool, str | None] = (False, None)
    if any(argument.startswith("-") for argument in arguments):
        options = _reader_parser().parse_intermixed_args(arguments)
        paths, theme = options.paths, options.theme
        annotations = options.annotations and Path(options.annotations)
        semantic = options.semantic, options.vectors
    is_read = is_terminal(sys.stdout) or "TEXTUAL_DRIVER" in os.environ  # there: by a browser
    if is_read:
        gc.disable()  # starting makes much and drops little; `open_reader` switches it on again
    if not paths:
        paths = default_paths()
    articles, kept, colleagues = find_together("rashomon", paths, annotations)
    loaded = load_articles(articles, screen=get_terminal_size() if is_read else None)
    if not is_readable(loaded):
        complain(loaded.problems)
        return WRONG
    if not is_read:
        judged = kept if kept and kept.exists() else None
        warn(loaded)
        from tui.export import FORMATS  # noqa: PLC0415  # the reader does without

        write_out(FORMATS["text"](match(loaded.sources, judged, semantic)[0]))
        return DONE
    if len(loaded.sources) > SOURCE_LIMIT:
        raise TooManySourcesError(len(loaded.sources), SOURCE_LIMIT)
    from tui.pipeline import choose_matcher  # noqa: PLC0415  # see load_articles
    from tui.places import annotation_file  # noqa: PLC0415  # for the reader only
    from tui.show.run import open_reader  # noqa: PLC0415  # Textual costs 300 ms

    kept = kept or annotation_file(loaded.sources[0].path)
    if not kept.parent.is_dir():
        raise NoSuchPathError(str(kept.parent))
    warn(loaded)  # it stands in the terminal when the reader has closed
    matcher = choose_matcher(is_semantic=semantic[0], vectors=semantic[1])
    return open_reader(
        loaded, annotations=kept, theme=theme, matcher=matcher, colleagues=colleagues
    )


def _reader_parser() -> argparse.ArgumentParser:
    parser = make_parser(
        "rashomon",
        "Lay several articles about one event side by side.",
        "Without a PATH the current folder's rashomon.yaml opens, else five sample articles.\n\n"
        "commands, each with its own --help:\n"
        + "\n".join(f"  {name:<10}{what}" for name, what in COMMANDS.items()),
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help=PATH_HELP)
    parser.add_argument("-a", dest="annotations", metavar="FILE", help="keep annotations in FILE")
    parser.add_argument("--theme", metavar="NAME", help="colours of the reader")
    add_semantic(parser)
    return parser
