"""How long something lasted: a claim of few words, which two sources seldom word alike.

"The talks lasted well under two hours" and "that two-hour session" have little in common but the
figure. One of the two tells the length, by "lasted", and the other mentions it. Where both only
mention it ("a 30-day ceasefire") it is background, and where both tell it they share more words.
How many hours it was may differ: that is worth seeing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.words import is_number, stem_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LASTED = {
    "en": ("lasted", "lasting"),
    "de": ("dauerte", "dauerten", "gedauert"),
    "fr": ("duré", "dura", "durait"),
    "es": ("duró", "duraron", "durado"),
    "ru": ("длилась", "длился", "длились", "продлилась", "продлился", "продлились"),
    "uk": ("тривала", "тривав", "тривали", "тривало"),
}

REACH = 3
"""Stems between "lasted" and the length at most."""

_UNITS = frozenset(
    stem
    for row in (
        "seco minu hour day week mont year",
        "seku stun tag woch mona jahr",
        "heur jour sema mois",
        "segu hora dia mes meses ano",
        "секу мину час день дня дней неде меся год лет",
        "хвил годи день дня днів тижд тижн міся рок",
    )
    for stem in row.split()
)
"""Stems of units of time, of all languages here; none of them is a number or a name."""

_ALIKE = {
    stem: row.split()[0]
    for row in (
        "talk meet sess nego summ disc",  # talks, meeting, session, negotiations ...
        "sieg stan",  # siege, standoff
        "stri walk",  # strike, walkout
        "outa blac",  # outage, blackout
        "batt figh clas",  # battle, fight, clash
    )
    for stem in row.split()
}
"""Events that go by several names; all others have one."""


class Length(NamedTuple):
    """How long something lasted, as one sentence has it."""

    at: int
    """Position among the body sentences."""
    events: frozenset[str]
    """Stems of what may have lasted so long."""
    amount: tuple[str, str]
    """Number and unit."""
    is_told: bool
    """It is what the sentence says, and not only mentioned."""


def read_lengths(
    rows: Sequence[Sequence[str]], texts: Sequence[str], language: str | None
) -> tuple[Length, ...]:
    """Return the lengths of events in an article; `rows` are the stems of its sentences."""
    lasted = _LASTED.get(language or "", ())
    return tuple(
        length
        for at, (row, text) in enumerate(zip(rows, texts, strict=True))
        if not _UNITS.isdisjoint(row)
        for length in _read(at, row, next((word for word in lasted if word in text), ""))
    )


def _read(at: int, row: Sequence[str], lasted: str) -> Iterator[Length]:
    verb = row.index(stem_word(lasted)) if lasted else len(row)
    for place in range(1, len(row)):
        number, unit = row[place - 1 : place + 1]
        if unit not in _UNITS or not is_number(number):
            continue
        # What lasted so long stands before the verb; what is so long stands after its length.
        is_told = verb < place - 1 <= verb + REACH
        named = row[:verb] if is_told else row[place + 1 : place + 2]
        yield Length(at, frozenset(_ALIKE.get(one, one) for one in named), (number, unit), is_told)


def match_lengths(left: Sequence[Length], right: Sequence[Length]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of two articles that say how long one event lasted.

    Where the amounts differ, neither article may have another length of such an event.
    """
    for a in left:
        for b in right:
            common = a.events & b.events
            if common and a.is_told != b.is_told:
                others = [one for one in (*left, *right) if one not in {a, b}]
                if a.amount == b.amount or all(common.isdisjoint(one.events) for one in others):
                    yield a.at, b.at
