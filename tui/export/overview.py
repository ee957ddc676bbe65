"""The overview in every format: what is said of the sources as wholes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.export.as_csv import write_csv
from tui.export.closer import section_of
from tui.export.document import Heading, Listing, Paragraph, Table
from tui.export.text import per_cent

if TYPE_CHECKING:
    from tui.export.document import Block, Document
    from tui.view.overview import Overview


def overview_document(overview: Overview) -> Document:
    """Return the tables of shares and all parts, whole."""
    blocks: list[Block] = [Heading(1, "Overview"), *share_tables(overview)]
    for part in overview.parts:
        blocks.append(Heading(2, part.title))
        if part.entries:
            blocks.append(Listing(section_of(part).paragraphs))
        else:
            blocks.append(Paragraph(part.empty))
    return tuple(blocks)


def share_tables(overview: Overview) -> tuple[Block, ...]:
    """Return who the sources are, and how much of each the others hold."""
    head = ("", "source", "date", "words", "shared", "partly")
    rows = tuple(
        (
            str(number),
            line.name,
            line.date,
            str(line.words),
            per_cent(line.share.shared),
            per_cent(line.share.partly),
        )
        for number, line in enumerate(overview.sources, start=1)
    )
    sources = Table(head, rows, frozenset({0, 3, 4, 5}))
    if len(rows) < 2:
        return (sources,)
    numbers = tuple(str(number + 1) for number in range(len(rows)))
    shares = tuple(
        (number, *("" if share is None else per_cent(share.shared) for share in row))
        for number, row in zip(numbers, overview.shares, strict=True)
    )
    return (
        sources,
        Heading(2, "How much of each source (row) another (column) holds"),
        Table(("", *numbers), shares, frozenset(range(len(rows) + 1))),
    )


def write_overview_csv(overview: Overview) -> str:
    """Return one line for each thing that is said: what it is about, whose, its words, where."""
    rows: list[tuple[str | int, ...]] = []
    for number, line in enumerate(overview.sources, start=1):
        rows.append(("source", line.name, f"{line.words} words", number, ""))
        rows.append(("share", line.name, per_cent(line.share.shared), number, ""))
        for other, share in enumerate(overview.shares[number - 1], start=1):
            if share is not None:
                rows.append((f"share in {other}", line.name, per_cent(share.shared), number, ""))
    for part in overview.parts:
        rows.extend(
            (part.title, entry.label, entry.text, entry.place.source + 1, entry.place.sentence + 1)
            for entry in part.entries
        )
    return write_csv(("part", "label", "text", "source", "sentence"), rows)


def write_overview_json(overview: Overview) -> str:
    """Return the same with the ids of `compare --format json`: `s1.0` for the first sentence."""
    whole = {
        "rashomon": 1,
        "closer": overview.is_closer,
        "sources": [
            {
                "id": f"s{number}",
                "name": line.name,
                "date": line.date or None,
                "words": line.words,
                "shared": round(line.share.shared, 4),
                "partly": round(line.share.partly, 4),
                "sharedIn": [None if one is None else round(one.shared, 4) for one in row],
            }
            for number, (line, row) in enumerate(
                zip(overview.sources, overview.shares, strict=True), start=1
            )
        ],
        "parts": [
            {
                "title": part.title,
                "entries": [
                    {
                        "label": entry.label,
                        "text": entry.text,
                        "sentence": f"s{entry.place.source + 1}.{entry.place.sentence}",
                    }
                    for entry in part.entries
                ],
            }
            for part in overview.parts
        ],
    }
    return json.dumps(whole, ensure_ascii=False) + "\n"
