"""What a closer look found, in the words of a report: disagreements, quotations, copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.screen import clean
from tui.session.wanted import SPELLING
from tui.view.overview import DISAGREEMENTS, Entry, closer_parts, correction_parts

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
    return tuple(section_of(_with_sentences(part, comparison)) for part in parts if part.entries)


SNIPPET = 150
"""Characters of a sentence that say what a figure is about."""


def _with_sentences(part: Part, comparison: Comparison) -> Part:
    """Put the sentence below each disagreement: a bare "17; 19" says nothing to who reads on."""
    if part.title != DISAGREEMENTS:
        return part
    entries: list[Entry] = []
    for entry in part.entries:
        entries.append(entry)
        if entry.label != SPELLING:
            wording = entry.text.partition(" in ")[0].removeprefix("only ")
            text = _cut(clean(comparison.sentence(entry.place).text), wording)
            entries.append(Entry("", f"{entry.place.source + 1}: {text}", entry.place))
    return part._replace(entries=tuple(entries))


def _cut(text: str, wording: str) -> str:
    """Leave what stands around the wording, in whole words."""
    if len(text) <= SNIPPET:
        return text
    middle = max(0, text.find(wording)) + len(wording) // 2
    start = max(0, min(middle - SNIPPET // 2, len(text) - SNIPPET))
    end = start + SNIPPET
    if start:
        start = text.find(" ", start) + 1
    if end < len(text):
        end = text.rfind(" ", start, end)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def section_of(part: Part) -> Section:
    """Put lines without a label under the one before."""
    paragraphs: list[tuple[str, list[str]]] = []
    for entry in part.entries:
        if entry.label or not paragraphs:
            paragraphs.append((entry.label, [entry.text]))
        else:
            paragraphs[-1][1].append(entry.text)
    return Section(part.title, tuple((label, tuple(lines)) for label, lines in paragraphs))
