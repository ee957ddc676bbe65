"""The order of the stages, written once: paths to sources, sources to a comparison."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.compare import assemble, find_pairs
from tui.errors import (
    NamesNoArticleError,
    NoSuchPathError,
    RashomonError,
    TooManySentencesError,
)
from tui.language import detect_language
from tui.model import Source
from tui.places import SAMPLE, find_sample
from tui.read import read_paths
from tui.roles import read_roles
from tui.split import SENTENCE_LIMIT, split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.model import Comparison
    from tui.read import Article


class Loaded(NamedTuple):
    """What became of the paths: one bad article does not sink the others."""

    sources: tuple[Source, ...]
    """In the order asked for."""
    problems: tuple[RashomonError, ...]


def load_sources(paths: Sequence[str], *, stdin: Callable[[], bytes] | None) -> Loaded:
    """Read, split and label every article the paths lead to.

    `stdin` gives the bytes of standard input, for `-`; None if there is none.
    """
    sources: list[Source] = []
    problems: list[RashomonError] = []
    files: list[str] = []
    samples: dict[str, str] = {}
    for path in paths:
        try:
            file = str(find_sample(path)) if path.startswith(SAMPLE) else path
        except RashomonError as problem:
            problems.append(problem)
            continue
        files.append(file)
        if file != path:
            samples[file] = path
    reading = read_paths(files, stdin=stdin)
    problems.extend(reading.problems)
    for article in reading.articles:
        try:
            sources.append(_make_source(article, samples.get(article.path, article.path)))
        except RashomonError as problem:
            problems.append(problem)
    return Loaded(tuple(sources), tuple(problems))


def reopen_articles(annotations: Path) -> tuple[str, ...]:
    """Return the paths of the articles an annotation file names, in its order.

    Raises:
        AnnotationFileError: it cannot be read.
        NoSuchPathError: it is not there.
        NamesNoArticleError: it names none.
    """
    from tui.annotate.naming import article_file  # noqa: PLC0415  # as below
    from tui.annotate.store import load  # noqa: PLC0415  # loads yaml

    if not annotations.exists():
        raise NoSuchPathError(str(annotations))
    here = Path.cwd()
    paths: list[str] = []
    for entry in load(annotations).notebook.sources:
        path = article_file(entry.file, annotations)
        if path is not None and path.is_relative_to(here):
            path = path.relative_to(here)
        paths.append(entry.file if path is None else str(path))
    if not paths:
        raise NamesNoArticleError(str(annotations))
    return tuple(paths)


def compare_sources(sources: Sequence[Source], annotations: Path | None = None) -> Comparison:
    """Match the sources; what was judged in an annotation file stands above the matcher."""
    pairs = find_pairs(sources)
    comparison = assemble(sources, pairs)
    if annotations is None:
        return comparison
    # The rest of the engine does without yaml, and without what is done with annotations.
    from tui.annotate.naming import file_name  # noqa: PLC0415
    from tui.annotate.store import load  # noqa: PLC0415
    from tui.session.desk import Desk  # noqa: PLC0415
    from tui.session.marking import judged_desk  # noqa: PLC0415

    files = tuple(file_name(source.path, annotations) for source in sources)
    return judged_desk(Desk(comparison, files, load(annotations).notebook, pairs)).comparison


def _make_source(article: Article, path: str) -> Source:
    language = detect_language(article.text)
    spans = split_sentences(article.text, language)
    if len(spans) > SENTENCE_LIMIT:
        raise TooManySentencesError(path, SENTENCE_LIMIT)
    roles = read_roles(article.text, spans)
    return Source(
        path=path,
        text=article.text,
        sha256=article.sha256,
        sentences=roles.sentences,
        title=roles.title,
        publisher=roles.publisher,
        date=roles.date,
        language=language,
        notice=article.notice,
    )
