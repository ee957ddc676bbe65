"""Which keys matter now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.making import STAMP, make_session, make_source, three_papers
from tui.model import Place
from tui.search.find import Index, find_words
from tui.session import judging, marking, moves
from tui.show.keys import ACTIONS
from tui.view import offers
from tui.view.offers import offers_of

if TYPE_CHECKING:
    from tui.session.state import Session


def selecting() -> Session:
    return moves.begin_selection(three_papers())


def searched() -> Session:
    session = three_papers()
    search = find_words(Index(session.desk.comparison.sources), "swap")
    return replace(session, search=search)


def comparing() -> Session:
    session = three_papers()
    return replace(session, desk=replace(session.desk, is_compared=False))


SITUATIONS = [
    (selecting(), ["next_sentence", "pick_tag", "note", "let_go"]),
    (moves.take_in_partners(three_papers()), ["pick_tag", "star"]),
    (judging.pair(three_papers()), ["pair", "pane_right", "let_go"]),
    (searched(), ["next_hit", "previous_hit", "let_go"]),
    (comparing(), ["search", "pane_right"]),
    (marking.tag_by_key(three_papers(), STAMP, key="1"), ["note", "remove", "next_annotation"]),
    (three_papers(), ["follow", "pick_tag", "star", "next_shared"]),
    (moves.follow(three_papers()), ["follow", "back", "strike"]),
    (moves.go_to(three_papers(), Place(0, 2)), ["next_shared", "next_unique", "pick_tag"]),
    (make_session([make_source("Alone.")]), []),
]


@pytest.mark.parametrize(("session", "actions"), SITUATIONS, ids=lambda each: str(each)[:40])
def test_what_matters_depends_on_what_was_begun_and_what_is_there(
    session: Session, actions: list[str]
) -> None:
    assert [action for action, _ in offers_of(session)] == actions


def test_everything_that_is_offered_has_a_key() -> None:
    offered = {
        action
        for name, value in vars(offers).items()
        if name.startswith("_") and name.isupper()
        for action, _ in value
    }

    assert offered <= {action.name for action in ACTIONS}


def test_the_same_situation_gives_the_same_offers() -> None:
    assert offers_of(three_papers()) is offers_of(three_papers())
