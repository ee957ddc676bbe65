"""The articles of several annotation files, and what each of the files says of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotate.colleagues.sources import match_articles, rebase
from tui.annotate.naming import article_file, file_name
from tui.annotate.store import load
from tui.compare import assemble
from tui.errors import NamesNoArticleError
from tui.session.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Source


def reopen_together(files: Sequence[Path]) -> tuple[str, ...]:
    """Return the paths of the articles that several annotation files name, each article once.

    Raises:
        AnnotationFileError: one of them cannot be read.
        NamesNoArticleError: none of them names an article.
    """
    first = files[0]
    notebooks = [rebase(load(path).notebook, path, first) for path in files]
    here = Path.cwd()
    paths: list[str] = []
    for article in match_articles(notebooks):
        found = [article_file(each.entry.file, first) for each in article]
        there = next((path for path in found if path is not None and path.exists()), found[0])
        if there is not None and there.is_relative_to(here):
            there = there.relative_to(here)
        paths.append(article[0].entry.file if there is None else str(there))
    if not paths:
        raise NamesNoArticleError(str(first))
    return tuple(paths)


def lay_out_together(sources: Sequence[Source], files: Sequence[Path]) -> tuple[Desk, ...]:
    """Return the articles, not compared, with the notebook of each annotation file on them.

    All of them name the articles from the folder of the first file.
    """
    comparison = assemble(sources, ())
    names = tuple(file_name(source.path, files[0]) for source in sources)
    notebooks = (rebase(load(path).notebook, path, files[0]) for path in files)
    return tuple(Desk(comparison, names, notebook) for notebook in notebooks)
