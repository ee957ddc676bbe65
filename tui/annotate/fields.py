"""Values out of a table of the file; each mistake is a `FaultError` with its place and its key."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar

from tui.annotate.tree import FaultError, Listing, Node, Scalar, Table

Choice = TypeVar("Choice", bound=StrEnum)

VERSION = "1"
"""Of the format of the file."""

_WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_YES, _NO = {"true", "yes", "on"}, {"false", "no", "off"}


def whole_file(root: Node | None) -> Table:
    """The table that a whole file is.

    Raises:
        FaultError: it does not say that it is an annotation file of our version.
    """
    if not isinstance(root, Table):
        at = 0 if root is None else root.start
        raise FaultError(at, None, "it must begin with the key rashomon")
    version = root.get("rashomon")
    if not isinstance(version, Scalar):
        raise FaultError(
            root.start, "rashomon", "the key is missing, so this is no annotation file"
        )
    if version.text != VERSION:
        raise FaultError(version.start, "rashomon", "it must be 1; a newer Rashomon may read it")
    return root


def table_of(node: Node | None, key: str) -> Table:
    """An item of the list `key` that must be a set of keys."""
    if not isinstance(node, Table):
        at = 0 if node is None else node.start
        raise FaultError(at, key, "each of its items must be a set of keys")
    return node


def text_of(table: Table, key: str) -> str:
    """A value that must be there and not be blank."""
    text = optional_of(table, key)
    if text is None:
        raise fault_of(table, key, "it is missing")
    return text


def optional_of(table: Table, key: str) -> str | None:
    """A value that may be left out, or blank, which is the same."""
    node = table.get(key)
    if node is None:
        return None
    if not isinstance(node, Scalar):
        raise FaultError(node.start, key, "it must be one text")
    return node.text or None


def number_of(table: Table, key: str) -> int:
    """A count or a position that must be there."""
    text = text_of(table, key)
    if _WHOLE_NUMBER.fullmatch(text) is None:
        raise fault_of(table, key, "it must be a whole number")
    return int(text)


def flag_of(table: Table, key: str) -> bool:
    """Yes or no, in YAML's words for it; left out it means no."""
    text = (optional_of(table, key) or "no").lower()
    if text not in _YES | _NO:
        raise fault_of(table, key, "it must be true or false")
    return text in _YES


def choice_of(table: Table, key: str, kind: type[Choice]) -> Choice:
    """One word of several."""
    text = text_of(table, key)
    if text not in set(kind):
        *first, last = kind
        raise fault_of(table, key, f"it must be {', '.join(first)} or {last}")
    return kind(text)


def items_of(table: Table, key: str, what: str = "it must be a list") -> list[Node]:
    """The items of a list that may be left out, or empty."""
    return nodes_of(table.get(key), key, what)


def nodes_of(node: Node | None, key: str, what: str = "it must be a list") -> list[Node]:
    """The items of what stands under `key`."""
    if node is None or (isinstance(node, Scalar) and node.is_empty):
        return []
    if not isinstance(node, Listing):
        raise FaultError(node.start, key, what)
    return node.items


def ids_of(table: Table, key: str, what: str) -> list[str]:
    """A list of ids, each once; `what` they are ids of, such as `a tag`."""
    ids: list[str] = []
    for item in items_of(table, key, f"it must be a list of ids, each of {what}"):
        if not isinstance(item, Scalar) or not item.text:
            raise FaultError(item.start, key, f"each of them must be the id of {what}")
        if item.text in ids:
            raise FaultError(item.start, key, f"{item.text} is given twice")
        ids.append(item.text)
    return ids


def fault_of(table: Table, key: str, what: str) -> FaultError:
    """A mistake in the value of `key`, or in the table if there is none."""
    node = table.get(key)
    return FaultError(table.start if node is None else node.start, key, what)
