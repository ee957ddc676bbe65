"""A file cut into pieces, and put together again with only the changed entries written anew.

What nobody changed goes back as it was: comments, hand-made layout, unknown keys and sections.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tui.annotate.render import Value, fields_of, indent, render_field, render_item, value_of
from tui.annotate.schema import VERSION, Reading, read_item, read_notebook
from tui.annotate.tags import DEFAULT_CODEBOOK, Entry, EntryKey, Notebook, Section, key_of
from tui.annotate.tree import BREAK, FaultError, Listing, Node, Scalar, Table, Tree, read_tree

_ORDER = ("rashomon", "sources", "codebook", "annotations", "claims", "judgements")
_END = "..."
_BREAKS = "\n\r\x85\u2028\u2029"


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


Attic = Mapping[EntryKey, Piece]
"""Lines of entries that were removed, so that an undo brings back their comments too."""


def cut(text: str, tree: Tree, reading: Reading) -> tuple[Piece, ...]:
    """Cut a file that was read into pieces.

    A file whose sections are written in brackets is first written anew as blocks: lines cannot be
    told apart in it. Cost: one pass over the entries.
    """
    root = tree.root
    if root is None:
        end = len(text) if tree.end_mark is None else _line_start(text, tree.end_mark)
        return _tidy([Piece(text[:end]), Piece(text[end:], section=_END)])
    if not isinstance(root, Table) or not _is_in_blocks(text, root):
        text = (
            "".join(render_field(name, value) for name, value in _values(root).items())
            + f"{_END}\n"
        )
        tree = read_tree(text)
        return cut(text, tree, read_notebook(tree.root))
    return _tidy(_cut_blocks(text, root, tree.end_mark, reading))


def put_together(
    pieces: Sequence[Piece], notebook: Notebook, attic: Attic
) -> tuple[tuple[Piece, ...], Attic]:
    """Make the pieces say what `notebook` says.

    Entries keep the order of the file; new ones follow the entry they follow in the notebook.
    """
    line_end = _line_end_of(pieces)
    kept = list(pieces)
    is_new = not any(piece.section == "rashomon" for piece in kept)
    removed: dict[EntryKey, Piece] = dict(attic)
    if is_new:
        kept = _insert(kept, "rashomon", [Piece(f"rashomon: {VERSION}{line_end}", "rashomon")])
    for section in Section:
        wanted = notebook.entries(section)
        there = [piece.entry for piece in kept if piece.section == section and piece.entry]
        is_there = any(piece.section == section for piece in kept)
        if there == list(wanted) and (wanted or is_there or section is not Section.CODEBOOK):
            continue
        if wanted == DEFAULT_CODEBOOK and not is_there and not is_new:
            continue  # a file that leaves the codebook out means this one
        kept = _fill(kept, section, wanted, removed, line_end)
    if not any(piece.section == _END for piece in kept):
        kept = [*_ended(kept, line_end), Piece(f"{_END}{line_end}", _END)]
    for piece in kept:
        if piece.entry is not None:
            removed.pop(key_of(piece.entry), None)
    return tuple(kept), removed


def _fill(
    pieces: list[Piece],
    section: Section,
    wanted: Sequence[Entry],
    attic: dict[EntryKey, Piece],
    line_end: str,
) -> list[Piece]:
    by_key = {key_of(entry): entry for entry in wanted}
    there = {key_of(piece.entry) for piece in pieces if piece.entry and piece.section == section}
    inside = [piece for piece in pieces if piece.entry and piece.section == section]
    inside += [attic[key] for key in by_key if key in attic]
    column = _column(inside[0].text) if inside else 0
    added: dict[EntryKey | None, list[Piece]] = {}
    before: EntryKey | None = None
    for key, entry in by_key.items():
        if key in there:
            before = key
        else:
            added.setdefault(before, []).append(_new_piece(entry, column, attic, line_end))
    filled: list[Piece] = []
    headed = False
    for piece in pieces:
        if piece.section != section:
            filled.append(piece)
        elif piece.is_head:
            headed = True
            filled.append(_head(piece, is_empty=not wanted))
            filled += added.get(None, [])
        elif piece.entry is not None:
            key = key_of(piece.entry)
            new = by_key.get(key)
            if new is None:
                attic[key] = piece
            else:
                filled.append(_rewritten(piece, new, line_end))
            filled += added.get(key, [])
    if headed:
        return filled
    head = Piece(
        f"{section}:{line_end}" if wanted else f"{section}: []{line_end}", section, is_head=True
    )
    return _insert(filled, section, [head, *added.get(None, [])])


def _insert(pieces: list[Piece], section: str, new: list[Piece]) -> list[Piece]:
    """Put a new section where DESIGN's order has it, before what lies between two sections."""
    rank = _ORDER.index(section)
    at = 0
    for index, piece in enumerate(pieces):
        if piece.section in _ORDER and _ORDER.index(piece.section) < rank:
            at = index + 1
    if at == 0 and pieces and not pieces[0].section:
        at = 1  # after the comments a file opens with
    line_end = _line_end_of(pieces)
    return [*_ended(pieces[:at], line_end), *new, *pieces[at:]]


