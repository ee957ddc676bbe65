"""What a comparison looks like as JSON, as text and on a terminal."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from tests.making import make_pair, make_source
from tui.compare import assemble
from tui.compare.closer import look_closer
from tui.export import FORMATS
from tui.export.outline import outline
from tui.export.printed import print_comparison
from tui.export.text import WIDTH
from tui.model import Comparison, Disagreement, Findings, Relation, Within

HOSTILE = "He said \x1b]0;owned\x07 [bold]no[/bold] \u202eback :smile: and [/] left."


def small() -> Comparison:
    sources = [
        make_source("# Talks", "The talks took two hours.", "A swap was agreed.", "Rain fell."),
        make_source("The talks took two hours!", "A swap.", name="b.txt", publisher="Gazette"),
        make_source("Talks: two hours.", "", HOSTILE, name="c\x1b.txt"),
    ]
    pairs = [
        make_pair((0, 1), (1, 0), Relation.SAME, 1.0)._replace(
            disagreements=(Disagreement("number", "two", "2"),),
        ),
        make_pair((0, 1), (2, 0), Relation.REWORDED, 0.51234567),
        make_pair((1, 0), (2, 0), Relation.REWORDED, 0.5),
        make_pair((0, 2), (1, 1), Relation.PARTIAL, 0.3)._replace(within=Within.RIGHT),
    ]
    return assemble(sources, pairs)


def test_json_has_the_documented_keys_in_their_order() -> None:
    whole = json.loads(FORMATS["json"](small()))

    assert list(whole) == ["rashomon", "sources", "matches", "groups"]
    assert list(whole["sources"][0]) == [
        *("id", "path", "title", "publisher", "date", "sha256", "text", "sentences"),
    ]
    assert list(whole["sources"][0]["sentences"][0]) == [
        *("id", "start", "end", "text", "role", "status"),
    ]
    assert list(whole["matches"][0]) == [
        *("left", "right", "relation", "score", "within", "disagreements"),
    ]


def test_json_says_what_was_found() -> None:
    whole = json.loads(FORMATS["json"](small()))

    assert whole["rashomon"] == 1
    assert whole["matches"][0]["disagreements"] == [{"kind": "number", "left": "two", "right": "2"}]
    assert whole["matches"][1] == {
        "left": "s1.1",
        "right": "s3.0",
        "relation": "reworded",
        "score": 0.5123,
        "within": None,
        "disagreements": [],
    }
    assert whole["matches"][2]["within"] == "right"
    assert whole["groups"] == [["s1.1", "s2.0", "s3.0"]]
    assert whole["sources"][0]["sentences"][0]["status"] == "aside"


def wire() -> Comparison:
    text = [
        "The harbour of Larkford was closed on Monday after a tanker ran aground in thick fog.",
        "Salvage crews worked through the night to pump oil from the damaged hull of the ship,"
        " and the owner said it would pay for the cleaning of the beaches.",
        "“No one was hurt,” said Ana Costa, the mayor.",
        "The ship was stuck for more than three hours.",
    ]
    other = [*text[:2], "“No one was hurt,” Rui Lopes said.", "The ship was stuck for three hours."]
    own = ["A tanker is stuck near Larkford, and the port has been shut since Monday."]
    sources = [make_source(*text), make_source(*other, name="b.txt"), make_source(*own)]
    pairs = [make_pair((0, number), (1, number)) for number in range(4)]
    pairs += [make_pair((0, 0), (2, 0), Relation.REWORDED, 0.6)]
    return look_closer(assemble(sources, pairs))


def test_json_says_what_a_closer_look_found() -> None:
    whole = json.loads(FORMATS["json"](wire()))

    assert list(whole)[4:] == ["support", "quotes", "copies", "witnesses"]
    assert whole["support"][0] == {"sources": 3, "independent": 2}
    assert whole["witnesses"] == [["s1", "s2"], ["s3"]]
    assert whole["copies"][0]["left"] == "s1"
    assert list(whole["copies"][0]) == [
        *("left", "right", "share", "verbatim", "near", "runs", "longest", "ordered", "origin"),
    ]
    assert whole["quotes"][0] == {
        "id": "q1",
        "source": "s1",
        "sentences": ["s1.2"],
        "start": 238,
        "end": 254,
        "text": "No one was hurt,",
        "speaker": "Ana Costa",
        "voice": "named",
        "matches": [{"sentence": "s2.2", "quote": "q2", "how": ["verbatim", "re-attributed"]}],
    }
    assert whole["matches"][-1]["disagreements"] == [
        {"kind": "number", "left": "more than three hours", "right": "three hours"}
    ]


def test_the_text_says_what_a_closer_look_found(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setenv("COLUMNS", "100")
    print_comparison(wire(), terminal)

    for text in (FORMATS["text"](wire()), terminal.getvalue()):
        assert "one witness" in text
        assert "more than three hours in 1; three hours in 2" in text
        assert "word for word, given to another speaker (Rui Lopes)" in text
        assert "3 sources, 2 independent" in text


def test_json_keeps_every_character_of_the_text() -> None:
    whole = json.loads(FORMATS["json"](small()))

    source = whole["sources"][2]
    sentence = source["sentences"][1]
    assert sentence["text"] == HOSTILE
    assert source["text"][sentence["start"] : sentence["end"]] == HOSTILE


def test_the_text_gives_each_wording_of_a_group_once() -> None:
    text = FORMATS["text"](small())

    assert "-- in 3 of 3 sources\n\n   1  The talks took two hours.\n" in text
    assert "=     the same words in 2\n~  3  Talks: two hours.\n" in text
    assert text.count("The talks took two hours") == 1


def test_the_text_says_what_only_one_source_has() -> None:
    alone = FORMATS["text"](small()).partition("IN ONE SOURCE ONLY")[2]

    assert "  -   Rain fell." in alone
    assert "Gazette" not in alone


def test_no_line_of_the_text_is_too_wide() -> None:
    long = make_source(*["A rather long sentence about nothing at all, said again. " * 9] * 3)
    comparison = assemble([long, small().sources[0]], ())

    assert max(map(len, FORMATS["text"](comparison).splitlines())) <= WIDTH


def test_many_sources_have_no_matrix() -> None:
    many = [make_source("Rain fell.", name=f"{number}.txt") for number in range(30)]

    assert "The matrix is left out" in FORMATS["text"](assemble(many, ()))


@pytest.mark.parametrize("sources", [[], [make_source()], [make_source("One.")]])
def test_little_to_say_is_said(sources: list[object]) -> None:
    comparison = assemble(sources, ())  # type: ignore[arg-type]  # lists of sources, all of them

    assert FORMATS["text"](comparison).endswith("\n")
    assert json.loads(FORMATS["json"](comparison))["matches"] == []
    assert outline(comparison).groups == ()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def printed(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    print_comparison(small(), terminal)
    return terminal.getvalue()


def test_nothing_an_article_says_reaches_the_terminal_as_a_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for text in (FORMATS["text"](small()), printed(monkeypatch)):
        assert "\x1b]" not in text
        assert "\u202e" not in text
        assert "\x07" not in text


def test_article_text_is_no_markup_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    text = printed(monkeypatch, COLUMNS="200")

    assert "[bold]no[/bold]" in text
    assert ":smile:" in text


def test_a_terminal_without_colour_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    text = printed(monkeypatch, NO_COLOR="1")

    assert "\x1b[3" not in text
    assert "=" in text


def test_a_disagreement_is_told_with_the_sentence_it_stands_in() -> None:
    long = "It rained, " * 20 + "and 17 people died near Orlin, the police said " + "at once " * 20
    sources = [make_source(long + ".", name="a.txt"), make_source("19 died.", name="b.txt")]
    points = (Disagreement("number", "17 people", "19"),)
    pair = make_pair((0, 0), (1, 0))._replace(disagreements=points)
    comparison = replace(assemble(sources, [pair]), findings=Findings())

    told = " ".join(FORMATS["text"](comparison).split())

    assert "17 people in 1; 19 in 2 1: …" in told
    assert "and 17 people died near Orlin, the police said" in told.partition("DISAGREEMENTS")[2]
