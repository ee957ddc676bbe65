"""Nodes of the file to entries: what must be there, what may be, and what each value may be."""

from __future__ import annotations

from typing import assert_never

from tui.annotate.claims import (
    Bearing,
    Claim,
    ClaimId,
    ClaimLink,
    Review,
    SourceStance,
    Stance,
)
from tui.annotate.fields import (
    choice_of,
    fault_of,
    flag_of,
    ids_of,
    items_of,
    number_of,
    optional_of,
    table_of,
    text_of,
)
from tui.annotate.tags import (
    Anchor,
    Annotation,
    AnnotationId,
    Earlier,
    Entry,
    Judgement,
    Section,
    SourceEntry,
    SourceKey,
    Tag,
    TagId,
    Verdict,
)
from tui.annotate.tree import FaultError, Listing, Node, Scalar, Table


def read_item(section: Section, node: Node) -> Entry:
    """Read one entry of a section.

    Raises:
        FaultError: it is not what it must be.
    """
    match section:
        case Section.SOURCES:
            return read_source(node)
        case Section.CODEBOOK:
            return read_tag(node)
        case Section.ANNOTATIONS:
            return read_annotation(node)
        case Section.CLAIMS:
            return read_claim(node)
        case Section.JUDGEMENTS:
            return read_judgement(node)
    assert_never(section)


def read_source(node: Node) -> SourceEntry:
    """Read an entry of `sources`."""
    table = table_of(node, "sources")
    return SourceEntry(
        id=SourceKey(text_of(table, "id")),
        file=text_of(table, "file"),
        publisher=optional_of(table, "publisher"),
        sha256=text_of(table, "sha256").lower(),
        length=number_of(table, "length"),
    )


def read_tag(node: Node) -> Tag:
    """Read an entry of `codebook`."""
    table = table_of(node, "codebook")
    key = optional_of(table, "key")
    if key is not None and key not in set("123456789"):
        raise fault_of(table, "key", "it must be a digit from 1 to 9")
    glyph = optional_of(table, "glyph") or "•"
    if len(glyph) != 1:
        raise fault_of(table, "glyph", "it must be one character")
    parent, merged_into = optional_of(table, "parent"), optional_of(table, "mergedInto")
    return Tag(
        id=TagId(text_of(table, "id")),
        label=text_of(table, "label"),
        key=key,
        glyph=glyph,
        color=optional_of(table, "color") or "grey",
        parent=None if parent is None else TagId(parent),
        description=optional_of(table, "description") or "",
        requires_note=flag_of(table, "requiresNote"),
        merged_into=None if merged_into is None else TagId(merged_into),
    )


def read_annotation(node: Node) -> Annotation:
    """Read an entry of `annotations`."""
    table = table_of(node, "annotations")
    return Annotation(
        id=AnnotationId(text_of(table, "id")),
        anchor=_anchor(table),
        tags=tuple(TagId(tag) for tag in ids_of(table, "tags", "a tag")),
        note=optional_of(table, "note") or "",
        creator=optional_of(table, "creator") or "",
        created=optional_of(table, "created") or "",
        modified=optional_of(table, "modified") or "",
    )


def read_claim(node: Node) -> Claim:
    """Read an entry of `claims`."""
    table = table_of(node, "claims")
    stances: list[SourceStance] = []
    for item in items_of(table, "stances"):
        stance = _stance(table_of(item, "stances"))
        if any(stance.source == other.source for other in stances):
            raise FaultError(item.start, "stances", f"{stance.source} is given twice")
        stances.append(stance)
    links: list[ClaimLink] = []
    for item in items_of(table, "relations"):
        link = _link(table_of(item, "relations"))
        if link in links:
            raise FaultError(item.start, "relations", "this one is given twice")
        links.append(link)
    return Claim(
        id=ClaimId(text_of(table, "id")),
        text=text_of(table, "text"),
        stances=tuple(stances),
        links=tuple(links),
        review=_review(table.get("review")),
        creator=optional_of(table, "creator") or "",
        created=optional_of(table, "created") or "",
        modified=optional_of(table, "modified") or "",
    )


def read_judgement(node: Node) -> Judgement:
    """Read an entry of `judgements`."""
    table = table_of(node, "judgements")
    verdict = choice_of(table, "verdict", Verdict)
    pair = table.get("pair")
    if not isinstance(pair, Listing) or len(pair.items) != 2:
        raise fault_of(table, "pair", "it must be a list of two places")
    left, right = (_anchor(table_of(side, "pair")) for side in pair.items)
    return Judgement(verdict, left, right)


def _stance(table: Table) -> SourceStance:
    return SourceStance(
        source=SourceKey(text_of(table, "source")),
        stance=choice_of(table, "stance", Stance),
        attributed_to=optional_of(table, "attributedTo") or "",
        annotations=tuple(
            AnnotationId(each) for each in ids_of(table, "annotations", "an annotation")
        ),
        is_proposed=flag_of(table, "proposed"),
    )


def _link(table: Table) -> ClaimLink:
    return ClaimLink(choice_of(table, "relation", Bearing), ClaimId(text_of(table, "claim")))


def _review(node: Node | None) -> Review | None:
    if node is None or (isinstance(node, Scalar) and node.is_empty):
        return None
    if not isinstance(node, Table):
        raise FaultError(node.start, "review", "it must be a set of keys, with a rating")
    return Review(
        rating=text_of(node, "rating"),
        author=optional_of(node, "author") or "",
        url=optional_of(node, "url") or "",
    )


def _anchor(table: Table) -> Anchor:
    source = SourceKey(text_of(table, "source"))
    listing = table.get("selector")
    if not isinstance(listing, Listing):
        raise fault_of(table, "selector", "it must be a list of selectors")
    quote = _selector(listing, "TextQuoteSelector")
    position = _selector(listing, "TextPositionSelector")
    start, end = number_of(position, "start"), number_of(position, "end")
    if start >= end:
        raise fault_of(position, "end", "it must be greater than start")
    earlier = [table_of(item, "previous") for item in items_of(table, "previous")]
    return Anchor(
        source=source,
        exact=text_of(quote, "exact"),
        prefix=optional_of(quote, "prefix") or "",
        suffix=optional_of(quote, "suffix") or "",
        start=start,
        end=end,
        previous=tuple(
            Earlier(text_of(words, "exact"), optional_of(words, "until") or "") for words in earlier
        ),
        gone=optional_of(table, "gone") or "",
    )


def _selector(listing: Listing, kind: str) -> Table:
    for item in listing.items:
        if isinstance(item, Table):
            named = item.get("type")
            if isinstance(named, Scalar) and named.text == kind:
                return item
    raise FaultError(listing.start, "selector", f"a {kind} is missing in it")
