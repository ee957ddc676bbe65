"""What is said after a key, in full. `tests/unit/test_said.py` wants a test for every text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.making import make_source
from tests.pilot.test_every_action import close_all

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pilot.conftest import Open

pytestmark = pytest.mark.usefixtures("no_closer_look")

SAID = [
    ("l >", "pane moved"),
    ("<", "There is no pane further left; > moves it the other way."),
    ("p", "this article stays on the left; p lets it go"),
    ("p p", "pane let go"),
    ("p >", "A pinned article stays on the left; p lets it go."),
    ("-", "article hidden, it still counts; = shows all again"),
    ("- =", "all articles shown"),
    ("=", "No article is hidden; - hides one."),
    ("& ", "Titles and asides are never paired; go to a sentence of the text."),
    ("j &", "now go to the sentence that says the same and press & again; Esc lets go"),
    ("j & &", "nothing paired"),
    ("j & j &", "Both are of one source: go to another one, or let go with Esc."),
    ("j 1 t enter", "It has that tag already; its digit takes it away."),
    (".", "No tag was given yet; t picks one."),
    ("f f f", "all sentences shown"),
    ("j enter", "2 of 3 sources that hold this"),
    ("backspace", "This is where you began; jumps can be gone back on, steps cannot."),
    ("v", "move to extend, Esc ends"),
    ("v v", "selection ended"),
    ("n", "Nothing is searched for: / begins."),
    ("l l / c h o i r enter - n", "choir is in no article; / searches."),
    ("x", "There is no tag or note here; t tags, i writes."),
    ("u", "Nothing to undo: nothing was changed yet."),
    ("ctrl+r", "Nothing to redo: u undoes first."),
    ("j V a", "Nothing further below in this article is annotated."),
    ("j 1 u u", "Nothing more to undo; ctrl+r does it again."),
    ("G a", "No annotated sentence further below in this article"),
    ("a", "No annotated sentence further below in this article"),
    ("R", "no article changed on disk"),
    ("E", "evidence on the right, where there is room"),
    ("F", "asides shown"),
    ("L", "rows unlocked"),
    ("z", "this article alone; z shows the others again"),
    ("j w", "the strip says what speaks for each pair"),
    ("j !", "2 pairs: go to the wrong one with Enter, then press !"),
]
IN_THE_MATRIX = [
    ("j h y", "There is no sentence here to copy."),
    ("j h enter", "Nothing to go to here: h and l choose another source."),
    ("s", "c makes a claim of this row; then s says what each source does with it."),
    ("i", "Only a claim has words of its own. A note is written in the text."),
    ("C", "Only the stances to a claim are confirmed."),
]
NAMES = {
    ">": "greater_than_sign", "<": "less_than_sign", "-": "minus", "=": "equals_sign",
    "&": "ampersand", ".": "full_stop", "/": "slash", "!": "exclamation_mark",
}  # fmt: skip


def named(keys: str) -> list[str]:
    return [NAMES.get(key, key) for key in keys.split()]


async def test_what_was_done_and_what_can_be_done_instead(read: Open) -> None:
    async with read() as (app, pilot):
        begin, wrong = app.session, []
        for keys, said in SAID:
            app.become(begin)
            await pilot.press(*named(keys))
            await pilot.pause()
            if app.session.message.rstrip(".") != said.rstrip("."):
                wrong.append((keys, app.session.message))
            await close_all(app, pilot)

        assert wrong == []


async def test_what_is_said_in_the_matrix(read: Open) -> None:
    async with read() as (app, pilot):
        begin, wrong = app.session, []
        for keys, said in IN_THE_MATRIX:
            app.become(begin)
            await pilot.press("m", *named(keys))
            await pilot.pause()
            board = app.screen.query_one("#board")
            last = board.render_lines(board.size.region)[-1].text.strip()
            if last != said:
                wrong.append((keys, last))
            await close_all(app, pilot)

        assert wrong == []


async def test_one_article_alone_says_why_nothing_is_compared(read: Open) -> None:
    async with read(make_source("One.", "Two.")) as (app, pilot):
        await pilot.press("right_square_bracket")

        assert app.session.message == "Only one article is open, so nothing can be compared."


async def test_a_narrow_screen_says_how_wide_two_articles_are(read: Open) -> None:
    async with read(size=(60, 20)) as (app, pilot):
        await pilot.press("o")

        assert app.session.message == (
            "There is no room for another layout: two articles need 76 columns."
        )


async def test_a_name_that_is_taken_is_asked_about_before_it_is_replaced(
    read: Open, tmp_path: Path
) -> None:
    async with read() as (app, pilot):
        await pilot.press("e", *["backspace"] * 200, *str(tmp_path / "mine.md"), "enter")
        await pilot.press("e", *["backspace"] * 200, *str(tmp_path / "mine.md"), "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        remark = str(app.screen.query_one("#remark").render())

        assert remark.endswith("mine.md is there already: Enter again replaces it")
