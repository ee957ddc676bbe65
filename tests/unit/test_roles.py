from __future__ import annotations

import time

import pytest
from hypothesis import Phase, settings
from hypothesis import given as generated
from hypothesis import strategies as st

from tui.model import Role
from tui.roles import Roles, credits, interface, notices, read_roles
from tui.roles.wordings import Wordings
from tui.split import split_sentences

SCRAPS = """KYIV —;(Reuters) -;Read more;[Source: AP];date 2025-05-17;open image in gallery
;No stop here;( PA );Your donation helps us.;---;# Head;Image: Ann Lee.;By Jane Doe;“We won.”
;like;love;Read also;-;x: y;(AP Photo/Ann Lee);Updated 3 May 2024 10:15;U.S.;He left.;\n;\n\n"""
PIECES = st.sampled_from(SCRAPS.split(";"))
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join))


WORDINGS = [
    (key, pattern)
    for module in (credits, interface, notices)
    for table in vars(module).values()
    if isinstance(table, Wordings)
    for key, pattern in table.rows
    if not isinstance(key, str)
]


def read(text: str) -> Roles:
    return read_roles(text, split_sentences(text))


def solid(text: str, spans: list[tuple[int, int]]) -> list[int]:
    return [at for start, end in spans for at in range(start, end) if not text[at].isspace()]


@pytest.mark.cases("roles.md")
def test_units_have_the_roles_the_case_says(given: str, expected: str) -> None:
    lines = [f"{one.role} | {' '.join(one.text.split())}" for one in read(given).sentences]

    assert lines == expected.splitlines()


@pytest.mark.cases("roles.md", known=True)
def test_a_known_failure_still_fails_as_written(given: str, wished: str, actual: str) -> None:
    lines = [f"{one.role} | {' '.join(one.text.split())}" for one in read(given).sentences]

    assert lines == actual.splitlines()
    assert lines != wished.splitlines(), "no failure any more: move the case up"


@generated(TEXTS)
def test_cutting_anew_loses_no_character_and_keeps_the_order(text: str) -> None:
    spans = split_sentences(text)
    again = [(one.start, one.end) for one in read_roles(text, spans).sentences]

    assert solid(text, again) == solid(text, spans)


@generated(TEXTS)
def test_a_sentence_holds_its_own_text(text: str) -> None:
    sentences = read(text).sentences

    assert all(one.text and one.text == text[one.start : one.end].strip() for one in sentences)


def test_the_first_heading_before_the_report_is_the_title() -> None:
    roles = read(
        "Harbour closed after storm\n\nThe harbour was closed on Monday.\n\nWhat now\n\nIt rains."
    )

    assert roles.title == "Harbour closed after storm"


def test_a_heading_inside_the_report_is_no_title() -> None:
    roles = read("The harbour was closed on Monday.\n\nHarbour closed after storm\n\nIt was wet.")

    assert roles.title is None


def test_a_markdown_title_comes_without_its_marks() -> None:
    roles = read("# Harbour closed\n\nThe harbour was closed on Monday.")

    assert roles.title == "Harbour closed"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("date 2025-05-17\n\nIt rained.", "2025-05-17"),
        ("May 17, 2025\u00a0-\u00a008:05\n\nIt rained.", "2025-05-17"),
        ("Friday, July 21, 2017\n\nIt rained.", "2017-07-21"),
        ("Published 3 May 2024 10:15 GMT\n\nIt rained.", "2024-05-03"),
        ("17.05.2025, 08:05\n\nEs regnete.", "2025-05-17"),
        ("17/05/2025\n\nIt rained.", "2025-05-17"),
        ("Updated: Sept. 3, 2024\n\nIt rained.", "2024-09-03"),
    ],
)
def test_a_day_named_in_full_is_the_date(text: str, day: str) -> None:
    assert read(text).date == day


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2025\n\nIt rained.",
        "3 hours ago\n\nIt rained.",
        "It rained on May 17, 2025.",
        "date 2025-13-45\n\nIt rained.",
        "LONDON, May 16 (Reuters) - It rained.",
    ],
)
def test_a_date_is_never_guessed(text: str) -> None:
    assert read(text).date is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[Source: Reuters]\n\nIt rained.", "Reuters"),
        ("Source: Example Post\n\nIt rained.", "Example Post"),
        ("LONDON, May 16 (Reuters) - It rained.", "Reuters"),
        ("Paris (AFP) – It rained.", "AFP"),
        ("It rained, Reuters reported.", None),
    ],
)
def test_the_publisher_is_who_the_text_names_as_its_source(text: str, name: str | None) -> None:
    assert read(text).publisher == name


def test_front_matter_is_an_aside_and_tells_title_publisher_and_date() -> None:
    text = "---\ntitle: 'Rain'\npublisher: Post\ndate: 2025-05-17T08:00\n---\n\nIt rained.\n"
    roles = read(text)

    assert (roles.title, roles.publisher, roles.date) == ("Rain", "Post", "2025-05-17")


def test_only_the_report_is_left_body_below_a_front_matter() -> None:
    roles = read("---\ntitle: Rain falls.\n---\nIt rained.\n")

    assert [one.text for one in roles.sentences if one.role is Role.BODY] == ["It rained."]


def test_a_rule_that_is_never_closed_is_no_front_matter() -> None:
    roles = read("---\nIt rained.\nIt poured.\n")

    assert [one.text for one in roles.sentences if one.role is Role.BODY] == [
        "It rained.",
        "It poured.",
    ]


def test_a_text_without_any_stop_keeps_its_lines_as_body() -> None:
    roles = read("\n".join("Line after line" + " of words" * n for n in range(2, 11)))

    assert sum(one.role is Role.BODY for one in roles.sentences) == 8


@pytest.mark.parametrize(
    "unit", ["a", "A ", "(", "(A ", '"', "1. ", "A, ", "A-", "/", "photo ", ". "]
)
def test_a_hostile_text_is_judged_in_linear_time(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    spans = [(0, len(text.rstrip()))]
    start = time.process_time()

    read_roles(text, spans)

    assert time.process_time() - start < 5


@pytest.mark.parametrize(("heads", "pattern"), WORDINGS)
@settings(max_examples=5, deadline=None, phases=[Phase.generate])
@generated(st.data())
def test_no_wording_does_without_the_beginnings_it_stands_behind(
    heads: tuple[str, ...], pattern: str, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True))

    assert Wordings((heads, pattern)).fit(text)
