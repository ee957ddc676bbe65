from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply, invert
from tui.annotate.codebook import COLORS, is_under, lacking_notes, living_tags, tag_tree
from tui.annotate.edit import Stamp, Target, create_tag, set_note, toggle_tag
from tui.annotate.edit_codebook import (
    delete_tag,
    describe_tag,
    merge_tags,
    place_tag,
    recolour_tag,
    relabel_tag,
    require_note,
    set_glyph,
    set_key,
    split_tag,
)
from tui.annotate.tags import EMPTY_NOTEBOOK, Notebook, SourceKey, Tag, TagId
from tui.errors import CodebookError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.annotate.change import Change

TEXT = "Both sides agreed. The swap is the biggest yet. Talks go on."
S1 = SourceKey("s1")
PLACES = [Target(make_anchor(S1, TEXT, start, end)) for start, end in [(0, 18), (19, 47), (48, 60)]]
CLAIM, FIGURE, QUOTE = TagId("claim"), TagId("figure"), TagId("quote")
ANA, BO = Stamp("ana", "2026-11-21T23:10:00Z"), Stamp("bo", "2026-11-22T08:00:00Z")


def tagged(*tags: TagId) -> Notebook:
    """A notebook with one annotation for each of these tags."""
    notebook = EMPTY_NOTEBOOK
    for place, tag in zip(PLACES, tags, strict=False):
        notebook = apply(notebook, toggle_tag(notebook, [place], tag, ANA))
    return notebook


def tag_of(notebook: Notebook, tag: TagId) -> Tag:
    return next(each for each in notebook.codebook if each.id == tag)


def placed(*parents: tuple[TagId, TagId]) -> Notebook:
    """The default codebook with some of its tags under others."""
    notebook = EMPTY_NOTEBOOK
    for tag, parent in parents:
        notebook = apply(notebook, place_tag(notebook, tag, parent))
    return notebook


def test_another_label_leaves_the_id() -> None:
    notebook = apply(EMPTY_NOTEBOOK, relabel_tag(EMPTY_NOTEBOOK, FIGURE, "  Hard  number "))

    assert tag_of(notebook, FIGURE).label == "Hard number"


def test_a_label_may_change_its_case() -> None:
    assert relabel_tag(EMPTY_NOTEBOOK, FIGURE, "FIGURE") != ()


def test_another_colour_is_one_that_every_theme_has() -> None:
    notebook = apply(EMPTY_NOTEBOOK, recolour_tag(EMPTY_NOTEBOOK, FIGURE, "red"))

    assert tag_of(notebook, FIGURE).color == "red"


def test_a_key_is_taken_from_the_tag_that_had_it_in_one_act() -> None:
    change = set_key(EMPTY_NOTEBOOK, FIGURE, "3")
    notebook = apply(EMPTY_NOTEBOOK, change)

    assert (tag_of(notebook, FIGURE).key, tag_of(notebook, QUOTE).key) == ("3", None)
    assert apply(notebook, invert(change)) == EMPTY_NOTEBOOK


def test_a_key_can_be_taken_away() -> None:
    notebook = apply(EMPTY_NOTEBOOK, set_key(EMPTY_NOTEBOOK, FIGURE, None))

    assert [tag.key for tag in notebook.codebook].count(None) == 1


def test_another_glyph() -> None:
    notebook = apply(EMPTY_NOTEBOOK, set_glyph(EMPTY_NOTEBOOK, FIGURE, "%"))

    assert tag_of(notebook, FIGURE).glyph == "%"


def test_a_description_keeps_its_lines() -> None:
    notebook = apply(EMPTY_NOTEBOOK, describe_tag(EMPTY_NOTEBOOK, FIGURE, "A number. \n\nNo date."))

    assert tag_of(notebook, FIGURE).description == "A number.\n\nNo date."


def test_what_wants_a_note_and_has_none_is_found() -> None:
    notebook = tagged(FIGURE, FIGURE, QUOTE)
    notebook = apply(notebook, require_note(notebook, FIGURE, is_required=True))
    first = Target(notebook.annotations[0].anchor, notebook.annotations[0].id)
    notebook = apply(notebook, set_note(notebook, first, "counted twice", ANA))

    assert lacking_notes(notebook) == notebook.annotations[1:2]


def test_tags_stand_below_their_parents() -> None:
    notebook = placed((CLAIM, QUOTE), (FIGURE, CLAIM))
    tree = [(depth, tag.id) for depth, tag in tag_tree(notebook.codebook)]

    assert tree[:3] == [(0, "quote"), (1, "claim"), (2, "figure")]
    assert len(tree) == 9


def test_a_circle_of_parents_made_by_hand_loses_no_tag() -> None:
    codebook = tuple(
        replace(tag, parent={"claim": FIGURE, "figure": CLAIM}.get(tag.id))
        for tag in EMPTY_NOTEBOOK.codebook
    )

    assert {tag.id for _, tag in tag_tree(codebook)} == {tag.id for tag in codebook}


def test_a_tag_is_under_itself_and_all_above_it() -> None:
    codebook = placed((CLAIM, QUOTE), (FIGURE, CLAIM)).codebook

    assert [is_under(codebook, FIGURE, tag) for tag in (FIGURE, CLAIM, QUOTE)] == [True] * 3
    assert not is_under(codebook, QUOTE, FIGURE)


def test_a_merged_tag_is_the_other_one_on_everything_that_bore_it() -> None:
    notebook = tagged(FIGURE, QUOTE, FIGURE)
    notebook = apply(notebook, merge_tags(notebook, FIGURE, CLAIM, BO))

    assert [one.tags for one in notebook.annotations] == [("claim",), ("quote",), ("claim",)]


