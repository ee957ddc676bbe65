"""What a closer look found, in the words of a report: disagreements, quotations, copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.view.overview import closer_parts, correction_parts

if TYPE_CHECKING:
    from tui.model import Comparison
    from tui.view.overview import Part


class Section(NamedTuple):
    """A heading and its paragraphs; each begins with a label of its own."""

    title: str
    paragraphs: tuple[tuple[str, tuple[str, ...]], ...]
    """A label, and lines of which the first stands beside it."""


def tell_closer(comparison: Comparison) -> tuple[Section, ...]:
    """Return the sections there is something to say in."""
    parts = (*closer_parts(comparison), *correction_parts(comparison))
    return tuple(section_of(part) for part in parts if part.entries)


def section_of(part: Part) -> Section:
    """Put lines without a label under the one before."""
    paragraphs: list[tuple[str, list[str]]] = []
    for entry in part.entries:
        if entry.label or not paragraphs:
            paragraphs.append((entry.label, [entry.text]))
        else:
            paragraphs[-1][1].append(entry.text)
    return Section(part.title, tuple((label, tuple(lines)) for label, lines in paragraphs))
