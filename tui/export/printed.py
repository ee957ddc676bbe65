"""A comparison on a terminal, with Rich. It is imported only when standard output is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tui.export.outline import outline
from tui.export.text import LEGEND, glyph_of, per_cent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from rich.console import RenderableType

    from tui.export.closer import Section
    from tui.export.outline import Outline, Passage
    from tui.model import Comparison

WIDTH = 110
"""Wider lines are hard to read, however wide the terminal."""


def print_comparison(comparison: Comparison, file: TextIO) -> None:
    """Write the report to a terminal; `NO_COLOR` is kept by Rich.

    Every string is a `Text`, so nothing an article says is taken for markup.
    """
    console = Console(file=file, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDTH)
    report = outline(comparison)
    for part in _parts(report):
        console.print(part)


def _parts(report: Outline) -> Iterator[RenderableType]:
    yield _sources(report)
    if report.matrix and len(report.sources) > 1:
        yield _heading("How much of each source (row) another (column) shares")
        yield _matrix(report)
    for section in report.closer:
        yield _heading(section.title)
        yield _section(section)
    if report.groups:
        yield _heading("Shared")
        yield Text(LEGEND, style="dim")
        yield from _passages(report.groups, len(report.sources))
    if report.pairs:
        yield _heading("Also alike, or partly")
        yield Text(LEGEND, style="dim")
        yield from _passages(report.pairs, 0)
    if any(report.alone):
        yield _heading("In one source only")
        yield from _alone(report)


def _heading(title: str) -> Text:
    return Text(f"\n{title}", style="bold")


def _grid() -> Table:
    return Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)


def _sources(report: Outline) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False)
    table.add_column("", justify="right")
    table.add_column("source")
    table.add_column("date")
    for title in ("words", "shared", "partly"):
        table.add_column(title, justify="right", no_wrap=True)
    for number, line in enumerate(report.sources, start=1):
        shares = per_cent(line.share.shared), per_cent(line.share.partly)
        row = (str(number), line.name, line.date, str(line.words), *shares)
        table.add_row(*map(Text, row))
    return table


def _matrix(report: Outline) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False)
    table.add_column("", justify="right", style="dim")
    for number in range(1, len(report.matrix) + 1):
        table.add_column(str(number), justify="right", no_wrap=True)
    for number, row in enumerate(report.matrix, start=1):
        cells = ("·" if share is None else per_cent(share.shared) for share in row)
        table.add_row(str(number), *map(Text, cells))
    return table


def _passages(passages: Sequence[Passage], total: int) -> Iterator[RenderableType]:
    before = 0
    for passage in passages:
        if total and passage.sources != before:
            before = passage.sources
            yield Text(f"\nin {before} of {total} sources", style="dim")
        table = _grid()
        table.add_column("", no_wrap=True)
        table.add_column("", no_wrap=True, justify="right", min_width=2)
        table.add_column("")
        for wording in passage.wordings:
            first, *others = (str(number + 1) for number in wording.sources)
            table.add_row(Text(glyph_of(wording.relation)), Text(first), Text(wording.text))
            if others:
                note = f"the same words in {', '.join(others)}"
                table.add_row(Text("="), Text(), Text(note, style="dim"))
        if passage.independent < passage.sources:
            note = f"{passage.sources} sources, {passage.independent} independent"
            table.add_row(Text(), Text(), Text(note, style="dim"))
        yield Text()
        yield table


def _section(section: Section) -> Table:
    table = _grid()
    table.add_column("", no_wrap=True)
    table.add_column("")
    for label, (first, *others) in section.paragraphs:
        table.add_row(Text(label), Text(first))
        for line in others:
            table.add_row(Text(), Text(line, style="dim"))
    return table


def _alone(report: Outline) -> Iterator[RenderableType]:
    for number, (line, texts) in enumerate(zip(report.sources, report.alone, strict=True), start=1):
        if not texts:
            continue
        yield Text(f"\n{number:>2}  {line.name}", style="bold")
        table = _grid()
        table.add_column("", no_wrap=True)
        table.add_column("")
        for text in texts:
            table.add_row(Text("  -"), Text(text))
        yield table
