"""What a pane shows: its heading, its items, the mark beside each sentence."""

from __future__ import annotations

import datetime
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.compare import share_of
from tui.model import Place, Relation, Role, Source, Status
from tui.screen import clean, count_hidden
from tui.session.naming import name_of
from tui.words import count_words

if TYPE_CHECKING:
    from tui.annotate.tags import TagId
    from tui.session.desk import Desk
    from tui.session.state import Session

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STRENGTH = {relation: rank for rank, relation in enumerate(Relation)}


class Item(NamedTuple):
    """A sentence, or a run of folded asides that is drawn as one line."""

    first: int
    last: int
    """Position of its last sentence; for a sentence the same as `first`."""
    is_fold: bool
    has_gap: bool
    """A blank row stands before it: a new paragraph."""


class Mark(NamedTuple):
    """What the gutter says of a sentence."""

    status: Status | None
    """None while the articles are still being compared, and where there is only one."""
    holders: int
    """How many other sources hold it."""
    relation: Relation | None
    """The strongest of its pairs."""
    tags: tuple[TagId, ...]
    has_note: bool
    differs: bool = False
    """A colleague tags it otherwise."""
    is_claimed: bool = False
    """A claim refers to it."""
    parts: tuple[tuple[int, int], ...] = ()
    """What is annotated without the rest, in code points of the sentence as shown."""


class Light(StrEnum):
    """How a sentence stands to the cursor."""

    PLAIN = "plain"
    CURSOR = "cursor"
    LIT = "lit"
    """A partner of the cursor's sentence."""
    SELECTED = "selected"
    """In the selection, taken in with `*`, or waiting to be paired."""
    DIMMED = "dimmed"
    """Not of the class that is shown alone."""


class Heading(NamedTuple):
    """The head of a pane."""

    name: str
    date: str
    figures: str


def items_of(source: Source, *, is_unfolded: bool) -> tuple[Item, ...]:
    """Cut an article into what is drawn, in order; every sentence is in one item.

    A newline in the text begins a paragraph; runs of asides stand close together. A run of asides
    that are no titles folds to one item, unless the whole article is asides.
    """
    sentences = source.sentences
    aside = [s.role not in {Role.BODY, Role.TITLE} for s in sentences]
    is_folding = not is_unfolded and not all(aside)
    items: list[Item] = []
    n = 0
    while n < len(sentences):
        last = n
        if is_folding and aside[n]:
            while last + 1 < len(sentences) and aside[last + 1]:
                last += 1
        gap = (
            n > 0
            and "\n" in source.text[sentences[n - 1].end : sentences[n].start]
            and not (aside[n] and aside[n - 1])
        )
        items.append(Item(n, last, is_folding and aside[n], gap))
        n = last + 1
    return tuple(items)


def item_text(source: Source, item: Item) -> str:
    """What stands in an item, cleaned for the screen."""
    if not item.is_fold:
        return clean(source.sentences[item.first].text)
    count = item.last - item.first + 1
    roles = dict.fromkeys(s.role.value for s in source.sentences[item.first : item.last + 1])
    return f"{count} aside{'s' * (count > 1)} folded: {', '.join(roles)}"


def has_statuses(desk: Desk) -> bool:
    """Whether a sentence can be called unique: the articles are compared, and there are some."""
    return desk.is_compared and len(desk.comparison.sources) > 1


def mark_at(desk: Desk, place: Place) -> Mark:
    """The mark beside a sentence."""
    comparison = desk.comparison
    pairs = comparison.partners.get(place, ())
    status = comparison.statuses[place.source][place.sentence]
    if not has_statuses(desk) and status is not Status.ASIDE:
        return Mark(
            None,
            0,
            None,
            desk.tags_at(place),
            _has_note(desk, place),
            place in desk.differing,
            bool(desk.claims_at(place)),
            _parts_at(desk, place),
        )
    return Mark(
        status=status,
        holders=len({pair.other(place).source for pair in pairs}),
        relation=min((p.relation for p in pairs), key=_STRENGTH.__getitem__, default=None),
        tags=desk.tags_at(place),
        has_note=_has_note(desk, place),
        differs=place in desk.differing,
        is_claimed=bool(desk.claims_at(place)),
        parts=_parts_at(desk, place),
    )


def _has_note(desk: Desk, place: Place) -> bool:
    return any(placed.annotation.note for placed in desk.annotations_at.get(place, ()))


def _parts_at(desk: Desk, place: Place) -> tuple[tuple[int, int], ...]:
    """The spans of annotations that leave out a word of the sentence."""
    here = desk.annotations_at.get(place)
    if here is None:
        return ()
    sentence = desk.comparison.sentence(place)
    text, parts = sentence.text, set()
    for placed in here:
        start = max(0, placed.found.start - sentence.start)
        end = min(len(text), placed.found.end - sentence.start)
        if any(map(str.isalnum, text[:start] + text[end:])):
            parts.add((len(clean(text[:start])), len(clean(text[:end]))))
    return tuple(sorted(parts))


def selected_parts(session: Session, place: Place) -> tuple[tuple[int, int], tuple[int, int]]:
    """Of a sentence what is selected by words, and the end that moves, if it stands in it.

    In code points of the sentence as shown; empty where there is none of it.
    """
    from tui.session.by_words import span_of  # noqa: PLC0415 (seldom needed)

    sentence = session.desk.comparison.sentence(place)

    def shown(span: tuple[int, int]) -> tuple[int, int]:
        start, end = (min(max(at - sentence.start, 0), len(sentence.text)) for at in span)
        return len(clean(sentence.text[:start])), len(clean(sentence.text[:end]))

    words = session.words
    return shown(span_of(session)), shown(words.moves if words is not None else (0, 0))


def lights_of(session: Session) -> dict[Place, Light]:
    """The sentences that stand out, and why; all others are plain."""
    cursor = session.cursor
    pairs = session.desk.comparison.partners.get(cursor, ())
    lights = {pair.other(cursor): Light.LIT for pair in pairs}
    lights.update(dict.fromkeys(session.selected(), Light.SELECTED))
    lights.update(dict.fromkeys(session.starred(), Light.SELECTED))
    if session.pairing is not None:
        lights[session.pairing] = Light.SELECTED
    lights[cursor] = Light.SELECTED if session.is_by_words else Light.CURSOR
    return lights


def heading_of(desk: Desk, position: int) -> Heading:
    """The head of a source's pane; its share is said once the articles are compared."""
    source = desk.comparison.sources[position]
    if not source.is_whole:
        return Heading(f"{position + 1} {name_of(source)}", day_of(source.date), "")
    words = sum(count_words(s.text) for s in source.sentences if s.role is Role.BODY)
    figures = f"{words:,} words"
    if desk.is_compared and len(desk.comparison.sources) > 1:
        share = share_of(desk.comparison, position)
        figures += f" · {share.shared:.0%} shared"
        if share.partly >= 0.005:
            figures += f", {share.partly:.0%} partly"
    hidden = _hidden_in(source.text)
    if hidden:
        figures += f" · {hidden} hidden character{'s' * (hidden > 1)}"
    return Heading(f"{position + 1} {name_of(source)}", day_of(source.date), figures)


@lru_cache(maxsize=16)
def _hidden_in(text: str) -> int:
    return count_hidden(text)


def day_of(date: str | None) -> str:
    """2025-05-17 as 17 May 2025, whatever the locale."""
    if date is None:
        return ""
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return clean(date)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
