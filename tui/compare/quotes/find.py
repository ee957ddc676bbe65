"""The quotations of one source, each with its speaker."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from tui.compare.disagreement.facts import tokens_of
from tui.compare.quotes.marks import find_spans
from tui.compare.quotes.speaker import speaker_around, speakers_in, with_given
from tui.model import Quote, Role, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare.disagreement.facts import Token
    from tui.compare.quotes.marks import Span
    from tui.compare.quotes.speaker import Speaker
    from tui.model import Sentence, Source

LOOK_BACK = 3
"""Sentences before "he said" in which his name is looked for."""


def find_quotes(source: Source, number: int = 0) -> tuple[tuple[Quote, Speaker | None], ...]:
    """Return the quotations of the body and the titles, in reading order, with their speakers.

    The second part of a quotation that "he said" splits has the speaker of the first, and so has
    one that follows in the same paragraph without a speaker of its own. Cost: one pass over the
    text, and a few tokens for each quotation.
    """
    spans = find_spans(source.text)
    if not spans or not source.sentences:
        return ()
    starts = [one.start for one in source.sentences]
    found: list[tuple[Quote, Speaker | None]] = []
    for start, end in spans:
        first = max(0, bisect_right(starts, start) - 1)
        last = max(first, bisect_right(starts, end - 1) - 1)
        sentence = source.sentences[first]
        if sentence.role not in {Role.BODY, Role.TITLE} or start >= sentence.end:
            continue
        speaker = _find_speaker(source, spans, first, last, (start, end))
        if speaker is None and found:
            speaker = _carry_on(source.text, found[-1], start, first)
        if speaker is not None and speaker.voice is Voice.PRONOUN:
            speaker = _resolve(source, spans, first) or speaker
        if speaker is not None:
            speaker = with_given(speaker, source.text, source.sentences[first].start)
        quote = Quote(
            source=number,
            first=first,
            last=last,
            start=start,
            end=end,
            text=source.text[start:end],
            speaker=speaker.wording if speaker else None,
            voice=speaker.voice if speaker else None,
        )
        found.append((quote, speaker))
    return tuple(found)


def find_speaker(source: Source, number: int) -> Speaker | None:
    """Return who is said to say a sentence: of its first quotation, else of its first such verb.

    "He said" is the last name before, if there is one near.
    """
    for quote, speaker in find_quotes(source):
        if speaker is not None and quote.first <= number <= quote.last:
            return speaker
    spans = find_spans(source.text)
    tokens = outside(source.sentences[number], spans)
    found = next((one for _, one in speakers_in(source.text, tokens)), None)
    if found is not None and found.voice is Voice.PRONOUN:
        return _resolve(source, spans, number) or found
    return found


def _find_speaker(
    source: Source, spans: Sequence[Span], first: int, last: int, span: Span
) -> Speaker | None:
    head, tail = source.sentences[first], source.sentences[last]
    tokens = outside(head, spans)
    if last != first:
        tokens = [one for one in tokens if one.end <= span[0]] + outside(tail, spans)
    return speaker_around(source.text, tokens, *span)


def outside(sentence: Sentence, spans: Sequence[Span]) -> list[Token]:
    """Return the tokens of a sentence that are not quoted, placed in the text of the source."""
    at = bisect_right(spans, (sentence.start, 0))
    near = spans[max(0, at - 1) : bisect_right(spans, (sentence.end, 0))]
    shift = sentence.start
    return [
        one._replace(start=one.start + shift, end=one.end + shift)
        for one in tokens_of(sentence.text)
        if not any(start <= one.start + shift < end for start, end in near)
    ]


def _carry_on(
    text: str, before: tuple[Quote, Speaker | None], start: int, first: int
) -> Speaker | None:
    quote, speaker = before
    if first - quote.last > 1 or "\n" in text[quote.end : start].rstrip('“”"«» \n\t'):
        return None
    is_going_on = "\n" not in text[quote.end : start] or not text[quote.end : start].strip('“”"\n ')
    return speaker if is_going_on else None


def _resolve(source: Source, spans: Sequence[Span], first: int) -> Speaker | None:
    """Return the last named speaker, in the sentences just before."""
    for number in range(first - 1, max(-1, first - 1 - LOOK_BACK), -1):
        sentence = source.sentences[number]
        if sentence.role is not Role.BODY:
            continue
        tokens = outside(sentence, spans)
        named = [one for _, one in speakers_in(source.text, tokens) if one.voice is Voice.NAMED]
        if named:
            return named[-1]
    return None
