"""What is proposed for a sentence that a claim refers to."""

from __future__ import annotations

import pytest

from tests.making import make_source
from tui.annotate.claims import Stance
from tui.annotate.stances import Guess, guess_stance
from tui.model import Disagreement


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        ("The talks took two hours.", ""),
        ("The talks took two hours, Ana Costa said.", "Ana Costa"),
        ("“No one was hurt,” said Ana Costa, the mayor.", "Ana Costa"),
        ("According to a Ukrainian source, the talks took two hours.", "a Ukrainian source"),
    ],
)
def test_a_sentence_with_a_speaker_attributes_and_any_other_states(
    sentence: str, whom: str
) -> None:
    stance = Stance.ATTRIBUTES if whom else Stance.STATES

    assert guess_stance(make_source(sentence), 0) == Guess(stance, whom)


def test_a_pronoun_is_the_name_that_came_before() -> None:
    source = make_source("Ana Costa arrived late.", "Ana Costa said so.", "She said it took hours.")

    assert guess_stance(source, 2).attributed_to == "Ana Costa"


def test_every_sentence_of_a_long_quotation_has_its_speaker() -> None:
    source = make_source("“We agreed.", "Each side will write it down,” said Ana Costa.")

    assert [guess_stance(source, n).attributed_to for n in (0, 1)] == ["Ana Costa"] * 2


@pytest.mark.parametrize("kind", ["number", "date"])
def test_another_number_or_date_qualifies(kind: str) -> None:
    clash = Disagreement(kind, "two", "three")

    assert guess_stance(make_source("It took three hours."), 0, [clash]).stance is Stance.QUALIFIES


def test_the_opposite_in_the_same_words_disputes() -> None:
    source = make_source("The court acquitted Kral of fraud on Monday.")
    opposite = Disagreement("negation", "court convicted Kral", "court acquitted Kral")

    assert guess_stance(source, 0, [opposite]).stance is Stance.DISPUTES


def test_a_name_spelt_otherwise_qualifies_nothing() -> None:
    clash = Disagreement("name", "Zelensky", "Zelenskyy")

    assert guess_stance(make_source("It took hours."), 0, [clash]).stance is Stance.STATES
