"""Saves that cannot be, or cannot be sure: what is said, and what is on disk then."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.unit.annotate.test_store import ANA, TARGETS, annotated
from tui.annotate import disk, store
from tui.annotate.change import apply
from tui.annotate.edit import create_tag, toggle_tag
from tui.annotate.pieces import Piece
from tui.annotate.store import keep_aside, load, save
from tui.annotate.tags import TagId
from tui.annotate.tree import FaultError
from tui.annotate.unsure import UnsureSaveError
from tui.errors import SaveFailedError

if TYPE_CHECKING:
    from pathlib import Path

    from tui.annotate.store import Stored
    from tui.annotate.tags import Notebook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rashomon.yaml"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def base(path: Path, state: Path) -> Stored:
    return save(path, load(path), annotated(TARGETS[0]), state=state)


def grown(stored: Stored) -> Notebook:
    change = toggle_tag(stored.notebook, [TARGETS[1]], TagId("claim"), ANA)
    return apply(stored.notebook, change)


def refuse(*_: object) -> NoReturn:
    raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize(
    "text",
    ["rashomon: 1\n...\n", "rashomon: [\n"],
    ids=["it says something else", "it is no YAML"],
)
def test_what_would_not_read_back_is_never_written(
    path: Path, state: Path, base: Stored, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(store, "put_together", lambda *_: (Piece(text),))
    with pytest.raises(SaveFailedError, match="the new file would not read back"):
        save(path, base, grown(base), state=state)

    assert path.read_bytes() == before


def test_a_layout_that_cannot_be_taken_apart_is_a_failed_save(
    path: Path, state: Path, base: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(*_: object) -> NoReturn:
        raise FaultError(0, None, "these lines are no entry")

    monkeypatch.setattr(store, "put_together", give_up)
    with pytest.raises(SaveFailedError, match="its layout is beyond us"):
        save(path, base, grown(base), state=state)


def test_a_file_that_would_be_above_the_cap_is_not_written(
    path: Path, state: Path, base: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(disk, "SIZE_LIMIT", len(before) + 10)
    with pytest.raises(SaveFailedError, match="it would be larger than"):
        save(path, base, grown(base), state=state)

    assert path.read_bytes() == before


def test_a_file_that_never_keeps_still_is_a_failed_save(
    path: Path, state: Path, base: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "replace", lambda *_: False)
    with pytest.raises(SaveFailedError, match="another program keeps changing the file"):
        save(path, base, grown(base), state=state)


def unsure(path: Path, state: Path, base: Stored, monkeypatch: pytest.MonkeyPatch) -> Stored:
    """What is stored after a save of which the disk did not say that it will stay."""
    with monkeypatch.context() as patch:
        patch.setattr(disk, "_sync_folder", refuse)
        with pytest.raises(UnsureSaveError, match="the disk may lose it again") as caught:
            save(path, base, grown(base), state=state)
    return caught.value.stored


def test_a_save_the_disk_is_not_sure_of_is_written_and_said(
    path: Path, state: Path, base: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = unsure(path, state, base, monkeypatch)

    assert not stored.is_sure
    assert load(path).notebook == stored.notebook == grown(base)


def test_a_save_the_disk_was_not_sure_of_is_made_sure_without_writing_again(
    path: Path, state: Path, base: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = unsure(path, state, base, monkeypatch)
    inode = path.stat().st_ino

    assert save(path, stored, stored.notebook, state=state).is_sure
    assert path.stat().st_ino == inode


def test_a_disk_that_is_still_not_sure_is_asked_again(
    path: Path, state: Path, base: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = unsure(path, state, base, monkeypatch)
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UnsureSaveError) as caught:
        save(path, stored, stored.notebook, state=state)

    assert not caught.value.stored.is_sure


def test_work_that_a_disk_refuses_is_kept_where_it_can_be(path: Path, tmp_path: Path) -> None:
    (tmp_path / "no").write_text("no folder")
    kept = keep_aside(path, annotated(TARGETS[0]), [tmp_path / "no", tmp_path / "yes"])

    assert kept is not None
    assert kept.parent == tmp_path / "yes"
    assert load(kept).notebook.annotations == annotated(TARGETS[0]).annotations
    assert load(kept).notebook.sources[0].file == (tmp_path / "a.txt").as_posix()


def test_work_that_no_folder_takes_is_kept_nowhere(path: Path, tmp_path: Path) -> None:
    (tmp_path / "no").write_text("no folder")

    assert keep_aside(path, annotated(TARGETS[0]), [tmp_path / "no"]) is None


def test_a_sample_keeps_its_name_when_work_is_kept_elsewhere(path: Path, tmp_path: Path) -> None:
    notebook = annotated(TARGETS[0])
    (entry,) = notebook.sources
    of_a_sample = replace(notebook, sources=(replace(entry, file="sample:a.txt"),))
    kept = keep_aside(path, of_a_sample, [tmp_path])

    assert kept is not None
    assert load(kept).notebook.sources[0].file == "sample:a.txt"


def test_shared_tags_are_kept_too_when_work_is_kept_elsewhere(path: Path, tmp_path: Path) -> None:
    (tmp_path / "desk.yaml").write_text("rashomon: 1\ncodebook:\n- {id: x, label: X}\n...\n")
    path.write_text("rashomon: 1\ncodebook:\n- include: desk.yaml\n...\n")
    notebook = load(path).notebook
    wanted = apply(notebook, create_tag(notebook, "Rumour")[0])
    kept = keep_aside(path, wanted, [tmp_path / "aside"])

    assert kept is not None
    assert [tag.label for tag in load(kept).notebook.codebook] == ["X", "Rumour"]