def test_a_passage_that_bore_both_tags_bears_one() -> None:
    notebook = tagged(FIGURE)
    here = Target(notebook.annotations[0].anchor, notebook.annotations[0].id)
    notebook = apply(notebook, toggle_tag(notebook, [here], CLAIM, ANA))
    notebook = apply(notebook, merge_tags(notebook, FIGURE, CLAIM, BO))

    assert notebook.annotations[0].tags == ("claim",)


def test_a_merged_tag_stays_in_the_file_and_can_no_longer_be_given() -> None:
    notebook = apply(EMPTY_NOTEBOOK, merge_tags(EMPTY_NOTEBOOK, FIGURE, CLAIM, BO))
    old = tag_of(notebook, FIGURE)

    assert (old.merged_into, old.key) == ("claim", None)
    assert old not in living_tags(notebook.codebook)


def test_merging_is_one_act() -> None:
    notebook = tagged(FIGURE, QUOTE, FIGURE)
    change = merge_tags(notebook, FIGURE, CLAIM, BO)

    assert apply(apply(notebook, change), invert(change)) == notebook


def test_tags_under_a_merged_one_stand_under_the_other() -> None:
    notebook = placed((CLAIM, FIGURE), (QUOTE, FIGURE))
    notebook = apply(notebook, merge_tags(notebook, FIGURE, QUOTE, BO))

    assert tag_of(notebook, CLAIM).parent == "quote"
    assert tag_of(notebook, QUOTE).parent is None


def test_the_label_of_a_merged_tag_is_the_tag_that_stands_for_it() -> None:
    notebook = apply(EMPTY_NOTEBOOK, merge_tags(EMPTY_NOTEBOOK, FIGURE, CLAIM, BO))
    notebook = apply(notebook, merge_tags(notebook, CLAIM, QUOTE, BO))

    assert create_tag(notebook, "figure") == ((), "quote")


def test_a_split_moves_the_chosen_annotations_to_a_new_tag_beside_the_old() -> None:
    notebook = placed((FIGURE, CLAIM))
    notebook = replace(notebook, annotations=tagged(FIGURE, FIGURE, QUOTE).annotations)
    chosen = [one.id for one in notebook.annotations[1:]]
    change, tag = split_tag(notebook, FIGURE, "Percentage", chosen, BO)
    after = apply(notebook, change)

    assert [one.tags for one in after.annotations] == [("figure",), (tag,), ("quote",)]
    assert (tag_of(after, tag).label, tag_of(after, tag).parent) == ("Percentage", "claim")
    assert apply(after, invert(change)) == notebook


def test_a_tag_nobody_bears_is_deleted_and_what_stands_under_it_moves_up() -> None:
    notebook = placed((CLAIM, FIGURE), (FIGURE, QUOTE))
    change = delete_tag(notebook, FIGURE)
    after = apply(notebook, change)

    assert len(after.codebook) == 8
    assert tag_of(after, CLAIM).parent == "quote"
    assert apply(after, invert(change)) == notebook


def test_a_deleted_tag_takes_along_those_merged_into_it() -> None:
    notebook = apply(EMPTY_NOTEBOOK, merge_tags(EMPTY_NOTEBOOK, FIGURE, CLAIM, BO))

    assert len(apply(notebook, delete_tag(notebook, CLAIM)).codebook) == 7


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda book: relabel_tag(book, FIGURE, " "), "Figure: a tag needs a label"),
        (lambda book: relabel_tag(book, FIGURE, "quote"), "there is a tag Quote already"),
        (lambda book: recolour_tag(book, FIGURE, "puce"), "no theme has the colour puce"),
        (lambda book: set_key(book, FIGURE, "0"), "0 is no key"),
        (lambda book: set_glyph(book, FIGURE, "≈"), "≈ cannot be a sign"),
        (lambda book: set_glyph(book, FIGURE, '"'), '" is the sign of Quote'),
        (lambda book: place_tag(book, FIGURE, FIGURE), "Figure stands under it"),
        (lambda book: place_tag(book, FIGURE, TagId("none")), "no longer in the codebook"),
        (lambda book: merge_tags(book, FIGURE, FIGURE, BO), "it is that tag already"),
        (lambda book: split_tag(book, FIGURE, "", [], BO)[0], "a tag needs a label"),
        (lambda book: split_tag(book, FIGURE, "Quote", [], BO)[0], "there is a tag Quote already"),
        (lambda book: delete_tag(book, FIGURE), "2 annotations would lose it. Merge it"),
        (lambda book: describe_tag(book, TagId("none"), "x"), "no longer in the codebook"),
    ],
)
def test_what_would_lose_work_or_make_no_sense_is_refused(
    edit: Callable[[Notebook], Change], message: str
) -> None:
    with pytest.raises(CodebookError) as caught:
        edit(tagged(FIGURE, FIGURE))

    assert message in str(caught.value)


def test_every_theme_has_the_colours_of_the_default_codebook() -> None:
    assert {tag.color for tag in EMPTY_NOTEBOOK.codebook} == set(COLORS)


def test_a_tag_goes_under_another_and_back_to_the_top() -> None:
    below = apply(EMPTY_NOTEBOOK, place_tag(EMPTY_NOTEBOOK, TagId("quote"), TagId("claim")))

    assert apply(below, place_tag(below, TagId("quote"), None)) == EMPTY_NOTEBOOK
