"""What the parts of the screen say, before any of it is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.making import STAMP, make_pair, make_session, make_source, three_papers
from tui.annotate.tags import TagId
from tui.model import Pair, Place, Relation, Status, Within
from tui.session import claiming, coding, judging, marking, moves
from tui.session.naming import name_of
from tui.view.evidence import evidence_of
from tui.view.glyphs import ASCII, UNICODE, Glyphs
from tui.view.listing import annotation_lines
from tui.view.panes import Light, heading_of, lights_of, mark_at
from tui.view.wording import Tone


def headline(place: Place) -> str:
    evidence = evidence_of(moves.go_to(three_papers(), place))
    return "".join(text for text, _ in evidence.headline)


def test_the_gutter_says_how_many_other_sources_hold_a_sentence() -> None:
    mark = mark_at(three_papers().desk, Place(0, 0))

    assert (mark.holders, mark.relation, mark.status) == (2, Relation.NEAR, Status.SHARED)


def test_before_the_comparison_no_sentence_is_called_unique() -> None:
    desk = replace(three_papers().desk, is_compared=False)

    assert mark_at(desk, Place(0, 2)).status is None


def test_partners_are_lit() -> None:
    lights = lights_of(three_papers())

    assert lights == {
        Place(0, 0): Light.CURSOR,
        Place(1, 1): Light.LIT,
        Place(2, 0): Light.LIT,
    }


def test_a_publisher_goes_before_a_file_name() -> None:
    assert name_of(make_source("One.", name="x/a.txt", publisher="Gazette")) == "Gazette"


def test_a_file_name_is_cleaned() -> None:
    assert name_of(make_source("One.", name="x/a\x1b[2J.txt")) == "a␛[2J"


def test_hidden_characters_are_counted_in_the_heading() -> None:
    session = make_session([make_source("The mayor\u200b spoke\u202e.")])

    assert heading_of(session.desk, 0).figures == "3 words · 2 hidden characters"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place(0, 0), "1 a · held by all 2 others"),
        (Place(0, 1), "1 a · held in part by 1 of 2 others"),
        (Place(0, 2), "1 a alone has this sentence"),
    ],
)
def test_the_strip_says_who_holds_the_sentence(place: Place, said: str) -> None:
    assert headline(place) == said


def test_added_words_are_set_off_and_dropped_ones_stand_in_their_place() -> None:
    a = make_source("The talks lasted three long hours in the end.", name="a.txt")
    b = make_source("The talks lasted two long hours in the end.", name="b.txt")
    session = make_session([a, b], [make_pair((0, 0), (1, 0))])
    runs = evidence_of(session).wordings[0].runs

    assert [run for run in runs if run[1] is not Tone.PLAIN] == [
        ("three", Tone.DROPPED),
        ("two", Tone.ADDED),
    ]


def test_where_most_differs_the_words_in_common_are_set_off() -> None:
    a = make_source("Prisoners were exchanged on a whim.", name="a.txt")
    b = make_source("After long talks a thousand prisoners came home on Friday.", name="b.txt")
    session = make_session([a, b], [make_pair((0, 0), (1, 0), Relation.PARTIAL)])
    runs = evidence_of(session).wordings[0].runs

    assert [text for text, tone in runs if tone is Tone.STRONG] == ["prisoners"]


@pytest.mark.parametrize(
    ("within", "said"),
    [(Within.LEFT, "says this and more"), (Within.RIGHT, "says part of this"), (None, "in part")],
)
def test_a_partial_pair_says_which_is_part_of_which(within: Within | None, said: str) -> None:
    sources = [make_source("One.", name="a"), make_source("One and two.", name="b")]
    pair = Pair(Place(0, 0), Place(1, 0), Relation.PARTIAL, 0.4, within)

    assert evidence_of(make_session(sources, [pair])).wordings[0].remark == said


def test_a_struck_pair_is_still_shown_as_struck() -> None:
    session = judging.strike(moves.go_to(three_papers(), Place(0, 1)))
    wording = evidence_of(session).wordings[0]

    assert (wording.relation, wording.remark) == (None, "struck by hand; strike restores")


def test_the_list_has_the_annotations_in_the_order_of_the_text() -> None:
    session = marking.tag_here(moves.go_to(three_papers(), Place(0, 2)), TagId("claim"), STAMP)
    session = marking.tag_here(moves.go_to(session, Place(0, 0)), TagId("figure"), STAMP)

    assert [line.where for line in annotation_lines(session, UNICODE)] == [
        "a, sentence 1",
        "a, sentence 3",
    ]


def test_the_list_says_which_claim_refers_to_a_passage() -> None:
    session = claiming.claim_here(three_papers(), STAMP)
    (line,) = annotation_lines(session, UNICODE)

    assert line.tags == "claim: Two hours of talks."


def test_the_list_has_the_tag_that_stands_for_a_merged_one_and_cleans_unknown_ones() -> None:
    session = marking.tag_here(three_papers(), TagId("claim"), STAMP)
    session = coding.merge_tags(session, TagId("claim"), TagId("quote"), STAMP)
    notebook = session.desk.notebook
    hand = replace(notebook.annotations[0], tags=(TagId("claim"), TagId("quote"), TagId("\x1b[2J")))
    desk = replace(session.desk, notebook=replace(notebook, annotations=(hand,)))
    (line,) = annotation_lines(replace(session, desk=desk), ASCII)

    assert line.tags.startswith('" Quote  ')
    assert "\x1b" not in line.tags


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_the_signs_of_the_relations_differ(glyphs: Glyphs) -> None:
    assert len(set(glyphs.relations.values())) == len(Relation)


def test_in_ascii_every_sign_is_ascii() -> None:
    signs = [value for value in ASCII if isinstance(value, str)]

    assert all(sign.isascii() for sign in [*signs, *ASCII.relations.values()])


def test_where_one_article_is_open_alone_no_sentence_is_called_unique() -> None:
    assert mark_at(make_session([make_source("Text.")]).desk, Place(0, 0)).status is None
