"""`rashomon serve PATH...`: the reader in a browser, on this machine only."""

from __future__ import annotations

import os
import shlex
import socket
import sys
from typing import TYPE_CHECKING

from tui.cli.arguments import PATH_HELP, make_parser
from tui.cli.articles import default_paths, find_articles, is_readable, load_articles
from tui.cli.exits import DONE, WRONG
from tui.cli.saying import complain, write_out
from tui.errors import MissingWebError, PortTakenError, WrongCallError
from tui.places import child_environment

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

PORT = 8765


def run(arguments: Sequence[str]) -> int:
    """Serve until ctrl+c; every page that is opened gets a reader of its own."""
    options = _parser().parse_intermixed_args(arguments)
    if "-" in options.paths:
        raise WrongCallError("rashomon serve", "standard input cannot be read by every page")
    annotations = ["-a", options.annotations] if options.annotations else []
    articles, _ = find_articles("rashomon serve", options.paths or default_paths(), None)
    loaded = load_articles(articles)
    if not is_readable(loaded):
        complain(loaded.problems)
        return WRONG
    try:
        from tui.web.server import HOST, ReaderServer  # noqa: PLC0415  # the extra `web`
    except ImportError as error:
        raise MissingWebError from error
    _check_port(HOST, options.port)
    os.environ.update(child_environment())
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")  # as the page can
    command = shlex.join([sys.executable, "-m", "tui", *annotations, *options.paths])
    server = ReaderServer(command, options.port, lambda at: write_out(f"{at}\n"))
    complain(["Open this address in a browser on this machine; ctrl+c ends it."])
    server.serve()
    return DONE


def _check_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTakenError(port) from error


def _parser() -> argparse.ArgumentParser:
    parser = make_parser(
        "rashomon serve",
        "Open the reader in a browser, on this machine only (needs the extra: web).",
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help=PATH_HELP)
    parser.add_argument("-a", dest="annotations", metavar="FILE", help="keep annotations in FILE")
    parser.add_argument(
        "--port", type=_port, default=PORT, metavar="N", help=f"{PORT}, if not said otherwise"
    )
    return parser


def _port(text: str) -> int:
    number = int(text)
    if not 0 < number < 2**16:
        raise ValueError(text)
    return number
