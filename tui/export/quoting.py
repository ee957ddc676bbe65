"""Sentences as quotations with source, date and place, to be put into a text of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.export.markdown import escape
from tui.screen import clean
from tui.session.naming import name_of
from tui.view.panes import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Comparison, Place


def quote(
    comparison: Comparison, places: Sequence[Place], span: tuple[int, int] | None = None
) -> str:
    """Quote neighbouring sentences of one source, word for word, and say where they stand.

    Of them only `span`, in the text of the source, if there is one.
    """
    words = in_marks(words_of(comparison, places, span))
    return f"{words}\n— {whence(comparison, places)}\n"


def quote_group(comparison: Comparison, places: Sequence[Place]) -> str:
    """Quote one sentence of each source as a list in Markdown."""
    lines = [
        f"- **{escape(name_of(comparison.sources[place.source]))}**"
        f" ({escape(_where(comparison, (place,)))}):"
        f" {escape(in_marks(words_of(comparison, (place,))))}"
        for place in places
    ]
    return "\n".join(lines) + "\n"


def in_marks(words: str) -> str:
    """Return words in quotation marks; those that have such marks of their own stay as they are.

    Marks within marks would have to be changed to single ones, and a quotation changes nothing.
    """
    return words if any(mark in words for mark in '“”„«»"') else f"“{words}”"


def words_of(
    comparison: Comparison, places: Sequence[Place], span: tuple[int, int] | None = None
) -> str:
    """The words from the first to the last of the sentences, or of `span`, in one line."""
    source = comparison.sources[places[0].source]
    whole = (comparison.sentence(places[0]).start, comparison.sentence(places[-1]).end)
    start, end = span or whole
    return " ".join(clean(source.text[start:end]).split())


def whence(comparison: Comparison, places: Sequence[Place]) -> str:
    """Name the source, its date and the sentences."""
    name = name_of(comparison.sources[places[0].source])
    return f"{name}, {_where(comparison, places)}"


def _where(comparison: Comparison, places: Sequence[Place]) -> str:
    date = day_of(comparison.sources[places[0].source].date)
    first, last = places[0].sentence + 1, places[-1].sentence + 1
    where = f"sentence {first}" if first == last else f"sentences {first} to {last}"
    return f"{date}, {where}" if date else where
