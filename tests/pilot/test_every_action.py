"""Every action of the key table does something when its key is pressed, by whatever name it has.

A new action is pressed without being entered here. `FIRST` says how to come to a place where it can
do something, `SAYS` what those say that have nothing to do here, or nothing on the screen.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tests.making import make_source
from tui.compare.closer import find_findings, note_disagreements
from tui.session import marking
from tui.show.bindings import action_of
from tui.show.choices import actions, tags
from tui.show.keys import ACTIONS, key_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.pilot.conftest import Open
    from tui.model import Source
    from tui.show.app import RashomonApp

pytestmark = pytest.mark.usefixtures("no_closer_look")

SEARCHED = ("slash", *"prisoners", "enter")
FIRST: Mapping[str, Sequence[str]] = {
    "previous_sentence": ["G"],
    "top": ["G"],
    "page_up": ["G"],
    "half_page_up": ["G"],
    "back": ["j", "enter"],
    "next_hit": SEARCHED,
    "previous_hit": SEARCHED,
    "follow": ["j"],
    "previous_shared": ["G"],
    "previous_unique": ["l", "l", "G"],
    "previous_disagreement": ["G"],
    "strike": ["j", "enter"],
    "pair": ["G"],
    "why": ["j"],
    **{f"tag_{n}": ["j"] for n in range(1, 10)},
    "repeat_tag": ["j", "1", "j"],
    "star": ["j"],
    "remove": ["j", "1"],
    "next_annotation": ["j", "1", "g"],
    "previous_annotation": ["j", "1", "G"],
    "undo": ["j", "1"],
    "redo": ["j", "1", "u"],
    "move_left": ["l"],
    "pin": ["l"],
    "show_all": ["minus"],
    "let_go": ["v", "j"],
}
ALONE = "No colleague's file is open: rashomon yours.yaml theirs.yaml opens it."
SETTLED = "No annotated passage needs a look: every one is where it was, or settled."
SAYS = {
    "next_difference": ALONE,
    "previous_difference": ALONE,
    "changes": SETTLED,
    "keep_gone": SETTLED,
    "reload": "no article changed on disk",
    "strip_down": "There is no more evidence that way.",
    "strip_up": "There is no more evidence that way.",
    "copy": "copied 1 sentence",
    "copy_group": "copied the wording of 1 source",
}


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Source, ...]:
    """Three with a title, a disagreement, an aside, and something that each alone has."""
    freed = "freed {} prisoners of war on Monday after talks in Istanbul."
    return (
        make_source(
            "# A swap",
            f"Russia {freed.format(200)}",
            "- Share this article",
            "Fishermen noticed nothing of it.",
            name=str(tmp_path / "a.txt"),
        ),
        make_source(f"Russia {freed.format(300)}", "Snow.", name=str(tmp_path / "b.txt")),
        make_source("A choir sang.", f"Russia {freed.format(200)}", name=str(tmp_path / "c.txt")),
    )


def look_closer(app: RashomonApp) -> None:
    desk = app.session.desk
    pairs = note_disagreements(desk.comparison.sources, desk.pairs)
    app.become(marking.receive_findings(app.session, pairs, find_findings(desk.comparison)))


def state(app: RashomonApp) -> tuple[Any, ...]:  # Any: compared with another one only
    """What the reader can tell one state of the program by, but for what is said."""
    session, desk = app.session, app.session.desk
    return (
        type(app.screen).__name__,
        len(app.query("#search")),
        app.theme,
        id(desk.notebook),
        id(desk.comparison),
        *(session.cursor, session.room, session.anchor, session.words, session.has_star),
        *(session.is_unfolded, session.is_locked, session.shown, session.pairing),
        *(session.reasons is None, session.search and session.search.query, app.return_value),
    )


async def close_all(app: RashomonApp, pilot: Pilot[int]) -> None:
    while len(app.screen_stack) > 1 or app.query("#search"):
        await pilot.press("escape")


async def test_every_action_does_what_can_be_seen(read: Open, reports: tuple[Source, ...]) -> None:
    async with read(*reports) as (app, pilot):
        look_closer(app)
        begin, idle = app.session, []
        for action in sorted(ACTIONS, key=lambda action: action.name == "leave"):
            app.put_theme("ink")
            app.become(begin)
            await pilot.press(*FIRST.get(action.name, ()))
            before = state(app)
            await pilot.press(action.keys[0])
            await pilot.pause()
            await app.workers.wait_for_complete()
            said = SAYS.get(action.name)
            has_done = said in app.session.message if said else state(app) != before
            if not has_done:
                idle.append((action.name, app.session.message))
            if action.name != "leave":
                await close_all(app, pilot)

        assert idle == []
        assert app.return_value == 0


async def test_palette_and_help_run_what_the_keys_do(read: Open) -> None:
    async with read() as (app, _):
        run = {choice.name: choice.run for choice in actions(app)}
        wrong = [
            action.name
            for action in ACTIONS
            if not action.name.startswith("tag_")
            and (
                not isinstance(run.get(action.name), partial)
                or run[action.name].args != (app.run_action, action_of(action.name))  # type: ignore[union-attr]
            )
        ]

        assert wrong == []
        assert len([choice for choice in tags(app) if choice.run]) == 9


def test_help_has_a_line_for_every_action() -> None:
    lines = {line.help for line in key_lines()}
    digits = {f"tag_{n}" for n in range(1, 10)}

    assert [a.name for a in ACTIONS if a.help not in lines and a.name not in digits] == []
    assert "toggle that tag of the codebook" in lines


async def test_the_palette_finds_every_action_first_by_its_name(read: Open) -> None:
    async with read() as (app, pilot):
        wrong = []
        await pilot.press("colon")
        for action in ACTIONS:
            if action.name.startswith("tag_"):
                continue
            line = app.screen.query_one("Input")
            line.value = action.name  # type: ignore[attr-defined]  # an Input
            await pilot.pause()
            chosen = app.screen.chosen  # type: ignore[attr-defined]  # the palette's
            if chosen is None or chosen.name != action.name:
                wrong.append((action.name, chosen and chosen.name))

        assert wrong == []
