"""Which sentences are paired, and how sure that is."""

from __future__ import annotations

from itertools import combinations
from math import log, sqrt
from typing import TYPE_CHECKING

import pytest

from tests.making import make_source
from tui.compare import compare_two, find_pairs
from tui.compare.candidates import read_terms
from tui.compare.rarity import STEPS, load_steps, step_of
from tui.compare.relation import judge, judge_within, judge_wording, share_in_order
from tui.compare.score import MATCH, Scored, score_two
from tui.compare.sieve import SHELF
from tui.model import Pair, Place, Relation, Role, Sentence, Source, Within
from tui.words import stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LARKFORD = (
    make_source("The mayor of Larkford resigned on Friday.", "Two people were hurt in the flood."),
    make_source(
        "Larkford's mayor has resigned, the council said.",
        "Rain is expected on Sunday after the flood.",
        name="b.txt",
    ),
)
FLEET = (
    make_source(
        "The harbour of Tarven was closed after a tanker ran aground.",
        "Captain Olga Brenn said nobody was hurt.",
        "Divers will look at the hull on Monday.",
    ),
    make_source(
        "A tanker ran aground and the harbour of Tarven was closed.",
        "“Nobody was hurt,” said Captain Olga Brenn.",
        "Fish prices rose.",
        name="b.txt",
    ),
    make_source(
        "Tarven harbour closed, the port authority said, when a tanker ran aground in thick fog.",
        "Divers will look at the hull on Monday.",
        name="c.txt",
    ),
)


def score_plainly(left: Sequence[str], right: Sequence[str]) -> dict[tuple[int, int], float]:
    """The score of every two sentences, written down as the formula has it."""
    table = load_steps("en")
    a, b = [stems_of(text) for text in left], [stems_of(text) for text in right]
    count = max(30, len(a) + len(b))

    def uses(stem: str) -> int:
        return sum(stem in row for row in (*a, *b))

    def c(stem: str) -> float:
        return STEPS[step_of(stem, table)] / sqrt(uses(stem))

    def g(stem: str) -> float:
        return log(1 + (count + 1) / uses(stem))

    scores = {}
    for i, ours in enumerate(a):
        for j, theirs in enumerate(b):
            common = set(ours) & set(theirs)
            least = min(max(2, sum(map(c, ours))), max(2, sum(map(c, theirs))))
            whole = sqrt(sum(map(g, ours)) * sum(map(g, theirs)))
            scores[i, j] = 0.4 * sum(map(c, common)) / least + 0.6 * sum(map(g, common)) / whole
    best_left = {i: max(scores[i, j] for j in range(len(b))) for i in range(len(a))}
    best_right = {j: max(scores[i, j] for i in range(len(a))) for j in range(len(b))}
    return {
        (i, j): score - 0.1 * (best_left[i] + best_right[j] - 2 * score)
        for (i, j), score in scores.items()
    }


def test_the_worked_example_has_its_overlap_and_its_score() -> None:
    left, right = map(read_terms, LARKFORD)

    (found,) = score_two(left, right)

    assert (found.left, found.right) == (0, 0)
    assert sqrt(found.left_cover * found.right_cover) == pytest.approx(0.708, abs=0.001)
    assert found.score == pytest.approx(0.672, abs=0.001)


def test_one_common_word_makes_no_pair() -> None:
    (pair,) = compare_two(*LARKFORD)

    assert (pair.left, pair.right) == (Place(0, 0), Place(1, 0))
    assert pair.relation is Relation.REWORDED


def test_sentences_of_a_long_article_stand_on_several_shelves() -> None:
    fillers = [f"Filler{number}x stands quite alone{number}y here." for number in range(SHELF + 20)]
    last = "Captain Olga Brenn said nobody was hurt."
    left, right = make_source(last), make_source(*fillers, last, name="b.txt")

    (pair,) = compare_two(left, right)

    assert pair.right == Place(1, SHELF + 20)


@pytest.mark.parametrize(("i", "j"), list(combinations(range(3), 2)))
def test_scores_are_those_of_the_formula(i: int, j: int) -> None:
    left, right = (read_terms(FLEET[number]) for number in (i, j))

    found = {(one.left, one.right): one.score for one in score_two(left, right)}

    expected = {
        place: score
        for place, score in score_plainly(left.texts, right.texts).items()
        if score >= MATCH
    }
    assert found == pytest.approx(expected, rel=0.001)


def mirror(pairs: Sequence[Pair]) -> list[Pair]:
    within = {Within.LEFT: Within.RIGHT, Within.RIGHT: Within.LEFT, None: None}
    turned = [
        pair._replace(
            left=Place(0, pair.right.sentence),
            right=Place(1, pair.left.sentence),
            within=within[pair.within],
        )
        for pair in pairs
    ]
    return sorted(turned, key=lambda pair: (pair.left, pair.right))


