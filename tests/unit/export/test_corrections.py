"""What an outlet changed in an annotated passage is in every report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.making import STAMP
from tests.unit.session.test_changing import (
    BEFORE,
    EDITED,
    OTHER,
    SHIFTED,
    SWAP,
    WITHOUT,
    now_at,
    reread,
    tagged,
)
from tui.export.asked import What, write_asked
from tui.model import Place
from tui.session import changing
from tui.session.opening import reopen
from tui.session.tabling import Arrangement
from tui.view.glyphs import UNICODE
from tui.view.listing import annotation_lines
from tui.view.overview import overview_of
from tui.view.wording import Tone

if TYPE_CHECKING:
    from tui.session.state import Session

ENDINGS = [
    *((What.COMPARISON, ending) for ending in (".md", ".html", ".txt", ".json")),
    *((What.OVERVIEW, ending) for ending in (".md", ".html", ".txt", ".json", ".csv")),
]


def edited() -> Session:
    return reread(tagged(Place(0, 0)), EDITED)


def confirmed() -> Session:
    session = edited()
    return changing.attach_here(session, session.desk.waiting[0], now_at(session), STAMP)


def made(session: Session, what: What, ending: str) -> str:
    return write_asked(what, ending, session.desk, Arrangement())


@pytest.mark.parametrize(("what", "ending"), ENDINGS, ids=str)
def test_a_correction_is_in_every_report(what: What, ending: str) -> None:
    text = made(confirmed(), what, ending)

    assert "9,000" in text
    assert "1,000" in text
    assert "2026-11-21" in text


@pytest.mark.parametrize(("what", "ending"), ENDINGS, ids=str)
def test_where_nothing_was_corrected_no_report_speaks_of_it(what: What, ending: str) -> None:
    text = made(reread(tagged(Place(0, 0)), SHIFTED), what, ending)

    assert "orrect" not in text
    assert "hanged by the outlet" not in text


def test_one_that_nobody_confirmed_is_told_as_such() -> None:
    assert "nobody has confirmed it yet" in made(edited(), What.COMPARISON, ".md")


def test_json_has_both_wordings_and_when_it_was_seen() -> None:
    found = json.loads(made(confirmed(), What.COMPARISON, ".json"))["corrections"]

    assert found == [
        {
            "source": "s1",
            "sentence": "s1.0",
            "before": SWAP,
            "after": EDITED.sentences[0].text,
            "seen": STAMP.moment,
        }
    ]


def test_words_that_were_taken_out_are_all_dropped() -> None:
    session = reread(tagged(Place(0, 0)), WITHOUT)
    done = changing.keep_gone(session, session.desk.waiting[0], STAMP)

    assert f"[-{SWAP}-]" in made(done, What.OVERVIEW, ".txt").replace("\n", " ").replace("  ", " ")
    assert json.loads(made(done, What.COMPARISON, ".json"))["corrections"][0]["after"] is None


def test_the_overview_leads_to_the_place() -> None:
    parts = overview_of(confirmed().desk.corrected).parts
    (part,) = (part for part in parts if part.title == "Changed by the outlet")

    assert [(entry.label, entry.place) for entry in part.entries] == [
        ("1 a", Place(0, 0)),
        ("", Place(0, 0)),
    ]


def test_a_correction_in_an_article_that_is_not_open_is_not_told() -> None:
    session = reopen(confirmed(), (OTHER,), ("b.txt",))

    assert session.desk.corrected.corrections == ()


def test_without_a_correction_the_comparison_is_the_same() -> None:
    desk = tagged(Place(0, 0)).desk

    assert desk.corrected is desk.comparison


def test_the_list_has_the_words_that_changed() -> None:
    (line,) = annotation_lines(confirmed(), UNICODE)
    (runs,) = line.was

    assert [text for text, tone in runs if tone is Tone.ADDED] == ["9,000"]


def test_the_list_has_them_before_anybody_confirmed_it() -> None:
    (line,) = annotation_lines(edited(), UNICODE)

    assert [text for text, tone in line.was[0] if tone is Tone.DROPPED] == ["1,000"]


def test_the_list_says_what_was_kept_though_it_is_gone() -> None:
    session = reread(tagged(Place(0, 0)), WITHOUT)
    done = changing.keep_gone(session, session.desk.waiting[0], STAMP)
    (line,) = annotation_lines(done, UNICODE)

    assert "(kept, though its words are gone since 2026-11-21)" in line.tags


def test_an_untouched_annotation_has_nothing_to_tell() -> None:
    (line,) = annotation_lines(tagged(Place(0, 0)), UNICODE)

    assert (line.quote, line.was) == (BEFORE.sentences[0].text, ())
