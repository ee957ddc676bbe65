"""What is known of where annotations stand is what finding all of them anew would give."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.making import STAMP, three_papers
from tests.unit.session.test_marking import WISHES
from tui.annotate.anchor import find_anchors
from tui.annotate.tags import SourceKey, TagId
from tui.session import marking, moves
from tui.session.desk import Desk

if TYPE_CHECKING:
    import pytest

    from tui.session.state import Session

MORE = {**WISHES, "undo": marking.undo, "redo": marking.redo}


def from_scratch(desk: Desk) -> Desk:
    return Desk(desk.comparison, desk.files, desk.notebook, desk.pairs, desk.is_compared)


def is_right(desk: Desk) -> bool:
    anew = from_scratch(desk)
    return (
        list(desk.placed.items()) == list(anew.placed.items())
        and desk.annotations_at == anew.annotations_at
    )


@given(names=st.lists(st.sampled_from(sorted(MORE)), max_size=12), looks=st.booleans())
def test_after_every_act_annotations_stand_where_they_would_be_found(
    *, names: list[str], looks: bool
) -> None:
    session: Session = three_papers()
    for name in names:
        session = MORE[name](session)
        if looks:
            assert is_right(session.desk)

    assert is_right(session.desk)


def test_only_the_new_annotation_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    session = marking.tag_here(three_papers(), TagId("claim"), STAMP)
    before = session.desk.annotations_at
    asked: list[int] = []

    def count(text: str, anchors: list[object], **rest: object) -> object:
        asked.append(len(anchors))
        return find_anchors(text, anchors, **rest)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr("tui.session.placing.find_anchors", count)
    session = marking.tag_here(moves.step(session, +1), TagId("claim"), STAMP)

    assert len(session.desk.annotations_at) == len(before) + 1
    assert asked == [1]


def test_another_tag_on_an_annotation_leaves_it_where_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = marking.tag_here(three_papers(), TagId("claim"), STAMP)
    (old,) = session.desk.placed.values()
    monkeypatch.delattr("tui.session.placing.find_anchors")
    session = marking.tag_here(session, TagId("figure"), STAMP)
    (new,) = session.desk.placed.values()

    assert new.places == old.places
    assert new.annotation.tags == ("claim", "figure")


def test_a_source_that_becomes_known_places_what_waited_for_it() -> None:
    session = marking.tag_here(three_papers(), TagId("claim"), STAMP)
    notebook = session.desk.notebook
    (mine,) = notebook.annotations
    elsewhere = replace(mine, anchor=replace(mine.anchor, source=SourceKey("s9")))
    desk = session.desk.but(notebook=replace(notebook, annotations=(elsewhere,)))
    hidden = desk.placed
    entry = replace(notebook.sources[0], id=SourceKey("s9"))
    found = desk.but(notebook=replace(desk.notebook, sources=(entry, *notebook.sources[1:])))

    assert not hidden
    assert is_right(found)


def test_a_text_that_is_no_longer_the_same_is_searched_again() -> None:
    session = marking.tag_here(three_papers(), TagId("claim"), STAMP)
    entry = session.desk.notebook.sources[0]
    notebook = session.desk.notebook
    changed = replace(notebook, sources=(replace(entry, sha256="other"), *notebook.sources[1:]))
    session.desk.placed  # noqa: B018 (so that it is known)

    assert is_right(session.desk.but(notebook=changed))
