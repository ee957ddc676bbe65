"""The drivers of this folder in short. Each is a command; see `tests.faults` for the long form."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from tests.faults.edits import SEEDS, WRONG, edit_often, is_kept, read_texts
from tests.faults.kill import kill_often, kill_reader, kill_saver
from tests.faults.readers import annotate_at_once, judge

ROOT = Path(__file__).parents[2]


def test_whatever_write_fails_is_said_and_nothing_shown_as_saved_is_lost() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.refuse", "--short"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr.strip()) == (0, "")


def test_a_killed_save_loses_nothing_that_was_shown_as_saved(tmp_path: Path) -> None:
    shown, _, wrong = kill_often(kill_saver, tmp_path, range(5), random.Random(1))

    assert shown
    assert wrong == []


def test_a_killed_reader_loses_nothing_that_was_shown_as_saved(tmp_path: Path) -> None:
    _, _, wrong = kill_often(kill_reader, tmp_path, range(1), random.Random(2))

    assert wrong == []


def test_readers_that_write_at_once_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    shown = annotate_at_once(tmp_path / "rashomon.yaml", readers=4, each=6)

    assert judge(tmp_path / "rashomon.yaml", shown, 24) == []


def test_after_two_hundred_edits_of_articles_no_anchor_is_silently_on_other_words() -> None:
    outcomes = list(edit_often(read_texts([SEEDS]), edits=200, seed=7))

    assert [each for each in outcomes if each.result == WRONG] == []
    assert is_kept(outcomes)
