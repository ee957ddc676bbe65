"""What a reader can wish for that needs nothing but the session, by the names of the key table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.session import marking, moves

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
    "next_shared": partial(moves.jump_status, by=1, wanted=moves.SHARED, name="shared or partly"),
    "previous_shared": partial(
        moves.jump_status, by=-1, wanted=moves.SHARED, name="shared or partly"
    ),
    "next_unique": partial(moves.jump_status, by=1, wanted=moves.UNIQUE, name="unique"),
    "previous_unique": partial(moves.jump_status, by=-1, wanted=moves.UNIQUE, name="unique"),
    "next_annotation": partial(moves.jump_annotation, by=1),
    "previous_annotation": partial(moves.jump_annotation, by=-1),
    "strike": marking.strike,
    "select": moves.begin_selection,
    "star": moves.take_in_partners,
    "let_go": moves.let_go,
    "remove": marking.remove_here,
    "undo": marking.undo,
    "redo": marking.redo,
    "fold": moves.toggle_fold,
    "lock": moves.toggle_lock,
}
"""Name to the pure function that says what the session becomes."""

STAMPED: Mapping[str, Callable[[Session, Stamp], Session]] = {
    **{f"tag_{key}": partial(marking.tag_by_key, key=key) for key in "123456789"},
    "repeat_tag": marking.repeat_tag,
}
"""The same for what is written down, which needs who wrote it and when."""
