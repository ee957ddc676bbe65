"""The lines of one entry, with only its changed fields written anew.

Comments, hand-made layout and keys it does not know stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeGuard

from tui.annotate.entries import read_item
from tui.annotate.fields import nodes_of, table_of
from tui.annotate.render import (
    Value,
    fields_of,
    indent,
    render_field,
    render_items,
    value_of,
    values_of,
)
from tui.annotate.tags import Entry, Section, key_of
from tui.annotate.tree import (
    BREAK,
    FaultError,
    Listing,
    Node,
    Table,
    line_end,
    line_start,
    read_tree,
)

Fields = Mapping[str, Value]

_TELLING = {
    "selector": ("type",),
    "stances": ("source",),
    "relations": ("relation", "claim"),
    "previous": ("exact", "until"),
}
"""The keys that tell the items of a list apart; the items of any other list are words."""

_GAP = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*")
"""Blank lines and comments above an item."""


def write_entry(entry: Entry, column: int, newline: str) -> str:
    """The lines of a new entry, its dash in `column`."""
    return _written(fields_of(entry), column, newline)


def rewrite_entry(text: str, old: Entry, new: Entry, newline: str) -> str:
    """Turn the lines that say `old` into lines that say `new`.

    An entry in braces, or one whose keys do not each begin a line, is written as a block, with
    all its keys but without its comments.
    """
    section = key_of(new).section
    was, now = fields_of(old), fields_of(new)
    fresh = _rewritten(text, was, now, newline)
    if not _says(fresh, section, new):
        fresh = _written(_merged(_item(text), was, now), column_of(text), newline)
    return fresh


def _rewritten(text: str, was: Fields, now: Fields, newline: str) -> str:
    """The lines of one item of a list, saying `now` where they said `was`."""
    table = _item(text)
    fresh = None if table.is_flow else _patched(text, table, was, now, newline)
    return fresh or _written(_merged(table, was, now), column_of(text), newline)


def _patched(text: str, table: Table, was: Fields, now: Fields, newline: str) -> str | None:
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
        before = next(name for name in reversed(order[:index]) if name in names)
        rendered = indent(render_field(key, now[key]), column).replace("\n", newline)
        after[before] = after.get(before, "") + rendered
    for index, (name, start, key_start, end, value) in enumerate(lines):
        following = lines[index + 1][1] if index + 1 < len(lines) else len(text)
        gap = text[end:following]
        if was.get(name) == now.get(name):
            parts.append(text[start:end])
        elif name in now and (
            items := _relisted(text, value, _Field(name, was.get(name), now[name]), newline)
        ):
            parts += [text[start : line_start(text, value.start)], items]
        elif name in now:
            fresh = _with_strangers(name, value, was.get(name), now[name])
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


class _Field(NamedTuple):
    """A key, and what it says before and after."""

    key: str
    was: Value | None
    now: Value


def _relisted(text: str, node: Node, field: _Field, newline: str) -> str | None:
    """The lines of a list: items that stay with their comments, changed ones changed in place.

    None if its items do not each begin a line, or if nothing tells one from the next.
    """
    key, was, now = field
    if not isinstance(node, Listing) or node.is_flow or not _is_list(now) or not _is_list(was):
        return None
    at = line_start(text, node.start)
    column = node.start - at
    lines: dict[str, tuple[str, str]] = {}
    for item in node.items:
        end = line_end(text, item.end)
        name = _name(key, value_of(item))
        if not name or name in lines:
            return None
        gap = _GAP.match(text, at, end)
        dash = at if gap is None else gap.end()
        lines[name] = text[at:dash], text[dash:end]
        at = end
    before = {_name(key, item): item for item in was}
    after = {_name(key, item): item for item in now}
    if len(after) < len(now):
        return None
    parts: list[str] = []
    for name in _in_order(after, lines, before):
        if name not in lines:
            parts.append(indent(render_items([after[name]]), column).replace("\n", newline))
            continue
        gap_lines, own = lines[name]
        old, new = before.get(name), after.get(name)
        if old != new and isinstance(old, Mapping) and isinstance(new, Mapping):
            own = _rewritten(own, old, new, newline)
        parts.append(gap_lines + own)
    return "".join(parts)


def _in_order(wanted: Iterable[str], there: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """The names wanted, each stranger after the item it follows in the file."""
    order = list(wanted)
    before: str | None = None
    for name in there:
        if name not in order and name not in known:
            order.insert(0 if before is None else order.index(before) + 1, name)
        if name in order:
            before = name
    return iter(order)


def _name(key: str, item: Value) -> str:
    """What tells an item of the list `key` from the others; empty for nothing."""
    if isinstance(item, str):
        return item
    telling = _TELLING.get(key, ())
    words = [str(item[word]) for word in telling if isinstance(item, Mapping) and word in item]
    return repr(words) if words else ""


def _with_strangers(key: str, node: Node, was: Value | None, now: Value) -> Value:
    """The new value of `key` together with what stands in the old one that nobody here knows."""
    there = value_of(node)
    if isinstance(now, Mapping) and isinstance(there, Mapping):
        known = {*now, *was} if isinstance(was, Mapping) else {*now}
        return {**now, **{name: each for name, each in there.items() if name not in known}}
    if key not in _TELLING or not isinstance(node, Listing) or not _is_list(now):
        return now
    items = {_name(key, value_of(item)): item for item in node.items}
    before = {_name(key, item): item for item in was} if _is_list(was) else {}
    after = {_name(key, item): item for item in now}
    if len(after) < len(now):
        return now
    mixed: list[Value] = []
    for name in _in_order(after, items, before):
        old, new = items.get(name), after.get(name)
        if old is None or new is None:
            mixed.append(after[name] if old is None else value_of(old))
        else:
            mixed.append(_with_strangers("", old, before.get(name), new))
    return mixed


def _is_list(value: Value | None) -> TypeGuard[Sequence[Value]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _merged(table: Table, was: Fields, now: Fields) -> Fields:
    """Every key of an entry: the known ones in their order, then the others."""
    there = {name.text: value for name, value in table.pairs}
    fields: dict[str, Value] = {}
    for key, value in now.items():
        if key not in there and was.get(key) == value:
            continue  # a default the file does not spell out
        old = there.get(key)
        fields[key] = value if old is None else _with_strangers(key, old, was.get(key), value)
    others = values_of(table)
    return fields | {key: value for key, value in others.items() if key not in {*was, *now}}


def _written(fields: Mapping[str, Value], column: int, newline: str) -> str:
    return indent(render_items([fields]), column).replace("\n", newline)


def _says(text: str, section: Section, entry: Entry) -> bool:
    try:
        return read_item(section, _item(text)) == entry
    except FaultError:
        return False


def _item(text: str) -> Table:
    """The one entry these lines hold."""
    item, *_ = nodes_of(read_tree(text).root, "")
    return table_of(item, "")


def column_of(text: str) -> int:
    """The column in which the dash of these lines stands."""
    return len(text) - len(text.lstrip(" "))
