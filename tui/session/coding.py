"""Wishes about the codebook: pure, each one act that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotate import edit_codebook
from tui.errors import CodebookError
from tui.session.acts import act, count_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tui.annotate.change import Change
    from tui.annotate.edit import Stamp
    from tui.annotate.tags import AnnotationId, Notebook, TagId
    from tui.session.state import Session


def change_codebook(session: Session, edit: Callable[[Notebook], Change], name: str) -> Session:
    """Do one act on the codebook; what it refuses is said, and what changes nothing is no act.

    Args:
        session: the session as it is.
        edit: one of the functions of `edit_codebook`, its tag and what to do with it filled in.
        name: what was done, in a few words.
    """
    try:
        change = edit(session.desk.notebook)
    except CodebookError as refusal:
        return session.say(str(refusal), is_warning=True)
    if not change:
        return session.say("It is so already.")
    return act(session, change, f"codebook: {name}", name)


def relabel_tag(session: Session, tag: TagId, label: str) -> Session:
    """Give a tag another label."""
    name = f"label {label.strip()}"
    return change_codebook(session, lambda book: edit_codebook.relabel_tag(book, tag, label), name)


def merge_tags(session: Session, tag: TagId, into: TagId, stamp: Stamp) -> Session:
    """Let one tag take the place of another on everything that bears it."""
    name = f"{_label(session, tag)} merged into {_label(session, into)}"
    return change_codebook(
        session, lambda book: edit_codebook.merge_tags(book, tag, into, stamp), name
    )


def split_tag(
    session: Session,
    tag: TagId,
    label: str,
    annotations: Collection[AnnotationId],
    stamp: Stamp,
) -> Session:
    """Give some of what bears a tag a new one instead."""
    name = f"{label.strip()} split from {_label(session, tag)}"
    return change_codebook(
        session,
        lambda book: edit_codebook.split_tag(book, tag, label, annotations, stamp)[0],
        f"{name}, {count_of(len(annotations), 'annotation')}",
    )


def delete_tag(session: Session, tag: TagId) -> Session:
    """Remove a tag that nothing bears."""
    name = f"{_label(session, tag)} removed"
    return change_codebook(session, lambda book: edit_codebook.delete_tag(book, tag), name)


def _label(session: Session, tag: TagId) -> str:
    codebook = session.desk.notebook.codebook
    return next((each.label for each in codebook if each.id == tag), tag)
