from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tui.annotate.claims import Bearing, Claim, ClaimId, ClaimLink, Review, SourceStance, Stance
from tui.annotate.entries import read_item
from tui.annotate.patch import rewrite_entry, write_entry
from tui.annotate.render import fields_of, render_field, render_items
from tui.annotate.tags import (
    Anchor,
    Annotation,
    AnnotationId,
    Earlier,
    Entry,
    Judgement,
    Section,
    SourceEntry,
    SourceKey,
    Tag,
    TagId,
    Verdict,
    key_of,
)
from tui.annotate.tree import Listing, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable

# Whatever a UTF-8 file may hold, and often what YAML reads as something else than a string.
HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.text(
        st.sampled_from(" \n\t\r:#-'\"\\|>%@`&*!?[]{},.\x00\x07\x1b\x85\u2028\u202e\ufeffaé🙂")
    ),
    st.sampled_from(
        [
            "no",
            "12:30",
            "010",
            "1",
            "1e3",
            "0x1F",
            "0o17",
            "~",
            "null",
            "y",
            "<<",
            "=",
            "---",
            "...",
        ]
    ),
)
FULL = HOSTILE.filter(bool)
ANCHORS = st.builds(
    Anchor,
    FULL.map(SourceKey),
    FULL,
    HOSTILE,
    HOSTILE,
    st.integers(0, 9),
    st.integers(10, 99),
    st.lists(st.builds(Earlier, FULL, HOSTILE), max_size=2).map(tuple),
    HOSTILE,
)
ANNOTATIONS = st.builds(
    Annotation,
    FULL.map(AnnotationId),
    ANCHORS,
    st.lists(FULL.map(TagId), unique=True, max_size=3).map(tuple),
    HOSTILE,
    HOSTILE,
    HOSTILE,
    HOSTILE,
)
TAGS = st.builds(
    Tag,
    FULL.map(TagId),
    FULL,
    st.sampled_from(["1", "9", None]),
    FULL.map(lambda t: t[0]),
    FULL,
    st.none() | FULL.map(TagId),
    HOSTILE,
    st.booleans(),
    st.none() | FULL.map(TagId),
)
STANCES = st.builds(
    SourceStance,
    FULL.map(SourceKey),
    st.sampled_from(Stance),
    HOSTILE,
    st.lists(FULL.map(AnnotationId), unique=True, max_size=3).map(tuple),
    st.booleans(),
)
LINKS = st.builds(ClaimLink, st.sampled_from(Bearing), FULL.map(ClaimId))
CLAIMS = st.builds(
    Claim,
    FULL.map(ClaimId),
    FULL,
    st.lists(STANCES, unique_by=lambda each: each.source, max_size=3).map(tuple),
    st.lists(LINKS, unique=True, max_size=3).map(tuple),
    st.none() | st.builds(Review, FULL, HOSTILE, HOSTILE),
    HOSTILE,
    HOSTILE,
    HOSTILE,
)
SOURCES = st.builds(
    SourceEntry,
    FULL.map(SourceKey),
    FULL,
    st.one_of(st.none(), FULL),
    FULL.map(str.lower).filter(lambda text: text == text.lower()),
    st.integers(0, 99),
)
JUDGEMENTS = st.builds(Judgement, st.sampled_from(Verdict), ANCHORS, ANCHORS)
ENTRIES = st.one_of(ANNOTATIONS, TAGS, SOURCES, CLAIMS, JUDGEMENTS)
ANCHOR = Anchor(SourceKey("s1"), "Talks go on.", "agreed. ", " Nobody", 677, 689)
NOTED = Annotation(
    AnnotationId("a-7k2m"), ANCHOR, (TagId("claim"),), "why?", "ana", "2026-11-21T23:10:00Z", ""
)


def removed_lines(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.split("\n"), after.split("\n"))
    return [line for line in lines if line.startswith("- ")]


def read_back(text: str, section: Section) -> Entry:
    root = read_tree(text).root
    assert isinstance(root, Listing)
    return read_item(section, root.items[0])


@given(ENTRIES, st.sampled_from([0, 2, 5]))
def test_every_entry_reads_back_as_it_was(entry: Entry, column: int) -> None:
    assert read_back(write_entry(entry, column, "\n"), key_of(entry).section) == entry


@given(ANNOTATIONS, ANNOTATIONS)
def test_every_changed_annotation_reads_back_as_it_is(old: Annotation, new: Annotation) -> None:
    text = rewrite_entry(write_entry(old, 2, "\n"), old, new, "\n")

    assert read_back(text, Section.ANNOTATIONS) == new


