from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.annotate.anchor import make_anchor
from tui.annotate.change import Change, History, apply
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
from tui.annotate.pieces import Piece, cut
from tui.annotate.schema import read_notebook
from tui.annotate.tags import Notebook, Section, SourceKey, TagId, Verdict, key_of
from tui.annotate.together import put_together
from tui.annotate.tree import read_tree

TEXT = "Both sides agreed. The swap is the biggest yet. Talks go on. Nobody denied it."
S1 = SourceKey("s1")
ANCHORS = [make_anchor(S1, TEXT, start, start + 9) for start in (0, 19, 48, 61)]

INDENTED = """\
# top
---
rashomon: 1   # version

# two articles
sources:

  # the first
  - id: s1
    file: a.txt

    sha256: aa
    length: 78

  # the second
  - # of the same day
    id: s2
    file: b.txt
    sha256: bb
    length: 80
# end of sources
codebook:  # words
  - {id: claim, label: Claim, parent: none}   # braces
  - label: Quote
    id: quote
    description: >
      What someone
      is said to have said.

  - id: figure
    label: "Fi\\
      gure"
annotations: []   # none yet
claims:
  - id: c-1
    # inside
    text: |+
      kept

# before the end
...
# after the end
"""

FLUSH = """\
sources:
- sha256: aa
  id: s1
  length: 78
  file: a.txt
relations:
- 'a': b   # order of sections is mine
judgements: ~
annotations:
# one
- source: s1
  note: |2
      led by blanks

  id: a-1
  selector:
  - {type: FragmentSelector, value: p2}
  - {type: TextPositionSelector, start: 0, end: 9}
  -
    type: TextQuoteSelector
    exact: Both side
  review: [a, b]
# two
-   id: a-2
    source: s1
    selector: [{type: TextQuoteSelector, exact: he swap i, extra: 1},
      {type: TextPositionSelector, start: 20, end: 29}]
    tags:
      - quote
      - claim   # second

# three
rashomon: 1
"""

MADE = """\
rashomon: 1
sources:
- id: s1
  file: a.txt
  sha256: aa
  length: 78
...
"""

WISHES = st.lists(
    st.tuples(
        st.sampled_from(["tag", "note", "remove", "create", "judge", "enter", "undo", "redo"]),
        st.integers(0, 5),
        st.integers(0, 3),
    ),
    max_size=12,
)


def act(notebook: Notebook, kind: str, one: int, two: int) -> Change:
    stamp = Stamp("ana", f"2026-11-21T23:10:{10 * one + two:02}Z")
    places = [Target(anchor) for anchor in ANCHORS]
    places += [Target(entry.anchor, entry.id) for entry in notebook.annotations]
    place = places[-1 - one % len(places)]
    match kind:
        case "tag":
            tag = TagId(["claim", "quote", "figure", "other"][two])
            return toggle_tag(notebook, [place, places[two]], tag, stamp)
        case "note":
            return set_note(notebook, place, ["", "why?", "two\n\nlines", "12:30"][two], stamp)
        case "remove":
            return remove(notebook, [place])
        case "create":
            return create_tag(notebook, f"tag {one}")[0]
        case "judge":
            return judge(notebook, list(Verdict)[two % 2], ANCHORS[two], ANCHORS[one % 4])
        case _:
            return enter_source(notebook, f"{one}.txt", None, str(one), one)[0]


def pieces_of(text: str) -> tuple[tuple[Piece, ...], Notebook]:
    tree = read_tree(text)
    reading = read_notebook(tree.root)
    return cut(text, tree, reading), reading.notebook


def entries(notebook: Notebook) -> list[dict[object, object]]:
    sections = [notebook.entries(section) for section in Section]
    return [{key_of(entry): entry for entry in section} for section in sections]


