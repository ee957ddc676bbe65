"""`rashomon check`: what became of every anchor, in words and for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.making import STAMP
from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply
from tui.annotate.edit import judge
from tui.annotate.edit_places import attach, let_go
from tui.annotate.standing import Holder
from tui.annotate.store import load, save
from tui.annotate.tags import (
    EMPTY_NOTEBOOK,
    Anchor,
    Annotation,
    AnnotationId,
    Notebook,
    SourceEntry,
    SourceKey,
    TagId,
    Verdict,
)
from tui.cli import main
from tui.pipeline import load_sources
from tui.read import SIZE_LIMIT

if TYPE_CHECKING:
    from pathlib import Path

S1, S2 = SourceKey("s1"), SourceKey("s2")
OPENING = "Russia and Ukraine met in Istanbul on Friday for the first time in three years."
SWAP = "Both countries agreed to trade 1,000 prisoners of war each in the biggest exchange yet."
TALKS = "The talks at the old palace lasted for less than two hours and ended without a truce."
STORY = "\n\n".join([OPENING, SWAP, TALKS]) + "\n"
MADE = ("ana", "", "")
OTHER = "The two sides agreed on a swap of prisoners.\n\nNobody said when it would be.\n"


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An annotation file over two articles: three annotations, one judgement."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(OTHER)
    one, two = load_sources(["a.txt", "b.txt"], stdin=None).sources
    notebook = Notebook(
        sources=(
            SourceEntry(S1, "a.txt", "Reuters", one.sha256, len(one.text)),
            SourceEntry(S2, "b.txt", None, two.sha256, len(two.text)),
        ),
        codebook=EMPTY_NOTEBOOK.codebook,
        annotations=tuple(
            Annotation(
                AnnotationId(f"a-{n}"), place(S1, STORY, words), (TagId("claim"),), *[""] * 4
            )
            for n, words in enumerate((OPENING, SWAP, TALKS))
        ),
    )
    swap = place(S2, OTHER, OTHER.split("\n", maxsplit=1)[0])
    notebook = apply(notebook, judge(notebook, Verdict.SAME, place(S1, STORY, SWAP), swap))
    save(tmp_path / "story.yaml", load(tmp_path / "story.yaml"), notebook, state=tmp_path / "state")
    return tmp_path / "story.yaml"


def place(key: SourceKey, text: str, words: str) -> Anchor:
    start = text.index(words)
    return make_anchor(key, text, start, start + len(words))


def change(story: Path, old: str, new: str) -> None:
    article = story.parent / "a.txt"
    article.write_text(article.read_text().replace(old, new))


def put(story: Path, notebook: Notebook) -> None:
    save(story, load(story), notebook, state=story.parent / "state")


def checked(capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    code = main(["check", "story.yaml", *more])
    return code, capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, object]]]:
    main(["check", "story.yaml", "--format", "json"])
    found: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return found


def test_where_nothing_changed_nobody_is_needed(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = checked(capsys)

    assert code == 0
    assert "a.txt (Reuters): as it was annotated" in said
    assert said.endswith("None of 5 anchors need a person.\n")


def test_a_file_without_annotations_has_nothing_to_check(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(story, Notebook(codebook=EMPTY_NOTEBOOK.codebook))

    assert checked(capsys)[1].endswith("No annotations to check.\n")


def test_a_number_that_changed_is_shown_word_for_word(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(story, "1,000", "9,000")
    code, said = checked(capsys)

    assert code == 1
    assert "now: Both countries agreed to trade [-1,000-] {+9,000+} prisoners" in said
    assert "! a-1        line 3    edited" in said


def test_moved_passages_need_nobody(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(story, OPENING, f"This story was updated.\n\n{OPENING}")
    code, said = checked(capsys)

    assert code == 0
    assert "a.txt (Reuters): changed, 25 characters longer" in said
    assert "  a-0        line 3    moved" in said


def test_what_was_taken_out_is_nowhere(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(story, TALKS, "")
    code, said = checked(capsys)

    assert code == 1
    assert "! a-2        nowhere   orphaned" in said


def test_what_was_let_go_is_no_longer_asked_about(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(story, TALKS, "")
    notebook = load(story).notebook
    put(story, apply(notebook, let_go(notebook, Holder(notebook.annotations[2]), STAMP)))
    code, said = checked(capsys)

    assert code == 0
    assert "let go on 2026-11-21" in said
    assert f"taken out: {TALKS}" in said


def test_a_doubtful_place_is_offered(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(story, SWAP, "Both countries said they will trade 1,000 prisoners each, the biggest.")
    code, said = checked(capsys)

    assert code == 1
    assert "perhaps: “Both countries said they will trade" in said


def test_typography_is_told_and_asks_for_nobody(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(story, "first time", "first\u00a0time")
    code, said = checked(capsys)

    assert code == 0
    assert "only its typography changed" in said


def test_a_confirmed_correction_is_a_finding(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(story, "1,000", "9,000")
    notebook = load(story).notebook
    (source,) = load_sources(["a.txt"], stdin=None).sources
    start = source.text.index("Both")
    spot = (start, start + len(SWAP))
    put(
        story,
        apply(notebook, attach(notebook, Holder(notebook.annotations[1]), source, spot, STAMP)),
    )
    found = as_json(capsys)["changes"]

    assert (found[0]["annotations"], found[0]["before"], found[0]["seen"]) == (
        ["a-1"],
        SWAP,
        STAMP.moment,
    )


def test_a_correction_that_nobody_confirmed_is_told_as_such(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(story, "1,000", "9,000")

    assert "a.txt (Reuters), not confirmed yet" in checked(capsys)[1]


def test_json_has_the_state_of_every_anchor(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(story, TALKS, "")
    found = as_json(capsys)

    assert [(each["annotation"], each["state"]) for each in found["anchors"]] == [
        ("a-0", "exact"),
        ("a-1", "exact"),
        ("a-2", "orphaned"),
        (None, "exact"),
        (None, "exact"),
    ]
    assert [each["state"] for each in found["sources"]] == ["changed", "unchanged"]


def test_json_says_how_many_wait_for_a_person(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(story, TALKS, "")
    _, said = checked(capsys, "--format", "json")

    assert json.loads(said)["waiting"] == 1


def test_json_tells_the_sides_of_a_judgement(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sides = [(each["judgement"], each["side"]) for each in as_json(capsys)["anchors"][3:]]

    assert sides == [("same", "left"), ("same", "right")]


def test_a_missing_article_needs_a_person(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (story.parent / "a.txt").unlink()
    code, said = checked(capsys)

    assert code == 1
    assert "Cannot read a.txt: there is no such file or folder" in said
    assert "4 annotated passages in it cannot be checked" in said


def test_a_folder_in_the_place_of_an_article_is_no_article(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (story.parent / "a.txt").unlink()
    (story.parent / "a.txt").mkdir()
    (story.parent / "a.txt" / "c.txt").write_text(STORY)

    assert "Cannot read a.txt: it is no regular file" in checked(capsys)[1]


def test_an_article_that_outgrew_the_limit_is_not_read(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (story.parent / "a.txt").write_text("word " * (SIZE_LIMIT // 5 + 1))
    code, said = checked(capsys)

    assert code == 1
    assert "it is larger than 5 MB" in said


def test_an_article_cut_short_says_by_how_much(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (story.parent / "a.txt").write_text(STORY[:100])
    code, said = checked(capsys)

    assert code == 1
    assert f"changed, {len(STORY) - 100} characters shorter" in said


def test_an_article_of_the_same_length_is_said_to_be_so(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(story, "Friday", "Monday")

    assert "changed, as long as before" in checked(capsys)[1]


def test_a_missing_file_is_the_wrong_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["check", "story.yaml"]) == 2


def test_a_broken_file_is_the_wrong_call(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.write_text("rashomon: [1\n")

    assert main(["check", "story.yaml"]) == 2
    assert "Cannot read story.yaml" in capsys.readouterr().err


def test_a_file_that_was_cut_short_is_said_to_be(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story.write_text(story.read_text().removesuffix("...\n"))
    main(["check", "story.yaml"])

    assert "it may be cut short" in capsys.readouterr().err
