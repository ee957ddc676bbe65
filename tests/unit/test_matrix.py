"""What the rows of the matrix are, and in which order they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.making import STAMP, make_pair, make_session, make_source, three_papers
from tui.layout.table import divide
from tui.model import Disagreement, Findings, Place, Relation
from tui.session import marking
from tui.session.tabling import Arrangement, Order, next_order, next_wanted
from tui.session.wanted import Wanted
from tui.view.arranging import arrange
from tui.view.matrix import Kind, Row, clearest, remarks_on, rows_of

POINTS = (Disagreement("number", "two", "three"), Disagreement("name", "Kiev", "Kyiv"))
TALKS = (Place(0, 0), Place(1, 1), Place(2, 0))


def three_rows() -> tuple[Row, ...]:
    return rows_of(three_papers().desk.comparison)


def test_a_group_is_a_row() -> None:
    row = three_rows()[0]

    assert (row.kind, row.wholes, row.parts) == (Kind.GROUP, TALKS, ())


def test_a_sentence_that_others_have_in_part_is_a_row() -> None:
    row = three_rows()[1]

    assert (row.kind, row.wholes, row.parts) == (Kind.PARTLY, (Place(0, 1),), (Place(1, 0),))


def test_a_sentence_that_stands_alone_is_a_row() -> None:
    alone = [row.lead for row in three_rows() if row.kind is Kind.UNIQUE]

    assert alone == [Place(0, 2), Place(2, 1)]


def test_a_partner_beyond_the_group_stands_in_its_row_as_a_part() -> None:
    sources = [make_source(f"Sentence {n} of its own.", name=f"{n}.txt") for n in range(3)]
    pairs = [make_pair((0, 0), (1, 0)), make_pair((1, 0), (2, 0), Relation.PARTIAL, 0.3)]
    rows = rows_of(make_session(sources, pairs).desk.comparison)

    assert [(row.wholes, row.parts) for row in rows] == [
        ((Place(0, 0), Place(1, 0)), (Place(2, 0),))
    ]


def test_a_cell_has_the_relation_to_the_wording_shown() -> None:
    row = three_rows()[0]

    assert row.lead == Place(1, 1)
    assert [cell.relation for cell in row.cells if cell] == [
        Relation.REWORDED,
        None,
        Relation.REWORDED,
    ]


@pytest.mark.parametrize(
    ("texts", "clear"),
    [
        (("The swap was agreed in Istanbul on Friday.", "A swap was agreed on Friday."), 1),
        (("He said that a swap was agreed.", "The swap was agreed, the minister said there."), 1),
        (("A swap: agreed.", "A swap was agreed in Istanbul."), 1),
        (("“A swap was agreed in Istanbul.", "A swap was agreed in Istanbul on Friday."), 1),
    ],
    ids=["shortest", "points back", "a scrap", "open quotation"],
)
def test_the_row_shows_the_shortest_wording_that_stands_alone(
    texts: tuple[str, str], clear: int
) -> None:
    session = make_session([make_source(text, name=f"{text}.txt") for text in texts])

    assert clearest(session.desk.comparison, [Place(0, 0), Place(1, 0)]) == Place(clear, 0)


def test_before_a_closer_look_nothing_is_called_independent() -> None:
    assert three_rows()[0].independent is None


def test_sources_carried_by_one_text_count_as_one() -> None:
    comparison = replace(
        three_papers().desk.comparison, findings=Findings(witnesses=((0, 2), (1,)))
    )

    assert rows_of(comparison)[0].independent == 2


def disputed() -> Row:
    session = three_papers()
    pairs = [pair._replace(disagreements=POINTS) for pair in session.desk.pairs]
    return rows_of(marking.receive_pairs(session, pairs).desk.comparison)[0]


def test_a_disagreement_counts_once_however_many_have_it_and_a_spelling_never() -> None:
    assert disputed().disagreements == 1


def test_a_cell_says_what_it_does_not_agree_on() -> None:
    session = three_papers()
    pairs = [pair._replace(disagreements=POINTS) for pair in session.desk.pairs[:1]]
    comparison = marking.receive_pairs(session, pairs).desk.comparison

    assert remarks_on(rows_of(comparison)[0], 1, comparison) == (
        "sentence 2",
        "shown in the row",
        "three here, two in 1",
    )


def arranged(arrangement: Arrangement) -> list[Place]:
    session = three_papers()
    return [
        row.places[0]
        for row in arrange(rows_of(session.desk.comparison), session.desk, arrangement)
    ]


@pytest.mark.parametrize(
    ("arrangement", "leads"),
    [
        (Arrangement(), [Place(0, 0), Place(0, 1)]),
        (Arrangement(source=1), [Place(0, 1), Place(0, 0)]),
        (
            Arrangement(Order.SOURCES, wanted=None),
            [Place(0, 0), Place(0, 1), Place(0, 2), Place(2, 1)],
        ),
        (Arrangement(wanted=Wanted.UNIQUE), [Place(0, 2), Place(2, 1)]),
        (Arrangement(wanted=Wanted.DISAGREEING), []),
        (Arrangement(wanted=Wanted.ANNOTATED), []),
        (Arrangement(typed="AGREED swap"), [Place(0, 1)]),
        (Arrangement(typed="hóurs TÁLKS"), [Place(0, 0)]),
        (Arrangement(typed="two hours"), [Place(0, 0)]),
        (Arrangement(typed="swap hours"), []),
    ],
    ids=str,
)
def test_rows_are_chosen_filtered_and_sorted(arrangement: Arrangement, leads: list[Place]) -> None:
    assert arranged(arrangement) == leads


def test_rows_with_more_disagreements_come_first() -> None:
    session = three_papers()
    pairs = [
        pair._replace(disagreements=(Disagreement("number", "1", "2"),))
        for pair in session.desk.pairs
        if pair.relation is Relation.PARTIAL
    ]
    desk = marking.receive_pairs(session, [*session.desk.pairs[:3], *pairs]).desk
    rows = arrange(rows_of(desk.comparison), desk, Arrangement(Order.DISAGREEMENT))

    assert [row.places[0] for row in rows] == [Place(0, 1), Place(0, 0)]


def test_independent_sources_go_before_many_that_copy() -> None:
    sources = [make_source("First one.", "Second one.", name=f"{n}.txt") for n in range(4)]
    pairs = [
        make_pair((0, 0), (1, 0)),
        make_pair((0, 0), (2, 0)),
        make_pair((1, 0), (2, 0)),
        make_pair((0, 1), (3, 1)),
    ]
    desk = make_session(sources, pairs).desk
    findings = Findings(witnesses=((0, 1, 2), (3,)))
    desk = replace(desk, comparison=replace(desk.comparison, findings=findings))
    rows = arrange(rows_of(desk.comparison), desk, Arrangement(Order.INDEPENDENT))

    assert [row.places[0].sentence for row in rows] == [1, 0]


def test_annotated_rows_can_be_shown_alone() -> None:
    session = marking.tag_by_key(three_papers(), STAMP, key="1")
    rows = arrange(
        rows_of(session.desk.comparison), session.desk, Arrangement(wanted=Wanted.ANNOTATED)
    )

    assert [row.places[0] for row in rows] == [Place(0, 0)]


def test_on_another_source_the_next_order_is_first_the_order_of_that() -> None:
    assert next_order(Arrangement(source=0), 2) == Arrangement(source=2)
    assert next_order(Arrangement(source=2), 2).order is Order.SOURCES


def test_every_choice_of_rows_comes_round() -> None:
    seen = [Arrangement()]
    for _ in range(len(Wanted) + 1):
        seen.append(next_wanted(seen[-1], has_colleagues=True))

    assert {each.wanted for each in seen} == {*Wanted, None}
    assert seen[-1] == seen[0]


def test_one_who_reads_alone_is_not_asked_about_colleagues() -> None:
    seen = [Arrangement()]
    for _ in range(len(Wanted) + 1):
        seen.append(next_wanted(seen[-1]))

    assert {each.wanted for each in seen} == {*Wanted, None} - {Wanted.DIFFERING}


@pytest.mark.parametrize("width", [40, 80, 120, 250])
@pytest.mark.parametrize("sources", [1, 2, 5, 12])
@pytest.mark.parametrize("chosen", [0, -1])
def test_the_columns_fill_the_width_and_show_the_chosen_source(
    width: int, sources: int, chosen: int
) -> None:
    chosen %= sources
    columns = divide(width, sources, chosen)

    assert 2 + columns.text + columns.counts + columns.cell * columns.shown == width
    assert columns.first <= chosen < columns.first + columns.shown <= sources
    assert columns.text >= 14


def test_five_sources_fit_forty_columns_and_twelve_fit_eighty() -> None:
    assert divide(40, 5, 0).shown == 5
    assert divide(80, 12, 0).shown == 12
