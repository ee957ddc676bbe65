"""Pieces of a file put together again, with only the changed entries written anew.

What nobody changed goes back as it was: comments, hand-made layout, unknown keys and sections.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.fields import VERSION, table_of
from tui.annotate.patch import column_of, rewrite_entry, write_entry
from tui.annotate.pieces import END, Piece
from tui.annotate.tags import (
    DEFAULT_CODEBOOK,
    Entry,
    EntryKey,
    Notebook,
    Section,
    Tag,
    key_of,
    name_of,
)
from tui.annotate.tree import BREAK, Scalar, read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ORDER = ("rashomon", "sources", "codebook", "annotations", "claims", "judgements")

_Homes = dict[EntryKey, tuple[str, Tag]]
"""Tags of shared codebooks, each with its file and as it stands there."""


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
    homes = _homes(kept, notebook)
    standing: dict[str, list[Entry]] = {}
    for piece in kept:
        entries = standing.setdefault(piece.section, [])
        if piece.entry is not None:
            entries.append(piece.entry)
    for section in Section:
        order = notebook.entries(section)
        wanted = _own(order, homes) if homes else order
        is_there = section.value in standing
        there = standing.get(section.value, [])
        if there == list(wanted) and (wanted or is_there or section is not Section.CODEBOOK):
            continue
        if wanted == DEFAULT_CODEBOOK and not is_there and not is_new:
            continue  # a file that leaves the codebook out means this one
        kept = _fill(kept, _Wanted(section, wanted, order, homes), attic, newline)
    if not any(piece.section == END for piece in kept):
        kept = [*kept, Piece(f"{END}{newline}", END)]
    return tuple(kept)


class _Wanted(NamedTuple):
    """What is to be in a section."""

    section: Section
    entries: Sequence[Entry]
    order: Sequence[Entry]
    """The same and what shared codebooks add, in one order."""
    homes: _Homes


def _homes(pieces: Sequence[Piece], notebook: Notebook) -> _Homes:
    """The tags that are not to be written, as long as nobody changed them here."""
    files = {piece.include for piece in pieces}
    homes: _Homes = {}
    for file, tags in notebook.included:
        if file in files:
            for tag in tags:
                homes.setdefault(key_of(tag), (file, tag))
    return homes


def _own(entries: Sequence[Entry], homes: _Homes) -> tuple[Entry, ...]:
    """The entries that are to stand in the file itself."""
    pairs = ((entry, homes.get(key_of(entry))) for entry in entries)
    return tuple(entry for entry, home in pairs if home is None or home[1] != entry)


def _fill(
    pieces: list[Piece], wanted: _Wanted, attic: Mapping[EntryKey, Piece], newline: str
) -> list[Piece]:
    section = wanted.section
    plan = _plan(pieces, wanted, attic, newline)
    filled: list[Piece] = []
    headed = False
    for piece in pieces:
        stood = _stood(piece) if piece.section == section else None
        if piece.section == section and piece.is_head:
            headed = True
            is_empty = not wanted.entries and not any(each.include for each in pieces)
            filled += [_head(piece, is_empty=is_empty), *plan.added.get("", ())]
        elif stood is None:
            filled.append(piece)
            filled += plan.added.get(piece.include, ()) if piece.include else ()
        elif id(piece.entry) in plan.there:
            filled += (piece, *plan.added.get(id(piece.entry), ()))
        else:
            lines, entry = stood
            now = plan.changed.get(name_of(entry))
            if now is None:
                filled.append(Piece("", section, removed=lines))
            else:
                filled += [_rewritten(lines, now, newline), *plan.added.get(id(now), ())]
    if headed:
        return filled
    head = f"{section}:{newline}" if wanted.entries else f"{section}: []{newline}"
    return _insert(filled, section, [Piece(head, section, is_head=True), *plan.added.get("", ())])


class _Plan(NamedTuple):
    """What is to be done to a section. Entries are told by identity, as most are the same."""

    there: set[int]
    """The identities of the entries that stand as they are to stand."""
    changed: dict[str, Entry]
    """What stands otherwise, or stood here, by name."""
    added: dict[int | str, list[Piece]]
    """What is new, by the identity of the entry, or the name of the shared codebook, it follows."""


def _plan(
    pieces: Sequence[Piece], wanted: _Wanted, attic: Mapping[EntryKey, Piece], newline: str
) -> _Plan:
    own = {id(entry) for entry in wanted.entries}
    plan = _Plan(set(), {}, {})
    others: set[str] = set()
    column: int | None = None
    for piece in pieces:
        stood = _stood(piece) if piece.section == wanted.section else None
        if stood is not None:
            lines, entry = stood
            column = column_of(lines.text) if column is None else column
            if lines is piece and id(entry) in own:
                plan.there.add(id(entry))
            else:
                others.add(name_of(entry))
    before: int | str = ""
    for entry in wanted.order:
        is_known = id(entry) in plan.there
        if not is_known and name_of(entry) in others and id(entry) in own:
            plan.changed[name_of(entry)] = entry
            is_known = True
        if wanted.homes and key_of(entry) in wanted.homes:
            before = wanted.homes[key_of(entry)][0]
        elif is_known:
            before = id(entry)
        if not is_known and id(entry) in own:
            new = _new_piece(entry, column or 0, attic.get(key_of(entry)), newline)
            plan.added.setdefault(before, []).append(new)
    return plan


def _stood(piece: Piece) -> tuple[Piece, Entry] | None:
    """The entry that stands here, or stood here, and its lines."""
    lines = piece if piece.entry is not None else piece.removed
    return None if lines is None or lines.entry is None else (lines, lines.entry)


def _insert(pieces: list[Piece], section: str, new: list[Piece]) -> list[Piece]:
    """Put a new section where DESIGN's order has it, before what lies between two sections."""
    rank = _ORDER.index(section)
    at = 0
    for index, piece in enumerate(pieces):
        if piece.section in _ORDER and _ORDER.index(piece.section) < rank:
            at = index + 1
    if at == 0 and pieces and not pieces[0].section:
        at = 1  # after the comments a file opens with
    return [*pieces[:at], *new, *pieces[at:]]


def _new_piece(entry: Entry, column: int, kept: Piece | None, newline: str) -> Piece:
    if kept is not None and column_of(kept.text) == column:
        return _rewritten(kept, entry, newline)
    return Piece(write_entry(entry, column, newline), key_of(entry).section, entry)


def _rewritten(piece: Piece, new: Entry, newline: str) -> Piece:
    if piece.entry is new or piece.entry is None or piece.entry == new:
        return piece
    return replace(piece, text=rewrite_entry(piece.text, piece.entry, new, newline), entry=new)


def _head(piece: Piece, *, is_empty: bool) -> Piece:
    """The opening line of a section, with `[]` if it has no entries left."""
    _, value = table_of(read_tree(piece.text).root, piece.section).pairs[0]
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
