from __future__ import annotations

import difflib
import os
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Never

import pytest
import yaml

from tui.annotate import disk
from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply, invert
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
from tui.annotate.naming import article_file, file_name
from tui.annotate.store import (
    CUT_SHORT,
    Stored,
    load,
    save,
)
from tui.annotate.tags import (
    DEFAULT_CODEBOOK,
    EMPTY_NOTEBOOK,
    AnnotationId,
    Notebook,
    SourceKey,
    TagId,
    Verdict,
)
from tui.errors import SaveFailedError

TEXT = "Both sides agreed. The swap is the biggest yet. Talks go on. Nobody denied it."
S1 = SourceKey("s1")
SPANS = [(0, 18), (19, 47), (48, 60), (61, 78)]
TARGETS = [Target(make_anchor(S1, TEXT, start, end)) for start, end in SPANS]
CLAIM, QUOTE = TagId("claim"), TagId("quote")
ANA = Stamp("ana", "2026-11-21T23:10:00Z")
LATER = Stamp("bo", "2026-11-22T08:00:00Z")

HAND_MADE = """\
# Prisoner swap, May 2025. Keep in git.
rashomon: 1

sources:   # as of the first day
  - id: s1
    file: a.txt
    sha256: aa
    length: 78
    edition: morning   # ours

codebook:
  # one question, one word
  - {id: claim, label: Claim, key: '1', glyph: '*', color: blue}
  -
    id: quote
    label: Quote
    requiresNote: yes

annotations:
  # the important one
  - id: a-0001
    source: s1
    selector:
      - type: TextQuoteSelector
        exact: Both sides agreed.
      - {type: TextPositionSelector, start: 0, end: 18}
    tags: [claim]   # for now
    review: {by: bo, verdict: no}
    creator: ana

  # the other one
  - id: a-0002
    source: s1
    selector:
      - type: TextQuoteSelector
        exact: >-
          The swap is
          the biggest yet.
      - {type: TextPositionSelector, start: 19, end: 47}
    note: |
      Says who?

claims:
- id: c-1x
  text: |-
    The swap is the largest of the war.
  stances: &not
relations: []   # later
...
# written by ana
""".replace(" &not", "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rashomon.yaml"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def annotated(*targets: Target, notebook: Notebook = EMPTY_NOTEBOOK) -> Notebook:
    notebook = apply(notebook, enter_source(notebook, "a.txt", None, "aa", len(TEXT))[0])
    return apply(notebook, toggle_tag(notebook, targets, CLAIM, ANA))


def standing(notebook: Notebook, number: int) -> Target:
    found = notebook.annotations[number]
    return Target(found.anchor, found.id)


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


def leftovers(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir() if entry.name != "state")


def test_a_missing_file_is_an_empty_notebook_with_nine_tags(path: Path) -> None:
    assert load(path).notebook == Notebook(codebook=DEFAULT_CODEBOOK)


def test_loading_a_missing_file_creates_nothing(path: Path) -> None:
    load(path)

    assert leftovers(path.parent) == []


def test_saving_nothing_creates_no_file(path: Path, state: Path) -> None:
    base = load(path)
    save(path, base, base.notebook, state=state)

    assert not path.exists()


def test_an_empty_file_is_an_empty_notebook(path: Path) -> None:
    path.write_text("\n")

    assert load(path).notebook == EMPTY_NOTEBOOK


def test_what_is_saved_is_what_is_loaded(path: Path, state: Path) -> None:
    notebook = annotated(*TARGETS)
    notebook = apply(notebook, set_note(notebook, standing(notebook, 1), 'no: "x"\n\n- y', ANA))
    notebook = apply(notebook, create_tag(notebook, "Größe")[0])
    notebook = apply(notebook, judge(notebook, Verdict.SAME, TARGETS[0].anchor, TARGETS[1].anchor))
    save(path, load(path), notebook, state=state)

    assert load(path).notebook == notebook


def test_a_save_returns_what_a_load_would(path: Path, state: Path) -> None:
    stored = save(path, load(path), annotated(*TARGETS), state=state)
    loaded = load(path)

    assert (stored.notebook, stored.digest) == (loaded.notebook, loaded.digest)


def test_a_new_file_ends_with_the_end_mark(path: Path, state: Path) -> None:
    save(path, load(path), annotated(TARGETS[0]), state=state)

    assert path.read_text().endswith("\n...\n")


def test_sections_stand_in_the_order_of_the_design(path: Path, state: Path) -> None:
    notebook = annotated(*TARGETS)
    notebook = apply(notebook, judge(notebook, Verdict.SAME, TARGETS[0].anchor, TARGETS[1].anchor))
    save(path, load(path), notebook, state=state)
    keys = [line.split(":")[0] for line in path.read_text().splitlines() if line[0].islower()]

    assert keys == ["rashomon", "sources", "codebook", "annotations", "judgements"]


def test_any_yaml_loader_reads_the_file(path: Path, state: Path) -> None:
    save(path, load(path), annotated(TARGETS[0]), state=state)
    data = yaml.safe_load(path.read_text())

    assert data["annotations"][0]["selector"][1] == {
        "type": "TextPositionSelector",
        "start": 0,
        "end": 18,
    }


def test_one_new_tag_changes_the_lines_of_its_annotation_alone(path: Path, state: Path) -> None:
    notebook = annotated(*TARGETS)
    stored = save(path, load(path), notebook, state=state)
    before = path.read_text()
    change = toggle_tag(notebook, [standing(notebook, 2)], QUOTE, LATER)
    save(path, stored, apply(notebook, change), state=state)

    assert changed_lines(before, path.read_text()) == [
        "+   - quote",
        "-   modified: '2026-11-21T23:10:00Z'",
        "+   modified: '2026-11-22T08:00:00Z'",
    ]


def test_a_removed_annotation_takes_its_own_lines_alone(path: Path, state: Path) -> None:
    notebook = annotated(*TARGETS)
    stored = save(path, load(path), notebook, state=state)
    before = path.read_text()
    save(path, stored, apply(notebook, remove(notebook, [standing(notebook, 1)])), state=state)
    lines = changed_lines(before, path.read_text())

    assert {line[0] for line in lines} == {"-"}
    assert len(lines) == 16


def test_an_undone_removal_gives_back_the_file_byte_for_byte(path: Path, state: Path) -> None:
    path.write_text(HAND_MADE)
    stored = load(path)
    notebook = stored.notebook
    change = remove(notebook, [standing(notebook, 0), standing(notebook, 1)])
    stored = save(path, stored, apply(notebook, change), state=state)
    save(path, stored, apply(stored.notebook, invert(change)), state=state)

    assert path.read_text() == HAND_MADE


def test_an_undone_removal_gives_back_hand_made_lines_though_others_saved_meanwhile(
    path: Path, state: Path
) -> None:
    path.write_text(HAND_MADE)
    stored = load(path)
    change = remove(stored.notebook, [standing(stored.notebook, 0)])
    stored = save(path, stored, apply(stored.notebook, change), state=state)
    path.write_text(path.read_text().replace("# Prisoner", "# My prisoner"))
    save(path, stored, apply(stored.notebook, invert(change)), state=state)

    assert "    review: {by: bo, verdict: no}\n" in path.read_text()


def test_entries_keep_the_order_of_the_file(path: Path, state: Path) -> None:
    stored = save(path, load(path), annotated(*TARGETS), state=state)
    ids = [one.id for one in stored.notebook.annotations]
    turned = replace(stored.notebook, annotations=stored.notebook.annotations[::-1])
    save(path, stored, turned, state=state)

    assert [one.id for one in load(path).notebook.annotations] == ids


def test_a_problem_is_told_once(path: Path, state: Path) -> None:
    base = save(path, load(path), annotated(TARGETS[0]), state=state)
    here = standing(base.notebook, 0)
    theirs = apply(base.notebook, set_note(base.notebook, here, "theirs", LATER))
    ours = apply(base.notebook, set_note(base.notebook, here, "ours", LATER))
    save(path, base, theirs, state=state)
    stored = save(path, base, ours, state=state)
    change, _ = create_tag(stored.notebook, "Rumour")

    assert save(path, stored, apply(stored.notebook, change), state=state).problems == ()


def test_an_emptied_section_is_an_empty_list(path: Path, state: Path) -> None:
    notebook = annotated(TARGETS[0])
    stored = save(path, load(path), notebook, state=state)
    save(path, stored, apply(notebook, remove(notebook, [standing(notebook, 0)])), state=state)

    assert yaml.safe_load(path.read_text())["annotations"] == []


def test_what_was_removed_leaves_no_blank_line_before_a_new_section(
    path: Path, state: Path
) -> None:
    notebook = annotated(*TARGETS[:2])
    stored = save(path, load(path), notebook, state=state)
    emptied = apply(notebook, remove(notebook, [standing(notebook, 1)]))
    stored = save(path, stored, emptied, state=state)
    verdict = judge(emptied, Verdict.SAME, TARGETS[0].anchor, TARGETS[1].anchor)
    save(path, stored, apply(emptied, verdict), state=state)

    assert "\n\n" not in path.read_text()


def test_an_emptied_section_can_be_filled_again(path: Path, state: Path) -> None:
    notebook = annotated(TARGETS[0])
    change = remove(notebook, [standing(notebook, 0)])
    stored = save(path, load(path), notebook, state=state)
    before = path.read_text()
    stored = save(path, stored, apply(notebook, change), state=state)
    save(path, stored, notebook, state=state)

    assert path.read_text() == before


def test_a_hand_made_file_is_read(path: Path) -> None:
    path.write_text(HAND_MADE)
    notebook = load(path).notebook

    assert [(one.id, one.tags, one.note) for one in notebook.annotations] == [
        ("a-0001", ("claim",), ""),
        ("a-0002", (), "Says who?\n"),
    ]


def test_a_change_of_one_annotation_leaves_the_rest_of_a_hand_made_file(
    path: Path, state: Path
) -> None:
    path.write_text(HAND_MADE)
    stored = load(path)
    change = toggle_tag(stored.notebook, [standing(stored.notebook, 0)], QUOTE, LATER)
    save(path, stored, apply(stored.notebook, change), state=state)

    assert changed_lines(HAND_MADE, path.read_text()) == [
        "-     tags: [claim]   # for now",
        "+     tags:   # for now",
        "+     - claim",
        "+     - quote",
        "+     modified: '2026-11-22T08:00:00Z'",
    ]


def test_a_new_annotation_takes_the_layout_of_its_neighbours(path: Path, state: Path) -> None:
    path.write_text(HAND_MADE)
    stored = load(path)
    change = toggle_tag(stored.notebook, [TARGETS[2]], CLAIM, LATER)
    save(path, stored, apply(stored.notebook, change), state=state)
    lines = changed_lines(HAND_MADE, path.read_text())

    assert lines[0].startswith("+   - id: a-")
    assert {line[0] for line in lines} == {"+"}


def test_a_new_section_goes_before_the_comments_that_follow_the_last(
    path: Path, state: Path
) -> None:
    path.write_text(HAND_MADE)
    stored = load(path)
    change = judge(stored.notebook, Verdict.SAME, TARGETS[0].anchor, TARGETS[1].anchor)
    save(path, stored, apply(stored.notebook, change), state=state)
    text = path.read_text()

    assert text.index("claims:") < text.index("judgements:") < text.index("relations:")
    assert load(path).notebook.judgements == apply(stored.notebook, change).judgements


def test_unknown_sections_stay_byte_for_byte(path: Path, state: Path) -> None:
    path.write_text(HAND_MADE)
    stored = load(path)
    save(
        path,
        stored,
        apply(stored.notebook, create_tag(stored.notebook, "Rumour")[0]),
        state=state,
    )

    assert HAND_MADE[HAND_MADE.index("claims:") :] in path.read_text()


def test_a_file_in_brackets_is_written_as_blocks_once_it_changes(path: Path, state: Path) -> None:
    path.write_text('{"rashomon": 1, "sources": [], "extra": {"n": 3, "s": "no"}}\n...\n')
    stored = load(path)
    save(path, stored, annotated(TARGETS[0], notebook=stored.notebook), state=state)
    data = yaml.safe_load(path.read_text())

    assert data["extra"] == {"n": 3, "s": "no"}
    assert data["annotations"][0]["tags"] == ["claim"]


def test_a_file_with_windows_line_ends_keeps_them(path: Path, state: Path) -> None:
    path.write_bytes(HAND_MADE.replace("\n", "\r\n").encode())
    stored = load(path)
    save(path, stored, annotated(*TARGETS[2:], notebook=stored.notebook), state=state)
    data = path.read_bytes()

    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_byte_order_mark_stays(path: Path, state: Path) -> None:
    path.write_text("\ufeff" + HAND_MADE)
    stored = load(path)
    save(path, stored, annotated(*TARGETS[2:], notebook=stored.notebook), state=state)

    assert path.read_text().startswith("\ufeff# Prisoner")


def test_an_empty_codebook_stays_empty(path: Path, state: Path) -> None:
    path.write_text("rashomon: 1\ncodebook: []\n...\n")
    stored = load(path)
    save(path, stored, annotated(TARGETS[0], notebook=stored.notebook), state=state)

    assert load(path).notebook.codebook == ()


def test_a_file_that_leaves_out_the_codebook_still_does(path: Path, state: Path) -> None:
    path.write_text("rashomon: 1\n...\n")
    stored = load(path)
    save(path, stored, annotated(TARGETS[0], notebook=stored.notebook), state=state)

    assert "codebook" not in path.read_text()


@pytest.mark.parametrize("lines", ["# my notes\n", "---\n", "---  # my notes\n\n"])
def test_a_file_of_comments_keeps_them(path: Path, state: Path, lines: str) -> None:
    path.write_text(lines)
    save(path, load(path), annotated(TARGETS[0]), state=state)

    assert path.read_text().startswith(f"{lines}rashomon: 1\n")


def test_a_file_without_end_mark_may_be_cut_short(path: Path) -> None:
    path.write_text("rashomon: 1\n")

    assert load(path).problems == (CUT_SHORT,)


def test_a_file_cut_short_is_kept_before_the_first_save(path: Path, state: Path) -> None:
    path.write_text("rashomon: 1\n# and th")
    stored = load(path)
    save(path, stored, annotated(TARGETS[0]), state=state)

    assert path.with_name("rashomon.yaml.bak").read_text() == "rashomon: 1\n# and th"


def test_a_file_once_saved_is_no_longer_cut_short(path: Path, state: Path) -> None:
    path.write_text("rashomon: 1\n")
    stored = save(path, load(path), annotated(TARGETS[0]), state=state)

    assert CUT_SHORT not in (*stored.problems, *load(path).problems)


def test_an_older_copy_is_never_overwritten(path: Path, state: Path) -> None:
    backup = path.with_name("rashomon.yaml.bak")
    backup.write_text("older")
    path.write_text("rashomon: 1\n")
    save(path, load(path), annotated(TARGETS[0]), state=state)

    assert backup.read_text() == "older"
    assert path.with_name("rashomon.yaml.bak2").read_text() == "rashomon: 1\n"


def test_entries_cut_off_by_someone_else_are_not_taken_for_removed(path: Path, state: Path) -> None:
    stored = save(path, load(path), annotated(*TARGETS), state=state)
    text = path.read_text()
    path.write_text(text[: text.rindex("- id: a-")])
    change = toggle_tag(stored.notebook, [standing(stored.notebook, 0)], QUOTE, LATER)
    save(path, stored, apply(stored.notebook, change), state=state)

    assert len(load(path).notebook.annotations) == 4


def test_a_file_that_vanished_is_written_again_with_its_comments(path: Path, state: Path) -> None:
    path.write_text(HAND_MADE)
    stored = load(path)
    path.unlink()
    after = save(path, stored, annotated(*TARGETS[2:], notebook=stored.notebook), state=state)

    assert "# the important one" in path.read_text()
    assert len(after.problems) == 1


def test_a_file_someone_emptied_is_no_removal_of_everything(path: Path, state: Path) -> None:
    stored = save(path, load(path), annotated(*TARGETS[:2]), state=state)
    path.write_text("")
    save(path, stored, annotated(TARGETS[2], notebook=stored.notebook), state=state)

    assert len(load(path).notebook.annotations) == 3


def test_what_someone_else_wrote_meanwhile_is_kept(path: Path, state: Path) -> None:
    base = save(path, load(path), annotated(TARGETS[0]), state=state)
    save(path, base, annotated(TARGETS[1], notebook=base.notebook), state=state)
    stored = save(path, base, annotated(TARGETS[2], notebook=base.notebook), state=state)

    assert len(stored.notebook.annotations) == 3
    assert load(path).notebook == stored.notebook


def test_a_comment_someone_else_wrote_meanwhile_is_kept(path: Path, state: Path) -> None:
    base = save(path, load(path), annotated(TARGETS[0]), state=state)
    path.write_text(path.read_text().replace("annotations:\n", "annotations:  # mine\n"))
    save(path, base, annotated(TARGETS[2], notebook=base.notebook), state=state)

    assert "annotations:  # mine\n" in path.read_text()


def test_an_annotation_changed_on_both_sides_is_in_the_file_twice(path: Path, state: Path) -> None:
    base = save(path, load(path), annotated(TARGETS[0]), state=state)
    here = standing(base.notebook, 0)
    theirs = apply(base.notebook, set_note(base.notebook, here, "theirs", LATER))
    ours = apply(base.notebook, set_note(base.notebook, here, "ours", LATER))
    save(path, base, theirs, state=state)
    stored = save(path, base, ours, state=state)

    assert [one.note for one in load(path).notebook.annotations] == ["theirs", "ours"]
    assert len(stored.problems) == 1


def test_the_copy_of_ours_in_the_file_is_told_to_the_history(path: Path, state: Path) -> None:
    base = save(path, load(path), annotated(TARGETS[0]), state=state)
    here = standing(base.notebook, 0)
    theirs = apply(base.notebook, set_note(base.notebook, here, "theirs", LATER))
    ours = apply(base.notebook, set_note(base.notebook, here, "ours", LATER))
    save(path, base, theirs, state=state)
    stored = save(path, base, ours, state=state)

    assert list(stored.renames.values()) == [stored.notebook.annotations[1].id]


def test_a_file_that_can_no_longer_be_read_is_not_written(path: Path, state: Path) -> None:
    base = save(path, load(path), annotated(TARGETS[0]), state=state)
    path.write_text("rashomon: 1\nannotations: oops\n")
    with pytest.raises(SaveFailedError, match="line 2"):
        save(path, base, annotated(TARGETS[1], notebook=base.notebook), state=state)

    assert path.read_text() == "rashomon: 1\nannotations: oops\n"


def test_two_threads_that_save_at_once_lose_nothing(path: Path, state: Path) -> None:
    base = save(path, load(path), annotated(), state=state)
    barrier = threading.Barrier(4)

    def work(number: int) -> None:
        mine: Stored = base
        barrier.wait()
        for step in range(5):
            stamp = Stamp(f"writer {number}", f"2026-11-21T23:10:0{step}Z")
            change = toggle_tag(mine.notebook, [TARGETS[number]], CLAIM, stamp)
            mine = save(path, mine, apply(mine.notebook, change), state=state)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(load(path).notebook.annotations) == 20


WRITER = """
import sys
from pathlib import Path
from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply
from tui.annotate.edit import Stamp, Target, toggle_tag
from tui.annotate.store import load, save
from tui.annotate.tags import SourceKey, TagId
path, state, name, text = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
stored = load(path)
print("ready", flush=True)
sys.stdin.readline()
for step in range(5):
    place = Target(make_anchor(SourceKey("s1"), text, step, step + 5))
    stamp = Stamp(name, f"2026-11-21T23:10:0{step}Z")
    change = toggle_tag(stored.notebook, [place], TagId("claim"), stamp)
    stored = save(path, stored, apply(stored.notebook, change), state=state)
"""


def test_two_programs_that_save_at_once_lose_nothing(path: Path, state: Path) -> None:
    save(path, load(path), annotated(), state=state)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(state), name, TEXT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[3],
        )
        for name in ("ana", "bo")
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.communicate("go\n")

    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(load(path).notebook.annotations) == 10


