from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import make_source
from tui.annotate.anchor import (
    Found,
    State,
    find_anchor,
    find_anchors,
    make_anchor,
    recognise_source,
)
from tui.annotate.tags import Anchor, Notebook, SourceEntry, SourceKey
from tui.model import Role, Sentence

S1 = SourceKey("s1")
OPENING = "Russia and Ukraine met in Istanbul on Friday for the first time in three years."
SWAP = "Both countries agreed to trade 1,000 prisoners of war each in the biggest exchange yet."
TALKS = "The talks at the old palace lasted for less than two hours and ended without a truce."
NEXT = "A second round has not been scheduled, officials in both delegations told reporters."
STORY = " ".join([OPENING, SWAP, TALKS, NEXT])


def sentences(text: str) -> list[Sentence]:
    spans = re.finditer(r"\S[^.]*\.?", text)
    return [Sentence(m.start(), m.end(), m[0], Role.BODY) for m in spans]


def anchor_of(quote: str, text: str = STORY, at: int = 0) -> Anchor:
    start = text.index(quote, at)
    return make_anchor(S1, text, start, start + len(quote))


def find(text: str, anchor: Anchor, *, unchanged: bool = False) -> Found:
    return find_anchor(text, anchor, unchanged=unchanged, sentences=sentences(text))


def shown(text: str, found: Found) -> str:
    return text[found.start : found.end]


def test_several_lost_quotes_of_one_text_each_have_their_likeliest_place() -> None:
    before = make_source(
        "The talks took two full hours.", "A great swap of prisoners was agreed on."
    )
    after = make_source("The talks took two full days.", "A great swap of prisoners is agreed on.")
    anchors = [
        make_anchor(SourceKey("s1"), before.text, each.start, each.end) for each in before.sentences
    ]
    found = find_anchors(after.text, anchors, unchanged=False, sentences=after.sentences)

    assert [(each.start, each.end) for each in found] == [
        (each.start, each.end) for each in after.sentences
    ]


def test_an_anchor_holds_the_quote_and_32_characters_on_each_side() -> None:
    anchor = anchor_of(SWAP)

    assert (anchor.exact, anchor.prefix, anchor.suffix) == (SWAP, STORY[48:80], " " + TALKS[:31])


def test_an_anchor_at_the_start_has_no_prefix() -> None:
    assert anchor_of(OPENING).prefix == ""


def test_an_empty_span_cannot_be_anchored() -> None:
    with pytest.raises(ValueError, match="span"):
        make_anchor(S1, STORY, 5, 5)


def test_a_span_beyond_the_text_cannot_be_anchored() -> None:
    with pytest.raises(ValueError, match="span"):
        make_anchor(S1, "short", 2, 9)


@given(st.text(min_size=1, max_size=60), st.data())
def test_an_anchor_stands_exactly_where_it_was_made(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(S1, text, start, end)

    assert find(text, anchor, unchanged=True) == Found(State.EXACT, start, end)


@given(st.text("ab. ", min_size=1, max_size=40), st.text("ab. ", max_size=40), st.data())
def test_a_quote_that_is_said_to_stand_somewhere_does_stand_there(
    before: str, after: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(before) - 1))
    end = data.draw(st.integers(start + 1, len(before)))
    anchor = make_anchor(S1, before, start, end)
    found = find(after, anchor)

    assert found.state not in {State.EXACT, State.MOVED} or shown(after, found) == anchor.exact


def test_an_unchanged_article_has_every_quote_at_its_place() -> None:
    anchor = anchor_of("the", STORY)

    assert find(STORY, anchor, unchanged=True).state is State.EXACT


def test_a_wrong_position_in_an_unchanged_article_is_not_believed() -> None:
    anchor = replace(anchor_of(SWAP), start=3, end=3 + len(SWAP))
    found = find(STORY, anchor, unchanged=True)

    assert (found.state, shown(STORY, found)) == (State.MOVED, SWAP)


