"""Commands and exit codes. The only module that prints: results to stdout, all else to stderr.

Exit codes: 0 done, 1 the answer is no, 2 the call or the input was wrong. What a command does not
need it does not import, since an import costs more than most of them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from tui import __version__
from tui.errors import (
    AnnotationsNeedReaderError,
    OutputIsInputError,
    RashomonError,
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

ANNOTATIONS = Path("rashomon.yaml")
"""Reopened from the current folder where no path is given."""


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
    if any(argument.startswith("-") for argument in arguments):
        options = _reader_parser().parse_intermixed_args(arguments)
        paths, annotations, theme = options.paths, options.annotations, options.theme
    if not paths and annotations is None and ANNOTATIONS.is_file():
        annotations = str(ANNOTATIONS)
    elif not paths:
        paths = _sample_names()
    on_screen = _is_terminal(sys.stdout)
    if not paths and not on_screen:
        raise AnnotationsNeedReaderError(str(annotations))
    loaded = _load(paths)
    if paths and not loaded.sources:
        _complain(loaded.problems)
        return WRONG
    if not on_screen:
        _warn(loaded)
        _write_out(_render(loaded.sources, "text"))
        return DONE
    if len(loaded.sources) > SOURCE_LIMIT:
        raise TooManySourcesError(len(loaded.sources), SOURCE_LIMIT)
    from tui.show.run import open_reader  # noqa: PLC0415  # Textual costs 300 ms

    return open_reader(loaded, annotations=Path(annotations) if annotations else None, theme=theme)


def _compare(arguments: Sequence[str]) -> int:
    """`rashomon compare PATH... [--format text|json] [-o FILE]`."""
    options = _compare_parser().parse_intermixed_args(arguments)
    loaded = _load(options.paths)
    if not loaded.sources:
        _complain(loaded.problems)
        return WRONG
    output = None if options.output in (None, "-") else options.output
    if output is not None:
        _check_output(output, options.paths, loaded.sources)
    _warn(loaded)
    if output is not None:
        _write_file(output, _render(loaded.sources, options.format))
    elif options.format == "text" and _is_terminal(sys.stdout):
        _print_comparison(loaded.sources)
    else:
        _write_out(_render(loaded.sources, options.format), utf8=options.format == "json")
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
    return parser


_PATH_HELP = "an article (.txt, .md), a folder of articles, or - for standard input"


def _parser(program: str, description: str, epilog: str = "") -> argparse.ArgumentParser:
    import argparse  # noqa: PLC0415  # 13 ms that a plain `rashomon PATH...` need not wait for

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise WrongCallError(self.prog, message)

    parser = Parser(prog=program, description=description, epilog=epilog, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"rashomon {__version__}")
    return parser


# What they share


def _sample_names() -> list[str]:
    from tui.places import SAMPLE, samples  # noqa: PLC0415  # most starts name their articles

    return [SAMPLE + path.name for path in samples()]


def _load(paths: Sequence[str]) -> Loaded:
    from tui.pipeline import load_sources  # noqa: PLC0415  # --help does without the engine

    return load_sources(paths, stdin=_read_stdin if sys.stdin else None)


def _read_stdin() -> bytes:
    from tui.read import SIZE_LIMIT  # noqa: PLC0415  # see _load

    return sys.stdin.buffer.read(SIZE_LIMIT + 1)


def _render(sources: Sequence[Source], name: str) -> str:
    from tui.export import FORMATS  # noqa: PLC0415  # the reader does without

    return FORMATS[name](_match(sources))


def _print_comparison(sources: Sequence[Source]) -> None:
    from tui.export.printed import print_comparison  # noqa: PLC0415  # Rich is for terminals

    print_comparison(_match(sources), sys.stdout)


def _match(sources: Sequence[Source]) -> Comparison:
    from tui.pipeline import compare_sources  # noqa: PLC0415  # see _load

    return compare_sources(sources)


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


def _check_output(output: str, paths: Sequence[str], sources: Sequence[Source]) -> None:
    """Refuse to replace an article; a folder's articles are known by their sources.

    Raises:
        OutputIsInputError: `output` is, by whatever name, one of them.
        UnwritableError: it is a folder.
    """
    target = Path(output)
    try:
        if target.is_dir():
            raise UnwritableError(output, "it is a folder")
        if not target.is_file():
            return
        for path in (*paths, *(source.path for source in sources)):
            if Path(path).exists() and target.samefile(path):
                raise OutputIsInputError(output, path)
    except (OSError, ValueError) as error:
        raise UnwritableError(output, _reason(error)) from error


def _write_file(output: str, text: str) -> None:
    """Write a whole file or none: beside its place first, then renamed. A device is written to.

    Raises:
        UnwritableError: the system refuses.
    """
    data = _encode(text, "utf-8")
    try:
        target = Path(output).resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        draft = target.with_name(f".rashomon-{os.getpid()}.tmp")
        try:
            with draft.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                draft.chmod(target.stat().st_mode & 0o7777)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise UnwritableError(output, _reason(error)) from error


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
