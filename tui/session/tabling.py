"""How the reader has arranged the matrix: it outlives a look at the text, and is exported so."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tui.session.wanted import Wanted

if TYPE_CHECKING:
    from tui.session.state import Session


class Order(StrEnum):
    """What the rows of the matrix are sorted by."""

    SOURCE = "order in a source"
    SOURCES = "number of sources"
    INDEPENDENT = "number of independent sources"
    DISAGREEMENT = "number of disagreements"


class Arrangement(NamedTuple):
    """The matrix as it stands."""

    order: Order = Order.SOURCE
    source: int = 0
    """Whose order it is, for `Order.SOURCE`; from 0."""
    wanted: Wanted | None = Wanted.SHARED
    """Which rows there are; None for all."""
    typed: str = ""
    """What the rows are filtered by."""


_CHOICES = (Wanted.SHARED, None, Wanted.UNIQUE, Wanted.DISAGREEING, Wanted.ANNOTATED)
_WITH_COLLEAGUES = (*_CHOICES, Wanted.DIFFERING)


def arrangement_of(session: Session) -> Arrangement:
    """How the matrix was left; at first as the cursor's source has it."""
    kept = session.arrangement
    if kept is None or kept.source >= len(session.desk.comparison.sources):
        return Arrangement(source=session.cursor.source)
    return kept


def next_order(arrangement: Arrangement, source: int) -> Arrangement:
    """The next order; sorted as another source has it, first the order of `source`."""
    if arrangement.order is Order.SOURCE and arrangement.source != source:
        return arrangement._replace(source=source)
    orders = tuple(Order)
    after = orders[(orders.index(arrangement.order) + 1) % len(orders)]
    return arrangement._replace(order=after, source=source)


def next_wanted(arrangement: Arrangement, *, has_colleagues: bool = False) -> Arrangement:
    """The next choice of rows; what colleagues tag otherwise only where there are some."""
    choices = _WITH_COLLEAGUES if has_colleagues else _CHOICES
    at = choices.index(arrangement.wanted) if arrangement.wanted in choices else -1
    after = choices[(at + 1) % len(choices)]
    return arrangement._replace(wanted=after)