@pytest.mark.parametrize("layout", ["  - exact: a\n    weight: 3\n", " [{exact: a, weight: 3}]\n"])
def test_words_that_an_article_had_twice_before_are_kept_twice(layout: str) -> None:
    once = replace(NOTED.anchor, previous=(Earlier("a", ""),))
    old = replace(NOTED, anchor=once)
    new = replace(NOTED, anchor=replace(once, previous=once.previous * 2))
    hand = write_entry(old, 0, "\n").replace(
        "previous:\n  - exact: |-\n      a\n", "previous:" + "\n" * ("[" not in layout) + layout
    )

    assert read_back(hand, Section.ANNOTATIONS) == old
    assert read_back(rewrite_entry(hand, old, new, "\n"), Section.ANNOTATIONS) == new


@given(CLAIMS, CLAIMS)
def test_every_changed_claim_reads_back_as_it_is(old: Claim, new: Claim) -> None:
    text = rewrite_entry(write_entry(old, 2, "\n"), old, new, "\n")

    assert read_back(text, Section.CLAIMS) == new


@given(CLAIMS, st.lists(STANCES, unique_by=lambda each: each.source, max_size=2).map(tuple))
def test_every_stance_that_is_added_changes_no_other_line(
    old: Claim, more: tuple[SourceStance, ...]
) -> None:
    known = {each.source for each in old.stances}
    stances = (*old.stances, *(each for each in more if each.source not in known))
    before = write_entry(old, 0, "\n")
    after = rewrite_entry(before, old, replace(old, stances=stances), "\n")

    assert read_back(after, Section.CLAIMS) == replace(old, stances=stances)
    assert removed_lines(before, after) == []


@given(TAGS, TAGS)
def test_every_changed_tag_reads_back_as_it_is(old: Tag, new: Tag) -> None:
    text = rewrite_entry(write_entry(old, 0, "\r\n"), old, new, "\r\n")

    assert read_back(text, Section.CODEBOOK) == new


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@given(text=HOSTILE)
@example(text="\ufffe\U0001ffff\U000e0041")
def test_every_string_is_the_same_string_to_any_yaml_loader(
    loader: type[yaml.SafeLoader], text: str
) -> None:
    written = render_field("key", {"inner": [text]})

    assert yaml.load(written, Loader=loader) == {"key": {"inner": [text]}}


@given(ANNOTATIONS)
def test_every_line_of_an_entry_is_a_line_to_every_editor(entry: Annotation) -> None:
    written = write_entry(entry, 0, "\n")

    assert written.splitlines() == written.removesuffix("\n").split("\n")


@pytest.mark.parametrize("text", ["no", "12:30", "010", "1", "1e3", "0o17", "y", "2026-11-21", ""])
def test_what_yaml_would_read_as_something_else_is_quoted(text: str) -> None:
    assert render_field("key", text) == f"key: '{text}'\n"


@pytest.mark.parametrize("text", ["001_21c9d33a.txt", "s1", "Größe", "🙂", "Reuters (wire)"])
def test_what_is_plain_stays_plain(text: str) -> None:
    assert render_field("key", text) == f"key: {text}\n"


def test_an_annotation_is_laid_out_as_the_design_says() -> None:
    assert render_items([fields_of(NOTED)]) == (
        "- id: a-7k2m\n"
        "  source: s1\n"
        "  selector:\n"
        "  - type: TextQuoteSelector\n"
        "    exact: |-\n"
        "      Talks go on.\n"
        '    prefix: "agreed. "\n'
        '    suffix: " Nobody"\n'
        "  - type: TextPositionSelector\n"
        "    start: 677\n"
        "    end: 689\n"
        "  tags:\n"
        "  - claim\n"
        "  note: |-\n"
        "    why?\n"
        "  creator: ana\n"
        "  created: '2026-11-21T23:10:00Z'\n"
    )


def test_a_long_quote_stays_on_one_line() -> None:
    long = replace(NOTED, anchor=replace(ANCHOR, exact="word " * 200 + "end"))

    assert f"      {'word ' * 200}end\n" in write_entry(long, 0, "\n")


@pytest.mark.parametrize("text", [" led by a blank", "ends in one ", "a \nb", "tab\there", "a\n"])
def test_a_note_that_a_block_would_not_keep_is_quoted(text: str) -> None:
    assert 'note: "' in write_entry(replace(NOTED, note=text), 0, "\n")


def test_a_character_that_turns_text_around_is_written_as_its_number() -> None:
    assert '"a\\u202Eb"' in write_entry(replace(NOTED, note="a\u202eb"), 0, "\n")


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, note=""),
        lambda one: replace(one, note="two\nlines"),
        lambda one: replace(one, tags=()),
        lambda one: replace(one, anchor=replace(one.anchor, start=1, end=5)),
        lambda one: replace(one, modified="2027-01-01T00:00:00Z"),
    ],
)
def test_unknown_keys_of_a_changed_entry_stay_as_they_are(
    change: Callable[[Annotation], Annotation],
) -> None:
    hand = write_entry(NOTED, 0, "\n") + "  weight: 3   # by hand\n  review: {by: bo, yes: no}\n"
    written = rewrite_entry(hand, NOTED, change(NOTED), "\n")

    assert "  weight: 3   # by hand\n  review: {by: bo, yes: no}\n" in written


