"""What became of an annotated passage, in words and as the words that differ."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.anchor import State
from tui.annotate.context import CONTEXT
from tui.annotate.tags import Annotation
from tui.screen import clean
from tui.session.changing import offers_for
from tui.session.naming import name_of
from tui.view.wording import Tone, gap_after
from tui.words import Change, word_differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.annotate.standing import Standing
    from tui.model import Source
    from tui.session.changing import Waiting
    from tui.session.desk import Desk
    from tui.session.state import Session
    from tui.view.wording import Run


_MARKS = {Tone.DROPPED: "[-{}-]", Tone.ADDED: "{{+{}+}}"}


def state_of(standing: Standing) -> str:
    """What became of it, in a few words."""
    match standing.found.state:
        case State.EXACT:
            return "unchanged"
        case State.MOVED:
            return "moved, its words are the same"
        case State.EDITED if standing.needs_person:
            return "the article changed its words"
        case State.EDITED:
            return "only its typography changed"
        case State.UNCERTAIN:
            return "its place is not sure"
        case State.ORPHANED:
            gone = standing.anchor.gone
            return f"let go on {gone[:10]}" if gone else "its words are gone"


def word_diff(before: str, after: str) -> tuple[Run, ...]:
    """`after` with the words it adds set off, and those it drops from `before` in their place.

    Where no word differs and the two are not equal, all of it was exchanged: a sign between the
    words makes another figure.
    """
    before, after = clean(before), clean(after)
    if not after:
        return ((before, Tone.DROPPED),)
    differences = word_differences(before, after)
    if before != after and all(each.kind is Change.EQUAL for each in differences):
        return (before, Tone.DROPPED), (" ", Tone.PLAIN), (after, Tone.ADDED)
    runs: list[Run] = []
    at = 0
    for each in differences:
        if each.kind is Change.EQUAL:
            continue
        runs.append((after[at : each.right_start], Tone.PLAIN))
        at = each.right_end
        if each.kind is Change.ADDED:
            runs.append((after[each.right_start : at], Tone.ADDED))
        else:
            dropped = before[each.left_start : each.left_end]
            runs += [(gap_after(after[:at]), Tone.PLAIN), (dropped, Tone.DROPPED)]
            runs.append(("" if after[at : at + 1] in {"", " "} else " ", Tone.PLAIN))
    runs.append((after[at:], Tone.PLAIN))
    return tuple((text, tone) for text, tone in runs if text)


def marked(before: str, after: str) -> str:
    """The same in plain text, as git sets off words that changed."""
    return "".join(
        _MARKS[tone].format(text) if tone in _MARKS else text
        for text, tone in word_diff(" ".join(before.split()), " ".join(after.split()))
    )


class Place(NamedTuple):
    """Where a passage may stand now."""

    span: tuple[int, int]
    where: str
    runs: tuple[Run, ...]
    """The words there, against those that were marked, with a little of what stands around."""


class Question(NamedTuple):
    """One passage that needs a person, ready for the screen."""

    title: str
    """Which of how many, and of which article."""
    state: str
    was: tuple[Run, ...]
    """The words that were marked, with a little of what stood around them."""
    on_it: str
    """The tags, notes, claims and judgements that stand on it."""
    places: tuple[Place, ...]


def question_of(session: Session, number: int) -> Question:
    """Put the question about one of the passages that wait, by its position among them."""
    desk = session.desk
    waiting = desk.waiting[number]
    source = desk.comparison.sources[waiting.source]
    anchor = waiting.anchor
    spans = dict.fromkeys(offers_for(desk, waiting), "")
    here = _span_at_cursor(session, waiting.source)
    if here is not None:
        spans.setdefault(here, "")
        spans[here] = ", at the cursor"
    return Question(
        f"{number + 1} of {len(desk.waiting)}: {name_of(source)}",
        state_of(waiting.first),
        _around(anchor.prefix, ((clean(anchor.exact), Tone.PLAIN),), anchor.suffix),
        "; ".join(_on_it(desk, waiting)),
        tuple(_place(source, span, anchor.exact, more) for span, more in spans.items()),
    )


def _place(source: Source, span: tuple[int, int], before: str, more: str) -> Place:
    start, end = span
    text = source.text
    number = bisect_right(source.sentences, start, key=lambda each: each.start)
    runs = word_diff(before, text[start:end])
    around = _around(text[max(0, start - CONTEXT) : start], runs, text[end : end + CONTEXT])
    return Place(span, f"sentence {max(1, number)}{more}", around)


def _around(before: str, runs: tuple[Run, ...], after: str) -> tuple[Run, ...]:
    """Some words with a little of what stands around them, as one line."""
    left = clean(" ".join(before[-CONTEXT:].split()))
    right = clean(" ".join(after[:CONTEXT].split()))
    return (
        (f"{left} " if left else "", Tone.QUIET),
        *runs,
        (f" {right}" if right else "", Tone.QUIET),
    )


def _span_at_cursor(session: Session, source: int) -> tuple[int, int] | None:
    """What a tag would be put on now, if that is in the source."""
    if session.cursor.source != source:
        return None
    if session.is_by_words:
        from tui.session.by_words import span_of  # noqa: PLC0415  # seldom needed

        return span_of(session)
    selected = session.selected()
    comparison = session.desk.comparison
    return comparison.sentence(selected[0]).start, comparison.sentence(selected[-1]).end


def _on_it(desk: Desk, waiting: Waiting) -> Iterator[str]:
    labels = {tag.id: clean(tag.label) for tag in desk.notebook.codebook}
    for standing in waiting.standings:
        entry = standing.holder.entry
        if isinstance(entry, Annotation):
            yield from (labels.get(tag, clean(tag)) for tag in entry.tags)
            if entry.note:
                yield clean(" ".join(entry.note.split()))
            for claim in desk.notebook.claims:
                if any(entry.id in stance.annotations for stance in claim.stances):
                    yield f"claim: {clean(claim.text)}"
        else:
            other = entry.left if standing.holder.side else entry.right
            yield f"judged {entry.verdict}: {clean(other.exact)}"