def _new_piece(entry: Entry, column: int, attic: Attic, line_end: str) -> Piece:
    kept = attic.get(key_of(entry))
    if kept is not None and _column(kept.text) == column:
        return _rewritten(kept, entry, line_end)
    return Piece(_written(fields_of(entry), column, line_end), key_of(entry).section, entry)


def _rewritten(piece: Piece, new: Entry, line_end: str) -> Piece:
    """The lines of an entry with only the changed fields written anew.

    Comments and keys it does not know stay. An entry in braces, or whose lines cannot be kept
    apart, is written as a block with all its keys.
    """
    if piece.entry is None or piece.entry == new:
        return piece
    section = key_of(new).section
    table = _item(piece.text)
    text = None if table.is_flow else _patched(piece.text, table, piece.entry, new, line_end)
    if text is None or not _says(text, section, new):
        fields = _merged(table, piece.entry, new)
        text = _written(fields, _column(piece.text), line_end)
    return Piece(text, section, new)


def _patched(text: str, table: Table, old: Entry, new: Entry, line_end: str) -> str | None:
    was, now = fields_of(old), fields_of(new)
    order = list(now)
    column = table.start - _line_start(text, table.start)
    lines = [  # each key: where its lines begin and end
        (name.text, _line_start(text, name.start), name.start, _line_end(text, value.end), value)
        for name, value in table.pairs
    ]
    names = {name for name, *_ in lines}
    parts: list[str] = [text[: lines[0][1]]]
    after: dict[str, str] = {}
    for index, key in enumerate(order):
        if key in names or was.get(key) == now[key]:
            continue
        before = next((name for name in reversed(order[:index]) if name in names), None)
        if before is None:
            return None
        rendered = indent(render_field(key, now[key]), column).replace("\n", line_end)
        after[before] = after.get(before, "") + rendered
    for index, (name, start, key_start, end, value) in enumerate(lines):
        following = lines[index + 1][1] if index + 1 < len(lines) else len(text)
        gap = text[end:following]
        if was.get(name) == now.get(name):
            parts.append(text[start:end])
        elif name in now:
            fresh = _with_strangers(name, value, now[name])
            rendered = indent(render_field(name, fresh), column).replace("\n", line_end)
            rest = _comment(text, value, end) if rendered.count("\n") == 1 else ""
            ended = rendered.removesuffix(line_end) + rest + line_end if rest else rendered
            parts.append(text[start:key_start] + ended[column:])
        elif index == 0:
            return None
        parts += [after.get(name, ""), gap]
    return "".join(parts)


def _comment(text: str, value: Node, end: int) -> str:
    """The comment behind a value that stands on one line."""
    rest = text[value.end : end]
    is_one_line = BREAK.search(text, value.start, value.end) is None
    return rest.rstrip() if is_one_line and rest.lstrip().startswith("#") else ""


