"""Which sentence of each other source goes with a sentence, where there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.compare import strength

if TYPE_CHECKING:
    from tui.model import Pair, Place
    from tui.session.desk import Desk


def best_pairs(desk: Desk, place: Place) -> dict[int, Pair]:
    """Of each other source the pair in which it best carries a sentence, in order of sources.

    A member of the sentence's group goes first. A sentence without a group goes by that of its
    strongest partner, so that what is told of it is one claim in all sources. Then a stronger pair
    goes before a weaker.
    """
    pairs = desk.comparison.partners.get(place, ())
    if not pairs:
        return {}
    lead = place if place in desk.group_at else min(pairs, key=strength).other(place)
    group = desk.group_at.get(lead, ())
    best: dict[int, Pair] = {}
    for pair in pairs:
        other = pair.other(place)
        known = best.setdefault(other.source, pair)
        if other in group and known.other(place) not in group:
            best[other.source] = pair
    return best
