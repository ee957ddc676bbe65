"""`rashomon import FILE [PATH...] -o C.yaml`: annotations of other tools, placed by their words."""
# ruff: noqa: N999 - the module of a command has its name

from __future__ import annotations

from collections import Counter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from tui.cli.arguments import PATH_HELP, make_parser
from tui.cli.articles import find_articles, load_articles
from tui.cli.exits import DONE, NO
from tui.cli.saying import complain, warn
from tui.errors import ImportFailedError, NoSuchPathError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from tui.annotate.foreign.notes import ForeignNote
    from tui.annotate.foreign.placing import Import

HELP = """\
FILE is Web Annotation JSON-LD, what the Hypothesis API gives (rows), or CSV with a line of
headings: source (or file, uri), quote (or exact), prefix, suffix, tags (parted by ;), note,
creator, created, id. Only a quote is needed. What was marked without a word is tagged Highlight.
The articles are the PATHs, those of the -o file, and files that FILE names beside itself; no page
is fetched unless it is a PATH. What is there already is not taken in again.
"""


def run(arguments: Sequence[str]) -> int:
    """Add the annotations to a file; the answer is no if one did not find its place for sure."""
    from tui.annotate.foreign.placing import bring_in  # noqa: PLC0415  # --help does without
    from tui.annotate.naming import file_name  # noqa: PLC0415  # as above
    from tui.annotate.store import load, save  # noqa: PLC0415  # as above
    from tui.export.keep import check_output  # noqa: PLC0415  # as above
    from tui.places import state_folder  # noqa: PLC0415  # as above

    options = _parser().parse_intermixed_args(arguments)
    check_output(options.output, (options.file, *options.paths))
    notes, unread = _read(options.file)
    target = Path(options.output)
    stored = load(target)
    given, _ = find_articles("rashomon import", options.paths, None)
    kept = _kept(target) if stored.notebook.sources else ()
    loaded = load_articles(_distinct([*given, *kept, *_named(notes, Path(options.file).parent)]))
    files = [file_name(source.path, target) for source in loaded.sources]
    done = bring_in(stored.notebook, notes, loaded.sources, files)
    saved = save(target, stored, done.notebook, state=state_folder())
    warn(loaded)
    complain((*saved.problems, *unread, *done.lost, _summary(done, len(unread))))
    return NO if unread or done.lost else DONE


def _read(name: str) -> tuple[tuple[ForeignNote, ...], tuple[str, ...]]:
    from tui.annotate import disk  # noqa: PLC0415  # as above
    from tui.annotate.foreign.reading import read_foreign  # noqa: PLC0415  # as above

    try:
        data = disk.read(Path(name))
    except (OSError, ValueError) as error:
        raise ImportFailedError(name, disk.reason(error)) from error
    if data is None:
        raise NoSuchPathError(name)
    try:
        return read_foreign(data)
    except ValueError as error:
        raise ImportFailedError(name, str(error)) from error


def _kept(target: Path) -> tuple[str, ...]:
    from tui.pipeline import reopen_articles  # noqa: PLC0415  # as above

    return reopen_articles(target)


def _named(notes: Sequence[ForeignNote], folder: Path) -> Iterator[str]:
    """The articles that lie beside the file, or in a folder beside it, under the names it says."""
    for name in dict.fromkeys(note.uri for note in notes):
        path = PurePosixPath(name)
        is_inside = not path.is_absolute() and ".." not in path.parts and "\0" not in name
        is_article = path.suffix.lower() in {".txt", ".md", ".html"}
        if is_inside and is_article and (folder / path).is_file():
            yield str(folder / path)


def _distinct(paths: Sequence[str]) -> list[str]:
    """Each article once, by whatever name: the file of one may be the argument of another."""
    return list({_identity(path): path for path in reversed(paths)}.values())[::-1]


def _identity(path: str) -> str:
    return str(Path(path).resolve()) if Path(path).is_file() else path


def _summary(done: Import, unread: int) -> str:
    counts = Counter[str]()
    for state, count in done.states.items():
        counts["placed" if state in {"exact", "moved"} else state] += count
    said = [f"{count} {what}" for what, count in sorted(counts.items())]
    said += [f"{done.known} there already"] if done.known else []
    left = (
        unread
        + len(done.lost)
        - sum(count for state, count in done.states.items() if state in {"uncertain", "orphaned"})
    )
    said += [f"{left} left out"] if left else []
    return f"annotations: {', '.join(said) or 'none'}"


def _parser() -> argparse.ArgumentParser:
    parser = make_parser(
        "rashomon import", "Add annotations of other tools to an annotation file.", HELP
    )
    parser.add_argument("file", metavar="FILE", help="what the other tool wrote")
    parser.add_argument("paths", metavar="PATH", nargs="*", help=PATH_HELP)
    parser.add_argument(
        "-o",
        dest="output",
        metavar="FILE",
        required=True,
        help="the annotation file to add to; it is made if it is not there",
    )
    return parser
