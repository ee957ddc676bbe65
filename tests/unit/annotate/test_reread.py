"""What is known of a file is not read again; what comes of it is what reading it whole gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.annotate.test_pieces import FLUSH, INDENTED, MADE, pieces_of
from tui.annotate.anchor import make_anchor
from tui.annotate.reread import Reread
from tui.annotate.reread import reread as reread_with
from tui.annotate.schema import read_notebook
from tui.annotate.tags import Annotation, AnnotationId, SourceKey, TagId
from tui.annotate.together import put_together
from tui.annotate.tree import FaultError, read_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotate.pieces import Piece

TEXT = "Both sides agreed. The swap is the biggest yet. Talks go on. Nobody denied it."
TAGS = (TagId("claim"),)


def annotation(number: int, note: str = "") -> Annotation:
    anchor = make_anchor(SourceKey("s1"), TEXT, number, number + 9)
    return Annotation(AnnotationId(f"a-{number}"), anchor, TAGS, note, "ana", "", "")


def file_of(count: int, base: str = MADE) -> tuple[str, tuple[Piece, ...]]:
    pieces, notebook = pieces_of(base)
    notebook = replace(notebook, annotations=tuple(annotation(n, "n") for n in range(count)))
    pieces = put_together(pieces, notebook)
    return "".join(piece.text for piece in pieces), pieces


def reread(text: str, known: Sequence[Piece]) -> Reread | None:
    return reread_with(text, known, read_notebook)


def is_right(text: str, fresh: Reread | None) -> bool:
    """Whether it is what reading the whole gives; to give up is always right."""
    try:
        tree = read_tree(text)
        whole = read_notebook(tree.root)
    except FaultError:
        return fresh is None
    if fresh is None:
        return True
    return (
        fresh.notebook == whole.notebook
        and fresh.problems == whole.problems
        and fresh.has_end == (tree.end_mark is not None)
        and "".join(piece.text for piece in fresh.pieces) == text
    )


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that YAML is given to read."""
    texts: list[str] = []

    def listen(text: str) -> object:
        texts.append(text)
        return read_tree(text)

    monkeypatch.setattr("tui.annotate.reread.read_tree", listen)
    return texts


def test_only_what_changed_and_what_follows_it_goes_through_yaml(parsed: list[str]) -> None:
    text, pieces = file_of(40)
    changed = text.replace("- id: a-20\n", "- id: b-20\n")
    fresh = reread(changed, pieces)

    assert is_right(changed, fresh)
    assert fresh is not None
    assert parsed[0].count("- id: a-") == 3  # the first, which follows the head; 21; the last


def test_pieces_that_are_known_stay_the_same(parsed: list[str]) -> None:
    text, pieces = file_of(40)
    fresh = reread(text + "# more\n", pieces)

    assert fresh is not None
    assert pieces[15] in fresh.pieces
    assert len(parsed[0]) < len(text) / 3


def test_an_open_quotation_mark_swallows_no_entry_unseen() -> None:
    text, pieces = file_of(6)
    changed = text.replace("- id: a-2\n", '- id: a-2\n  extra: "\n', 1)

    assert is_right(changed, reread(changed, pieces))


def test_a_quotation_that_holds_a_whole_known_entry_is_no_entry() -> None:
    text, pieces = file_of(6)
    known = next(piece.text for piece in pieces if "a-3" in piece.text)
    changed = text.replace(known, "").replace("- id: a-1\n", f"- id: a-1\n  extra: '\n{known}  '\n")

    assert is_right(changed, reread(changed, pieces))


def test_an_entry_that_is_given_twice_is_left_to_those_who_say_so() -> None:
    text, pieces = file_of(6)
    known = next(piece.text for piece in pieces if "a-3" in piece.text)
    changed = text.replace(known, known + known)

    assert reread(changed, pieces) is None


def test_an_entry_whose_source_is_gone_is_left_to_those_who_say_so() -> None:
    text, pieces = file_of(6)
    changed = text.replace("- id: s1", "- id: s2")

    assert reread(changed, pieces) is None


def test_a_known_entry_whose_source_is_gone_is_left_to_those_who_say_so() -> None:
    pieces, notebook = pieces_of(MADE)
    other = replace(notebook.sources[0], id=SourceKey("s2"), file="b.txt")
    rows = [annotation(number) for number in range(9)]
    rows[4] = replace(rows[4], anchor=replace(rows[4].anchor, source=other.id))
    notebook = replace(notebook, sources=(*notebook.sources, other), annotations=tuple(rows))
    pieces = put_together(pieces, notebook)
    text = "".join(piece.text for piece in pieces)
    entry = next(piece.text for piece in pieces if piece.entry == other)

    assert reread(text.replace(entry, ""), pieces) is None


def test_a_section_in_brackets_beside_known_entries_is_read_as_a_whole() -> None:
    text, pieces = file_of(6)
    entry = next(piece.text for piece in pieces if piece.section == "sources" and piece.entry)
    flow = "sources: [{id: s1, file: a.txt, sha256: aa, length: 78}]\n"

    assert reread(text.replace(f"sources:\n{entry}", flow), pieces) is None


def test_a_file_without_any_list_knows_nothing() -> None:
    assert reread("rashomon: 1\n...\n", file_of(6)[1]) is None


def test_an_entry_under_another_head_is_read_as_what_it_is_there() -> None:
    text, pieces = file_of(6)
    changed = text.replace("annotations:\n", "strangers:\n")

    assert is_right(changed, reread(changed, pieces))


def test_a_file_in_brackets_is_read_as_a_whole() -> None:
    _, pieces = file_of(6)

    assert reread('{"rashomon": 1, "sources": []}\n...\n', pieces) is None


def test_without_anything_known_nothing_is_shorter() -> None:
    assert reread(MADE, pieces_of(MADE)[0]) is None


def test_a_new_file_knows_nothing() -> None:
    assert reread(MADE, ()) is None


def test_an_end_cut_off_is_noticed() -> None:
    text, pieces = file_of(9)
    fresh = reread(text.removesuffix("...\n"), pieces)

    assert fresh is not None
    assert not fresh.has_end


LINES = st.sampled_from(
    ["", "# c", "- id: a-7", "  note: x", '  extra: "', "'", "  note: |-", "    - id: a-1", "...",
     "annotations:", "claims: []", "- {}", "  - id: a-2", "\t", "...\n---", "codebook: []"]
)  # fmt: skip


@pytest.mark.parametrize("base", [MADE, INDENTED, FLUSH.removesuffix("rashomon: 1\n") + MADE[:12]])
@settings(max_examples=120, deadline=None)
@given(
    edits=st.lists(
        st.tuples(st.integers(0, 200), st.sampled_from(["add", "cut", "swap"]), LINES), max_size=5
    )
)
def test_however_a_file_is_edited_it_is_read_as_if_nothing_were_known(
    base: str, edits: list[tuple[int, str, str]]
) -> None:
    text, pieces = file_of(5, base)
    lines = text.split("\n")
    for place, kind, line in edits:
        at = place % len(lines)
        if kind == "add":
            lines.insert(at, line)
        elif kind == "cut" and len(lines) > 1:
            del lines[at]
        else:
            lines[at] = line
    changed = "\n".join(lines)

    assert is_right(changed, reread(changed, pieces))
