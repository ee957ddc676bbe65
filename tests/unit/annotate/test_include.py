"""A codebook in a file of its own: read where it is included, changed only in the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.annotate.change import apply, invert
from tui.annotate.edit import Stamp, create_tag
from tui.annotate.edit_codebook import delete_tag, merge_tags, relabel_tag
from tui.annotate.merge import merge
from tui.annotate.store import load, save
from tui.annotate.tags import TagId
from tui.annotate.together import put_together
from tui.errors import AnnotationFileError, CodebookError

if TYPE_CHECKING:
    from pathlib import Path

    from tui.annotate.change import Change
    from tui.annotate.store import Stored
    from tui.annotate.tags import Notebook

ANA = Stamp("ana", "2026-11-21T23:10:00Z")
CLAIM, FIGURE, RUMOUR = TagId("claim"), TagId("figure"), TagId("rumour")

DESK = """\
rashomon: 1
codebook:
- id: claim
  label: Claim
  key: '1'
- id: figure
  label: Figure
  description: A number.
...
"""

STORY = """\
rashomon: 1
codebook:
# what the whole desk uses
- include: desk.yaml   # shared
- id: rumour
  label: Rumour
...
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "desk.yaml").write_text(DESK)
    story = tmp_path / "story.yaml"
    story.write_text(STORY)
    return story


def tags(notebook: Notebook) -> list[str]:
    return [tag.id for tag in notebook.codebook]


def saved(path: Path, stored: Stored, change: Change) -> Stored:
    wanted = apply(stored.notebook, change)
    stored = save(path, stored, wanted, state=path.parent / "state")
    assert load(path).notebook == wanted
    return stored


def test_included_tags_stand_where_they_are_included(path: Path) -> None:
    stored = load(path)

    assert (tags(stored.notebook), stored.problems) == (["claim", "figure", "rumour"], ())


def test_nothing_of_a_shared_codebook_is_written(path: Path) -> None:
    stored = load(path)
    saved(path, stored, create_tag(stored.notebook, "Leak")[0])
    added = "- id: leak\n  label: Leak\n"

    assert path.read_text().startswith(STORY.removesuffix("...\n") + added)
    assert (path.parent / "desk.yaml").read_text() == DESK


def test_the_first_own_tag_goes_below_what_is_included(path: Path) -> None:
    path.write_text("rashomon: 1\ncodebook:\n- include: desk.yaml\n...\n")
    stored = load(path)
    saved(path, stored, create_tag(stored.notebook, "Leak")[0])

    assert path.read_text().startswith("rashomon: 1\ncodebook:\n- include: desk.yaml\n- id: leak\n")


def test_a_codebook_that_only_includes_is_never_called_empty(path: Path) -> None:
    stored = load(path)
    saved(path, stored, delete_tag(stored.notebook, RUMOUR))

    assert "[]" not in path.read_text()


def test_a_changed_tag_is_written_in_the_story_and_stands_above_the_shared_one(path: Path) -> None:
    stored = load(path)
    saved(path, stored, relabel_tag(stored.notebook, FIGURE, "Number"))

    assert "- id: figure\n  label: Number\n" in path.read_text()
    assert tags(load(path).notebook) == ["claim", "figure", "rumour"]
    assert (path.parent / "desk.yaml").read_text() == DESK


def test_a_change_that_is_undone_leaves_the_story_as_it_was(path: Path) -> None:
    stored = load(path)
    change = relabel_tag(stored.notebook, FIGURE, "Number")
    saved(path, saved(path, stored, change), invert(change))

    assert path.read_text() == STORY


def test_a_shared_tag_can_be_merged_in_one_story(path: Path) -> None:
    stored = load(path)
    stored = saved(path, stored, merge_tags(stored.notebook, FIGURE, RUMOUR, ANA))

    assert "  mergedInto: rumour\n" in path.read_text()


def test_a_shared_tag_cannot_be_deleted_in_one_story(path: Path) -> None:
    with pytest.raises(CodebookError, match=r"it comes from desk\.yaml\. Remove it there"):
        delete_tag(load(path).notebook, FIGURE)


def test_a_shared_codebook_that_changed_is_as_it_is_now(path: Path) -> None:
    stored = load(path)
    desk = path.parent / "desk.yaml"
    desk.write_text(DESK.replace("label: Figure", "label: Number"))
    saved(path, load(path), create_tag(stored.notebook, "Leak")[0])

    assert "Number" in {tag.label for tag in load(path).notebook.codebook}
    assert "figure" not in path.read_text()


