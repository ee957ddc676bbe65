"""What claims are to one another, and reviews, by keys in the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, OptionList

from tests.pilot.test_matrix import screen
from tui.annotate.claims import Bearing, ClaimLink, Review
from tui.show.matrix import Matrix
from tui.show.relating import ReviewForm

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pilot.conftest import Open
    from tui.annotate.claims import Claim
    from tui.show.app import RashomonApp

pytestmark = pytest.mark.usefixtures("no_closer_look")

TWO_CLAIMS = ("m", "c", "G", "c")
"""Two rows become claims; the second, on the swap, is chosen."""


def claims(app: RashomonApp) -> tuple[Claim, ...]:
    return app.session.desk.notebook.claims


def foot(app: RashomonApp) -> str:
    return " ".join(" ".join(screen(app)[-6:]).split())


@pytest.mark.parametrize("bearing", list(Bearing), ids=str)
async def test_r_a_letter_and_a_claim_relate_the_two(read: Open, bearing: Bearing) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TWO_CLAIMS, "r", bearing.value[0], "enter")
        talks, swap = claims(app)

        assert swap.links == (ClaimLink(bearing, talks.id),)
        assert talks.links == ()


async def test_the_other_claim_is_searched_for(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TWO_CLAIMS, "r", "s", *"zebra", "enter")
        before = [claim.links for claim in claims(app)]
        await pilot.press(*["backspace"] * 5, *"istanbul", "enter")

        assert before == [(), ()]
        assert len(claims(app)[1].links) == 1


async def test_both_claims_say_what_they_are_to_each_other(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TWO_CLAIMS, "r", "c", "enter")
        this = foot(app)
        await pilot.press("k")
        other = foot(app)

        assert "contradicts: The talks in an Istanbul palace" in this
        assert "contradicted by: " in other


async def test_said_again_it_is_taken_back(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TWO_CLAIMS, "r", "s", "enter", "r", "s")
        offered = app.screen.query_one(OptionList).get_option_at_index(0).prompt
        await pilot.press("enter")

        assert str(offered).endswith("(Enter takes it back)")
        assert claims(app)[1].links == ()
        assert "supports it no longer" in screen(app)[-1]


async def test_a_relation_is_undone(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TWO_CLAIMS, "r", "s", "enter", "u")

        assert claims(app)[1].links == ()


async def test_with_one_claim_only_there_is_nothing_to_relate(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "r", "s")

        assert "There is no other claim yet" in screen(app)[-1]


async def test_r_on_a_row_that_is_no_claim_says_how_to_make_one(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "r")

        assert "c makes a claim of this row" in screen(app)[-1]


@pytest.mark.parametrize("key", ["escape", "z"])
async def test_another_key_relates_nothing(read: Open, key: str) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TWO_CLAIMS, "r", key)

        assert isinstance(app.screen, Matrix)
        assert "supports" not in screen(app)[-1]


async def test_on_forty_columns_what_can_be_said_is_named(read: Open) -> None:
    async with read(size=(40, 10)) as (app, pilot):
        await pilot.press("m", "c", "r")

        assert [word[0] for word in screen(app)[-1].split()[:3]] == list("scr")
        assert "v review" in screen(app)[-1]


async def test_r_v_writes_a_review_in_the_readers_name(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "r", "v", *"false", "enter")

        assert claims(app)[0].review == Review("false", app.stamp().creator)
        assert f"reviewed: false, {app.stamp().creator}" in foot(app)


async def test_author_and_address_are_a_tab_away(read: Open) -> None:
    address = ["colon" if key == ":" else key for key in "https:"]
    address += ["slash", "slash", "a", "full_stop", "o", "r", "g"]
    async with read() as (app, pilot):
        await pilot.press(
            "m", "c", "r", "v", *"3", "tab", "ctrl+u", *"Bo", "tab", *address, "enter"
        )

        assert claims(app)[0].review == Review("3", "Bo", "https://a.org")


async def test_what_is_no_address_is_not_kept(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "r", "v", *"3", "tab", "tab", *"nowhere", "enter")
        hint = str(app.screen.query_one(".dialog-hint").render())

        assert hint.startswith("An address begins with")
        assert claims(app)[0].review is None


async def test_a_review_is_edited_and_without_a_rating_removed(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "r", "v", *"false", "enter", "r", "v")
        shown = app.screen.query_one("#rating", Input).value
        await pilot.press(*["backspace"] * 5, "enter")

        assert shown == "false"
        assert claims(app)[0].review is None


async def test_esc_leaves_the_review_as_it_was(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "r", "v", *"false", "escape")

        assert claims(app)[0].review is None
        assert isinstance(app.screen, Matrix)


async def test_a_review_is_undone(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "r", "v", *"false", "enter", "u")

        assert claims(app)[0].review is None


async def test_a_review_that_is_being_written_is_kept_when_the_program_is_told_to_end(
    read: Open,
) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "r", "v", *"false")
        assert isinstance(app.screen, ReviewForm)
        app.screen.hand_in(app)

        assert claims(app)[0].review == Review("false", app.stamp().creator)


async def test_the_whole_form_is_on_a_screen_of_forty_by_ten(read: Open) -> None:
    async with read(size=(40, 10)) as (app, pilot):
        await pilot.press("m", "c", "r", "v")

        assert all(10 > line.region.y >= 0 for line in app.screen.query(Input))


CLOSED = """\
rashomon: 1
sources:
- id: s9
  file: gone.txt
  publisher: Le Monde
  sha256: aa
  length: 10
claims:
- id: c-1
  text: |-
    The talks lasted well under two hours.
  stances:
  - source: s9
    stance: attributes
    attributedTo: a diplomat
...
"""


async def test_what_an_article_that_is_not_open_does_with_a_claim_is_seen_and_kept(
    read: Open, tmp_path: Path
) -> None:
    path = tmp_path / "rashomon.yaml"
    path.write_text(CLOSED)
    async with read() as (app, pilot):
        await pilot.press("m", "g")
        seen = foot(app)
        await pilot.press("s", "s", "escape", "q")

    assert "not open: Le Monde attributes it to a diplomat" in seen
    text = path.read_text()
    assert "  - source: s9\n    stance: attributes\n    attributedTo: a diplomat\n" in text
    assert text.count("stance: ") == 2


async def test_r_in_the_text_opens_the_matrix_on_the_claim_of_the_sentence(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "c", "enter", "j", "c", *"zz", "enter", "r", "s", "enter")
        talks, swap = claims(app)

        assert swap.links == (ClaimLink(Bearing.SUPPORTS, talks.id),)
