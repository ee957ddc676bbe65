"""`rashomon agree A.yaml B.yaml...`: how far annotators agree, and where they do not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.arguments import make_parser
from tui.cli.articles import load_articles
from tui.cli.exits import DONE, NO, WRONG
from tui.cli.saying import complain, warn, write_out
from tui.errors import NoSuchPathError, WrongCallError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from tui.annotate.tags import Notebook
    from tui.session.colleagues import Coding
    from tui.session.desk import Desk


def run(arguments: Sequence[str]) -> int:
    """Print the figures and the differences; the answer is no if nothing can be compared."""
    from tui.cli.together import lay_out_together, reopen_together  # noqa: PLC0415  # as above
    from tui.export.agreement import write_json, write_text  # noqa: PLC0415  # --help does without
    from tui.export.keep import check_output, write_file  # noqa: PLC0415  # as above
    from tui.session.agreeing import agree  # noqa: PLC0415  # as above
    from tui.session.colleagues import labels_of  # noqa: PLC0415  # as above

    options = _parser().parse_intermixed_args(arguments)
    if len(options.files) < 2 and options.by != "creator":
        raise WrongCallError("rashomon agree", "two annotation files are needed")
    missing = [name for name in options.files if not Path(name).exists()]
    if missing:
        raise NoSuchPathError(missing[0])
    files = [Path(name) for name in options.files]
    loaded = load_articles(reopen_together(files))
    if not loaded.sources:
        complain(loaded.problems)
        return WRONG
    if options.output is not None:
        check_output(options.output, (*options.files, *(each.path for each in loaded.sources)))
    desks = lay_out_together(loaded.sources, files)
    names = _names(options.files)
    codings = _by_creator(desks) if options.by == "creator" else _by_file(desks, names)
    labels = {key: label for desk in reversed(desks) for key, label in labels_of(desk).items()}
    notebooks: list[tuple[str, Notebook]] = [
        (name, desk.notebook) for name, desk in zip(names, desks, strict=True)
    ]
    comparison = desks[0].comparison
    agreement = agree(comparison, codings, labels, notebooks)
    write = write_json if options.format == "json" else write_text
    text = write(agreement, comparison)
    if options.output is None:
        write_out(text, utf8=options.format == "json")
    else:
        write_file(options.output, text.encode("utf-8", "backslashreplace"))
    warn(loaded)
    if agreement.tags or agreement.stances:
        return DONE
    complain(["Nothing can be compared: no two annotators have looked at one article."])
    return NO


def _by_file(desks: Sequence[Desk], names: Sequence[str]) -> list[Coding]:
    from tui.session.colleagues import coding_of  # noqa: PLC0415  # as above

    return [coding_of(desk, name) for desk, name in zip(desks, names, strict=True)]


def _by_creator(desks: Sequence[Desk]) -> list[Coding]:
    """One annotator for each name that annotations bear, whatever file they are in."""
    from tui.session.colleagues import coding_of, join  # noqa: PLC0415  # as above

    creators = sorted({one.creator for desk in desks for one in desk.notebook.annotations})
    return [
        join(name or "unnamed", [coding_of(desk, name, creator=name) for desk in desks])
        for name in creators
    ]


def _names(files: Sequence[str]) -> list[str]:
    """The names of the files without folder and ending, where that tells them apart."""
    stems = [Path(file).stem for file in files]
    return stems if len(set(stems)) == len(stems) else list(files)


def _parser() -> argparse.ArgumentParser:
    from tui.export.agreement import RULES  # noqa: PLC0415  # as above

    parser = make_parser(
        "rashomon agree", "Say how far annotators agree, tag by tag and stance by stance.", RULES
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="annotation files (.yaml)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--by",
        choices=("file", "creator"),
        default="file",
        help="an annotator is a file (the default), or a name that annotations bear; stances bear"
        " none and always go by file",
    )
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to FILE, not to stdout")
    return parser
