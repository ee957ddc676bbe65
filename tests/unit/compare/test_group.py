"""Groups, statuses, partners and shares; what a person judged stands above the matcher."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.making import make_pair, make_source
from tui.compare import assemble, find_pairs, share_of, shares_among
from tui.model import Comparison, Pair, Place, Relation, Status

SOURCES = tuple(
    make_source("One two three four.", "Five six.", "Seven.", name=f"{name}.txt") for name in "abcd"
)
SAME, NEAR = Relation.SAME, Relation.NEAR
REWORDED, PARTIAL = Relation.REWORDED, Relation.PARTIAL


def place(name: str) -> Place:
    return Place("abcd".index(name[0]), int(name[1]))


def link(left: str, right: str) -> tuple[Place, Place]:
    return place(left), place(right)


def pair(left: str, right: str, relation: Relation = REWORDED, score: float = 0.5) -> Pair:
    return make_pair(place(left), place(right), relation, score)


def groups(
    *pairs: Pair,
    struck: frozenset[tuple[Place, Place]] = frozenset(),
    joined: frozenset[tuple[Place, Place]] = frozenset(),
) -> list[str]:
    found = assemble(SOURCES, pairs, struck=struck, joined=joined).groups
    return [" ".join("abcd"[one.source] + str(one.sentence) for one in group) for group in found]


def test_three_that_are_all_paired_are_one_group() -> None:
    assert groups(pair("a0", "b0"), pair("a0", "c0"), pair("b0", "c0")) == ["a0 b0 c0"]


def test_a_chain_makes_no_group() -> None:
    chain = [pair("a0", "b0", NEAR, 0.9), pair("b0", "c0"), pair("c0", "d0", SAME, 1.0)]

    assert groups(*chain) == ["a0 b0", "c0 d0"]


def test_half_of_the_cross_links_are_enough() -> None:
    assert groups(pair("a0", "b0", NEAR, 0.9), pair("b0", "c0")) == ["a0 b0 c0"]


def test_a_group_has_at_most_one_sentence_of_a_source() -> None:
    assert groups(pair("a0", "b0", NEAR, 0.9), pair("a0", "b1"), pair("a1", "b0")) == ["a0 b0"]


def test_partial_pairs_alone_make_no_group() -> None:
    assert groups(pair("a0", "b0", PARTIAL), pair("a0", "c0", PARTIAL)) == []


def test_a_partial_pair_counts_as_one_of_the_cross_links() -> None:
    links = [
        pair("a0", "b0", NEAR, 0.9),
        pair("c0", "d0", NEAR, 0.9),
        pair("a0", "c0"),
        pair("b0", "d0", PARTIAL),
    ]

    assert groups(*links) == ["a0 b0 c0 d0"]
    assert groups(*links[:3]) == ["a0 b0", "c0 d0"]


def test_the_strongest_pair_comes_first() -> None:
    assert groups(pair("a0", "b0"), pair("a0", "b1", SAME, 1.0)) == ["a0 b1"]


def test_a_struck_pair_is_gone_however_its_places_are_named() -> None:
    struck = frozenset({link("b0", "a0")})

    comparison = assemble(SOURCES, [pair("a0", "b0")], struck=struck)

    assert comparison.pairs == ()
    assert comparison.statuses[0][0] is Status.UNIQUE


def test_struck_sentences_never_stand_in_one_group() -> None:
    links = [pair("a0", "b0"), pair("a0", "c0"), pair("b0", "c0")]

    assert groups(*links, struck=frozenset({link("a0", "b0")})) != ["a0 b0 c0"]


def test_a_pair_made_by_hand_is_judged_and_certain() -> None:
    (made,) = assemble(SOURCES, (), joined=frozenset({link("b1", "a0")})).pairs

    assert made == Pair(*link("a0", "b1"), REWORDED, 1.0, judged=True)


def test_a_pair_made_by_hand_takes_its_relation_from_the_wording() -> None:
    (made,) = assemble(SOURCES, (), joined=frozenset({link("a0", "b0")})).pairs

    assert made.relation is SAME


def test_a_pair_made_by_hand_stands_for_the_one_that_was_found() -> None:
    joined = frozenset({link("a0", "b1")})

    (made,) = assemble(SOURCES, [pair("a0", "b1", PARTIAL, 0.3)], joined=joined).pairs

    assert made.judged


def test_a_hand_made_pair_is_enough_to_join_a_group() -> None:
    links = [pair("a0", "b0"), pair("a0", "c0"), pair("b0", "c0")]

    assert groups(*links, joined=frozenset({link("a0", "d1")})) == ["a0 b0 c0 d1"]


@pytest.mark.parametrize("judged", [link("a0", "a1"), (Place(0, 0), Place(9, 0)), link("a0", "b9")])
def test_judgements_about_nothing_are_passed_over(judged: tuple[Place, Place]) -> None:
    assert assemble(SOURCES, (), joined=frozenset({judged})).pairs == ()


def test_statuses_say_shared_partly_unique_and_aside() -> None:
    sources = [make_source("# A title", "One.", "Two.", "Three."), SOURCES[1]]
    pairs = [
        make_pair((0, 1), (1, 0)),
        make_pair((0, 1), (1, 1), PARTIAL, 0.3),
        make_pair((0, 2), (1, 2), PARTIAL, 0.3),
    ]

    statuses = assemble(sources, pairs).statuses

    assert statuses[0] == (Status.ASIDE, Status.SHARED, Status.PARTLY, Status.UNIQUE)


def test_partners_come_by_source_and_then_the_strongest_first() -> None:
    weak, strong = pair("a0", "b1", PARTIAL, 0.4), pair("a0", "b2", NEAR, 0.85)
    far = pair("a0", "c0", SAME, 1.0)

    partners = assemble(SOURCES, [weak, strong, far]).partners

    assert partners[place("a0")] == (strong, weak, far)
    assert partners[place("c0")] == (far,)


def test_groups_do_not_depend_on_the_order_of_the_arguments() -> None:
    papers = [
        make_source("The harbour of Tarven is closed.", "A tanker ran aground.", name="a"),
        make_source("A tanker ran aground near Tarven.", "Tarven closed its harbour.", name="b"),
        make_source("Near Tarven a tanker ran aground.", "Harbour of Tarven closed.", name="c"),
    ]

    seen = set()
    for order in permutations(papers):
        found = assemble(order, find_pairs(order))
        named = [
            frozenset((order[one.source].path, one.sentence) for one in group)
            for group in found.groups
        ]
        seen.add(frozenset(named))

    assert len(seen) == 1


def test_shares_count_words_and_are_never_added() -> None:
    pairs = [pair("a0", "b0"), pair("a1", "c0", PARTIAL)]

    share = share_of(assemble(SOURCES, pairs), 0)

    assert share.shared == pytest.approx(4 / 7)
    assert share.partly == pytest.approx(2 / 7)


def shared(comparison: Comparison, source: int, other: int) -> float:
    share = shares_among(comparison)[source][other]
    assert share is not None
    return share.shared


def test_the_share_in_one_source_is_of_the_pairs_of_these_two() -> None:
    comparison = assemble(SOURCES, [pair("a0", "b0"), pair("a1", "c0")])

    assert shared(comparison, 0, 2) == pytest.approx(2 / 7)
    assert shared(comparison, 0, 3) == 0


def test_an_article_that_is_all_asides_shares_nothing() -> None:
    comparison = assemble([make_source("# Only a title")], ())

    assert share_of(comparison, 0).shared == 0
