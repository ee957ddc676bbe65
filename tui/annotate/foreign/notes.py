"""What is taken from another tool's annotation, and how its values are read. No files."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from tui.annotate.edit import tidy
from tui.annotate.ids import content_letters, storable

SIZE_LIMIT = 20_000_000
"""Bytes of a file that is imported."""

COUNT_LIMIT = 50_000
"""Annotations in it."""


class ForeignNote(NamedTuple):
    """One annotation, its words as the other tool kept them."""

    name: str
    """What tells it from all others: its own id, or else all it says."""
    where: str
    """Which one it is, for messages."""
    uri: str
    """The page or file it is on; empty if nothing says so."""
    exact: str
    prefix: str
    suffix: str
    start: int | None
    """In code points of the text the tool saw, which need not be ours: no more than a hint."""
    tags: tuple[str, ...]
    """Labels."""
    note: str
    creator: str
    created: str
    modified: str


class BadNoteError(Exception):
    """One annotation that cannot be taken; its text says why."""


def name_of(identity: str, *grain: object) -> str:
    """The letters our id is made of: from the annotation's own id, else from all it says."""
    return content_letters("import", identity) if identity else content_letters("import", *grain)


def text_of(value: object, what: str) -> str:
    """A text, or nothing.

    Raises:
        BadNoteError: it is something else.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadNoteError(f"{what} is no text")
    return storable(value)


def line_of(value: object, what: str) -> str:
    """A text on one line."""
    return " ".join(text_of(value, what).split())


def note_of(value: object, what: str) -> str:
    """A text of several lines; whatever markup is in it stays as it is written."""
    return tidy(text_of(value, what))


def moment_of(value: object, what: str) -> str:
    """A time as our file writes it; what is no time in ISO 8601 stays as it is."""
    said = line_of(value, what)
    try:
        moment = datetime.datetime.fromisoformat(said)
    except ValueError:
        return said
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    try:
        return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError):
        return said