@pytest.mark.parametrize("text", [INDENTED, FLUSH, MADE, INDENTED.replace("\n", "\r\n")])
def test_the_pieces_of_a_file_are_the_file(text: str) -> None:
    assert "".join(piece.text for piece in pieces_of(text)[0]) == text


@pytest.mark.parametrize("text", [INDENTED, FLUSH, MADE, INDENTED.replace("\n", "\r\n")])
@settings(max_examples=30, deadline=None)
@given(wishes=WISHES)
def test_whatever_is_done_to_a_file_reads_back(
    text: str, wishes: list[tuple[str, int, int]]
) -> None:
    pieces, notebook = pieces_of(text)
    history = History()
    for kind, one, two in wishes:
        if kind == "undo":
            history, change = history.undo()
        elif kind == "redo":
            history, change = history.redo()
        else:
            change = act(notebook, kind, one, two)
            history = history.do(change)
        notebook = apply(notebook, change)
        pieces = put_together(pieces, notebook)
    written = "".join(piece.text for piece in pieces)

    assert entries(pieces_of(written)[1]) == entries(notebook)


@pytest.mark.parametrize("text", [INDENTED, FLUSH])
@settings(max_examples=30, deadline=None)
@given(wishes=WISHES)
def test_what_is_undone_leaves_only_the_end_mark_behind(
    text: str, wishes: list[tuple[str, int, int]]
) -> None:
    pieces, notebook = pieces_of(text)
    history = History()
    for kind, one, two in wishes:
        if kind in {"note", "tag", "remove"} and notebook.annotations:
            change = remove(notebook, [Target(ANCHORS[0], notebook.annotations[one % 1].id)])
        else:
            change = act(notebook, "judge", one, two)
        history = history.do(change)
        notebook = apply(notebook, change)
        pieces = put_together(pieces, notebook)
    for _ in wishes:
        history, change = history.undo()
        notebook = apply(notebook, change)
        pieces = put_together(pieces, notebook)
    written = [line for piece in pieces for line in piece.text.splitlines()]

    assert [line for line in text.splitlines() if line not in written] in (
        [],
        ["judgements: ~"],
    )


@pytest.mark.parametrize("text", [INDENTED, FLUSH])
def test_comments_between_entries_outlive_the_entries(text: str) -> None:
    pieces, notebook = pieces_of(text)
    emptied = Notebook(claims=notebook.claims)
    written = "".join(piece.text for piece in put_together(pieces, emptied))
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]

    assert [line for line in comments if line not in written] == []


@pytest.mark.parametrize(
    "text",
    [
        "  rashomon: 1\n  sources:\n  - {id: s1, file: a.txt, sha256: aa, length: 78}\n...\n",
        "rashomon: 1\nsources: [{id: s1, file: a.txt, sha256: aa, length: 78}]\n...\n",
        "rashomon: 1\n? sources\n: - {id: s1, file: a.txt, sha256: aa, length: 78}\n...\n",
        "{rashomon: 1, sources: [{id: s1, file: a.txt, sha256: aa, length: 78}]}\n...\n",
    ],
)
def test_a_layout_that_has_no_lines_of_its_own_is_written_as_ours(text: str) -> None:
    pieces, notebook = pieces_of(text)

    assert notebook == pieces_of(MADE)[1]
    assert "".join(piece.text for piece in pieces) == MADE


@pytest.mark.parametrize(
    "stranger", [f"? {'k' * 200}\n: value\n", "? a\n? b\n", "'a b': [1, 2]  # c\n", "n:\n# c\n\n"]
)
def test_a_section_in_an_unusual_form_stays_as_it_is(stranger: str) -> None:
    text = MADE.replace("...", stranger + "...")
    pieces, notebook = pieces_of(text)
    change = create_tag(notebook, "Rumour")[0]
    written = "".join(piece.text for piece in put_together(pieces, apply(notebook, change)))

    assert stranger in written
    assert entries(pieces_of(written)[1]) == entries(apply(notebook, change))
