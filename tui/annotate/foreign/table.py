"""Annotations as a table: CSV with a line of headings."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tui.annotate.foreign.notes import (
    BadNoteError,
    ForeignNote,
    line_of,
    moment_of,
    name_of,
    note_of,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HEADINGS = {
    "id": ("id",),
    "uri": ("source", "file", "uri", "url"),
    "exact": ("quote", "exact"),
    "prefix": ("prefix",),
    "suffix": ("suffix",),
    "tags": ("tags", "tag"),
    "note": ("note", "text", "comment"),
    "creator": ("creator", "user"),
    "created": ("created",),
}
"""What a column holds, by any of its names; only a quote is needed. Several tags in one cell are
parted by `;`, or by `,` where there is no `;`."""


def read_table(text: str) -> Iterator[ForeignNote | str]:
    """Read annotations; of each that cannot be taken say why.

    The columns are parted by `,`, `;` or a tab, whichever is found most often in the headings.

    Raises:
        ValueError: it is no CSV, or no column has quotes.
    """
    first = text.partition("\n")[0]
    parting = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=parting, strict=True)
    try:
        headings = [cell.strip().casefold() for cell in next(rows, [])]
        columns = {
            field: headings.index(name)
            for field, names in HEADINGS.items()
            for name in reversed(names)
            if name in headings
        }
        if "exact" not in columns:
            raise ValueError("no column is called quote or exact")
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            where = f"line {rows.line_num}"
            cells = {field: row[at] for field, at in columns.items() if at < len(row)}
            try:
                yield _note(cells, where)
            except BadNoteError as fault:
                yield f"{where}: {fault}"
    except csv.Error as error:
        raise ValueError(f"it is no CSV (line {rows.line_num}: {error})") from error


def _note(cells: Mapping[str, str], where: str) -> ForeignNote:
    exact = text_of(cells.get("exact"), "quote")
    if not exact.strip():
        raise BadNoteError("it quotes nothing")
    said = cells.get("tags", "")
    tags = [line_of(tag, "a tag") for tag in said.split(";" if ";" in said else ",")]
    created = moment_of(cells.get("created"), "created")
    fields = (
        line_of(cells.get("uri"), "source"),
        exact,
        text_of(cells.get("prefix"), "prefix"),
        text_of(cells.get("suffix"), "suffix"),
        None,
        tuple(dict.fromkeys(filter(None, tags))),
        note_of(cells.get("note"), "note").strip(),
        line_of(cells.get("creator"), "creator"),
        created,
    )
    identity = line_of(cells.get("id"), "id")
    return ForeignNote(name_of(identity, *fields), where, *fields, created)
