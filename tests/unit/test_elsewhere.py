"""Matching in another process: the same pairs, and no process that nobody waits for."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.making import make_source
from tui import elsewhere
from tui.compare import find_pairs

if TYPE_CHECKING:
    from tui.model import Source

SOURCES = (
    make_source("The mayor of Larkford resigned on Friday.", "Two people were hurt."),
    make_source("Larkford's mayor has resigned, the council said.", name="b.txt"),
    make_source("The mayor of Larkford resigned on Friday.", name="c.txt"),
)


@pytest.fixture(autouse=True)
def _all_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elsewhere, "LARGE", 0)


def test_another_process_finds_the_same_pairs_and_says_how_far_it_is() -> None:
    heard: list[float] = []

    pairs = elsewhere.find_pairs_elsewhere(SOURCES, on_progress=heard.append)

    assert pairs == find_pairs(SOURCES)
    assert heard == pytest.approx([1 / 3, 2 / 3, 1.0])


@pytest.mark.parametrize("program", ["/no/such/program", "/bin/false"])
def test_if_it_cannot_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(sys, "executable", program)

    assert elsewhere.find_pairs_elsewhere(SOURCES) == find_pairs(SOURCES)


def test_a_few_sentences_need_no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(sources: tuple[Source, ...], _hear: object) -> None:
        raise AssertionError(len(sources))

    monkeypatch.setattr(elsewhere, "LARGE", 100)
    monkeypatch.setattr(elsewhere, "_ask", refuse)

    assert elsewhere.find_pairs_elsewhere(SOURCES) == find_pairs(SOURCES)


def test_it_ends_when_nobody_waits() -> None:
    long = tuple(
        make_source(*(f"Captain Olga Brenn said {n}x and {n}y." for n in range(3000)), name=name)
        for name in ("a.txt", "b.txt", "c.txt")
    )
    other = subprocess.Popen(
        [sys.executable, "-m", "tui.elsewhere"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdin is not None
    pickle.dump(long, other.stdin)
    other.stdin.close()

    assert other.wait(timeout=20) == 1
    if other.stdout is not None:
        other.stdout.close()
