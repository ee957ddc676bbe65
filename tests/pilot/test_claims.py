"""Claims by keys: in the matrix and in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from tests.pilot.test_matrix import SWAP, TALKS, screen
from tui.annotate.claims import Stance
from tui.model import Place
from tui.pipeline import load_sources
from tui.places import SAMPLE, samples
from tui.show.matrix import Matrix
from tui.view.evidence import evidence_of

if TYPE_CHECKING:
    from tests.pilot.conftest import Open
    from tui.annotate.claims import Claim, SourceStance
    from tui.show.app import RashomonApp

pytestmark = pytest.mark.usefixtures("no_closer_look")

MOST_KEYS = 16
"""Keys for a claim over five sources with every stance set."""


def claim_of(app: RashomonApp) -> Claim:
    return app.session.desk.notebook.claims[-1]


def stances(app: RashomonApp) -> list[SourceStance | None]:
    keys = [app.session.desk.key_of_source(n) for n in range(3)]
    return [claim_of(app).stance_of(key) if key else None for key in keys]


async def test_c_makes_a_claim_of_the_row_and_shows_what_is_proposed(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c")

        assert claim_of(app).text == "The talks in an Istanbul palace lasted well under two hours."
        assert [each.is_proposed for each in stances(app) if each] == [True] * 3
        assert screen(app)[3].startswith("▶ The talks")
        assert screen(app)[3].count("?") == 3


@pytest.mark.parametrize("stance", list(Stance), ids=str)
async def test_s_and_a_letter_set_the_stance_of_the_chosen_source(
    read: Open, stance: Stance
) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "l", "s", stance.value[0])
        said = stances(app)[1]

        assert said is not None
        assert (said.stance, said.is_proposed) == (stance, False)


async def test_the_stances_are_named_while_the_letter_is_waited_for(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "s")
        asked = screen(app)[-1]
        await pilot.press("escape")

        assert asked.split()[:6] == [stance.value for stance in Stance]
        assert isinstance(app.screen, Matrix)
        assert "states" not in screen(app)[-1]


async def test_on_forty_columns_all_six_stances_are_named(read: Open) -> None:
    async with read(size=(40, 10)) as (app, pilot):
        await pilot.press("m", "c", "s")
        words = screen(app)[-1].split()

        assert [word[0] for word in words[:6]] == [stance.value[0] for stance in Stance]


async def test_after_a_stance_the_next_source_is_chosen(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "s", "s", "s", "d", "s", "o")
        said = [each.stance for each in stances(app) if each]

        assert said == [Stance.STATES, Stance.DISPUTES, Stance.OMITS]


async def test_s_and_x_take_a_stance_back(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "s", "x")

        assert stances(app)[0] is None


async def test_s_w_says_to_whom_a_source_attributes_a_claim(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "l", "s", "w", *"a mayor", "enter", "s", "w")
        line = app.screen.query_one(Input).value
        await pilot.press("escape")
        said = stances(app)[1]

        assert said is not None
        assert (said.stance, said.attributed_to) == (Stance.ATTRIBUTES, "a mayor")
        assert line == "a mayor"


async def test_esc_leaves_to_whom_a_claim_is_attributed_as_it_was(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "s", "w", "x", "escape")

        assert [each.attributed_to for each in stances(app) if each] == [""] * 3


async def test_another_letter_sets_nothing(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "s", "j", "j")

        assert [each.is_proposed for each in stances(app) if each] == [True] * 3
        assert screen(app)[4].startswith("▶")


async def test_the_big_c_confirms_all_that_is_proposed(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "C")

        assert [each.is_proposed for each in stances(app) if each] == [False] * 3


async def test_s_on_a_row_that_is_no_claim_says_how_to_make_one(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "s", "s")

        assert "c makes a claim of this row" in screen(app)[-1]
        assert app.session.desk.notebook.claims == ()


async def test_c_on_a_claim_makes_no_second_one(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "c")

        assert "This is a claim already" in screen(app)[-1]
        assert len(app.session.desk.notebook.claims) == 1


async def test_c_again_on_the_same_row_makes_no_second_claim(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "j", "c")

        assert "There is a claim in these words already" in screen(app)[-1]
        assert len(app.session.desk.notebook.claims) == 1


async def test_i_words_a_claim_otherwise(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "i", "end", "!", "enter")

        assert claim_of(app).text.endswith("under two hours.!")
        assert "under two hours.!" in screen(app)[3]


async def test_what_is_typed_replaces_the_words_of_a_claim(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "i", *"Short", "enter")

        assert claim_of(app).text == "Short"


@pytest.mark.parametrize(
    ("keys", "asked"),
    [(("i",), "claim:"), (("s", "w"), "attributed to:"), (("slash",), "filter:")],
    ids=str,
)
@pytest.mark.parametrize("size", [(80, 24), (40, 10)], ids=str)
async def test_the_line_says_what_is_asked(
    read: Open, keys: tuple[str, ...], asked: str, size: tuple[int, int]
) -> None:
    async with read(size=size) as (app, pilot):
        await pilot.press("m", "c", *keys, *"ann")
        await pilot.pause()
        rows = app.screen._compositor.render_strips()

        assert "".join(segment.text for segment in rows[-1]).split() == [*asked.split(), "ann"]


async def test_esc_leaves_the_words_of_a_claim_as_they_were(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "i", "x", "y", "escape")

        assert claim_of(app).text.endswith("under two hours.")
        assert isinstance(app.screen, Matrix)


async def test_i_on_a_row_that_is_no_claim_is_told_apart_from_a_note(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "i")

        assert "Only a claim has words of its own" in screen(app)[-1]


async def test_x_on_a_claim_removes_it_and_u_brings_it_back(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "x")
        removed = app.session.desk.notebook.claims
        await pilot.press("u")

        assert removed == ()
        assert len(app.session.desk.notebook.claims) == 1


async def test_a_digit_on_a_claim_tags_its_sentences(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "2")

        assert [app.session.desk.tags_at(place) for place in TALKS] == [("figure",)] * 3


async def test_enter_on_a_claim_goes_to_its_sentence_in_the_chosen_source(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "l", "enter")

        assert app.session.cursor == TALKS[1]


async def test_c_enter_makes_a_claim_of_the_sentence(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "c", "enter")

        assert claim_of(app).text == "The talks in an Istanbul palace lasted well under two hours."
        assert len(claim_of(app).stances) == 1


async def test_with_the_star_c_enter_makes_a_claim_over_all_sources(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "asterisk", "c", "enter")

        assert len(claim_of(app).stances) == 3


async def test_c_adds_the_sentence_to_a_claim_that_is_searched_for(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "c", "enter", "j", "c", "enter")
        await pilot.press("l", "G", "c", *"istanbul", "enter")
        added = app.session.desk.claims_at(Place(1, 2))

        assert [claim.text for claim in added] == [
            "The talks in an Istanbul palace lasted well under two hours."
        ]
        assert len(app.session.desk.notebook.claims) == 2


async def test_the_arrows_choose_in_the_claim_picker(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "c", "enter", "j", "c", "down", "up", "down", "enter")

        assert len(app.session.desk.notebook.claims) == 1
        assert app.session.desk.claims_at(SWAP[0])


async def test_a_click_chooses_in_the_claim_picker(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "c", "enter", "j", "c")
        await pilot.click("OptionList", offset=(3, 1))

        assert len(app.session.desk.notebook.claims) == 1
        assert app.session.desk.claims_at(SWAP[0])


async def test_where_no_claim_fits_a_new_one_is_offered(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "c", *"zebra", "enter")

        assert len(app.session.desk.notebook.claims) == 1


async def test_esc_leaves_the_claim_picker_without_a_claim(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "c", "escape")

        assert app.session.desk.notebook.claims == ()


async def test_a_claim_over_five_sources_with_all_stances_takes_few_keys(read: Open) -> None:
    sources = load_sources([SAMPLE + path.name for path in samples()], stdin=None).sources
    keys = ["m", "c", *"ss", *"sa", *"sc", *"sq", *"so"]
    async with read(*sources) as (app, pilot):
        await pilot.press(*keys)
        said = [each.stance for each in claim_of(app).stances if not each.is_proposed]

        assert sorted(said) == sorted(
            [Stance.STATES, Stance.ATTRIBUTES, Stance.CONFIRMS, Stance.QUALIFIES, Stance.OMITS]
        )
        assert len(keys) <= MOST_KEYS


async def test_a_sentence_of_a_claim_has_a_sign_and_the_strip_says_which(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(
            "j", "asterisk", "c", "enter", "m", "g", "i", "end", "!", "enter", "escape"
        )
        panes, strip = app.query_one("#panes"), app.query_one("#strip")
        rows = [line.text for line in panes.render_lines(panes.size.region)]
        said = [line.text for line in strip.render_lines(strip.size.region)]

        assert any(row.startswith("▶§2") for row in rows)
        words = "The talks in an Istanbul palace lasted well under two hours.!"
        assert any(line.strip() == f"§ {words} (states it, proposed)" for line in said)


async def test_the_words_of_a_claim_are_not_said_again_beside_the_sentence(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "c", "enter")

        assert evidence_of(app.session).claims == ("a claim in these words (states it, proposed)",)


async def test_where_all_is_confirmed_the_big_c_says_so(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "c", "C", "C")

        assert "Nothing is proposed here any more." in screen(app)[-1]
