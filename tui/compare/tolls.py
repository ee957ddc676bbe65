"""How many died, how many were hurt: claims that no two papers word alike.

"Killing three people", "the death toll rose to four" and "two dead" have no word in common. A
sentence with a number beside such a word gets one stem more, the same for all of them; what the
number is stays for `disagreement` to judge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.words import is_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = tuple[str, ...]

_FATES = {
    stem: name
    for name, stems in (
        ("#dead", "kill died die dies dead deat toll fata"),
        ("#dead", "tot tote gest starb star getot mort mourt muer"),
        ("#dead", "поги заги уби умер"),
        ("#hurt", "inju hurt woun verl bles heri пост ране пора"),
    )
    for stem in stems.split()
}
"""Stems of the six languages with function words; no word has a # in it."""

TOLLS = frozenset(_FATES.values())
"""What is added."""

REACH = 3
"""Stems between the number and the word at most. With 2 fewer tolls are known, with 4 any number
in a sentence on the dead becomes one: ECB+ gains, the other sets lose."""


def name_tolls(rows: Sequence[Row]) -> Sequence[Row]:
    """Add to each row what numbers in it count, if these are people dead or hurt."""
    return [row if _FATES.keys().isdisjoint(row) else _add(row) for row in rows]


def _add(row: Row) -> Row:
    places = [place for place, stem in enumerate(row) if is_number(stem)]
    names = [
        _FATES[stem]
        for at, stem in enumerate(row)
        if stem in _FATES and any(abs(at - place) <= REACH for place in places)
    ]
    return tuple(dict.fromkeys((*row, *names)))
