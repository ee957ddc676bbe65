"""What outlets changed in annotated passages."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.annotate.test_edit_places import (
    BEFORE,
    EDITED,
    S1,
    SWAP,
    TALKS,
    annotation,
    judgement,
    notebook,
    standings,
)
from tui.annotate.findings import Rewording, rewordings_of
from tui.annotate.tags import Earlier, Notebook

NOW = SWAP.replace("1,000", "9,000")


def corrected(name: str, moment: str) -> Notebook:
    one = annotation(SWAP, name)
    return notebook(replace(one, anchor=replace(one.anchor, previous=(Earlier("So.", moment),))))


def test_where_nothing_changed_nothing_is_found() -> None:
    kept = notebook(annotation(SWAP))

    assert rewordings_of(kept, {S1: standings(kept, BEFORE)}) == ()


def test_each_wording_is_set_against_the_next() -> None:
    one = annotation(SWAP)
    steps = (Earlier("First.", "1"), Earlier("Second.", "2"))
    kept = notebook(replace(one, anchor=replace(one.anchor, previous=steps)))

    assert [(each.before, each.after, each.seen) for each in rewordings_of(kept, {})] == [
        ("First.", "Second.", "1"),
        ("Second.", SWAP, "2"),
    ]


def test_one_correction_under_two_annotations_is_one_finding() -> None:
    both = (*corrected("a-1", "2").annotations, *corrected("a-2", "1").annotations)

    assert rewordings_of(notebook(*both), {}) == (
        Rewording(S1, ("a-1", "a-2"), "So.", SWAP, "1", 0),  # type: ignore[arg-type]  # ids are strings
    )


def test_a_correction_that_nobody_saw_yet_has_no_moment() -> None:
    kept = notebook(annotation(SWAP), annotation(SWAP, "a-2"))
    (found,) = rewordings_of(kept, {S1: standings(kept, EDITED)})

    assert (found.before, found.after, found.seen) == (SWAP, NOW, "")


def test_what_a_judgement_stands_on_is_found_too() -> None:
    kept = notebook(judgements=(judgement(),))
    (found,) = rewordings_of(kept, {S1: standings(kept, EDITED)})

    assert (found.annotations, found.after) == ((), NOW)


def test_words_that_were_taken_out_have_nothing_after_them() -> None:
    one = annotation(TALKS)
    kept = notebook(replace(one, anchor=replace(one.anchor, gone="3")))
    (found,) = rewordings_of(kept, {})

    assert (found.before, found.after, found.seen) == (TALKS, "", "3")
