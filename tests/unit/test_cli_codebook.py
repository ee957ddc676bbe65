"""`rashomon codebook` and `rashomon schema`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.annotate.test_claims_file import GOOD
from tui.annotate.json_schema import DIALECT
from tui.cli import main

if TYPE_CHECKING:
    from pathlib import Path

SHARED = """\
rashomon: 1
codebook:
- {id: fact, label: Fact, key: '3', glyph: f, color: blue}
- {id: number, label: Number, key: '2', glyph: '#', color: green, parent: fact}
...
"""

STORY = """\
rashomon: 1
sources:
- {id: s1, file: a.txt, sha256: aa, length: 78}
codebook:
- include: desk.yaml
- id: number
  label: Figure
  key: '2'
  glyph: '#'
  color: green
  parent: fact
  description: |-
    With a unit.
    No dates.
  requiresNote: true
- {id: count, label: Count, mergedInto: number}
annotations:
- id: a-1
  source: s1
  selector:
  - {type: TextQuoteSelector, exact: biggest}
  - {type: TextPositionSelector, start: 30, end: 37}
  tags: [count, fact]
...
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "desk.yaml").write_text(SHARED)
    (tmp_path / "story.yaml").write_text(STORY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_codebook_is_printed_as_a_tree(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codebook", "story.yaml"]) == 0
    assert capsys.readouterr().out == (
        "key  sign  colour   given  tag\n"
        "3    f     blue         1  Fact (fact); from desk.yaml\n"
        "2    #     green        1    Figure (number); wants a note; from desk.yaml, changed here\n"
        "                               With a unit.\n"
        "                               No dates.\n"
        "count was merged into number\n"
        "1 of the annotations still want their note\n"
    )


def test_without_a_file_it_is_that_of_the_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "rashomon.yaml").write_text(SHARED)

    assert main(["codebook"]) == 0
    assert "    Number (number)\n" in capsys.readouterr().out


def test_without_any_file_it_is_what_a_new_one_starts_with(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["codebook"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 10
    assert not (folder / "rashomon.yaml").exists()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("key: '3'", "key: '2'", "the tags fact and number have the same key 2; it sets fact"),
        ("glyph: f", "glyph: '#'", "the tags fact and number have the same sign #"),
        ("label: Fact", "label: number", "the tags fact and number have the same label Number"),
        ("color: blue", "color: puce", "the tag fact has the colour puce, which no theme has"),
        ("parent: fact", "parent: facts", "the tag number stands under facts, which is not there"),
    ],
)
def test_what_is_wrong_is_said_and_the_answer_is_no(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, fault: str
) -> None:
    (folder / "desk.yaml").write_text(SHARED.replace(old, new))

    assert main(["codebook", "desk.yaml"]) == 1
    assert capsys.readouterr().err.splitlines() == [fault]


def test_tags_that_only_annotations_know_are_wrong(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "story.yaml").write_text(STORY.replace("[count, fact]", "[rumour]"))

    assert main(["codebook", "story.yaml"]) == 1
    assert capsys.readouterr().err == "1 annotation bears rumour, which is not in the codebook\n"


def test_a_file_that_is_not_there_is_a_mistake(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["codebook", "gone.yaml"]) == 2
    assert "Cannot read gone.yaml: there is no such file" in capsys.readouterr().err


def test_an_escape_in_a_codebook_does_not_reach_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = '"\\e[2J"'
    (folder / "desk.yaml").write_text(
        SHARED.replace("label: Fact", f"label: {hostile}, description: {hostile}")
    )

    main(["codebook", "desk.yaml"])

    assert "\x1b" not in capsys.readouterr().out


def test_the_schema_is_json_of_the_named_dialect(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"] == DIALECT


def test_a_whole_file_is_printed_without_a_fault(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "good.yaml").write_text(GOOD)

    assert main(["codebook", "good.yaml"]) == 1  # two tags have the sign that is given to none
    assert capsys.readouterr().err == "the tags figure and fact have the same sign •\n"
