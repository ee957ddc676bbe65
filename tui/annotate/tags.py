"""The nouns of annotating: tags, anchors, annotations, judgements and the notebook they fill.

Claims have a file of their own, `claims.py`. No rules, no files; ids are those of the YAML file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, NewType, assert_never

from tui.annotate.claims import Claim

TagId = NewType("TagId", str)
SourceKey = NewType("SourceKey", str)
"""The id of a source in the file, such as `s1`; given once, unlike its position among the open."""
AnnotationId = NewType("AnnotationId", str)


class Section(StrEnum):
    """The modelled lists of the file, under the names they have there."""

    SOURCES = "sources"
    CODEBOOK = "codebook"
    ANNOTATIONS = "annotations"
    CLAIMS = "claims"
    JUDGEMENTS = "judgements"


class Verdict(StrEnum):
    """What a person says of two sentences, whatever the matcher found."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Tag:
    """One word of the codebook."""

    id: TagId
    label: str
    key: str | None
    """The digit that toggles it, `1` to `9`."""
    glyph: str
    """One character, one cell wide."""
    color: str
    """A name the themes know, such as `green`; never the only sign of the tag."""
    parent: TagId | None = None
    """The tag it is a kind of."""
    description: str = ""
    """When to give it, for those who share the codebook."""
    requires_note: bool = False
    """Whoever gives it should say why."""
    merged_into: TagId | None = None
    """The tag that took its place. It stays, so that old files and colleagues' tags find that."""


class Included(NamedTuple):
    """A codebook in a file of its own, which several annotation files share."""

    file: str
    """As the annotation file names it: from its own folder, with `/`."""
    tags: tuple[Tag, ...]
    """As that file has them; empty if it cannot be read."""


class Earlier(NamedTuple):
    """Words that an anchor stood on before a person moved it to those it stands on now."""

    exact: str
    until: str
    """When it was moved, as `Annotation.modified`."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a source that can be found again after the source changed.

    The two selectors of the W3C Web Annotation model in one: TextQuoteSelector (exact, prefix,
    suffix) and TextPositionSelector (start, end).
    """

    source: SourceKey
    exact: str
    prefix: str
    """Up to 32 code points before the quote."""
    suffix: str
    """Up to 32 code points after it."""
    start: int
    """In code points, into the text of the source as it was when the anchor was made."""
    end: int
    """Exclusive."""
    previous: tuple[Earlier, ...] = ()
    """What the article said there before, oldest first: an outlet's correction is a finding."""
    gone: str = ""
    """When a person saw that the article no longer has these words, as `Annotation.modified`."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A tagged, noted span. It has a tag or a note, or a claim refers to it."""

    id: AnnotationId
    anchor: Anchor
    tags: tuple[TagId, ...]
    """In the order they were given; may name tags the codebook has lost."""
    note: str
    """Empty for none."""
    creator: str
    created: str
    """ISO 8601 in UTC, such as `2026-11-21T23:10:00Z`; empty if the file does not say."""
    modified: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on two places. It has no id: verdict and places tell it from others."""

    verdict: Verdict
    left: Anchor
    right: Anchor


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An article as the file remembers it, open or not."""

    id: SourceKey
    file: str
    """Relative to the folder of the YAML file, with `/`; or `sample:NAME`, or an address."""
    publisher: str | None
    sha256: str
    """Of the UTF-8 bytes of the text the anchors were made on, in hexadecimal; of a later one once
    a person settled what became of them all."""
    length: int
    """Of that text, in code points."""


Entry = SourceEntry | Tag | Annotation | Claim | Judgement


class EntryKey(NamedTuple):
    """What tells an entry from all others of a notebook."""

    section: Section
    id: str
    """The id in the file; for a judgement its verdict and its two places, in one order."""


@dataclass(frozen=True, slots=True)
class Notebook:
    """All that is modelled of one annotation file, each list in the order of the file."""

    sources: tuple[SourceEntry, ...] = ()
    codebook: tuple[Tag, ...] = ()
    """Included tags too, in the place of the file that has them. One that was changed here is
    written down here and stands above that of the shared file, which nobody here writes."""
    annotations: tuple[Annotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    included: tuple[Included, ...] = ()
    """The shared codebooks, in the order of the file."""

    def shared_tag(self, tag: TagId) -> tuple[str, Tag] | None:
        """The file that a tag is shared by, and the tag as that file has it."""
        for file, tags in self.included:
            for each in tags:
                if each.id == tag:
                    return file, each
        return None

    def entries(self, section: Section) -> tuple[Entry, ...]:
        """The entries of one section."""
        match section:
            case Section.SOURCES:
                return self.sources
            case Section.CODEBOOK:
                return self.codebook
            case Section.ANNOTATIONS:
                return self.annotations
            case Section.CLAIMS:
                return self.claims
            case Section.JUDGEMENTS:
                return self.judgements
        assert_never(section)


def key_of(entry: Entry) -> EntryKey:
    """Name an entry; two entries with one key are two states of one thing."""
    match entry:
        case SourceEntry():
            return EntryKey(Section.SOURCES, entry.id)
        case Tag():
            return EntryKey(Section.CODEBOOK, entry.id)
        case Annotation():
            return EntryKey(Section.ANNOTATIONS, entry.id)
        case Claim():
            return EntryKey(Section.CLAIMS, entry.id)
        case Judgement():
            return judgement_key(entry.verdict, entry.left, entry.right)
    assert_never(entry)


def name_of(entry: Entry) -> str:
    """What tells an entry from all others of its section."""
    return key_of(entry).id if isinstance(entry, Judgement) else entry.id


def judgement_key(verdict: Verdict, left: Anchor, right: Anchor) -> EntryKey:
    """Name a verdict on two places; a pair has no direction, so the sides may be swapped.

    Two people may contradict each other, so a verdict and its contrary are two judgements.
    """
    return EntryKey(Section.JUDGEMENTS, f"{verdict} {places_of(left, right)!r}")


def places_of(left: Anchor, right: Anchor) -> tuple[tuple[SourceKey, int, int], ...]:
    """The two places that a judgement is on, always in one order."""
    return tuple(sorted((side.source, side.start, side.end) for side in (left, right)))


DEFAULT_CODEBOOK = (
    Tag(TagId("claim"), "Claim", "1", "*", "blue"),
    Tag(TagId("figure"), "Figure", "2", "#", "green"),
    Tag(TagId("quote"), "Quote", "3", '"', "cyan"),
    Tag(TagId("attribution"), "Attribution", "4", "@", "violet"),
    Tag(TagId("disputed"), "Disputed", "5", "!", "orange"),
    Tag(TagId("check"), "Check", "6", "?", "yellow"),
    Tag(TagId("opinion"), "Opinion", "7", "^", "magenta"),
    Tag(TagId("context"), "Context", "8", "&", "grey"),
    Tag(TagId("error"), "Error", "9", "x", "red"),
)
"""What a new file starts with. All glyphs are ASCII, so they hold in every terminal."""

EMPTY_NOTEBOOK = Notebook(codebook=DEFAULT_CODEBOOK)
"""What a file that does not exist yet, or is empty, stands for."""
