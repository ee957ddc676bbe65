"""Quotations and copies in the samples: what each source made of the others' words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui.model import How
from tui.pipeline import compare_sources, load_sources

if TYPE_CHECKING:
    from tui.model import Comparison, Findings

ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def samples() -> Comparison:
    paths = sorted(str(path) for path in (ROOT / "seeds").glob("*.txt"))
    return compare_sources(load_sources(paths, stdin=None).sources)


def findings() -> Findings:
    found = samples().findings
    assert found is not None
    return found


# What a quotation of one sample became in another: sample, first words, sample, how.
QUOTATIONS = [
    (0, "detached from reality", 1, "fuller"),
    (0, "detached from reality", 2, "fuller"),
    (1, "detached from reality", 2, "verbatim"),
    (1, "detached from reality", 0, "cut"),
    (0, "The Russian position", 3, "fuller"),
    (0, "The Russian position", 1, "cut"),
    (0, "The Russian position", 2, "indirect"),
    (0, "The Russian position", 4, "cut"),
    (3, "The Russian position", 0, "cut"),
    (3, "The Russian position", 1, "cut"),
    (3, "The Russian position", 2, "cut"),
    (3, "The Russian position", 4, "cut"),
    (1, "clearly unacceptable", 2, "indirect"),
    (1, "clearly unacceptable", 4, "verbatim"),
    (1, "closely aligning", 2, "verbatim"),
    (1, "closely aligning", 4, "verbatim"),
    (2, "closely aligning", 3, "fuller"),
    (1, "non-starters", 2, "verbatim"),
    (1, "non-starters", 2, "re-attributed"),
    (1, "non-starters", 4, "verbatim"),
    (2, "non-starters", 4, "re-attributed"),
    (1, "and other non-starters", 2, "verbatim"),
    (1, "taken note", 4, "verbatim"),
    (1, "We have agreed", 4, "verbatim"),
    (2, "a full, unconditional", 4, "verbatim"),
    (3, "Our position", 1, "indirect"),
    (3, "Our position", 2, "indirect"),
    (3, "Our position", 4, "indirect"),
]


@pytest.mark.parametrize(("source", "begins", "other", "how"), QUOTATIONS)
def test_every_quotation_of_several_samples_is_aligned(
    source: int, begins: str, other: int, how: str
) -> None:
    hows = [
        one
        for quote in findings().quotes
        if quote.source == source and quote.text.startswith(begins)
        for match in quote.matches
        if match.place.source == other
        for one in match.how
    ]

    assert How(how) in hows


def test_what_only_one_sample_quotes_is_aligned_with_nothing() -> None:
    alone = [quote.text[:20] for quote in findings().quotes if not quote.matches]

    assert {"minimum requirement", "all-for-all", "Time to increase the"} <= set(alone)
    assert len(alone) == 15


@pytest.mark.parametrize(
    ("begins", "speaker"),
    [
        ("minimum requirement", "a Kyiv official"),
        ("Time to increase", "Polish Prime Minister Donald Tusk"),
        ("soon.", "Vladimir Medinsky"),
        ("We have agreed", "Medinsky"),
        ("nothing is gonna", "Trump"),
        ("the Ukrainians might lose", "an official familiar with talks"),
        ("good results", "Kirill Dmitriev"),
        ("The Russian delegation", "Vladimir Medinsky"),
    ],
)
def test_a_quotation_has_its_speaker(begins: str, speaker: str) -> None:
    speakers = {one.speaker for one in findings().quotes if one.text.startswith(begins)}

    assert speakers == {speaker}


def test_the_samples_that_share_wire_text_are_one_witness() -> None:
    assert findings().witnesses == ((0,), (1, 2, 4), (3,))
    assert {(copy.left, copy.right) for copy in findings().copies} == {(1, 2), (1, 4), (2, 4)}


def test_wire_text_comes_from_the_agency() -> None:
    origins = {(copy.left, copy.right): copy.origin for copy in findings().copies}

    assert origins == {(1, 2): 1, (1, 4): 1, (2, 4): None}
