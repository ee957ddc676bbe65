from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tui.annotate.anchor import make_anchor
from tui.annotate.change import Change, History, apply, compose, invert, swaps
from tui.annotate.edit import (
    Stamp,
    Target,
    create_tag,
    enter_source,
    judge,
    remove,
    set_note,
    toggle_tag,
)
from tui.annotate.tags import (
    EMPTY_NOTEBOOK,
    Annotation,
    AnnotationId,
    EntryKey,
    Notebook,
    Section,
    SourceKey,
    TagId,
    Verdict,
)

TEXT = "".join(chr(97 + number % 26) for number in range(200))
S1 = SourceKey("s1")
ANCHORS = [make_anchor(S1, TEXT, 10 * number, 10 * number + 10) for number in range(5)]
TAGS = [tag.id for tag in EMPTY_NOTEBOOK.codebook[:3]]
CLAIM, FIGURE, QUOTE = TAGS


def target(notebook: Notebook, number: int) -> Target:
    anchor = ANCHORS[number]
    found = (one.id for one in notebook.annotations if one.anchor == anchor)
    return Target(anchor, next(found, None))


def stamp(step: int) -> Stamp:
    return Stamp("ana", f"2026-11-21T23:{step // 60:02}:{step % 60:02}Z")


def act(notebook: Notebook, wish: tuple[str, int, int], step: int) -> Change:
    kind, one, two = wish
    match kind:
        case "tag":
            places = [target(notebook, one), target(notebook, two)]
            return toggle_tag(notebook, places, TAGS[step % 3], stamp(step))
        case "note":
            text = f"note {two}" if two else ""
            return set_note(notebook, target(notebook, one), text, stamp(step))
        case "remove":
            return remove(notebook, [target(notebook, two), target(notebook, one)])
        case "create":
            return create_tag(notebook, f"tag {one}")[0]
        case _:
            return judge(notebook, list(Verdict)[step % 2], ANCHORS[one], ANCHORS[two])


WISHES = st.lists(
    st.one_of(
        st.sampled_from(["undo", "redo"]),
        st.tuples(
            st.sampled_from(["tag", "note", "remove", "create", "judge"]),
            st.integers(0, 4),
            st.integers(0, 4),
        ),
    ),
    max_size=25,
)


@given(WISHES)
def test_undo_and_redo_give_back_every_earlier_notebook(
    wishes: list[str | tuple[str, int, int]],
) -> None:
    history, notebook = History(), EMPTY_NOTEBOOK
    states, at = [notebook], 0  # the plain model: every notebook there was
    for step, wish in enumerate(wishes):
        if wish == "undo":
            history, change = history.undo()
            at = max(0, at - 1)
        elif wish == "redo":
            history, change = history.redo()
            at = min(len(states) - 1, at + 1)
        else:
            assert isinstance(wish, tuple)
            change = act(notebook, wish, step)
            history = history.do(change)
            if change:
                states = [*states[: at + 1], apply(notebook, change)]
                at += 1
        notebook = apply(notebook, change)

        assert notebook == states[at]


def test_nothing_done_is_nothing_to_undo() -> None:
    assert History().undo() == (History(), ())


def test_an_act_that_changed_nothing_is_not_remembered() -> None:
    assert History().do(()) == History()


def test_a_new_act_forgets_what_was_undone() -> None:
    change = create_tag(EMPTY_NOTEBOOK, "Rumour")[0]
    history, _ = History().do(change).undo()

    assert history.do(change).future == ()


def test_an_annotation_comes_back_where_it_stood() -> None:
    places = [target(EMPTY_NOTEBOOK, number) for number in range(4)]
    notebook = apply(EMPTY_NOTEBOOK, toggle_tag(EMPTY_NOTEBOOK, places, CLAIM, stamp(0)))
    change = remove(notebook, [target(notebook, 2), target(notebook, 0)])

    assert apply(apply(notebook, change), invert(change)) == notebook


def test_a_source_and_its_first_annotation_are_one_act() -> None:
    entered, _ = enter_source(EMPTY_NOTEBOOK, "a.txt", None, "aa", 200)
    notebook = apply(EMPTY_NOTEBOOK, entered)
    act = compose(entered, toggle_tag(notebook, [target(notebook, 0)], CLAIM, stamp(0)))
    _, back = History().do(act).undo()

    assert apply(apply(EMPTY_NOTEBOOK, act), back).annotations == ()


