"""What the disagreements are worth on stories written for it, told by three or four outlets each.

No rule was made from the two stories that are held out. The later ones were written when most rules
were there, and measured before three more were made from what they missed: 14 flags, all right, for
14 of 39 clashes. A floor lies a little under what was measured; it falls by a deliberate edit only.
"""

from __future__ import annotations

import pytest

from tests.quality.stories import FOLDER, judge_flags, measure_flags, measure_pairs, read_story

LOOKED_AT = ("crossing", "merger", "storm")
HELD_OUT = ("marathon", "ransom")
LATER = ("theft", "vote")
OTHERS = ("brand.de", "most.ru")

ALL = (*LOOKED_AT, *HELD_OUT, *LATER, *OTHERS)


def test_every_story_is_measured() -> None:
    assert {path.name.removesuffix(".md") for path in FOLDER.glob("*.md")} == set(ALL)


@pytest.mark.parametrize("name", ALL)
def test_outlets_of_a_story_have_one_language(name: str) -> None:
    languages = {source.language for source in read_story(name).sources}

    assert languages == {name.partition(".")[2] or "en"}


@pytest.mark.parametrize("stories", [LOOKED_AT, HELD_OUT, LATER, OTHERS])
def test_at_most_one_disagreement_in_ten_is_none(stories: tuple[str, ...]) -> None:
    assert measure_flags(*stories).precision >= 0.9


@pytest.mark.parametrize(("stories", "floor"), [(LOOKED_AT, 0.35), (HELD_OUT, 0.1), (OTHERS, 0.45)])
def test_enough_of_what_differs_is_said(stories: tuple[str, ...], floor: float) -> None:
    assert measure_flags(*stories).recall >= floor


@pytest.mark.parametrize("stories", [LOOKED_AT, HELD_OUT, LATER, OTHERS])
def test_pairs_are_found_well_enough(stories: tuple[str, ...]) -> None:
    assert measure_pairs(*stories, is_core=False) >= 0.6


def test_in_each_language_something_is_found() -> None:
    for name in OTHERS:
        kinds = {flag.kind for flag in judge_flags(read_story(name)) if flag.is_right}

        assert {"number", "date", "attribution"} <= kinds
