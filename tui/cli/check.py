"""`rashomon check FILE.yaml`: what became of every anchor; for scripts, and before a story runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.arguments import make_parser
from tui.cli.exits import DONE, NO
from tui.cli.saying import complain, write_out
from tui.errors import NoSuchPathError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from tui.annotate.tags import Notebook, SourceEntry
    from tui.export.anchors import Checked

HELP = """\
exact       the words stand where they stood          moved     they stand elsewhere
edited      nearly the same words stand there         orphaned  they are gone
uncertain   they may stand there, or somewhere else
Exit code 0: none needs a person. 1: some do, or their article cannot be read. 2: FILE cannot be.
"""


def run(arguments: Sequence[str]) -> int:
    """Read every article of the file again; the answer is no if an anchor needs a person."""
    from tui.annotate.store import load  # noqa: PLC0415  # --help does without
    from tui.export.anchors import write_json, write_text  # noqa: PLC0415  # as above

    options = _parser().parse_args(arguments)
    path = Path(options.file)
    if not path.exists():
        raise NoSuchPathError(options.file)
    stored = load(path)
    complain(stored.problems)
    articles = [_check(stored.notebook, entry, path) for entry in stored.notebook.sources]
    write = write_json if options.format == "json" else write_text
    write_out(write(stored.notebook, articles), utf8=options.format == "json")
    return NO if any(article.waiting for article in articles) else DONE


def _check(notebook: Notebook, entry: SourceEntry, annotations: Path) -> Checked:
    from tui.annotate.standing import standings_of  # noqa: PLC0415  # as above
    from tui.errors import NotAFileError  # noqa: PLC0415  # as above
    from tui.export.anchors import Checked, count_anchors  # noqa: PLC0415  # as above
    from tui.pipeline import article_path, load_sources  # noqa: PLC0415  # as above

    path = article_path(entry.file, annotations)
    loaded = load_sources([path], stdin=None)
    source = next((each for each in loaded.sources if each.path == path), None)
    if source is None:
        problem = next(iter(loaded.problems), NotAFileError(path))
        return Checked(entry, None, str(problem), (), count_anchors(notebook, entry))
    is_unchanged = source.sha256 == entry.sha256
    standings = standings_of(notebook, entry.id, source, unchanged=is_unchanged)
    return Checked(entry, source, "", standings, 0)


def _parser() -> argparse.ArgumentParser:
    parser = make_parser(
        "rashomon check", "Say what became of every anchor of an annotation file.", HELP
    )
    parser.add_argument("file", metavar="FILE", help="an annotation file (.yaml)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser
