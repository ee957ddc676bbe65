"""Wishes about the codebook: pure, each one act that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotate import edit_codebook
from tui.annotate.edit import create_tag
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


def add_tag(session: Session, label: str) -> Session:
    """Write another tag into the codebook, without giving it to anything."""
    if not label.strip():
        return session.say("A tag needs a label; nothing was added.")
    change, _ = create_tag(session.desk.notebook, label)
    if not change:
        return session.say(f"There is a tag {label.strip()} already.", is_warning=True)
    return act(session, change, f"codebook: new tag {label.strip()}", f"new tag {label.strip()}")


def recolour_tag(session: Session, tag: TagId, color: str) -> Session:
    """Give a tag another colour."""
    name = f"{_label(session, tag)} {color}"
    return change_codebook(session, lambda book: edit_codebook.recolour_tag(book, tag, color), name)


def set_key(session: Session, tag: TagId, key: str | None) -> Session:
    """Give a tag a digit, or take it; say who goes without."""
    name = f"{key} for {_label(session, tag)}" if key else f"no key for {_label(session, tag)}"
    others = [
        each.label
        for each in session.desk.notebook.codebook
        if key and each.key == key and each.id != tag
    ]
    if others:
        name += f", none for {others[0]}"
    return change_codebook(session, lambda book: edit_codebook.set_key(book, tag, key), name)


def set_glyph(session: Session, tag: TagId, glyph: str) -> Session:
    """Give a tag another sign."""
    name = f"{glyph} for {_label(session, tag)}"
    return change_codebook(session, lambda book: edit_codebook.set_glyph(book, tag, glyph), name)


def describe_tag(session: Session, tag: TagId, description: str) -> Session:
    """Say when a tag is to be given."""
    name = f"{_label(session, tag)} described"
    return change_codebook(
        session, lambda book: edit_codebook.describe_tag(book, tag, description), name
    )


def toggle_note(session: Session, tag: TagId) -> Session:
    """Let a tag want a note, or no longer."""
    old = next((each for each in session.desk.notebook.codebook if each.id == tag), None)
    is_required = old is not None and not old.requires_note
    wants = "wants a note" if is_required else "wants no note"
    return change_codebook(
        session,
        lambda book: edit_codebook.require_note(book, tag, is_required=is_required),
        f"{_label(session, tag)} {wants}",
    )


def place_tag(session: Session, tag: TagId, parent: TagId | None) -> Session:
    """Put a tag under another, or at the top."""
    where = "at the top" if parent is None else f"under {_label(session, parent)}"
    name = f"{_label(session, tag)} {where}"
    return change_codebook(session, lambda book: edit_codebook.place_tag(book, tag, parent), name)


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
