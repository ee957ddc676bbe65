"""`rashomon compare PATH... [--format text|json|markdown|html|csv|svg] [-o FILE] [--explain]`."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.cli.arguments import PATH_HELP, add_semantic, make_parser
from tui.cli.articles import find_articles, is_readable, load_articles, match
from tui.cli.exits import DONE, WRONG
from tui.cli.saying import complain, is_terminal, warn, write_out
from tui.errors import WrongCallError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from tui.compare.explain import Explanation
    from tui.model import Comparison
    from tui.pipeline import Matcher


def run(arguments: Sequence[str]) -> int:
    """`rashomon compare PATH... [--format NAME] [-o FILE] [--explain]`.

    An article that cannot be read makes the call wrong; the others are compared if they are two.
    """
    from tui.export.keep import check_output, to_bytes, write_file  # noqa: PLC0415  # see load_articles

    options = _compare_parser().parse_intermixed_args(arguments)
    wanted = options.format or _format_of(options.output)
    if options.explain and wanted not in {"json", "text"}:
        raise WrongCallError("rashomon compare", "--explain needs --format json or text")
    articles, judged = find_articles("rashomon compare", options.paths, None)
    loaded = load_articles(articles)
    if not is_readable(loaded) or (loaded.problems and len(loaded.sources) == 1):
        complain(loaded.problems)
        return WRONG
    code = WRONG if loaded.problems else DONE
    output = None if options.output == "-" else options.output
    if output is not None:
        check_output(output, (*options.paths, *(source.path for source in loaded.sources)))
    comparison, matcher = match(loaded.sources, judged, (options.semantic, options.vectors))
    explained = _explain(comparison, matcher) if options.explain else None
    if output is not None:
        text = _render(wanted, comparison, explained)
        write_file(output, to_bytes(text, f".{wanted}"))
    warn(loaded)
    if output is not None:
        return code
    if wanted == "text" and is_terminal(sys.stdout):
        from tui.export.printed import print_comparison  # noqa: PLC0415  # Rich is for terminals

        print_comparison(comparison, sys.stdout)
        if explained is not None:
            from tui.export.why import write_why  # noqa: PLC0415  # as below

            write_out(write_why(comparison, explained))
    else:
        text = _render(wanted, comparison, explained)
        write_out(text, utf8=wanted != "text")
    return code


def _format_of(output: str | None) -> str:
    """Return the format that the ending of a name says; text, if it says none."""
    from tui.export import FORMAT_OF  # noqa: PLC0415  # opening the reader does not need it

    return FORMAT_OF.get(PurePath(output or "").suffix.casefold(), "text")


def _compare_parser() -> argparse.ArgumentParser:
    from tui.export import FORMATS  # noqa: PLC0415  # opening the reader does not need it

    parser = make_parser(
        "rashomon compare",
        "Say which sentences of the articles report the same claim, and which stand alone."
        "\nExit code 2 if an article could not be read; if two are left, they are compared.",
    )
    parser.add_argument("paths", metavar="PATH", nargs="+", help=PATH_HELP)
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        help="if not said, what the ending of FILE says (.md .html .csv .svg .json), else text",
    )
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to FILE, not to stdout")
    add_semantic(parser)
    parser.add_argument(
        "--explain",
        action="store_true",
        help="add why each pair is one: the parts of its score (text or json)",
    )
    return parser


def _explain(comparison: Comparison, matcher: Matcher) -> tuple[Explanation, ...]:
    from tui.compare.explain import explain_pairs  # noqa: PLC0415  # only on request
    from tui.compare.explain_meaning import explain_by_meaning  # noqa: PLC0415
    from tui.compare.semantic import ByMeaning  # noqa: PLC0415

    if isinstance(matcher, ByMeaning):
        return explain_by_meaning(comparison, matcher)
    return explain_pairs(comparison)


def _render(name: str, comparison: Comparison, explained: tuple[Explanation, ...] | None) -> str:
    from tui.export import FORMATS  # noqa: PLC0415  # the reader does without

    if explained is None:
        return FORMATS[name](comparison)
    if name == "json":
        from tui.export.as_json import write_json  # noqa: PLC0415  # as above

        return write_json(comparison, explanations=explained)
    from tui.export.why import write_why  # noqa: PLC0415  # as above

    return FORMATS[name](comparison) + write_why(comparison, explained)
