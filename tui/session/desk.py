"""What lies before the reader: the compared articles and the annotations on them, in place.

A desk changes when marks arrive, a judgement falls or an annotation is made, never when the cursor
moves; so whatever follows from it is worked out once and kept with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from tui.annotate.anchor import State, find_anchor, recognise_source
from tui.annotate.codebook import merged_tags
from tui.annotate.tags import Verdict
from tui.model import Comparison, Group, Place, Role, Source, Status
from tui.session.placing import NOTHING, Placed, Placing, place_annotations, places_between
from tui.session.wanted import Wanted, in_rows, with_disagreement, with_status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.annotate.claims import Claim, ClaimId
    from tui.annotate.tags import Anchor, AnnotationId, Notebook, SourceKey, TagId
    from tui.model import Pair
    from tui.session.changing import Waiting
    from tui.session.colleagues import Coding, Voice
    from tui.session.wanted import Rows


_OF_COMPARISON = (
    "stops",
    "quotes_at",
    "group_at",
    "shared",
    "unique",
    "disagreeing",
    "colleague_codings",
)
"""What follows from the comparison and from colleagues alone, and so outlives a change of the
notebook."""


class Colleague(NamedTuple):
    """Somebody else's annotations of these articles; they are read and never written."""

    name: str
    notebook: Notebook
    """It names the articles from the folder of the reader's own file."""


