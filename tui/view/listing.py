"""The annotations of the open articles as lines of a list."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.anchor import State
from tui.screen import clean
from tui.session.naming import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.annotate.tags import AnnotationId, Notebook
    from tui.model import Place, Source
    from tui.session.desk import Desk
    from tui.session.placing import Placed
    from tui.session.state import Session
    from tui.view.glyphs import Glyphs
    from tui.view.wording import Run

QUOTE_LENGTH = 160
"""Characters of a quote that a list shows."""

_STATES = {
    State.EXACT: "",
    State.MOVED: "moved",
    State.EDITED: "the article changed its words",
    State.UNCERTAIN: "uncertain: the article changed, its place is not sure",
    State.ORPHANED: "orphaned: its words are gone from the article",
}


class AnnotationLine(NamedTuple):
    """One annotation, ready for the screen."""

    place: Place | None
    """Where to go; None while it stands nowhere."""
    where: str
    tags: str
    quote: str
    note: str
    was: tuple[tuple[Run, ...], ...] = ()
    """What the outlet changed, each step as its words, those added and dropped set off."""


def written_labels(desk: Desk, labels: Iterable[str]) -> Iterator[str]:
    """Labels that tags are recognised by, as the codebooks write them."""
    from tui.session.colleagues import labels_of  # noqa: PLC0415  # most read alone

    others = [labels_of(replace(desk, notebook=each.notebook)) for each in desk.colleagues]
    for label in labels:
        rows = (row[label] for row in (labels_of(desk), *others) if label in row)
        yield next(rows, label)


def difference_lines(session: Session, glyphs: Glyphs) -> tuple[AnnotationLine, ...]:
    """The sentences that colleagues tag otherwise, in the order of sources and text."""
    desk = session.desk
    names = ("here", *(each.name for each in desk.colleagues))
    lines = []
    for place, values in sorted(desk.differing.items()):
        said = [
            f"{name}: {', '.join(sorted(written_labels(desk, tags))) or 'no tag'}"
            for name, tags in zip(names, values, strict=True)
            if tags is not None
        ]
        where = f"{glyphs.clash} {name_of(desk.source_at(place))}, sentence {place.sentence + 1}"
        quote = clean(desk.comparison.sentence(place).text)
        if len(quote) > QUOTE_LENGTH:
            quote = quote[:QUOTE_LENGTH] + glyphs.more
        lines.append(AnnotationLine(place, where, clean("; ".join(said)), quote, ""))
    return tuple(lines)


def annotation_lines(session: Session, glyphs: Glyphs) -> tuple[AnnotationLine, ...]:
    """The annotations in the order of the sources and of the text; detached ones last.

    What a claim refers to has the claim's words behind its tags.
    """
    desk = session.desk
    tags = {tag.id: tag for tag in desk.notebook.codebook}
    claims = _claims_of(desk.notebook)
    lines = []
    for placed in desk.placed.values():
        annotation = placed.annotation
        source = desk.comparison.sources[placed.source]
        signs = [
            f"{glyphs.of_tag(tags[each])} {clean(tags[each].label)}"
            if each in tags
            else clean(each)
            for each in dict.fromkeys(desk.merged_tags.get(tag, tag) for tag in annotation.tags)
        ]
        signs += [f"claim: {_short(text, glyphs)}" for text in claims.get(annotation.id, ())]
        state = _STATES[placed.found.state]
        if annotation.anchor.gone and not placed.found.is_attached:
            state = f"kept, though its words are gone since {clean(annotation.anchor.gone[:10])}"
        if state:
            signs.append(f"({state})")
        quote = _short(annotation.anchor.exact, glyphs)
        place = placed.places[0] if placed.places else None
        number = f", sentence {place.sentence + 1}" if place else ""
        note = clean(annotation.note)
        where = f"{name_of(source)}{number}"
        was = _changes(placed, source)
        line = AnnotationLine(place, where, "  ".join(signs), quote, note, was)
        lines.append((place is None, placed.source, placed.found.start, line))
    lines.sort(key=lambda row: row[:3])
    return tuple(line for *_, line in lines)


def _changes(placed: Placed, source: Source) -> tuple[tuple[Run, ...], ...]:
    """What the outlet changed in an annotated passage, oldest first."""
    anchor, found = placed.annotation.anchor, placed.found
    is_edited = found.state is State.EDITED
    if not anchor.previous and not is_edited:
        return ()
    from tui.view.changed import word_diff  # noqa: PLC0415  # most articles never change

    wordings = [*(words.exact for words in anchor.previous), anchor.exact]
    wordings += [source.text[found.start : found.end]] if is_edited else []
    return tuple(word_diff(before, after) for before, after in pairwise(wordings))


def _claims_of(notebook: Notebook) -> Mapping[AnnotationId, list[str]]:
    """The words of the claims that refer to each annotation."""
    words: dict[AnnotationId, list[str]] = {}
    for claim in notebook.claims:
        for stance in claim.stances:
            for annotation in stance.annotations:
                words.setdefault(annotation, []).append(claim.text)
    return words


def _short(text: str, glyphs: Glyphs) -> str:
    text = clean(text)
    return text[:QUOTE_LENGTH] + glyphs.more if len(text) > QUOTE_LENGTH else text
