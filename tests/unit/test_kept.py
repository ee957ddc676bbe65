"""What follows from a comparison is worked out once, for the comparison asked for last."""

from __future__ import annotations

from itertools import count
from threading import Event, Thread
from typing import TYPE_CHECKING

from tests.making import make_session, make_source
from tui.view.kept import kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model import Comparison


def comparison() -> Comparison:
    return make_session((make_source("A choir sang in Odessa."),), ()).desk.comparison


def counting() -> Callable[[Comparison], int]:
    """Tells how often it was called."""
    calls = count(1)
    return lambda _: next(calls)


def test_it_is_made_once() -> None:
    known = kept(counting())
    first = comparison()

    assert (known(first), known(first)) == (1, 1)


def test_an_equal_comparison_is_another_one() -> None:
    known = kept(counting())

    assert (known(comparison()), known(comparison())) == (1, 2)


def test_only_the_last_one_is_kept() -> None:
    known = kept(counting())
    first = comparison()
    known(first)
    known(comparison())

    assert known(first) == 3


def test_who_asks_meanwhile_gets_what_is_being_made() -> None:
    is_asked, may_go_on = Event(), Event()
    made = counting()

    def make(one: Comparison) -> int:
        is_asked.set()
        may_go_on.wait(10)
        return made(one)

    known, first = kept(make), comparison()
    other = Thread(target=known, args=(first,))
    other.start()
    is_asked.wait(10)
    may_go_on.set()

    assert known(first) == 1
    other.join()
