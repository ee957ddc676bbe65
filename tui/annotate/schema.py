"""The tree of a file to a notebook: what must be there, what may be, and what each value may be.

Sections and keys it does not know are passed over; they stay in the file as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.annotate.tags import (
    DEFAULT_CODEBOOK,
    EMPTY_NOTEBOOK,
    Anchor,
    Annotation,
    AnnotationId,
    Entry,
    EntryKey,
    Judgement,
    Notebook,
    Section,
    SourceEntry,
    SourceKey,
    Tag,
    TagId,
    Verdict,
    key_of,
)
from tui.annotate.tree import FaultError, Listing, Node, Scalar, Table

VERSION = "1"

_WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")


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
    sources = [(_source(node), node) for node in _items(root, Section.SOURCES)]
    codebook = [(_tag(node), node) for node in _items(root, Section.CODEBOOK)]
    annotations = [(_annotation(node), node) for node in _items(root, Section.ANNOTATIONS)]
    judgements = [(_judgement(node), node) for node in _items(root, Section.JUDGEMENTS)]
    items: dict[Section, list[tuple[Entry, Node]]] = {
        Section.SOURCES: [*sources],
        Section.CODEBOOK: [*codebook],
        Section.ANNOTATIONS: [*annotations],
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
        judgements=tuple(entry for entry, _ in judgements),
    )
    _refuse_strangers(notebook, [*annotations, *judgements])
    return Reading(notebook, items, tuple(_doubts(notebook)))


def read_item(section: Section, node: Node) -> Entry:
    """Read one entry of a section.

    Raises:
        FaultError: it is not what it must be.
    """
    match section:
        case Section.SOURCES:
            return _source(node)
        case Section.CODEBOOK:
            return _tag(node)
        case Section.ANNOTATIONS:
            return _annotation(node)
        case Section.JUDGEMENTS:
            return _judgement(node)


def _items(root: Table, section: Section) -> list[Node]:
    node = root.get(section)
    if node is None or (isinstance(node, Scalar) and node.is_empty):
        return []
    if not isinstance(node, Listing):
        raise FaultError(node.start, section, "it must be a list")
    return node.items


def _source(node: Node) -> SourceEntry:
    table = _table(node, "sources")
    return SourceEntry(
        id=SourceKey(_text(table, "id")),
        file=_text(table, "file"),
        publisher=_optional(table, "publisher"),
        sha256=_text(table, "sha256").lower(),
        length=_number(table, "length"),
    )


def _tag(node: Node) -> Tag:
    table = _table(node, "codebook")
    key = _optional(table, "key")
    if key is not None and key not in set("123456789"):
        raise _fault(table, "key", "it must be a digit from 1 to 9")
    glyph = _optional(table, "glyph") or "•"
    if len(glyph) != 1:
        raise _fault(table, "glyph", "it must be one character")
    return Tag(
        id=TagId(_text(table, "id")),
        label=_text(table, "label"),
        key=key,
        glyph=glyph,
        color=_optional(table, "color") or "grey",
    )


def _annotation(node: Node) -> Annotation:
    table = _table(node, "annotations")
    identity = AnnotationId(_text(table, "id"))
    tags: list[TagId] = []
    listing = table.get("tags")
    if listing is not None and not (isinstance(listing, Scalar) and listing.is_empty):
        if not isinstance(listing, Listing):
            raise FaultError(listing.start, "tags", "it must be a list of tag ids")
        for item in listing.items:
            if not isinstance(item, Scalar) or not item.text:
                raise FaultError(item.start, "tags", "each of them must be the id of a tag")
            if item.text in tags:
                raise FaultError(item.start, "tags", f"{item.text} is given twice")
            tags.append(TagId(item.text))
    return Annotation(
        id=identity,
        anchor=_anchor(table),
        tags=tuple(tags),
        note=_optional(table, "note") or "",
        creator=_optional(table, "creator") or "",
        created=_optional(table, "created") or "",
        modified=_optional(table, "modified") or "",
    )


def _judgement(node: Node) -> Judgement:
    table = _table(node, "judgements")
    verdict = _text(table, "verdict")
    if verdict not in set(Verdict):
        raise _fault(table, "verdict", "it must be same or different")
    pair = table.get("pair")
    if not isinstance(pair, Listing) or len(pair.items) != 2:
        raise _fault(table, "pair", "it must be a list of two places")
    left, right = (_anchor(_table(side, "pair")) for side in pair.items)
    return Judgement(Verdict(verdict), left, right)


def _anchor(table: Table) -> Anchor:
    source = SourceKey(_text(table, "source"))
    listing = table.get("selector")
    if not isinstance(listing, Listing):
        raise _fault(table, "selector", "it must be a list of selectors")
    quote = _selector(listing, "TextQuoteSelector")
    position = _selector(listing, "TextPositionSelector")
    start, end = _number(position, "start"), _number(position, "end")
    if start >= end:
        raise _fault(position, "end", "it must be greater than start")
    return Anchor(
        source=source,
        exact=_text(quote, "exact"),
        prefix=_optional(quote, "prefix") or "",
        suffix=_optional(quote, "suffix") or "",
        start=start,
        end=end,
    )


def _selector(listing: Listing, kind: str) -> Table:
    for item in listing.items:
        if isinstance(item, Table):
            named = item.get("type")
            if isinstance(named, Scalar) and named.text == kind:
                return item
    raise FaultError(listing.start, "selector", f"a {kind} is missing in it")


def _table(node: Node, key: str) -> Table:
    if not isinstance(node, Table):
        raise FaultError(node.start, key, "each of its items must be a set of keys")
    return node


def _text(table: Table, key: str) -> str:
    """A value that must be there and not be blank."""
    text = _optional(table, key)
    if text is None:
        raise _fault(table, key, "it is missing")
    return text


def _optional(table: Table, key: str) -> str | None:
    node = table.get(key)
    if node is None:
        return None
    if not isinstance(node, Scalar):
        raise FaultError(node.start, key, "it must be one text")
    return node.text or None


def _number(table: Table, key: str) -> int:
    text = _text(table, key)
    if _WHOLE_NUMBER.fullmatch(text) is None:
        raise _fault(table, key, "it must be a whole number")
    return int(text)


def _fault(table: Table, key: str, what: str) -> FaultError:
    node = table.get(key)
    return FaultError(table.start if node is None else node.start, key, what)


def _refuse_twins(items: list[tuple[Entry, Node]]) -> None:
    seen: set[EntryKey] = set()
    for entry, node in items:
        key = key_of(entry)
        if key in seen:
            if isinstance(entry, Judgement):
                raise FaultError(node.start, "pair", "these two places are judged twice")
            raise FaultError(node.start, "id", f"{key.id} is given twice")
        seen.add(key)


def _refuse_strangers(notebook: Notebook, items: list[tuple[Annotation | Judgement, Node]]) -> None:
    known = {entry.id for entry in notebook.sources}
    for entry, node in items:
        anchors = (entry.anchor,) if isinstance(entry, Annotation) else (entry.left, entry.right)
        for anchor in anchors:
            if anchor.source not in known:
                what = f"{anchor.source} is not among the sources of the file"
                raise FaultError(node.start, "source", what)


def _doubts(notebook: Notebook) -> list[str]:
    """What is not wrong enough to refuse the file."""
    owners: dict[str, Tag] = {}
    doubts: list[str] = []
    for tag in notebook.codebook:
        if tag.key is None:
            continue
        owner = owners.setdefault(tag.key, tag)
        if owner is not tag:
            doubts.append(
                f"the tags {owner.id} and {tag.id} have the same key {tag.key}; it sets {owner.id}"
            )
    return doubts
