"""What the overview says of the sources as wholes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.making import make_pair, make_session, make_source, three_papers
from tui.compare import assemble, find_pairs
from tui.compare.closer import look_closer
from tui.model import Comparison, Disagreement, Findings, Place
from tui.view.overview import WAITING, Overview, Part, overview_of
from tui.view.telling import how_telling

WIRE = (
    "The harbour of Larkford was closed on Monday after a tanker ran aground in thick fog.",
    "Salvage crews worked through the night to pump oil from the damaged hull of the ship,"
    " and the owner said it would pay for the cleaning of the beaches.",
    "“No one was hurt,” said Ana Costa, the mayor.",
)


def wire() -> Comparison:
    sources = [
        make_source(*WIRE, "The ship was stuck for more than three hours.", name="a.txt"),
        make_source(*WIRE, "The ship was stuck for three hours.", name="b.txt"),
    ]
    return look_closer(assemble(sources, find_pairs(sources)))


def part(overview: Overview, title: str) -> Part:
    return next(each for each in overview.parts if each.title.startswith(title))


def test_every_source_has_its_share_in_every_other() -> None:
    overview = overview_of(three_papers().desk.comparison)
    rows = [
        [None if one is None else round(one.shared, 2) for one in row] for row in overview.shares
    ]

    assert rows == [[None, 0.4, 0.4], [0.56, None, 0.56], [0.6, 0.6, None]]


def test_what_needs_a_closer_look_is_not_called_absent_before() -> None:
    overview = overview_of(three_papers().desk.comparison)
    waiting = [each.title for each in overview.parts if each.empty == WAITING]

    assert waiting == [
        "Carried by the same text",
        "Disagreements",
        "Quotations in several sources",
    ]
    assert not overview.is_closer


def test_articles_with_the_same_text_are_called_one_witness() -> None:
    entry = part(overview_of(wire()), "Carried").entries[0]

    assert entry.label == "1, 2"
    assert entry.text.startswith("one witness: ")


def test_where_nothing_clashes_the_kinds_that_were_looked_for_are_named() -> None:
    articles = assemble([make_source("One came."), make_source("Two went.")], ())

    assert "numbers, dates, names" in part(overview_of(look_closer(articles)), "Disagr").empty


def test_a_list_with_and_without_a_comma_before_and_is_one_wording() -> None:
    sources = [make_source(text, name=text) for text in "abc"]
    pairs = [
        make_pair((0, 0), (n, 0))._replace(disagreements=(Disagreement("participants", "D", they),))
        for n, they in ((1, "A, B, and C"), (2, "A, B and C"))
    ]

    overview = overview_of(
        replace(assemble(sources, pairs), findings=Findings()),
    )

    texts = [entry.text for entry in part(overview, "Disagreements").entries]
    assert texts == ["D in 1; only A, B, and C in 2, 3"]


def test_a_disagreement_has_both_wordings_and_who_has_them() -> None:
    entry = part(overview_of(wire()), "Disagreements").entries[0]

    assert entry.label == "number"
    assert entry.text == "more than three hours in 1; three hours in 2"
    assert entry.place == Place(0, 3)


def test_two_wordings_are_said_once_whichever_side_they_are_on() -> None:
    sources = [make_source("A sentence.", name=f"{n}.txt") for n in range(3)]
    pairs = [
        make_pair((0, 0), (1, 0))._replace(disagreements=(Disagreement("number", "2", "3"),)),
        make_pair((1, 0), (2, 0))._replace(disagreements=(Disagreement("number", "3", "2"),)),
    ]
    comparison = replace(assemble(sources, pairs), findings=Findings())
    entries = part(overview_of(comparison), "Disagreements").entries

    assert [entry.text for entry in entries] == ["2 in 1, 3; 3 in 2"]


def test_a_name_spelled_otherwise_comes_after_what_cannot_both_be_right() -> None:
    sources = [make_source("A sentence.", name=f"{n}.txt") for n in range(2)]
    points = (Disagreement("name", "Kiev", "Kyiv"), Disagreement("number", "2", "3"))
    pairs = [make_pair((0, 0), (1, 0))._replace(disagreements=points)]
    comparison = replace(assemble(sources, pairs), findings=Findings())

    labels = [entry.label for entry in part(overview_of(comparison), "Disagreements").entries]

    assert labels == ["number", "name"]


def test_what_only_one_source_has_stands_under_its_name() -> None:
    overview = overview_of(three_papers().desk.comparison)

    assert [entry.text for entry in part(overview, "Only in 1 a").entries] == ["Nobody cheered."]
    assert part(overview, "Only in 2 b").entries == ()


def test_a_quotation_is_followed_by_what_others_made_of_it() -> None:
    entries = part(overview_of(wire()), "Quotations").entries

    assert [(entry.label, entry.place) for entry in entries] == [
        ("1", Place(0, 2)),
        ("", Place(1, 2)),
    ]
    assert entries[1].text.startswith("2: word for word")


def test_hidden_characters_are_named_and_found() -> None:
    session = make_session([make_source("All is well.", "The mayor\u200b spoke\u202e\u202e.")])
    (entry,) = part(overview_of(session.desk.comparison), "Hidden").entries

    assert entry.text == "2 times U+202E right-to-left override, 1 times U+200B zero width space"
    assert entry.place == Place(0, 1)


def test_escape_sequences_of_an_article_do_not_reach_the_screen() -> None:
    session = make_session([make_source("Red \x1b[31malert in the harbour.", name="\x1b.txt")])
    overview = overview_of(session.desk.comparison)
    said = [overview.sources[0].name, *(e.text for p in overview.parts for e in p.entries)]

    assert not any("\x1b" in text for text in said)


@pytest.mark.parametrize(
    ("telling", "dull"),
    [
        ("A bathyscaphe surfaced near the pier.", "A thing was there near the house."),
        ("They paid 4,250 dollars for it.", "They paid some dollars for it."),
        ("Then came Okonkwo with the keys.", "Then came people with the keys."),
    ],
    ids=["rare word", "number", "name"],
)
def test_rare_words_numbers_and_names_tell_most(telling: str, dull: str) -> None:
    first, second = how_telling([telling, dull], "en")

    assert first > second


def test_a_word_that_others_have_too_tells_less() -> None:
    (alone,) = how_telling(["A bathyscaphe surfaced."], "en")
    (known,) = how_telling(["A bathyscaphe surfaced."], "en", known={"bath"})

    assert known < alone


def test_a_long_sentence_does_not_tell_more_by_its_length() -> None:
    rare = "zirconium bathyscaphe quinquereme ouroboros xylophone vuvuzela gnomon palimpsest"
    short, long = how_telling([rare, f"{rare} and then there was more of it"], "en")

    assert short == long
