from __future__ import annotations

from dataclasses import replace

import pytest

from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply
from tui.annotate.edit import (
    Stamp,
    Target,
    create_tag,
    enter_source,
    judge,
    remove,
    set_note,
    toggle_tag,
    withdraw,
)
from tui.annotate.ids import storable
from tui.annotate.tags import (
    DEFAULT_CODEBOOK,
    EMPTY_NOTEBOOK,
    AnnotationId,
    Judgement,
    Notebook,
    SourceEntry,
    SourceKey,
    TagId,
    Verdict,
)

TEXT = "Both sides agreed. The swap is the biggest yet. Talks go on. Nobody denied it."
S1 = SourceKey("s1")
FIRST = Target(make_anchor(S1, TEXT, 0, 18))
SECOND = Target(make_anchor(S1, TEXT, 19, 47))
THIRD = Target(make_anchor(S1, TEXT, 48, 60))
CLAIM, QUOTE = TagId("claim"), TagId("quote")
ANA = Stamp("ana", "2026-11-21T23:10:00Z")
LATER = Stamp("bo", "2026-11-22T08:00:00Z")


def tagged(*targets: Target, tag: TagId = CLAIM) -> Notebook:
    return apply(EMPTY_NOTEBOOK, toggle_tag(EMPTY_NOTEBOOK, targets, tag, ANA))


def standing(target: Target, notebook: Notebook) -> Target:
    found = next(one for one in notebook.annotations if one.anchor == target.anchor)
    return target._replace(annotation=found.id)


def test_a_tag_on_bare_text_makes_an_annotation() -> None:
    (made,) = tagged(FIRST).annotations

    assert (made.anchor, made.tags, made.creator) == (FIRST.anchor, (CLAIM,), "ana")


def test_a_second_tag_joins_the_annotation_that_stands_there() -> None:
    notebook = tagged(FIRST)
    change = toggle_tag(notebook, [standing(FIRST, notebook)], QUOTE, LATER)

    assert [one.tags for one in apply(notebook, change).annotations] == [(CLAIM, QUOTE)]


def test_a_later_tag_changes_who_modified_when_but_not_who_created() -> None:
    notebook = tagged(FIRST)
    change = toggle_tag(notebook, [standing(FIRST, notebook)], QUOTE, LATER)
    (after,) = apply(notebook, change).annotations

    assert (after.creator, after.created, after.modified) == ("ana", ANA.moment, LATER.moment)


def test_the_last_tag_taken_off_removes_the_annotation() -> None:
    notebook = tagged(FIRST)
    change = toggle_tag(notebook, [standing(FIRST, notebook)], CLAIM, LATER)

    assert apply(notebook, change) == EMPTY_NOTEBOOK


def test_the_last_tag_taken_off_leaves_a_note_standing() -> None:
    notebook = tagged(FIRST)
    notebook = apply(notebook, set_note(notebook, standing(FIRST, notebook), "why?", ANA))
    change = toggle_tag(notebook, [standing(FIRST, notebook)], CLAIM, LATER)

    assert [(one.tags, one.note) for one in apply(notebook, change).annotations] == [((), "why?")]


def test_a_tag_goes_to_those_that_lack_it_if_one_of_several_does() -> None:
    notebook = tagged(FIRST)
    change = toggle_tag(notebook, [standing(FIRST, notebook), SECOND], CLAIM, LATER)

    assert [one.tags for one in apply(notebook, change).annotations] == [(CLAIM,), (CLAIM,)]


def test_a_target_that_has_the_tag_is_left_alone_when_others_get_it() -> None:
    notebook = tagged(FIRST)
    change = toggle_tag(notebook, [standing(FIRST, notebook), SECOND], CLAIM, LATER)

    assert len(change) == 1


def test_a_tag_leaves_all_targets_if_all_have_it() -> None:
    notebook = tagged(FIRST, SECOND)
    targets = [standing(FIRST, notebook), standing(SECOND, notebook)]

    assert apply(notebook, toggle_tag(notebook, targets, CLAIM, LATER)) == EMPTY_NOTEBOOK


def test_one_target_named_twice_gets_one_annotation() -> None:
    notebook = tagged(FIRST, FIRST)

    assert len(notebook.annotations) == 1


def test_no_target_means_no_change() -> None:
    assert toggle_tag(EMPTY_NOTEBOOK, [], CLAIM, ANA) == ()


def test_a_target_whose_annotation_has_gone_gets_a_new_one() -> None:
    stale = FIRST._replace(annotation=AnnotationId("a-gone"))

    assert len(apply(EMPTY_NOTEBOOK, toggle_tag(EMPTY_NOTEBOOK, [stale], CLAIM, ANA)).annotations)


