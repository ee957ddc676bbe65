from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.screen import MARK_LIMIT, clean, count_hidden, stand_in
from tui.show.fewer import in_cells

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@pytest.mark.cases("screen.md")
def test_a_string_is_shown_as_the_case_says(given: str, expected: str) -> None:
    assert clean(given) == expected


@generated(st.text(max_size=100))
def test_nothing_unseen_reaches_the_screen(text: str) -> None:
    left = [char for char in clean(text) if unicodedata.category(char) in UNSEEN]

    assert left == []


@generated(st.text(max_size=100))
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = clean(text)

    assert clean(once) == once


@generated(st.text(alphabet="a\u0301\u0302\u20dd\ufe0f", max_size=50))
def test_no_more_marks_stand_on_a_letter_than_the_limit(text: str) -> None:
    run = longest = 0
    for char in clean(text):
        run = run + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        longest = max(longest, run)

    assert longest <= MARK_LIMIT


def test_hidden_characters_are_counted() -> None:
    assert count_hidden("a\u200bb\u202ec\x1b[2J") == 3


def test_everyday_typography_is_not_hidden_text() -> None:
    assert count_hidden("one\ttwo\nthree\u00adfour 👩\u200d🚒 and\u00a0five") == 0


def test_surrogates_become_marks() -> None:
    assert clean("a\ud800b") == "a‹U+D800›b"


def test_a_terminal_without_utf_8_is_sent_something_to_read() -> None:
    text = "“Łódź”—straße… 100 € ½ 10² 東 e\u0301"

    assert "".join(map(stand_in, text)) == '"Lodz"-strasse... 100 EUR 1/2 10^2 ? e'
    assert "".join(map(in_cells, text)) == '"Lodz"-strase. 100 E ? 10? ?? e'


@generated(st.text(max_size=50))
def test_what_stands_for_text_in_a_terminal_is_ascii_and_as_wide(text: str) -> None:
    shown = clean(text)
    sent = "".join(map(in_cells, shown))

    assert sent.isascii()
    assert len(sent) == sum(map(cell_len, shown))
