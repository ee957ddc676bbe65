"""What is found in articles on one event, and what must not be found in those on two of one kind.

Reports of two quakes or trials share phrases, and a reader who sees them marked as one claim stops
believing the marks. No rule was made from these articles.
"""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.making import make_source
from tui.compare import find_pairs
from tui.language import detect_language
from tui.model import Relation

if TYPE_CHECKING:
    from tui.model import Pair, Source

DATA = json.loads((Path(__file__).parent / "events.json").read_text(encoding="utf-8"))
ONE, TWO = DATA["one"], DATA["two"]


def two(case: dict[str, Any]) -> tuple[Source, Source]:  # the file's shape is checked by its use
    left, right = (make_source(*case[side], name=f"{side}.txt") for side in ("left", "right"))
    language = case.get("language", "en")
    return replace(left, language=language), replace(right, language=language)


def find(case: dict[str, Any]) -> tuple[Pair, ...]:
    return find_pairs(two(case))


@pytest.mark.parametrize("name", ONE)
def test_the_language_is_known(name: str) -> None:
    assert {detect_language(source.text) for source in two(ONE[name])} == {ONE[name]["language"]}


def test_on_one_event_nine_pairs_in_ten_are_right() -> None:
    right = found = 0
    for case in ONE.values():
        pairs = {(pair.left.sentence, pair.right.sentence) for pair in find(case)}
        right += len(pairs & set(map(tuple, case["partners"])))
        found += len(pairs)

    assert right / found >= 0.9


@pytest.mark.parametrize(
    ("language", "floor"),
    [
        ("en", 0.35),
        ("de", 0.6),
        ("fr", 0.65),
        ("es", 0.65),
        ("ru", 0.75),
        ("uk", 0.55),
        ("pl", 0.7),
    ],
)
def test_enough_of_one_event_is_found(language: str, floor: float) -> None:
    """A partner is missed above all where no word of it is in common."""
    right = wanted = 0
    for case in ONE.values():
        if case["language"] == language:
            pairs = {(pair.left.sentence, pair.right.sentence) for pair in find(case)}
            right += len(pairs & set(map(tuple, case["partners"])))
            wanted += len(case["partners"])

    assert right / wanted >= floor


@pytest.mark.parametrize("name", TWO)
def test_of_two_events_of_one_kind_hardly_a_sentence_is_paired(name: str) -> None:
    pairs = find(TWO[name])

    assert len(pairs) <= 3
    assert not any(pair.relation in {Relation.SAME, Relation.NEAR} for pair in pairs)


def test_articles_that_have_nothing_to_do_with_one_another_have_no_pairs() -> None:
    lefts = [make_source(*case["left"], name=name) for name, case in TWO.items()]

    assert [find_pairs(both) for both in combinations(lefts, 2)] == [()] * 15


@pytest.mark.parametrize("name", ["quakes", "verdicts"])
def test_an_article_beside_itself_is_the_same_throughout(name: str) -> None:
    lines = TWO[name]["left"]

    pairs = find_pairs((make_source(*lines), make_source(*lines, name="b.txt")))

    same = [(pair.left.sentence, pair.right.sentence) for pair in pairs if pair.relation == "same"]
    assert same == [(at, at) for at in range(len(lines))]


def test_a_news_flash_finds_its_sentences_in_a_long_report() -> None:
    flash = make_source(
        "Eleven miners were rescued in Carrow.",
        "The fate of two of their colleagues remained unknown.",
        "Harlow Coal would not discuss its maps.",
    )
    report = make_source(*ONE["mine"]["right"], name="b.txt")

    found = {(pair.left.sentence, pair.right.sentence) for pair in find_pairs((flash, report))}

    assert {(1, 3), (2, 6)} <= found
