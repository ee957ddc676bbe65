"""The matrix as a picture: rows of what is reported, a column each for the sources.

It needs no font of its own, no script and no address. Colour repeats what number and sign say.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tui.screen import clean
from tui.session.naming import name_of
from tui.view.glyphs import UNICODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Comparison
    from tui.view.matrix import Row

LINE, TEXT, COUNT, CELL = 22, 580, 56, 112
"""Pixels: height of a row; widths of its text, of the count, of a source."""
LETTERS = 70
"""Characters of a row's text; names have `NAME`."""
NAME = 12
TINTS = ("#ffffff", "#e3edf6", "#c8dcee", "#a9c8e4")
"""The more sources, the deeper; each carries black letters."""


def write_svg(comparison: Comparison, rows: Sequence[Row]) -> str:
    """Return the picture of these rows, in this order."""
    sources = comparison.sources
    width, height = TEXT + COUNT + CELL * len(sources) + 20, LINE * (len(rows) + 2) + 10
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" font-family="sans-serif" font-size="13">',
        "<title>What is reported, by source</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        _text(10, 0, "reported", 'font-weight="bold"'),
        _text(TEXT, 0, "in", 'font-weight="bold"'),
    ]
    for number, source in enumerate(sources):
        name = _cut(f"{number + 1} {name_of(source)}", NAME)
        lines.append(_text(_left(number), 0, name, 'font-weight="bold"'))
    for at, row in enumerate(rows, start=1):
        lines.extend(_row(comparison, row, at, width))
    return "\n".join([*lines, "</svg>"]) + "\n"


def _row(comparison: Comparison, row: Row, at: int, width: int) -> Iterator[str]:
    y = LINE * at + 5
    tint = TINTS[min(len(row.wholes) - 1, len(TINTS) - 1)]
    yield f'<path d="M10 {y}H{width - 10}" stroke="#dddddd"/>'
    words = clean(row.text)
    yield _text(10, at, _cut(words, LETTERS), "", title=words)
    part = f"+{len(row.parts)}" if row.parts else ""
    yield _text(TEXT, at, f"{len(row.wholes)}{part}")
    for number, cell in enumerate(row.cells):
        if cell is None:
            continue
        if cell.is_whole:
            box = f'x="{_left(number) - 6}" y="{y + 1}" width="{CELL - 8}" height="{LINE - 2}"'
            yield f'<rect {box} fill="{tint}"/>'
        sign = UNICODE.shown if cell.relation is None else UNICODE.relations[cell.relation]
        said = clean(comparison.sentence(cell.place).text)
        yield _text(_left(number), at, f"{sign} {cell.place.sentence + 1}", title=said)


def _left(number: int) -> int:
    return TEXT + COUNT + CELL * number


def _text(x: int, line: int, words: str, more: str = "", *, title: str = "") -> str:
    y = LINE * line + LINE
    hint = f"<title>{escape(title)}</title>" if title else ""
    return f'<text x="{x}" y="{y}" fill="#111111" {more}>{hint}{escape(words)}</text>'


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
