"""A file cut into pieces, and put together again with only the changed entries written anew.

What nobody changed goes back as it was: comments, hand-made layout, unknown keys and sections.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from tui.annotate.patch import column_of, rewrite_entry, write_entry
from tui.annotate.render import Value, render_field, value_of
from tui.annotate.schema import VERSION, Reading, read_notebook
from tui.annotate.tags import DEFAULT_CODEBOOK, Entry, EntryKey, Notebook, Section, key_of
from tui.annotate.tree import (
    BREAK,
    FaultError,
    Listing,
    Node,
    Scalar,
    Table,
    Tree,
    line_end,
    line_start,
    read_tree,
)

_ORDER = ("rashomon", "sources", "codebook", "annotations", "claims", "judgements")
_END = "..."


@dataclass(frozen=True, slots=True)
class Piece:
    """Some whole lines of the file. All pieces in a row are the file."""

    text: str
    section: str = ""
    """The top-level key these lines belong to; empty for what lies between."""
    entry: Entry | None = None
    """What the lines say, if they are one entry."""
    is_head: bool = False
    """The line or lines that open a modelled section."""
    removed: Piece | None = None
    """What stood here, if `text` is empty, so that an undo puts it back with its comments."""


def cut(text: str, tree: Tree, reading: Reading) -> tuple[Piece, ...]:
    """Cut a file that was read into pieces.

    A file whose sections are written in brackets is first written anew as blocks: lines cannot be
    told apart in it. Cost: one pass over the entries.
    """
    root = tree.root
    if root is None:
        end = len(text) if tree.end_mark is None else line_start(text, tree.end_mark)
        return _tidy([Piece(text[:end]), Piece(text[end:], section=_END)])
    if not _is_in_blocks(root, text):
        text = "".join(render_field(*pair) for pair in _values(root).items()) + f"{_END}\n"
        tree = read_tree(text)
        root, reading = tree.root, read_notebook(tree.root)
        if root is None or not _is_in_blocks(root, text):
            raise FaultError(0, None, "its sections do not begin on lines of their own")
    return _tidy(_cut_blocks(text, root, tree.end_mark, reading))


def put_together(
    pieces: Sequence[Piece], notebook: Notebook, older: Sequence[Piece] = ()
) -> tuple[Piece, ...]:
    """Make the pieces say what `notebook` says.

    Entries keep the order of the file; new ones follow the entry they follow in the notebook, and
    one that was removed before comes back to its place. `older` are pieces of the same file as it
    was before someone else changed it; entries removed there come back with their comments.
    """
    newline = _newline_of(pieces)
    kept = list(pieces)
    attic = {
        key_of(piece.entry): piece for ghost in older if (piece := ghost.removed) and piece.entry
    }
    is_new = not any(piece.section == "rashomon" for piece in kept)
    if is_new:
        kept = _insert(kept, "rashomon", [Piece(f"rashomon: {VERSION}{newline}", "rashomon")])
    for section in Section:
        wanted = notebook.entries(section)
        there = [piece.entry for piece in kept if piece.section == section and piece.entry]
        is_there = any(piece.section == section for piece in kept)
        if there == list(wanted) and (wanted or is_there or section is not Section.CODEBOOK):
            continue
        if wanted == DEFAULT_CODEBOOK and not is_there and not is_new:
            continue  # a file that leaves the codebook out means this one
        kept = _fill(kept, section, wanted, attic, newline)
    if not any(piece.section == _END for piece in kept):
        kept = [*_ended(kept, newline), Piece(f"{_END}{newline}", _END)]
    return tuple(kept)


def _fill(
    pieces: list[Piece],
    section: Section,
    wanted: Sequence[Entry],
    attic: Mapping[EntryKey, Piece],
    newline: str,
) -> list[Piece]:
    by_key = {key_of(entry): entry for entry in wanted}
    places = {
        index: place for index, piece in enumerate(pieces) if (place := _place(piece, section))
    }
    there = {key for key, _ in places.values()}
    column = next((column_of(piece.text) for _, piece in places.values()), 0)
    added: dict[EntryKey | None, list[Piece]] = {}
    before: EntryKey | None = None
    for key, entry in by_key.items():
        if key in there:
            before = key
        else:
            new = _new_piece(entry, column, attic.get(key), newline)
            added.setdefault(before, []).append(new)
    filled: list[Piece] = []
    headed = False
    for index, piece in enumerate(pieces):
        if index in places:
            key, lines = places[index]
            if key in by_key:
                filled.append(_rewritten(lines, by_key[key], newline))
            else:
                filled.append(Piece("", section, removed=lines))
            filled += added.get(key, [])
        elif piece.section == section and piece.is_head:
            headed = True
            filled += [_head(piece, is_empty=not wanted), *added.get(None, [])]
        else:
            filled.append(piece)
    if headed:
        return filled
    head = f"{section}:{newline}" if wanted else f"{section}: []{newline}"
    return _insert(filled, section, [Piece(head, section, is_head=True), *added.get(None, [])])


def _place(piece: Piece, section: Section) -> tuple[EntryKey, Piece] | None:
    """The entry that stands here, or stood here, and its lines."""
    if piece.section != section:
        return None
    lines = piece if piece.entry is not None else piece.removed
    return None if lines is None or lines.entry is None else (key_of(lines.entry), lines)


def _insert(pieces: list[Piece], section: str, new: list[Piece]) -> list[Piece]:
    """Put a new section where DESIGN's order has it, before what lies between two sections."""
    rank = _ORDER.index(section)
    at = 0
    for index, piece in enumerate(pieces):
        if piece.section in _ORDER and _ORDER.index(piece.section) < rank:
            at = index + 1
    if at == 0 and pieces and not pieces[0].section:
        at = 1  # after the comments a file opens with
    newline = _newline_of(pieces)
    return [*_ended(pieces[:at], newline), *new, *pieces[at:]]


