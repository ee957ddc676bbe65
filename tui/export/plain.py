"""What the reading screen shows as lines to be read aloud one after the other; nothing is drawn.

Everything is said in words: no signs, no columns, no colour. Each sentence is one line, and what
is known of it stands in lines below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import Place, Role, Status
from tui.screen import clean
from tui.session.moves import go_to
from tui.session.naming import name_of
from tui.session.state import open_session
from tui.view.evidence import evidence_of
from tui.view.panes import heading_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.session.desk import Desk
    from tui.session.state import Session


def write_plain(desk: Desk, *, has_asides: bool = False, has_wordings: bool = False) -> str:
    """Return all open articles, one sentence a line.

    Args:
        desk: What lies before the reader, compared.
        has_asides: Read captions, appeals and the like too, which else are only counted.
        has_wordings: Say how each other source words a sentence, not only that it has it.
    """
    session = open_session(desk)
    lines: list[str] = []
    for position in range(len(desk.comparison.sources)):
        if position:
            lines.append("")
        lines.extend(_source(session, position, has_asides=has_asides, has_wordings=has_wordings))
    return "\n".join(lines) + "\n"


def _source(
    session: Session, position: int, *, has_asides: bool, has_wordings: bool
) -> Iterator[str]:
    desk = session.desk
    source = desk.comparison.sources[position]
    sentences = source.sentences
    heading = heading_of(desk, position)
    facts = [heading.date, heading.figures.replace(" · ", ", ")]
    count = len(desk.comparison.sources)
    yield f"Source {position + 1} of {count}: {name_of(source)}. {'. '.join(filter(None, facts))}."
    read = range(len(sentences)) if has_asides else desk.stops[position]
    for number in read:
        role = sentences[number].role
        kind = "" if role is Role.BODY else f"{role.value.capitalize()}: "
        yield f"{number + 1}. {kind}{clean(sentences[number].text)}"
        place = Place(position, number)
        yield from (
            f"    {line}" for line in _known(go_to(session, place), has_wordings=has_wordings)
        )
    left_out = len(sentences) - len(read)
    if left_out:
        yield f"{left_out} aside{'s are' if left_out > 1 else ' is'} left out; --asides reads them."


def _known(session: Session, *, has_wordings: bool) -> Iterator[str]:
    """What the strip would say of the cursor's sentence."""
    evidence = evidence_of(session)
    place = session.cursor
    status = session.desk.comparison.statuses[place.source][place.sentence]
    if status is Status.UNIQUE and not evidence.wordings:
        yield "Only here."
    for clash in evidence.clashes:
        theirs = (f"{there} in {', '.join(names)}" for there, names in clash.theirs)
        yield f"Disagrees: {clash.here} here, {', '.join(theirs)}."
    for wording in evidence.wordings:
        where = f"{wording.name}, sentence {wording.place.sentence + 1}: {wording.remark}."
        text = clean(session.desk.comparison.sentence(wording.place).text)
        yield f"{where} It says: {text}" if has_wordings else where
    labels = {tag.id: tag.label for tag in session.desk.notebook.codebook}
    if evidence.tags:
        yield f"Tagged: {', '.join(clean(labels.get(tag, tag)) for tag in evidence.tags)}."
    for note in evidence.notes:
        yield f"Note: {' '.join(note.split())}"
    for claim in evidence.claims:
        yield f"Claim: {' '.join(claim.split())}"
