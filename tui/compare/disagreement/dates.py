"""Days, years, times of day, and what came before what. A day that is only in one says nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.facts import SPEECH, content, stems_near, tokens_of, word_set
from tui.model import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.compare.disagreement.facts import Token

KIND = "date"

_WEEKDAYS = dict.fromkeys(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], "weekday"
)
_MONTHS = {
    name: number
    for row in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for number, name in enumerate(row.split(), 1)
} | {"sept": 9}
_BEFORE_YEAR = word_set("in since of by until till from year before after during")

REACH = 6
"""Tokens on either side of a date that say what happened then."""


class Moment(NamedTuple):
    """A date or a time as a sentence words it."""

    kind: str
    """weekday, day, year or clock; only equal kinds are compared."""
    value: tuple[int | str, ...]
    near: frozenset[str]
    leans: str
    """The content word just before it, empty if there is none."""
    is_reported: bool
    """It says when something was said."""
    wording: str
    span: tuple[int, int]
    """First and last of its tokens."""


@lru_cache(maxsize=4096)
def moments_of(text: str) -> tuple[Moment, ...]:
    """Return the dates and times of a sentence, in order."""
    tokens = tokens_of(text)
    found: list[Moment] = []
    done = -1
    for i in range(len(tokens)):
        low = tokens[i].low
        if i <= done or not (low in _WEEKDAYS or low in _MONTHS or low[0].isdecimal()):
            continue
        read = _read(tokens, i)
        if read is None:
            continue
        kind, value, first, last = read
        if found and first <= found[-1].span[1]:
            continue
        done = last
        before = [one for one in tokens[max(0, first - 3) : first] if one.low not in _WEEKDAYS]
        leans = next((one.stem for one in reversed(before) if one.stem), "")
        found.append(
            Moment(
                kind,
                value,
                stems_near(tokens, first, last, REACH),
                leans,
                any(one.low in SPEECH for one in before),
                text[tokens[first].start : tokens[last].end],
                (first, last),
            )
        )
    return tuple(found)


def _read(  # noqa: PLR0911  # one way to write a date a line
    tokens: tuple[Token, ...], i: int
) -> tuple[str, tuple[int | str, ...], int, int] | None:
    token = tokens[i]
    low = token.low
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    before = tokens[i - 1] if i else None
    if low in _WEEKDAYS and token.is_name:
        return "weekday", (low,), i, i
    if low in _MONTHS and token.is_name:
        return _read_month(tokens, i)
    if not low[0].isdecimal():
        return None
    if after is not None and after.low in {"am", "pm", "a.m", "p.m"}:
        return _clock(low, "0", after.low, i, i + 1)
    if after is not None and after.text == ":" and i + 2 < len(tokens):
        minutes = tokens[i + 2]
        if minutes.low.isdecimal() and len(minutes.low) == 2 and minutes.start == after.end:
            half = tokens[i + 3].low if i + 3 < len(tokens) else ""
            is_half = half in {"am", "pm", "a.m", "p.m"}
            return _clock(low, minutes.low, half if is_half else "", i, i + 2 + is_half)
    if _is_year(low) and before is not None and before.low in _BEFORE_YEAR:
        return "year", (int(low),), i, i
    return None


def _is_year(low: str) -> bool:
    return low.isdecimal() and len(low) == 4 and 1800 <= int(low) <= 2100


def _clock(
    hour: str, minute: str, half: str, first: int, last: int
) -> tuple[str, tuple[int | str, ...], int, int] | None:
    parts = hour.replace(".", ":").split(":")
    if not all(part.isdecimal() for part in parts) or int(parts[0]) > 24:
        return None
    hours = int(parts[0])
    minutes = int(parts[1]) if len(parts) > 1 else int(minute)
    if half:
        hours = hours % 12 + 12 * half.startswith("p")
    return "clock", (hours, minutes), first, last


def _read_month(
    tokens: tuple[Token, ...], i: int
) -> tuple[str, tuple[int | str, ...], int, int] | None:
    """Read `12 May`, `May 12`, `May 12, 2025`, `March 2022`; a bare month is no date."""
    month = _MONTHS[tokens[i].low]
    first = last = i
    day = 0
    if i and _is_day(tokens[i - 1].low):
        day, first = int(tokens[i - 1].low), i - 1
    elif i + 1 < len(tokens) and _is_day(tokens[i + 1].low):
        day, last = int(tokens[i + 1].low), i + 1
    at = last + 1
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    year = 0
    if at < len(tokens) and _is_year(tokens[at].low):
        year, last = int(tokens[at].low), at
    if day:
        return "day", (month, day), first, last
    return ("year", (year, month), first, last) if year else None


def _is_day(low: str) -> bool:
    return low.isdecimal() and len(low) < 3 and 1 <= int(low) <= 31


def find_clash_of_dates(left: str, right: str) -> Iterator[Disagreement]:
    """Yield days, years and times that differ for one event.

    What both have is set aside; one of a kind must be left on each side, with the same word before
    it or two words around it in common. When something was said is no clash: two papers may quote
    two statements.
    """
    ours, theirs = moments_of(left), moments_of(right)
    if not ours or not theirs:
        return
    for kind in ("weekday", "day", "year", "clock"):
        here = [one for one in ours if one.kind == kind]
        there = [one for one in theirs if one.kind == kind]
        known = [(a, b) for a in here for b in there if _agree(a, b)]
        here = [one for one in here if all(one is not a for a, _ in known)]
        there = [one for one in there if all(one is not b for _, b in known)]
        if len(here) != 1 or len(there) != 1:
            continue
        a, b = here[0], there[0]
        if a.is_reported or b.is_reported:
            continue
        common = a.near & b.near
        if len(common) >= 2 or (a.leans and a.leans == b.leans):
            yield Disagreement(KIND, a.wording, b.wording)


def _agree(a: Moment, b: Moment) -> bool:
    if a.kind == "year":
        return a.value[0] == b.value[0] and (
            len(a.value) == 1 or len(b.value) == 1 or a.value == b.value
        )
    if a.kind == "clock":
        # Whole hours apart may be two time zones.
        return a.value[1] == b.value[1] and (a.value == b.value or a.value[1] != 0)
    return a.value == b.value


# What came before what

_ORDER = {
    "before": "before",
    "after": "after",
    "following": "after",
    "during": "during",
    "while": "during",
    "whilst": "during",
    "once": "after",
}
_PHRASES = {
    ("as", "soon", "as"): "after",
    ("ahead", "of"): "before",
    ("prior", "to"): "before",
    ("in", "the", "middle", "of"): "during",
    ("shortly", "after"): "after",
    ("shortly", "before"): "before",
}
CLAUSE = 7
"""Tokens of the clause an order word opens."""


class Order(NamedTuple):
    """An order word, the event it names, and what else the sentence says."""

    way: str
    """before, during or after that event."""
    event: frozenset[str]
    rest: frozenset[str]
    wording: str


@lru_cache(maxsize=4096)
def orders_of(text: str) -> tuple[Order, ...]:
    """Return what a sentence says of before, during and after."""
    tokens = tokens_of(text)
    found: list[Order] = []
    for i, token in enumerate(tokens):
        if token.low not in _ORDER and token.low not in {"as", "ahead", "prior", "in"}:
            continue
        size, way = 1, _ORDER.get(token.low, "")
        for phrase, meaning in _PHRASES.items():
            if tuple(one.low for one in tokens[i : i + len(phrase)]) == phrase:
                size, way = len(phrase), meaning
        if not way:
            continue
        end = i + size
        while end < min(len(tokens), i + size + CLAUSE) and tokens[end].text not in ',;—–.”"()':
            end += 1
        clause = tokens[i + size : end]
        event = content(clause)
        # "After the vote began" is during the vote, and so is "before it ended".
        if ("began" in event and way == "after") or ("ended" in event and way == "before"):
            way = "during"
        if event:
            last = _first_words(clause)
            found.append(
                Order(
                    way,
                    event - {"began", "ended"},
                    content(tokens[:i]) | content(tokens[end:]),
                    text[token.start : last.end],
                )
            )
    return tuple(found)


def _first_words(clause: tuple[Token, ...]) -> Token:
    """Return the last token worth quoting of a clause: its first three content words."""
    words = [one for one in clause if one.stem]
    return words[min(2, len(words) - 1)]


def find_clash_of_order(left: str, right: str) -> Iterator[Disagreement]:
    """Yield one thing that is before, during or after another here and otherwise there.

    Both must name the event by the same words, half of them at least, and have two more words
    in common besides.
    """
    for a in orders_of(left):
        for b in orders_of(right):
            common = 2 * len(a.event & b.event)
            is_one_event = common > 0 and common >= min(len(a.event), len(b.event))
            if a.way != b.way and is_one_event and len(a.rest & b.rest) >= 2:
                yield Disagreement(KIND, a.wording, b.wording)
                return
