"""What a screen reader gets: the reading screen as lines, all of it in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.making import STAMP, make_pair, make_session, make_source
from tui.export.plain import write_plain
from tui.model import Disagreement, Relation
from tui.session.marking import tag_by_key, write_note

if TYPE_CHECKING:
    from tui.session.desk import Desk


def read_desk() -> Desk:
    gazette = make_source(
        "# Talks", "The talks took two hours.", "- Share this", "Rain fell.", publisher="Gazette"
    )
    courier = make_source("Talks: under two hours.", "\x1b[31mRed snow.", name="courier.txt")
    pair = make_pair((0, 1), (1, 0), Relation.REWORDED)._replace(
        disagreements=(Disagreement("number", "two hours", "under two hours"),),
    )
    session = make_session([gazette, courier], [pair])
    session = replace(session, cursor=session.cursor._replace(sentence=1))
    return write_note(tag_by_key(session, STAMP, key="2"), "Which?", STAMP).desk


def test_each_article_begins_with_its_name_and_figures() -> None:
    lines = write_plain(read_desk()).splitlines()

    assert lines[0] == "Source 1 of 2: Gazette. 7 words, 71% shared."
    assert "Source 2 of 2: courier. 6 words, 67% shared, 1 hidden character." in lines


def test_a_sentence_is_one_line_and_what_is_known_of_it_stands_below() -> None:
    lines = write_plain(read_desk()).splitlines()

    assert lines[1:9] == [
        "1. Title: Talks",
        "2. The talks took two hours.",
        "    Disagrees: two hours here, under two hours in 2 courier.",
        "    2 courier, sentence 1: other words.",
        "    Tagged: Figure.",
        "    Note: Which?",
        "4. Rain fell.",
        "    Only here.",
    ]


def test_asides_are_counted_and_read_when_asked_for() -> None:
    desk = read_desk()

    assert "1 aside is left out; --asides reads them." in write_plain(desk)
    assert "3. Boilerplate: Share this" in write_plain(desk, has_asides=True)


def test_the_other_wordings_are_read_when_asked_for() -> None:
    assert "It says: Talks: under two hours." in write_plain(read_desk(), has_wordings=True)


def test_no_control_sequence_is_read_out() -> None:
    assert "\x1b" not in write_plain(read_desk())
