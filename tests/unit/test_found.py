"""What was found, set off in the lines; and the counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.making import make_session, make_source
from tui.search.find import Index, find_words
from tui.view.found import found_runs, tallies
from tui.view.wording import Tone

if TYPE_CHECKING:
    from tui.session.state import Session

TEXT = "Rain fell on the plain"
LINES = ("Rain fell", "on the", "plain")
PLAIN, FOUND, ADDED = Tone.PLAIN, Tone.FOUND, Tone.ADDED


def shown(rows: list[list[tuple[str, Tone]]]) -> list[list[tuple[str, Tone]]]:
    return [[run for run in row if run[0]] for row in rows]


def test_what_was_found_is_set_off() -> None:
    assert shown(found_runs(TEXT, LINES, [(0, 4)], ())) == [
        [("Rain", FOUND), (" fell", PLAIN)],
        [("on the", PLAIN)],
        [("plain", PLAIN)],
    ]


def test_what_was_found_may_go_over_the_end_of_a_line() -> None:
    assert shown(found_runs(TEXT, LINES, [(5, 12)], ())) == [
        [("Rain ", PLAIN), ("fell", FOUND)],
        [("on", FOUND), (" the", PLAIN)],
        [("plain", PLAIN)],
    ]


def test_words_that_are_set_off_already_stay_so_around_it() -> None:
    parts = [[("Rain fell", ADDED)], [("on ", PLAIN), ("the", ADDED)], [("plain", PLAIN)]]

    assert shown(found_runs(TEXT, LINES, [(0, 4), (12, 15)], parts)) == [
        [("Rain", FOUND), (" fell", ADDED)],
        [("on", PLAIN), (" ", FOUND), ("th", FOUND), ("e", ADDED)],
        [("plain", PLAIN)],
    ]


def searched(query: str) -> Session:
    sources = [
        make_source("Rain.", "Kyiv.", name="a.txt", publisher="Gazette"),
        make_source("Rain and Kiev.", name="b.txt", publisher="Courier"),
    ]
    session = make_session(sources)
    return replace(session, search=find_words(Index(sources), query))


def test_counts_are_said_for_each_source_where_there_is_room() -> None:
    assert tallies(searched("rain")) == (
        "2 · Gazette 1 · Courier 1",
        "2 · 1: 1  2: 1",
        "2",
        "2",
    )


def test_other_spellings_are_said() -> None:
    assert tallies(searched("kyiv"))[2] == "2 with Kiev"


def test_without_a_search_there_is_nothing_to_say() -> None:
    assert tallies(replace(searched("rain"), search=None)) == ("",)
