"""What speaks for a pair, in words."""

from __future__ import annotations

from tests.making import make_pair, make_session, make_source
from tui.compare.explain import explain_pairs
from tui.compare.reasons import Reasoner
from tui.model import Place
from tui.session import judging
from tui.view.evidence import evidence_of

LEFT = make_source("In Istanbul both sides freed 1,000 prisoners.", "It rained.", name="a.txt")
RIGHT = make_source("Snow fell.", "A thousand prisoners, or 1,000, left Istanbul.", name="b.txt")
SESSION = make_session([LEFT, RIGHT], [make_pair((0, 0), (1, 1))])
REASONS = Reasoner().find_reasons(SESSION.desk.comparison, SESSION.desk.comparison.pairs)
REASON = REASONS[Place(0, 0), Place(1, 1)]


def test_numbers_names_and_words_are_told_apart() -> None:
    assert (REASON.numbers, REASON.names, REASON.words) == (
        ("1,000",),
        ("Istanbul",),
        ("prisoners",),
    )


def test_the_words_named_are_those_the_score_counts() -> None:
    explained = explain_pairs(SESSION.desk.comparison)[0]
    named = (*REASON.numbers, *REASON.names, *REASON.words)

    assert len(named) == len(explained.words)


def test_a_name_that_one_side_has_as_he_is_worded_as_the_other_has_it() -> None:
    left = make_source("Maria Lopez spoke.", "She refused the offer.", name="a.txt")
    right = make_source("It rained.", "Lopez refused the offer.", name="b.txt")
    session = make_session([left, right], [make_pair((0, 1), (1, 1))])
    comparison = session.desk.comparison

    (reason,) = Reasoner().find_reasons(comparison, comparison.pairs).values()

    assert sorted((*reason.names, *reason.words)) == ["Lopez", "offer", "refused"]


def test_covers_are_parts_of_the_whole() -> None:
    assert 0 < REASON.left_cover <= 1
    assert 0 < REASON.right_cover <= 1


def test_a_pair_without_a_word_in_common_has_no_reason() -> None:
    pair = make_pair((0, 1), (1, 0))
    reason = Reasoner().find_reasons(SESSION.desk.comparison, [pair])[pair.left, pair.right]

    assert (reason.words, reason.left_cover) == ((), 0.0)


def test_the_strip_says_it_only_when_asked() -> None:
    told = judging.receive_reasons(judging.ask_why(SESSION), REASONS)

    assert (
        evidence_of(told)
        .wordings[0]
        .reason.startswith("why: both have numbers 1,000; names Istanbul; words prisoners (")
    )
    assert evidence_of(judging.ask_why(told)).wordings[0].reason == ""


def test_what_arrives_when_nobody_asks_any_more_is_dropped() -> None:
    assert judging.receive_reasons(SESSION, REASONS) is SESSION


def test_only_what_is_not_known_is_looked_up() -> None:
    asked = judging.ask_why(SESSION)

    assert len(asked.unexplained()) == 1
    assert judging.receive_reasons(asked, REASONS).unexplained() == ()
