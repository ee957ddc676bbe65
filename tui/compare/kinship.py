"""How much two articles have in common as wholes: if little, they report different events.

Reports of any two quakes, trials or finals word some sentences alike ("the cause was not known at
once"). That is no corroboration. What tells them from two reports of one event are the rare words:
names, places, what the event is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.compare.candidates import Terms

KIN = 0.3
"""Two articles that have this part of the smaller one's rare words in common report one event. Of
68 couples of articles on one event 65 have more, and 0.22 at least; six on two events of one kind
have 0.12 to 0.22, 99 in 100 unrelated ones less than 0.12."""

STEEP = 1.5
"""Loss of all scores for each part missing to `KIN`: with nothing in common, 0.45."""


def find_strangeness(left: Terms, right: Terms) -> float:
    """Return what every score of two articles loses: that of two reports of one event nothing.

    Words count by the cube of their rarity: long articles have many ordinary words in common,
    whatever they report.
    """
    ours, theirs = left.rare, right.rare
    common = ours.keys() & theirs.keys()
    shared = sum(map(ours.__getitem__, common))
    if left.language != right.language:
        # In articles of two languages a stem is as rare as where it is commoner.
        shared = sum([min(ours[stem], theirs[stem]) for stem in common])
    return STEEP * max(0.0, KIN - shared / (min(left.rare_sum, right.rare_sum) or 1))
