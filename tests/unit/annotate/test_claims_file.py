"""Claims, stances and the whole codebook in the file: read, refused, written, changed in place."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply, invert
from tui.annotate.claims import Bearing, Claim, ClaimId, ClaimLink, Review, SourceStance, Stance
from tui.annotate.edit import Stamp, Target, create_tag, toggle_tag
from tui.annotate.edit_claims import (
    Proposal,
    clear_stance,
    confirm_stances,
    delete_claim,
    edit_text,
    make_claim,
    relate,
    set_review,
    set_stance,
)
from tui.annotate.patch import rewrite_entry, write_entry
from tui.annotate.store import load, save
from tui.annotate.tags import (
    EMPTY_NOTEBOOK,
    AnnotationId,
    Earlier,
    Notebook,
    SourceEntry,
    SourceKey,
    TagId,
)
from tui.errors import AnnotationFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.annotate.change import Change

S1, S2 = SourceKey("s1"), SourceKey("s2")
C1, C2 = ClaimId("c-1x"), ClaimId("c-2y")
ANA, BO = Stamp("ana", "2026-11-21T23:10:00Z"), Stamp("bo", "2026-11-22T08:00:00Z")
PLACE = Target(make_anchor(S2, "x" * 80, 30, 39))
SWAP = Claim(
    C1,
    "The swap is the largest of the war.",
    (
        SourceStance(S1, Stance.ATTRIBUTES, "both countries", (AnnotationId("a-1"),)),
        SourceStance(S2, Stance.QUALIFIES, is_proposed=True),
    ),
    (ClaimLink(Bearing.REFINES, C2),),
    Review("mostly true", "Ana", "https://example.org/1"),
    "ana",
    "2026-11-21T23:10:00Z",
    "2026-11-21T23:12:40Z",
)

GOOD = """\
# The talks of May
rashomon: 1
sources:
- {id: s1, file: a.txt, sha256: aa, length: 78}
- {id: s2, file: b.txt, sha256: bb, length: 80}
codebook:
- id: figure
  label: Figure
  key: '2'
  parent: fact
  description: |-
    A number with a unit.
  requiresNote: yes
- id: fact
  label: Fact
- id: count
  label: Count
  mergedInto: figure
annotations:
- id: a-1
  source: s1
  selector:
  - type: TextQuoteSelector
    exact: biggest
  - type: TextPositionSelector
    start: 30
    end: 37
  previous:
  - exact: largest
    until: '2026-11-21T23:11:00Z'
claims:
# the one that matters
- id: c-1x
  text: |-
    The swap is the largest of the war.
  stances:
  # heard it twice
  - source: s1
    stance: attributes   # not states
    attributedTo: both countries
    annotations: [a-1]
    confidence: 3
  - {source: s2, stance: qualifies, proposed: true}   # a guess
  relations:
  - relation: refines
    claim: c-2y
    since: monday
  review:
    rating: mostly true
    method: by phone
- id: c-2y
  text: There was a swap.
...
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rashomon.yaml"


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in list(lines)[2:] if line[0] in "+-"]


def diff_of(path: Path, edit: Callable[[Notebook], Change], text: str = GOOD) -> list[str]:
    """The lines of a hand-made file that one act changes."""
    path.write_text(text)
    stored = load(path)
    wanted = apply(stored.notebook, edit(stored.notebook))
    save(path, stored, wanted, state=path.parent / "state")
    assert load(path).notebook == wanted
    return changed_lines(text, path.read_text())


def test_a_claim_is_laid_out_as_the_design_says() -> None:
    assert write_entry(SWAP, 0, "\n") == (
        "- id: c-1x\n"
        "  text: |-\n"
        "    The swap is the largest of the war.\n"
        "  stances:\n"
        "  - source: s1\n"
        "    stance: attributes\n"
        "    attributedTo: both countries\n"
        "    annotations:\n"
        "    - a-1\n"
        "  - source: s2\n"
        "    stance: qualifies\n"
        "    proposed: true\n"
        "  relations:\n"
        "  - relation: refines\n"
        "    claim: c-2y\n"
        "  review:\n"
        "    rating: mostly true\n"
        "    author: Ana\n"
        "    url: https://example.org/1\n"
        "  creator: ana\n"
        "  created: '2026-11-21T23:10:00Z'\n"
        "  modified: '2026-11-21T23:12:40Z'\n"
    )


def test_a_claim_is_read_with_all_it_says(path: Path) -> None:
    path.write_text(GOOD)
    claim, other = load(path).notebook.claims

    assert claim.stances == SWAP.stances
    assert (claim.links, claim.review) == (SWAP.links, Review("mostly true"))
    assert (other.text, other.stances) == ("There was a swap.", ())


