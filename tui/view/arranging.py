"""Which rows of the matrix are wanted, and in which order."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from tui.screen import clean
from tui.search.folding import fold
from tui.session.tabling import Order
from tui.session.wanted import Wanted
from tui.view.matrix import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.model import Comparison, Place
    from tui.session.desk import Desk
    from tui.session.tabling import Arrangement
    from tui.view.matrix import Row


def arrange(rows: Sequence[Row], desk: Desk, arrangement: Arrangement) -> tuple[Row, ...]:
    """The rows that are wanted, in the order that is wanted; claims stand above all others."""
    shown = [row for row in rows if _is_shown(row, desk, arrangement.wanted)]
    if arrangement.typed.strip():
        has_words = _finder(desk.comparison, _folded(arrangement.typed).split())
        shown = [row for row in shown if has_words(row)]
    return tuple(sorted(shown, key=_sort_key(arrangement)))


def _is_shown(row: Row, desk: Desk, wanted: Wanted | None) -> bool:
    match wanted:
        case None:
            return True
        case Wanted.SHARED | Wanted.ANNOTATED if row.kind is Kind.CLAIM:
            return True
        case Wanted.SHARED:
            return row.kind is not Kind.UNIQUE
        case Wanted.UNIQUE:
            return row.kind is Kind.UNIQUE
        case Wanted.DISAGREEING:
            return row.disagreements > 0
        case Wanted.ANNOTATED | Wanted.DIFFERING:
            is_differing = wanted is Wanted.DIFFERING
            among = desk.differing if is_differing else desk.annotations_at
            return any(place in among for place in row.places) or (
                is_differing and any(map(row.is_otherwise, range(len(row.cells))))
            )
    assert_never(wanted)


def _finder(comparison: Comparison, words: Sequence[str]) -> Callable[[Row], bool]:
    """Tells of a row whether one of its wordings has all the words, or parts of words.

    A sentence stands in several rows, and is looked through once.
    """
    known: dict[Place, bool] = {}

    def is_in(text: str) -> bool:
        folded = _folded(text)
        for word in words:  # noqa: SIM110 (there are ten thousand texts, and `all` takes longer)
            if word not in folded:
                return False
        return True

    def has_words(row: Row) -> bool:
        for cell in row.cells:
            if cell is not None:
                found = known.get(cell.place)
                if found is None:
                    found = known[cell.place] = is_in(comparison.sentence(cell.place).text)
                if found:
                    return True
        return row.kind is Kind.CLAIM and is_in(row.text)

    return has_words


@lru_cache(maxsize=1 << 15)
def _folded(text: str) -> str:
    """As the search of the articles folds it; kept, since every letter typed asks for all rows."""
    return fold(clean(text), keeps_case=False)


def _sort_key(arrangement: Arrangement) -> Callable[[Row], tuple[object, ...]]:
    def key(row: Row) -> tuple[object, ...]:
        return row.kind is not Kind.CLAIM, *_rank(row)

    def _rank(row: Row) -> tuple[object, ...]:
        match arrangement.order:
            case Order.SOURCE:
                cell = row.cells[arrangement.source]
                return cell is None, cell.place if cell else row.places
            case Order.SOURCES:
                return -len(row.holders), -len(row.part_holders), row.places
            case Order.INDEPENDENT:
                return -(row.independent or 0), -len(row.holders), row.places
            case Order.DISAGREEMENT:
                return -row.disagreements, -len(row.holders), row.places

    return key
