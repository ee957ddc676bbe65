"""Selecting by words: where they stand, and how the selection's two ends move over them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.model import Place
from tui.session import moves
from tui.session.acts import count_of
from tui.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.session.state import Session

Span = tuple[int, int]
"""In code points, into the text of a source; end exclusive."""


class Words(NamedTuple):
    """The words at the two ends of a selection, in the text of the cursor's source."""

    stays: Span
    moves: Span
    """It stands in the cursor's sentence, and may be before the one that stays."""


def select_words(session: Session) -> Session:
    """Begin with the first word of the sentence, or with all of a selection by sentences.

    Asked again, let the other end move.
    """
    source, here = session.cursor
    if session.anchor is None:
        first = words_at(session, session.cursor)[0]
        begun = replace(session, anchor=here, has_star=False)
        return _told(replace(begun, words=Words(first, first)))
    there = session.anchor
    if session.words is None:
        ends = [words_at(session, Place(source, n)) for n in sorted((there, here))]
        span = (ends[0][0], ends[1][-1])
        return _told(replace(session, words=Words(*(span if there <= here else span[::-1]))))
    stays, moved = session.words
    turned = moves.go_to(session, Place(source, there))
    return _told(replace(turned, anchor=here, words=Words(moved, stays)))


def step_word(session: Session, by: int) -> Session:
    """Move the end by a word, on into the next sentence (or back)."""
    if session.words is None:
        return session
    now = session.words.moves
    words = words_at(session, session.cursor)
    further = [w for w in words if (w[0] > now[0] if by > 0 else w[1] < now[1])]
    if further:
        return _moved(session, session.cursor, further[0 if by > 0 else -1])
    place = _beside(session, by)
    if place == session.cursor:
        return _told(session)
    return _moved(session, place, words_at(session, place)[0 if by > 0 else -1])


def step_to_edge(session: Session, by: int) -> Session:
    """Move the end to the end of the sentence, or of the next one (or to where it begins).

    Sentences that lie on the way to the end that stays are left whole.
    """
    if session.words is None:
        return session
    stays, now = session.words
    for place in (session.cursor, _beside(session, by)):
        words = words_at(session, place)
        first, last = words[0], words[-1]
        if by > 0:
            edge = first if last < stays or now < first <= stays else last
        else:
            edge = last if first > stays or stays <= last < now else first
        if (edge > now) if by > 0 else (edge < now):
            return _moved(session, place, edge)
    return _told(session)


def select_annotated(session: Session, by: int) -> Session:
    """Select exactly the words of the next (or previous) annotation of the article."""
    source, now = session.cursor.source, span_of(session)
    here = {
        (each.found.start, each.found.end): each
        for each in session.desk.placed.values()
        if each.source == source and each.places
    }
    further = sorted(span for span in here if (span > now if by > 0 else span < now))
    if not further:
        where = "below" if by > 0 else "above"
        return session.say(f"Nothing further {where} in this article is annotated.")
    start, end = further[0 if by > 0 else -1]
    places = here[start, end].places
    first = next(w for w in words_at(session, places[0]) if w[1] > start)
    last = next(w for w in reversed(words_at(session, places[-1])) if w[0] < end)
    moved = moves.go_to(replace(session, anchor=places[0].sentence), places[-1])
    return _told(replace(moved, words=Words((start, first[1]), (max(last[0], start), end))))


def reach(session: Session, place: Place) -> Words:
    """The ends of a selection by words that grows to a sentence, and takes it in whole."""
    if session.words is None:
        raise ValueError("nothing is selected by words")
    return session.words._replace(moves=_edge(session, place))


def span_of(session: Session) -> Span:
    """What is selected; from the first word of a sentence to the last of one, all of both."""
    if session.words is None:
        raise ValueError("nothing is selected by words")
    stays, moved = session.words
    start, end = min(stays[0], moved[0]), max(stays[1], moved[1])
    selected = session.selected()
    first, last = (session.desk.comparison.sentence(selected[n]) for n in (0, -1))
    is_whole = (
        start == words_at(session, selected[0])[0][0]
        and end == words_at(session, selected[-1])[-1][1]
    )
    return (first.start, last.end) if is_whole else (start, end)


def extent_of(session: Session) -> str:
    """How much is selected, in words."""
    start, end = span_of(session)
    return count_of(len(word_spans(session.desk.source_at(session.cursor).text[start:end])), "word")


def words_at(session: Session, place: Place) -> Sequence[Span]:
    """The words of a sentence, in the text of its source; one without any counts as one word."""
    sentence = session.desk.comparison.sentence(place)
    at = sentence.start
    spans = [(at + start, at + end) for start, end in word_spans(sentence.text)]
    return spans or [(sentence.start, sentence.end)]


def _edge(session: Session, place: Place) -> Span:
    """The word of a sentence that lies farthest from the end that stays."""
    words = words_at(session, place)
    is_before = session.words is not None and words[0] < session.words.stays
    return words[0] if is_before else words[-1]


def _beside(session: Session, by: int) -> Place:
    """The next (or previous) sentence one stops at; at the ends of the article the same."""
    source, here = session.cursor
    stops = session.stops(source)
    at = bisect_left(stops, here + 1) if by > 0 else bisect_left(stops, here) - 1
    return Place(source, stops[at]) if 0 <= at < len(stops) else session.cursor


def _moved(session: Session, place: Place, word: Span) -> Session:
    if session.words is None:
        return session
    words = session.words._replace(moves=word)
    return _told(replace(moves.go_to(session, place), words=words))


def _told(session: Session) -> Session:
    """The keys are in the last row meanwhile, so how much it is says enough."""
    return session.say(f"{extent_of(session)} selected")
