from __future__ import annotations

from dataclasses import replace

from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply
from tui.annotate.edit import Stamp, Target, create_tag, judge, remove, set_note, toggle_tag
from tui.annotate.merge import catch_up, merge
from tui.annotate.tags import (
    EMPTY_NOTEBOOK,
    Earlier,
    EntryKey,
    Notebook,
    Section,
    SourceEntry,
    SourceKey,
    Tag,
    TagId,
    Verdict,
)

TEXT = "Both sides agreed. The swap is the biggest yet. Talks go on."
S1, S2 = SourceKey("s1"), SourceKey("s2")
ARTICLE = SourceEntry(S1, "a.txt", "Reuters", "aa", len(TEXT))
OTHER = SourceEntry(S1, "b.txt", "AP", "bb", len(TEXT))
CLAIM, QUOTE = TagId("claim"), TagId("quote")
ANA, BO = Stamp("ana", "2026-11-21T23:10:00Z"), Stamp("bo", "2026-11-21T23:10:00Z")
START = replace(EMPTY_NOTEBOOK, sources=(ARTICLE,))
FIRST = Target(make_anchor(S1, TEXT, 0, 18))
SECOND = Target(make_anchor(S1, TEXT, 19, 47))


def tagged(notebook: Notebook, target: Target, tag: TagId, stamp: Stamp) -> Notebook:
    return apply(notebook, toggle_tag(notebook, [target], tag, stamp))


BASE = tagged(START, FIRST, CLAIM, ANA)
HERE = FIRST._replace(annotation=BASE.annotations[0].id)
OURS = tagged(BASE, HERE, QUOTE, ANA)
THEIRS = apply(BASE, set_note(BASE, HERE, "theirs", BO))


def test_new_annotations_of_both_sides_are_kept() -> None:
    merged = merge(START, tagged(START, FIRST, CLAIM, ANA), tagged(START, SECOND, CLAIM, BO))

    assert {one.creator for one in merged.notebook.annotations} == {"ana", "bo"}


def test_two_people_may_mark_one_span_in_one_second() -> None:
    merged = merge(START, tagged(START, FIRST, CLAIM, ANA), tagged(START, FIRST, CLAIM, BO))

    assert (len(merged.notebook.annotations), merged.problems) == (2, ())


def test_a_change_on_one_side_wins_over_none_on_the_other() -> None:
    assert merge(BASE, OURS, tagged(BASE, SECOND, CLAIM, BO)).notebook.annotations[0].tags == (
        CLAIM,
        QUOTE,
    )


def test_a_removal_on_one_side_is_a_removal() -> None:
    theirs = tagged(BASE, SECOND, CLAIM, BO)
    merged = merge(BASE, apply(BASE, remove(BASE, [HERE])), theirs)

    assert [one.anchor for one in merged.notebook.annotations] == [SECOND.anchor]


def test_the_same_change_on_both_sides_is_one_change() -> None:
    merged = merge(BASE, OURS, apply(OURS, judge(OURS, Verdict.SAME, FIRST.anchor, SECOND.anchor)))

    assert len(merged.notebook.annotations) == 1


def test_an_annotation_changed_on_both_sides_is_kept_twice() -> None:
    merged = merge(BASE, OURS, THEIRS).notebook.annotations

    assert [(one.tags, one.note) for one in merged] == [((CLAIM,), "theirs"), ((CLAIM, QUOTE), "")]


def test_the_copy_of_theirs_keeps_the_id() -> None:
    assert merge(BASE, OURS, THEIRS).notebook.annotations[0].id == HERE.annotation


def test_an_annotation_kept_twice_is_reported_with_both_ids() -> None:
    merged = merge(BASE, OURS, THEIRS)
    (problem,) = merged.problems

    assert all(one.id in problem for one in merged.notebook.annotations)


def test_a_merge_gives_the_same_ids_every_time() -> None:
    assert merge(BASE, OURS, THEIRS) == merge(BASE, OURS, THEIRS)


def test_our_removal_gives_way_to_their_change() -> None:
    merged = merge(BASE, apply(BASE, remove(BASE, [HERE])), THEIRS)

    assert (merged.notebook.annotations, len(merged.problems)) == (THEIRS.annotations, 1)


def test_their_removal_gives_way_to_our_change() -> None:
    merged = merge(BASE, OURS, apply(BASE, remove(BASE, [HERE])))

    assert (merged.notebook.annotations, len(merged.problems)) == (OURS.annotations, 1)


def test_one_article_entered_on_both_sides_is_one_source() -> None:
    ours = tagged(START, FIRST, CLAIM, ANA)
    moved = FIRST._replace(anchor=replace(FIRST.anchor, source=S2))
    first = replace(OTHER, id=S1)
    theirs = replace(EMPTY_NOTEBOOK, sources=(first, replace(ARTICLE, id=S2)))
    theirs = tagged(theirs, moved, QUOTE, BO)
    merged = merge(EMPTY_NOTEBOOK, ours, theirs).notebook

    assert merged.sources == theirs.sources
    assert {one.anchor.source for one in merged.annotations} == {S2}