def test_ids_follow_from_what_is_done_alone() -> None:
    assert tagged(FIRST) == tagged(FIRST)


def test_ids_do_not_collide_with_ids_already_given() -> None:
    notebook = tagged(FIRST)
    again = apply(notebook, toggle_tag(notebook, [FIRST], QUOTE, ANA))

    assert len({one.id for one in again.annotations}) == 2


def test_ids_are_short_and_plain() -> None:
    assert tagged(FIRST).annotations[0].id.removeprefix("a-").isalnum()


def test_a_note_on_bare_text_makes_an_annotation() -> None:
    notebook = apply(EMPTY_NOTEBOOK, set_note(EMPTY_NOTEBOOK, FIRST, "no source", ANA))

    assert [(one.note, one.tags) for one in notebook.annotations] == [("no source", ())]


def test_a_blank_note_on_bare_text_does_nothing() -> None:
    assert set_note(EMPTY_NOTEBOOK, FIRST, " \n", ANA) == ()


def test_a_blank_note_removes_the_note_and_keeps_the_tags() -> None:
    notebook = tagged(FIRST)
    notebook = apply(notebook, set_note(notebook, standing(FIRST, notebook), "why?", ANA))
    notebook = apply(notebook, set_note(notebook, standing(FIRST, notebook), "", ANA))

    assert [(one.note, one.tags) for one in notebook.annotations] == [("", (CLAIM,))]


def test_a_blank_note_where_nothing_else_stands_removes_the_annotation() -> None:
    notebook = apply(EMPTY_NOTEBOOK, set_note(EMPTY_NOTEBOOK, FIRST, "why?", ANA))

    assert apply(notebook, set_note(notebook, standing(FIRST, notebook), "", ANA)).annotations == ()


def test_the_same_note_again_does_nothing() -> None:
    notebook = apply(EMPTY_NOTEBOOK, set_note(EMPTY_NOTEBOOK, FIRST, "why?", ANA))

    assert set_note(notebook, standing(FIRST, notebook), "why?  \r\n", LATER) == ()


def test_a_note_keeps_its_lines_and_loses_blanks_at_their_ends() -> None:
    notebook = apply(EMPTY_NOTEBOOK, set_note(EMPTY_NOTEBOOK, FIRST, "\none  \r\n\n two\n", ANA))

    assert notebook.annotations[0].note == "one\n\n two"


def test_remove_takes_tags_and_notes_of_all_targets() -> None:
    notebook = tagged(FIRST, SECOND, THIRD)
    targets = [standing(THIRD, notebook), standing(FIRST, notebook)]

    left = apply(notebook, remove(notebook, targets)).annotations

    assert [one.anchor for one in left] == [SECOND.anchor]


def test_remove_on_bare_text_does_nothing() -> None:
    assert remove(EMPTY_NOTEBOOK, [FIRST]) == ()


def test_a_new_tag_has_its_label_as_id() -> None:
    _, identity = create_tag(EMPTY_NOTEBOOK, "  Größere   Zahl! ")

    assert identity == "grossere-zahl"


def test_a_label_in_another_script_stays_in_it() -> None:
    assert create_tag(EMPTY_NOTEBOOK, "Цифра")[1] == "цифра"


def test_a_label_without_letters_still_gets_an_id() -> None:
    assert create_tag(EMPTY_NOTEBOOK, "?!")[1] == "tag"


def test_two_labels_with_one_slug_get_two_ids() -> None:
    change, _ = create_tag(EMPTY_NOTEBOOK, "War crime")

    assert create_tag(apply(EMPTY_NOTEBOOK, change), "War-crime")[1] == "war-crime-2"


def test_a_known_label_is_found_and_not_made_again() -> None:
    assert create_tag(EMPTY_NOTEBOOK, "FIGURE") == ((), "figure")


def test_an_id_that_annotations_still_bear_is_not_given_to_another_tag() -> None:
    notebook = tagged(FIRST, tag=TagId("rumour"))

    assert create_tag(notebook, "Rumour")[1] == "rumour-2"


def test_a_new_tag_gets_the_first_free_digit() -> None:
    notebook = Notebook(codebook=DEFAULT_CODEBOOK[:1] + DEFAULT_CODEBOOK[2:])
    change, _ = create_tag(notebook, "Rumour")

    assert apply(notebook, change).codebook[-1].key == "2"


def test_the_tenth_tag_has_no_digit() -> None:
    change, _ = create_tag(EMPTY_NOTEBOOK, "Rumour")

    assert apply(EMPTY_NOTEBOOK, change).codebook[-1].key is None


