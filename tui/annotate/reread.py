"""A file read again of which most is known: only what is new in it goes through YAML.

A large file is read before and after every save; most of its entries are those of a moment ago,
letter by letter. What is known is left out of what YAML reads, except where it stands behind
something new: there it shows that the new lines end where they seem to (an open quotation mark
would swallow it). A line that begins a known entry can otherwise be nothing else, as YAML is read
from left to right. Whatever does not fit this picture is read as a whole, by the caller.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.patch import column_of
from tui.annotate.pieces import Piece, cut
from tui.annotate.schema import doubts_of
from tui.annotate.tags import Annotation, Section
from tui.annotate.tree import FaultError, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.annotate.schema import Reading
    from tui.annotate.tags import Notebook
    from tui.annotate.tree import Node

    Understand = Callable[[Node | None], Reading]
    """What makes a notebook of a tree: `schema.read_notebook`, with what the file includes."""

_ANNOTATIONS = Section.ANNOTATIONS.value


class Reread(NamedTuple):
    """What `store` makes of a whole file, got in a shorter way."""

    notebook: Notebook
    pieces: tuple[Piece, ...]
    problems: tuple[str, ...]
    has_end: bool
    """The end mark is there."""


def read_whole(text: str, understand: Understand) -> Reread:
    """Read a file of which nothing is known.

    Raises:
        FaultError: it is no annotation file, or not what it must be.
    """
    tree = read_tree(text)
    reading = understand(tree.root)
    pieces = cut(text, tree, reading)
    return Reread(reading.notebook, pieces, reading.problems, tree.end_mark is not None)


def reread(text: str, known: Sequence[Piece], understand: Understand) -> Reread | None:
    """Read `text`, of which `known` is an earlier state; None if that does not make it shorter.

    Cost: that of YAML for what changed, else a look at every entry.
    """
    units, dash = _units([piece for piece in known if piece.text])
    first, *rows = text.split(f"\n{dash}")
    if not rows:
        return None
    last = rows.pop()
    there = list(map(units.get, rows))
    if not any(there):
        return None
    parts: list[list[Piece] | str] = [f"{first}\n"]
    is_after = True  # what stands behind something new is read too
    for row, unit in zip(rows, there, strict=True):
        parts.append(f"{dash}{row}\n" if unit is None or is_after else unit)
        is_after = unit is None
    fresh = _read([*parts, f"{dash}{last}"], understand)
    if fresh is None:
        return None
    notebook = replace(
        fresh.notebook,
        annotations=tuple(
            piece.entry for piece in fresh.pieces if isinstance(piece.entry, Annotation)
        ),
    )
    if len({each.id for each in notebook.annotations}) < len(notebook.annotations):
        return None
    named = {each.anchor.source for each in notebook.annotations}
    if not named <= {source.id for source in notebook.sources}:
        return None
    return fresh._replace(notebook=notebook, problems=tuple(doubts_of(notebook)))


def _units(known: Sequence[Piece]) -> tuple[dict[str, list[Piece]], str]:
    """The annotations with the blank lines and comments behind them, and what each begins with.

    They are named by their text without its dash and its last line end. The last one is left out:
    what follows it begins something else. Other entries are few.
    """
    begin = next((p for p in known if p.section == _ANNOTATIONS and p.entry is not None), None)
    dash = "-" if begin is None else " " * column_of(begin.text) + "-"
    units: dict[str, list[Piece]] = {}
    unit: list[Piece] = []
    for piece in known:
        if not piece.section:
            unit.append(piece)
            continue
        if piece.section == _ANNOTATIONS and unit and unit[0].entry is not None:
            text = unit[0].text if len(unit) == 1 else "".join(each.text for each in unit)
            units[text[len(dash) : -1]] = unit
        unit = [piece] if piece.section == _ANNOTATIONS else []
    return units, dash


def _read(parts: Sequence[list[Piece] | str], understand: Understand) -> Reread | None:
    """Read the lines, and put what is known between what comes of it."""
    text = "".join(part for part in parts if isinstance(part, str))
    try:
        fresh = read_whole(text, understand)
    except FaultError:
        return None
    if "".join(piece.text for piece in fresh.pieces) != text:
        return None
    pieces = _between(parts, list(fresh.pieces))
    return None if pieces is None else fresh._replace(pieces=tuple(pieces))


def _between(parts: Sequence[list[Piece] | str], cuts: list[Piece]) -> list[Piece] | None:
    """Put pieces and known entries in a row; None if they do not fit together."""
    cuts.reverse()
    pieces: list[Piece] = []
    missing = 0
    section = ""
    for part in parts:
        if isinstance(part, str):
            missing += len(part)
            while missing > 0:
                pieces.append(cuts.pop())
                missing -= len(pieces[-1].text)
                section = pieces[-1].section or section
        elif missing or section != _ANNOTATIONS:
            return None
        else:
            pieces += part
    return pieces
