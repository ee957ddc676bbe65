"""Forms of words and word-level differences."""

from __future__ import annotations

import time

import pytest

from tui.words import (
    Change,
    count_words,
    forms_of,
    is_number,
    stemmed_words,
    stems_of,
    word_differences,
)


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Zelenskyy Zelenskiy Zelensky", ("zele",)),
        ("They agreed on an agreement.", ("agre",)),
        ("Larkford's mayor has resigned, the council said.", ("lark", "mayo", "resi", "coun")),
        ("Kyiv’s allies", ("kyiv", "alli")),
        ("U.S. and US", ("us",)),
        ("a 1,000-for-1,000 swap of 1.000 men", ("1000", "swap", "men")),
        ("two, twelve and zwei", ("2", "12")),
        ("It isn't so; they've said we'll see", ("see",)),
        ("3,5 Prozent, 3.5 percent", ("3.5", "proz", "perc")),
        ("the 30th, the 1st", ("30", "1")),
        ("$5bn, 5 billion", ("5", "bill")),
        ("£3.5m or 3.5 million", ("3.5", "mill")),
        ("35k, 35,000", ("35000",)),
        ("the 1940s, 1940's and 1940", ("1940",)),
        ("5km and 5 km", ("5", "km")),
        ("the 76ers and a 747-8f", ("76ers", "747", "8f")),
        ("l’accord qu’il signe", ("acco", "sign")),
        ("Straße und Straßen", ("stra",)),
        ("the and of der und", ()),
        ("", ()),
    ],
)
def test_a_sentence_is_the_set_of_its_stems(text: str, stems: tuple[str, ...]) -> None:
    assert stems_of(text) == stems


@pytest.mark.parametrize(
    "day",
    [
        "12 May",
        "May 12",
        "May 12th",
        "the 12th of May",
        "12. Mai",
        "le 12 mai",
        "12 de mayo",
        "12 мая",
    ],
)
def test_a_day_is_one_stem_however_it_is_written(day: str) -> None:
    assert "05-12" in stems_of(day)


@pytest.mark.parametrize("text", ["May 2022", "45 May", "12 people in May", "since May"])
def test_a_month_alone_is_no_day(text: str) -> None:
    assert not any("-" in stem for stem in stems_of(text))


@pytest.mark.parametrize(
    "text", ["On 12 May two men lost $5bn.", "他说12月5日", "U.S. and l’accord"]
)
def test_each_stem_of_a_sentence_has_its_word(text: str) -> None:
    assert tuple(dict.fromkeys(stem for stem, _, _ in stemmed_words(text))) == stems_of(text)


def test_a_script_without_blanks_gives_pairs_of_characters() -> None:
    assert stems_of("两国同意") == ("两国", "国同", "同意")


def test_vowel_signs_do_not_break_words() -> None:
    assert stems_of("हिन्दी") == ("हिन्दी"[:4],)


def test_years_and_decimals_are_numbers_and_flights_are_not() -> None:
    assert [is_number(stem) for stem in ("2022", "3.5", "5bn", "mayo")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("U.S. troops left, he said.", "US troops left he said"),
        ("“Zelenskyy” spoke", "Zelenskiy spoke"),
        ("It’s 1,000 men", "It's 1000 men"),
        ("two men", "2 men"),
        ("Erdoğan spoke", "Erdogan spoke"),
    ],
)
def test_typography_and_spelling_of_names_make_no_other_wording(left: str, right: str) -> None:
    assert forms_of(left) == forms_of(right)


def test_another_name_is_another_wording() -> None:
    assert forms_of("Ukraine agreed") != forms_of("Ukrainian agreed")


@pytest.mark.parametrize(
    ("text", "words"),
    [("One two - three", 3), ("One — two", 2), ("", 0), ("两国同意", 4), ("…", 1)],
)
def test_words_are_counted_as_a_reader_would(text: str, words: int) -> None:
    assert count_words(text) == words


def tell(left: str, right: str) -> list[tuple[str, str, str]]:
    return [
        (one.kind, left[one.left_start : one.left_end], right[one.right_start : one.right_end])
        for one in word_differences(left, right)
    ]


def test_replaced_words_are_dropped_and_then_added() -> None:
    told = tell("Mr Zelensky said so", "Zelenskyy said so today")

    assert told == [
        (Change.DROPPED, "Mr Zelensky", ""),
        (Change.ADDED, "", "Zelenskyy"),
        (Change.EQUAL, "said so", "said so"),
        (Change.ADDED, "", "today"),
    ]


def test_case_quotes_and_edge_punctuation_are_no_difference() -> None:
    told = tell("He said “never”, U.S. officials say.", "he said 'never' US officials say")

    assert [kind for kind, _, _ in told] == [Change.EQUAL]


def test_a_changed_currency_is_a_difference() -> None:
    assert (Change.ADDED, "", "€5") in tell("It cost $5", "It cost €5")


def test_differences_of_nothing_are_none() -> None:
    assert word_differences("", " … ") == ()


def test_every_word_is_in_exactly_one_difference() -> None:
    left, right = "a b c d e f", "b x c f g"

    told = tell(left, right)

    assert " ".join(old for _, old, _ in told if old).split() == left.split()
    assert " ".join(new for _, _, new in told if new).split() == right.split()


def test_an_endless_sentence_costs_little() -> None:
    start = time.process_time()

    told = word_differences("a b " * 20_000 + "end", "b a " * 20_000 + "end")

    assert told[-1].kind is Change.EQUAL
    assert time.process_time() - start < 5


def test_a_mark_without_a_letter_is_a_word_like_any_other() -> None:
    assert word_differences("\u0300 “", "\u0300 “")[0].kind is Change.EQUAL


def test_words_exchanged_in_their_places_are_told_apart_word_by_word() -> None:
    left, right = "of all ten ships one came back here", "of no ten boats one came home here"

    kinds = [each.kind.value for each in word_differences(left, right)]

    assert kinds == ["equal", *["dropped", "added", "equal"] * 3]


def test_words_that_only_moved_are_found_where_they_moved_to() -> None:
    differences = word_differences("on Friday the ship sank", "the ship sank on Friday")

    assert [each.kind for each in differences].count(Change.EQUAL) == 1
