"""The matrix, by its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import MouseScrollDown

from tests.making import make_source
from tui.annotate.claims import Stance
from tui.compare.closer import find_findings
from tui.model import Place
from tui.session import marking
from tui.show.matrix import Matrix

if TYPE_CHECKING:
    from tests.pilot.conftest import Open
    from tui.show.app import RashomonApp

pytestmark = pytest.mark.usefixtures("no_closer_look")

WHEEL_DOWN = MouseScrollDown(
    None, x=10, y=10, delta_x=0, delta_y=1, button=0, shift=False, meta=False, ctrl=False
)
TALKS = (Place(0, 1), Place(1, 0), Place(2, 1))
SWAP = (Place(0, 2), Place(1, 1))


def screen(app: RashomonApp) -> list[str]:
    board = app.screen.query_one("#board")
    return [strip.text for strip in board.render_lines(board.size.region)]


def look_closer(app: RashomonApp) -> None:
    comparison = app.session.desk.comparison
    app.become(
        marking.receive_findings(app.session, app.session.desk.pairs, find_findings(comparison))
    )


async def test_m_shows_what_is_reported_by_how_many(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m")

        assert "The talks in an Istanbul palace lasted well under two hours." in screen(app)[3]
        assert screen(app)[3].split(".")[1].split() == ["3", "▶•", "2", "=", "1", "=", "2"]


@pytest.mark.parametrize("key", ["escape", "q", "m"])
async def test_a_key_closes_the_matrix(read: Open, key: str) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", key)

        assert not isinstance(app.screen, Matrix)
        assert app.session.cursor == Place(0, 0)


async def test_the_matrix_opens_on_the_row_of_the_cursor(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "j", "m")

        assert screen(app)[4].startswith("▶ ")


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("enter",), TALKS[0]),
        (("l", "enter"), TALKS[1]),
        (("right", "tab", "enter"), TALKS[2]),
        (("h", "enter"), TALKS[2]),
        (("left", "shift+tab", "enter"), TALKS[1]),
        (("j", "enter"), SWAP[0]),
        (("down", "up", "j", "k", "enter"), TALKS[0]),
        (("G", "enter"), SWAP[0]),
        (("end", "home", "enter"), TALKS[0]),
        (("G", "g", "enter"), TALKS[0]),
        (("space", "enter"), SWAP[0]),
        (("pagedown", "pageup", "enter"), TALKS[0]),
        (("ctrl+d", "enter"), SWAP[0]),
        (("G", "b", "enter"), TALKS[0]),
        (("G", "ctrl+u", "enter"), TALKS[0]),
    ],
    ids=str,
)
async def test_keys_choose_a_cell_and_enter_goes_there(
    read: Open, keys: tuple[str, ...], place: Place
) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", *keys)

        assert app.session.cursor == place


async def test_from_the_matrix_backspace_leads_back(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "l", "enter", "backspace")

        assert app.session.cursor == Place(0, 0)


async def test_an_empty_cell_leads_nowhere_and_says_so(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "j", "h", "enter")

        assert isinstance(app.screen, Matrix)
        assert "h and l choose another source" in screen(app)[-1]


@pytest.mark.parametrize("digit", range(1, 10))
async def test_a_digit_tags_the_whole_row_in_one_act(read: Open, digit: int) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", str(digit))
        tag = next(t for t in app.session.desk.notebook.codebook if t.key == str(digit))

        assert [app.session.desk.tags_at(place) for place in TALKS] == [(tag.id,)] * 3
        assert len(app.session.history.past) == 1
        assert screen(app)[3].count(tag.glyph) >= 3


async def test_u_and_ctrl_r_undo_and_redo_in_the_matrix(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "1", "u")
        undone = app.session.desk.notebook.annotations
        await pilot.press("ctrl+r")

        assert (len(undone), len(app.session.desk.notebook.annotations)) == (0, 3)


async def test_x_removes_the_tags_of_a_row(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "1", "j", "2", "x")

        assert [app.session.desk.tags_at(place) for place in (*TALKS, *SWAP)] == [
            *[("claim",)] * 3,
            *[()] * 2,
        ]


async def test_the_big_s_sorts(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "S")
        first = screen(app)[0]
        await pilot.press("l", "S", "S", "S")

        assert "by number of sources" in first
        assert "by order in 2" in screen(app)[0]


async def test_f_shows_other_rows(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "f", "f")

        assert "1 of 3 · unique" in screen(app)[0]
        assert screen(app)[3].startswith("▶ Fishermen")


async def test_slash_filters_as_one_types_and_enter_keeps_it(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "slash", *"prison")
        typed = screen(app)[0]
        await pilot.press("enter", "enter")

        assert "1 of 1 · with “prison”" in typed
        assert app.session.cursor == SWAP[0]


async def test_esc_while_typing_takes_the_filter_away(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "slash", *"prison", "escape")

        assert isinstance(app.screen, Matrix)
        assert "2 of 2 · shared" in screen(app)[0]


async def test_the_arrows_move_over_the_rows_while_one_types(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "slash", "o", "down", "up", "down", "enter", "enter")

        assert app.session.cursor == SWAP[0]


async def test_a_filter_without_a_row_says_what_to_do(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "slash", *"zebra", "enter", "1", "x", "enter")

        assert "No row has these words" in "".join(screen(app))
        assert app.session.desk.notebook.annotations == ()


async def test_the_matrix_opens_as_it_was_left(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "S", "slash", *"prison", "enter", "escape", "m")

        assert "1 of 1 · with “prison” · shared or partly · by number of sources" in screen(app)[0]


async def test_what_a_closer_look_finds_fills_itself_in(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m")
        before = screen(app)
        look_closer(app)
        await pilot.pause()

        assert "looking closer" in before[0]
        assert "looking closer" not in screen(app)[0]
        assert screen(app)[3].split(".")[1].split()[:2] == ["3", "3"]


async def test_a_message_stays_when_something_is_found_meanwhile(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "j", "h", "enter")
        look_closer(app)
        await pilot.pause()

        assert "h and l choose another source" in screen(app)[-1]


async def test_the_same_answer_is_given_twice(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "j", "u", "k", "u")

        assert "Nothing to undo" in screen(app)[-1]


async def test_a_click_chooses_a_cell(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m")
        column = screen(app)[4].rindex("~")
        await pilot.click("#board", offset=(column, 4))
        await pilot.press("enter")

        assert app.session.cursor in SWAP


async def test_the_wheel_moves_over_the_rows(read: Open) -> None:
    lines = [f"Report number {n} came in from the harbour town." for n in range(60)]
    papers = [make_source(*lines, name=f"{n}.txt") for n in range(2)]
    async with read(*papers, size=(80, 24)) as (app, pilot):
        await pilot.press("m")
        board = app.screen.query_one("#board")
        board.post_message(WHEEL_DOWN)
        await pilot.pause()

        assert screen(app)[6].startswith("▶ ")


async def test_one_article_has_no_shared_rows_and_that_is_said(read: Open) -> None:
    async with read(make_source("Only one came.", name="a.txt")) as (app, pilot):
        await pilot.press("m")

        assert "There are no such rows" in "".join(screen(app))


async def test_the_cursor_of_the_terminal_is_on_the_chosen_cell(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "j", "l")
        x, y = app.cursor_position

        assert screen(app)[y][x:].startswith("▶")


@pytest.mark.parametrize("key", ["question_mark", "f1", "colon", "ctrl+p"])
async def test_help_over_the_matrix_has_its_keys_and_does_them(read: Open, key: str) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", key, *"next source", "enter")
        await pilot.pause()
        await pilot.press("enter")

        assert app.session.cursor == TALKS[1]


async def test_s_in_the_text_opens_the_matrix_and_asks_for_the_stance_to_its_claim(
    read: Open,
) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "c", "enter", "s", "a")
        (claim,) = app.session.desk.notebook.claims

        assert isinstance(app.screen, Matrix)
        assert claim.stances[0].stance is Stance.ATTRIBUTES


async def test_capital_c_in_the_text_confirms_what_is_proposed_of_its_claim(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "asterisk", "c", "enter")
        proposed = [one.is_proposed for one in app.session.desk.notebook.claims[0].stances]
        await pilot.press("C")

        assert any(proposed)
        assert not any(one.is_proposed for one in app.session.desk.notebook.claims[0].stances)


async def test_capital_s_in_the_text_opens_the_matrix_in_another_order(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m")
        before = screen(app)[0]
        await pilot.press("escape", "S")

        assert screen(app)[0] != before
