"""What a closer look adds to the strip: disagreements, quotations, independent sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.making import make_pair, make_session, make_source
from tui.compare.closer import find_findings, note_disagreements
from tui.model import Disagreement, Place, Relation
from tui.session.marking import receive_findings
from tui.view.evidence import Clash, evidence_of

if TYPE_CHECKING:
    from tui.session.state import Session

WIRE = (
    "The harbour of Larkford was closed on Monday after a tanker ran aground in thick fog.",
    "Salvage crews worked through the night to pump oil from the damaged hull of the ship,"
    " and the owner said it would pay for the cleaning of the beaches.",
    "“No one was hurt, and we are grateful,” said Ana Costa, the mayor.",
    "The ship was stuck for more than three hours.",
)


def session() -> Session:
    left = make_source(*WIRE)
    right = make_source(*WIRE[:2], "“No one was hurt,” said Ana Costa.", name="b.txt")
    own = make_source(
        "A tanker is stuck near Larkford since Monday.",
        "Ana Costa said no one was hurt and all were grateful.",
        "The ship was stuck for three hours.",
        name="c.txt",
    )
    pairs = [
        *(make_pair((0, number), (1, number)) for number in range(3)),
        make_pair((0, 0), (2, 0), Relation.REWORDED),
        make_pair((0, 2), (2, 1), Relation.REWORDED),
        make_pair((0, 3), (2, 2)),
    ]
    return make_session([left, right, own], pairs)


def looked() -> Session:
    before = session()
    desk = before.desk
    noted = note_disagreements(desk.comparison.sources, desk.pairs)
    return receive_findings(before, noted, find_findings(desk.comparison))


def remarks(at: Place) -> list[str]:
    return [each.remark for each in evidence_of(replace(looked(), cursor=at)).wordings]


def clashes(at: Place) -> tuple[Clash, ...]:
    return evidence_of(replace(looked(), cursor=at)).clashes


def headline(session: Session, at: Place) -> str:
    return "".join(text for text, _ in evidence_of(replace(session, cursor=at)).headline)


def test_the_headline_counts_independent_sources() -> None:
    assert headline(looked(), Place(0, 0)).endswith("held by all 2 others, 1 independent")
    assert headline(looked(), Place(0, 3)).endswith("held by 1 of 2 others")
    assert headline(looked(), Place(0, 1)).endswith("held by 1 of 2 others, none independent")


def test_before_a_closer_look_nothing_is_said_of_it() -> None:
    assert headline(session(), Place(0, 0)).endswith("held by all 2 others")


def test_the_strip_says_what_became_of_a_quotation() -> None:
    assert remarks(Place(0, 2)) == [
        "small edits; quotation cut",
        "other words; without quotation marks",
    ]
    assert remarks(Place(2, 1)) == ["other words; quotation marks only there"]


def test_a_disagreement_is_said_from_where_the_reader_stands() -> None:
    more, less = "more than three hours", "three hours"

    assert clashes(Place(0, 3)) == (Clash(more, ((less, ("3 c",)),), is_spelling=False),)
    assert clashes(Place(2, 2)) == (Clash(less, ((more, ("1 a",)),), is_spelling=False),)


def test_all_spellings_of_a_name_take_one_line_after_all_other_disagreements() -> None:
    names = ("Zelenskyy died.", "Zelenskiy died.", "Zelensky died.")
    sources = [make_source(text, name=f"{n}.txt") for n, text in enumerate(names)]
    one, two = (Disagreement("name", "Zelenskyy", each) for each in ("Zelenskiy", "Zelensky"))
    number = Disagreement("number", "two", "ten")
    pairs = [
        make_pair((0, 0), (1, 0))._replace(disagreements=(one,)),
        make_pair((0, 0), (2, 0))._replace(disagreements=(two, number)),
    ]
    spelled = (("Zelenskiy", ("2 1",)), ("Zelensky", ("3 2",)))

    assert evidence_of(make_session(sources, pairs)).clashes == (
        Clash("two", (("ten", ("3 2",)),), is_spelling=False),
        Clash("Zelenskyy", spelled, is_spelling=True),
    )


def test_sources_that_word_it_alike_are_named_together_and_spellings_come_last() -> None:
    names = ("Ann Lee died.", "Anne Lee died.", "Anne Lee died.")
    sources = [make_source(text, name=f"{n}.txt") for n, text in enumerate(names)]
    spelling, number = Disagreement("name", "Ann", "Anne"), Disagreement("number", "two", "ten")
    pairs = [
        make_pair((0, 0), (1, 0))._replace(disagreements=(spelling,)),
        make_pair((0, 0), (2, 0))._replace(disagreements=(spelling, number)),
    ]

    assert evidence_of(make_session(sources, pairs)).clashes == (
        Clash("two", (("ten", ("3 2",)),), is_spelling=False),
        Clash("Ann", (("Anne", ("2 1", "3 2")),), is_spelling=True),
    )
