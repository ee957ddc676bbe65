"""A whole comparison as a document, and as rows for a spreadsheet or a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotate.tags import EMPTY_NOTEBOOK
from tui.export.document import Heading, Listing, Paragraph, Table
from tui.export.html import write_html
from tui.export.markdown import write_markdown
from tui.export.matrix import rows_as_they_stand, write_matrix_csv
from tui.export.outline import outline
from tui.export.svg import write_svg
from tui.export.text import LEGEND, glyph_of, per_cent
from tui.session.desk import Desk
from tui.session.tabling import Arrangement, Order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.export.document import Block, Document
    from tui.export.outline import Outline, Passage
    from tui.model import Comparison

EVERYTHING = Arrangement(Order.SOURCES, wanted=None)
"""All rows of the matrix, those that most sources have first."""


def comparison_document(comparison: Comparison) -> Document:
    """Return everything the text report says, in the same order."""
    return tuple(_blocks(outline(comparison)))


def write_comparison_markdown(comparison: Comparison) -> str:
    """Return the report as Markdown."""
    return write_markdown(comparison_document(comparison))


def write_comparison_html(comparison: Comparison) -> str:
    """Return the report as a page."""
    return write_html(comparison_document(comparison))


def write_comparison_csv(comparison: Comparison) -> str:
    """Return what is reported, a row each, what only one source has too."""
    return write_matrix_csv(_desk(comparison), EVERYTHING)


def write_comparison_svg(comparison: Comparison) -> str:
    """Return the same rows as a picture."""
    return write_svg(comparison, rows_as_they_stand(_desk(comparison), EVERYTHING))


def _desk(comparison: Comparison) -> Desk:
    """What the matrix is made from; nobody has annotated anything."""
    files = tuple(source.path for source in comparison.sources)
    return Desk(comparison, files, EMPTY_NOTEBOOK, is_compared=True)


def _blocks(report: Outline) -> Iterator[Block]:
    yield Heading(1, "Comparison")
    yield _sources(report)
    if report.matrix and len(report.sources) > 1:
        yield Heading(2, "How much of each source (row) another (column) holds")
        numbers = tuple(str(number + 1) for number in range(len(report.matrix)))
        rows = tuple(
            (number, *("" if one is None else per_cent(one.shared) for one in row))
            for number, row in zip(numbers, report.matrix, strict=True)
        )
        yield Table(("", *numbers), rows, frozenset(range(len(rows) + 1)))
    for section in report.closer:
        yield Heading(2, section.title)
        yield Listing(section.paragraphs)
    if report.groups:
        yield Heading(2, "Shared")
        yield Paragraph(LEGEND)
        yield from _passages(report.groups, len(report.sources))
    if report.pairs:
        yield Heading(2, "Also alike, or partly")
        yield Paragraph(LEGEND)
        yield from map(_passage, report.pairs)
    if any(report.alone):
        yield Heading(2, "In one source only")
        for number, (line, texts) in enumerate(
            zip(report.sources, report.alone, strict=True), start=1
        ):
            if texts:
                yield Heading(3, f"{number} {line.name}")
                yield Listing(tuple(("", (text,)) for text in texts))


def _sources(report: Outline) -> Table:
    rows = tuple(
        (
            str(number),
            line.name,
            line.date,
            str(line.words),
            per_cent(line.share.shared),
            per_cent(line.share.partly),
        )
        for number, line in enumerate(report.sources, start=1)
    )
    head = ("", "source", "date", "words", "shared", "partly")
    return Table(head, rows, frozenset({0, 3, 4, 5}))


def _passages(passages: tuple[Passage, ...], total: int) -> Iterator[Block]:
    before = 0
    for passage in passages:
        if passage.sources != before:
            before = passage.sources
            yield Heading(3, f"In {before} of {total} sources")
        yield _passage(passage)


def _passage(passage: Passage) -> Listing:
    """The wording that others are set against, and below it how each of them has it."""
    lines = []
    for wording in passage.wordings:
        who = ", ".join(str(source + 1) for source in wording.sources)
        sign = "" if wording.relation is None else f"{glyph_of(wording.relation)} "
        lines.append((f"{sign}{who}", wording.text))
    (label, first), *others = lines
    more = [f"{label}: {text}" for label, text in others]
    if passage.independent < passage.sources:
        more.append(f"{passage.sources} sources, {passage.independent} independent")
    return Listing(((label, (first, *more)),))
