"""What is found for what was typed."""

from __future__ import annotations

import pytest

from tests.making import make_source
from tui.model import Place
from tui.search.find import Index, Search, find_words

TEXTS = (
    "President Zelensky arrived in Kyiv on Friday.",
    "“Zelenskiy’s visit lasted two hours,” Erdoğan said.",
    "About 1,000 prisoners came from Kiev; balance matters.",
    "Президента України ждали две тысячи солдат.",
    "The PRESIDENT was pressed by his prisoner.",
)


def find(query: str, *texts: str) -> Search:
    return find_words(Index([make_source(*(texts or TEXTS))]), query)


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("kyiv", (0, 2)),
        ("Kyiv", (0, 2)),
        ("kiev", (0, 2)),
        ("zelensky", (0, 1)),
        ("Zelenskyy", (0, 1)),
        ("zelen", (0, 1)),
        ("president zelenskiy", (0,)),
        ("erdogan", (1,)),
        ("Erdoğan", (1,)),
        ("1000", (2,)),
        ("1,000", (2,)),
        ("prisoners", (2, 4)),
        ("president", (0, 4)),
        ("President", (0,)),
        ("PRESIDENT", (4,)),
        ('"zelenskiy', (1,)),
        ("президент", (3,)),
        ("солдаты", (3,)),
        ("солдатов", (3,)),
        ("ball", ()),
        ("press", (4,)),
        ("  ", ()),
        ("nowhere", ()),
    ],
)
def test_words_are_found_in_every_spelling(query: str, hits: tuple[int, ...]) -> None:
    assert find(query).hits == (hits,)


@pytest.mark.parametrize(
    ("query", "also"),
    [
        ("zelenskyy", ("Zelensky", "Zelenskiy")),
        ("kyiv", ("Kiev",)),
        ("two", ()),
        ("prisoners", ("prisoner",)),
        ("friday", ()),
    ],
)
def test_other_spellings_are_named(query: str, also: tuple[str, ...]) -> None:
    assert find(query).also == also


def test_a_number_in_words_is_found_in_digits() -> None:
    assert find("two", "It took 2 hours.", "It took 22 hours.").hits == ((0,),)


def test_every_place_in_a_sentence_is_told() -> None:
    text = "Kyiv, KYIV and Kiev."
    spans = find("kyiv", text).spans_at(Place(0, 0))

    assert [text[a:b] for a, b in spans] == ["Kyiv", "KYIV", "Kiev"]


def test_nothing_is_told_of_a_sentence_without_it() -> None:
    assert find("kyiv").spans_at(Place(0, 4)) == ()


def test_a_hidden_character_does_not_hide_a_word() -> None:
    text = "Pu\u200btin spoke."
    spans = find("putin", text).spans_at(Place(0, 0))

    assert spans == ((0, len("Pu‹U+200B›tin")),)


def test_hits_are_counted_over_the_sources_that_are_asked_for() -> None:
    sources = [make_source("A rain.", "No."), make_source("Rain.", "Rain."), make_source("Sun.")]
    search = find_words(Index(sources), "rain")

    assert (search.count((0, 1, 2)), search.count((2, 0))) == (3, 1)
    assert search.places((1, 0)) == [Place(1, 0), Place(1, 1), Place(0, 0)]
