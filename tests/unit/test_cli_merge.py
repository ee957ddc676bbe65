"""`rashomon merge`: what it writes, what it refuses, what it says."""

from __future__ import annotations

from itertools import permutations
from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from tui.annotate.store import load
from tui.cli import main

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
# {owner}'s file
rashomon: 1
sources:
- id: s1
  file: {file}
  sha256: '{sha}'
  length: 60
"""
NOTE = """\
- id: {id}
  source: s1
  selector:
  - type: TextQuoteSelector
    exact: Both sides agreed.
  - type: TextPositionSelector
    start: 0
    end: 18
  tags:
  - {tag}   # {remark}
  colour of my pen: red
"""


def write(path: Path, *notes: str, file: str = "a.txt", sha: str = "aa", more: str = "") -> str:
    path.parent.mkdir(exist_ok=True)
    text = HEAD.format(owner=path.stem, file=file, sha=sha) + "annotations:\n" + "".join(notes)
    path.write_text(text + more + "...\n")
    return str(path)


def note(identity: str, tag: str = "claim", remark: str = "sure") -> str:
    return NOTE.format(id=identity, tag=tag, remark=remark)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "ana.yaml", note("a-1"), note("a-2"), more="mood: good\n")
    write(tmp_path / "bo.yaml", note("a-1", "quote"), more="weather: bad\n")
    write(tmp_path / "cy.yaml", note("a-3"), file="b.txt", sha="bb")
    return tmp_path


def test_the_same_bytes_come_out_whatever_the_order(folder: Path) -> None:
    results = set()
    for order in permutations(["ana.yaml", "bo.yaml", "cy.yaml"]):
        assert main(["merge", *order, "-o", "all.yaml", "--replace"]) == 0
        results.add((folder / "all.yaml").read_bytes())

    assert len(results) == 1


def test_a_file_merged_with_itself_is_that_file(folder: Path) -> None:
    assert main(["merge", "ana.yaml", "ana.yaml", "-o", "all.yaml"]) == 0

    assert (folder / "all.yaml").read_bytes() == (folder / "ana.yaml").read_bytes()


def test_comments_and_unknown_keys_go_over(folder: Path) -> None:
    main(["merge", "ana.yaml", "bo.yaml", "cy.yaml", "-o", "all.yaml"])

    text = (folder / "all.yaml").read_text()
    assert text.count("# sure") == text.count("colour of my pen: red") == 4
    assert "mood: good" in text
    assert "weather: bad" in text


def test_what_clashes_is_said_and_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["merge", "ana.yaml", "bo.yaml", "-o", "all.yaml"])

    said = capsys.readouterr().err
    assert "annotation a-1 has two versions" in said
    assert "ana.yaml: 1 sources, 2 annotations" in said
    tags = sorted(one.tags[0] for one in load(folder / "all.yaml").notebook.annotations)
    assert tags == ["claim", "claim", "quote"]


def test_articles_are_named_from_the_folder_of_the_new_file(folder: Path) -> None:
    write(folder / "sub" / "di.yaml", note("a-4"), file="../a.txt")

    main(["merge", "ana.yaml", "sub/di.yaml", "-o", "sub/all.yaml"])

    assert [one.file for one in load(folder / "sub" / "all.yaml").notebook.sources] == ["../a.txt"]


def test_without_a_name_it_goes_to_standard_output(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["merge", "ana.yaml"]) == 0

    assert capfdbinary.readouterr().out == (folder / "ana.yaml").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ana.yaml", "bo.yaml", "-o", "ana.yaml", "--replace"], "it is ana.yaml, which it is"),
        (["ana.yaml", "bo.yaml", "-o", "cy.yaml"], "it is there already"),
        (["ana.yaml", "gone.yaml", "-o", "all.yaml"], "there is no such file"),
        (["ana.yaml", "a.txt", "-o", "all.yaml"], "Cannot read a.txt"),
        ([], "required"),
    ],
)
def test_a_wrong_call_is_one_line_and_writes_nothing(
    arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text("Both sides agreed.")
    before = {path: path.read_bytes() for path in folder.iterdir()}

    assert main(["merge", *arguments]) == 2

    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_judgements_that_contradict_each_other_stand_side_by_side(folder: Path) -> None:
    two = "- id: s2\n  file: b.txt\n  sha256: 'bb'\n  length: 60\n"
    place = NOTE.partition("  tags:")[0].partition("\n")[2]
    pair = "".join("  - " + indent(place.replace("s1", key), "  ")[4:] for key in ("s1", "s2"))
    for name, verdict in (("one", "same"), ("two", "different")):
        text = HEAD.format(owner=name, file="a.txt", sha="aa") + two
        text += f"judgements:\n- verdict: {verdict}\n  pair:\n{pair}"
        (folder / f"{name}.yaml").write_text(text)

    main(["merge", "one.yaml", "two.yaml", "-o", "all.yaml"])

    stored = load(folder / "all.yaml")
    assert sorted(each.verdict for each in stored.notebook.judgements) == ["different", "same"]
    assert "both same and different" in stored.problems[0]


def test_what_the_program_does_not_know_is_kept_once_and_a_clash_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "di.yaml", note("a-4"), note("a-5"), note("a-6"), more="mood: bad\n")
    main(["merge", "ana.yaml", "di.yaml", "-o", "all.yaml"])

    assert (folder / "all.yaml").read_text().count("mood:") == 1
    assert "mood is another in each file" in capsys.readouterr().err


def test_the_lines_of_the_version_that_is_kept_go_over(folder: Path) -> None:
    write(folder / "di.yaml", note("a-1", "claim", "certain"), note("a-7"), note("a-8"))
    main(["merge", "ana.yaml", "bo.yaml", "di.yaml", "-o", "all.yaml"])

    kept = load(folder / "all.yaml").notebook.annotations
    assert len(kept) == 5


def test_what_two_files_say_alike_is_no_clash(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "di.yaml", note("a-4"), more="mood: good\n")
    main(["merge", "ana.yaml", "di.yaml", "-o", "all.yaml"])

    assert (folder / "all.yaml").read_text().count("mood: good") == 1
    assert "mood" not in capsys.readouterr().err
