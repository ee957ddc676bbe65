"""A report as plain data: headings, sentences, tables and lists, for every format to set its way.

All words of articles in it are already cleaned for the screen.
"""

from __future__ import annotations

from typing import NamedTuple


class Heading(NamedTuple):
    """The name of what follows."""

    level: int
    """1 for the whole report, then 2 and 3."""
    text: str


class Paragraph(NamedTuple):
    """Something said in a sentence or two."""

    text: str


class Table(NamedTuple):
    """Rows of equal length."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    """The columns, from 0, that hold figures."""


class Listing(NamedTuple):
    """Things one below the other."""

    items: tuple[tuple[str, tuple[str, ...]], ...]
    """A label, which may be empty, and lines of which the first stands beside it."""


Block = Heading | Paragraph | Table | Listing
Document = tuple[Block, ...]
