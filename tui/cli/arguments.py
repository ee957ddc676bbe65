"""What the command lines of all commands share: the parser, and the options that mean the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from tui import __version__
from tui.errors import WrongCallError

if TYPE_CHECKING:
    import argparse

PATH_HELP = (
    "an article (.txt, .md, .html), a folder of articles, an http(s) address, - for standard"
    " input, or an annotation file (.yaml), which stands for its articles"
)


def make_parser(program: str, description: str, epilog: str = "") -> argparse.ArgumentParser:
    """Return a parser whose mistakes are ours: one line, exit code 2."""
    import argparse  # noqa: PLC0415  # 13 ms that a plain `rashomon PATH...` need not wait for

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise WrongCallError(self.prog, message)

    parser = Parser(
        prog=program,
        description=description,
        epilog=epilog,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"rashomon {__version__}")
    return parser


def add_semantic(parser: argparse.ArgumentParser) -> None:
    """Add the two options that ask for comparing by meaning."""
    parser.add_argument(
        "--semantic",
        action="store_true",
        help="compare by meaning too, also across languages (needs the extra: semantic)",
    )
    parser.add_argument(
        "--vectors",
        metavar="FILE",
        help="the same with word vectors from FILE (.vec) instead of the sentence encoder",
    )
