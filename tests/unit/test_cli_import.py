"""`rashomon import`: annotations of other tools find their place, or it is said which did not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tui.annotate.foreign import reading
from tui.annotate.store import load
from tui.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tui.annotate.tags import Annotation

ARTICLE = """\
The harbour of Tarven was closed on Friday after a tanker ran aground.

Fish is dear now. The mayor said that the harbour will stay closed until the oil is gone.
"""
QUOTE = "Fish is dear now."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "one.txt").write_text(ARTICLE)
    (tmp_path / "two.txt").write_text("Rain fell all day, and nobody went out to sea at all.\n")
    return tmp_path


def hypothesis(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """A row as the Hypothesis API gives it."""
    row = {
        "id": "kPq4RjHkEe6l",
        "created": "2026-11-02T10:11:12.345678+01:00",
        "updated": "2026-11-03T10:11:12.345678+00:00",
        "user": "acct:ana@hypothes.is",
        "uri": "https://www.tarven-gazette.example/2026/harbour",
        "text": "Since <b>when</b>?\nAsk Joe.",
        "tags": ["Check", "prices"],
        "target": [
            {
                "source": "https://www.tarven-gazette.example/2026/harbour",
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/div[1]/p[2]"},
                    {"type": "TextPositionSelector", "start": 1071, "end": 1088},
                    {
                        "type": "TextQuoteSelector",
                        "exact": QUOTE,
                        "prefix": "a tanker ran aground.\n    ",
                        "suffix": " The mayor said that the harbour",
                    },
                ],
            }
        ],
    }
    return row | changed


def quoting(exact: str, **changed: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return hypothesis(
        target=[{"selector": [{"type": "TextQuoteSelector", "exact": exact}]}], **changed
    )


def bring(folder: Path, content: object, *paths: str, name: str = "in.json") -> int:
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / name).write_text(text)
    return main(["import", name, *paths, "-o", "out.yaml"])


def taken(folder: Path) -> tuple[Annotation, ...]:
    return load(folder / "out.yaml").notebook.annotations


def test_a_hypothesis_export_finds_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(folder, {"total": 1, "rows": [hypothesis()]}, "one.txt", "two.txt") == 0

    (one,) = taken(folder)
    assert ARTICLE[one.anchor.start : one.anchor.end] == one.anchor.exact == QUOTE
    assert (one.tags, one.note) == (("check", "prices"), "Since <b>when</b>?\nAsk Joe.")
    assert (one.creator, one.created) == ("ana@hypothes.is", "2026-11-02T09:11:12Z")
    assert capsys.readouterr().err == "annotations: 1 placed\n"


def test_importing_twice_adds_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(folder, [hypothesis()], "one.txt")
    before = (folder / "out.yaml").read_bytes()

    assert bring(folder, [hypothesis(text="changed since")], "one.txt") == 0
    assert (folder / "out.yaml").read_bytes() == before
    assert "1 there already" in capsys.readouterr().err


def test_a_known_label_is_that_tag_and_a_new_one_joins_the_codebook(folder: Path) -> None:
    bring(folder, [hypothesis(tags=["CHECK", "prices"])], "one.txt")

    labels: dict[str, str] = {
        tag.id: tag.label for tag in load(folder / "out.yaml").notebook.codebook
    }
    assert (labels["check"], labels["prices"]) == ("Check", "prices")


W3C = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "AnnotationCollection",
    "first": {
        "type": "AnnotationPage",
        "items": [
            {
                "id": "urn:uuid:1",
                "type": "Annotation",
                "creator": {"type": "Person", "name": "Bo"},
                "body": [
                    {"type": "TextualBody", "purpose": "tagging", "value": "Figure"},
                    {"type": "TextualBody", "purpose": "commenting", "value": "How much?"},
                ],
                "target": {
                    "source": "one.txt",
                    "selector": {"type": "TextQuoteSelector", "exact": QUOTE, "suffix": " The may"},
                },
            }
        ],
    },
}


def test_a_web_annotation_finds_the_article_beside_the_file(folder: Path) -> None:
    assert bring(folder, W3C) == 0

    (one,) = taken(folder)
    assert (one.tags, one.note, one.creator) == (("figure",), "How much?", "Bo")


CSV = """\
file;quote;tags;note;creator;created
one.txt;Fish is dear now.;Check; "dear" to whom?;cy;2026-11-02
two.txt;"Rain fell all day";Check, Figure;;cy;
"""


def test_a_table_finds_its_place(folder: Path) -> None:
    assert bring(folder, CSV, name="in.csv") == 0

    one, two = taken(folder)
    assert (one.note, one.created) == ('"dear" to whom?', "2026-11-02T00:00:00Z")
    assert two.tags == ("check", "figure")


def test_blanks_need_not_be_as_they_were_on_the_page(folder: Path) -> None:
    quote = "ran aground.\u00a0 Fish is\n   dear now."

    assert bring(folder, [quoting(quote, uri="one.txt")], "one.txt") == 0
    assert taken(folder)[0].anchor.exact == "ran aground.\n\nFish is dear now."


def test_a_mark_without_a_word_is_a_highlight(folder: Path) -> None:
    bring(folder, [hypothesis(text="", tags=[])], "one.txt")

    assert taken(folder)[0].tags == ("highlight",)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (quoting("Nobody ever wrote this sentence here."), "no such article"),
        (quoting("Nobody ever wrote this.", uri=""), "it names no article, and no other has"),
        (quoting("closed", uri=""), "its words do not tell one place"),
        (quoting("no zebra", uri="one.txt"), "orphaned"),
        (quoting("closed", uri="one.txt"), "uncertain"),
        (quoting("An elephant came by on its way home.", uri="one.txt"), "orphaned"),
        (hypothesis(target=[{"source": "one.txt"}]), "quotes nothing"),
        (hypothesis(target=[]), "target is empty"),
        (hypothesis(tags=[{"a": 1}]), "a tag is no text"),
        (hypothesis(text=7), "text is no text"),
        ("no object", "it is no object"),
        (quoting(QUOTE, created=["x"]), "created is no text"),
    ],
)
def test_what_finds_no_place_is_said_in_one_line_and_the_answer_is_no(
    row: object, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(folder, [row], "one.txt", "two.txt") == 1

    line, summary = capsys.readouterr().err.splitlines()
    assert line.startswith("annotation 1: ")
    assert said in line
    assert summary.startswith("annotations: ")


@pytest.mark.parametrize("exact", ["closed", "An elephant came by on its way home."])
def test_what_was_in_doubt_is_in_doubt_when_it_is_opened_again(exact: str, folder: Path) -> None:
    bring(folder, [quoting(exact, uri="one.txt")], "one.txt")
    (one,) = taken(folder)

    assert one.anchor.exact == exact
    assert one.anchor.start == len(ARTICLE)


def test_of_two_articles_with_the_words_the_one_of_that_name_is_meant(folder: Path) -> None:
    (folder / "three.txt").write_text(ARTICLE)

    assert (
        bring(folder, [quoting(QUOTE, uri="https://x.org/three.txt")], "one.txt", "three.txt") == 0
    )
    kept = (folder / "out.yaml").read_text()

    assert "file: three.txt" in kept
    assert "file: one.txt" not in kept


def test_words_and_context_that_stand_in_two_articles_are_of_neither(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "three.txt").write_text(ARTICLE)
    before, _, after = ARTICLE.partition(QUOTE)
    selector = {"type": "TextQuoteSelector", "exact": QUOTE, "prefix": before, "suffix": after}
    note = hypothesis(target=[{"selector": [selector]}], uri="")

    assert bring(folder, [note], "one.txt", "three.txt") == 1
    assert "2 articles have its words" in capsys.readouterr().err


def test_words_that_stand_in_two_articles_are_of_neither(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "three.txt").write_text(ARTICLE)

    assert bring(folder, [quoting(QUOTE, uri="")], "one.txt", "three.txt") == 1
    said = f"annotation 1: it names no article, and 2 articles have its words: {QUOTE}"
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no column is called quote"),
        (b"\xff\xfe[", "byte 0 of it is not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"rows": 3}', "there are no annotations in it"),
        (b"[1, 2", "it is no JSON"),
        (b"[" + b"9" * 5000 + b"]", "it is no JSON"),
        (b'quote\n"' + b"x" * 200_000, "it is no CSV (line 2"),
        (b"name,text\na,b\n", "no column is called quote"),
    ],
)
def test_a_file_that_is_none_is_one_line_and_nothing_is_written(
    data: bytes, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "in.json").write_bytes(data)

    assert main(["import", "in.json", "one.txt", "-o", "out.yaml"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert not (folder / "out.yaml").exists()


def test_hostile_words_come_back_as_they_were(folder: Path) -> None:
    note = "- a: &x\n...\n\x1b[2J \u202e \ud800 #"

    bring(folder, [hypothesis(text=note, tags=["no", "12:30", "\x07"])], "one.txt")

    (one,) = taken(folder)
    assert one.note == note.replace("\ud800", "\ufffd")
    assert one.tags[:2] == ("no", "12-30")


def test_files_beside_it_are_read_and_none_above(folder: Path) -> None:
    (folder / "sub").mkdir()
    row = quoting(QUOTE, uri="../one.txt")
    (folder / "sub" / "in.json").write_text(json.dumps([row]))

    assert main(["import", "sub/in.json", "-o", "out.yaml"]) == 1


def test_the_result_is_not_what_it_is_made_from(folder: Path) -> None:
    assert main(["import", "one.txt", "-o", "one.txt"]) == 2


def test_one_annotation_alone_is_taken(folder: Path) -> None:
    bring(folder, quoting(QUOTE, uri="one.txt"), "one.txt")

    assert len(taken(folder)) == 1


def test_a_target_may_be_an_address_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(folder, [hypothesis(target="one.txt")], "one.txt") == 1
    assert "it quotes nothing" in capsys.readouterr().err


def test_a_number_is_no_target(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(folder, [hypothesis(target=7)], "one.txt") == 1
    assert "it has no target" in capsys.readouterr().err


def test_a_body_may_be_words_alone(folder: Path) -> None:
    bring(folder, [quoting(QUOTE, uri="one.txt", text="", body="Since when?")], "one.txt")

    assert taken(folder)[0].note == "Since when?"


def test_a_moment_out_of_range_stays_as_it_is(folder: Path) -> None:
    moment = "0001-01-01T00:00:00+23:00"
    bring(folder, [quoting(QUOTE, uri="one.txt", created=moment)], "one.txt")

    assert taken(folder)[0].created == moment


def test_words_that_the_article_changed_meanwhile_are_kept_at_their_place(folder: Path) -> None:
    exact = "The mayor said that the harbour will stay closed until all the oil is gone."
    selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": "Fish is dear now. "}
    bring(folder, [hypothesis(uri="one.txt", target=[{"selector": [selector]}])], "one.txt")
    (one,) = taken(folder)

    assert (one.anchor.exact, one.anchor.start) == (exact, ARTICLE.index("The mayor"))


def test_empty_rows_of_a_table_are_passed_over_and_one_without_a_quote_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = f"source,quote,note\n,,\none.txt,{QUOTE},dear\none.txt,,only a note\n"

    assert bring(folder, table, "one.txt", name="in.csv") == 1
    assert "line 4: it quotes nothing" in capsys.readouterr().err
    assert len(taken(folder)) == 1


def test_more_than_the_limit_is_refused_as_a_whole(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "COUNT_LIMIT", 1)
    rows = [quoting(QUOTE, id="one"), quoting(QUOTE, id="two")]

    assert bring(folder, rows, "one.txt") == 2
    assert "there are more than 1 annotations in it" in capsys.readouterr().err


def test_a_file_beyond_the_size_limit_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SIZE_LIMIT", 10)

    assert bring(folder, [quoting(QUOTE)], "one.txt") == 2
    assert "it is larger than 0 MB" in capsys.readouterr().err