def test_a_quote_at_its_place_is_exact_though_the_article_changed() -> None:
    changed = STORY + " This story was updated."

    assert find(changed, anchor_of(SWAP)).state is State.EXACT


def test_a_quote_behind_new_text_has_moved() -> None:
    changed = "UPDATED. " + STORY
    found = find(changed, anchor_of(SWAP))

    assert (found.state, shown(changed, found)) == (State.MOVED, SWAP)


def test_a_long_quote_has_moved_even_if_all_around_it_is_new() -> None:
    changed = f"Nothing is as it was here at all. {SWAP} Nor is it after this."

    assert find(changed, anchor_of(SWAP)).state is State.MOVED


def test_a_short_quote_among_strangers_is_uncertain() -> None:
    changed = "Some other paper also mentions a truce somewhere."

    assert find(changed, anchor_of("truce")).state is State.UNCERTAIN


def test_a_word_is_not_found_inside_a_longer_one() -> None:
    anchor = anchor_of("met")

    assert find("Nothing but geometry. Asymmetry.", anchor).state is State.ORPHANED


def test_a_longer_word_that_took_the_place_of_the_quote_is_not_the_quote() -> None:
    anchor = anchor_of("met", "They met here.")

    assert find("They metered it.", anchor).state is State.ORPHANED


def test_of_two_equal_quotes_the_one_with_its_context_is_meant() -> None:
    text = "He said no to the first offer. They left. He said no to the last offer."
    anchor = anchor_of("He said no", text, 20)
    changed = "Later on, this came to pass. " + text
    found = find(changed, anchor)

    assert (found.state, found.start) == (State.MOVED, changed.rindex("He said no"))


def test_a_look_alike_at_the_old_place_is_not_taken_for_the_quote() -> None:
    text = "Intro one is here. Police said no. The mayor left early. Police said no. Rain fell."
    anchor = anchor_of("Police said no.", text, 40)
    shift = anchor.start - text.index("Police said no.")
    changed = "x" * (shift - 1) + " " + text
    found = find(changed, anchor)

    assert changed.startswith("Police said no.", anchor.start)
    assert (found.state, found.start) == (State.MOVED, changed.rindex("Police said no."))


def test_equal_quotes_with_equal_contexts_are_uncertain() -> None:
    line = "No comment was given by the ministry of defence. "
    anchor = anchor_of("No comment", line * 5, 3 * len(line))

    assert find(line * 6, anchor).state is State.UNCERTAIN


def test_an_uncertain_quote_is_offered_at_its_old_place_first() -> None:
    line = "No comment was given by the ministry of defence. "
    anchor = anchor_of("No comment", line * 5, 2 * len(line))

    assert find(line * 6, anchor).start == anchor.start


def test_a_letter_that_occurs_without_end_is_uncertain() -> None:
    anchor = Anchor(S1, "a" * 50, "", "", 0, 50)

    assert find("a" * 100_000, anchor).state is State.UNCERTAIN


def test_a_word_that_occurs_a_thousand_times_is_uncertain() -> None:
    anchor = anchor_of("no", "no way. " * 3, 8)

    assert find("no. " * 1000, anchor).state is State.UNCERTAIN


def test_a_small_correction_is_an_edit() -> None:
    changed = STORY.replace("1,000", "800")
    found = find(changed, anchor_of(SWAP))

    assert (found.state, shown(changed, found)) == (State.EDITED, SWAP.replace("1,000", "800"))


def test_an_edit_is_found_where_it_was_moved_to() -> None:
    edited = TALKS.replace("two", "three")
    changed = " ".join(["An editor put this on top of the page.", OPENING, SWAP, edited, NEXT])

    assert shown(changed, find(changed, anchor_of(TALKS))) == edited


def test_a_quote_of_two_sentences_is_found_when_one_is_edited() -> None:
    edited = SWAP.replace("biggest", "largest")
    changed = " ".join([OPENING, edited, TALKS, NEXT])
    found = find(changed, anchor_of(f"{SWAP} {TALKS}"))

    assert (found.state, shown(changed, found)) == (State.EDITED, f"{edited} {TALKS}")


