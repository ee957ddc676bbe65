from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from tui.split import BLOCK, split_sentences

BULLETS = set("-*+•·●○▪▫■□◦‣⁃►▶–—")
PIECES = st.sampled_from(
    [
        "Dr.",
        "U.S.",
        "He",
        "said",
        "“",
        "”",
        '"',
        "’",
        "(",
        ")",
        ".",
        "!",
        "?",
        "…",
        ",",
        " ",
        "  ",
        "\n",
        "\n\n",
        "-",
        "1.",
        "2.",
        "3.5",
        "The",
        "a)",
        "b)",
        "»",
        "«",
        "\u00a0",
        "。",
        "x",
        "In the",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join))


def show(text: str, language: str | None = None) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text, language)]


@pytest.mark.cases("split.md")
def test_sentences_end_where_the_case_says(given: str, expected: str) -> None:
    sentences = show(given)

    assert sentences == expected.splitlines()


@pytest.mark.cases("split.md", known=True)
def test_a_known_failure_still_fails_as_written(given: str, wished: str, actual: str) -> None:
    sentences = show(given)

    assert sentences == actual.splitlines()
    assert sentences != wished.splitlines(), "no failure any more: move the case up"


@pytest.mark.cases("golden.md")
def test_the_golden_rules_are_kept(given: str, expected: str) -> None:
    assert show(given, "en") == expected.splitlines()


@pytest.mark.cases("golden-languages.md")
def test_other_languages_end_their_sentences_their_way(given: str, expected: str) -> None:
    language, _, text = given.partition("\n")

    assert show(text, language) == expected.splitlines()


@pytest.mark.cases("golden-languages.md", known=True)
def test_a_known_failure_of_another_language_still_fails_as_written(
    given: str, wished: str, actual: str
) -> None:
    language, _, text = given.partition("\n")

    assert show(text, language) == actual.splitlines()
    assert show(text, language) != wished.splitlines(), "no failure any more: move the case up"


@generated(TEXTS)
def test_spans_are_in_order_and_apart(text: str) -> None:
    spans = split_sentences(text)

    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@generated(TEXTS)
def test_spans_have_no_blanks_at_their_ends_and_are_never_empty(text: str) -> None:
    parts = [text[start:end] for start, end in split_sentences(text)]

    assert all(part and part == part.strip() for part in parts)


@generated(TEXTS)
def test_every_character_that_shows_lies_in_a_span_but_for_bullets(text: str) -> None:
    covered = {at for start, end in split_sentences(text) for at in range(start, end)}
    left = {char for at, char in enumerate(text) if at not in covered and not char.isspace()}

    assert left <= BULLETS


def test_a_text_of_blanks_has_no_sentences() -> None:
    assert split_sentences(" \n\t\n ") == []


def test_places_count_code_points() -> None:
    spans = split_sentences("👍 Ça alors. Über.")

    assert spans == [(0, 11), (12, 17)]


def test_a_sentence_longer_than_a_block_stays_one() -> None:
    text = "word " * BLOCK + "end."

    assert split_sentences(text) == [(0, len(text))]


def test_the_end_of_a_block_is_no_end_of_a_sentence() -> None:
    sentence = "This is one plain sentence of the report. "
    text = sentence * (3 * BLOCK // len(sentence))

    assert set(show(text)) == {sentence.strip()}


@pytest.mark.parametrize("unit", ["a", "(", '"', "1. ", "“a", "A.", "… ", "\n", " ", "'", ". "])
def test_a_hostile_text_is_split_in_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()

    split_sentences(text)

    assert time.process_time() - start < 5


def test_a_stop_alone_is_no_abbreviation() -> None:
    text = ". .»?"

    assert "".join(text[a:b] for a, b in split_sentences(text, "fr")).replace(" ", "") == "..»?"
