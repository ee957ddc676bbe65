"""Passages whose article changed: which wait for a person, and what becomes of the answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.making import STAMP, make_session, make_source
from tui.annotate.tags import TagId
from tui.model import Place
from tui.session import changing, judging, marking, moves
from tui.session.opening import reopen
from tui.view.changed import question_of, word_diff
from tui.view.wording import Tone

if TYPE_CHECKING:
    from tui.model import Source
    from tui.session.state import Session

SWAP = "Both sides agreed to swap 1,000 prisoners of war."
TALKS = "The talks at the palace took less than two hours."
END = "No date was set for a second round of talks."
BEFORE = make_source(SWAP, TALKS, END)
OTHER = make_source("They agreed on a swap.", name="b.txt")
EDITED = make_source(SWAP.replace("1,000", "9,000"), TALKS, END)
SHIFTED = make_source("This was updated.", SWAP, TALKS, END)
WITHOUT = make_source(TALKS, END)


def tagged(*places: Place) -> Session:
    """A session in which these sentences are tagged."""
    session = make_session([BEFORE, OTHER])
    for place in places:
        session = marking.tag_here(session, TagId("claim"), STAMP, [place])
    return session


def reread(session: Session, source: Source) -> Session:
    """The same session over an article that changed."""
    return reopen(session, (source, OTHER), session.desk.files)


def now_at(session: Session, at: int = 0) -> tuple[int, int]:
    found = session.desk.waiting[at].first.found
    return found.start, found.end


def test_nothing_waits_while_nothing_changed() -> None:
    assert tagged(Place(0, 0)).desk.waiting == ()


def test_nothing_waits_where_passages_only_moved() -> None:
    assert reread(tagged(Place(0, 0)), SHIFTED).desk.waiting == ()


def test_a_passage_whose_words_changed_waits() -> None:
    (waiting,) = reread(tagged(Place(0, 0), Place(0, 1)), EDITED).desk.waiting

    assert (waiting.source, waiting.anchor.exact) == (0, SWAP)


def test_all_that_stands_on_one_passage_is_asked_about_once() -> None:
    session = judging.pair(tagged(Place(0, 0)))
    session = judging.pair(moves.go_to(session, Place(1, 0)))
    (waiting,) = reread(session, EDITED).desk.waiting

    assert len(waiting.standings) == 2


def test_of_an_article_that_is_not_read_to_its_end_nothing_waits() -> None:
    session = reread(tagged(Place(0, 0)), replace(EDITED, is_whole=False))

    assert session.desk.waiting == ()
    assert changing.adopt_texts(session.desk, session.desk.notebook) == ()


def test_an_answer_settles_all_that_stands_on_the_passage() -> None:
    session = judging.pair(tagged(Place(0, 0)))
    session = reread(judging.pair(moves.go_to(session, Place(1, 0))), EDITED)
    done = changing.attach_here(session, session.desk.waiting[0], now_at(session), STAMP)
    notebook = done.desk.notebook

    assert done.desk.waiting == ()
    assert notebook.annotations[0].anchor.exact == EDITED.sentences[0].text
    assert notebook.judgements[0].left.previous[0].exact == SWAP


def test_the_last_answer_makes_the_article_known_as_it_is() -> None:
    session = reread(tagged(Place(0, 0), Place(0, 1)), EDITED)
    done = changing.attach_here(session, session.desk.waiting[0], now_at(session), STAMP)

    assert done.desk.notebook.sources[0].sha256 == EDITED.sha256
    assert done.message == "attached here; nothing is left to look at; undo undoes"


def test_before_the_last_answer_the_article_stays_known_as_it_was() -> None:
    session = reread(tagged(Place(0, 0), Place(0, 1)), make_source("Rain fell.", END))
    done = changing.keep_gone(session, session.desk.waiting[0], STAMP)

    assert done.desk.notebook.sources[0].sha256 == BEFORE.sha256
    assert done.message.startswith("kept, though its words are gone; 1 left")


def test_an_answer_is_undone_in_one_step() -> None:
    session = reread(tagged(Place(0, 0), Place(0, 2)), EDITED)
    done = changing.attach_here(session, session.desk.waiting[0], now_at(session), STAMP)

    assert marking.undo(done).desk.notebook == session.desk.notebook


def test_what_is_kept_though_gone_is_not_asked_about_again() -> None:
    session = reread(tagged(Place(0, 0)), WITHOUT)
    done = changing.keep_gone(session, session.desk.waiting[0], STAMP)

    assert reread(done, WITHOUT).desk.waiting == ()
    assert done.desk.notebook.annotations[0].anchor.gone == STAMP.moment


def test_what_is_removed_is_gone_from_the_notebook() -> None:
    session = reread(tagged(Place(0, 0)), WITHOUT)
    done = changing.remove_waiting(session, session.desk.waiting[0])

    assert done.desk.notebook.annotations == ()


def test_a_passage_that_was_settled_meanwhile_is_left_alone() -> None:
    session = reread(tagged(Place(0, 0)), WITHOUT)
    waiting = session.desk.waiting[0]
    done = changing.keep_gone(session, waiting, STAMP)

    assert changing.remove_waiting(done, waiting) is done


def test_the_next_tag_makes_a_moved_article_known_as_it_is() -> None:
    session = reread(tagged(Place(0, 0)), SHIFTED)
    done = marking.tag_here(session, TagId("claim"), STAMP, [Place(0, 3)])

    assert done.desk.notebook.sources[0].sha256 == SHIFTED.sha256
    assert done.desk.notebook.annotations[0].anchor.start == SHIFTED.text.index(SWAP)


def test_a_tag_changes_nothing_of_an_article_that_needs_a_look() -> None:
    session = reread(tagged(Place(0, 0)), EDITED)
    done = marking.tag_here(session, TagId("claim"), STAMP, [Place(0, 2)])

    assert done.desk.notebook.sources[0].sha256 == BEFORE.sha256
    assert done.desk.notebook.annotations[0] == session.desk.notebook.annotations[0]


def test_a_tag_toggled_on_what_moved_is_taken_from_it() -> None:
    session = reread(tagged(Place(0, 0)), SHIFTED)
    done = marking.tag_here(session, TagId("claim"), STAMP, [Place(0, 1)])

    assert done.desk.notebook.annotations == ()


def test_the_likeliest_place_is_offered_first_then_others_like_it() -> None:
    alike = SWAP.replace("1,000", "20").replace("war", "the war")
    session = reread(tagged(Place(0, 0)), make_source(EDITED.sentences[0].text, TALKS, alike))
    offers = changing.offers_for(session.desk, session.desk.waiting[0])
    text = session.desk.comparison.sources[0].text

    assert [text[slice(*span)] for span in offers] == [EDITED.sentences[0].text, alike]


def test_a_question_says_what_was_marked_and_what_stands_on_it() -> None:
    session = marking.write_note(tagged(Place(0, 0)), "Check this.", STAMP)
    session = judging.pair(session)
    session = reread(judging.pair(moves.go_to(session, Place(1, 0))), EDITED)
    question = question_of(session, 0)

    assert (question.title, question.state) == ("1 of 1: a", "the article changed its words")
    assert "".join(text for text, _ in question.was).startswith(SWAP)
    assert question.on_it == "Claim; Check this.; judged same: They agreed on a swap."


def test_a_question_offers_the_sentence_at_the_cursor() -> None:
    session = moves.go_to(reread(tagged(Place(0, 0)), WITHOUT), Place(0, 1))
    question = question_of(session, 0)

    assert [(place.where, place.span) for place in question.places] == [
        ("sentence 2, at the cursor", (WITHOUT.sentences[1].start, WITHOUT.sentences[1].end))
    ]


def test_the_place_that_is_offered_may_be_that_at_the_cursor() -> None:
    session = reread(tagged(Place(0, 0)), EDITED)

    assert [place.where for place in question_of(session, 0).places] == [
        "sentence 1, at the cursor"
    ]


def test_a_cursor_in_another_article_is_no_place() -> None:
    session = moves.go_to(reread(tagged(Place(0, 0)), WITHOUT), Place(1, 0))

    assert question_of(session, 0).places == ()


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("a b c", "a x c", [("a ", "plain"), ("b", "dropped"), (" ", "plain"), ("x", "added")]),
        ("a b", "a b c", [("a b ", "plain"), ("c", "added")]),
        ("a b c", "a b", [("a b", "plain"), (" ", "plain"), ("c", "dropped")]),
        ("$12", "€12", [("$12", "dropped"), (" ", "plain"), ("€12", "added")]),
        ("a b", "a b", [("a b", "plain")]),
        ("so “a b”", "so “x b”", [("so “", "plain"), ("a", "dropped"), (" ", "plain")]),
        ("„a“ b", "„x“ b", [("„", "plain"), ("a", "dropped"), (" ", "plain"), ("x", "added")]),
    ],
)
def test_a_word_diff_has_dropped_words_in_their_place(
    before: str, after: str, wanted: list[tuple[str, str]]
) -> None:
    runs = [(text, str(tone)) for text, tone in word_diff(before, after)]

    assert runs[: len(wanted)] == wanted


def test_words_that_are_dropped_are_never_glued_to_others() -> None:
    runs = word_diff("He said that it was so.", "It was so.")

    assert "".join(text for text, _ in runs).split()[:3] == ["He", "said", "that"]
    assert runs[0][1] is Tone.DROPPED
