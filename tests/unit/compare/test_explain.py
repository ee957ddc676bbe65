"""The parts of a score: they add up to it."""

from __future__ import annotations

import json

import pytest

from tests.making import make_source
from tui.compare import assemble, find_pairs
from tui.compare.explain import explain_pairs
from tui.compare.score import CONTAINED, MATCH, find_ease
from tui.export.as_json import write_json
from tui.export.why import write_why
from tui.model import Comparison, Relation


def compared() -> Comparison:
    sources = (
        make_source(
            "The mayor of Larkford resigned on Friday after 12 years.",
            "Rain is expected in Larkford on Sunday.",
        ),
        make_source(
            "Larkford's mayor has resigned after 12 years, the council said.",
            "The mayor of Larkford had been in office for long.",
            name="b.txt",
        ),
    )
    return assemble(sources, find_pairs(sources))


def look_alikes() -> Comparison:
    """One sentence of two events that have nothing else in common."""
    phrase = "Investigators from the transport safety board arrived at the site on Monday."
    sources = (
        make_source(phrase, "Howard Lessing owned the twin-engine Piper, which left Dunmore."),
        make_source(phrase, "Rick Daley, a nurse and a paramedic had left Varna.", name="b.txt"),
    )
    return assemble(sources, find_pairs(sources))


def test_what_is_left_of_the_parts_is_the_score() -> None:
    comparison = compared()

    parts = explain_pairs(comparison)

    assert len(parts) == len(comparison.pairs) > 1
    for pair, one in zip(comparison.pairs, parts, strict=True):
        mixed = CONTAINED * one.containment + (1 - CONTAINED) * one.overlap
        assert one.raw == pytest.approx(mixed)
        if pair.relation in {Relation.REWORDED, Relation.PARTIAL}:
            assert pair.score == pytest.approx(one.raw - one.loss - one.strangeness)


def test_shared_words_and_numbers_are_named() -> None:
    words = explain_pairs(compared())[0].words

    assert {word.stem: word.number for word in words} == {
        "mayo": False,
        "lark": False,
        "resi": False,
        "year": False,
        "12": True,
    }


def test_json_explains_only_on_request() -> None:
    comparison = compared()

    plain = json.loads(write_json(comparison))["matches"][0]
    told = json.loads(write_json(comparison, explanations=explain_pairs(comparison)))["matches"][0]

    explanation = told.pop("explain")
    assert told == plain
    assert [word["stem"] for word in explanation["numbers"]] == ["12"]
    assert explanation["thresholds"]["match"] == round(MATCH - find_ease(2, 2), 4)


def test_what_articles_with_little_in_common_lose_is_told() -> None:
    comparison = look_alikes()

    (one,) = explain_pairs(comparison)

    assert one.strangeness > 0
    told = " ".join(write_why(comparison, [one]).split())
    assert f"articles with little in common lose {one.strangeness:.2f}" in told
