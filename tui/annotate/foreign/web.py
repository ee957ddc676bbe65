"""W3C Web Annotations in JSON-LD, and the rows that the Hypothesis API gives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.annotate.foreign.notes import (
    BadNoteError,
    ForeignNote,
    line_of,
    moment_of,
    name_of,
    note_of,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

HIGHLIGHT = "Highlight"
"""The tag of what was marked without a word."""


def read_web(text: str) -> Iterator[ForeignNote | str]:
    """Read annotations; of each that cannot be taken say why.

    Raises:
        ValueError: it is no JSON, or no annotations.
    """
    try:
        whole = json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    except ValueError as error:
        raise ValueError(f"it is no JSON ({error})") from error
    for number, row in enumerate(_rows(whole), start=1):
        where = f"annotation {number}"
        try:
            yield _note(row, where)
        except BadNoteError as fault:
            yield f"{where}: {fault}"


def _rows(whole: object) -> list[object]:
    """The annotations of a list, a collection, a page of it, or of the Hypothesis API."""
    if isinstance(whole, list):
        return whole
    if isinstance(whole, dict):  # pragma: no branch  (it begins with a brace)
        for key in ("rows", "items", "annotations"):
            if isinstance(whole.get(key), list):
                return list(whole[key])
        if isinstance(whole.get("first"), dict):
            return _rows(whole["first"])
        if "target" in whole:
            return [whole]
    raise ValueError("there are no annotations in it (rows, items, or an Annotation)")


def _note(row: object, where: str) -> ForeignNote:
    if not isinstance(row, dict):
        raise BadNoteError("it is no object")
    target = _first(row.get("target"), "target")
    if isinstance(target, str):
        target = {"source": target}
    if not isinstance(target, dict):
        raise BadNoteError("it has no target")
    selectors = _list(target.get("selector"))
    quote = _selector(selectors, "TextQuoteSelector")
    position = _selector(selectors, "TextPositionSelector")
    exact = text_of(quote.get("exact"), "exact")
    if not exact.strip():
        raise BadNoteError("it quotes nothing (a note on the whole page, or an answer)")
    tags, remarks = _bodies(row)
    source = row.get("uri") or target.get("source") or ""
    start = position.get("start")
    fields = (
        line_of(_id_of(source), "uri"),
        exact,
        text_of(quote.get("prefix"), "prefix"),
        text_of(quote.get("suffix"), "suffix"),
        start if type(start) is int and 0 <= start < 10**9 else None,
        tuple(tags) or (() if remarks else (HIGHLIGHT,)),
        "\n\n".join(remarks),
        _creator(row.get("user") or row.get("creator")),
        moment_of(row.get("created"), "created"),
    )
    modified = moment_of(row.get("updated") or row.get("modified"), "updated") or fields[-1]
    identity = text_of(row.get("id"), "id")
    return ForeignNote(name_of(identity, *fields), where, *fields, modified)


def _bodies(row: dict[str, object]) -> tuple[list[str], list[str]]:
    """Labels and remarks, from Hypothesis's own keys and from the bodies of the W3C model."""
    tags = [line_of(tag, "a tag") for tag in _list(row.get("tags"))]
    remarks = [note_of(row.get("text"), "text"), note_of(row.get("bodyValue"), "bodyValue")]
    for body in _list(row.get("body")):
        if isinstance(body, dict) and "tagging" in _list(body.get("purpose")):
            tags.append(line_of(body.get("value"), "a tag"))
        elif isinstance(body, dict):
            remarks.append(note_of(body.get("value"), "value"))
        else:
            remarks.append(note_of(body, "body"))
    return list(dict.fromkeys(filter(None, tags))), list(filter(None, remarks))


def _selector(selectors: list[object], kind: str) -> dict[str, object]:
    for selector in selectors:
        if isinstance(selector, dict) and selector.get("type") == kind:
            return selector
    return {}


def _creator(value: object) -> str:
    """A name: of an agent with its name or id, or an account as Hypothesis has it."""
    value = _first(value, "creator")
    if isinstance(value, dict):
        value = value.get("name") or value.get("nickname") or value.get("id")
    return line_of(value, "creator").removeprefix("acct:")


def _id_of(value: object) -> object:
    return value.get("id") if isinstance(value, dict) else value


def _first(value: object, what: str) -> object:
    if isinstance(value, list):
        if not value:
            raise BadNoteError(f"{what} is empty")
        return value[0]
    return value


def _list(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
