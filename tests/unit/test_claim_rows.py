"""Claims as rows of the matrix."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.making import STAMP, make_session, make_source, three_papers
from tui.annotate.claims import Stance
from tui.compare.closer import find_findings
from tui.export.matrix import write_matrix_csv
from tui.model import Place
from tui.session import claiming, marking
from tui.session.tabling import Arrangement, Order
from tui.session.wanted import Wanted
from tui.view.arranging import arrange
from tui.view.claims import LETTERS, claim_rows, stance_sign
from tui.view.matrix import Kind, Row, remarks_on, rows_of
from tui.view.table import table_of

if TYPE_CHECKING:
    from tui.session.state import Session

TALKS = (Place(1, 1), Place(0, 0), Place(2, 0))


def claimed() -> Session:
    return claiming.claim_at(three_papers(), TALKS, STAMP)


def row_of(session: Session) -> Row:
    return claim_rows(session.desk)[0]


def all_rows(session: Session, arrangement: Arrangement) -> list[Row]:
    rows = (*claim_rows(session.desk), *rows_of(session.desk.comparison))
    return list(arrange(rows, session.desk, arrangement))


def test_a_claim_of_sentences_has_the_words_of_the_first_and_a_place_in_each_source() -> None:
    row = row_of(claimed())

    assert (row.kind, row.text) == (Kind.CLAIM, "The talks took two hours.")
    assert row.places == (Place(0, 0), Place(1, 1), Place(2, 0))


def test_making_a_claim_of_sentences_leaves_the_cursor_where_it_is() -> None:
    assert claimed().cursor == Place(0, 0)


def test_a_claim_of_a_row_is_one_act() -> None:
    undone = marking.undo(claimed())

    assert undone.desk.notebook.claims == ()
    assert undone.desk.notebook.annotations == ()


def test_a_stance_nobody_confirmed_is_shown_with_a_question_mark() -> None:
    assert [stance_sign(stance) for stance in row_of(claimed()).stances] == ["s?", "s?", "s?"]


def test_a_stance_somebody_set_is_shown_by_its_letter() -> None:
    session = claimed()
    claim = session.desk.notebook.claims[0].id
    session = claiming.set_stance(session, claim, 1, Stance.DISPUTES, STAMP)

    assert [stance_sign(stance) for stance in row_of(session).stances] == ["s?", "d ", "s?"]


def test_a_source_that_omits_a_claim_has_a_stance_and_no_sentence() -> None:
    session = claiming.claim_at(three_papers(), [Place(0, 1)], STAMP)
    claim = session.desk.notebook.claims[0].id
    row = row_of(claiming.set_stance(session, claim, 2, Stance.OMITS, STAMP))

    assert row.cells[2] is None
    assert remarks_on(row, 2, session.desk.comparison) == ("omits it",)


def test_every_stance_has_a_letter_of_its_own() -> None:
    assert set(LETTERS.values()) == set(Stance)
    assert "".join(LETTERS) == "sacqdo"


def said_of(*stances: Stance) -> Row:
    """The claim's row once a person set these stances, source by source."""
    session = claimed()
    claim = session.desk.notebook.claims[0].id
    for source, stance in enumerate(stances):
        session = claiming.set_stance(session, claim, source, stance, STAMP)
    return row_of(session)


def test_what_nobody_confirmed_of_a_claim_counts_after_the_plus() -> None:
    row = said_of()

    assert (row.holders, row.part_holders) == ((), (0, 1, 2))


@pytest.mark.parametrize("stance", [Stance.STATES, Stance.ATTRIBUTES, Stance.CONFIRMS])
def test_a_source_that_has_the_claim_counts_once_a_person_said_so(stance: Stance) -> None:
    row = said_of(stance)

    assert (row.holders, row.part_holders) == ((0,), (1, 2))


def test_a_source_that_qualifies_a_claim_counts_after_the_plus() -> None:
    row = said_of(Stance.STATES, Stance.QUALIFIES)

    assert (row.holders, row.part_holders) == ((0,), (1, 2))


@pytest.mark.parametrize("stance", [Stance.DISPUTES, Stance.OMITS])
def test_a_source_that_disputes_or_omits_a_claim_does_not_hold_it(stance: Stance) -> None:
    row = said_of(stance)

    assert (row.holders, row.part_holders) == ((), (1, 2))


