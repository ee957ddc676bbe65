"""What matters now: the actions the last row offers first, each with the word it has there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.session.state import Session

Offers = tuple[tuple[str, str], ...]
"""Action and word."""

_SELECTING: Offers = (
    ("next_sentence", "further"),
    ("pick_tag", "tag"),
    ("note", "note"),
    ("let_go", "end"),
)
_BY_WORDS: Offers = (
    ("pane_right", "word on"),
    ("pane_left", "back"),
    ("select_words", "other end"),
    ("let_go", "end"),
    ("pick_tag", "tag"),
    ("note", "note"),
    ("next_annotation", "tagged words"),
)
_STARRED: Offers = (("pick_tag", "tag all"), ("star", "let go"))
_PAIRING: Offers = (("pair", "pair with this"), ("pane_right", "pane"), ("let_go", "let go"))
_SEARCHED: Offers = (
    ("next_hit", "next hit"),
    ("previous_hit", "previous"),
    ("let_go", "end search"),
)
_FILTERED: Offers = (
    ("next_sentence", "next"),
    ("show_only", "other class"),
    ("let_go", "show all"),
)
_ANNOTATED: Offers = (("note", "note"), ("remove", "remove"), ("next_annotation", "next"))
_PAIRED: Offers = (
    ("follow", "follow"),
    ("pick_tag", "tag"),
    ("star", "take all in"),
    ("next_shared", "next shared"),
)
_FOLLOWED: Offers = (("follow", "next source"), ("back", "back"), ("strike", "not the same"))
_ALONE: Offers = (
    ("next_shared", "next shared"),
    ("next_unique", "next unique"),
    ("pick_tag", "tag"),
)
_COMPARING: Offers = (("search", "search"), ("pane_right", "pane"))


def offers_of(session: Session) -> Offers:
    """Return what matters now, most of all first; always one of a few tuples.

    What was begun comes before what lies under the cursor.
    """
    begun = (
        (session.is_by_words, _BY_WORDS),
        (session.anchor is not None, _SELECTING),
        (session.has_star, _STARRED),
        (session.pairing is not None, _PAIRING),
        (session.search is not None, _SEARCHED),
        (session.shown is not None, _FILTERED),
        (not session.desk.is_compared, _COMPARING),
    )
    return next((offers for is_so, offers in begun if is_so), None) or _offers_here(session)


def _offers_here(session: Session) -> Offers:
    desk, here = session.desk, session.cursor
    if here in desk.annotations_at:
        return _ANNOTATED
    if here in desk.comparison.partners:
        return _FOLLOWED if here in session.thread else _PAIRED
    return _ALONE if len(desk.comparison.sources) > 1 else ()