def _with_strangers(key: str, node: Node, new: Value) -> Value:
    """A new list of selectors together with those it does not know."""
    if key != "selector" or not isinstance(node, Listing) or isinstance(new, str | int | Mapping):
        return new
    mixed: list[Value] = []
    fresh = {str(item["type"]): item for item in new if isinstance(item, Mapping)}
    for item in node.items:
        old = value_of(item)
        kind = str(old.get("type")) if isinstance(old, Mapping) else ""
        if isinstance(old, Mapping) and kind in fresh:
            mixed.append({**old, **fresh.pop(kind)})
        else:
            mixed.append(old)
    return [*mixed, *fresh.values()]


def _merged(table: Table, old: Entry, new: Entry) -> dict[str, Value]:
    """Every key of an entry: the known ones in their order, then the others."""
    was, now = fields_of(old), fields_of(new)
    there = {name.text: value for name, value in table.pairs}
    fields: dict[str, Value] = {}
    for key, value in now.items():
        if key not in there and was.get(key) == value:
            continue  # a default the file does not spell out
        fields[key] = _with_strangers(key, there[key], value) if key in there else value
    others = {key: value_of(node) for key, node in there.items() if key not in {*was, *now}}
    return fields | others


def _written(fields: Mapping[str, Value], column: int, line_end: str) -> str:
    return indent(render_item(fields), column).replace("\n", line_end)


def _says(text: str, section: Section, entry: Entry) -> bool:
    try:
        return read_item(section, _item(text)) == entry
    except FaultError:
        return False


def _item(text: str) -> Table:
    """The one entry these lines hold."""
    root = read_tree(text).root
    if isinstance(root, Listing) and len(root.items) == 1 and isinstance(root.items[0], Table):
        return root.items[0]
    raise FaultError(0, None, "these lines are no entry")


def _cut_blocks(text: str, root: Table, end_mark: int | None, reading: Reading) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for name, value in root.pairs:
        start, end = _line_start(text, name.start), _line_end(text, value.end)
        pieces.append(Piece(text[at:start]))
        items = reading.items.get(Section(name.text)) if name.text in set(Section) else None
        if items is None:
            pieces.append(Piece(text[start:end], name.text))
        elif not items:
            pieces.append(Piece(text[start:end], name.text, is_head=True))
        else:
            column = value.start - _line_start(text, value.start)
            at, is_head = start, True
            for entry, node in items:
                dash = _dash(text, column, at, node.start)
                pieces.append(Piece(text[at:dash], name.text if is_head else "", is_head=is_head))
                at, is_head = _line_end(text, node.end), False
                pieces.append(Piece(text[dash:at], name.text, entry))
        at = end
    end = len(text) if end_mark is None else _line_start(text, end_mark)
    return [*pieces, Piece(text[at:end]), Piece(text[end:], section=_END)]


def _tidy(pieces: list[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text)


def _is_in_blocks(text: str, root: Table) -> bool:
    """Whether every section and every entry in it begins on a line of its own."""
    if root.is_flow:
        return False
    for name, value in root.pairs:
        start = _line_start(text, name.start)
        if start != name.start:
            return False
        if name.text in set(Section) and isinstance(value, Listing) and value.items:
            if value.is_flow:
                return False
            line = _line_start(text, value.start)
            if text[line : value.start].strip(" ") or line == start:
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
        line_end = len(text) if match is None else match.end()
        line = text[at:line_end]
        if line[:column].strip(" ") == "" and line[column : column + 1] == "-":
            return at
        at = line_end
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


def _column(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _line_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1] not in _BREAKS:
        at -= 1
    return at


def _line_end(text: str, at: int) -> int:
    """Where the line ends in which `at` stands; a block that keeps its last line end is over."""
    if at > 0 and text[at - 1] in _BREAKS:
        return at
    match = BREAK.search(text, at)
    return len(text) if match is None else match.end()


def _line_end_of(pieces: Sequence[Piece]) -> str:
    first = next((BREAK.search(piece.text) for piece in pieces), None)
    return "\r\n" if first is not None and first[0] == "\r\n" else "\n"


def _ended(pieces: Sequence[Piece], line_end: str) -> list[Piece]:
    """The pieces, the last line ended."""
    if pieces and not pieces[-1].text.endswith(("\n", "\r")):
        last = pieces[-1]
        return [*pieces[:-1], replace(last, text=last.text + line_end)]
    return list(pieces)