def test_a_source_keeps_its_id_when_its_first_annotation_is_undone() -> None:
    entered, _ = enter_source(EMPTY_NOTEBOOK, "a.txt", None, "aa", 200)
    notebook = apply(EMPTY_NOTEBOOK, entered)

    assert apply(notebook, invert(entered)).sources == notebook.sources


def with_first(notebook: Notebook, **changes: object) -> Notebook:
    first = replace(notebook.annotations[0], **changes)  # type: ignore[arg-type]  # named fields
    return replace(notebook, annotations=(first, *notebook.annotations[1:]))


def tag_twice() -> tuple[Notebook, Change]:
    """A notebook with one claim, and the change that made it a quote as well."""
    first = toggle_tag(EMPTY_NOTEBOOK, [target(EMPTY_NOTEBOOK, 0)], CLAIM, stamp(0))
    notebook = apply(EMPTY_NOTEBOOK, first)
    second = toggle_tag(notebook, [target(notebook, 0)], QUOTE, stamp(1))
    return apply(notebook, second), second


def test_undo_takes_back_a_tag_and_leaves_the_note_someone_else_wrote_since() -> None:
    notebook, change = tag_twice()
    merged = with_first(notebook, note="theirs")
    (after,) = apply(merged, invert(change)).annotations

    assert (after.tags, after.note) == ((CLAIM,), "theirs")


def test_undo_takes_back_a_tag_and_leaves_the_tag_someone_else_added_since() -> None:
    notebook, change = tag_twice()
    merged = with_first(notebook, tags=(CLAIM, QUOTE, FIGURE))

    assert apply(merged, invert(change)).annotations[0].tags == (CLAIM, FIGURE)


def test_undo_of_a_new_annotation_leaves_what_someone_else_added_to_it() -> None:
    change = toggle_tag(EMPTY_NOTEBOOK, [target(EMPTY_NOTEBOOK, 0)], CLAIM, stamp(0))
    merged = with_first(apply(EMPTY_NOTEBOOK, change), note="theirs")
    (after,) = apply(merged, invert(change)).annotations

    assert (after.tags, after.note) == ((), "theirs")


def test_undo_of_a_note_leaves_the_note_someone_else_put_in_its_place() -> None:
    notebook, _ = tag_twice()
    change = set_note(notebook, target(notebook, 0), "mine", stamp(2))
    merged = with_first(apply(notebook, change), note="theirs")

    assert apply(merged, invert(change)).annotations[0].note == "theirs"


def test_undo_of_a_tag_on_an_annotation_someone_removed_does_nothing() -> None:
    notebook, change = tag_twice()
    gone = replace(notebook, annotations=())

    assert apply(gone, invert(change)) == gone


def test_redo_of_a_tag_on_an_annotation_someone_removed_brings_that_tag_only() -> None:
    notebook, change = tag_twice()
    gone = replace(notebook, annotations=())

    assert [one.tags for one in apply(gone, change).annotations] == [(QUOTE,)]


def test_undo_of_a_verdict_leaves_the_verdict_someone_else_gave_since() -> None:
    change = judge(EMPTY_NOTEBOOK, Verdict.SAME, ANCHORS[0], ANCHORS[1])
    notebook = apply(EMPTY_NOTEBOOK, change)
    (said,) = notebook.judgements
    other = replace(notebook, judgements=(replace(said, verdict=Verdict.DIFFERENT),))

    assert apply(other, invert(change)) == other


def test_a_history_follows_entries_that_took_other_ids() -> None:
    change = toggle_tag(EMPTY_NOTEBOOK, [target(EMPTY_NOTEBOOK, 0)], CLAIM, stamp(0))
    (made,) = apply(EMPTY_NOTEBOOK, change).annotations
    renames = {
        EntryKey(Section.ANNOTATIONS, made.id): "a-new",
        EntryKey(Section.SOURCES, "s1"): "s4",
        EntryKey(Section.CODEBOOK, "claim"): "claim-2",
    }
    (act,) = History().do(change).renamed(renames).past
    (swap,) = act.change

    assert isinstance(swap.new, Annotation)
    assert (swap.key.id, swap.new.id, swap.new.anchor.source, swap.new.tags) == (
        "a-new",
        "a-new",
        "s4",
        (TagId("claim-2"),),
    )


def test_a_history_is_the_same_if_nothing_took_another_id() -> None:
    _, change = tag_twice()
    history = History().do(change)

    assert history.renamed({}) is history


def test_what_is_not_there_has_no_place_to_come_back_to() -> None:
    notebook, _ = tag_twice()
    stranger = replace(notebook.annotations[0], id=AnnotationId("a-none"))

    assert swaps(notebook, [(stranger, None)])[0].at is None
