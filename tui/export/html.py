"""A report as one HTML page that needs nothing else: no script, no picture, no address."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, assert_never

from tui.export.document import Heading, Listing, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.export.document import Block, Document

STYLE = """\
body { margin: 2rem auto; padding: 0 1rem; max-width: 60rem; line-height: 1.5;
  font-family: Georgia, "Times New Roman", serif; color: #222; background: #fff; }
table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid #ccc; text-align: left;
  vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
li { margin: .3rem 0; } li b { color: #555; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #161616; }
  th, td { border-color: #444; } li b { color: #aaa; } }
"""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load, in case it is opened in a browser: nothing."""


def write_html(document: Document) -> str:
    """Return the whole page; its title is the first heading."""
    title = next((block.text for block in document if isinstance(block, Heading)), "Rashomon")
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{STYLE}</style>",
        *(line for block in document for line in _lines(block)),
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(text):
            yield f"<p>{escape(text)}</p>"
        case Table():
            yield "<table>"
            yield _row("th", block.head, block.numbers)
            yield from (_row("td", row, block.numbers) for row in block.rows)
            yield "</table>"
        case Listing(items):
            yield "<ul>"
            for label, (first, *others) in items:
                lead = f"<b>{escape(label)}</b> " if label else ""
                more = "".join(f"<li>{escape(line)}</li>" for line in others)
                inner = f"<ul>{more}</ul>" if more else ""
                yield f'<li dir="auto">{lead}{escape(first)}{inner}</li>'
            yield "</ul>"
        case _:
            assert_never(block)


def _row(kind: str, cells: tuple[str, ...], numbers: frozenset[int]) -> str:
    parts = [
        f'<{kind}{" class=n" if n in numbers else ""} dir="auto">{escape(cell)}</{kind}>'
        for n, cell in enumerate(cells)
    ]
    return f"<tr>{''.join(parts)}</tr>"