def test_a_tag_is_read_with_all_it_says(path: Path) -> None:
    path.write_text(GOOD)
    figure, fact, count = load(path).notebook.codebook

    assert (figure.parent, figure.description) == ("fact", "A number with a unit.")
    assert (figure.requires_note, fact.requires_note) == (True, False)
    assert count.merged_into == TagId("figure")


def test_the_words_an_article_had_before_are_read(path: Path) -> None:
    path.write_text(GOOD)

    assert load(path).notebook.annotations[0].anchor.previous == (
        Earlier("largest", "2026-11-21T23:11:00Z"),
    )


def test_nothing_is_wrong_with_the_file(path: Path) -> None:
    path.write_text(GOOD)

    assert load(path).problems == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ("stance: attributes ", "stance: denies ", 39, "stance"),
        ("    stance: attributes   # not states\n", "", 38, "stance"),
        ("source: s2, st", "source: s1, st", 43, "stances"),
        ("source: s2, st", "source: s3, st", 33, "source"),
        ("proposed: true", "proposed: maybe", 43, "proposed"),
        ("annotations: [a-1]", "annotations: a-1", 41, "annotations"),
        ("annotations: [a-1]", "annotations: [a-1, a-1]", 41, "annotations"),
        ("annotations: [a-1]", "annotations: [[]]", 41, "annotations"),
        ("relation: refines", "relation: near", 45, "relation"),
        ("    since: monday", "  - {relation: refines, claim: c-2y}", 47, "relations"),
        ("    claim: c-2y\n", "", 45, "claim"),
        ("    rating: mostly true\n", "", 49, "rating"),
        ("review:\n    rating: mostly true\n    method: by phone", "review: true", 48, "review"),
        ("text: There was a swap.", "text: ''", 52, "text"),
        ("- id: c-2y\n", "- id: c-1x\n", 51, "id"),
        ("  stances:\n", "  stances: 3\n  other:\n", 36, "stances"),
        ("requiresNote: yes", "requiresNote: often", 13, "requiresNote"),
        ("  - exact: largest\n    until", "  - until", 29, "exact"),
    ],
)
def test_a_mistake_in_a_claim_is_told_with_its_line_and_key(
    path: Path, old: str, new: str, line: int, key: str
) -> None:
    assert old in GOOD
    path.write_text(GOOD.replace(old, new, 1))
    with pytest.raises(AnnotationFileError) as caught:
        load(path)

    assert (caught.value.line, caught.value.key) == (line, key)


@pytest.mark.parametrize(
    ("old", "new", "doubt"),
    [
        ("[a-1]", "[a-9]", "the claim c-1x refers to a-9, which is not there"),
        ("claim: c-2y", "claim: c-9", "the claim c-1x refines c-9, which is not there"),
        ("parent: fact", "parent: facts", "the tag figure stands under facts, which is not there"),
        (
            "label: Fact\n",
            "label: Fact\n  parent: figure\n",
            "the tag figure stands under itself by way of fact",
        ),
        (
            "mergedInto: figure",
            "mergedInto: figures",
            "the tag count is merged into figures, which is not there",
        ),
        (
            "label: Fact\n",
            "label: Fact\n  mergedInto: fact\n",
            "the tag fact is merged into itself by way of fact",
        ),
    ],
)
def test_what_leads_nowhere_is_told_and_not_refused(
    path: Path, old: str, new: str, doubt: str
) -> None:
    assert old in GOOD
    path.write_text(GOOD.replace(old, new, 1))

    assert load(path).problems[0] == doubt


def test_a_new_stance_is_the_lines_of_that_stance(path: Path) -> None:
    assert diff_of(path, lambda book: set_stance(book, C2, S2, Stance.OMITS, BO)) == [
        "+  stances:",
        "+  - source: s2",
        "+    stance: omits",
        "+  modified: '2026-11-22T08:00:00Z'",
    ]


def test_another_stance_leaves_the_lines_of_all_others_as_they_are(path: Path) -> None:
    assert diff_of(path, lambda book: set_stance(book, C1, S1, Stance.STATES, BO)) == [
        "-    stance: attributes   # not states",
        "-    attributedTo: both countries",
        "+    stance: states   # not states",
        "+  modified: '2026-11-22T08:00:00Z'",
    ]


def test_a_confirmed_stance_in_braces_becomes_a_block(path: Path) -> None:
    assert diff_of(path, lambda book: confirm_stances(book, C1, BO)) == [
        "-  - {source: s2, stance: qualifies, proposed: true}   # a guess",
        "+  - source: s2",
        "+    stance: qualifies",
        "+  modified: '2026-11-22T08:00:00Z'",
    ]