@dataclass(frozen=True, eq=False)
class Desk:
    """The open articles, what was found between them, and the reader's notebook."""

    comparison: Comparison
    files: tuple[str, ...]
    """How the annotation file names each open source, in the order of the sources."""
    notebook: Notebook
    pairs: tuple[Pair, ...] = ()
    """What the matcher found, before any judgement."""
    is_compared: bool = False
    """The pairs are there; before that nothing can be called unique."""
    colleagues: tuple[Colleague, ...] = ()
    """Whose tags are shown beside the reader's own."""

    @cached_property
    def stops(self) -> tuple[tuple[int, ...], ...]:
        """For each source the sentences read while asides are folded: body and titles.

        An article that is all asides is never folded.
        """
        rows = []
        for source in self.comparison.sources:
            sentences = source.sentences
            read = tuple(
                n for n, each in enumerate(sentences) if each.role in {Role.BODY, Role.TITLE}
            )
            rows.append(read or tuple(range(len(sentences))))
        return tuple(rows)

    def with_notebook(self, notebook: Notebook) -> Desk:
        """The desk with another notebook, the same judgements in it."""
        changed = self.but(notebook=notebook)
        known = {name: self.__dict__[name] for name in _OF_COMPARISON if name in self.__dict__}
        changed.__dict__.update(known)
        if notebook.claims is self.notebook.claims and "claims_of" in self.__dict__:
            changed.__dict__["claims_of"] = self.claims_of
        return changed

    def but(self, **fields: Any) -> Desk:  # noqa: ANN401 (as `replace`, which checks them)
        """The desk with some fields replaced; it knows where annotations stood before."""
        changed = replace(self, **fields)
        changed.__dict__["earlier"] = self.__dict__.get("_placing", self.earlier)
        return changed

    @cached_property
    def earlier(self) -> Placing:
        """Where annotations stood on the desk before this one, as far as that was asked for."""
        return NOTHING

    @cached_property
    def _placing(self) -> Placing:
        annotations = self.notebook.annotations
        return place_annotations(self.comparison.sources, self.open_keys, annotations, self.earlier)

    def wanted(self, wanted: Wanted) -> Rows:
        """The sentences of a class."""
        match wanted:
            case Wanted.SHARED:
                return self.shared
            case Wanted.UNIQUE:
                return self.unique
            case Wanted.DISAGREEING:
                return self.disagreeing
            case Wanted.ANNOTATED:
                return self.annotated
            case Wanted.DIFFERING:
                return self.tagged_otherwise
        assert_never(wanted)

    @cached_property
    def shared(self) -> Rows:
        """The sentences that other sources hold, wholly or in part."""
        return with_status(self.comparison, Status.SHARED, Status.PARTLY)

    @cached_property
    def unique(self) -> Rows:
        """The sentences that no other source holds."""
        return with_status(self.comparison, Status.UNIQUE)

    @cached_property
    def disagreeing(self) -> Rows:
        """The sentences that cannot be right together with a partner; none before a closer look."""
        return with_disagreement(self.comparison)

    @cached_property
    def annotated(self) -> Rows:
        """The sentences that have a tag or a note."""
        return in_rows(self.comparison, self.annotations_at)

    @cached_property
    def annotations_begin(self) -> Rows:
        """The first sentence of each annotation."""
        firsts = [placed.places[0] for placed in self.placed.values() if placed.places]
        return in_rows(self.comparison, firsts)

    @cached_property
    def quotes_at(self) -> Mapping[Place, tuple[int, ...]]:
        """The quotations in each sentence; none before a closer look."""
        findings = self.comparison.findings
        rows: dict[Place, list[int]] = {}
        for number, quote in enumerate(findings.quotes if findings else ()):
            for sentence in range(quote.first, quote.last + 1):
                rows.setdefault(Place(quote.source, sentence), []).append(number)
        return {place: tuple(row) for place, row in rows.items()}

    @cached_property
    def group_at(self) -> Mapping[Place, Group]:
        """The group of each grouped sentence."""
        return {place: group for group in self.comparison.groups for place in group}

    @cached_property
    def open_keys(self) -> Mapping[SourceKey, tuple[int, bool]]:
        """The notebook's keys of the open sources: position, and whether the text is unchanged."""
        keys: dict[SourceKey, tuple[int, bool]] = {}
        for position, (source, file) in enumerate(
            zip(self.comparison.sources, self.files, strict=True)
        ):
            others = [each for each in self.files if each != file]
            entry = recognise_source(self.notebook, file, source.sha256, others=others)
            if entry is not None:
                keys.setdefault(entry.id, (position, entry.sha256 == source.sha256))
        return keys

    @cached_property
    def waiting(self) -> tuple[Waiting, ...]:
        """The passages that need a person, since their article changed."""
        is_plain = all(is_unchanged for _, is_unchanged in self.open_keys.values())
        if is_plain and all(each.found.state is State.EXACT for each in self.placed.values()):
            return ()
        from tui.session.changing import waiting_in  # noqa: PLC0415  # most articles never change

        return waiting_in(self)

    @cached_property
    def corrected(self) -> Comparison:
        """The comparison with what outlets changed in annotated passages, for reports."""
        anchors = [each.anchor for each in self.notebook.annotations]
        anchors += [side for each in self.notebook.judgements for side in (each.left, each.right)]
        if not self.waiting and not any(each.previous or each.gone for each in anchors):
            return self.comparison
        from tui.session.changing import corrections_of  # noqa: PLC0415  # as above

        return replace(self.comparison, corrections=corrections_of(self))

    @property
    def placed(self) -> Mapping[AnnotationId, Placed]:
        """Where every annotation of the open sources stands now, in the order of the file."""
        return self._placing.placed

    @property
    def annotations_at(self) -> Mapping[Place, tuple[Placed, ...]]:
        """The annotations on each sentence, in the order of the file."""
        return self._placing.at

    @cached_property
    def colleague_codings(self) -> tuple[Coding, ...]:
        """What each colleague made of the open articles."""
        from tui.session.colleagues import coding_of  # noqa: PLC0415  # most read alone

        return tuple(
            coding_of(replace(self, notebook=notebook, colleagues=()), name)
            for name, notebook in self.colleagues
        )

    @cached_property
    def differing(self) -> Mapping[Place, tuple[frozenset[str] | None, ...]]:
        """Where the reader and colleagues tag otherwise: the reader's labels, then theirs."""
        if not self.colleagues:
            return {}
        from tui.session.colleagues import coding_of, differing  # noqa: PLC0415  # as above

        return differing(self.comparison, (coding_of(self, "you"), *self.colleague_codings))

    @cached_property
    def voices(self) -> Mapping[tuple[ClaimId, int], tuple[Voice, ...]]:
        """What colleagues say of the reader's claims, by claim and source, where they differ."""
        if not self.colleagues:
            return {}
        from tui.session.colleagues import voices_of  # noqa: PLC0415  # as above

        return voices_of(self)

    @cached_property
    def tagged_otherwise(self) -> Rows:
        """Those sentences by source."""
        return in_rows(self.comparison, self.differing)

    @cached_property
    def merged_tags(self) -> Mapping[TagId, TagId]:
        """The tags that were merged into others, with those."""
        return merged_tags(self.notebook.codebook)

    @cached_property
    def claims_of(self) -> Mapping[AnnotationId, tuple[Claim, ...]]:
        """The claims that refer to each annotation, in the order of the file."""
        rows: dict[AnnotationId, dict[ClaimId, Claim]] = {}
        for claim in self.notebook.claims:
            for stance in claim.stances:
                for annotation in stance.annotations:
                    rows.setdefault(annotation, {})[claim.id] = claim
        return {annotation: tuple(row.values()) for annotation, row in rows.items()}

    def claims_at(self, place: Place) -> tuple[Claim, ...]:
        """The claims that refer to a sentence, in the order of the annotations on it."""
        if not self.notebook.claims:
            return ()
        here = self.annotations_at.get(place, ())
        claims = (claim for each in here for claim in self.claims_of.get(each.annotation.id, ()))
        return tuple({claim.id: claim for claim in claims}.values())

    @cached_property
    def struck(self) -> frozenset[tuple[Place, Place]]:
        """The pairs that a person struck, the lesser place first."""
        return self.judged(Verdict.DIFFERENT)

    def judged(self, verdict: Verdict) -> frozenset[tuple[Place, Place]]:
        """The pairs of open sources with this verdict, the lesser place first."""
        pairs = set()
        for judgement in self.notebook.judgements:
            if judgement.verdict is verdict:
                left, right = self.place_of(judgement.left), self.place_of(judgement.right)
                if left is not None and right is not None and left.source != right.source:
                    pairs.add((min(left, right), max(left, right)))
        return frozenset(pairs)

    def tags_at(self, place: Place) -> tuple[TagId, ...]:
        """The tags on a sentence, in the order they were given, each once."""
        rows = self.annotations_at.get(place, ())
        tags = (tag for placed in rows for tag in placed.annotation.tags)
        return tuple(dict.fromkeys(self.merged_tags.get(tag, tag) for tag in tags))

    def source_at(self, place: Place) -> Source:
        """The source that a place is in."""
        return self.comparison.sources[place.source]

    def key_of_source(self, position: int) -> SourceKey | None:
        """The notebook's key of an open source; None before anything was written down."""
        return next((key for key, (at, _) in self.open_keys.items() if at == position), None)

    def place_of(self, anchor: Anchor) -> Place | None:
        """The first sentence that an anchor stands on, if its source is open and it is found."""
        at = self.open_keys.get(anchor.source)
        if at is None:
            return None
        position, is_unchanged = at
        source = self.comparison.sources[position]
        found = find_anchor(source.text, anchor, unchanged=is_unchanged, sentences=source.sentences)
        return next(iter(places_between(source, position, found)), None)
