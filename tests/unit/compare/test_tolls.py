"""Numbers of dead and hurt, told in words that differ."""

from __future__ import annotations

import pytest

from tests.making import make_source
from tui.compare import find_pairs
from tui.compare.tolls import name_tolls
from tui.words import stems_of


def names(text: str) -> set[str]:
    (row,) = name_tolls([stems_of(text)])
    return set(row) - set(stems_of(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The blast killed 17 people.", {"#dead"}),
        ("The death toll rose to four.", {"#dead"}),
        ("Three dead and 24 hurt.", {"#dead", "#hurt"}),
        ("Elf Menschen wurden verletzt.", {"#hurt"}),
        ("Погибли два человека.", {"#dead"}),
        ("He was killed in the blast.", set()),
        ("In 2011 a train hit a lorry and the driver of it was killed.", set()),
        ("Four trains were late.", set()),
    ],
)
def test_a_number_beside_what_became_of_people_is_a_toll(text: str, wanted: set[str]) -> None:
    assert names(text) == wanted


def test_tolls_in_other_words_are_a_pair() -> None:
    left = make_source(
        "The train crashed near Marnow, killing three people.", "It rained.", name="a.txt"
    )
    right = make_source("Snow fell on Marnow.", "Four passengers of the train died.", name="b.txt")

    places = [(pair.left.sentence, pair.right.sentence) for pair in find_pairs((left, right))]

    assert (0, 1) in places
