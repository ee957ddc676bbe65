"""Which sources of several annotation files are one article: by hash, then by path."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.ids import fresh_source_key, sources_named
from tui.annotate.naming import article_file, file_name
from tui.annotate.tags import EntryKey, Notebook, Section, SourceEntry, SourceKey

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tui.annotate.renames import Renames


class Mention(NamedTuple):
    """An article as one of the files has it."""

    file: int
    """Position of the annotation file."""
    entry: SourceEntry


Article = tuple[Mention, ...]
"""One article, in the order of the annotation files, at most once of each."""


def rebase(notebook: Notebook, old: Path, new: Path) -> Notebook:
    """Name the articles from the folder of another annotation file."""

    def moved(entry: SourceEntry) -> SourceEntry:
        article = article_file(entry.file, old)
        return entry if article is None else replace(entry, file=file_name(str(article), new))

    if old.resolve().parent == new.resolve().parent:
        return notebook
    return replace(notebook, sources=tuple(moved(entry) for entry in notebook.sources))


def match_articles(notebooks: Sequence[Notebook]) -> tuple[Article, ...]:
    """Say which sources are one article; all name their articles from one folder.

    First those with one hash and one path, then those with one hash, then those with one path. Two
    papers may print one wire story word for word: where a file holds the same text twice, the name
    of the article has to be the same too. Two sources of one file are never one article. The
    articles come in the order in which they are first mentioned; who is one article with whom does
    not depend on the order of the files.
    """
    mentions = [
        Mention(at, entry) for at, notebook in enumerate(notebooks) for entry in notebook.sources
    ]
    crowded = {
        text
        for (_, text), count in Counter((each.file, each.entry.sha256) for each in mentions).items()
        if count > 1
    }
    whose = {mention: [mention] for mention in mentions}

    def join(name: Callable[[SourceEntry], Hashable]) -> None:
        rows: dict[Hashable, list[Mention]] = {}
        for mention in sorted(mentions, key=lambda each: (each.entry.sha256, each.entry.file)):
            rows.setdefault(name(mention.entry), []).append(mention)
        for first, *others in rows.values():
            for other in others:
                ours, theirs = whose[first], whose[other]
                if ours is theirs or {one.file for one in ours} & {one.file for one in theirs}:
                    continue
                ours += theirs
                whose.update((each, ours) for each in theirs)

    join(lambda entry: (entry.sha256, entry.file))
    join(
        lambda entry: (
            entry.sha256,
            entry.file.rpartition("/")[2] if entry.sha256 in crowded else "",
        )
    )
    join(lambda entry: entry.file)
    articles = {id(row): row for mention in mentions for row in [whose[mention]]}
    return tuple(tuple(sorted(row, key=lambda each: each.file)) for row in articles.values())


def unite_sources(
    notebooks: Sequence[Notebook],
) -> tuple[tuple[SourceEntry, ...], tuple[Renames, ...], tuple[str, ...]]:
    """Bring the sources together.

    Returns:
        The sources; for each notebook the ids that are others now; what a person should know.
    """
    articles = match_articles(notebooks)
    taken = {key for notebook in notebooks for key in sources_named(notebook)}
    given: set[SourceKey] = set()
    keys: list[SourceKey | None] = []
    for article in articles:
        key = next((each.entry.id for each in article if each.entry.id not in given), None)
        key = key if key == article[0].entry.id else None
        keys.append(key)
        given |= {key} if key is not None else set()
    renames: list[dict[EntryKey, str]] = [{} for _ in notebooks]
    united: list[SourceEntry] = []
    problems: list[str] = []
    for article, own in zip(articles, keys, strict=True):
        key = fresh_source_key(taken) if own is None else own
        taken.add(key)
        for at, entry in article:
            if entry.id != key:
                renames[at][EntryKey(Section.SOURCES, entry.id)] = key
        entry = _one_entry(key, [each.entry for each in article])
        problems += _remarks(entry, [each.entry for each in article])
        united.append(entry)
    return tuple(united), tuple(renames), tuple(problems)


def _one_entry(key: SourceKey, entries: Iterable[SourceEntry]) -> SourceEntry:
    """The shortest way to the article; of two texts always the same one."""
    entries = list(entries)
    files = sorted(
        (entry.file for entry in entries), key=lambda file: (file.count("../"), len(file), file)
    )
    texts = sorted((entry.sha256, entry.length) for entry in entries)
    names = sorted(entry.publisher for entry in entries if entry.publisher)
    return SourceEntry(key, files[0], names[0] if names else None, *texts[0])


def _remarks(entry: SourceEntry, entries: Sequence[SourceEntry]) -> Iterator[str]:
    if len({each.sha256 for each in entries}) > 1:
        yield (
            f"source {entry.id} ({entry.file}) was another text in each file;"
            " rashomon check says what found its place"
        )
    names = sorted({each.publisher for each in entries if each.publisher})
    if len(names) > 1:
        yield f"source {entry.id} ({entry.file}) is by {' and by '.join(names)}: {names[0]} is kept"
