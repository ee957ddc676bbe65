"""Annotations of other tools into a notebook: the article found, then the words in it. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.anchor import Found, State, find_anchor, make_anchor
from tui.annotate.change import apply
from tui.annotate.context import CONTEXT
from tui.annotate.edit import create_tag, enter_source
from tui.annotate.tags import Anchor, Annotation, AnnotationId, SourceKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotate.foreign.notes import ForeignNote
    from tui.annotate.tags import Notebook, TagId
    from tui.model import Source

WORDS = 3
"""From this length on a quote without any context is sure of the one place it has."""

_SURE = {State.EXACT, State.MOVED}
_NOWHERE = SourceKey("")


class Import(NamedTuple):
    """What came of it."""

    notebook: Notebook
    states: Counter[State]
    """How the new ones found their place."""
    known: int
    """Annotations that were imported before."""
    lost: tuple[str, ...]
    """A line for each that did not find its place for sure."""


class _Placed(NamedTuple):
    source: int
    anchor: Anchor
    found: Found


def bring_in(
    notebook: Notebook,
    notes: Sequence[ForeignNote],
    sources: Sequence[Source],
    files: Sequence[str],
) -> Import:
    """Write annotations of another tool into a notebook.

    The article is the one that the annotation names by its address or path, or by the file name
    alone unless only another one has the words. If it names none of those at hand, the words must
    stand as they are in one of them and no other: a page is often saved under another name. What
    is uncertain, or gone from its article, is kept there, detached; what is of no article at hand
    is left out.

    Args:
        notebook: to write into.
        notes: what to write.
        sources: the articles at hand.
        files: how the annotation file names each of them.
    """
    there = {annotation.id for annotation in notebook.annotations}
    states: Counter[State] = Counter()
    known, lost, added = 0, [], []
    for note in notes:
        identity = AnnotationId(f"a-{note.name}")
        if identity in there:
            known += 1
            continue
        placed = _place(note, sources)
        if placed is None:
            lost.append(f"{note.where}: {_why_left_out(note, sources)}")
            continue
        states[placed.found.state] += 1
        if not placed.found.is_attached:
            lost.append(f"{note.where}: {placed.found.state}: {_short(note.exact)}")
        source, file = sources[placed.source], files[placed.source]
        others = [each for each in files if each != file]
        facts = (file, source.publisher, source.sha256, len(source.text))
        change, key = enter_source(notebook, *facts, others=others)
        notebook = apply(notebook, change)
        notebook, tags = _with_tags(notebook, note.tags)
        anchor = replace(placed.anchor, source=key)
        stamps = (note.creator, note.created, note.modified)
        added.append(Annotation(identity, anchor, tags, note.note, *stamps))
    notebook = replace(notebook, annotations=(*notebook.annotations, *added))
    return Import(notebook, states, known, tuple(lost))


def _why_left_out(note: ForeignNote, sources: Sequence[Source]) -> str:
    named = f"no such article ({note.uri})" if note.uri else "it names no article"
    count = sum(_as_it_stands(note.exact, source.text) in source.text for source in sources)
    if count > 1:
        return f"{named}, and {count} articles have its words: {_short(note.exact)}"
    if count:
        return f"{named}, and its words do not tell one place: {_short(note.exact)}"
    return f"{named}, and no other has its words: {_short(note.exact)}"


def _with_tags(notebook: Notebook, labels: Sequence[str]) -> tuple[Notebook, tuple[TagId, ...]]:
    tags = []
    for label in labels:
        change, tag = create_tag(notebook, label)
        notebook = apply(notebook, change)
        tags.append(tag)
    return notebook, tuple(dict.fromkeys(tags))


def _place(note: ForeignNote, sources: Sequence[Source]) -> _Placed | None:
    """Where an annotation belongs; None if no article is its own and none has its words."""
    page = _plain(note.uri)
    own = [at for at, source in enumerate(sources) if page and _plain(source.path) == page]
    if own:
        return _find(note, sources[own[0]], own[0], is_own=True)
    alike = [at for at, source in enumerate(sources) if page and _last(source.path) == _last(page)]
    sure = [
        row
        for at, source in enumerate(sources)
        if _as_it_stands(note.exact, source.text) in source.text
        and (row := _find(note, source, at, is_own=at in alike)).found.state
        in {State.EXACT, State.MOVED}
    ]
    for row in sure:
        if row.source in alike or len(sure) == 1:
            return row
    return _find(note, sources[alike[0]], alike[0], is_own=True) if alike and not sure else None


def _last(path: str) -> str:
    return _plain(path).rpartition("/")[2]


def _plain(address: str) -> str:
    address = re.sub(
        r"^[a-z][a-z0-9+.-]*:/*(www\.)?", "", address.split("#", maxsplit=1)[0], flags=re.I
    )
    return address.rstrip("/").casefold()


def _find(note: ForeignNote, source: Source, at: int, *, is_own: bool) -> _Placed:
    exact = _as_it_stands(note.exact, source.text)
    hint = note.start or 0
    prefix, suffix = note.prefix[-CONTEXT:], note.suffix[:CONTEXT]
    anchor = Anchor(_NOWHERE, exact, prefix, suffix, hint, hint + len(exact))
    found = find_anchor(source.text, anchor, unchanged=False, sentences=source.sentences)
    if found.state is State.UNCERTAIN and is_own and _is_only(note, exact, source.text):
        found = found._replace(state=State.MOVED)
    if found.state in _SURE:
        anchor = make_anchor(_NOWHERE, source.text, found.start, found.end)
    elif found.state is State.EDITED:
        anchor = replace(anchor, start=found.start, end=found.end)
    else:  # a place where it surely does not stand, lest it be taken for sure the next time
        end = len(source.text)
        anchor = replace(anchor, start=end, end=end + len(exact))
    return _Placed(at, anchor, found)


def _is_only(note: ForeignNote, exact: str, text: str) -> bool:
    """Whether a quote without context is told by its words alone, in the article it names."""
    is_bare = not note.prefix and not note.suffix
    return is_bare and len(exact.split()) >= WORDS and text.count(exact) == 1


def _as_it_stands(quote: str, text: str) -> str:
    """The quote with the blanks and line ends that the article has between its words."""
    if quote in text:
        return quote
    words = quote.split()
    match = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return quote if match is None else match[0]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}..."
