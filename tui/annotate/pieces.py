"""A file cut into pieces: entries, the heads of sections, and whatever lies between."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeGuard

from tui.annotate.fields import whole_file
from tui.annotate.include import file_included
from tui.annotate.render import Value, render_field, value_of
from tui.annotate.schema import Reading, read_notebook
from tui.annotate.tags import Entry, Section
from tui.annotate.tree import (
    Listing,
    Node,
    Table,
    Tree,
    line_end,
    line_start,
    read_tree,
)

END = "..."
"""The section of the last line, which says that the file is whole."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some whole lines of the file, the last one ended too. All pieces in a row are the file."""

    text: str
    section: str = ""
    """The top-level key these lines belong to; empty for what lies between."""
    entry: Entry | None = None
    """What the lines say, if they are one entry."""
    is_head: bool = False
    """The line or lines that open a modelled section."""
    removed: Piece | None = None
    """What stood here, if `text` is empty, so that an undo puts it back with its comments."""
    include: str = ""
    """The shared codebook that the lines include."""


def cut(text: str, tree: Tree, reading: Reading) -> tuple[Piece, ...]:
    """Cut a file that was read into pieces.

    A file whose sections are written in brackets is first written anew as blocks: lines cannot be
    told apart in it. Cost: one pass over the entries.
    """
    root = tree.root
    if root is None:
        end = len(text) if tree.end_mark is None else line_start(text, tree.end_mark)
        return _tidy([Piece(text[:end]), Piece(text[end:], section=END)])
    if not _is_in_blocks(root, text):
        text = "".join(render_field(*pair) for pair in _values(root).items()) + f"{END}\n"
        tree = read_tree(text)
        root, reading = tree.root, read_notebook(tree.root, reading.notebook.included)
    return _tidy(_cut_blocks(text, whole_file(root), tree.end_mark, reading))


def _cut_blocks(text: str, root: Table, end_mark: int | None, reading: Reading) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for name, value in root.pairs:
        start, end = line_start(text, name.start), line_end(text, value.end)
        pieces.append(Piece(text[at:start]))
        items = reading.items.get(Section(name.text)) if name.text in set(Section) else None
        if items is None:
            pieces.append(Piece(text[start:end], name.text))
        elif not items:
            pieces.append(Piece(text[start:end], name.text, is_head=True))
        else:
            column = value.start - line_start(text, value.start)
            at, is_head = start, True
            for entry, node in items:
                dash = _dash(text, column, at)
                pieces.append(Piece(text[at:dash], name.text if is_head else "", is_head=is_head))
                at, is_head = line_end(text, node.end), False
                include = "" if entry is not None else file_included(node) or ""
                pieces.append(Piece(text[dash:at], name.text, entry, include=include))
        at = end
    end = len(text) if end_mark is None else line_start(text, end_mark)
    return [*pieces, Piece(text[at:end]), Piece(text[end:], section=END)]


def _tidy(pieces: list[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text)


def _is_in_blocks(root: Node, text: str) -> TypeGuard[Table]:
    """Whether every section, and every entry of a modelled one, begins on a line of its own."""
    if not isinstance(root, Table) or root.is_flow:
        return False
    for name, value in root.pairs:
        start = line_start(text, name.start)
        is_known = name.text in set(Section)
        if text[start : name.start].rstrip(" ") not in ({""} if is_known else {"", "?"}):
            return False
        if start < name.start and text[start] == " ":
            return False
        if is_known and isinstance(value, Listing) and value.items:
            line = line_start(text, value.start)
            if value.is_flow or line == start or text[line : value.start].strip(" "):
                return False
    return True


def _values(root: Node) -> Mapping[str, Value]:
    value = value_of(root)
    return value if isinstance(value, Mapping) else {}


def _dash(text: str, column: int, start: int) -> int:
    """The line after `start` whose dash, in `column`, opens the next item."""
    dash = re.compile(f"(?:^|(?<=[\n\r\x85\u2028\u2029])) {{{column}}}-")
    found = dash.search(text, start)
    return start if found is None else found.start()
