"""YAML text to a tree in which every scalar is a string and knows its place.

It refuses what an annotation file never needs and an attacker does: aliases, anchors, tags, depth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

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
        for name, value in self.pairs:
            if name.text == key:
                return value
        return None


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
    loader = _LOADER(text)
    documents = 0
    try:
        while True:
            event: Any = loader.get_event()  # the events of PyYAML share no typed attributes
            kind = type(event)
            if kind is yaml.ScalarEvent:  # by far the most; the order here is that of numbers
                builder.add_scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                builder.begin(event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                builder.end(event)
            elif kind is yaml.AliasEvent:
                _refuse(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise FaultError(_at(event), None, "a second document begins here")
            elif kind is yaml.DocumentEndEvent and event.explicit:
                tree.end_mark = _at(event)
            elif kind is yaml.StreamEndEvent:
                break
    finally:
        loader.dispose()
    root = builder.root
    if not (isinstance(root, Scalar) and root.is_plain and not root.text):
        tree.root = root
    return tree


class _Builder:
    """Puts the nodes of one document together. A large file has a node for every three words."""

    def __init__(self, text: str) -> None:
        self.root: Node | None = None
        self._text = text
        self._open: list[tuple[Listing | Table, Callable[[Node], None]]] = []
        self._take: Callable[[Node], None] = self._take_root

    def add_scalar(self, event: Any) -> None:  # noqa: ANN401 - see _build
        if event.anchor is not None or event.tag is not None:
            _refuse(event)
        start, end, style = event.start_mark.index, event.end_mark.index, event.style
        if style == '"':
            if _HALF.search(event.value) is not None:
                raise FaultError(start, None, "half a character (a surrogate) is in it")
        elif style in {"|", ">"}:
            end = self._block_end(start, end)
        if start == end:  # nothing is written; PyYAML may place it before what comes next
            while start and self._text[start - 1] in _BREAKS + " ":
                start -= 1
            end = start
        self._take(Scalar(event.value, start, end, not style))

    def begin(self, event: Any) -> None:  # noqa: ANN401 - see _build
        if event.anchor is not None or event.tag is not None:
            _refuse(event)
        start, end, is_flow = _at(event), event.end_mark.index, bool(event.flow_style)
        if len(self._open) == DEPTH_LIMIT:
            raise FaultError(start, None, "it is nested too deeply")
        node: Listing | Table
        if type(event) is yaml.SequenceStartEvent:
            node = Listing([], start, end, is_flow)
            inner = node.items.append
        else:
            node = Table([], start, end, is_flow)
            inner = _Pairs(node.pairs).take
        self._take(node)
        self._open.append((node, self._take))
        self._take = inner

    def end(self, event: Any) -> None:  # noqa: ANN401 - see _build
        """Say where the content ends: a block reaches no further than its last child."""
        node, self._take = self._open.pop()
        if node.is_flow:
            node.end = event.end_mark.index
        elif isinstance(node, Listing):
            node.end = node.items[-1].end
        else:
            node.end = node.pairs[-1][1].end

    def _take_root(self, node: Node) -> None:
        self.root = node

    def _block_end(self, start: int, end: int) -> int:
        """Leave out the blank lines after a block, unless its `+` makes them part of it."""
        block = self._text[start:end]
        if "+" in BREAK.split(block, maxsplit=1)[0]:
            return end
        return start + len(block.rstrip(_BREAKS + " "))


class _Pairs:
    """A table that is being filled."""

    def __init__(self, pairs: list[tuple[Scalar, Node]]) -> None:
        self._pairs = pairs
        self._key: Scalar | None = None
        self._names: set[str] = set()

    def take(self, node: Node) -> None:
        """Add a key, or the value of the key before."""
        key = self._key
        if key is not None:
            self._pairs.append((key, node))
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


def _refuse(event: Any) -> NoReturn:  # noqa: ANN401 - see _build
    """Say which of the three it is that an annotation file does without."""
    at = _at(event)
    if isinstance(event, yaml.AliasEvent):
        raise FaultError(at, None, f"an alias (*{event.anchor}) is not allowed; write it out")
    if event.anchor is not None:
        raise FaultError(at, None, f"an anchor (&{event.anchor}) is not allowed; write it out")
    raise FaultError(at, None, f"a YAML tag ({event.tag}) is not allowed; leave it out")