def test_a_stance_taken_back_takes_its_own_lines_alone(path: Path) -> None:
    assert diff_of(path, lambda book: clear_stance(book, C1, S2, BO)) == [
        "-  - {source: s2, stance: qualifies, proposed: true}   # a guess",
        "+  modified: '2026-11-22T08:00:00Z'",
    ]


def test_stances_in_brackets_keep_the_keys_nobody_knows(path: Path) -> None:
    start, end = GOOD.index("\n  # heard"), GOOD.index("\n  relations")
    flow = " [{source: s1, stance: states, weight: 2, proposed: yes}, {source: s2, stance: omits}]"
    text = GOOD[:start] + flow + GOOD[end:]
    lines = diff_of(path, lambda book: confirm_stances(book, C1, BO), text)

    assert "+    weight: 2" in lines
    assert not [line for line in lines if line.startswith("+") and "proposed" in line]


def test_other_words_for_a_claim_change_its_text_alone(path: Path) -> None:
    assert diff_of(path, lambda book: edit_text(book, C2, "A swap.", BO)) == [
        "-  text: There was a swap.",
        "+  text: |-",
        "+    A swap.",
        "+  modified: '2026-11-22T08:00:00Z'",
    ]


def test_a_relation_leaves_what_stands_beside_it(path: Path) -> None:
    assert diff_of(path, lambda book: relate(book, C1, Bearing.SUPPORTS, C2, BO)) == [
        "+  - relation: supports",
        "+    claim: c-2y",
        "+  modified: '2026-11-22T08:00:00Z'",
    ]


def test_a_review_keeps_the_keys_nobody_knows(path: Path) -> None:
    review = Review("false", "Bo")

    assert diff_of(path, lambda book: set_review(book, C1, review, BO)) == [
        "-    rating: mostly true",
        "+    rating: 'false'",
        "+    author: Bo",
        "+  modified: '2026-11-22T08:00:00Z'",
    ]


def test_a_removed_claim_takes_its_lines_and_what_others_say_of_it(path: Path) -> None:
    assert diff_of(path, lambda book: delete_claim(book, C2, BO)) == [
        "-  relations:",
        "-  - relation: refines",
        "-    claim: c-2y",
        "-    since: monday",
        "-- id: c-2y",
        "-  text: There was a swap.",
        "+  modified: '2026-11-22T08:00:00Z'",
    ]


def test_an_undone_removal_of_a_claim_gives_back_the_file_byte_for_byte(path: Path) -> None:
    path.write_text(GOOD)
    stored = load(path)
    change = delete_claim(stored.notebook, C1, BO)
    state = path.parent / "state"
    stored = save(path, stored, apply(stored.notebook, change), state=state)
    save(path, stored, apply(stored.notebook, invert(change)), state=state)

    assert path.read_text() == GOOD


def test_a_claim_whose_stances_are_named_twice_by_hand_is_written_anew() -> None:
    hand = write_entry(SWAP, 0, "\n").replace("  review:", "  extra: {a: [1, b]}\n  review:")
    written = rewrite_entry(hand, SWAP, replace(SWAP, stances=()), "\n")

    assert "stances" not in written
    assert "  extra: {a: [1, b]}\n" in written


@pytest.mark.parametrize(
    ("edit", "added", "removed"),
    [
        (lambda book: toggle_tag(book, [PLACE], TagId("figure"), BO), 16, 0),
        (lambda book: make_claim(book, "Both.", [Proposal(PLACE, Stance.STATES)], BO)[0], 26, 0),
        (lambda book: set_stance(book, book.claims[0].id, S2, Stance.OMITS, BO), 3, 1),
        (lambda book: create_tag(book, "Rumour")[0], 4, 0),
    ],
)
def test_the_diff_of_one_act_is_the_lines_of_that_entry_alone(
    path: Path, edit: Callable[[Notebook], Change], added: int, removed: int
) -> None:
    notebook = Notebook(
        sources=tuple(SourceEntry(key, f"{key}.txt", None, key, 80) for key in (S1, S2)),
        codebook=EMPTY_NOTEBOOK.codebook,
    )
    for start in (0, 20, 40):
        place = Target(make_anchor(S1, "x" * 80, start, start + 9))
        notebook = apply(notebook, toggle_tag(notebook, [place], TagId("claim"), ANA))
        proposals = [Proposal(place, Stance.STATES)]
        notebook = apply(notebook, make_claim(notebook, f"Claim {start}", proposals, ANA)[0])
    state = path.parent / "state"
    stored = save(path, load(path), notebook, state=state)
    before = path.read_text()
    save(path, stored, apply(notebook, edit(notebook)), state=state)
    lines = changed_lines(before, path.read_text())
    gone = [line for line in lines if line[0] == "-"]

    assert (len(lines) - len(gone), len(gone)) == (added, removed)
    assert all("modified: " in line for line in gone)
