"""The codebook by its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pilot.test_matrix import screen
from tui.annotate.tags import TagId
from tui.model import Place
from tui.show.codebook import Codebook
from tui.show.picker import Picker

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pilot.conftest import Open
    from tui.annotate.tags import Tag
    from tui.show.app import RashomonApp

pytestmark = pytest.mark.usefixtures("no_closer_look")

TAGGED = ("j", "2", "j", "2", "l", "2")
"""Three sentences, two in the first article and one in the second, are figures."""
FIGURE = ("B", "j")


def tag(app: RashomonApp, name: str = "figure") -> Tag:
    return next(each for each in app.session.desk.notebook.codebook if each.id == name)


@pytest.mark.parametrize(
    "keys", [("B",), ("colon", *"codebook", "enter"), ("t", "ctrl+e")], ids=["B", "palette", "t"]
)
async def test_it_opens(read: Open, keys: tuple[str, ...]) -> None:
    async with read() as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()

        assert isinstance(app.screen, Codebook)


@pytest.mark.parametrize("key", ["escape", "q", "B"])
async def test_a_key_closes_it(read: Open, key: str) -> None:
    async with read() as (app, pilot):
        await pilot.press("B", key)

        assert len(app.screen_stack) == 1


async def test_every_tag_is_shown_with_key_sign_uses_and_colour(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TAGGED, "B")

        assert screen(app)[4].split() == ["#", "Figure", "2", "3", "green"]


async def test_a_tag_stands_under_what_it_is_a_kind_of(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*FIGURE, "enter", "p", *"quote", "enter")

        assert tag(app).parent == "quote"
        assert [line[2:].rstrip()[:10] for line in screen(app)[3:6]] == [
            '* Claim   ', '" Quote   ', "  # Figure"
        ]  # fmt: skip


async def test_a_tag_comes_back_to_the_top(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*FIGURE, "enter", "p", *"quote", "enter", "enter", "p", "enter")

        assert tag(app).parent is None


async def test_t_makes_a_tag_and_chooses_it(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("B", "t", *"Legal", "enter")

        assert tag(app, "legal").label == "Legal"
        assert "▶ l Legal" in "\n".join(screen(app))


async def test_a_tag_without_a_label_is_not_made(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("B", "t", "space", "enter")

        assert "A tag needs a label; nothing was added." in screen(app)[-1]


async def test_a_label_that_is_there_makes_no_second_tag(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("B", "t", *"figure", "enter")

        assert "There is a tag figure already." in screen(app)[-1]


async def test_a_tag_is_renamed_and_keeps_its_id_and_its_annotations(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TAGGED, *FIGURE, "enter", "l", "s", "enter")

        assert tag(app).label == "Figures"
        assert app.session.desk.tags_at(Place(0, 1)) == ("figure",)


async def test_esc_leaves_the_label_as_it_was(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*FIGURE, "enter", "l", "s", "escape")

        assert tag(app).label == "Figure"
        assert isinstance(app.screen, Codebook)


async def test_a_label_of_another_tag_is_refused_with_what_to_do(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*FIGURE, "enter", "l", *["backspace"] * 6, *"quote", "enter")
        said = " ".join("\n".join(screen(app)[-5:]).split())

        assert "there is a tag Quote already. Merge the two" in said


async def test_a_colour_is_chosen_by_its_name(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*FIGURE, "enter", "c", *"vio", "enter")

        assert tag(app).color == "violet"


async def test_a_digit_becomes_its_key_and_who_had_it_goes_without(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*FIGURE, "3")

        assert (tag(app).key, tag(app, "quote").key) == ("3", None)
        assert "3 for Figure, none for Quote" in screen(app)[-1]


async def test_the_same_digit_again_takes_the_key_away(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*FIGURE, "2")

        assert tag(app).key is None


async def test_a_key_is_chosen_among_those_that_others_have(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*FIGURE, "enter", "k", *"opinion", "enter")

        assert tag(app).key == "7"


async def test_a_free_sign_is_chosen(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*FIGURE, "enter", "g", "percent_sign", "enter")

        assert tag(app).glyph == "%"


async def test_a_sign_that_is_taken_is_refused_and_said_whose_it_is(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*FIGURE, "enter", "g", "question_mark", "enter")

        assert tag(app).glyph == "#"
        assert "? is the sign of Check" in " ".join(screen(app)[-6:])


async def test_a_description_is_written(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*FIGURE, "enter", "d", *"any number", "enter")

        assert tag(app).description == "any number"
        assert "any number" in screen(app)[4]


async def test_a_tag_is_told_to_want_a_note(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*FIGURE, "enter", "n")

        assert tag(app).requires_note
        assert "wants a note" in screen(app)[4]


async def test_a_tag_is_merged_into_another_and_takes_its_annotations_along(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TAGGED, *FIGURE, "enter", "m", *"quote", "enter")

        assert app.session.desk.tags_at(Place(0, 1)) == ("quote",)
        assert tag(app).merged_into == "quote"
        assert '▶ " Quote' in "\n".join(screen(app))


async def test_a_tag_is_split_one_by_one(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TAGGED, *FIGURE, "enter", "s", *"Hours", "down", "tab", "enter")

        assert app.session.desk.tags_at(Place(0, 1)) == ("hours",)
        assert app.session.desk.tags_at(Place(0, 2)) == ("figure",)


async def test_a_tag_is_split_by_article(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TAGGED, *FIGURE, "enter", "s", "tab", *"Hours", "enter")
        tags = [app.session.desk.tags_at(p) for p in (Place(0, 1), Place(0, 2), Place(1, 1))]

        assert tags == [("hours",), ("hours",), ("figure",)]


async def test_what_was_taken_over_is_taken_back(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TAGGED, *FIGURE, "enter", "s", "tab", "down", "tab", *"Hours", "enter")

        assert app.session.desk.tags_at(Place(0, 1)) == ("figure",)
        assert app.session.desk.tags_at(Place(0, 2)) == ("hours",)


async def test_a_click_takes_a_line_over(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TAGGED, *FIGURE, "enter", "s", *"Hours")
        await pilot.click("OptionList", offset=(3, 0))
        await pilot.press("enter")

        assert app.session.desk.tags_at(Place(0, 1)) == ("hours",)


@pytest.mark.parametrize(
    ("keys", "said"),
    [(("tab",), "Type the label"), (tuple("Hours"), "Nothing is taken over yet")],
)
async def test_what_a_split_lacks_is_said(read: Open, keys: tuple[str, ...], said: str) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TAGGED, *FIGURE, "enter", "s", *keys, "enter")
        hint = app.screen.query_one(".dialog-hint")

        assert isinstance(app.screen, Picker)
        assert said in str(hint.render())


async def test_a_tag_that_is_given_once_is_not_split(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("2", *FIGURE, "enter", "s")

        assert "Only what is given to two annotations" in screen(app)[-1]


async def test_only_a_tag_that_nothing_bears_is_removed(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TAGGED, *FIGURE, "x")
        said = " ".join(screen(app)[-6:])
        await pilot.press("j", "x")
        left = {each.id for each in app.session.desk.notebook.codebook}

        assert "3 annotations would lose it" in said
        assert "figure" in left
        assert "quote" not in left


async def test_everything_is_undone_and_done_again_with_the_same_keys(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press(*TAGGED)
        before = app.session.desk.notebook
        await pilot.press(*FIGURE, "5", "enter", "n", "enter", "m", *"quote", "enter")
        after = app.session.desk.notebook
        await pilot.press("u", "u", "u")
        undone = app.session.desk.notebook
        await pilot.press(*["ctrl+r"] * 3)

        assert undone == before
        assert app.session.desk.notebook == after != before


async def test_another_letter_changes_nothing(read: Open) -> None:
    async with read() as (app, pilot):
        before = app.session.desk.notebook
        await pilot.press(*FIGURE, "enter", "z")

        assert app.session.desk.notebook == before
        assert "label" not in screen(app)[-1]


async def test_what_can_be_changed_is_named_on_forty_columns_too(read: Open) -> None:
    async with read(size=(40, 10)) as (app, pilot):
        await pilot.press(*FIGURE, "enter")
        letters = [word[0] for word in screen(app)[-1].split()[:9]]

        assert letters == list("lkgcdpnms")


async def test_on_forty_columns_label_key_and_uses_are_shown(read: Open) -> None:
    async with read(size=(40, 10)) as (app, pilot):
        await pilot.press(*TAGGED, "B")

        assert screen(app)[3].split() == ["#", "Figure", "2", "3"]


async def test_the_end_is_a_key_away(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("B", "G")
        last = screen(app)[0]
        await pilot.press("g")

        assert "9 of 9 tags" in last
        assert "1 of 9 tags" in screen(app)[0]


async def test_a_click_chooses_a_tag(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("B")
        await pilot.click("#board", offset=(5, 5))

        assert "3 of 9 tags" in screen(app)[0]


async def test_what_is_being_typed_is_kept_when_the_program_is_told_to_end(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("B", "t", *"Legal")
        assert isinstance(app.screen, Codebook)
        app.screen.hand_in(app)

        assert tag(app, "legal").label == "Legal"


async def test_a_shared_tag_is_changed_in_the_story_and_its_file_is_left_alone(
    read: Open, tmp_path: Path
) -> None:
    shared = "rashomon: 1\ncodebook:\n- id: legal\n  label: Legal\n  key: '1'\n  glyph: '%'\n"
    shared += "  color: red\n...\n"
    (tmp_path / "desk.yaml").write_text(shared)
    story = "rashomon: 1\ncodebook:\n- include: desk.yaml\n...\n"
    (tmp_path / "rashomon.yaml").write_text(story)
    async with read() as (app, pilot):
        await pilot.press("B", "enter", "c", *"blue", "enter")
        said = " ".join(screen(app)[-6:])
        await pilot.press("escape", "q")

        assert app.session.desk.notebook.shared_tag(TagId("legal")) is not None
    assert "from desk.yaml, changed here" in said
    assert (tmp_path / "desk.yaml").read_text() == shared
    assert "color: blue" in (tmp_path / "rashomon.yaml").read_text()


async def test_help_says_what_the_keys_do_here(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("B", "question_mark", *"a new tag", "enter")
        await pilot.pause()
        await pilot.press(*"Legal", "enter")

        assert tag(app, "legal").label == "Legal"
