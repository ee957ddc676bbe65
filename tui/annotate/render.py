"""Entries to YAML text: one pinned dumper, DESIGN's order of keys, one way to write each value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import assert_never

import yaml

from tui.annotate.claims import Claim, SourceStance
from tui.annotate.tags import Anchor, Annotation, Entry, Judgement, SourceEntry, Tag
from tui.annotate.tree import Listing, Node, Scalar, Table


class Block(str):
    """Text to be written as a `|-` block where that reads back equal."""

    __slots__ = ()


class Quoted(str):
    """Text that always stands in double quotes."""

    __slots__ = ()


class Bare(str):
    """A value someone else wrote without quotes, to be written so again: `3` stays a number."""

    __slots__ = ()


Value = str | int | Sequence["Value"] | Mapping[str, "Value"]

_STRING = "tag:yaml.org,2002:str"
_YES = Bare("true")

# What must not stand raw in the file: controls, line ends that loaders disagree on, lone
# surrogates, noncharacters, and characters that reorder or hide the text around them in a diff.
_HIDDEN = (
    "\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff"
    "\U000e0000-\U000e0fff"
)
_UNFIT_FOR_LINES = re.compile(f"[{_HIDDEN}]")
_UNFIT_FOR_BLOCKS = re.compile(rf"(?!\n)[{_HIDDEN}]|[ \n]\Z|[ ]\n|\A[ \n]")
_ESCAPED = re.compile(rf'[{_HIDDEN}"\\]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

# Numbers and words that a loader of YAML 1.1 or 1.2 takes for something else than a string.
_TYPED = re.compile(
    r"[-+]?(\.\d[\d_]*|\d[\d_]*(\.[\d_]*)?)([eE][-+]?\d+)?|[-+]?0[box][\da-fA-F_]+"
    r"|[-+]?\.(inf|nan)|y|n|yes|no|on|off|true|false|null|~|",
    re.IGNORECASE,
)


class _Dumper(yaml.SafeDumper):
    """The pinned dumper."""

    def ignore_aliases(self, data: object) -> bool:
        """Write every value out: the loader refuses aliases."""
        del data
        return True

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: FBT001, FBT002 - PyYAML's signature
        """Write on one line, and keep all of Unicode that may be seen; PyYAML escapes emoji."""
        del split
        self.write_indicator(f'"{_ESCAPED.sub(_escape, text)}"', need_whitespace=True)


def fields_of(entry: Entry) -> dict[str, Value]:
    """What the file says of an entry, in the order of DESIGN; what is empty is left out."""
    match entry:
        case SourceEntry():
            fields: dict[str, Value] = {"id": entry.id, "file": entry.file}
            if entry.publisher is not None:
                fields["publisher"] = entry.publisher
            return fields | {"sha256": entry.sha256, "length": entry.length}
        case Tag():
            fields = {"id": entry.id, "label": entry.label}
            if entry.key is not None:
                fields["key"] = entry.key
            fields |= {"glyph": entry.glyph, "color": entry.color}
            return fields | _given(
                parent=entry.parent or "",
                description=Block(entry.description),
                requiresNote=_YES if entry.requires_note else "",
                mergedInto=entry.merged_into or "",
            )
        case Annotation():
            fields = {"id": entry.id, **_anchor_fields(entry.anchor)}
            fields |= _given(tags=tuple(entry.tags), note=Block(entry.note))
            return fields | _made(entry)
        case Claim():
            fields = {"id": entry.id, "text": Block(entry.text)}
            fields |= _given(
                stances=tuple(_stance_fields(stance) for stance in entry.stances),
                relations=tuple(
                    {"relation": link.bearing.value, "claim": link.claim} for link in entry.links
                ),
            )
            if entry.review is not None:
                rating, author, url = entry.review
                fields["review"] = {"rating": rating, **_given(author=author, url=url)}
            return fields | _made(entry)
        case Judgement():
            pair = (_anchor_fields(entry.left), _anchor_fields(entry.right))
            return {"verdict": entry.verdict.value, "pair": pair}
    assert_never(entry)


def render_items(items: Sequence[Value]) -> str:
    """Items of a list, as blocks whose dashes stand in the first column."""
    return _dump(list(items))


def render_field(key: str, value: Value) -> str:
    """One key and its value, as whole lines that start in the first column."""
    return _dump({key: value})


def indent(lines: str, column: int) -> str:
    """The lines moved to the right; empty ones stay empty."""
    margin = " " * column
    return re.sub(r"^(?=[^\n])", margin, lines, flags=re.MULTILINE)


def value_of(node: Node) -> Value:
    """What someone else wrote, ready to be written again with the same meaning."""
    match node:
        case Scalar():
            if node.is_plain:
                return Bare(node.text)
            return Block(node.text) if "\n" in node.text else node.text
        case Listing():
            return tuple(value_of(item) for item in node.items)
        case Table():
            return values_of(node)
    assert_never(node)


def values_of(table: Table) -> dict[str, Value]:
    """The same for a set of keys."""
    return {
        Bare(name.text) if name.is_plain else name.text: value_of(value)
        for name, value in table.pairs
    }


def _given(**fields: Value) -> dict[str, Value]:
    """Those that are not empty."""
    return {key: value for key, value in fields.items() if value}


def _made(entry: Annotation | Claim) -> dict[str, Value]:
    return _given(creator=entry.creator, created=entry.created, modified=entry.modified)


def _stance_fields(stance: SourceStance) -> dict[str, Value]:
    return {
        "source": stance.source,
        "stance": stance.stance.value,
        **_given(
            attributedTo=stance.attributed_to,
            proposed=_YES if stance.is_proposed else "",
            annotations=tuple(stance.annotations),
        ),
    }


def _anchor_fields(anchor: Anchor) -> dict[str, Value]:
    previous = tuple(
        {"exact": Block(words.exact), **_given(until=words.until)} for words in anchor.previous
    )
    return {
        "source": anchor.source,
        "selector": (
            {
                "type": "TextQuoteSelector",
                "exact": Block(anchor.exact),
                "prefix": Quoted(anchor.prefix),
                "suffix": Quoted(anchor.suffix),
            },
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        ),
        **_given(previous=previous, gone=anchor.gone),
    }


def _dump(value: Value) -> str:
    return yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        indent=2,
        line_break="\n",
        sort_keys=False,
        width=1 << 31,
    )


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if char in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[char]
    if code <= 0xFF:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if _UNFIT_FOR_LINES.search(text) is not None:
        style = '"'
    elif _TYPED.fullmatch(text) is not None:
        style = "'"
    return dumper.represent_scalar(_STRING, str(text), style=style)


def _write_block(dumper: yaml.SafeDumper, text: Block) -> yaml.ScalarNode:
    style = '"' if not text or _UNFIT_FOR_BLOCKS.search(text) is not None else "|"
    return dumper.represent_scalar(_STRING, str(text), style=style)


def _write_quoted(dumper: yaml.SafeDumper, text: Quoted) -> yaml.ScalarNode:
    return dumper.represent_scalar(_STRING, str(text), style='"')


def _write_bare(dumper: yaml.SafeDumper, text: Bare) -> yaml.ScalarNode:
    tag = dumper.resolve(yaml.ScalarNode, str(text), (True, False))  # type: ignore[no-untyped-call]  # the stubs leave it out
    return dumper.represent_scalar(tag, str(text))


_Dumper.add_representer(str, _write_text)
_Dumper.add_representer(Block, _write_block)
_Dumper.add_representer(Quoted, _write_quoted)
_Dumper.add_representer(Bare, _write_bare)
