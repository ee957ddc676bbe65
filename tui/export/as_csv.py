"""Rows for a spreadsheet; no cell of an article is ever taken for a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write_csv(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """Return the rows under their head, as RFC 4180 has it."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow([defuse(cell) for cell in head])
    writer.writerows(
        [cell if isinstance(cell, int) else defuse(cell) for cell in row] for row in rows
    )
    return sheet.getvalue()


def defuse(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would calculate, which it then does not show."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell
