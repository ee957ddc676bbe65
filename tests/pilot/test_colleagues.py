"""Colleagues' files beside the reader's own: shown, walked, never written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList, Static

from tests.making import STAMP
from tests.pilot.test_matrix import screen
from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply
from tui.annotate.claims import Stance
from tui.annotate.edit import Target, create_tag, enter_source, toggle_tag
from tui.annotate.edit_claims import Proposal, make_claim, set_stance
from tui.annotate.store import Stored, save
from tui.annotate.tags import EMPTY_NOTEBOOK
from tui.model import Place
from tui.view.evidence import evidence_of
from tui.view.panes import mark_at

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pilot.conftest import Open
    from tui.model import Source


@pytest.fixture
def bo(papers: tuple[Source, ...], tmp_path: Path) -> Path:
    """Bo tagged the second and the third sentence of the first paper."""
    paper = papers[0]
    change, key = enter_source(EMPTY_NOTEBOOK, "../a.txt", None, paper.sha256, len(paper.text))
    notebook = apply(EMPTY_NOTEBOOK, change)
    change, lie = create_tag(notebook, "Lie")
    notebook = apply(notebook, change)
    for number in (1, 2):
        sentence = paper.sentences[number]
        target = Target(make_anchor(key, paper.text, sentence.start, sentence.end))
        notebook = apply(notebook, toggle_tag(notebook, [target], lie, STAMP))
    path = tmp_path / "bo" / "bo.yaml"
    path.parent.mkdir()
    save(path, Stored(EMPTY_NOTEBOOK), notebook, state=tmp_path / "state")
    return path


@pytest.fixture
def cy(papers: tuple[Source, ...], tmp_path: Path) -> Path:
    """Cy says that the first paper disputes and the second states how long the talks lasted.

    What the third does is only proposed.
    """
    notebook, path = EMPTY_NOTEBOOK, tmp_path / "cy.yaml"
    keys = []
    for paper in papers:
        file = paper.path.rpartition("/")[2]
        change, key = enter_source(notebook, file, None, paper.sha256, len(paper.text))
        notebook = apply(notebook, change)
        keys.append(key)
    text = "The talks in an Istanbul palace lasted well under two hours."
    sentence = papers[2].sentences[1]
    target = Target(make_anchor(keys[2], papers[2].text, sentence.start, sentence.end))
    change, claim = make_claim(notebook, text, [Proposal(target, Stance.CONFIRMS)], STAMP)
    notebook = apply(notebook, change)
    for key, stance in zip(keys, (Stance.DISPUTES, Stance.STATES), strict=False):
        notebook = apply(notebook, set_stance(notebook, claim, key, stance, STAMP))
    save(path, Stored(EMPTY_NOTEBOOK), notebook, state=tmp_path / "state")
    return path


async def test_a_stance_that_a_colleague_sees_otherwise_has_a_sign_and_is_told(
    read: Open, cy: Path
) -> None:
    async with read(colleagues=[cy]) as (app, pilot):
        await pilot.press("m", "c", "C", "h", "l")
        rows = screen(app)

        assert rows[3].count("≠") == 1
        assert "s≠" in rows[3]
        assert "states it · cy: disputes it" in " ".join(rows[-6:])


async def test_as_long_as_a_stance_is_only_proposed_no_colleague_sees_it_otherwise(
    read: Open, cy: Path
) -> None:
    async with read(colleagues=[cy]) as (app, pilot):
        await pilot.press("m", "c")

        assert "≠" not in screen(app)[3]
        assert "cy: disputes it" in " ".join(screen(app)[-6:])


async def test_in_the_matrix_the_same_keys_walk_along_the_stances_seen_otherwise(
    read: Open, cy: Path
) -> None:
    async with read(colleagues=[cy]) as (app, pilot):
        await pilot.press("m", "c", "C", "l", "s", "d", "G", "semicolon")
        first = screen(app)[-1], screen(app)[-6]
        await pilot.press("semicolon")
        second = screen(app)[-1], screen(app)[-6]
        await pilot.press("comma")

        assert "1 of 2 seen otherwise" in first[0]
        assert "2 of 2 seen otherwise" in second[0]
        assert "1 of 2 seen otherwise" in screen(app)[-1]
        assert [("1 Gazette" in first[1]), ("2 Courier" in second[1])] == [True, True]


async def test_f_in_the_matrix_shows_the_claims_that_are_seen_otherwise_alone(
    read: Open, cy: Path
) -> None:
    async with read(colleagues=[cy]) as (app, pilot):
        await pilot.press("m", "c", "C", *["f"] * 5)

        assert "1 of 1" in screen(app)[0]
        assert "tagged otherwise" in screen(app)[0]


async def test_where_no_stance_is_seen_otherwise_the_matrix_says_so(read: Open, bo: Path) -> None:
    async with read(colleagues=[bo]) as (app, pilot):
        await pilot.press("m", "c", "C", "semicolon")

        assert "No stance that you set is seen otherwise" in screen(app)[-1]


async def test_what_a_colleague_tagged_otherwise_has_a_sign(read: Open, bo: Path) -> None:
    async with read(colleagues=[bo]) as (app, pilot):
        await pilot.press("g", "j", "1")

        marks = [mark_at(app.session.desk, Place(0, n)).differs for n in range(3)]
        assert marks == [False, True, True]


async def test_an_article_the_reader_did_not_tag_has_no_differences(read: Open, bo: Path) -> None:
    async with read(colleagues=[bo]) as (app, _):
        assert not app.session.desk.differing


async def test_the_strip_says_what_a_colleague_gave(read: Open, bo: Path) -> None:
    async with read(colleagues=[bo]) as (app, pilot):
        await pilot.press("g", "j")

        assert evidence_of(app.session).notes == ("bo: Lie",)


async def test_the_list_begins_with_the_differences_and_enter_goes_there(
    read: Open, bo: Path
) -> None:
    async with read(colleagues=[bo]) as (app, pilot):
        await pilot.press("g", "j", "1", "G", "at")
        title = app.screen.query(Static).first().content
        first = app.screen.query_one(OptionList).get_option_at_index(0).prompt
        await pilot.press("enter")

        assert title == "2 tagged otherwise by colleagues, then 1 annotation"
        assert str(first).startswith("≠ Gazette, sentence 2  here: Claim; bo: Lie")
        assert app.session.cursor == Place(0, 1)


async def test_a_colleagues_file_is_never_written(read: Open, bo: Path, tmp_path: Path) -> None:
    before = bo.read_bytes()

    async with read(colleagues=[bo]) as (_, pilot):
        await pilot.press("g", "j", "1", "2", "q")

    assert bo.read_bytes() == before
    assert "Lie" not in (tmp_path / "rashomon.yaml").read_text()


async def test_semicolon_and_comma_walk_along_the_differences(read: Open, bo: Path) -> None:
    async with read(colleagues=[bo]) as (app, pilot):
        await pilot.press("g", "j", "1", "l")
        seen = []
        for key in ("semicolon", "semicolon", "semicolon", "comma"):
            await pilot.press(key)
            seen.append((app.session.cursor, app.session.message))

        first = (Place(0, 1), "1 of 2 tagged otherwise")
        second = (Place(0, 2), "2 of 2 tagged otherwise")
        assert seen == [first, second, first, second]


async def test_f_shows_the_differences_alone(read: Open, bo: Path) -> None:
    async with read(colleagues=[bo]) as (app, pilot):
        await pilot.press("g", "j", "1", "f", "f", "f", "f")

        assert "only tagged otherwise: 2 here, 2 in all" in app.session.message


async def test_without_a_colleague_semicolon_says_how_one_comes(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("semicolon")

        assert "No colleague's file is open" in app.session.message


async def test_without_a_colleague_semicolon_says_so_in_the_matrix(read: Open) -> None:
    async with read() as (app, pilot):
        await pilot.press("m", "semicolon")

        assert "No colleague's file is open" in screen(app)[-1]


async def test_where_all_agree_semicolon_says_so(read: Open, bo: Path) -> None:
    async with read(colleagues=[bo]) as (app, pilot):
        await pilot.press("semicolon")

        assert "Nobody tags otherwise" in app.session.message


async def test_where_the_reader_tagged_nothing_yet_nobody_tags_otherwise(
    read: Open, bo: Path
) -> None:
    async with read(colleagues=[bo]) as (app, pilot):
        await pilot.press("semicolon")

        assert app.session.message == "Nobody tags otherwise what you have both looked at."
