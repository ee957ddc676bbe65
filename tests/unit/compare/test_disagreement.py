"""What two sentences do not agree on, and above all what is no disagreement."""

from __future__ import annotations

import pytest

from tests.making import make_pair, make_source
from tui.compare.disagreement import disagreements_of, note_disagreements
from tui.model import Disagreement, Relation

HOSTILE = [
    "“" * 5000,
    "12 " * 2000,
    "more than " * 800 + "12 people",
    "A, " * 2000 + "and B",
    "Anna Beta, " * 700 + "and Cora",
    "said that " * 900,
    "after the " * 900 + "talks",
    "1" * 5000,
    "1,000" * 1000,
    "",
    "½ ² ٣ 三 ੩ people were killed",
]


def lines(left: str, right: str) -> str:
    found = disagreements_of(left, right)
    return "\n".join(f"{one.kind} | {one.left} | {one.right}" for one in found) or "none"


@pytest.mark.cases("disagreements.md")
def test_only_what_cannot_both_be_right_is_said(given: str, expected: str) -> None:
    left, right = given.splitlines()

    assert lines(left, right) == expected


@pytest.mark.cases("disagreements.md")
def test_it_is_the_same_from_either_side(given: str, expected: str) -> None:
    left, right = given.splitlines()
    sides = [line.split(" | ") for line in expected.splitlines() if line != "none"]

    turned = [f"{kind} | {there} | {here}" for kind, here, there in sides] or ["none"]

    assert sorted(lines(right, left).splitlines()) == sorted(turned)


def test_a_name_is_said_once_for_two_sources() -> None:
    left = make_source("Zelensky spoke.", "Then Zelensky left.")
    right = make_source("Zelenskyy spoke.", "Then Zelenskyy left.", name="b.txt")
    pairs = [make_pair((0, 1), (1, 1)), make_pair((0, 0), (1, 0))]

    noted = note_disagreements((left, right), pairs)

    assert [len(pair.disagreements) for pair in noted] == [0, 1]
    assert noted[1].disagreements == (Disagreement("name", "Zelensky", "Zelenskyy"),)


def test_a_given_name_told_before_tells_two_speakers_apart() -> None:
    said = "“We did everything we could,” Stone said."
    left = make_source("Mayor Julia Stone came at noon.", said)
    right = make_source("Deputy mayor Karl Stone came at noon.", said, name="b.txt")

    noted = note_disagreements((left, right), [make_pair((0, 1), (1, 1))])

    assert noted[0].disagreements == (Disagreement("attribution", "Stone", "Stone"),)


def test_wordings_are_pieces_of_the_sentences() -> None:
    left = "Kyiv said at least 12 people were killed on 3 May by shells."
    right = "Kiev says 19 people were killed on 4 May by shells."

    found = disagreements_of(left, right, Relation.NEAR)

    assert [one.kind for one in found] == ["number", "date", "name"]
    assert all(one.left in left and one.right in right for one in found)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_taken(text: str) -> None:
    for other in HOSTILE:
        disagreements_of(text, other)
