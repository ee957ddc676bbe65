"""The sieve lets no match slip, whatever the articles look like."""

from __future__ import annotations

import random
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

import pytest

from tests.making import make_source
from tui.compare.beside import Others, number_stems
from tui.compare.candidates import (
    HALF,
    LOW,
    ONE,
    most_uses,
    read_terms,
    weigh_common,
    weigh_sentences,
)
from tui.compare.score import CONTAINED, FLOOR, MATCH, find_ease, score_all
from tui.compare.sieve import SHELF, fill_shelves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare.candidates import Terms

WORDS = [
    a + b
    for a, b in permutations(
        ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te"], 2
    )
]
RANKS = [1 / rank for rank, _ in enumerate(WORDS, 1)]


def make_articles(lengths: Sequence[int], longest: int, seed: int) -> list[Terms]:
    """Articles of so many sentences, with common words and rare ones."""
    chance = random.Random(seed)
    made = []
    for number, length in enumerate(lengths):
        lines = [
            " ".join(chance.choices(WORDS, RANKS, k=chance.randint(1, longest)))
            for _ in range(length)
        ]
        made.append(read_terms(make_source(*lines, name=f"{number}.txt")))
    return made


def score_plainly(left: Terms, right: Terms) -> dict[tuple[int, int], float]:
    """What reaches its bar, by one sum for every two sentences."""
    common = weigh_common(left, right)
    count = len(left.stems) + len(right.stems)
    ours, theirs = (weigh_sentences(one, common, count) for one in (left, right))
    found = {}
    for i, a in enumerate(left.stems):
        for j, b in enumerate(right.stems):
            both = sum(common[stem] for stem in {*a} & {*b})
            least = max(FLOOR, min(ours[i] & LOW, theirs[j] & LOW))
            whole = ((ours[i] >> HALF or 1) * (theirs[j] >> HALF or 1)) ** 0.5
            score = CONTAINED * (both & LOW) / least + (1 - CONTAINED) * (both >> HALF) / whole
            if score >= MATCH - find_ease(len(left.stems), len(right.stems)):
                found[i, j] = min(1.0, score)
    return found


def score_all_pairs(
    articles: Sequence[Terms],
) -> dict[tuple[int, int], dict[tuple[int, int], float]]:
    return {
        (left, right): {(i, j): score for i, j, score, _, _ in found}
        for left, right, found in score_all(articles, lambda _left, _right: True)
    }


@pytest.mark.parametrize(
    ("lengths", "longest"),
    [
        ((1, 1), 3),
        ((12, 30, 5, 0, 21), 9),
        ((40, 3), 40),
        ((9, 9, 9, 9, 9, 9), 2),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_all_that_reaches_the_bar_is_found(lengths: Sequence[int], longest: int, seed: int) -> None:
    articles = make_articles(lengths, longest, seed)

    found = score_all_pairs(articles)

    for left, right in combinations(range(len(articles)), 2):
        expected = score_plainly(articles[left], articles[right])
        assert found[left, right] == pytest.approx(expected, rel=1e-9)


def test_one_endless_sentence_hides_no_other_one() -> None:
    endless = " ".join(f"word{number}x" for number in range(3000))
    lines = ("The harbour of Tarven is closed.", endless, "Divers look at the hull.")
    articles = [read_terms(make_source(*lines, name=name)) for name in ("a.txt", "b.txt")]

    ((_, _, found),) = score_all(articles, lambda _left, _right: True)

    assert [one[:2] for one in found] == [(0, 0), (1, 1), (2, 2)]


def test_an_article_on_two_shelves_is_scored_as_one() -> None:
    articles = make_articles((7, SHELF + 3, 11), 5, 1)

    found = score_all_pairs(articles)

    parts = [part for shelf in fill_shelves(number_stems(articles)[0]) for part in shelf.parts]
    assert [part.article for part in parts] == [0, 1, 1, 2]
    assert found[0, 1] == pytest.approx(score_plainly(articles[0], articles[1]), rel=1e-9)
    assert found[1, 2] == pytest.approx(score_plainly(articles[1], articles[2]), rel=1e-9)


def test_articles_kept_apart_have_nothing_between_them() -> None:
    articles = make_articles((5, 5, 5), 3, 1)

    found = {
        (left, right): rows
        for left, right, rows in score_all(articles, lambda left, right: (left, right) == (0, 2))
    }

    assert found.keys() == {(0, 1), (0, 2), (1, 2)}
    assert [couple for couple, rows in found.items() if rows] == [(0, 2)]


def test_what_is_found_stands_in_order() -> None:
    for _, _, found in score_all(make_articles((30, 25, 30), 4, 1), lambda _left, _right: True):
        assert all(one[:2] < other[:2] for one, other in pairwise(found))


def test_an_article_weighs_the_same_beside_one_and_beside_many() -> None:
    articles = make_articles((12, 30, 12, 7), 9, 1)
    numbered, _ = number_stems(articles)
    most = 2 * max(map(most_uses, articles))

    beside_all = [Others(numbered, most).weigh(one, at) for at, one in enumerate(numbered)]

    for left, right in combinations(range(len(articles)), 2):
        common = weigh_common(articles[left], articles[right])
        count = len(articles[left].stems) + len(articles[right].stems)
        weights = weigh_sentences(articles[left], common, count)
        assert list(beside_all[left][right].c) == [weight & LOW for weight in weights]
        assert list(beside_all[left][right].g) == [weight >> HALF for weight in weights]


def test_a_rare_word_of_one_language_weighs_as_where_it_is_commoner() -> None:
    english = read_terms(make_source("Mayor Brenn resigned.", "The mayor said no."))
    text = make_source("Alcalde mayor Brenn.", name="b.txt")
    unknown = read_terms(type(text)(text.path, text.text, text.sha256, text.sentences))
    numbered, _ = number_stems([english, unknown])
    most = 2 * max(map(most_uses, (english, unknown)))

    weights = Others(numbered, most).weigh(numbered[0], 0)[1]

    common = weigh_common(english, unknown)
    expected = weigh_sentences(english, common, 3)
    assert list(weights.c) == [weight & LOW for weight in expected]
    assert max(common.values()) & LOW <= ONE
