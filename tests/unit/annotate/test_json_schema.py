"""The JSON Schema takes what is written and refuses what is refused.

Checked by the few rules it uses; by hand also with the library `jsonschema`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given

from tests.unit.annotate.test_claims_file import GOOD
from tests.unit.annotate.test_render import ENTRIES
from tui.annotate.json_schema import write_schema
from tui.annotate.render import fields_of, render_field
from tui.annotate.tags import EMPTY_NOTEBOOK, key_of
from tui.annotate.together import put_together

if TYPE_CHECKING:
    from tui.annotate.tags import Entry

SCHEMA = write_schema()
_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
_SILENT = {"$schema", "$defs", "title", "description", "properties", "items", "type"}


def fits(schema: Any, value: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether a value is what a schema says; a rule it does not know is an error."""
    return (
        _has_type(schema, value)
        and all(_holds(rule, limit, value) for rule, limit in schema.items() if rule not in _SILENT)
        and _parts_fit(schema, value)
    )


def _has_type(schema: Any, value: Any) -> bool:  # noqa: ANN401 - JSON
    wanted = schema.get("type", [])
    names = [wanted] if isinstance(wanted, str) else wanted
    if isinstance(value, bool) or value is None:
        return not names or ("null" if value is None else "boolean") in names
    return not names or any(isinstance(value, _TYPES.get(name, ())) for name in names)


def _parts_fit(schema: Any, value: Any) -> bool:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        known = schema.get("properties", {})
        return all(fits(known[key], each) for key, each in value.items() if key in known)
    if isinstance(value, list) and "items" in schema:
        return all(fits(schema["items"], each) for each in value)
    return True


def _holds(rule: str, limit: Any, value: Any) -> bool:  # noqa: ANN401, PLR0911, PLR0912 - JSON; one line a rule
    match rule:
        case "$ref":
            return fits(SCHEMA["$defs"][limit.rpartition("/")[2]], value)  # type: ignore[index]  # a table
        case "anyOf":
            return any(fits(each, value) for each in limit)
        case "allOf":
            return all(fits(each, value) for each in limit)
        case "contains":
            return not isinstance(value, list) or any(fits(limit, each) for each in value)
        case "required":
            return not isinstance(value, dict) or set(limit) <= value.keys()
        case "enum":
            return value in limit
        case "const":
            return bool(value == limit)
        case "pattern":
            return not isinstance(value, str) or re.search(limit, value) is not None
        case "minLength":
            return not isinstance(value, str) or len(value) >= limit
        case "maxLength":
            return not isinstance(value, str) or len(value) <= limit
        case "minItems":
            return not isinstance(value, list) or len(value) >= limit
        case "maxItems":
            return not isinstance(value, list) or len(value) <= limit
        case "minimum":
            return not isinstance(value, int) or value >= limit
        case "maximum":
            return not isinstance(value, int) or value <= limit
        case "uniqueItems":
            return not isinstance(value, list) or len(set(value)) == len(value)
        case _:
            raise ValueError(rule)


@given(ENTRIES)
def test_whatever_is_written_fits(entry: Entry) -> None:
    text = "rashomon: 1\n" + render_field(key_of(entry).section.value, [fields_of(entry)])

    assert fits(SCHEMA, yaml.safe_load(text))


def test_a_new_file_and_one_made_by_hand_fit() -> None:
    new = "".join(piece.text for piece in put_together((), EMPTY_NOTEBOOK))

    assert fits(SCHEMA, yaml.safe_load(new))
    assert fits(SCHEMA, yaml.safe_load(GOOD))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rashomon: 1", "rashomon: 2"),
        ("rashomon: 1", "roshamon: 1"),
        ("length: 78", "length: many"),
        ("length: 78", "long: 78"),
        ("length: 78", "length: -1"),
        ("file: a.txt", "file: ''"),
        ("key: '2'", "key: '10'"),
        ("label: Figure", "label: x\n  glyph: xy"),
        ("label: Fact", "name: Fact"),
        ("requiresNote: yes", "requiresNote: often"),
        ("    exact: biggest\n", ""),
        ("exact: biggest", "value: biggest"),
        ("- type: TextPositionSelector", "- type: Other"),
        ("  - exact: largest\n    until", "  - until"),
        ("stance: attributes ", "stance: denies "),
        ("annotations: [a-1]", "annotations: a-1"),
        ("annotations: [a-1]", "annotations: [a-1, a-1]"),
        ("proposed: true", "proposed: maybe"),
        ("relation: refines", "relation: near"),
        ("    rating: mostly true\n", ""),
        ("text: There was a swap.", "text: ''"),
        ("claims:\n", "judgements:\n- {verdict: maybe, pair: []}\nclaims:\n"),
        ("claims:\n", "judgements:\n- {verdict: same, pair: []}\nclaims:\n"),
        ("claims:\n", "judgements: same\nclaims:\n"),
    ],
)
def test_what_the_program_refuses_does_not_fit(old: str, new: str) -> None:
    assert old in GOOD

    assert not fits(SCHEMA, yaml.safe_load(GOOD.replace(old, new, 1)))
