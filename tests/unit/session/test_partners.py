"""Which sentence of each other source goes with a sentence."""

from __future__ import annotations

from tests.making import make_pair, make_session, make_source
from tui.model import Place, Relation
from tui.session import marking
from tui.session.partners import best_pairs


def test_a_sentence_without_a_group_has_one_claim_in_all_sources() -> None:
    session = make_session(
        [
            make_source("They called, and Ann was content."),
            make_source("They called at noon."),
            make_source("Ann was content.", "They called at noon, too."),
        ]
    )
    part = Relation.PARTIAL
    session = marking.receive_pairs(
        session,
        (
            make_pair((0, 0), (1, 0), part, score=0.6),
            make_pair((0, 0), (2, 0), part, score=0.5),
            make_pair((0, 0), (2, 1), part, score=0.4),
            make_pair((1, 0), (2, 1), Relation.NEAR, score=0.9),
        ),
    )

    best = best_pairs(session.desk, Place(0, 0))

    assert [pair.right for pair in best.values()] == [Place(1, 0), Place(2, 1)]


def test_a_sentence_that_nobody_else_has_has_no_pairs() -> None:
    session = make_session([make_source("One."), make_source("Two.")])

    assert best_pairs(session.desk, Place(0, 0)) == {}
