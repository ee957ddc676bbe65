"""The tree of a whole file to a notebook: that it hangs together, and what in it is doubtful.

Sections and keys it does not know are passed over; they stay in the file as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.annotate.claims import Claim
from tui.annotate.codebook import codebook_doubts
from tui.annotate.entries import (
    read_annotation,
    read_claim,
    read_judgement,
    read_source,
    read_tag,
)
from tui.annotate.fields import items_of
from tui.annotate.tags import (
    DEFAULT_CODEBOOK,
    EMPTY_NOTEBOOK,
    Annotation,
    Entry,
    EntryKey,
    Judgement,
    Notebook,
    Section,
    SourceEntry,
    SourceKey,
    Tag,
    key_of,
)
from tui.annotate.tree import FaultError, Node, Scalar, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Reading:
    """A notebook and the nodes its entries were read from."""

    notebook: Notebook
    items: dict[Section, list[tuple[Entry, Node]]]
    """In the order of the file; a section that is not in the file is not here."""
    problems: tuple[str, ...]


def read_notebook(root: Node | None) -> Reading:
    """Read the notebook of a whole file.

    Raises:
        FaultError: something is missing, given twice, or not what it must be.
    """
    if root is None:
        return Reading(EMPTY_NOTEBOOK, {}, ())
    if not isinstance(root, Table):
        raise FaultError(root.start, None, "it must begin with the key rashomon")
    version = root.get("rashomon")
    if not isinstance(version, Scalar):
        raise FaultError(
            root.start, "rashomon", "the key is missing, so this is no annotation file"
        )
    if version.text != VERSION:
        raise FaultError(version.start, "rashomon", "it must be 1; a newer Rashomon may read it")
    sources = [(read_source(node), node) for node in items_of(root, Section.SOURCES)]
    codebook = [(read_tag(node), node) for node in items_of(root, Section.CODEBOOK)]
    annotations = [(read_annotation(node), node) for node in items_of(root, Section.ANNOTATIONS)]
    claims = [(read_claim(node), node) for node in items_of(root, Section.CLAIMS)]
    judgements = [(read_judgement(node), node) for node in items_of(root, Section.JUDGEMENTS)]
    items: dict[Section, list[tuple[Entry, Node]]] = {
        Section.SOURCES: [*sources],
        Section.CODEBOOK: [*codebook],
        Section.ANNOTATIONS: [*annotations],
        Section.CLAIMS: [*claims],
        Section.JUDGEMENTS: [*judgements],
    }
    for section in Section:
        _refuse_twins(items[section])
        if root.get(section) is None:
            del items[section]
    notebook = Notebook(
        sources=tuple(entry for entry, _ in sources),
        codebook=(
            tuple(entry for entry, _ in codebook) if Section.CODEBOOK in items else DEFAULT_CODEBOOK
        ),
        annotations=tuple(entry for entry, _ in annotations),
        claims=tuple(entry for entry, _ in claims),
        judgements=tuple(entry for entry, _ in judgements),
    )
    _refuse_strangers(notebook, [*annotations, *claims, *judgements])
    return Reading(notebook, items, tuple(_doubts(notebook)))


def _refuse_twins(items: list[tuple[Entry, Node]]) -> None:
    seen: set[EntryKey] = set()
    for entry, node in items:
        key = key_of(entry)
        if key in seen:
            if isinstance(entry, Judgement):
                raise FaultError(node.start, "pair", "these two places are judged twice")
            raise FaultError(node.start, "id", f"{key.id} is given twice")
        seen.add(key)


def _refuse_strangers(notebook: Notebook, items: list[tuple[Entry, Node]]) -> None:
    known = {entry.id for entry in notebook.sources}
    for entry, node in items:
        for source in _sources_of(entry):
            if source not in known:
                what = f"{source} is not among the sources of the file"
                raise FaultError(node.start, "source", what)


def _sources_of(entry: Entry) -> tuple[SourceKey, ...]:
    match entry:
        case SourceEntry() | Tag():
            return ()
        case Annotation():
            return (entry.anchor.source,)
        case Claim():
            return tuple(stance.source for stance in entry.stances)
        case Judgement():
            return (entry.left.source, entry.right.source)


def _doubts(notebook: Notebook) -> Iterator[str]:
    """What is not wrong enough to refuse the file."""
    yield from codebook_doubts(notebook.codebook)
    annotations = {annotation.id for annotation in notebook.annotations}
    claims = {claim.id for claim in notebook.claims}
    for claim in notebook.claims:
        for stance in claim.stances:
            for annotation in stance.annotations:
                if annotation not in annotations:
                    yield f"the claim {claim.id} refers to {annotation}, which is not there"
        for link in claim.links:
            if link.claim not in claims:
                yield f"the claim {claim.id} {link.bearing} {link.claim}, which is not there"