def test_two_readers_of_one_story_keep_what_it_includes(path: Path) -> None:
    base = load(path)
    ours = apply(base.notebook, create_tag(base.notebook, "Leak")[0])
    theirs = apply(base.notebook, relabel_tag(base.notebook, FIGURE, "Number"))
    save(path, base, theirs, state=path.parent / "state")
    stored = save(path, base, ours, state=path.parent / "state")

    assert tags(stored.notebook) == ["claim", "figure", "rumour", "leak"]
    assert stored.notebook.included == base.notebook.included
    assert load(path).notebook == stored.notebook
    assert merge(base.notebook, ours, theirs).problems == ()


def test_a_new_file_that_cannot_include_anything_has_all_tags_in_it(path: Path) -> None:
    written = put_together((), load(path).notebook)
    lines = "".join(piece.text for piece in written).splitlines()

    assert [line for line in lines if "id:" in line] == [
        "- id: claim",
        "- id: figure",
        "- id: rumour",
    ]


def test_a_file_in_brackets_can_include_too(path: Path) -> None:
    path.write_text('{"rashomon": 1, "codebook": [{"include": "desk.yaml"}]}\n...\n')
    stored = load(path)
    saved(path, stored, create_tag(stored.notebook, "Leak")[0])

    assert "- include: desk.yaml\n- id: leak\n" in path.read_text()


@pytest.mark.parametrize(
    ("desk", "problem"),
    [
        (None, "there is no such file"),
        ("rashomon: 1\n", "the key is missing, so there is no tag in it"),
        ("", "the key is missing, so there is no tag in it"),
        ("codebook: []\n", "the key is missing, so this is no annotation file"),
        ("rashomon: 1\ncodebook: [\n", "in line 3 it is no YAML"),
        ("rashomon: 1\ncodebook:\n- id: x\n", "in line 3 it is missing"),
        (DESK.replace("id: figure", "id: claim"), "in line 6 claim is given twice"),
        (DESK + "\x07", "in line 10 the control character U+0007 is in it"),
        ("rashomon: 1\ncodebook:\n- include: story.yaml\n", "an included codebook cannot include"),
        ("#" * 1_000_001, "it is larger than 1 MB"),
        (b"rashomon: 1\n# caf\xe9\n", "in line 2 it is not UTF-8"),
    ],
)
def test_what_is_wrong_with_a_shared_codebook_is_said_and_the_story_opens(
    path: Path, desk: str | bytes | None, problem: str
) -> None:
    shared = path.parent / "desk.yaml"
    if desk is None:
        shared.unlink()
    else:
        shared.write_bytes(desk if isinstance(desk, bytes) else desk.encode())
    stored = load(path)

    assert stored.problems[0].startswith("the codebook desk.yaml cannot be used: ")
    assert problem in stored.problems[0]
    assert tags(stored.notebook) == ["rumour"]


def test_a_folder_is_no_codebook(path: Path) -> None:
    path.write_text(STORY.replace("desk.yaml", "."))

    assert "the codebook . cannot be used: " in load(path).problems[0]


def test_an_address_is_no_codebook(path: Path) -> None:
    path.write_text(STORY.replace("desk.yaml", "https://example.org/desk.yaml"))

    assert "there is no such file" in load(path).problems[0]


def test_a_codebook_that_cannot_be_read_is_not_taken_out_of_the_story(path: Path) -> None:
    (path.parent / "desk.yaml").unlink()
    stored = load(path)
    saved(path, stored, create_tag(stored.notebook, "Leak")[0])

    assert "- include: desk.yaml   # shared\n" in path.read_text()


def test_a_byte_order_mark_in_a_shared_codebook_does_no_harm(path: Path) -> None:
    (path.parent / "desk.yaml").write_text("\ufeff" + DESK)

    assert load(path).problems == ()


def test_a_tag_of_two_shared_codebooks_is_that_of_the_first(path: Path) -> None:
    (path.parent / "other.yaml").write_text(DESK.replace("Figure", "Number"))
    path.write_text(STORY.replace("- id: rumour", "- include: other.yaml\n- id: rumour"))
    stored = load(path)

    assert [tag.label for tag in stored.notebook.codebook] == ["Claim", "Figure", "Rumour"]
    assert stored.problems[1] == (
        "the tag figure is in desk.yaml and in other.yaml; that of desk.yaml counts"
    )
    saved(path, stored, relabel_tag(stored.notebook, FIGURE, "Count"))


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ("- include: desk.yaml\n", 5),
        ("".join(f"- include: {n}.yaml\n" for n in range(10)), 14),
    ],
)
def test_too_much_of_a_good_thing_is_a_mistake(path: Path, more: str, line: int) -> None:
    path.write_text(STORY.replace("- id: rumour", more + "- id: rumour"))
    with pytest.raises(AnnotationFileError) as caught:
        load(path)

    assert (caught.value.line, caught.value.key) == (line, "include")


def test_a_file_that_includes_nothing_has_nothing_shared(path: Path) -> None:
    path.write_text(DESK)

    assert load(path).notebook.included == ()
    assert load(path).notebook.shared_tag(CLAIM) is None
