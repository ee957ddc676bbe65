"""What a reader can wish for that needs nothing but the session, by the names of the key table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.session import arranging, judging, marking, moves, walking
from tui.session.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.annotate.edit import Stamp
    from tui.session.state import Session

WISHES: Mapping[str, Callable[[Session], Session]] = {
    "next_sentence": partial(moves.step, by=1),
    "previous_sentence": partial(moves.step, by=-1),
    "pane_right": partial(moves.step_pane, by=1),
    "pane_left": partial(moves.step_pane, by=-1),
    "top": partial(moves.step_to_end, is_last=False),
    "bottom": partial(moves.step_to_end, is_last=True),
    "back": moves.go_back,
    "follow": moves.follow,
    "next_shared": partial(moves.jump, by=1, wanted=Wanted.SHARED),
    "previous_shared": partial(moves.jump, by=-1, wanted=Wanted.SHARED),
    "next_unique": partial(moves.jump, by=1, wanted=Wanted.UNIQUE),
    "previous_unique": partial(moves.jump, by=-1, wanted=Wanted.UNIQUE),
    "next_disagreement": partial(moves.jump, by=1, wanted=Wanted.DISAGREEING),
    "previous_disagreement": partial(moves.jump, by=-1, wanted=Wanted.DISAGREEING),
    "next_annotation": partial(moves.jump, by=1, wanted=Wanted.ANNOTATED),
    "previous_annotation": partial(moves.jump, by=-1, wanted=Wanted.ANNOTATED),
    "next_difference": partial(walking.step_difference, by=1),
    "previous_difference": partial(walking.step_difference, by=-1),
    "show_only": moves.show_only,
    "next_hit": partial(walking.step_hit, by=1),
    "previous_hit": partial(walking.step_hit, by=-1),
    "strike": judging.strike,
    "pair": judging.pair,
    "why": judging.ask_why,
    "select": moves.begin_selection,
    "select_words": moves.select_words,
    "star": moves.take_in_partners,
    "let_go": moves.let_go,
    "remove": marking.remove_here,
    "undo": marking.undo,
    "redo": marking.redo,
    "zoom": arranging.zoom,
    "move_right": partial(arranging.move_pane, by=1),
    "move_left": partial(arranging.move_pane, by=-1),
    "pin": arranging.pin,
    "hide": arranging.hide,
    "show_all": arranging.show_all_panes,
    "fold": moves.toggle_fold,
    "lock": moves.toggle_lock,
}
"""Name to the pure function that says what the session becomes."""

STAMPED: Mapping[str, Callable[[Session, Stamp], Session]] = {
    **{f"tag_{key}": partial(marking.tag_by_key, key=key) for key in "123456789"},
    "repeat_tag": marking.repeat_tag,
}
"""The same for what is written down, which needs who wrote it and when."""
