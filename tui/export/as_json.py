"""A comparison as JSON. Other programs read it: names and order of the keys are fixed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model import Comparison, Pair, Place, Sentence, Source, Status

    # Values of a JSON object; json.dumps takes any.
    Json = dict[str, object]

FORMAT = 1
"""Grows when a key changes its meaning or goes; new keys leave it."""


def write_json(comparison: Comparison) -> str:
    """Return one line of JSON and a line end; characters beyond ASCII stay as they are.

    A lone surrogate (an odd byte in a file name) stays one, and is to be written as an escape.
    """
    sources = zip(comparison.sources, comparison.statuses, strict=True)
    whole: Json = {
        "rashomon": FORMAT,
        "sources": [_source(i, source, statuses) for i, (source, statuses) in enumerate(sources)],
        "matches": [_match(pair) for pair in comparison.pairs],
        "groups": [[_name(place) for place in group] for group in comparison.groups],
    }
    return json.dumps(whole, ensure_ascii=False) + "\n"


def _source(index: int, source: Source, statuses: tuple[Status, ...]) -> Json:
    labelled = enumerate(zip(source.sentences, statuses, strict=True))
    return {
        "id": f"s{index + 1}",
        "path": source.path,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "sha256": source.sha256,
        "text": source.text,
        "sentences": [_sentence(f"s{index + 1}.{i}", *pair) for i, pair in labelled],
    }


def _sentence(name: str, sentence: Sentence, status: Status) -> Json:
    return {
        "id": name,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "role": sentence.role.value,
        "status": status.value,
    }


def _match(pair: Pair) -> Json:
    return {
        "left": _name(pair.left),
        "right": _name(pair.right),
        "relation": pair.relation.value,
        "score": round(pair.score, 4),
        "within": pair.within and pair.within.value,
        "disagreements": [
            {"kind": one.kind, "left": one.left, "right": one.right} for one in pair.disagreements
        ],
    }


def _name(place: Place) -> str:
    return f"s{place.source + 1}.{place.sentence}"
