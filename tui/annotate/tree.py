"""YAML text to a tree in which every scalar is a string and knows its place.

It refuses what an annotation file never needs and an attacker does: aliases, anchors, tags, depth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

DEPTH_LIMIT = 20

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML 1.1 takes for the end of a line."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BREAKS = "\n\r\x85\u2028\u2029"
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_HALF = re.compile("[\ud800-\udfff]")


class FaultError(Exception):
    """A place in the file that cannot be taken; `store` turns it into a message with a line."""

    def __init__(self, at: int, key: str | None, what: str) -> None:
        super().__init__(what)
        self.at = at
        self.key = key
        self.what = what


@dataclass(slots=True)
class Scalar:
    """A string as typed: `no`, `12:30` and `010` are not read as anything else."""

    text: str
    start: int
    """In code points, into the text of the file."""
    end: int
    """Exclusive; blank lines after a block are not part of it."""
    is_plain: bool
    """Written without quotes or block mark."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is written, or YAML's word for nothing."""
        return self.is_plain and self.text in {"", "~", "null"}


@dataclass(slots=True)
class Listing:
    """A sequence."""

    items: list[Node]
    start: int
    """Of the first dash or the bracket."""
    end: int
    is_flow: bool


@dataclass(slots=True)
class Table:
    """A mapping; no key occurs twice."""

    pairs: list[tuple[Scalar, Node]]
    start: int
    """Of the first key or the brace."""
    end: int
    is_flow: bool

    def get(self, key: str) -> Node | None:
        """The value of `key`, if it is there."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node = Scalar | Listing | Table


@dataclass(slots=True)
class Tree:
    """One YAML document."""

    root: Node | None
    """None if there is nothing but comments."""
    end_mark: int | None
    """Where `...` stands, or None."""


def read_tree(text: str) -> Tree:
    """Read `text`, which has no byte order mark.

    Raises:
        FaultError: it is no YAML, or more than one document, or uses what is refused.
    """
    unprintable = _UNPRINTABLE.search(text)
    if unprintable is not None:
        code = ord(unprintable[0])
        raise FaultError(unprintable.start(), None, f"the control character U+{code:04X} is in it")
    try:
        return _build(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = 0 if mark is None else mark.index
        raise FaultError(at, None, f"it is no YAML ({error.problem or error.context})") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # numbers beyond all characters
        raise FaultError(0, None, "it is no YAML") from error


def line_start(text: str, at: int) -> int:
    """Where the line begins in which `at` stands."""
    while at > 0 and text[at - 1] not in _BREAKS:
        at -= 1
    return at


def line_end(text: str, at: int) -> int:
    """Where the line ends in which `at` stands; a block that keeps its last line end is over."""
    if at > 0 and text[at - 1] in _BREAKS:
        return at
    match = BREAK.search(text, at)
    return len(text) if match is None else match.end()


def _build(text: str) -> Tree:
    tree = Tree(root=None, end_mark=None)
    builder = _Builder(text)
    documents = 0
    event: Any  # the events of PyYAML share no typed attributes
    for event in yaml.parse(text, Loader=_LOADER):
        match event:
            case yaml.NodeEvent():
                _refuse(event)
                builder.add(event)
            case yaml.CollectionEndEvent():
                builder.close(event)
            case yaml.DocumentStartEvent():
                documents += 1
                if documents > 1:
                    raise FaultError(_at(event), None, "a second document begins here")
            case yaml.DocumentEndEvent() if event.explicit:
                tree.end_mark = _at(event)
    root = builder.root
    if not (isinstance(root, Scalar) and root.is_plain and not root.text):
        tree.root = root
    return tree


class _Builder:
    """Puts the nodes of one document together."""

    def __init__(self, text: str) -> None:
        self.root: Node | None = None
        self._text = text
        self._open: list[_Open] = []

    def add(self, event: Any) -> None:  # noqa: ANN401 - see _build
        node = self._node(event)
        if not self._open:
            self.root = node
        else:
            self._open[-1].take(node)
        if not isinstance(node, Scalar):
            self._open.append(_Open(node))

    def close(self, event: Any) -> None:  # noqa: ANN401 - see _build
        """Say where the content ends: a block reaches no further than its last child."""
        node = self._open.pop().node
        if node.is_flow:
            node.end = event.end_mark.index
        elif isinstance(node, Listing):
            node.end = node.items[-1].end
        else:
            node.end = node.pairs[-1][1].end

    def _node(self, event: Any) -> Node:  # noqa: ANN401 - see _build
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            if _HALF.search(event.value) is not None:
                raise FaultError(start, None, "half a character (a surrogate) is in it")
            if event.style in {"|", ">"}:
                end = self._block_end(start, end)
            if start == end:  # nothing is written; PyYAML may place it before what comes next
                while start and self._text[start - 1] in _BREAKS + " ":
                    start -= 1
                end = start
            return Scalar(event.value, start, end, is_plain=not event.style)
        if len(self._open) == DEPTH_LIMIT:
            raise FaultError(start, None, "it is nested too deeply")
        if isinstance(event, yaml.SequenceStartEvent):
            return Listing([], start, end, bool(event.flow_style))
        return Table([], start, end, bool(event.flow_style))

    def _block_end(self, start: int, end: int) -> int:
        """Leave out the blank lines after a block, unless its `+` makes them part of it."""
        block = self._text[start:end]
        if "+" in BREAK.split(block, maxsplit=1)[0]:
            return end
        return start + len(block.rstrip(_BREAKS + " "))


class _Open:
    """A collection that is being filled."""

    def __init__(self, node: Listing | Table) -> None:
        self.node = node
        self._key: Scalar | None = None
        self._names: set[str] = set()

    def take(self, node: Node) -> None:
        """Add an item, a key, or the value of the key before."""
        if isinstance(self.node, Listing):
            self.node.items.append(node)
        elif self._key is not None:
            self.node.pairs.append((self._key, node))
            self._key = None
        elif not isinstance(node, Scalar):
            raise FaultError(node.start, None, "a key must be a plain word")
        elif node.text in self._names:
            raise FaultError(node.start, node.text, "this key is given twice here")
        else:
            self._names.add(node.text)
            self._key = node


def _at(event: Any) -> int:  # noqa: ANN401 - see _build
    return int(event.start_mark.index)


def _refuse(event: Any) -> None:  # noqa: ANN401 - see _build
    at = _at(event)
    if isinstance(event, yaml.AliasEvent):
        raise FaultError(at, None, f"an alias (*{event.anchor}) is not allowed; write it out")
    if event.anchor is not None:
        raise FaultError(at, None, f"an anchor (&{event.anchor}) is not allowed; write it out")
    if event.tag is not None:
        raise FaultError(at, None, f"a YAML tag ({event.tag}) is not allowed; leave it out")
