"""The matrix as it stands, in every format that can hold a table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.export.as_csv import write_csv
from tui.export.document import Heading, Paragraph, Table
from tui.screen import clean
from tui.session.naming import name_of
from tui.session.tabling import Order
from tui.view.arranging import arrange
from tui.view.claims import claim_rows
from tui.view.evidence import RELATION_WORDS
from tui.view.matrix import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.export.document import Document
    from tui.session.desk import Desk
    from tui.session.tabling import Arrangement
    from tui.view.matrix import Cell, Row

SHOWN = "wording shown"
"""What is said of a cell instead of its relation to the wording of the row, if it is that."""


def rows_as_they_stand(desk: Desk, arrangement: Arrangement) -> tuple[Row, ...]:
    """Return the rows of the matrix as the reader has arranged it."""
    return arrange((*claim_rows(desk), *rows_of(desk.comparison)), desk, arrangement)


def describe(desk: Desk, arrangement: Arrangement, count: int) -> str:
    """Say which rows these are, and in which order."""
    by = arrangement.order.value
    if arrangement.order is Order.SOURCE:
        by = f"order in {name_of(desk.comparison.sources[arrangement.source])}"
    kind = "" if arrangement.wanted is None else f" {arrangement.wanted.value}"
    typed = f" with “{clean(arrangement.typed)}”" if arrangement.typed.strip() else ""
    return f"{count}{kind} row{'s' * (count != 1)}{typed}, by {by}."


def matrix_document(desk: Desk, arrangement: Arrangement) -> Document:
    """Return the table with what it shows said above it."""
    rows = rows_as_they_stand(desk, arrangement)
    names = _names(desk)
    head = ("reported", "in", "in part", "independent", "disagreements", *names)
    body = tuple(
        (
            clean(row.text),
            str(len(row.holders)),
            str(len(row.part_holders) or ""),
            "" if row.independent is None else str(row.independent),
            str(row.disagreements or ""),
            *(_cell(desk, row, source) for source in range(len(row.cells))),
        )
        for row in rows
    )
    return (
        Heading(1, "Matrix"),
        Paragraph(describe(desk, arrangement, len(rows))),
        Table(head, body, frozenset({1, 2, 3, 4})),
    )


def write_matrix_csv(desk: Desk, arrangement: Arrangement) -> str:
    """Return a row each, and for every source its words, relation, sentence and tags."""
    rows = rows_as_they_stand(desk, arrangement)
    head = ["reported", "sources", "in part", "independent", "disagreements"]
    for name in _names(desk):
        head += [name, *(f"{name}: {part}" for part in ("stance", "relation", "sentence", "tags"))]
    return write_csv(head, [_csv_row(desk, row) for row in rows])


def write_matrix_json(desk: Desk, arrangement: Arrangement) -> str:
    """Return the rows with the ids of `compare --format json`: `s1.0` for the first sentence."""
    rows = [
        {
            "reported": clean(row.text),
            "kind": row.kind.value,
            "claim": row.claim,
            "sources": len(row.holders),
            "inPart": len(row.part_holders),
            "independent": row.independent,
            "disagreements": row.disagreements,
            "cells": [
                {
                    "sentence": f"s{cell.place.source + 1}.{cell.place.sentence}",
                    "relation": cell.relation.value if cell.relation else None,
                    "whole": cell.is_whole,
                    "tags": list(desk.tags_at(cell.place)),
                }
                for cell in row.cells
                if cell
            ],
            "stances": [
                {
                    "source": f"s{number}",
                    "stance": stance.stance.value,
                    "attributedTo": stance.attributed_to or None,
                    "proposed": stance.is_proposed,
                }
                for number, stance in enumerate(row.stances, start=1)
                if stance
            ],
        }
        for row in rows_as_they_stand(desk, arrangement)
    ]
    sources = [
        {"id": f"s{number}", "path": source.path, "publisher": source.publisher}
        for number, source in enumerate(desk.comparison.sources, start=1)
    ]
    return json.dumps({"rashomon": 1, "sources": sources, "rows": rows}, ensure_ascii=False) + "\n"


def _names(desk: Desk) -> tuple[str, ...]:
    sources = desk.comparison.sources
    return tuple(f"{number} {name_of(source)}" for number, source in enumerate(sources, start=1))


def _relation(row: Row, cell: Cell) -> str:
    if cell.relation is not None:
        return RELATION_WORDS[cell.relation]
    return "" if row.claim is not None else SHOWN


def _labels(desk: Desk, cell: Cell) -> str:
    labels = {tag.id: tag.label for tag in desk.notebook.codebook}
    return ", ".join(clean(labels.get(tag, tag)) for tag in desk.tags_at(cell.place))


def _stance(row: Row, source: int) -> str:
    stance = row.stances[source] if row.stances else None
    if stance is None:
        return ""
    whom = f" to {clean(stance.attributed_to)}" if stance.attributed_to else ""
    return f"{stance.stance}{whom}{' (proposed)' if stance.is_proposed else ''}"


def _cell(desk: Desk, row: Row, source: int) -> str:
    cell, said = row.cells[source], [_stance(row, source)]
    if cell is not None:
        said += [f"sentence {cell.place.sentence + 1}", _relation(row, cell), _labels(desk, cell)]
    return ", ".join(filter(None, said))


def _csv_row(desk: Desk, row: Row) -> Sequence[str | int]:
    cells: list[str | int] = [clean(row.text), len(row.holders), len(row.part_holders)]
    cells += ["" if row.independent is None else row.independent, row.disagreements]
    for source, cell in enumerate(row.cells):
        stance = _stance(row, source)
        if cell is None:
            cells += ["", stance, "", "", ""]
        else:
            text = clean(desk.comparison.sentence(cell.place).text)
            where = cell.place.sentence + 1
            cells += [text, stance, _relation(row, cell), where, _labels(desk, cell)]
    return cells
