"""The order of the stages, written once: paths to sources, sources to a comparison."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tui.compare import assemble, find_pairs, is_one_language
from tui.errors import (
    NamesNoArticleError,
    NoSuchPathError,
    RashomonError,
    TooManySentencesError,
)
from tui.language import detect_language, glance_at_language
from tui.model import Source
from tui.places import SAMPLE, find_sample
from tui.read import read_paths
from tui.roles import read_roles
from tui.split import SENTENCE_LIMIT, split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.model import Comparison, Pair
    from tui.read import Article
    from tui.roles import Roles
    from tui.session.desk import Desk


BLINK = 400
"""Sentences in all that are compared before anything is drawn: it takes a few hundredths of a
second, less than drawing everything twice. More of them are compared while the reader reads."""


NARROWEST, WIDEST = 37, 80
"""Columns of a pane on the screen, and of text in it."""

AT_ONCE = 60_000
"""Code points in all that are split before anything is drawn: some 400 sentences, 40 ms."""


class Matcher(Protocol):
    """What finds the pairs: by words, or by meaning."""

    def __call__(
        self, sources: Sequence[Source], *, on_progress: Callable[[float], None] | None = None
    ) -> tuple[Pair, ...]:
        """Return all pairs, ordered by place; `on_progress` hears 0.0 to 1.0."""
        ...


class Loaded(NamedTuple):
    """What became of the paths: one bad article does not sink the others."""

    sources: tuple[Source, ...]
    """In the order asked for."""
    problems: tuple[RashomonError, ...]
    rest: Rest | None = None
    """What is still to be done, if the sources are only beginnings."""


class Rest:
    """Long articles that were read, but of which only the beginnings were split."""

    def __init__(self, articles: Sequence[Article], problems: Sequence[RashomonError]) -> None:
        self._articles = articles
        self._problems = problems
        self._room = 0

    @property
    def is_short(self) -> bool:
        """Whether splitting all of it is done before anybody waits."""
        return sum(len(article.text) for article in self._articles) <= AT_ONCE

    def begin(self, columns: int, rows: int) -> Loaded:
        """Split as much of each as a reader sees at first: a pane of the screen full of text."""
        panes = max(1, min(len(self._articles), columns // NARROWEST))
        self._room = rows * min(WIDEST, columns // panes)
        sources = (_make_beginning(article, self._room) for article in self._articles)
        return Loaded(tuple(sources), tuple(self._problems), self)

    def reach(self, position: int, offset: int) -> Source:
        """Split one as far as the offset, and as much more as is seen from there."""
        return _make_beginning(self._articles[position], offset + self._room)

    def finish(self) -> Loaded:
        """Split and label all of them."""
        sources: list[Source] = []
        problems = list(self._problems)
        for article in self._articles:
            try:
                sources.append(_make_source(article))
            except RashomonError as problem:
                problems.append(problem)
        return Loaded(tuple(sources), tuple(problems))


def load_sources(
    paths: Sequence[str],
    *,
    stdin: Callable[[], bytes] | None,
    screen: tuple[int, int] | None = None,
) -> Loaded:
    """Read, split and label every article the paths lead to.

    Args:
        paths: Of files and folders.
        stdin: Gives the bytes of standard input, for `-`; None if there is none.
        screen: Columns and rows; of long articles no more is split for now than it shows. None:
            all of them.
    """
    rest = _read(paths, stdin=stdin)
    if screen is None or rest.is_short:
        return rest.finish()
    return rest.begin(*screen)


def _read(paths: Sequence[str], *, stdin: Callable[[], bytes] | None) -> Rest:
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
    articles = [
        article._replace(path=samples[article.path]) if article.path in samples else article
        for article in reading.articles
    ]
    return Rest(articles, problems)


def reopen_articles(annotations: Path) -> tuple[str, ...]:
    """Return the paths of the articles an annotation file names, in its order.

    Raises:
        AnnotationFileError: it cannot be read.
        NoSuchPathError: it is not there.
        NamesNoArticleError: it names none.
    """
    from tui.annotate.store import load  # noqa: PLC0415  # loads yaml

    if not annotations.exists():
        raise NoSuchPathError(str(annotations))
    paths = [article_path(each.file, annotations) for each in load(annotations).notebook.sources]
    if not paths:
        raise NamesNoArticleError(str(annotations))
    return tuple(paths)


def article_path(file: str, annotations: Path) -> str:
    """Return the path of an article that an annotation file names, from here if it is below."""
    from tui.annotate.naming import article_file  # noqa: PLC0415  # most name their articles

    path = article_file(file, annotations)
    here = Path.cwd()
    if path is not None and path.is_relative_to(here):
        path = path.relative_to(here)
    return file if path is None else str(path)


def choose_matcher(*, is_semantic: bool, vectors: str | None = None) -> Matcher:
    """Return what finds the pairs: by words, or by meaning with the extra `semantic`.

    Args:
        is_semantic: By meaning; `vectors` alone asks for that too.
        vectors: Word vectors to use instead of the sentence encoder.

    Raises:
        MissingExtraError: The extra is not installed.
        UnusableVectorsError: The file of vectors cannot be used.
    """
    if not is_semantic and vectors is None:
        return find_pairs
    from tui.compare.encoder import load_encoder  # noqa: PLC0415  # loads nothing unasked
    from tui.compare.semantic import ByMeaning  # noqa: PLC0415

    return ByMeaning(load_encoder(vectors))


def language_notice(sources: Sequence[Source]) -> str | None:
    """Say which sources are not compared with each other; None if all are."""
    if all(is_one_language(left, right) for left, right in combinations(sources, 2)):
        return None
    by_language: dict[str, list[str]] = {}
    for source in sources:
        if source.language is not None:
            by_language.setdefault(source.language, []).append(source.path)
    found = "; ".join(f"{', '.join(paths)} ({code})" for code, paths in by_language.items())
    return (
        f"Only articles in one language are compared: {found}."
        " With --semantic they are compared across languages."
    )


def compare_sources(
    sources: Sequence[Source],
    annotations: Path | None = None,
    *,
    matcher: Matcher = find_pairs,
) -> Comparison:
    """Match the sources and look closer; what was judged in an annotation file stands above."""
    from tui.compare.closer import look_closer  # noqa: PLC0415  # the reader starts without it

    if annotations is not None:
        return lay_out(sources, annotations, matcher=matcher).corrected
    return look_closer(assemble(sources, matcher(sources)))


def lay_out(sources: Sequence[Source], annotations: Path, *, matcher: Matcher = find_pairs) -> Desk:
    """Return what the reader would have before them: compared, annotated, looked at closely.

    `annotations` need not be there.

    Raises:
        AnnotationFileError: it cannot be read.
    """
    # The rest of the engine does without yaml, and without what is done with annotations.
    from tui.annotate.naming import file_name  # noqa: PLC0415
    from tui.annotate.store import load  # noqa: PLC0415
    from tui.compare.closer import look_closer  # noqa: PLC0415
    from tui.session.acts import judged_desk  # noqa: PLC0415
    from tui.session.desk import Desk  # noqa: PLC0415

    pairs = matcher(sources)
    files = tuple(file_name(source.path, annotations) for source in sources)
    notebook = load(annotations).notebook
    desk = judged_desk(Desk(assemble(sources, ()), files, notebook, pairs, is_compared=True))
    return replace(desk, comparison=look_closer(desk.comparison))


def _make_source(article: Article) -> Source:
    language = detect_language(article.text)
    spans = split_sentences(article.text, language)
    if len(spans) > SENTENCE_LIMIT:
        raise TooManySentencesError(article.path, SENTENCE_LIMIT)
    return _labelled(article, language, read_roles(article.text, spans), is_whole=True)


def _make_beginning(article: Article, room: int) -> Source:
    """Split about `room` code points of an article, to the end of a line or at least of a word."""
    text = article.text
    end = text.find("\n", room, 2 * room)
    if end < 0:
        end = max(text.rfind(" ", 0, room), room // 2)
    language = glance_at_language(text)
    spans = split_sentences(text[:end], language)
    if not spans:
        return _make_source(article)
    return _labelled(article, language, read_roles(text[:end], spans), is_whole=False)


def _labelled(article: Article, language: str | None, roles: Roles, *, is_whole: bool) -> Source:
    return Source(
        path=article.path,
        text=article.text,
        sha256=article.sha256,
        sentences=roles.sentences,
        title=roles.title or article.title,
        publisher=roles.publisher or article.publisher,
        date=roles.date or article.date,
        language=language,
        notice=article.notice,
        is_whole=is_whole,
    )