def test_a_source_counts_by_its_stance_also_where_no_sentence_stands_for_it() -> None:
    session = claiming.claim_at(three_papers(), [Place(0, 1)], STAMP)
    claim = session.desk.notebook.claims[0].id
    row = row_of(claiming.set_stance(session, claim, 2, Stance.STATES, STAMP))

    assert row.cells[2] is None
    assert row.holders == (2,)


def test_a_source_that_disputes_a_claim_is_a_disagreement() -> None:
    assert said_of(Stance.STATES, Stance.DISPUTES).disagreements == said_of().disagreements + 1


def test_a_dispute_that_the_sentences_show_already_is_one_disagreement() -> None:
    session = make_session(
        [
            make_source("The bridge over the river is safe for heavy lorries.", name="a.txt"),
            make_source("The bridge over the river is not safe for heavy lorries.", name="b.txt"),
        ]
    )
    session = claiming.claim_at(session, [Place(0, 0), Place(1, 0)], STAMP)
    row = row_of(session)

    assert row.stances[1] is not None
    assert (row.stances[1].stance, row.disagreements) == (Stance.DISPUTES, 1)


def test_only_those_that_a_person_let_hold_the_claim_are_its_witnesses() -> None:
    session = claimed()
    findings = replace(find_findings(session.desk.comparison), witnesses=((0, 1), (2,)))
    session = marking.receive_findings(session, session.desk.pairs, findings)
    claim = session.desk.notebook.claims[0].id
    counted = [row_of(session).independent]
    for source in range(3):
        session = claiming.set_stance(session, claim, source, Stance.STATES, STAMP)
        counted.append(row_of(session).independent)

    assert counted == [0, 1, 1, 2]


def test_the_csv_counts_a_claim_by_its_stances() -> None:
    session = claimed()
    claim = session.desk.notebook.claims[0].id
    session = claiming.set_stance(session, claim, 1, Stance.STATES, STAMP)
    rows = list(csv.DictReader(io.StringIO(write_matrix_csv(session.desk, Arrangement()))))

    assert (rows[0]["sources"], rows[0]["in part"]) == ("1", "2")


def test_claims_are_sorted_by_how_many_hold_them() -> None:
    session = claiming.claim_at(claimed(), [Place(0, 1)], STAMP)
    claim = session.desk.notebook.claims[1].id
    session = claiming.set_stance(session, claim, 0, Stance.STATES, STAMP)

    assert all_rows(session, Arrangement(Order.SOURCES))[0].claim == claim


def test_claims_stand_above_all_other_rows_however_they_are_sorted() -> None:
    for order in Order:
        kinds = [row.kind for row in all_rows(claimed(), Arrangement(order, wanted=None))]

        assert kinds[0] is Kind.CLAIM
        assert Kind.CLAIM not in kinds[1:]


def test_claims_are_no_unique_rows() -> None:
    kinds = {row.kind for row in all_rows(claimed(), Arrangement(wanted=Wanted.UNIQUE))}

    assert kinds == {Kind.UNIQUE}


def test_a_claim_is_found_by_its_own_words() -> None:
    session = claimed()
    claim = session.desk.notebook.claims[0].id
    session = claiming.word_claim(session, claim, "A short meeting.", STAMP)

    assert [row.claim for row in all_rows(session, Arrangement(typed="short"))] == [claim]


def test_a_claim_of_articles_that_are_not_open_is_shown_without_sentences() -> None:
    closed = make_session([make_source("Something else.", name="else.txt")])
    desk = closed.desk.with_notebook(claimed().desk.notebook)
    (row,) = claim_rows(desk)

    assert (row.text, row.lead, row.cells) == ("The talks took two hours.", None, (None,))


def test_the_csv_of_the_matrix_has_the_stances() -> None:
    rows = list(csv.DictReader(io.StringIO(write_matrix_csv(claimed().desk, Arrangement()))))

    assert rows[0]["reported"] == "The talks took two hours."
    assert rows[0]["1 a: stance"] == "states (proposed)"


def test_the_matrix_opens_on_the_group_of_the_cursor_not_on_its_claim() -> None:
    row = table_of(claimed()).row

    assert row is not None
    assert row.kind is Kind.GROUP