def test_a_selector_it_does_not_know_survives_a_moved_anchor() -> None:
    stranger = "  - type: XPathSelector\n    value: /p[2]\n"
    hand = write_entry(NOTED, 0, "\n").replace("  tags:\n", stranger + "  tags:\n")
    moved = replace(NOTED, anchor=replace(ANCHOR, start=1, end=13))

    assert stranger in rewrite_entry(hand, NOTED, moved, "\n")


def test_a_selector_it_does_not_know_survives_in_brackets_too() -> None:
    hand = (
        "- id: a-7k2m\n  source: s1\n  selector: [{type: XPathSelector, value: '/p[2]'},\n"
        "    {type: TextQuoteSelector, exact: Talks go on.,\n"
        "     prefix: 'agreed. ', suffix: ' Nobody'},\n"
        "    {type: TextPositionSelector, start: 677, end: 689}]\n  tags: [claim]\n  note: why?\n"
        "  creator: ana\n  created: '2026-11-21T23:10:00Z'\n"
    )
    moved = replace(NOTED, anchor=replace(ANCHOR, start=1, end=13))
    written = rewrite_entry(hand, NOTED, moved, "\n")

    assert read_back(written, Section.ANNOTATIONS) == moved
    assert "  - type: XPathSelector\n    value: /p[2]\n" in written


def test_a_new_stance_beside_one_in_brackets_is_written() -> None:
    old = Claim(ClaimId("c-1"), "A.", (SourceStance(SourceKey("s1"), Stance.STATES),))
    new = replace(old, stances=(*old.stances, SourceStance(SourceKey("s2"), Stance.OMITS)))
    written = rewrite_entry(
        "- {id: c-1, text: A., stances: [{source: s1, stance: states, n: 3}]}\n", old, new, "\n"
    )

    assert read_back(written, Section.CLAIMS) == new
    assert "    n: 3\n" in written


def test_an_entry_with_keys_behind_question_marks_is_written_as_a_block() -> None:
    hand = write_entry(NOTED, 0, "\n").replace("  note: |-", "  ? note\n  : |-")
    written = rewrite_entry(hand, NOTED, replace(NOTED, note="sure"), "\n")

    assert written == write_entry(replace(NOTED, note="sure"), 0, "\n")


def test_a_comment_behind_a_changed_value_stays() -> None:
    hand = write_entry(NOTED, 0, "\n").replace("creator: ana\n", "creator: ana  # who\n")
    written = rewrite_entry(hand, NOTED, replace(NOTED, creator="bo"), "\n")

    assert "  creator: bo  # who\n" in written


def test_comments_between_the_keys_of_a_changed_entry_stay() -> None:
    hand = write_entry(NOTED, 0, "\n").replace("  note:", "  # doubtful\n\n  note:")
    written = rewrite_entry(hand, NOTED, replace(NOTED, note="sure"), "\n")

    assert "  # doubtful\n\n  note: |-\n    sure\n" in written


def test_comments_behind_the_tags_that_stay_stay() -> None:
    hand = write_entry(NOTED, 0, "\n").replace("  - claim\n", "    # why\n    - claim  # sure\n")
    written = rewrite_entry(hand, NOTED, replace(NOTED, tags=(TagId("claim"), TagId("no"))), "\n")

    assert "  tags:\n    # why\n    - claim  # sure\n    - 'no'\n  note" in written


def test_a_first_key_that_goes_takes_no_other_with_it() -> None:
    hand = "- note: why?\n" + write_entry(NOTED, 0, "\n").replace("- id", "  id")
    hand = hand.replace("  note: |-\n    why?\n", "") + "  weight: 3\n"
    written = rewrite_entry(hand, NOTED, replace(NOTED, note=""), "\n")

    assert read_back(written, Section.ANNOTATIONS) == replace(NOTED, note="")
    assert "  weight: 3\n" in written


def test_an_entry_in_braces_is_written_as_a_block_with_all_its_keys() -> None:
    hand = "  - {id: x, label: X, weight: 3, on: 'no'}\n"
    old = Tag(TagId("x"), "X", None, "•", "grey")
    written = rewrite_entry(hand, old, replace(old, label="Z"), "\n")

    assert written == "  - id: x\n    label: Z\n    weight: 3\n    on: 'no'\n"


def test_a_default_the_file_leaves_out_stays_out() -> None:
    old = Tag(TagId("x"), "X", None, "•", "grey")
    written = rewrite_entry("- id: x\n  label: X\n", old, replace(old, color="red"), "\n")

    assert written == "- id: x\n  label: X\n  color: red\n"
