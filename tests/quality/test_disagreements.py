"""What must be found, and must not be claimed, on the labelled pairs of the samples.

A name is said once for two sources, so names are counted by name and pair of sources. Labelled
claims that differ in substance, and not in who took part, are beyond rules and left out.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tui.compare.disagreement import disagreements_of
from tui.model import Disagreement, Relation
from tui.pipeline import compare_sources, load_sources

ROOT = Path(__file__).parents[2]

Span = tuple[str, int, int]


class Labelled(NamedTuple):
    """Two sentences, what was found, and the kinds that were labelled."""

    left: Span
    right: Span
    found: tuple[Disagreement, ...]
    wanted: frozenset[str]


@lru_cache(maxsize=1)
def gold() -> dict[str, Any]:  # the file's shape is checked by what uses it
    return dict(json.loads((ROOT / "tests/quality/seeds-gold.json").read_text(encoding="utf-8")))


def text_of(span: Span) -> str:
    return next(
        str(doc["text"])[span[1] : span[2]] for doc in gold()["docs"] if doc["id"] == span[0]
    )


def in_order(one: dict[str, Any]) -> tuple[Span, Span]:
    left, right = sorted((tuple(one["a"]), tuple(one["b"])))
    return left, right


@lru_cache(maxsize=1)
def labelled() -> tuple[Labelled, ...]:
    relations = {in_order(pair): pair["relation"] for pair in gold()["pairs"]}
    wanted: dict[tuple[Span, Span], set[str]] = {link: set() for link in relations}
    for one in gold()["disagreements"]:
        kind = "participants" if "who was" in one["note"] else one["kind"]
        wanted.setdefault(in_order(one), set()).add(kind)
    rows = []
    for (left, right), kinds in sorted(wanted.items()):
        name = relations.get((left, right), "partial")
        relation = Relation.PARTIAL if name == "ignore" else Relation(name)
        found = disagreements_of(text_of(left), text_of(right), relation)
        rows.append(Labelled(left, right, found, frozenset(kinds)))
    return tuple(rows)


def keys(kind: str, row: Labelled) -> tuple[str, ...]:
    """What counts as one: a pair of sentences, but for names the two sources."""
    return (row.left[0], row.right[0]) if kind == "name" else tuple(map(str, row[:2]))


@pytest.mark.parametrize(
    ("kind", "count"),
    [("number", 6), ("date", 3), ("name", 7), ("attribution", 2), ("participants", 3)],
)
def test_labelled_disagreements_are_found(kind: str, count: int) -> None:
    wanted = {keys(kind, row) for row in labelled() if kind in row.wanted}
    found = {
        keys(kind, row)
        for row in labelled()
        if kind in row.wanted and any(one.kind == kind for one in row.found)
    }

    assert len(wanted) == count
    assert found == wanted


def test_at_most_one_flag_in_ten_is_wrong() -> None:
    named = {keys("name", row) for row in labelled() if "name" in row.wanted}
    flags = {(one.kind, keys(one.kind, row)) for row in labelled() for one in row.found}
    right = {
        (one.kind, keys(one.kind, row))
        for row in labelled()
        for one in row.found
        if one.kind in row.wanted or keys("name", row) in named
    }

    assert len(right) >= 0.9 * len(flags)


def test_no_trap_is_taken_for_a_disagreement() -> None:
    flags = [
        (trap["note"], one)
        for trap in gold()["traps"]
        for relation in Relation
        for one in disagreements_of(
            text_of(in_order(trap)[0]), text_of(in_order(trap)[1]), relation
        )
        if one.kind != "name"
    ]

    assert len(gold()["traps"]) == 12
    assert flags == []


def test_the_samples_disagree_on_how_long_the_talks_lasted() -> None:
    paths = sorted(str(path) for path in (ROOT / "seeds").glob("*.txt"))
    comparison = compare_sources(load_sources(paths, stdin=None).sources)

    told = {
        (pair.left.source, pair.right.source)
        for pair in comparison.pairs
        for one in pair.disagreements
        if one == Disagreement("number", "two-hour", "under two hours")
    }

    assert told == {(0, 1), (0, 2), (0, 4)}
