"""The lines of one entry, with only its changed fields written anew.

Comments, hand-made layout and keys it does not know stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeGuard

from tui.annotate.render import Value, fields_of, indent, render_field, render_items, value_of
from tui.annotate.schema import read_item
from tui.annotate.tags import Annotation, Entry, Section, key_of
from tui.annotate.tree import (
    BREAK,
    FaultError,
    Listing,
    Node,
    Scalar,
    Table,
    line_end,
    line_start,
    read_tree,
)


def write_entry(entry: Entry, column: int, newline: str) -> str:
    """The lines of a new entry, its dash in `column`."""
    return _written(fields_of(entry), column, newline)


def rewrite_entry(text: str, old: Entry, new: Entry, newline: str) -> str:
    """Turn the lines that say `old` into lines that say `new`.

    An entry in braces, or one whose keys do not each begin a line, is written as a block, with
    all its keys but without its comments.
    """
    section = key_of(new).section
    table = _item(text)
    fresh = None if table.is_flow else _patched(text, table, old, new, newline)
    if fresh is None or not _says(fresh, section, new):
        fresh = _written(_merged(table, old, new), column_of(text), newline)
    return fresh


def _patched(text: str, table: Table, old: Entry, new: Entry, newline: str) -> str | None:
    was, now = fields_of(old), fields_of(new)
    order = list(now)
    column = table.start - line_start(text, table.start)
    lines = [  # each key: where its lines begin and end
        (name.text, line_start(text, name.start), name.start, line_end(text, value.end), value)
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
        rendered = indent(render_field(key, now[key]), column).replace("\n", newline)
        after[before] = after.get(before, "") + rendered
    for index, (name, start, key_start, end, value) in enumerate(lines):
        following = lines[index + 1][1] if index + 1 < len(lines) else len(text)
        gap = text[end:following]
        if was.get(name) == now.get(name):
            parts.append(text[start:end])
        elif name == "tags" and isinstance(new, Annotation) and _is_list_of_lines(value):
            parts.append(text[start : line_start(text, value.start)])
            parts.append(_relisted(text, value, new.tags, newline))
        elif name in now:
            fresh = _with_strangers(name, value, now[name])
            rendered = indent(render_field(name, fresh), column).replace("\n", newline)
            first, ending, more = rendered.partition(newline)
            first += _comment(text, value, end)
            parts.append(text[start:key_start] + (first + ending + more)[column:])
        elif index == 0:
            return None
        parts += [after.get(name, ""), gap]
    return "".join(parts)


def _comment(text: str, value: Node, end: int) -> str:
    """The comment behind a value that stands on one line."""
    rest = text[value.end : end]
    is_one_line = BREAK.search(text, value.start, value.end) is None
    return rest.rstrip() if is_one_line and rest.lstrip().startswith("#") else ""


def _is_list_of_lines(node: Node) -> TypeGuard[Listing]:
    """Whether these are words below each other, so that each line can be kept by itself."""
    if not isinstance(node, Listing) or node.is_flow:
        return False
    return all(isinstance(item, Scalar) and item.is_plain for item in node.items)


def _relisted(text: str, node: Listing, words: Sequence[str], newline: str) -> str:
    """The lines of a list of words: old ones with their comments, new ones below."""
    lines: dict[str, str] = {}
    at = line_start(text, node.start)
    column = node.start - at
    for item in node.items:
        if isinstance(item, Scalar):
            end = line_end(text, item.end)
            lines[item.text] = text[at:end]
            at = end
    return "".join(
        lines.get(word) or indent(render_items([word]), column).replace("\n", newline)
        for word in words
    )


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
    others = value_of(table)
    if isinstance(others, Mapping):
        fields |= {key: value for key, value in others.items() if key not in {*was, *now}}
    return fields


def _written(fields: Mapping[str, Value], column: int, newline: str) -> str:
    return indent(render_items([fields]), column).replace("\n", newline)


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


def column_of(text: str) -> int:
    """The column in which the dash of these lines stands."""
    return len(text) - len(text.lstrip(" "))
