"""What arrives while a person reads, pairs and what a closer look found, under judgements."""

from __future__ import annotations

from dataclasses import replace

from tests.making import make_session, make_source
from tui.compare import assemble, find_pairs
from tui.compare.closer import find_findings, look_closer, note_disagreements
from tui.model import Place
from tui.session.judging import strike
from tui.session.marking import receive_answer, receive_findings, receive_pairs

SOURCES = (
    make_source("Two people were hurt in the port of Larkford.", "The mayor of Larkford resigned."),
    make_source("Three people were hurt in the port of Larkford.", "A choir sang.", name="b.txt"),
    make_source("Two people were hurt in the port of Larkford.", name="c.txt"),
)
PAIRS = find_pairs(SOURCES)
NOTHING: frozenset[tuple[Place, Place]] = frozenset()


def test_what_was_made_of_the_pairs_elsewhere_is_taken_as_it_is() -> None:
    comparison = assemble(SOURCES, PAIRS)

    session = receive_answer(make_session(SOURCES), PAIRS, comparison, NOTHING, NOTHING)

    assert session.desk.comparison is comparison
    assert session.desk.pairs == PAIRS


def test_a_pair_that_was_struck_meanwhile_stays_struck() -> None:
    session = strike(replace(make_session(SOURCES, PAIRS), came_from=Place(1, 0)))
    (struck,) = session.desk.struck

    after = receive_answer(session, PAIRS, assemble(SOURCES, PAIRS), NOTHING, NOTHING)

    assert struck not in {(pair.left, pair.right) for pair in after.desk.comparison.pairs}
    assert after.desk.comparison == receive_pairs(session, PAIRS).desk.comparison


def test_a_closer_look_changes_no_more_than_what_pairs_do_not_agree_on() -> None:
    session = make_session(SOURCES, PAIRS)
    comparison = session.desk.comparison
    noted = note_disagreements(SOURCES, PAIRS)

    after = receive_findings(session, noted, find_findings(comparison)).desk

    assert after.comparison == look_closer(comparison)
    assert after.comparison.partners == look_closer(comparison).partners
    assert after.comparison.groups == comparison.groups
    assert any(pair.disagreements for pair in after.comparison.pairs)


def test_a_pair_struck_before_a_closer_look_stays_struck_after_it() -> None:
    session = strike(replace(make_session(SOURCES, PAIRS), came_from=Place(1, 0)))
    noted = note_disagreements(SOURCES, PAIRS)

    after = receive_findings(session, noted, find_findings(session.desk.comparison)).desk

    assert after.pairs == noted
    assert len(after.comparison.pairs) == len(noted) - 1
    assert after.comparison == replace(
        receive_pairs(session, noted).desk.comparison, findings=after.comparison.findings
    )
