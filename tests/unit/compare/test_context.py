"""What sentences say only together with their article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.making import make_source
from tui.compare import find_pairs
from tui.compare.candidates import read_terms


@pytest.mark.parametrize(
    "lines",
    [
        ("Anna Petrova resigned on Friday.", "She said that she was tired."),
        ("Anna Petrova resigned.", "“I am tired,” she said."),
        ("Anna Petrova resigned after talks with Ivan Brown.", "But she stays on."),
        ("Anna Petrova resigned.", "It rained.", "Nobody came.", "She stays on."),
        ("Anna Petrova resigned.", "She left.", "She stays on."),
        ("Talks went on.", "The talks with Petrova failed.", "She stays on."),
    ],
)
def test_he_and_she_are_the_first_name_of_what_stands_before(lines: tuple[str, ...]) -> None:
    assert "petr" in read_terms(make_source(*lines)).stems[-1]


@pytest.mark.parametrize(
    "lines",
    [
        ("Anna Petrova resigned.", "Ivan Brown said he stays on."),
        ("Anna Petrova resigned.", "The party stays on."),
        ("Anna Petrova resigned.", "It rained.", "Nobody came.", "Snow fell.", "She stays on."),
        ("Talks failed.", "She stays on."),
        ("On Friday it rained.", "She stays on."),
    ],
)
def test_nothing_is_carried_that_no_name_stands_for(lines: tuple[str, ...]) -> None:
    carried = {"petr", "talk", "frid"} & set(read_terms(make_source(*lines)).stems[-1])

    assert carried == set()


def test_a_name_is_carried_in_russian_and_ukrainian_too() -> None:
    russian = make_source("Иван Петров ушёл.", "По его словам, вчера он устал.")
    ukrainian = make_source("Олена Петренко пішла.", "Вона сказала, що це правда.")

    assert "петр" in read_terms(replace(russian, language="ru")).stems[1]
    assert "петр" in read_terms(replace(ukrainian, language="uk")).stems[1]


def test_a_sentence_with_a_pronoun_finds_the_one_with_the_name() -> None:
    left = make_source(
        "Maria Lopez leads the union.", "She rejected the offer on Monday.", "Rain fell.", name="a"
    )
    right = make_source("Lopez said no to the offer.", "The sun shone for days.", name="b")

    assert (1, 0) in {
        (pair.left.sentence, pair.right.sentence) for pair in find_pairs((left, right))
    }


def test_a_date_is_the_weekday_it_was_when_the_article_tells_its_own() -> None:
    dated = replace(make_source("The bridge fell on 16 May."), date="2025-05-17")
    undated = make_source("The bridge fell on 16 May.")

    assert "frid" in read_terms(dated).stems[0]
    assert "frid" not in read_terms(undated).stems[0]


@pytest.mark.parametrize("day", ["2 May", "30 May", "16 June"])
def test_a_date_weeks_away_is_no_weekday(day: str) -> None:
    dated = replace(make_source(f"The bridge fell on {day}."), date="2025-05-17")

    assert "frid" not in read_terms(dated).stems[0]
