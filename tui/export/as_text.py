"""A report as plain text, no line wider than a page of mail."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, assert_never

from tui.export.document import Heading, Listing, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.export.document import Block, Document

WIDTH = 88
CELL = 40
"""Characters of a cell; what is longer stands below the row."""


def write_document(document: Document) -> str:
    """Return the report; words longer than a line are not cut."""
    return "\n\n".join("\n".join(_lines(block)) for block in document) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(1, text):
            yield text
            yield "═" * WIDTH
        case Heading(_, text):
            yield text.upper()
            yield "─" * WIDTH
        case Paragraph(text):
            yield from _wrapped("", text)
        case Table():
            yield from _table(block)
        case Listing(items):
            width = max((len(label) for label, _ in items), default=0) + 2
            for label, (first, *others) in items:
                yield from _wrapped(f" {label:<{width}}", first)
                for line in others:
                    yield from _wrapped(" " * (width + 1), line)
        case _:
            assert_never(block)


def _table(table: Table) -> Iterator[str]:
    """Yield the rows; a first column of sentences comes on lines of its own, figures below it."""
    widths = [max(map(len, column)) for column in zip(table.head, *table.rows, strict=True)]
    is_long = widths[0] > CELL
    shown = range(1 if is_long else 0, len(table.head))
    for row in (table.head, *table.rows):
        if is_long and row is not table.head:
            yield from _wrapped("", row[0])
        cells = (
            f"{row[n]:>{widths[n]}}" if n in table.numbers else f"{row[n]:<{widths[n]}}"
            for n in shown
        )
        yield f"{'    ' if is_long else ''}{'  '.join(cells)}".rstrip()


def _wrapped(label: str, text: str) -> list[str]:
    lines = wrap(
        text,
        WIDTH,
        initial_indent=label,
        subsequent_indent=" " * len(label),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [label.rstrip()]
