"""From the paths of a command line to articles and what was found between them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.saying import complain, is_terminal
from tui.errors import NoSuchPathError, SameFileTwiceError, WrongCallError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Comparison, Source
    from tui.pipeline import Loaded, Matcher


def default_paths() -> list[str]:
    """Return what opens without a path: the current folder's annotations, else the samples."""
    from tui.places import ANNOTATIONS, SAMPLE, samples  # noqa: PLC0415  # most name their articles

    if Path(ANNOTATIONS).is_file():
        return [ANNOTATIONS]
    return [SAMPLE + path.name for path in samples()]


def find_articles(
    program: str, paths: Sequence[str], annotations: Path | None
) -> tuple[list[str], Path | None]:
    """Put the articles an annotation file names in its place, and return it too."""
    articles: list[str] = []
    for path in paths:
        if not is_annotation_file(path):
            articles.append(path)
            continue
        if annotations is not None:
            raise WrongCallError(program, f"{path} and {annotations} are two annotation files")
        from tui.pipeline import reopen_articles  # noqa: PLC0415  # see load_articles

        annotations = Path(path)
        articles.extend(reopen_articles(annotations))
    return list(dict.fromkeys(articles)) if annotations else articles, annotations


def find_together(
    program: str, paths: Sequence[str], annotations: Path | None
) -> tuple[list[str], Path | None, tuple[Path, ...]]:
    """As `find_articles`; of several annotation files the first is the reader's own.

    Returns:
        The articles, each once; the reader's own annotation file; those of colleagues.
    """
    files = list(dict.fromkeys(path for path in paths if is_annotation_file(path)))
    if len(files) < 2 or annotations is not None:
        return *find_articles(program, paths, annotations), ()
    from tui.cli.together import reopen_together  # noqa: PLC0415  # see load_articles

    missing = [name for name in files if not Path(name).exists()]
    if missing:
        raise NoSuchPathError(missing[0])
    own, *others = map(Path, files)
    articles = [path for path in paths if not is_annotation_file(path)]
    articles += reopen_together([own, *others])
    return list(dict.fromkeys(articles)), own, tuple(others)


def is_annotation_file(path: str) -> bool:
    """Whether a path names one, by its ending."""
    return Path(path).suffix.lower() in {".yaml", ".yml"}


def load_articles(paths: Sequence[str], *, screen: tuple[int, int] | None = None) -> Loaded:
    """Read the articles; standard input is only read where something is piped in.

    Of long ones as much is split as a screen of so many columns and rows shows; None: all.
    """
    from tui.pipeline import load_sources  # noqa: PLC0415  # --help does without the engine

    piped = sys.stdin is not None and not is_terminal(sys.stdin)
    return load_sources(paths, stdin=_read_stdin if piped else None, screen=screen)


def is_readable(loaded: Loaded) -> bool:
    """Whether there is something to read, and no file stands for two witnesses."""
    twice = any(isinstance(problem, SameFileTwiceError) for problem in loaded.problems)
    return bool(loaded.sources) and not twice


def _read_stdin() -> bytes:
    from tui.read import SIZE_LIMIT  # noqa: PLC0415  # see load_articles

    return sys.stdin.buffer.read(SIZE_LIMIT + 1)


def match(
    sources: Sequence[Source], annotations: Path | None, semantic: tuple[bool, str | None]
) -> tuple[Comparison, Matcher]:
    """Compare; a word on articles in languages that are not compared goes to standard error.

    Returns:
        The comparison and what found its pairs: by words, or by meaning.
    """
    from tui.pipeline import choose_matcher, compare_sources, language_notice  # noqa: PLC0415

    matcher = choose_matcher(is_semantic=semantic[0], vectors=semantic[1])
    if not any(semantic):
        complain(filter(None, [language_notice(sources)]))
    return compare_sources(sources, annotations, matcher=matcher), matcher
