"""Commands and exit codes. The only module that prints: results to stdout, all else to stderr.

Exit codes: 0 done, 1 the answer is no, 2 the call or the input was wrong. What a command does not
need it does not import, since an import costs more than most of them.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from tui import __version__
from tui.errors import (
    NoSuchPathError,
    RashomonError,
    SameFileTwiceError,
    TooManySourcesError,
    UnwritableError,
    WrongCallError,
)
from tui.screen import clean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Sequence

    from tui.model import Comparison, Source
    from tui.pipeline import Loaded

DONE, NO, WRONG = 0, 1, 2

SOURCE_LIMIT = 12
"""Articles on screen."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        name = arguments[0] if arguments else ""
        if name in COMMANDS:
            return COMMANDS[name](arguments[1:])
        return _open(arguments)
    except RashomonError as mistake:
        _complain([mistake])
        return WRONG
    except BrokenPipeError:
        _forget_stdout()
        return DONE
    except SystemExit as done:  # argparse after --help and --version
        return int(done.code or DONE)
    except KeyboardInterrupt:
        return 130


# The commands


def _open(arguments: Sequence[str]) -> int:
    """`rashomon [PATH...] [-a FILE] [--theme NAME]`."""
    paths, annotations, theme = list(arguments), None, None
    semantic: tuple[bool, str | None] = (False, None)
    if any(argument.startswith("-") for argument in arguments):
        options = _reader_parser().parse_intermixed_args(arguments)
        paths, theme = options.paths, options.theme
        annotations = options.annotations and Path(options.annotations)
        semantic = options.semantic, options.vectors
    if _is_terminal(sys.stdout):
        gc.disable()  # starting makes much and drops little; `open_reader` switches it on again
    if not paths:
        paths = _default_paths()
    articles, kept = _articles("rashomon", paths, annotations)
    loaded = _load(articles)
    if not _is_readable(loaded):
        _complain(loaded.problems)
        return WRONG
    if not _is_terminal(sys.stdout):
        judged = kept if kept and kept.exists() else None
        _warn(loaded)
        _write_out(_render("text", _match(loaded.sources, judged, semantic)))
        return DONE
    if len(loaded.sources) > SOURCE_LIMIT:
        raise TooManySourcesError(len(loaded.sources), SOURCE_LIMIT)
    from tui.pipeline import choose_matcher  # noqa: PLC0415  # see _load
    from tui.places import annotation_file  # noqa: PLC0415  # for the reader only
    from tui.show.run import open_reader  # noqa: PLC0415  # Textual costs 300 ms

    kept = kept or annotation_file(loaded.sources[0].path)
    if not kept.parent.is_dir():
        raise NoSuchPathError(str(kept.parent))
    _warn(loaded)  # it stands in the terminal when the reader has closed
    matcher = choose_matcher(is_semantic=semantic[0], vectors=semantic[1])
    return open_reader(loaded, annotations=kept, theme=theme, matcher=matcher)


def _compare(arguments: Sequence[str]) -> int:
    """`rashomon compare PATH... [--format text|json] [-o FILE] [--explain]`."""
    from tui.export.keep import check_output, write_file  # noqa: PLC0415  # see _load

    options = _compare_parser().parse_intermixed_args(arguments)
    if options.explain and options.format != "json":
        raise WrongCallError("rashomon compare", "--explain needs --format json")
    articles, judged = _articles("rashomon compare", options.paths, None)
    loaded = _load(articles)
    if not _is_readable(loaded):
        _complain(loaded.problems)
        return WRONG
    output = None if options.output == "-" else options.output
    if output is not None:
        check_output(output, (*options.paths, *(source.path for source in loaded.sources)))
    comparison = _match(loaded.sources, judged, (options.semantic, options.vectors))
    if output is not None:
        write_file(
            output, _encode(_render(options.format, comparison, explain=options.explain), "utf-8")
        )
    _warn(loaded)
    if output is not None:
        return DONE
    if options.format == "text" and _is_terminal(sys.stdout):
        from tui.export.printed import print_comparison  # noqa: PLC0415  # Rich is for terminals

        print_comparison(comparison, sys.stdout)
    else:
        text = _render(options.format, comparison, explain=options.explain)
        _write_out(text, utf8=options.format == "json")
    return DONE


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {"compare": _compare}
"""A first argument that is one of these is the command; `./compare` is a file of that name."""


# Their arguments


def _reader_parser() -> argparse.ArgumentParser:
    parser = _parser(
        "rashomon",
        "Lay several articles about one event side by side.",
        "Commands: rashomon compare PATH...   Each has its own --help."
        " Without a PATH the current folder's rashomon.yaml opens, else five sample articles.",
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help=_PATH_HELP)
    parser.add_argument("-a", dest="annotations", metavar="FILE", help="keep annotations in FILE")
    parser.add_argument("--theme", metavar="NAME", help="colours of the reader")
    _add_semantic(parser)
    return parser


def _compare_parser() -> argparse.ArgumentParser:
    from tui.export import FORMATS  # noqa: PLC0415  # opening the reader does not need it

    parser = _parser(
        "rashomon compare",
        "Say which sentences of the articles report the same claim, and which stand alone.",
    )
    parser.add_argument("paths", metavar="PATH", nargs="+", help=_PATH_HELP)
    parser.add_argument(
        "--format", choices=tuple(FORMATS), default="text", help="text, if not said otherwise"
    )
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to FILE, not to stdout")
    _add_semantic(parser)
    parser.add_argument(
        "--explain", action="store_true", help="add the parts of each score (with --format json)"
    )
    return parser


