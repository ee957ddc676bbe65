"""The annotation file as a JSON Schema, for editors and other programs.

What the schema cannot say (ids that must be known, each given once) `schema.py` checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotate.claims import Bearing, Stance
from tui.annotate.codebook import COLORS
from tui.annotate.tags import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Schema = Mapping[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Schema = {"type": "string", "minLength": 1}
_MAYBE: Schema = {"type": ["string", "null"]}
_FLAG: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0, "maximum": 999_999_999}


def write_schema() -> dict[str, object]:
    """The schema as plain data."""
    return {
        "$schema": DIALECT,
        "title": "Annotations of Rashomon",
        **_table(
            {
                "rashomon": {"enum": [1, "1"], "description": "version of the format"},
                "sources": _listing(_ref("source")),
                "codebook": _listing({"anyOf": [_ref("tag"), _ref("include")]}),
                "annotations": _listing(_ref("annotation")),
                "claims": _listing(_ref("claim")),
                "judgements": _listing(_ref("judgement")),
            },
            ["rashomon"],
        ),
        "$defs": {
            "source": _SOURCE,
            "include": _table({"include": _said(_TEXT, "another file whose tags count here")}),
            "tag": _TAG,
            "annotation": _ANNOTATION,
            "claim": _CLAIM,
            "judgement": _JUDGEMENT,
            "stance": _STANCE,
            "place": _table({**_PLACE, **_LATER}, _PLACE),
            "selectors": _SELECTORS,
        },
    }


def _table(properties: Mapping[str, Schema], required: Iterable[str] | None = None) -> Schema:
    """An object; unknown keys are allowed everywhere, and survive."""
    names = properties if required is None else required
    return {"type": "object", "properties": dict(properties), "required": list(names)}


def _listing(items: Schema) -> Schema:
    return {"type": ["array", "null"], "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _said(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


def _one_of(words: Iterable[str]) -> Schema:
    return {"enum": [str(word) for word in words]}


def _has_selector(kind: str, properties: Mapping[str, Schema], required: list[str]) -> Schema:
    fields = {"type": {"const": kind}, **properties}
    return {"contains": _table(fields, ["type", *required])}


_MADE = {
    "creator": _MAYBE,
    "created": _said(_MAYBE, "ISO 8601, in UTC"),
    "modified": _said(_MAYBE, "ISO 8601, in UTC"),
}
_SELECTORS = {
    "type": "array",
    "description": "those of the W3C Web Annotation model",
    "allOf": [
        _has_selector(
            "TextQuoteSelector", {"exact": _TEXT, "prefix": _MAYBE, "suffix": _MAYBE}, ["exact"]
        ),
        _has_selector("TextPositionSelector", {"start": _COUNT, "end": _COUNT}, ["start", "end"]),
    ],
}
_PLACE = {"source": _said(_TEXT, "the id of a source"), "selector": _ref("selectors")}
_LATER = {
    "previous": _said(
        _listing(_table({"exact": _TEXT, "until": _MAYBE}, ["exact"])),
        "what the article said there before, oldest first",
    ),
    "gone": _said(_MAYBE, "when a person saw that the words are no longer in the article"),
}
_SOURCE = _table(
    {
        "id": _TEXT,
        "file": _said(_TEXT, "from the folder of this file, or sample:NAME, or an address"),
        "publisher": _MAYBE,
        "sha256": _said(_TEXT, "of the text, as UTF-8"),
        "length": _said(_COUNT, "of the text, in code points"),
    },
    ["id", "file", "sha256", "length"],
)
_TAG = _table(
    {
        "id": _TEXT,
        "label": _TEXT,
        "key": {"type": ["string", "null"], "pattern": "^[1-9]?$"},
        "glyph": {"type": ["string", "null"], "maxLength": 1},
        "color": _said(_MAYBE, f"one of {', '.join(COLORS)}"),
        "parent": _said(_MAYBE, "the id of the tag it is a kind of"),
        "description": _MAYBE,
        "requiresNote": _FLAG,
        "mergedInto": _said(_MAYBE, "the id of the tag that took its place"),
    },
    ["id", "label"],
)
_ANNOTATION = _table(
    {
        "id": _TEXT,
        **_PLACE,
        **_LATER,
        "tags": {**_listing(_TEXT), "uniqueItems": True},
        "note": _MAYBE,
        **_MADE,
    },
    ["id", *_PLACE],
)
_STANCE = _table(
    {
        "source": _said(_TEXT, "the id of a source"),
        "stance": _one_of(Stance),
        "attributedTo": _MAYBE,
        "proposed": _said(_FLAG, "by the program; no person has confirmed it"),
        "annotations": {**_listing(_TEXT), "uniqueItems": True},
    },
    ["source", "stance"],
)
_CLAIM = _table(
    {
        "id": _TEXT,
        "text": _TEXT,
        "stances": _listing(_ref("stance")),
        "relations": _listing(_table({"relation": _one_of(Bearing), "claim": _TEXT})),
        "review": {
            **_table({"rating": _TEXT, "author": _MAYBE, "url": _MAYBE}, ["rating"]),
            "type": ["object", "null"],
        },
        **_MADE,
    },
    ["id", "text"],
)
_JUDGEMENT = _table(
    {
        "verdict": _one_of(Verdict),
        "pair": {"type": "array", "items": _ref("place"), "minItems": 2, "maxItems": 2},
    }
)