def test_a_rewritten_sentence_is_uncertain() -> None:
    changed = STORY.replace(
        SWAP, "Both countries said they will trade 1,000 prisoners each, the biggest exchange yet."
    )

    assert find(changed, anchor_of(SWAP)).state is State.UNCERTAIN


def test_two_edited_forms_of_one_quote_are_uncertain() -> None:
    one, two = SWAP.replace("biggest", "largest"), SWAP.replace("biggest", "greatest")

    assert find(f"{OPENING} {one} {two} {TALKS}", anchor_of(SWAP)).state is State.UNCERTAIN


def test_a_much_alike_sentence_among_strangers_is_uncertain() -> None:
    changed = f"Weather was fine. {SWAP.replace('1,000', '500')} Sport follows."

    assert find(changed, anchor_of(SWAP)).state is State.UNCERTAIN


def test_a_deleted_sentence_is_orphaned() -> None:
    assert find(STORY.replace(SWAP, ""), anchor_of(SWAP)) == Found(State.ORPHANED, 0, 0)


def test_an_emptied_article_orphans_everything() -> None:
    assert find("", anchor_of(SWAP)).state is State.ORPHANED


def test_a_quote_without_words_is_not_looked_for_by_likeness() -> None:
    assert find(STORY, anchor_of("—", "a — b")).state is State.ORPHANED


def test_only_exact_moved_and_edited_are_attached() -> None:
    attached = {state for state in State if Found(state, 0, 1).is_attached}

    assert attached == {State.EXACT, State.MOVED, State.EDITED}


def test_a_sentence_without_blanks_between_words_can_be_edited() -> None:
    before = "两国同意各自交换一千名战俘这是开战以来最大规模的一次。会谈持续不到两个小时。"
    after = before.replace("一千", "八千")
    spans = [(0, before.index("。") + 1), (before.index("。") + 1, len(before))]
    parts = [Sentence(start, end, after[start:end], Role.BODY) for start, end in spans]
    anchor = make_anchor(S1, before, *spans[0])

    assert find_anchor(after, anchor, unchanged=False, sentences=parts).state is State.EDITED


def test_anchors_are_found_in_the_order_given() -> None:
    found = find_anchors(
        STORY, [anchor_of(NEXT), anchor_of(SWAP)], unchanged=True, sentences=sentences(STORY)
    )

    assert [shown(STORY, one) for one in found] == [NEXT, SWAP]


def entry(number: int, file: str, sha256: str) -> SourceEntry:
    return SourceEntry(SourceKey(f"s{number}"), file, None, sha256, 10)


def test_a_source_is_recognised_by_its_hash_before_its_path() -> None:
    notebook = Notebook(sources=(entry(1, "a.txt", "old"), entry(2, "b.txt", "new")))
    found = recognise_source(notebook, "a.txt", "new")

    assert found == notebook.sources[1]


def test_a_source_is_recognised_by_its_path_if_its_text_changed() -> None:
    notebook = Notebook(sources=(entry(1, "a.txt", "old"),))

    assert recognise_source(notebook, "a.txt", "new") == notebook.sources[0]


def test_of_two_sources_with_one_text_the_path_decides() -> None:
    notebook = Notebook(sources=(entry(1, "a.txt", "wire"), entry(2, "b.txt", "wire")))

    assert recognise_source(notebook, "b.txt", "wire") == notebook.sources[1]


def test_a_stranger_is_not_recognised() -> None:
    notebook = Notebook(sources=(entry(1, "a.txt", "old"),))

    assert recognise_source(notebook, "b.txt", "new") is None


def test_the_text_of_another_open_article_is_not_taken_for_its_own() -> None:
    notebook = Notebook(sources=(entry(1, "b.txt", "wire"), entry(2, "c.txt", "wire")))
    found = recognise_source(notebook, "a.txt", "wire", others=("b.txt",))

    assert found == notebook.sources[1]