def test_two_articles_that_got_one_id_are_told_apart() -> None:
    ours = tagged(START, FIRST, CLAIM, ANA)
    theirs = replace(EMPTY_NOTEBOOK, sources=(OTHER,))
    merged = merge(EMPTY_NOTEBOOK, ours, theirs)

    assert [(one.id, one.file) for one in merged.notebook.sources] == [
        ("s1", "b.txt"),
        ("s2", "a.txt"),
    ]


def test_annotations_follow_the_source_that_took_another_id() -> None:
    ours = tagged(START, FIRST, CLAIM, ANA)
    theirs = replace(EMPTY_NOTEBOOK, sources=(OTHER,))
    merged = merge(EMPTY_NOTEBOOK, ours, theirs)

    assert merged.notebook.annotations[0].anchor.source == S2
    assert merged.renames == {EntryKey(Section.SOURCES, "s1"): "s2"}


def test_a_source_they_removed_stays_while_we_refer_to_it() -> None:
    theirs = replace(START, sources=())
    merged = merge(START, tagged(START, FIRST, CLAIM, ANA), theirs)

    assert merged.notebook.sources == (ARTICLE,)


def test_one_article_entered_under_one_id_on_both_sides_stays_one() -> None:
    merged = merge(
        EMPTY_NOTEBOOK, tagged(START, FIRST, CLAIM, ANA), tagged(START, SECOND, QUOTE, BO)
    )

    assert merged.notebook.sources == (ARTICLE,)
    assert merged.renames == {}


def test_an_article_that_only_we_have_keeps_its_id() -> None:
    ours = replace(EMPTY_NOTEBOOK, sources=(replace(ARTICLE, id=S2),))
    merged = merge(EMPTY_NOTEBOOK, ours, replace(EMPTY_NOTEBOOK, sources=(OTHER,))).notebook

    assert [(one.id, one.file) for one in merged.sources] == [("s1", "b.txt"), ("s2", "a.txt")]


def test_of_two_entries_of_one_article_that_of_the_file_is_kept_and_reported() -> None:
    def named(publisher: str) -> Notebook:
        return replace(START, sources=(replace(ARTICLE, publisher=publisher),))

    merged = merge(START, named("Ours"), named("Theirs"))

    assert merged.notebook == named("Theirs")
    assert merged.problems == (
        "source s1 was changed here and in the file: that of the file is kept",
    )


def test_judgements_follow_a_source_that_took_another_id() -> None:
    ours = apply(START, judge(START, Verdict.SAME, FIRST.anchor, SECOND.anchor))
    merged = merge(EMPTY_NOTEBOOK, ours, replace(EMPTY_NOTEBOOK, sources=(OTHER,))).notebook

    assert {merged.judgements[0].left.source, merged.judgements[0].right.source} == {S2}


def test_a_tag_made_on_both_sides_under_two_ids_is_that_of_the_file() -> None:
    ours, made = create_tag(START, "Rumour")
    ours_tagged = tagged(apply(START, ours), FIRST, made, ANA)
    theirs = replace(
        START, codebook=(*START.codebook, Tag(TagId("r1"), "rumour", None, "r", "red"))
    )
    merged = merge(START, ours_tagged, theirs).notebook

    assert merged.codebook == theirs.codebook
    assert merged.annotations[0].tags == ("r1",)


def test_one_tag_made_on_both_sides_is_one_tag() -> None:
    ours = apply(START, create_tag(START, "Rumour")[0])
    theirs = apply(START, create_tag(START, "Leak")[0])
    theirs = apply(theirs, create_tag(theirs, "rumour")[0])
    merged = merge(START, ours, theirs)

    assert (merged.notebook.codebook, merged.problems) == (theirs.codebook, ())


def test_two_tags_that_got_one_id_are_told_apart() -> None:
    ours, made = create_tag(START, "War crime")
    ours_tagged = tagged(apply(START, ours), FIRST, made, ANA)
    theirs = apply(START, create_tag(START, "War-crime")[0])
    merged = merge(START, ours_tagged, theirs).notebook

    assert [tag.label for tag in merged.codebook[-2:]] == ["War-crime", "War crime"]
    assert merged.annotations[0].tags == ("war-crime-2",)


def test_two_new_tags_do_not_share_a_digit() -> None:
    base = replace(START, codebook=START.codebook[:8])
    ours = apply(base, create_tag(base, "Rumour")[0])
    theirs = apply(base, create_tag(base, "Leak")[0])
    merged = merge(base, ours, theirs).notebook

    assert [tag.key for tag in merged.codebook[-2:]] == ["9", None]


def test_a_tag_without_a_digit_is_given_none_by_a_merge() -> None:
    base = replace(START, codebook=tuple(replace(tag, key=None) for tag in START.codebook[:2]))
    ours = replace(base, codebook=(*base.codebook, replace(START.codebook[2], key=None)))
    merged = merge(base, ours, tagged(base, FIRST, CLAIM, BO)).notebook

    assert [tag.key for tag in merged.codebook] == [None, None, None]


