"""What the widgets post, and what comes back from work off the key path."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.events import MouseScrollDown
from textual.geometry import Offset, Region

from tests.making import make_source
from tui.errors import SaveFailedError
from tui.layout import GUTTER, HEAD_ROWS
from tui.model import Place
from tui.pipeline import reopen_articles
from tui.show import run
from tui.show.leaving import end
from tui.show.panes import Panes

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.pilot.conftest import Open
    from tui.annotate.store import Stored
    from tui.model import Source

TALKS_A = Place(0, 1)
ROW_OF_TALKS = HEAD_ROWS + 2
"""Below the head: the title, a blank row, the first line of the sentence."""


def wheel_down() -> MouseScrollDown:
    """A new one each time: an event remembers how far it went."""
    return MouseScrollDown(
        None, x=10, y=10, delta_x=0, delta_y=1, button=0, shift=False, meta=False, ctrl=False
    )


async def test_a_click_puts_the_cursor_on_a_sentence(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.click("#panes", offset=(GUTTER + 2, ROW_OF_TALKS))

        assert app.session.cursor == TALKS_A


async def test_dragging_selects_sentences(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.mouse_down("#panes", offset=(GUTTER + 2, ROW_OF_TALKS))
        await pilot.hover("#panes", offset=(GUTTER + 2, ROW_OF_TALKS + 2))
        await pilot.mouse_up("#panes", offset=(GUTTER + 2, ROW_OF_TALKS + 2))

        assert app.session.selected() == (TALKS_A, Place(0, 2))


async def test_the_wheel_scrolls_the_pane_below_it_and_leaves_the_cursor(read: Open) -> None:
    long = make_source(*(f"Sentence number {n}." for n in range(200)), name="long.txt")
    async with read(long) as (app, pilot):
        panes = app.query_one("#panes")
        before = str(panes.render_lines(panes.size.region)[HEAD_ROWS].text)
        panes.post_message(wheel_down())
        await pilot.pause()

        assert panes.render_lines(panes.size.region)[HEAD_ROWS].text != before
        assert app.session.cursor == Place(0, 0)


async def test_the_wheel_scrolls_the_evidence_below_it(read: Open) -> None:
    text = "Russia and Ukraine agreed to exchange 1,000 prisoners of war on Friday."
    sources = [make_source(text, name=f"{n}.txt") for n in range(9)]
    async with read(*sources, size=(80, 24)) as (app, pilot):
        strip = app.query_one("#strip")
        before = strip.render_lines(strip.size.region)[-1].text
        for _ in range(3):
            strip.post_message(wheel_down())
        await pilot.pause()

        assert strip.render_lines(strip.size.region)[-1].text != before
        assert app.session.cursor == Place(0, 0)


async def test_the_evidence_moves_beside_the_text_as_the_screen_grows(read: Open) -> None:
    async with read(size=(80, 24)) as (app, pilot):
        await pilot.press("z")
        widths = []
        for width in (110, 150, 90):
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            widths.append(app.query_one("#panes").size.width)

        assert widths == [110, 93, 90]


async def test_in_aligned_columns_the_wheel_scrolls_all(read: Open) -> None:
    sources = [
        make_source(*(f"Sentence {n} of {name}." for n in range(200)), name=f"{name}.txt")
        for name in "ab"
    ]
    async with read(*sources) as (app, pilot):
        await pilot.press("o")
        panes = app.query_one(Panes)
        panes.post_message(wheel_down())
        await pilot.pause()

        tops = {panes.spread.rows(source)[0].item for source in (0, 1)}

        assert len(tops) == 1
        assert tops != {0}


async def test_a_click_on_a_key_of_the_last_row_does_what_the_key_does(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.click("#keybar", offset=(2, 0))

        assert app.session.cursor == TALKS_A


async def test_more_than_a_blink_of_sentences_are_compared_after_the_text_is_shown(
    read: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "BLINK", 0)
    async with read() as (app, pilot):
        async with asyncio.timeout(30):
            while not app.session.desk.is_compared:
                await pilot.pause(0.01)

        assert app.session.desk.comparison.pairs


async def test_a_refusing_disk_is_said_and_asked_again(
    read: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write, refusals = run._write, [SaveFailedError("rashomon.yaml", "no space left on device")]

    def refuse_once(*arguments: object) -> Stored:
        if refusals:
            raise refusals.pop()
        return write(*arguments)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(run, "_write", refuse_once)
    monkeypatch.setattr("tui.show.saving.RETRY", 0.05)
    async with read() as (app, pilot):
        await pilot.press("j", "1")
        await app.workers.wait_for_complete()
        await pilot.pause()

        assert "- claim" in (tmp_path / "rashomon.yaml").read_text(encoding="utf-8")


async def test_leaving_asks_only_if_the_disk_refuses(
    read: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Stored:
        raise SaveFailedError("rashomon.yaml", "read-only file system")

    monkeypatch.setattr(run, "_write", refuse)
    async with read() as (app, pilot):
        await pilot.press("j", "1", "q")
        await pilot.pause()
        asked = type(app.screen).__name__
        await pilot.press("escape")
        stayed = len(app.screen_stack)
        await pilot.press("q")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()

    assert (asked, stayed, app.return_value) == ("Leaving", 1, 2)


async def test_what_another_reader_saved_meanwhile_is_taken_over(
    read: Open, tmp_path: Path
) -> None:
    async with read() as (first, one):
        await one.press("j", "1")
        await first.workers.wait_for_complete()
        async with read() as (second, two):
            await two.press("G", "2")
            await second.workers.wait_for_complete()
        await one.press("k", "3")
        await first.workers.wait_for_complete()
        await one.pause()
        tags = [annotation.tags for annotation in first.session.desk.notebook.annotations]

    assert sorted(tags) == [("claim",), ("figure",), ("quote",)]
    assert "- figure" in (tmp_path / "rashomon.yaml").read_text(encoding="utf-8")


async def test_a_note_that_is_being_written_when_the_system_ends_the_program_is_kept(
    read: Open, tmp_path: Path
) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "i", *"half")
        await end(app)

    assert "half" in (tmp_path / "rashomon.yaml").read_text(encoding="utf-8")


async def test_ctrl_c_says_how_to_leave_and_loses_nothing(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "1", "ctrl+c")

        assert app.session.message == "q quits and saves first"
        assert app.session.desk.tags_at(TALKS_A) == ("claim",)


async def test_a_note_with_markup_and_controls_is_drawn_as_it_is(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "i", *"[red]x[/]", "escape")
        strip = app.query_one("#strip")
        shown = "\n".join(strip.text for strip in strip.render_lines(strip.size.region))

        assert "[red]x[/]" in shown


async def test_a_resize_while_a_dialog_is_open_keeps_everything(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "t")
        for size in ((40, 10), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
        await pilot.press("enter")

        assert app.session.desk.tags_at(TALKS_A) == ("claim",)


async def test_a_row_asked_for_before_the_layout_followed_a_resize_is_blank(read: Open) -> None:
    async with read(size=(80, 24)) as (app, _):
        panes = app.query_one("#panes")
        rows = panes.render_lines(Region(0, 0, 80, panes.size.height + 9))

        assert rows[-1].text.strip() == ""


async def test_unfolding_draws_the_sentences_that_stand_there(read: Open) -> None:
    lines = [f"{'- ' * (n % 3 == 0)}Line number {n} of the page." for n in range(40)]
    async with read(make_source(*lines, name="mixed.txt"), size=(60, 30)) as (app, pilot):
        panes = app.query_one("#panes")
        await pilot.press("G", "F", "g", "G", "F")
        kept = [row.text for row in panes.render_lines(panes.size.region)]
        await pilot.press("T", "T", "T", "T")
        drawn_anew = [row.text for row in panes.render_lines(panes.size.region)]

        assert kept == drawn_anew


async def test_a_key_that_comes_at_once_after_esc_is_not_lost(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "i", *"odd", "alt+j")
        await pilot.pause()

        assert app.session.desk.notebook.annotations[0].note == "odd"
        assert app.session.cursor == Place(0, 2)


async def test_an_article_that_changed_is_said_at_once(
    read: Open, papers: tuple[Source, ...]
) -> None:
    async with read() as (_, pilot):
        await pilot.press("j", "1", "q")
    words = [sentence.text for sentence in papers[0].sentences]
    words[1] = words[1].replace("two hours", "three hours")
    changed = make_source(*words, name=papers[0].path, publisher="Gazette")
    async with read(changed, *papers[1:]) as (app, _):
        assert "1 passage needs a look" in app.session.message
        assert app.session.is_warning


async def test_all_articles_read_together_are_in_the_file(read: Open, tmp_path: Path) -> None:
    async with read() as (_, pilot):
        await pilot.press("j", "1", "q")

    assert reopen_articles(tmp_path / "rashomon.yaml") == tuple(
        str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")
    )


async def test_the_terminals_own_cursor_follows_the_reading_cursor(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j")

        assert app.cursor_position == Offset(GUTTER, ROW_OF_TALKS)

        await pilot.press("l")
        await pilot.resize_terminal(100, 40)
        await pilot.pause()

        assert app.cursor_position.x == app.query_one(Panes).spread.boxes[1].x + GUTTER


async def test_a_dialog_opens_over_text_that_terminals_measure_otherwise(read: Open) -> None:
    hindi = [make_source("इस्तांबुल में वार्ता।", name=f"{n}.txt") for n in range(3)]
    async with read(*hindi) as (app, pilot):
        await pilot.press("question_mark", "escape", "j", "T")
        panes = app.query_one(Panes)

        assert {row.cell_length for row in panes.render_lines(panes.size.region)} == {120}
        assert {row.cell_length for row in panes.render_lines(Region(41, 0, 39, 9))} == {39}
