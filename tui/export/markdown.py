"""A report as Markdown: what an article says stays words, and never becomes markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from tui.export.document import Heading, Listing, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.export.document import Block, Document

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&$]")
_AT_START = re.compile(r"^(\s*)([#+=:-]|\d+(?=[.)]))")


def write_markdown(document: Document) -> str:
    """Return the report as CommonMark with the tables of GitHub."""
    return "\n\n".join("\n".join(_lines(block)) for block in document) + "\n"


def escape(text: str) -> str:
    """Let a text stand for itself, wherever in a line it stands."""
    text = _SPECIAL.sub(lambda found: f"\\{found.group()}", text)
    return _AT_START.sub(_escape_start, text)


def _escape_start(found: re.Match[str]) -> str:
    """A number at the start of a line would begin a list: its stop is escaped, not the number."""
    blanks, sign = found.groups()
    return f"{blanks}{sign}\\" if sign.isdigit() else f"{blanks}\\{sign}"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"{'#' * level} {escape(text)}"
        case Paragraph(text):
            yield escape(text)
        case Table():
            yield _row(block.head)
            numbers = range(len(block.head))
            yield _row(tuple("---:" if n in block.numbers else "---" for n in numbers), raw=True)
            yield from map(_row, block.rows)
        case Listing(items):
            for label, (first, *others) in items:
                lead = f"**{escape(label)}** " if label else ""
                yield f"- {lead}{escape(first)}"
                yield from (f"  - {escape(line)}" for line in others)
        case _:
            assert_never(block)


def _row(cells: tuple[str, ...], *, raw: bool = False) -> str:
    return f"| {' | '.join(cell if raw else escape(cell) for cell in cells)} |"
