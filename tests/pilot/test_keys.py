"""Every key does what the key table says it does."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.making import make_source
from tui.model import Place, Status
from tui.session.room import Layout
from tui.show.claim_picker import ClaimPicker
from tui.show.export import Export
from tui.show.keys import ACTIONS
from tui.show.matrix import Matrix
from tui.show.overview import OverviewScreen
from tui.show.panes import Panes

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.pilot.conftest import Open
    from tui.show.app import RashomonApp

TALKS_A, SWAP_A, ALONE_A = Place(0, 1), Place(0, 2), Place(0, 4)
TALKS_B, SWAP_B, ALONE_B = Place(1, 0), Place(1, 1), Place(1, 2)
ALONE_C, TALKS_C = Place(2, 0), Place(2, 1)

MOVES = [
    (("j",), TALKS_A),
    (("down",), TALKS_A),
    (("j", "j", "k"), TALKS_A),
    (("j", "j", "up"), TALKS_A),
    (("G",), ALONE_A),
    (("end",), ALONE_A),
    (("G", "g"), Place(0, 0)),
    (("G", "home"), Place(0, 0)),
    (("space",), ALONE_A),
    (("pagedown",), ALONE_A),
    (("G", "b"), Place(0, 0)),
    (("G", "pageup"), Place(0, 0)),
    (("ctrl+d",), ALONE_A),
    (("G", "ctrl+u"), Place(0, 0)),
    (("l",), TALKS_B),
    (("right",), TALKS_B),
    (("tab",), TALKS_B),
    (("h",), ALONE_C),
    (("left",), ALONE_C),
    (("shift+tab",), ALONE_C),
    (("j", "l"), TALKS_B),
    (("j", "h"), TALKS_C),
    (("right_square_bracket",), TALKS_A),
    (("G", "left_square_bracket"), SWAP_A),
    (("right_parenthesis",), ALONE_A),
    (("l", "G", "k", "right_parenthesis"), ALONE_B),
    (("l", "l", "G", "left_parenthesis"), ALONE_C),
    (("j", "enter"), TALKS_B),
    (("j", "enter", "enter"), TALKS_C),
    (("j", "enter", "enter", "enter"), TALKS_A),
    (("j", "enter", "backspace"), TALKS_A),
    (("j", "enter", "ctrl+o"), TALKS_A),
    (("G", "F", "k"), Place(0, 3)),
    (("F", "G", "k", "F"), ALONE_A),
    (("j", "1", "G", "A"), TALKS_A),
    (("j", "1", "g", "a"), TALKS_A),
]


@pytest.mark.parametrize(("keys", "place"), MOVES, ids=str)
async def test_a_key_moves_the_cursor(read: Open, keys: tuple[str, ...], place: Place) -> None:
    async with read() as (app, pilot):
        await pilot.press(*keys)

        assert app.session.cursor == place


async def test_the_marks_arrive_after_the_text(read: Open) -> None:
    async with read() as (app, _):
        assert app.session.desk.is_compared
        assert app.session.desk.comparison.statuses[0][1] is Status.SHARED


@pytest.mark.parametrize("digit", range(1, 10))
async def test_a_digit_gives_that_tag_of_the_codebook(read: Open, digit: int) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", str(digit))
        tag = next(t for t in app.session.desk.notebook.codebook if t.key == str(digit))

        assert app.session.desk.tags_at(TALKS_A) == (tag.id,)


async def test_the_same_digit_again_takes_the_tag_back(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "1", "1")

        assert app.session.desk.notebook.annotations == ()


async def test_t_finds_a_tag_by_its_letters(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "t", *"opin", "enter")

        assert app.session.desk.tags_at(TALKS_A) == ("opinion",)


async def test_t_makes_a_tag_the_codebook_lacks(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "t", *"Rumour", "enter")

        assert app.session.desk.tags_at(TALKS_A) == ("rumour",)


async def test_the_arrows_choose_in_the_tag_picker(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "t", "down", "down", "up", "enter")

        assert app.session.desk.tags_at(TALKS_A) == ("figure",)


async def test_a_click_chooses_in_the_tag_picker(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "t")
        await pilot.click("OptionList", offset=(3, 1))

        assert app.session.desk.tags_at(TALKS_A) == ("figure",)


async def test_esc_leaves_the_tag_picker_without_a_tag(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "t", *"quo", "escape")

        assert app.session.desk.notebook.annotations == ()


async def test_i_writes_a_note_of_several_lines(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "i", *"one", "enter", *"two", "escape")

        assert app.session.desk.notebook.annotations[0].note == "one\ntwo"


async def test_an_empty_note_is_removed(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "i", "x", "escape", "i", "backspace", "escape")

        assert app.session.desk.notebook.annotations == ()


async def test_x_removes_tags_and_notes(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "1", "2", "i", "n", "escape", "x")

        assert app.session.desk.notebook.annotations == ()


async def test_full_stop_repeats_the_last_tagging(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "3", "j", "full_stop")

        assert app.session.desk.tags_at(SWAP_A) == ("quote",)


async def test_v_extends_over_sentences(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "v", "j", "1")

        assert [len(p.places) for p in app.session.desk.placed.values()] == [2]


async def test_esc_ends_a_selection(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "v", "j", "escape", "1")

        assert [p.places for p in app.session.desk.placed.values()] == [(SWAP_A,)]


async def test_the_star_lets_a_digit_tag_the_partners_too(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "asterisk", "1")
        tagged = {place for p in app.session.desk.placed.values() for place in p.places}

        assert tagged == {TALKS_A, TALKS_B, TALKS_C}


async def test_one_u_takes_a_tagging_of_all_sources_back(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "asterisk", "1", "u")

        assert app.session.desk.notebook.annotations == ()


async def test_ctrl_r_does_it_again(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "1", "u", "ctrl+r")

        assert app.session.desk.tags_at(TALKS_A) == ("claim",)


async def test_a_struck_pair_is_no_pair_any_more(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "j", "exclamation_mark")

        assert app.session.desk.comparison.statuses[1][1] is Status.UNIQUE


async def test_a_struck_pair_is_restored_by_the_same_key(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "j", "exclamation_mark", "exclamation_mark")

        assert app.session.desk.comparison.statuses[1][1] is Status.SHARED


async def test_of_several_partners_the_one_followed_to_is_struck(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "enter", "exclamation_mark")

        assert app.session.desk.struck == {(TALKS_A, TALKS_B)}


async def look(app: RashomonApp, pilot: Pilot[int]) -> None:
    """Wait for the closer look, which comes a second after the last key."""
    async with asyncio.timeout(30):
        while app.session.desk.comparison.findings is None:
            await pilot.pause(0.05)


async def test_the_ampersand_pairs_two_sentences_here_and_then_there(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("G", "ampersand", "l", "G", "ampersand")
        paired = app.session.desk.comparison.partners
        await pilot.press("u")

        assert ALONE_B in paired
        assert ALONE_B not in app.session.desk.comparison.partners


async def test_a_pair_made_by_hand_is_kept_in_the_file(read: Open, tmp_path: Path) -> None:
    async with read() as (_, pilot):
        await pilot.press("G", "ampersand", "l", "G", "ampersand", "q")
        await pilot.pause()

    assert "- verdict: same" in (tmp_path / "rashomon.yaml").read_text(encoding="utf-8")


async def test_d_and_capital_d_go_along_the_disagreements(read: Open, tmp_path: Path) -> None:
    first = make_source("Rain.", "Russia freed 200 prisoners on Monday.", "Snow.", name="1.txt")
    other = make_source("Russia freed 300 prisoners on Monday.", name="2.txt")
    async with read(first, other) as (app, pilot):
        await look(app, pilot)
        await pilot.press("d")
        down = app.session.cursor
        await pilot.press("G", "D")

        assert (down, app.session.cursor) == (Place(0, 1), Place(0, 1))
        assert app.session.message == "1 of 1 disagreeing"


async def test_f_dims_all_but_one_class_and_esc_shows_all_again(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("f", "f", "j")

        assert app.session.cursor == ALONE_A
        await pilot.press("escape", "k")
        assert app.session.cursor == SWAP_A


async def test_o_puts_one_layout_after_the_other_on_the_screen(read: Open) -> None:
    async with read() as (app, pilot):
        panes, seen = app.query_one(Panes), []
        for _ in Layout:
            await pilot.press("o")
            seen.append((panes.spread.layout, len(panes.spread.boxes)))

        assert seen == [
            (Layout.ALIGNED, 3),
            (Layout.TWO, 2),
            (Layout.SINGLE, 1),
            (Layout.COLUMNS, 3),
        ]


async def test_o_says_why_nothing_changes_on_a_narrow_screen(read: Open) -> None:
    async with read(size=(60, 20)) as (app, pilot):
        await pilot.press("o")

        assert "two articles need 76 columns" in app.session.message


async def test_in_the_layout_of_two_the_words_of_one_alone_are_underlined(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("o", "o", "l")
        rows = app.query_one(Panes).render_lines(app.query_one(Panes).size.region)
        parts = [part for row in rows for part in row if part.style is not None]
        underlined = {part.text for part in parts if part.style and part.style.underline}

        assert {"Both countries", "each"} <= underlined
        assert {"Russia and Ukraine"} <= underlined


async def test_z_shows_one_article_and_z_shows_all_again(read: Open) -> None:
    async with read() as (app, pilot):
        boxes = []
        for key in ("l", "z", "z"):
            await pilot.press(key)
            boxes.append([box.source for box in app.query_one(Panes).spread.boxes])

        assert boxes == [[0, 1, 2], [1], [0, 1, 2]]


async def test_panes_are_moved_pinned_hidden_and_brought_back(read: Open) -> None:
    async with read() as (app, pilot):
        seen = []
        await pilot.press("l")
        for key in ("greater_than_sign", "less_than_sign", "p", "minus", "equals_sign"):
            await pilot.press(key)
            seen.append([box.source for box in app.query_one(Panes).spread.boxes])

        assert seen == [[0, 2, 1], [0, 1, 2], [1, 0, 2], [0, 2], [0, 1, 2]]


async def test_capital_e_moves_the_evidence_about(read: Open) -> None:
    async with read() as (app, pilot):
        panes, strip = app.query_one("#panes"), app.query_one("#strip")
        stands = []
        for _ in range(3):
            await pilot.press("E")
            await pilot.pause()
            stands.append((strip.display, panes.size.width < 120, strip.size.height > 30))

        assert stands == [(True, True, True), (False, False, False), (True, False, False)]


async def test_curly_brackets_scroll_the_evidence(read: Open) -> None:
    text = "Russia and Ukraine agreed to exchange 1,000 prisoners of war on Friday."
    sources = [make_source(text, name=f"{n}.txt") for n in range(9)]
    async with read(*sources, size=(60, 24)) as (app, pilot):
        strip = app.query_one("#strip")

        def last() -> str:
            return strip.render_lines(strip.size.region)[-1].text

        begin = last()
        await pilot.press(*["right_curly_bracket"] * 9)
        end = last()
        await pilot.press(*["left_curly_bracket"] * 9)

        assert "war on Friday" in end
        assert begin == last() != end


async def test_w_says_what_speaks_for_a_pair_and_then_no_longer(read: Open) -> None:
    async with read() as (app, pilot):
        strip = app.query_one("#strip")

        def shown() -> str:
            return " ".join(row.text for row in strip.render_lines(strip.size.region))

        await pilot.press("j", "w")
        async with asyncio.timeout(30):
            while "why: both have" not in shown():
                await pilot.pause(0.05)
        await pilot.press("w")

        assert "why" not in shown()


async def test_at_sign_lists_annotations_and_enter_goes_to_one(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "1", "G", "2", "g", "at", "j", "enter")

        assert app.session.cursor == ALONE_A


@pytest.mark.parametrize(
    ("keys", "place"), [("G", ALONE_A), ("G g", TALKS_A), ("pagedown", ALONE_A)], ids=str
)
async def test_the_list_has_the_keys_of_the_text(read: Open, keys: str, place: Place) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "1", "G", "2", "at", *keys.split(), "enter")

        assert app.session.cursor == place


async def test_help_over_the_list_has_its_keys(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "1", "G", "2", "at", "question_mark", *"last ann", "enter")
        await pilot.pause()
        await pilot.press("enter")

        assert app.session.cursor == ALONE_A


async def test_k_goes_back_up_in_the_list(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "1", "G", "2", "at", "j", "k", "enter")

        assert app.session.cursor == TALKS_A


@pytest.mark.parametrize("key", ["escape", "q", "at"])
async def test_the_list_closes(read: Open, key: str) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "1", "at", key)

        assert len(app.screen_stack) == 1


async def test_capital_l_unlocks_the_rows(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("L")

        assert not app.session.is_locked


async def test_capital_t_puts_on_the_next_theme(read: Open) -> None:
    async with read(theme="ink") as (app, pilot):
        await pilot.press("T")

        assert app.theme == "rashomon-okabe"


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_leaving_saves_first(read: Open, tmp_path: Path, key: str) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", "1", key)
        await pilot.pause()

        assert app.return_value == 0
        assert "- claim" in (tmp_path / "rashomon.yaml").read_text(encoding="utf-8")


async def test_a_key_that_finds_nothing_says_so(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("G", "enter")

        assert app.session.message == ("No other source holds this sentence; ] goes to one shared.")


async def test_one_article_alone_can_be_read(read: Open) -> None:
    async with read(make_source("One.", "Two.")) as (app, pilot):
        await pilot.press("j", "l", "enter", "asterisk", "right_square_bracket", "exclamation_mark")

        assert app.session.cursor == Place(0, 1)


def test_no_key_has_two_meanings() -> None:
    keys = [key for action in ACTIONS for key in action.keys]

    assert len(keys) == len(set(keys))


async def test_plus_asks_for_one_more_article(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("plus")

        assert type(app.screen).__name__ == "Adding"


async def test_r_reads_changed_articles_again(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("R")

        assert app.session.message == "no article changed on disk"


async def test_the_big_o_opens_the_overview(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("O")

        assert isinstance(app.screen, OverviewScreen)


async def test_e_asks_what_to_export(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("e")

        assert isinstance(app.screen, Export)


async def test_c_asks_for_a_claim(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("c")

        assert isinstance(app.screen, ClaimPicker)


@pytest.mark.parametrize("key", ["y", "Y"])
async def test_a_key_copies(read: Open, key: str) -> None:
    async with read() as (app, pilot):
        await pilot.press("j", key)

        assert "The talks in an Istanbul palace" in app.clipboard


async def test_m_opens_the_matrix(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m")

        assert isinstance(app.screen, Matrix)


def test_every_key_of_the_table_is_pressed_in_a_test() -> None:
    pressed = {key for keys, _ in MOVES for key in keys}
    tests = Path(__file__).parent.glob("test_*.py")
    source = "".join(path.read_text(encoding="utf-8") for path in tests)
    unpressed = [
        key
        for action in ACTIONS
        for key in action.keys
        if key not in pressed and f'"{key}"' not in source and not key.isdigit()
    ]

    assert unpressed == []


async def test_a_pane_drawn_alone_looks_like_its_part_of_the_row(read: Open) -> None:
    async with read() as (app, _):
        panes = app._panes
        for y in range(panes.size.height):
            panes._joined.clear()
            alone = [panes.piece(y, box.x, box.x + box.width) for box in panes.spread.boxes]
            row = panes.row(y)
            cut = [row.crop(box.x, box.x + box.width) for box in panes.spread.boxes]

            assert [each.text for each in alone] == [each.text for each in cut]
