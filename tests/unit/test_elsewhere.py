"""Another process compares as this one does, and nothing is left of it that nobody waits for."""

from __future__ import annotations

import pickle
import sys
from typing import TYPE_CHECKING

import pytest

from tests.making import make_source
from tui.compare import assemble, find_pairs
from tui.compare.closer import find_findings, note_disagreements
from tui.elsewhere import FAILURES, LARGE, Work, is_long, start_other
from tui.errand import Errand
from tui.model import Place, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tui.model import Pair, Source

SOURCES = (
    make_source(
        'The mayor of Larkford resigned on Friday, "for the good of the town", she said.',
        "Two people were hurt in Larkford.",
    ),
    make_source(
        "Larkford's mayor has resigned, the council said.",
        "Three people were hurt in Larkford.",
        name="b.txt",
    ),
    make_source("The mayor of Larkford resigned on Friday.", name="c.txt"),
)
NOTHING: frozenset[tuple[Place, Place]] = frozenset()
STRUCK = frozenset({(Place(0, 0), Place(2, 0))})
JOINED = frozenset({(Place(1, 1), Place(2, 0))})


def hear_nothing(_part: float) -> None:
    """Progress is nobody's business."""


def fail(_sources: Sequence[Source], **_hear: Callable[[float], None]) -> tuple[Pair, ...]:
    """End the other process without a word."""
    raise MemoryError


def test_another_process_finds_the_same_and_says_how_far_it_is() -> None:
    heard: list[float] = []

    with Work(Errand(SOURCES, find_pairs, NOTHING, NOTHING)) as work:
        answer = work.compare(heard.append)

    expected = assemble(SOURCES, find_pairs(SOURCES))
    assert answer.pairs == expected.pairs
    assert answer.comparison == expected
    assert answer.comparison.partners == expected.partners
    assert heard == pytest.approx([1 / 3, 2 / 3, 1.0])


def test_what_a_person_said_stands_above_it() -> None:
    with Work(Errand(SOURCES, find_pairs, STRUCK, JOINED)) as work:
        answer = work.compare(hear_nothing)

    pairs = find_pairs(SOURCES)
    expected = assemble(SOURCES, pairs, struck=STRUCK, joined=JOINED)
    assert answer.pairs == pairs
    assert answer.comparison == expected
    assert answer.comparison.partners == expected.partners
    assert [pair.relation for pair in answer.comparison.pairs if pair.judged] == [Relation.REWORDED]


def test_then_it_looks_closer() -> None:
    with Work(Errand(SOURCES, find_pairs, NOTHING, NOTHING)) as work:
        answer = work.compare(hear_nothing)
        pairs, findings = work.look()

    assert pairs == note_disagreements(SOURCES, answer.pairs)
    assert any(pair.disagreements for pair in pairs)
    assert findings == find_findings(answer.comparison)
    assert findings.quotes


@pytest.mark.parametrize("program", ["/no/such/program", "/bin/false"])
def test_whoever_waits_learns_that_it_cannot(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(sys, "executable", program)

    with pytest.raises(FAILURES), Work(Errand(SOURCES, find_pairs, NOTHING, NOTHING)) as work:
        work.compare(hear_nothing)


def test_whoever_waits_learns_that_it_has_died() -> None:
    with pytest.raises(FAILURES), Work(Errand(SOURCES, fail, NOTHING, NOTHING)) as work:
        work.compare(hear_nothing)


def test_nothing_is_left_of_work_that_was_stopped() -> None:
    work = Work(Errand(SOURCES, find_pairs, NOTHING, NOTHING))
    work.stop()

    with pytest.raises(FAILURES), work:
        work.compare(hear_nothing)
    assert work.is_stopped
    assert not work.is_alive


def test_what_lies_in_the_current_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)

    with Work(Errand(SOURCES, find_pairs, NOTHING, NOTHING)) as work:
        assert work.compare(hear_nothing).pairs == find_pairs(SOURCES)


def test_a_few_sentences_need_no_other_process() -> None:
    assert not is_long(SOURCES)
    assert is_long([make_source(*map(str, range(LARGE)))])


def test_it_ends_when_nobody_waits() -> None:
    long = tuple(
        make_source(*(f"Captain Olga Brenn said {n}x and {n}y." for n in range(3000)), name=name)
        for name in ("a.txt", "b.txt", "c.txt")
    )
    other = start_other()
    assert other.stdin is not None
    pickle.dump(Errand(long, find_pairs, NOTHING, NOTHING), other.stdin)
    other.stdin.close()

    assert other.wait(timeout=20) == 1
    if other.stdout is not None:
        other.stdout.close()
