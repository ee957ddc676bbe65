"""What `e` writes, under which name, and over what it never writes."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, Static

from tui.show.export import Export
from tui.show.matrix import Matrix

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.pilot.conftest import Open
    from tui.show.app import RashomonApp


async def settle(app: RashomonApp, pilot: Pilot[int]) -> None:
    """Wait until what was asked for is written, and said."""
    for _ in range(100):
        await pilot.pause(0.02)
        if "written" in app.session.message or app.session.is_warning:
            return


async def name_it(pilot: Pilot[int], name: str) -> None:
    pilot.app.screen.query_one(Input).value = name
    await pilot.pause()
    await pilot.press("enter")


def remark(app: RashomonApp) -> str:
    return str(app.screen.query_one("#remark", Static).render())


async def test_e_proposes_a_name_beside_the_annotation_file(read: Open, tmp_path: Path) -> None:
    async with read() as (app, pilot):
        await pilot.press("e")

        assert app.screen.query_one(Input).value == str(tmp_path / "rashomon-comparison.md")


async def test_enter_writes_the_comparison_and_says_where(read: Open, tmp_path: Path) -> None:
    async with read() as (app, pilot):
        await pilot.press("e", "enter")
        await settle(app, pilot)
        written = (tmp_path / "rashomon-comparison.md").read_text()

        assert written.startswith("# Comparison\n")
        assert app.session.message == f"comparison written to {tmp_path}/rashomon-comparison.md"


async def test_a_name_that_is_taken_is_not_proposed(read: Open, tmp_path: Path) -> None:
    (tmp_path / "rashomon-comparison.md").write_text("mine")
    async with read() as (app, pilot):
        await pilot.press("e", "enter")
        await settle(app, pilot)

        assert (tmp_path / "rashomon-comparison.md").read_text() == "mine"
        assert (tmp_path / "rashomon-comparison-2.md").exists()


async def test_a_file_that_is_there_is_replaced_only_when_confirmed(
    read: Open, tmp_path: Path
) -> None:
    target = tmp_path / "story.md"
    target.write_text("mine")
    async with read() as (app, pilot):
        await pilot.press("e")
        await name_it(pilot, str(target))
        said, kept = remark(app), target.read_text()
        await pilot.press("enter")
        await settle(app, pilot)

        assert ("Enter again replaces it" in said, kept) == (True, "mine")
        assert target.read_text().startswith("# Comparison")


@pytest.mark.parametrize("name", ["a.txt", "rashomon.yaml"])
async def test_nothing_is_written_over_an_article_or_the_annotations(
    read: Open, tmp_path: Path, name: str
) -> None:
    async with read() as (app, pilot):
        (tmp_path / name).write_text("mine")
        await pilot.press("e")
        await name_it(pilot, str(tmp_path / name))
        await pilot.press("enter")

        assert isinstance(app.screen, Export)
        assert "Cannot write" in remark(app)
        assert (tmp_path / name).read_text() == "mine"


async def test_an_unknown_ending_names_those_there_are(read: Open, tmp_path: Path) -> None:
    async with read() as (app, pilot):
        await pilot.press("e")
        await name_it(pilot, str(tmp_path / "story.docx"))

        assert "end the name in .md .html .csv .json .txt .svg" in remark(app)


async def test_a_folder_that_is_not_there_is_said(read: Open, tmp_path: Path) -> None:
    async with read() as (app, pilot):
        await pilot.press("e")
        await name_it(pilot, str(tmp_path / "none" / "story.md"))
        await settle(app, pilot)

        assert app.session.is_warning
        assert "Cannot write" in app.session.message


async def test_esc_writes_nothing(read: Open, tmp_path: Path) -> None:
    async with read() as (app, pilot):
        await pilot.press("e", "escape")

        assert not isinstance(app.screen, Export)
        assert not list(tmp_path.glob("*comparison*"))


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (("tab",), "rashomon-matrix.md"),
        (("down", "down"), "rashomon-overview.md"),
        (("shift+tab",), "rashomon-screen.svg"),
        (("tab", "up"), "rashomon-comparison.md"),
    ],
    ids=str,
)
async def test_tab_and_the_arrows_choose_what(
    read: Open, tmp_path: Path, keys: tuple[str, ...], name: str
) -> None:
    async with read() as (app, pilot):
        await pilot.press("e", *keys)

        assert app.screen.query_one(Input).value == str(tmp_path / name)


async def test_a_typed_name_stays_when_something_else_is_chosen(read: Open, tmp_path: Path) -> None:
    async with read() as (app, pilot):
        await pilot.press("e")
        app.screen.query_one(Input).value = "mine.csv"
        await pilot.press("tab")

        assert app.screen.query_one(Input).value == "mine.csv"


async def test_the_matrix_is_written_with_the_order_and_the_filter_on_screen(
    read: Open, tmp_path: Path
) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "f", "S", "slash", *"in", "enter", "e")
        await name_it(pilot, str(tmp_path / "story.csv"))
        await settle(app, pilot)
        shown = [
            strip.text for strip in app.screen.query_one("#board").render_lines(app.screen.region)
        ]
        with (tmp_path / "story.csv").open(encoding="utf-8-sig", newline="") as file:
            written = [row["reported"] for row in csv.DictReader(file)]

        assert isinstance(app.screen, Matrix)
        assert "written to" in shown[-1]
        assert [line[2:20].strip() for line in shown[3 : 3 + len(written)]] == [
            text[:18].strip() for text in written
        ]


async def test_the_overview_is_written_from_its_own_screen(read: Open, tmp_path: Path) -> None:
    async with read() as (app, pilot):
        await pilot.press("O", "e")
        await name_it(pilot, str(tmp_path / "story.json"))
        await settle(app, pilot)

        assert json.loads((tmp_path / "story.json").read_text())["sources"][0]["name"] == "Gazette"
        board = app.screen.query_one("#board")
        assert "overview written to" in board.render_lines(board.size.region)[-1].text


async def test_the_screen_is_written_as_it_is_without_an_address_of_a_font(
    read: Open, tmp_path: Path
) -> None:
    async with read() as (app, pilot):
        await pilot.press("e", "shift+tab", "enter")
        await settle(app, pilot)
        written = (tmp_path / "rashomon-screen.svg").read_text()

        assert "Gazette" in written
        assert "Export" not in written
        assert "cdnjs" not in written