def _add_semantic(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--semantic",
        action="store_true",
        help="compare by meaning too, also across languages (needs the extra: rashomon[semantic])",
    )
    parser.add_argument(
        "--vectors",
        metavar="FILE",
        help="the same with word vectors from FILE (.vec) instead of the sentence encoder",
    )


_PATH_HELP = (
    "an article (.txt, .md), a folder of articles, - for standard input, or an annotation file"
    " (.yaml), which stands for its articles"
)


def _parser(program: str, description: str, epilog: str = "") -> argparse.ArgumentParser:
    import argparse  # noqa: PLC0415  # 13 ms that a plain `rashomon PATH...` need not wait for

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise WrongCallError(self.prog, message)

    parser = Parser(prog=program, description=description, epilog=epilog, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"rashomon {__version__}")
    return parser


# What they share


def _default_paths() -> list[str]:
    """Return what opens without a path: the current folder's annotations, else the samples."""
    from tui.places import ANNOTATIONS, SAMPLE, samples  # noqa: PLC0415  # most name their articles

    if Path(ANNOTATIONS).is_file():
        return [ANNOTATIONS]
    return [SAMPLE + path.name for path in samples()]


def _articles(
    program: str, paths: Sequence[str], annotations: Path | None
) -> tuple[list[str], Path | None]:
    """Put the articles an annotation file names in its place, and return it too."""
    articles: list[str] = []
    for path in paths:
        if Path(path).suffix.lower() not in {".yaml", ".yml"}:
            articles.append(path)
            continue
        if annotations is not None:
            raise WrongCallError(program, f"{path} and {annotations} are two annotation files")
        from tui.pipeline import reopen_articles  # noqa: PLC0415  # see _load

        annotations = Path(path)
        articles.extend(reopen_articles(annotations))
    return list(dict.fromkeys(articles)) if annotations else articles, annotations


def _load(paths: Sequence[str]) -> Loaded:
    from tui.pipeline import load_sources  # noqa: PLC0415  # --help does without the engine

    piped = sys.stdin is not None and not _is_terminal(sys.stdin)
    return load_sources(paths, stdin=_read_stdin if piped else None)


def _is_readable(loaded: Loaded) -> bool:
    """Whether there is something to read, and no file stands for two witnesses."""
    twice = any(isinstance(problem, SameFileTwiceError) for problem in loaded.problems)
    return bool(loaded.sources) and not twice


def _read_stdin() -> bytes:
    from tui.read import SIZE_LIMIT  # noqa: PLC0415  # see _load

    return sys.stdin.buffer.read(SIZE_LIMIT + 1)


def _match(
    sources: Sequence[Source], annotations: Path | None, semantic: tuple[bool, str | None]
) -> Comparison:
    from tui.pipeline import choose_matcher, compare_sources, language_notice  # noqa: PLC0415

    matcher = choose_matcher(is_semantic=semantic[0], vectors=semantic[1])
    if not any(semantic):
        _complain(filter(None, [language_notice(sources)]))
    return compare_sources(sources, annotations, matcher=matcher)


def _render(name: str, comparison: Comparison, *, explain: bool = False) -> str:
    from tui.export import FORMATS  # noqa: PLC0415  # the reader does without

    if explain:
        from tui.export.as_json import write_json  # noqa: PLC0415  # as above

        return write_json(comparison, explain=True)
    return FORMATS[name](comparison)


# Where things are said


def _warn(loaded: Loaded) -> None:
    """Say what is missing, and what had to be guessed, of a call that can still be answered."""
    _complain(loaded.problems)
    _complain(f"{source.path}: {source.notice}" for source in loaded.sources if source.notice)


def _complain(lines: Iterable[RashomonError | str]) -> None:
    if sys.stderr is not None:
        for line in lines:
            print(_speakable(clean(str(line)), sys.stderr.encoding), file=sys.stderr)  # noqa: T201


def _speakable(text: str, encoding: str | None) -> str:
    """Replace what an encoding cannot say."""
    name = encoding or "utf-8"
    return text.encode(name, "replace").decode(name)


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]  # None if closed before we began
    except (AttributeError, ValueError):
        return False


def _write_out(text: str, *, utf8: bool = False) -> None:
    """Write to standard output in its own encoding, or in UTF-8 whatever the locale says."""
    try:
        encoding = "utf-8" if utf8 else sys.stdout.encoding or "utf-8"
        sys.stdout.flush()
        sys.stdout.buffer.write(_encode(text, encoding))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except (OSError, AttributeError, ValueError) as error:
        _forget_stdout()
        reason = getattr(error, "strerror", None) or "it is closed"
        raise UnwritableError("standard output", reason.lower()) from error


def _encode(text: str, encoding: str) -> bytes:
    """Encode; glyphs become ASCII where they must, lone surrogates the escapes of JSON."""
    try:
        return text.encode(encoding, "backslashreplace" if encoding == "utf-8" else "strict")
    except UnicodeEncodeError:
        return text.translate(_ASCII).encode(encoding, "replace")


_ASCII = str.maketrans({"≈": "+", "⊂": "<", "·": "-", "─": "-", "“": '"', "”": '"', "’": "'"})


def _forget_stdout() -> None:
    """Keep the interpreter from writing the rest at its end, and failing once more."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, AttributeError, ValueError):
        pass
