"""Anchors moved, let go and made anew when an article changed, and who has to look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.making import STAMP, make_source
from tui.annotate.anchor import State, make_anchor
from tui.annotate.change import apply, invert
from tui.annotate.edit_places import adopt, attach, drop, let_go
from tui.annotate.standing import Holder, Standing, says_otherwise, standings_of
from tui.annotate.tags import (
    Annotation,
    AnnotationId,
    Earlier,
    Judgement,
    Notebook,
    SourceEntry,
    SourceKey,
    TagId,
    Verdict,
)

if TYPE_CHECKING:
    from tui.model import Source

S1, S2 = SourceKey("s1"), SourceKey("s2")
SWAP = "Both sides agreed to swap 1,000 prisoners of war."
TALKS = "The talks at the palace took less than two hours."
END = "No date was set for a second round of talks."
BEFORE = make_source(SWAP, TALKS, END)
OTHER = make_source("They agreed on a swap.", name="b.txt")


def annotation(quote: str, name: str = "a-1") -> Annotation:
    start = BEFORE.text.index(quote)
    anchor = make_anchor(S1, BEFORE.text, start, start + len(quote))
    return Annotation(AnnotationId(name), anchor, (TagId("claim"),), "", "bo", "then", "then")


def judgement(verdict: Verdict = Verdict.SAME) -> Judgement:
    right = make_anchor(S2, OTHER.text, 0, len(OTHER.text))
    return Judgement(verdict, annotation(SWAP).anchor, right)


def notebook(*annotations: Annotation, judgements: tuple[Judgement, ...] = ()) -> Notebook:
    sources = (
        SourceEntry(S1, "a.txt", None, BEFORE.sha256, len(BEFORE.text)),
        SourceEntry(S2, "b.txt", None, OTHER.sha256, len(OTHER.text)),
    )
    return Notebook(sources=sources, annotations=annotations, judgements=judgements)


def standings(kept: Notebook, source: Source, key: SourceKey = S1) -> tuple[Standing, ...]:
    entry = next(each for each in kept.sources if each.id == key)
    return standings_of(kept, key, source, unchanged=entry.sha256 == source.sha256)


def span(source: Source, words: str) -> tuple[int, int]:
    start = source.text.index(words)
    return start, start + len(words)


EDITED = make_source(SWAP.replace("1,000", "9,000"), TALKS, END)
SHIFTED = make_source("This was updated.", SWAP, TALKS, END)
WITHOUT = make_source(TALKS, END)
RETYPED = make_source(SWAP.replace(" ", "\u00a0", 1), TALKS, END)


def test_a_number_that_changed_needs_a_person() -> None:
    (found,) = standings(notebook(annotation(SWAP)), EDITED)

    assert (found.found.state, found.needs_person) == (State.EDITED, True)


def test_a_sentence_that_moved_needs_nobody() -> None:
    (found,) = standings(notebook(annotation(SWAP)), SHIFTED)

    assert (found.found.state, found.needs_person) == (State.MOVED, False)


def test_typography_needs_nobody() -> None:
    (found,) = standings(notebook(annotation(SWAP)), RETYPED)

    assert (found.found.state, found.needs_person) == (State.EDITED, False)


def test_words_that_are_gone_need_a_person_once() -> None:
    kept = notebook(annotation(SWAP))
    (found,) = standings(kept, WITHOUT)
    (after,) = standings(apply(kept, let_go(kept, found.holder, STAMP)), WITHOUT)

    assert (found.needs_person, after.needs_person) == (True, False)


def test_what_was_let_go_is_not_put_on_a_look_alike_later() -> None:
    kept = notebook(annotation(SWAP))
    kept = apply(kept, let_go(kept, Holder(kept.annotations[0]), STAMP))

    assert standings(kept, EDITED)[0].found.state is State.ORPHANED


def test_what_was_let_go_is_found_if_its_words_are_back() -> None:
    kept = notebook(annotation(SWAP))
    kept = apply(kept, let_go(kept, Holder(kept.annotations[0]), STAMP))

    assert standings(kept, BEFORE)[0].found.state is State.EXACT


def test_both_places_of_a_judgement_are_looked_at() -> None:
    kept = notebook(judgements=(judgement(),))
    found = (*standings(kept, BEFORE), *standings(kept, OTHER, S2))

    assert [each.holder.side for each in found] == [0, 1]


def test_a_confirmed_edit_keeps_the_words_of_before() -> None:
    kept = notebook(annotation(SWAP))
    new = SWAP.replace("1,000", "9,000")
    after = apply(
        kept, attach(kept, Holder(kept.annotations[0]), EDITED, span(EDITED, new), STAMP)
    ).annotations[0]

    assert (after.anchor.exact, after.anchor.previous, after.modified) == (
        new,
        (Earlier(SWAP, STAMP.moment),),
        STAMP.moment,
    )


def test_the_same_words_at_another_place_are_nothing_to_remember() -> None:
    kept = notebook(annotation(SWAP))
    after = apply(
        kept, attach(kept, Holder(kept.annotations[0]), SHIFTED, span(SHIFTED, SWAP), STAMP)
    ).annotations[0]

    assert (after.anchor.start, after.anchor.previous) == (SHIFTED.text.index(SWAP), ())


def test_what_was_let_go_and_put_somewhere_is_no_longer_gone() -> None:
    kept = notebook(annotation(SWAP))
    kept = apply(kept, let_go(kept, Holder(kept.annotations[0]), STAMP))
    holder = Holder(kept.annotations[0])
    after = apply(kept, attach(kept, holder, EDITED, span(EDITED, TALKS), STAMP)).annotations[0]

    assert after.anchor.gone == ""


@pytest.mark.parametrize("side", [0, 1])
def test_a_place_of_a_judgement_moves_and_the_other_stays(side: int) -> None:
    kept = notebook(judgements=(judgement(Verdict.DIFFERENT), judgement()))
    source = (SHIFTED, make_source("New.", "They agreed on a swap.", name="b.txt"))[side]
    words = (SWAP, "They agreed on a swap.")[side]
    holder = Holder(kept.judgements[0], side)
    after = apply(kept, attach(kept, holder, source, span(source, words), STAMP)).judgements

    assert Holder(after[0], side).anchor.start == source.text.index(words)
    assert Holder(after[0], 1 - side).anchor == Holder(kept.judgements[0], 1 - side).anchor
    assert after[1] == kept.judgements[1]


def test_a_judgement_whose_words_changed_where_they_stand_remembers_them() -> None:
    kept = notebook(judgements=(judgement(),))
    holder = Holder(kept.judgements[0])
    longer = make_source(SWAP.replace("1,000", "2,000"), TALKS, END)
    words = SWAP.replace("1,000", "2,000")
    after = apply(kept, attach(kept, holder, longer, span(longer, words), STAMP)).judgements

    assert after[0].left.previous == (Earlier(SWAP, STAMP.moment),)


def test_a_judgement_that_comes_to_stand_on_another_is_that_one() -> None:
    moved = replace(judgement(), left=make_anchor(S1, BEFORE.text, *span(BEFORE, TALKS)))
    kept = notebook(judgements=(judgement(), moved))
    holder = Holder(kept.judgements[0])
    after = apply(kept, attach(kept, holder, BEFORE, span(BEFORE, TALKS), STAMP)).judgements

    assert after == (moved,)


def test_what_is_dropped_is_removed() -> None:
    kept = notebook(annotation(SWAP), judgements=(judgement(),))
    change = (
        *drop(kept, Holder(kept.annotations[0])),
        *drop(kept, Holder(kept.judgements[0])),
    )

    assert apply(kept, change) == notebook()


def test_what_is_not_there_cannot_be_let_go() -> None:
    with pytest.raises(KeyError):
        let_go(notebook(), Holder(annotation(SWAP)), STAMP)
    with pytest.raises(KeyError):
        let_go(notebook(judgements=(judgement(Verdict.DIFFERENT),)), Holder(judgement()), STAMP)


def adopted(kept: Notebook, source: Source) -> Notebook:
    return apply(kept, adopt(kept, S1, source, standings(kept, source)))


def test_a_text_on_which_nothing_needs_a_person_is_known_from_then_on() -> None:
    kept = adopted(notebook(annotation(SWAP)), SHIFTED)

    assert (kept.sources[0].sha256, kept.sources[0].length) == (SHIFTED.sha256, len(SHIFTED.text))


def test_what_moved_is_counted_in_the_text_that_is_known_then() -> None:
    kept = adopted(notebook(annotation(SWAP), annotation(TALKS, "a-2")), SHIFTED)

    assert [each.found.state for each in standings(kept, SHIFTED)] == [State.EXACT] * 2
    assert [each.modified for each in kept.annotations] == ["then"] * 2


def test_while_one_needs_a_person_the_old_text_stays_known() -> None:
    kept = notebook(annotation(SWAP), annotation(TALKS, "a-2"))

    assert adopted(kept, EDITED) == kept


def test_a_text_that_is_known_is_not_adopted_again() -> None:
    assert adopt(notebook(), S1, BEFORE, ()) == ()


def test_a_source_that_nobody_wrote_down_is_not_adopted() -> None:
    assert adopt(notebook(), SourceKey("s9"), BEFORE, ()) == ()


def test_what_stands_as_it_did_is_not_written_again() -> None:
    grown = make_source(SWAP, TALKS, END, "Updated at noon on Friday.")
    kept = notebook(annotation(SWAP))

    assert adopted(kept, grown).annotations == kept.annotations


def test_what_was_let_go_stays_so_when_the_text_is_adopted() -> None:
    kept = notebook(annotation(SWAP), annotation(TALKS, "a-2"))
    kept = apply(kept, let_go(kept, Holder(kept.annotations[0]), STAMP))
    after = adopted(kept, WITHOUT)

    assert after.sources[0].sha256 == WITHOUT.sha256
    assert after.annotations[0] == kept.annotations[0]


def test_words_that_are_back_are_no_longer_gone_once_the_text_is_adopted() -> None:
    kept = notebook(annotation(SWAP))
    kept = apply(kept, let_go(kept, Holder(kept.annotations[0]), STAMP))

    assert adopted(kept, SHIFTED).annotations[0].anchor.gone == ""


def test_a_judgement_moves_with_the_text() -> None:
    kept = adopted(notebook(judgements=(judgement(),)), SHIFTED)

    assert kept.judgements[0].left.start == SHIFTED.text.index(SWAP)


def test_a_judgement_within_one_source_moves_on_both_sides() -> None:
    inside = Judgement(Verdict.SAME, annotation(SWAP).anchor, annotation(TALKS).anchor)
    after = adopted(notebook(judgements=(inside,)), SHIFTED).judgements[0]

    assert (after.left.start, after.right.start) == (
        SHIFTED.text.index(SWAP),
        SHIFTED.text.index(TALKS),
    )


def test_adopting_can_be_undone() -> None:
    kept = notebook(annotation(SWAP), judgements=(judgement(),))
    change = adopt(kept, S1, SHIFTED, standings(kept, SHIFTED))

    assert apply(apply(kept, change), invert(change)) == kept


@pytest.mark.parametrize(
    ("before", "after", "is_other"),
    [
        ('"Yes," he said', "“Yes,” he said", False),
        ("two - three", "two – three", False),
        ("one two", "one\n two", False),
        ("killed 12", "killed 14", True),
        ("Killed", "killed", True),
    ],
)
def test_another_wording_is_more_than_typography(before: str, after: str, is_other: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    assert says_otherwise(before, after) is is_other


def test_of_several_annotations_only_the_one_that_is_meant_moves() -> None:
    kept = notebook(annotation(TALKS, "a-0"), annotation(SWAP))
    after = apply(
        kept, attach(kept, Holder(kept.annotations[1]), SHIFTED, span(SHIFTED, SWAP), STAMP)
    ).annotations

    assert (after[0], after[1].anchor.start) == (kept.annotations[0], SHIFTED.text.index(SWAP))
