"""The tree of a whole file to a notebook: that it hangs together, and what in it is doubtful.

Sections and keys it does not know are passed over; they stay in the file as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from tui.annotate.claims import Claim
from tui.annotate.codebook import codebook_doubts
from tui.annotate.entries import (
    read_annotation,
    read_claim,
    read_judgement,
    read_source,
    read_tag,
)
from tui.annotate.fields import items_of, whole_file
from tui.annotate.include import file_included
from tui.annotate.tags import (
    DEFAULT_CODEBOOK,
    EMPTY_NOTEBOOK,
    Annotation,
    Entry,
    EntryKey,
    Included,
    Judgement,
    Notebook,
    Section,
    SourceKey,
    Tag,
    TagId,
    key_of,
    places_of,
)
from tui.annotate.tree import FaultError, Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Reading:
    """A notebook and the nodes its entries were read from."""

    notebook: Notebook
    items: dict[Section, list[tuple[Entry | None, Node]]]
    """In the order of the file; a section that is not in the file is not here. No entry is what
    includes a shared codebook."""
    problems: tuple[str, ...]


def read_notebook(root: Node | None, included: tuple[Included, ...] = ()) -> Reading:
    """Read the notebook of a whole file.

    Args:
        root: the file.
        included: the codebooks that it includes; see `include.read_included`.

    Raises:
        FaultError: something is missing, given twice, or not what it must be.
    """
    if root is None:
        return Reading(EMPTY_NOTEBOOK, {}, ())
    root = whole_file(root)
    sources = [(read_source(node), node) for node in items_of(root, Section.SOURCES)]
    codebook: list[tuple[Tag | None, Node]] = [
        (None if file_included(node) is not None else read_tag(node), node)
        for node in items_of(root, Section.CODEBOOK)
    ]
    annotations = [(read_annotation(node), node) for node in items_of(root, Section.ANNOTATIONS)]
    claims = [(read_claim(node), node) for node in items_of(root, Section.CLAIMS)]
    judgements = [(read_judgement(node), node) for node in items_of(root, Section.JUDGEMENTS)]
    items: dict[Section, list[tuple[Entry | None, Node]]] = {
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
            _with_shared(codebook, included) if Section.CODEBOOK in items else DEFAULT_CODEBOOK
        ),
        annotations=tuple(entry for entry, _ in annotations),
        claims=tuple(entry for entry, _ in claims),
        judgements=tuple(entry for entry, _ in judgements),
        included=included,
    )
    _refuse_strangers(notebook, [*annotations, *claims, *judgements])
    return Reading(notebook, items, tuple(doubts_of(notebook)))


def _with_shared(
    items: list[tuple[Tag | None, Node]], included: tuple[Included, ...]
) -> tuple[Tag, ...]:
    """The whole codebook: shared tags where they are included, in the words of this file if any."""
    shared = {each.file: each.tags for each in included}
    known = {tag.id for tags in shared.values() for tag in tags}
    own = {tag.id: tag for tag, _ in items if tag is not None}
    whole: dict[TagId, Tag] = {}
    for tag, node in items:
        if tag is None:
            for each in shared.get(file_included(node) or "", ()):
                whole.setdefault(each.id, own.get(each.id, each))
        elif tag.id not in known:
            whole[tag.id] = tag
    return tuple(whole.values())


def _refuse_twins(items: list[tuple[Entry | None, Node]]) -> None:
    seen: set[EntryKey] = set()
    for entry, node in items:
        if entry is None:
            continue
        key = key_of(entry)
        if key in seen:
            if isinstance(entry, Judgement):
                raise FaultError(node.start, "pair", "these two places are judged twice, and alike")
            raise FaultError(node.start, "id", f"{key.id} is given twice")
        seen.add(key)


def _refuse_strangers(
    notebook: Notebook, items: list[tuple[Annotation | Claim | Judgement, Node]]
) -> None:
    known = {entry.id for entry in notebook.sources}
    for entry, node in items:
        for source in _sources_of(entry):
            if source not in known:
                what = f"{source} is not among the sources of the file"
                raise FaultError(node.start, "source", what)


def _sources_of(entry: Annotation | Claim | Judgement) -> tuple[SourceKey, ...]:
    match entry:
        case Annotation():
            return (entry.anchor.source,)
        case Claim():
            return tuple(stance.source for stance in entry.stances)
        case Judgement():
            return (entry.left.source, entry.right.source)
    assert_never(entry)


def doubts_of(notebook: Notebook) -> Iterator[str]:
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
    yield from contradictions(notebook.judgements)


def contradictions(judgements: Iterable[Judgement]) -> Iterator[str]:
    """The places that two people judged the same and different, in words."""
    seen: set[object] = set()
    for judgement in judgements:
        places = places_of(judgement.left, judgement.right)
        if places in seen:
            left, right = judgement.left.exact[:40], judgement.right.exact[:40]
            yield (
                f'"{left}" and "{right}" are judged both same and different:'
                " different counts until one of them is removed"
            )
        seen.add(places)