def test_a_tag_changed_on_both_sides_is_kept_twice() -> None:
    def relabelled(label: str) -> Notebook:
        return replace(START, codebook=(replace(START.codebook[0], label=label),))

    merged = merge(replace(START, codebook=START.codebook[:1]), relabelled("A"), relabelled("B"))

    assert [(tag.id, tag.label) for tag in merged.notebook.codebook] == [
        ("claim", "B"),
        ("claim-2", "A"),
    ]


def test_a_tag_described_here_and_recoloured_there_is_one_tag() -> None:
    def changed(**fields: str) -> Notebook:
        return replace(START, codebook=(replace(START.codebook[0], **fields),))  # type: ignore[arg-type]  # named fields

    merged = merge(
        replace(START, codebook=START.codebook[:1]),
        changed(description="Ours.", glyph="+"),
        changed(color="red", glyph="+"),
    )

    assert merged.notebook == changed(description="Ours.", color="red", glyph="+")
    assert merged.problems == ()


def test_of_two_verdicts_on_one_pair_ours_stands_and_is_reported() -> None:
    ours = apply(START, judge(START, Verdict.SAME, FIRST.anchor, SECOND.anchor))
    theirs = apply(START, judge(START, Verdict.DIFFERENT, SECOND.anchor, FIRST.anchor))
    merged = merge(START, ours, theirs)

    assert [one.verdict for one in merged.notebook.judgements] == [Verdict.SAME]
    assert len(merged.problems) == 1


def test_one_verdict_from_both_sides_of_a_pair_is_nothing_to_report() -> None:
    ours = apply(START, judge(START, Verdict.SAME, FIRST.anchor, SECOND.anchor))
    theirs = apply(START, judge(START, Verdict.SAME, SECOND.anchor, FIRST.anchor))
    merged = merge(START, ours, theirs)

    assert (merged.notebook.judgements, merged.problems) == (ours.judgements, ())


def test_a_judgement_taken_back_here_and_changed_there_is_kept_and_reported() -> None:
    base = apply(START, judge(START, Verdict.SAME, FIRST.anchor, SECOND.anchor))
    (said,) = base.judgements
    moved = replace(base, judgements=(replace(said, left=replace(said.left, suffix="!")),))
    merged = merge(base, START, moved)

    assert merged.notebook.judgements == moved.judgements
    assert merged.problems == (
        "the judgement of a pair was removed on one side and changed on the other: kept",
    )


def test_what_was_done_during_a_save_is_not_lost() -> None:
    current = tagged(OURS, SECOND, CLAIM, ANA)
    saved = merge(BASE, OURS, THEIRS)
    caught = catch_up(OURS, current, saved.notebook, saved.renames)

    assert len(caught.notebook.annotations) == 3


def test_a_copy_changed_again_during_the_save_that_made_it_stays_one_copy() -> None:
    current = apply(OURS, set_note(OURS, HERE, "more", ANA))
    saved = merge(BASE, OURS, THEIRS)
    caught = catch_up(OURS, current, saved.notebook, saved.renames)

    assert [one.note for one in caught.notebook.annotations] == ["theirs", "more"]


def test_nothing_done_during_a_save_leaves_what_was_saved() -> None:
    saved = merge(BASE, OURS, THEIRS)

    assert catch_up(OURS, OURS, saved.notebook, saved.renames).notebook == saved.notebook


def confirmed(moment: str) -> Notebook:
    """Somebody confirmed that the first annotation stands on other words now."""
    old = BASE.annotations[0]
    previous = (Earlier(old.anchor.exact, moment),)
    anchor = replace(SECOND.anchor, previous=previous)
    return replace(BASE, annotations=(replace(old, anchor=anchor, modified=moment),))


def test_two_who_confirm_one_place_did_one_thing() -> None:
    merged = merge(BASE, confirmed("2"), confirmed("1"))

    assert (merged.notebook, merged.problems) == (confirmed("1"), ())


def test_two_who_see_that_words_are_gone_did_one_thing() -> None:
    old = BASE.annotations[0]
    one, two = (
        replace(BASE, annotations=(replace(old, anchor=replace(old.anchor, gone=moment)),))
        for moment in ("1", "2")
    )

    assert merge(BASE, one, two).notebook == one


def test_a_tag_given_while_another_moved_the_annotation_goes_with_it() -> None:
    for ours, theirs in ((OURS, confirmed("3")), (confirmed("3"), OURS)):
        merged = merge(BASE, ours, theirs)
        (one,) = merged.notebook.annotations

        assert (one.tags, one.anchor) == ((CLAIM, QUOTE), confirmed("3").annotations[0].anchor)
        assert merged.problems == ()


def test_two_who_move_an_annotation_to_different_places_are_both_kept() -> None:
    old = BASE.annotations[0]
    elsewhere = replace(old, anchor=make_anchor(S1, TEXT, 48, 60))
    merged = merge(BASE, confirmed("1"), replace(BASE, annotations=(elsewhere,)))

    assert len(merged.notebook.annotations) == 2
