"""Selecting by words: from which word to which, and that every act is on exactly these."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import STAMP, make_session, make_source
from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply
from tui.annotate.edit import Target, enter_source, toggle_tag
from tui.annotate.tags import EMPTY_NOTEBOOK, TagId
from tui.model import Place
from tui.session import claiming, marking, moves
from tui.session.by_words import extent_of, span_of
from tui.session.wanted import Wanted

if TYPE_CHECKING:
    from tui.session.state import Session

FIGURE = TagId("figure")
KEYS = {
    "V": moves.select_words,
    "v": moves.begin_selection,
    "l": lambda session: moves.step_pane(session, +1),
    "h": lambda session: moves.step_pane(session, -1),
    "j": lambda session: moves.step(session, +1),
    "k": lambda session: moves.step(session, -1),
    "G": lambda session: moves.step_to_end(session, is_last=True),
    "g": lambda session: moves.step_to_end(session, is_last=False),
    "a": lambda session: moves.jump(session, +1, Wanted.ANNOTATED),
    "A": lambda session: moves.jump(session, -1, Wanted.ANNOTATED),
    "esc": moves.let_go,
}


def paper() -> Session:
    first = make_source(
        "Ukraine's envoy said 1,000 men were swapped.",
        "- Read more",
        "It was the “biggest” swap yet.",
        "Nobody cheered.",
    )
    return make_session([first, make_source("Rain fell.", name="b.txt")])


def after(keys: str, session: Session | None = None) -> Session:
    session = session or paper()
    for key in keys.split():
        session = KEYS[key](session)
    return session


def words(session: Session) -> str:
    start, end = span_of(session)
    return session.desk.source_at(session.cursor).text[start:end]


@pytest.mark.parametrize(
    ("keys", "selected"),
    [
        ("V", "Ukraine's"),
        ("V l l l", "Ukraine's envoy said 1,000"),
        ("V l l l h", "Ukraine's envoy said"),
        ("V l l l V l l", "said 1,000"),
        ("V l l l V l l V l", "said 1,000 men"),
        ("V l l V l l l", "said 1,000"),
        ("V h", "Ukraine's"),
        ("V j", "Ukraine's envoy said 1,000 men were swapped."),
        ("j V l l l", "It was the “biggest"),
        ("j V l l l V l l l", "biggest"),
        ("j V V j", "It was the “biggest” swap yet."),
        ("V l j V l l l l V", "men were swapped"),
        ("V j l l", "Ukraine's envoy said 1,000 men were swapped. Read more It was"),
        ("V j j V l", "envoy said 1,000 men were swapped. Read more It was the “biggest” swap yet"),
        ("j V l h h", "swapped. Read more It"),
        ("j V k", "Ukraine's envoy said 1,000 men were swapped. Read more It"),
        ("j V l V j", "was the “biggest” swap yet"),
        ("j V V k k", "Ukraine's envoy said 1,000 men were swapped. Read more It"),
        ("j V l l k", "It"),
        ("j V G", "It was the “biggest” swap yet. Nobody cheered."),
        ("j V g", "Ukraine's envoy said 1,000 men were swapped. Read more It"),
        ("j V j j k", "It was the “biggest” swap yet."),
        ("j V j j V j", "Nobody cheered."),
        ("j j V l l l", "Nobody cheered."),
        ("j j V j j", "Nobody cheered."),
        ("j v j V", "It was the “biggest” swap yet. Nobody cheered."),
        ("j v j V h", "It was the “biggest” swap yet. Nobody"),
        ("j j v k V l", "was the “biggest” swap yet. Nobody cheered"),
    ],
)
def test_the_ends_go_by_words_and_by_sentences(keys: str, selected: str) -> None:
    assert words(after(keys)) == selected


def test_a_sentence_without_a_word_counts_as_one() -> None:
    session = make_session([make_source("* * *", "Rain fell.")])

    assert words(after("V", session)) == "* * *"


def test_in_a_script_without_blanks_each_character_is_a_word() -> None:
    session = make_session([make_source("会谈持续了两个小时。")])

    assert words(after("V l l l V l l", session)) == "持续"


def test_how_much_is_selected_is_said() -> None:
    assert after("V l").message == "2 words selected"


def test_the_cursor_is_where_the_end_is_that_moves() -> None:
    assert after("V j j").cursor == Place(0, 2)
    assert after("V j j V").cursor == Place(0, 0)


def test_esc_ends_it() -> None:
    session = after("V l esc")

    assert not session.is_by_words
    assert session.selected() == (Place(0, 0),)


def test_v_makes_sentences_of_the_words() -> None:
    session = after("V j l v")

    assert not session.is_by_words
    assert session.selected() == (Place(0, 0), Place(0, 1), Place(0, 2))


def test_after_v_and_esc_no_words_are_left() -> None:
    assert not after("V l esc v j").is_by_words


def test_going_to_another_article_ends_it() -> None:
    session = moves.go_to(after("V l"), Place(1, 0))

    assert not session.is_by_words


def test_a_tag_goes_on_exactly_these_words() -> None:
    session = marking.tag_here(after("V l l l V l l l"), FIGURE, STAMP)
    anchor = session.desk.notebook.annotations[0].anchor

    assert (anchor.exact, anchor.prefix, anchor.start) == ("1,000", "Ukraine's envoy said ", 21)
    assert not session.is_by_words


def test_a_tag_on_the_same_words_again_is_taken_away() -> None:
    session = marking.tag_here(after("V l"), FIGURE, STAMP)
    session = marking.tag_here(after("V l", session), FIGURE, STAMP)

    assert session.desk.notebook.annotations == ()


def test_a_tag_on_the_whole_sentence_is_another_than_on_its_words() -> None:
    session = marking.tag_here(after("V l"), FIGURE, STAMP)
    session = marking.tag_here(session, FIGURE, STAMP)

    assert [a.anchor.exact for a in session.desk.notebook.annotations] == [
        "Ukraine's envoy",
        "Ukraine's envoy said 1,000 men were swapped.",
    ]


def test_from_the_first_word_to_the_last_it_is_the_sentence() -> None:
    session = marking.tag_here(paper(), FIGURE, STAMP)
    session = marking.tag_here(after("V j", session), FIGURE, STAMP)

    assert session.desk.notebook.annotations == ()


def test_a_note_is_kept_on_the_words_and_found_there_again() -> None:
    session = marking.write_note(after("V l"), "who?", STAMP)

    assert marking.note_of(after("V l", session)) == "who?"
    assert marking.note_of(session) == ""


def test_only_what_lies_within_the_words_is_removed() -> None:
    session = marking.tag_here(paper(), FIGURE, STAMP)
    session = marking.tag_here(after("V l", session), FIGURE, STAMP)
    session = marking.remove_here(after("V l l", session))

    assert [a.anchor.exact for a in session.desk.notebook.annotations] == [
        "Ukraine's envoy said 1,000 men were swapped."
    ]


def test_the_words_that_are_tagged_are_selected_again_with_the_key_for_annotations() -> None:
    session = marking.tag_here(after("V l l l V l l l"), FIGURE, STAMP)
    session = marking.tag_here(after("j V l", session), FIGURE, STAMP)

    assert words(after("g V a", session)) == "1,000"
    assert words(after("g V a a", session)) == "It was"
    assert words(after("g V a a A", session)) == "1,000"
    assert words(after("g V a l", session)) == "1,000 men"
    assert words(after("g V a V h", session)) == "said 1,000"


def test_with_it_the_tag_of_some_words_is_taken_away_again() -> None:
    session = marking.tag_here(after("V l l l V l l l"), FIGURE, STAMP)
    session = marking.tag_here(after("V a", session), FIGURE, STAMP)

    assert session.desk.notebook.annotations == ()


def test_an_annotation_that_begins_within_a_word_is_selected_as_it_is() -> None:
    session = paper()
    source = session.desk.comparison.sources[0]
    change, key = enter_source(EMPTY_NOTEBOOK, "a.txt", None, source.sha256, len(source.text))
    anchor = make_anchor(key, source.text, 22, 27)
    notebook = apply(EMPTY_NOTEBOOK, change)
    notebook = apply(notebook, toggle_tag(notebook, [Target(anchor)], FIGURE, STAMP))
    session = marking.receive_notebook(session, notebook)

    assert words(after("V a", session)) == ",000 "
    assert words(after("V a l", session)) == ",000 men"
    assert words(after("V a V h", session)) == "said 1,000 "


@pytest.mark.parametrize("key", ["a", "A"])
def test_where_nothing_is_annotated_the_words_stay(key: str) -> None:
    session = after(f"V l {key}")

    assert words(session) == "Ukraine's envoy"
    assert session.message.startswith("Nothing further")


def test_a_claim_is_made_in_these_words() -> None:
    session = claiming.claim_here(after("V l l l l l l V l l l"), STAMP)

    assert session.desk.notebook.claims[0].text == "1,000 men were swapped"
    assert session.desk.notebook.annotations[0].anchor.exact == "1,000 men were swapped"


def test_an_undo_names_the_words() -> None:
    session = marking.undo(marking.tag_here(after("V l"), FIGURE, STAMP))

    assert session.message == "undone: Figure on 2 words"


@given(st.lists(st.sampled_from(sorted(set(KEYS) - {"esc"})), max_size=30))
def test_whatever_is_pressed_the_ends_are_words_and_the_cursor_is_with_one(
    keys: list[str],
) -> None:
    session = after(" ".join(["V", *keys]))

    if session.is_by_words and session.words is not None:
        start, end = span_of(session)
        assert start < end
        sentence = session.desk.comparison.sentence(session.cursor)
        assert sentence.start <= session.words.moves[0] < session.words.moves[1] <= sentence.end
        assert extent_of(session).split()[0] != "0"
