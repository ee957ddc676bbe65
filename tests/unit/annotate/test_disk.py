"""Bytes on the disk: what is there after every refusal, and what is said of it."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from tui.annotate import disk


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "rashomon.yaml"
    path.write_bytes(b"old")
    return path


def refuse(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_that_is_not_there_has_no_bytes_and_no_sight(tmp_path: Path) -> None:
    assert disk.read(tmp_path / "gone") is None
    assert disk.look(tmp_path / "gone") is None


def test_new_bytes_take_the_place_of_the_old_ones(target: Path) -> None:
    assert disk.replace(target, b"new", disk.look(target))
    assert (target.read_bytes(), names(target.parent)) == (b"new", ["rashomon.yaml"])


def test_a_file_that_changed_since_it_was_seen_is_left_alone(target: Path) -> None:
    seen = disk.look(target)
    target.write_bytes(b"theirs, and longer")

    assert not disk.replace(target, b"new", seen)
    assert (target.read_bytes(), names(target.parent)) == (
        b"theirs, and longer",
        ["rashomon.yaml"],
    )


def test_a_file_that_may_not_be_written_is_not_replaced(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    with pytest.raises(OSError, match="it may not be written"):
        disk.replace(target, b"new", disk.look(target))

    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(
    target: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(OSError, match="No space"):
        disk.replace(target, b"new", disk.look(target))

    assert (target.read_bytes(), names(target.parent)) == (b"old", ["rashomon.yaml"])


def test_a_rename_that_happens_and_is_called_a_failure_is_not_sure(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.replace

    def rename_and_fail(self: Path, other: Path) -> NoReturn:
        rename(self, other)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "replace", rename_and_fail)
    with pytest.raises(disk.UnsureError, match="input/output error"):
        disk.replace(target, b"new", disk.look(target))

    assert target.read_bytes() == b"new"


def test_a_disk_that_cannot_even_be_asked_has_not_got_it(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = disk.look(target)

    def rename_and_fail(self: Path, other: Path) -> NoReturn:
        monkeypatch.setattr(Path, "stat", refuse)
        raise OSError(errno.EIO, f"{self} to {other}")

    monkeypatch.setattr(Path, "replace", rename_and_fail)
    with pytest.raises(OSError, match="rashomon") as caught:
        disk.replace(target, b"new", seen)

    assert not isinstance(caught.value, disk.UnsureError)


def fail_on_folders(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Let the disk refuse to write a folder through."""
    sync = os.fsync

    def sync_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        sync(handle)

    monkeypatch.setattr(os, "fsync", sync_files)


def test_a_folder_that_cannot_be_written_through_is_not_sure(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_on_folders(monkeypatch, errno.EIO)
    with pytest.raises(disk.UnsureError):
        disk.replace(target, b"new", disk.look(target))
    with pytest.raises(disk.UnsureError):
        disk.settle(target)

    assert target.read_bytes() == b"new"


def test_a_file_system_that_knows_no_syncing_of_folders_is_as_sure_as_it_can_be(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_on_folders(monkeypatch, errno.EINVAL)

    assert disk.replace(target, b"new", disk.look(target))
    disk.settle(target)


def test_a_folder_that_may_not_be_opened_is_as_sure_as_it_can_be(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock = os.open

    def open_files(path: str | Path, *arguments: int) -> int:
        if Path(path).is_dir():
            raise PermissionError
        return unlock(path, *arguments)

    monkeypatch.setattr(os, "open", open_files)

    assert disk.replace(target, b"new", disk.look(target))


def test_a_new_file_belongs_to_whom_the_old_one_did(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def refuse_to_give(_: int, user: int, group: int) -> NoReturn:
        asked.append((user, group))
        raise PermissionError

    look = Path.stat

    def of_somebody_else(self: Path, **how: bool) -> os.stat_result:
        facts = list(look(self, **how))
        facts[stat.ST_UID], facts[stat.ST_GID] = 12345, 54321
        return os.stat_result(facts)

    monkeypatch.setattr(os, "fchown", refuse_to_give)
    monkeypatch.setattr(Path, "stat", of_somebody_else)

    assert disk.replace(target, b"new", disk.look(target))
    assert asked == [(12345, 54321)]


def test_an_older_copy_is_never_written_over(target: Path) -> None:
    first = disk.keep(target, b"one")
    second = disk.keep(target, b"two")

    assert [first.name, second.name] == ["rashomon.yaml.bak", "rashomon.yaml.bak2"]
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")


def test_the_same_bytes_are_kept_once(target: Path) -> None:
    assert disk.keep(target, b"one") == disk.keep(target, b"one")


def test_a_copy_that_cannot_be_written_whole_is_none(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        disk.keep(target, b"one")

    assert names(target.parent) == ["rashomon.yaml"]


def leftover(target: Path) -> Path:
    """What a program that was killed while saving leaves behind."""
    name = next(iter(_names_beside(target)))
    path = target.with_name(name)
    path.write_bytes(b"half")
    return path


def _names_beside(target: Path) -> list[str]:
    seen: list[str] = []
    rename = Path.replace

    def spy(self: Path, other: Path) -> Path:
        seen.append(self.name)
        return rename(self, other)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", spy)
        disk.replace(target, b"old", disk.look(target))
    return seen


def test_what_the_killed_left_is_swept_away_and_nothing_else(target: Path) -> None:
    leftover(target)
    (target.parent / ".rashomon-other.tmp").write_bytes(b"of another file")
    disk.sweep(target)

    assert names(target.parent) == [".rashomon-other.tmp", "rashomon.yaml"]


def test_what_somebody_is_writing_just_now_is_not_swept_away(target: Path) -> None:
    left = leftover(target)
    with left.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        disk.sweep(target)

    assert left.exists()


def test_a_folder_that_cannot_be_listed_is_not_swept(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = leftover(target)
    monkeypatch.setattr(Path, "iterdir", refuse)
    disk.sweep(target)

    assert left.exists()


def test_where_files_cannot_be_locked_nothing_is_swept_and_all_is_written(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = leftover(target)
    monkeypatch.setattr(sys, "platform", "win32")
    disk.sweep(target)
    with disk.locked(target, target.parent / "state"):
        assert disk.replace(target, b"new", disk.look(target))

    assert left.exists()


def test_a_reason_begins_small_whether_the_system_gave_it_or_we() -> None:
    assert disk.reason(OSError(errno.EIO, "Input/output error")) == "input/output error"
    assert disk.reason(RuntimeError("Symlink loop")) == "symlink loop"
