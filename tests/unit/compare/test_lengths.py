"""How long something lasted, told here and mentioned there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.making import make_source
from tui.compare import assemble, find_pairs
from tui.compare.explain import explain_pairs
from tui.compare.score import MATCH, find_ease
from tui.model import Relation, Source

EVENT = "Weilbach Tarven Larkford Oderfeld."
"""What both articles say besides: so they are about one event."""


def sources(
    left: str, right: str, language: str = "en", also: str = EVENT
) -> tuple[Source, Source]:
    """Two articles in which the sentences share little besides."""
    return (
        replace(
            make_source(left, "Snow fell on the mountains.", also, name="a"), language=language
        ),
        replace(
            make_source(right, "Nobody came to the market.", also, name="b"), language=language
        ),
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The talks in the palace lasted well under two hours.",
            "That two-hour session led to a prisoner exchange, though no date was made public.",
        ),
        (
            "In the end the siege of the town hall lasted 12 hours.",
            "Three officers were hurt in the 14-hour standoff, which began after a failed robbery.",
        ),
        (
            "Her hearing lasted 40 minutes.",
            "After a 40-minute hearing the judge, an ally of the president, sent all of them home.",
        ),
    ],
)
def test_the_length_of_one_event_is_one_claim(left: str, right: str) -> None:
    pairs = find_pairs(sources(left, right))

    assert [(pair.left.sentence, pair.right.sentence) for pair in pairs] == [(0, 0), (2, 2)]
    assert pairs[0].relation is Relation.PARTIAL
    assert pairs[0].score >= MATCH - find_ease(3, 3)


def test_it_is_found_in_other_languages() -> None:
    left = "Das Treffen im Palast dauerte keine zwei Stunden."
    right = "Nach der zwei Stunden langen Sitzung gab der Minister die Freilassung bekannt."

    pairs = find_pairs(sources(left, right.replace("langen Sitzung", "Treffen"), "de"))

    assert (pairs[0].left.sentence, pairs[0].right.sentence) == (0, 0)


def test_articles_on_two_events_are_not_compared_by_how_long_these_lasted() -> None:
    left, right = "The talks in the palace lasted two hours.", "That two-day session ended today."

    assert len(find_pairs(sources(left, right))) == 2
    assert find_pairs(sources(left, right, also="")) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The film lasted two hours.", "That two-hour session led to a prisoner exchange."),
        ("They want a 30-day ceasefire.", "A 30-day ceasefire was what the envoy had proposed."),
        ("The talks broke off at last.", "That two-hour session led to a prisoner exchange."),
        (
            "The talks lasted three hours after a one-day meeting of the generals.",
            "That two-hour session led to a prisoner exchange.",
        ),
    ],
)
def test_the_length_of_something_else_is_none(left: str, right: str) -> None:
    comparison = assemble(sources(left, right), find_pairs(sources(left, right)))

    assert not any(one.length for one in explain_pairs(comparison))


def test_the_explanation_says_so() -> None:
    pair = sources("The talks lasted well under two hours.", "That two-hour session was tense.")

    explanation, _ = explain_pairs(assemble(pair, find_pairs(pair)))

    assert explanation.length
