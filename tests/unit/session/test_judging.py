"""A person's word that two sentences are, or are not, one claim. The papers: see `three_papers`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.making import make_session, make_source, three_papers
from tui.compare.closer import find_findings
from tui.model import Place, Status
from tui.session import judging, marking, moves
from tui.session.marking import receive_findings

if TYPE_CHECKING:
    from tui.session.state import Session

ALONE_A, ALONE_C = Place(0, 2), Place(2, 1)


def paired(left: Place = ALONE_A, right: Place = ALONE_C) -> Session:
    session = judging.pair(moves.go_to(three_papers(), left))
    return judging.pair(moves.go_to(session, right))


def test_a_struck_pair_no_longer_counts() -> None:
    session = moves.go_to(three_papers(), Place(0, 1))
    session = judging.strike(session)

    assert session.desk.comparison.statuses[0][1] is Status.UNIQUE


def test_striking_again_restores_the_pair() -> None:
    session = moves.go_to(three_papers(), Place(0, 1))
    before = session.desk.comparison
    session = judging.strike(judging.strike(session))

    assert session.desk.comparison == before
    assert session.desk.notebook.judgements == ()


def test_among_several_partners_the_reader_is_asked_to_go_to_one() -> None:
    session = judging.strike(three_papers())

    assert session.message == "2 pairs: go to the wrong one with follow, then press strike"


def test_the_pair_that_was_followed_is_the_one_struck() -> None:
    session = judging.strike(moves.follow(three_papers()))

    assert session.desk.struck == {(Place(0, 0), Place(1, 1))}


def test_a_struck_pair_leaves_its_group() -> None:
    session = judging.strike(moves.follow(three_papers()))

    assert not any(
        {Place(0, 0), Place(1, 1)} <= set(group) for group in session.desk.comparison.groups
    )


def test_there_is_nothing_to_strike_on_a_unique_sentence() -> None:
    session = judging.strike(moves.go_to(three_papers(), Place(0, 2)))

    assert session.message == "This sentence is in no pair; pair pairs it by hand."


def test_two_sentences_are_paired_here_and_then_there() -> None:
    comparison = paired().desk.comparison

    assert comparison.statuses[0][2] is comparison.statuses[2][1] is Status.SHARED


def test_a_pair_made_by_hand_is_taken_back_in_the_same_way() -> None:
    session = judging.pair(paired())
    session = judging.pair(moves.go_to(session, ALONE_A))

    assert session.desk.comparison == three_papers().desk.comparison
    assert session.desk.notebook.judgements == ()


def test_a_pair_made_by_hand_is_taken_back_by_striking_it() -> None:
    session = judging.strike(paired())

    assert session.desk.notebook.judgements == ()


def test_a_found_pair_confirmed_by_hand_is_struck_like_any_other() -> None:
    session = judging.strike(paired(Place(0, 1), Place(1, 0)))

    assert session.desk.struck == {(Place(0, 1), Place(1, 0))}


def test_a_struck_pair_is_restored_by_pairing_it() -> None:
    session = judging.strike(moves.go_to(three_papers(), Place(0, 1)))
    session = judging.pair(moves.go_to(judging.pair(session), Place(1, 0)))

    assert session.desk.struck == frozenset()
    assert session.desk.comparison.statuses[0][1] is Status.SHARED


def test_one_undo_takes_a_pair_back() -> None:
    assert marking.undo(paired()).desk.comparison == three_papers().desk.comparison


@pytest.mark.parametrize("place", [ALONE_A, Place(0, 1)])
def test_nothing_is_paired_with_its_own_source(place: Place) -> None:
    session = judging.pair(moves.go_to(three_papers(), ALONE_A))
    session = judging.pair(moves.go_to(session, place))

    assert session.desk.notebook.judgements == ()


def test_a_title_is_never_paired() -> None:
    session = make_session([make_source("# Head", "Text."), make_source("Words.", name="b.txt")])

    assert (
        judging.pair(session).message
        == "Titles and asides are never paired; go to a sentence of the text."
    )


def test_letting_go_ends_the_pairing() -> None:
    session = judging.pair(moves.go_to(three_papers(), ALONE_A))

    assert moves.let_go(session).pairing is None


def test_a_pair_made_by_hand_has_its_disagreements_after_a_closer_look() -> None:
    sources = [
        make_source("Russia freed 200 prisoners on Monday."),
        make_source("Russia freed 300 prisoners on Monday.", name="b.txt"),
    ]
    session = make_session(sources)
    session = receive_findings(session, (), find_findings(session.desk.comparison))
    session = judging.pair(moves.go_to(judging.pair(session), Place(1, 0)))

    assert [len(pair.disagreements) for pair in session.desk.comparison.pairs] == [1]


def test_a_closer_look_finds_the_disagreements_of_a_pair_that_was_made_before() -> None:
    sources = [
        make_source("Russia freed 200 prisoners on Monday."),
        make_source("Russia freed 300 prisoners on Monday.", name="b.txt"),
    ]
    session = judging.pair(make_session(sources))
    session = judging.pair(moves.go_to(session, Place(1, 0)))
    session = receive_findings(session, (), find_findings(session.desk.comparison))

    assert [len(pair.disagreements) for pair in session.desk.comparison.pairs] == [1]