def test_thirty_tags_have_thirty_glyphs() -> None:
    notebook = EMPTY_NOTEBOOK
    for number in range(21):
        notebook = apply(notebook, create_tag(notebook, f"tag {number}")[0])

    assert len({tag.glyph for tag in notebook.codebook}) == 30


def test_no_tag_looks_like_a_relation() -> None:
    notebook = EMPTY_NOTEBOOK
    for number in range(60):
        notebook = apply(notebook, create_tag(notebook, f"{number}")[0])

    assert not {tag.glyph for tag in notebook.codebook} & set("=≈~⊂+<")


def test_the_first_nine_tags_have_nine_colours() -> None:
    assert len({tag.color for tag in DEFAULT_CODEBOOK}) == 9


def test_a_blank_label_is_no_tag() -> None:
    with pytest.raises(ValueError, match="label"):
        create_tag(EMPTY_NOTEBOOK, "  ")


def test_a_pair_is_struck() -> None:
    change = judge(EMPTY_NOTEBOOK, Verdict.DIFFERENT, FIRST.anchor, SECOND.anchor)

    assert apply(EMPTY_NOTEBOOK, change).judgements[0].verdict is Verdict.DIFFERENT


def test_striking_a_struck_pair_from_its_other_side_restores_it() -> None:
    struck = apply(
        EMPTY_NOTEBOOK, judge(EMPTY_NOTEBOOK, Verdict.DIFFERENT, FIRST.anchor, SECOND.anchor)
    )
    change = judge(struck, Verdict.DIFFERENT, SECOND.anchor, FIRST.anchor)

    assert apply(struck, change) == EMPTY_NOTEBOOK


def test_another_verdict_replaces_the_first() -> None:
    struck = apply(
        EMPTY_NOTEBOOK, judge(EMPTY_NOTEBOOK, Verdict.DIFFERENT, FIRST.anchor, SECOND.anchor)
    )
    after = apply(struck, judge(struck, Verdict.SAME, FIRST.anchor, SECOND.anchor))

    assert [one.verdict for one in after.judgements] == [Verdict.SAME]


def test_nothing_said_is_nothing_to_withdraw() -> None:
    assert withdraw(EMPTY_NOTEBOOK, FIRST.anchor, SECOND.anchor) == ()


def test_the_first_source_is_s1() -> None:
    assert enter_source(EMPTY_NOTEBOOK, "a.txt", "Reuters", "aa", 10)[1] == "s1"


def test_a_source_id_is_never_given_again() -> None:
    notebook = Notebook(sources=(SourceEntry(SourceKey("s7"), "a.txt", None, "aa", 10),))

    assert enter_source(notebook, "b.txt", None, "bb", 10)[1] == "s8"


def test_a_known_hash_is_the_same_source_under_another_name() -> None:
    notebook = Notebook(sources=(SourceEntry(S1, "a.txt", None, "aa", 10),))

    assert enter_source(notebook, "moved/a.txt", None, "aa", 10) == ((), S1)


def test_a_known_file_is_the_same_source_with_another_text() -> None:
    notebook = Notebook(sources=(SourceEntry(S1, "a.txt", None, "aa", 10),))

    assert enter_source(notebook, "a.txt", None, "bb", 12) == ((), S1)


def test_two_open_articles_with_one_text_are_two_sources() -> None:
    notebook = Notebook(sources=(SourceEntry(S1, "a.txt", None, "aa", 10),))

    assert enter_source(notebook, "b.txt", None, "aa", 10, others=["a.txt"])[1] == "s2"


def test_half_a_character_is_replaced_before_it_reaches_a_file() -> None:
    assert storable("a\ud800b") == "a\ufffdb"


def test_two_contrary_judgements_made_by_two_people_leave_one() -> None:
    one = apply(EMPTY_NOTEBOOK, judge(EMPTY_NOTEBOOK, Verdict.SAME, FIRST.anchor, SECOND.anchor))
    contrary = Judgement(Verdict.DIFFERENT, FIRST.anchor, SECOND.anchor)
    both = replace(one, judgements=(*one.judgements, contrary))
    after = apply(both, judge(both, Verdict.SAME, FIRST.anchor, SECOND.anchor))

    assert [each.verdict for each in after.judgements] == [Verdict.SAME]


def test_a_third_tag_of_one_slug_gets_a_third_id() -> None:
    notebook = EMPTY_NOTEBOOK
    for label in ("War crime", "War-crime", "War_crime"):
        change, identity = create_tag(notebook, label)
        notebook = apply(notebook, change)

    assert identity == "war-crime-3"