@pytest.mark.parametrize(("i", "j"), list(combinations(range(3), 2)))
def test_the_order_of_two_sources_changes_nothing_not_even_a_float(i: int, j: int) -> None:
    there, back = compare_two(FLEET[i], FLEET[j]), compare_two(FLEET[j], FLEET[i])

    assert there
    assert mirror(there) == list(back)


def test_a_third_article_never_changes_a_pair() -> None:
    two = find_pairs(FLEET[:2])
    three = find_pairs(FLEET)

    assert tuple(pair for pair in three if pair.right.source == 1) == two


def test_pairs_are_ordered_by_place() -> None:
    pairs = find_pairs(FLEET)

    assert list(pairs) == sorted(pairs, key=lambda pair: (pair.left, pair.right))


def test_only_body_sentences_are_paired() -> None:
    left = make_source("# A tanker ran aground off Tarven.", "Fish prices rose.")
    right = make_source("A tanker ran aground off Tarven.", name="b.txt")

    assert compare_two(left, right) == ()


def test_progress_is_told_to_its_end() -> None:
    heard: list[float] = []

    find_pairs(FLEET, on_progress=heard.append)

    assert heard == pytest.approx([1 / 3, 2 / 3, 1.0])


@pytest.mark.parametrize("sources", [(), FLEET[:1], (make_source(), make_source("Words."))])
def test_too_little_to_compare_gives_no_pairs(sources: tuple[Source, ...]) -> None:
    assert find_pairs(sources) == ()


def test_a_sentence_without_end_is_compared_by_its_beginning() -> None:
    text = " ".join(f"word{number}x" for number in range(30_000))
    source = Source("a.txt", text, "00", (Sentence(0, len(text), text, Role.BODY),))

    (pair,) = compare_two(source, source)

    assert pair.relation is Relation.SAME


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("The U.S. left Tarven, he said.", "The US left Tarven he said", Relation.SAME),
        ("Zelenskiy said “no”.", "Zelenskyy said no.", Relation.SAME),
        ("But the harbour is closed now.", "The harbour is closed now.", Relation.NEAR),
        ("The harbour is closed.", "Divers looked at the hull.", None),
        ("The harbour is closed.", "The harbour was shut by the mayor.", None),
        ("", "", None),
        ("…", "“”", None),
    ],
)
def test_wording_decides_same_and_near(left: str, right: str, relation: Relation | None) -> None:
    assert judge_wording(left, right).relation is relation
    assert judge_wording(right, left) == judge_wording(left, right)


@pytest.mark.parametrize(
    ("left_cover", "right_cover", "within"),
    [
        (0.9, 0.3, Within.LEFT),
        (0.3, 0.9, Within.RIGHT),
        (0.6, 0.5, None),
        (0.4, 0.1, None),
    ],
)
def test_a_claim_lies_within_only_if_one_side_clearly_holds_it(
    left_cover: float, right_cover: float, within: Within | None
) -> None:
    assert judge_within(left_cover, right_cover) is within


TALKS = "The talks in an Istanbul palace lasted well under two hours."
LONGER = f"{TALKS[:-1]}, and there was no immediate announcement on when the sides might meet."


@pytest.mark.parametrize(
    ("left", "right", "within"), [(TALKS, LONGER, Within.LEFT), (LONGER, TALKS, Within.RIGHT)]
)
def test_a_sentence_that_another_has_word_for_word_among_more_lies_within_it(
    left: str, right: str, within: Within
) -> None:
    (pair,) = compare_two(make_source(left), make_source(right, name="b.txt"))

    assert (pair.relation, pair.within) == (Relation.PARTIAL, within)


@pytest.mark.parametrize(
    ("score", "left_cover", "right_cover", "relation"),
    [
        (0.6, 0.5, 0.4, Relation.REWORDED),
        (0.45, 0.4, 0.4, Relation.PARTIAL),
        (0.6, 0.7, 0.2, Relation.PARTIAL),
    ],
)
def test_a_claim_is_reworded_if_either_side_holds_enough_of_the_other(
    score: float, left_cover: float, right_cover: float, relation: Relation
) -> None:
    found = Scored(0, 0, score, left_cover, right_cover)

    assert judge(found, "Divers looked.", "The hull was seen.")[0] is relation


def test_a_much_better_partner_takes_from_a_score() -> None:
    alone = make_source("The harbour of Tarven was closed after a tanker ran aground.")
    rival = make_source("Tarven harbour stays closed, divers hear.", name="b.txt")
    both = make_source(
        "Tarven harbour stays closed, divers hear.",
        "A tanker ran aground and the harbour of Tarven was closed.",
        name="b.txt",
    )

    (before,), (after, _) = compare_two(alone, rival), compare_two(alone, both)

    assert after.score < before.score


def test_the_share_of_words_in_order_is_the_same_from_either_side() -> None:
    assert share_in_order(TALKS, LONGER) == share_in_order(LONGER, TALKS) > 0.6