def test_a_save_that_dies_before_the_rename_leaves_the_old_file_whole(
    path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Never:
        raise OSError(28, "No space left on device")

    base = save(path, load(path), annotated(TARGETS[0]), state=state)
    before = path.read_bytes()
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(SaveFailedError, match="no space left"):
        save(path, base, annotated(TARGETS[1], notebook=base.notebook), state=state)

    assert path.read_bytes() == before


@pytest.mark.parametrize("step", ["replace", "fsync", "write"])
def test_a_save_that_fails_leaves_no_file_beside(
    path: Path, state: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(*_: object) -> Never:
        raise OSError(28, "No space left on device")

    base = save(path, load(path), annotated(TARGETS[0]), state=state)
    with monkeypatch.context() as patch:
        patch.setattr(os, step, refuse)
        with pytest.raises(SaveFailedError):
            save(path, base, annotated(TARGETS[1], notebook=base.notebook), state=state)

    assert leftovers(path.parent) == ["rashomon.yaml"]


def test_a_failed_save_can_be_tried_again(
    path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Never:
        raise OSError(28, "No space left on device")

    base, wanted = load(path), annotated(TARGETS[0])
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        with pytest.raises(SaveFailedError):
            save(path, base, wanted, state=state)
    save(path, base, wanted, state=state)

    assert load(path).notebook == wanted


def test_a_file_changed_between_reading_and_renaming_is_read_again(
    path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = save(path, load(path), annotated(TARGETS[0]), state=state)
    fill = disk._fill

    def meddle(handle: int, data: bytes, like: Path) -> None:
        fill(handle, data, like)
        if "# mine" not in path.read_text():
            path.write_text("# mine\n" + path.read_text())

    monkeypatch.setattr(disk, "_fill", meddle)
    save(path, base, annotated(TARGETS[1], notebook=base.notebook), state=state)

    assert path.read_text().startswith("# mine\n")
    assert len(load(path).notebook.annotations) == 2


def test_a_folder_that_does_not_exist_cannot_be_saved_to(tmp_path: Path, state: Path) -> None:
    path = tmp_path / "none" / "rashomon.yaml"

    with pytest.raises(SaveFailedError, match="no such file"):
        save(path, load(path), annotated(TARGETS[0]), state=state)


def test_a_symbolic_link_stays_and_its_target_is_written(path: Path, state: Path) -> None:
    target = path.with_name("real.yaml")
    path.symlink_to(target.name)
    save(path, load(path), annotated(TARGETS[0]), state=state)

    assert path.is_symlink()
    assert len(load(target).notebook.annotations) == 1


def test_a_loop_of_links_is_a_failed_save(path: Path, state: Path) -> None:
    path.symlink_to(path.name)

    with pytest.raises(SaveFailedError):
        save(path, Stored(EMPTY_NOTEBOOK), annotated(TARGETS[0]), state=state)


def test_a_file_keeps_its_mode(path: Path, state: Path) -> None:
    base = save(path, load(path), annotated(TARGETS[0]), state=state)
    path.chmod(0o640)
    save(path, base, annotated(TARGETS[1], notebook=base.notebook), state=state)

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_lock_lies_in_the_state_folder(path: Path, state: Path) -> None:
    save(path, load(path), annotated(TARGETS[0]), state=state)

    assert leftovers(path.parent) == ["rashomon.yaml"]
    assert len(list((state / "locks").iterdir())) == 1


def test_a_state_folder_that_cannot_be_made_is_named(path: Path, state: Path) -> None:
    state.write_text("a file")

    with pytest.raises(SaveFailedError, match="lock"):
        save(path, load(path), annotated(TARGETS[0]), state=state)


def test_a_lock_held_too_long_is_a_failed_save(
    path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "LOCK_PATIENCE", 0.0)
    with (
        disk.locked(path.resolve(), state),
        pytest.raises(SaveFailedError, match="another program"),
    ):
        save(path, load(path), annotated(TARGETS[0]), state=state)

    assert not path.exists()


def test_the_thousandth_annotation_is_written_without_writing_the_others_anew(
    path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotation = annotated(TARGETS[0]).annotations[0]
    many = tuple(replace(annotation, id=AnnotationId(f"a-{number}")) for number in range(300))
    base = save(path, load(path), replace(annotated(), annotations=many), state=state)
    written: list[object] = []
    dump = yaml.dump

    def count(*args: object, **options: object) -> object:
        written.append(args)
        return dump(*args, **options)  # type: ignore[call-overload]  # passed on as they came

    monkeypatch.setattr(yaml, "dump", count)
    change = toggle_tag(base.notebook, [standing(base.notebook, 7)], QUOTE, LATER)
    save(path, base, apply(base.notebook, change), state=state)

    assert len(written) == 2


def test_an_article_is_named_from_the_folder_of_the_file(tmp_path: Path) -> None:
    path = file_name(str(tmp_path / "texts" / "a.txt"), tmp_path / "notes" / "rashomon.yaml")

    assert path == "../texts/a.txt"


def test_a_named_article_is_found_again(tmp_path: Path) -> None:
    found = article_file("../texts/a.txt", tmp_path / "notes" / "rashomon.yaml")

    assert found == tmp_path / "texts" / "a.txt"


@pytest.mark.parametrize("name", ["sample:one", "https://example.org/a", "-"])
def test_a_name_that_is_no_path_leads_to_no_file(tmp_path: Path, name: str) -> None:
    assert article_file(name, tmp_path / "rashomon.yaml") is None


@pytest.mark.parametrize("name", ["-", "sample:a.txt", "https://example.org/a"])
def test_what_is_no_file_keeps_its_name(name: str, tmp_path: Path) -> None:
    assert file_name(name, tmp_path / "rashomon.yaml") == name
