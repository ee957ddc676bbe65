"""Long articles are compared in another process, whatever becomes of it."""

from __future__ import annotations

import sys
from contextlib import asynccontextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from tests.making import make_source
from tests.pilot.test_shelf import until
from tui import elsewhere
from tui.compare import assemble, find_pairs
from tui.compare.closer import find_findings, note_disagreements
from tui.compare.encoder import load_encoder
from tui.compare.semantic import ByMeaning
from tui.elsewhere import Work
from tui.pipeline import Loaded
from tui.session import opening
from tui.show import matching
from tui.show.run import make_app

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tui.errand import Errand
    from tui.model import Source
    from tui.show.app import RashomonApp

LINES = [f"Captain Olga Brenn of the {n}th ship paid {n} crowns in Tarven." for n in range(210)]
PAPERS = (
    make_source("Two people were hurt in the port of Larkford.", *LINES),
    make_source("Three people were hurt in the port of Larkford.", *LINES[:200], name="b.txt"),
)


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Work]:
    """Everything takes long; what was begun elsewhere is listed."""
    begun: list[Work] = []

    class Noticed(Work):
        def __init__(self, errand: Errand) -> None:
            super().__init__(errand)
            begun.append(self)

    for name in ("STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setattr(elsewhere, "Work", Noticed)
    monkeypatch.setattr(elsewhere, "LARGE", 0)
    monkeypatch.setattr(matching, "CALM", 0.0)
    return begun


@asynccontextmanager
async def reading(folder: Path, *sources: Source) -> AsyncIterator[RashomonApp]:
    app = make_app(Loaded(sources, ()), annotations=folder / "rashomon.yaml")
    async with app.run_test(size=(100, 30)):
        yield app


async def test_pairs_and_then_a_closer_look_come_from_another_process(
    works: list[Work], tmp_path: Path
) -> None:
    async with reading(tmp_path, *PAPERS) as app:
        await until(lambda: app.session.desk.comparison.findings is not None)
        desk = app.session.desk

    pairs = note_disagreements(PAPERS, find_pairs(PAPERS))
    assert len(works) == 1
    assert desk.pairs == desk.comparison.pairs == pairs
    assert desk.comparison.groups == assemble(PAPERS, pairs).groups
    assert desk.comparison.findings == find_findings(assemble(PAPERS, pairs))
    assert any(pair.disagreements for row in desk.comparison.partners.values() for pair in row)


@pytest.mark.skipif(find_spec("numpy") is None, reason="the extra `semantic` is not installed")
async def test_what_goes_by_meaning_is_always_done_in_another_process(
    works: list[Work], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elsewhere, "LARGE", 1_000_000)
    vectors = tmp_path / "small.vec"
    vectors.write_text("port 1 0\nharbour 0.98 0.2\n", encoding="utf-8")
    matcher = ByMeaning(load_encoder(str(vectors)))
    app = make_app(Loaded(PAPERS, ()), annotations=tmp_path / "rashomon.yaml", matcher=matcher)

    async with app.run_test(size=(100, 30)):
        await until(lambda: app.session.desk.comparison.findings is not None)

    assert len(works) == 1
    assert app.session.desk.pairs == note_disagreements(PAPERS, matcher(PAPERS))


@pytest.mark.parametrize("program", ["/no/such/program", "/bin/false"])
async def test_if_there_is_no_other_process_the_work_is_done_here(
    works: list[Work], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(sys, "executable", program)

    async with reading(tmp_path, *PAPERS) as app:
        await until(lambda: app.session.desk.comparison.findings is not None)

        assert app.session.desk.pairs == note_disagreements(PAPERS, find_pairs(PAPERS))
    assert not any(work.is_alive for work in works)


async def test_if_it_dies_after_the_comparison_the_closer_look_is_taken_here(
    works: list[Work], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_work: Work) -> None:
        raise EOFError

    monkeypatch.setattr(Work, "look", die)

    async with reading(tmp_path, *PAPERS) as app:
        await until(lambda: app.session.desk.comparison.findings is not None)

        assert app.session.desk.pairs == note_disagreements(PAPERS, find_pairs(PAPERS))
    assert len(works) == 1


async def test_if_other_articles_are_opened_it_is_ended_and_these_are_compared(
    works: list[Work], tmp_path: Path
) -> None:
    many = tuple(make_source(*LINES * 20, name=f"{number}.txt") for number in range(6))

    async with reading(tmp_path, *many) as app:
        await until(lambda: bool(works))
        files = tuple(source.path for source in PAPERS)
        app.read_on(opening.reopen(app.session, PAPERS, files))
        await until(lambda: app.session.desk.is_compared)

        assert works[0].is_stopped
        assert app.session.desk.comparison.sources is not many
        assert app.session.desk.comparison.partners
        await until(lambda: not works[0].is_alive)


async def test_no_process_is_left_when_the_reader_leaves(works: list[Work], tmp_path: Path) -> None:
    many = tuple(make_source(*LINES * 20, name=f"{number}.txt") for number in range(6))

    async with reading(tmp_path, *many):
        await until(lambda: bool(works))

    await until(lambda: not works[0].is_alive)
    assert works[0].is_stopped