def _new_piece(entry: Entry, column: int, kept: Piece | None, newline: str) -> Piece:
    if kept is not None and column_of(kept.text) == column:
        return _rewritten(kept, entry, newline)
    return Piece(write_entry(entry, column, newline), key_of(entry).section, entry)


def _rewritten(piece: Piece, new: Entry, newline: str) -> Piece:
    if piece.entry is None or piece.entry == new:
        return piece
    return replace(piece, text=rewrite_entry(piece.text, piece.entry, new, newline), entry=new)


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
                dash = _dash(text, column, at, node.start)
                pieces.append(Piece(text[at:dash], name.text if is_head else "", is_head=is_head))
                at, is_head = line_end(text, node.end), False
                pieces.append(Piece(text[dash:at], name.text, entry))
        at = end
    end = len(text) if end_mark is None else line_start(text, end_mark)
    return [*pieces, Piece(text[at:end]), Piece(text[end:], section=_END)]


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


def _dash(text: str, column: int, start: int, end: int) -> int:
    """The line in `text[start:end]` whose dash, in `column`, opens the next item."""
    at = start
    while at < end:
        match = BREAK.search(text, at)
        newline = len(text) if match is None else match.end()
        line = text[at:newline]
        if line[:column].strip(" ") == "" and line[column : column + 1] == "-":
            return at
        at = newline
    raise FaultError(start, None, "an item of the list does not begin on its own line")


def _head(piece: Piece, *, is_empty: bool) -> Piece:
    """The opening line of a section, with `[]` if it has no entries left."""
    root = read_tree(piece.text).root
    if not isinstance(root, Table):
        return piece
    value = root.pairs[0][1]
    before, after = piece.text[: value.start], piece.text[value.end :]
    is_open = isinstance(value, Scalar) and not value.text
    if is_empty and is_open:
        return replace(piece, text=f"{before} []{after}")
    if not is_empty and not is_open:
        return replace(piece, text=before.rstrip(" ") + after)
    return piece


def _newline_of(pieces: Sequence[Piece]) -> str:
    first = next((BREAK.search(piece.text) for piece in pieces), None)
    return "\r\n" if first is not None and first[0] == "\r\n" else "\n"


def _ended(pieces: Sequence[Piece], newline: str) -> list[Piece]:
    """The pieces, the last line ended."""
    if pieces and not pieces[-1].text.endswith(("\n", "\r")):
        last = pieces[-1]
        return [*pieces[:-1], replace(last, text=last.text + newline)]
    return list(pieces)
