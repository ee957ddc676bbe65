"""`rashomon agree`: who is compared on what, and what is said of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tui.cli import main

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = (
    "The talks were short. Both sides agreed on a swap. Fish is dear now. Rain fell all day.\n"
)
SENTENCES = ("The talks were short.", "Both sides agreed on a swap.", "Fish is dear now.")
HEAD = "rashomon: 1\nsources:\n- id: {key}\n  file: {file}\n  sha256: '00'\n  length: 10\n"
NOTE = """\
- id: a-{n}
  source: {key}
  selector:
  - type: TextQuoteSelector
    exact: {exact}
  - type: TextPositionSelector
    start: {start}
    end: {end}
  tags: [{tags}]
  creator: {creator}
"""


def write(  # noqa: PLR0913 - one argument for each thing that differs
    path: Path,
    *tags: str,
    key: str = "s1",
    file: str = "one.txt",
    codebook: str = "",
    claims: str = "",
    creators: tuple[str, ...] = ("ana", "ana", "ana"),
) -> None:
    """An annotation file that gives tags to the first sentences."""
    text = HEAD.format(key=key, file=file) + codebook + "annotations:\n"
    for n, (exact, given) in enumerate(zip(SENTENCES, tags, strict=False)):
        if given != "-":
            start = ARTICLE.index(exact)
            text += NOTE.format(
                n=n,
                key=key,
                exact=exact,
                start=start,
                end=start + len(exact),
                tags=given,
                creator=creators[n],
            )
    path.write_text(text + claims + "...\n")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(ARTICLE)
    (tmp_path / "two.txt").write_text("Nobody was there to see it. It was over soon.\n")
    return tmp_path


def agreed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert main(["agree", *arguments, "--format", "json"]) == 0
    whole: dict[str, object] = json.loads(capsys.readouterr().out)
    return whole


def figures(whole: dict[str, object], name: str | None) -> dict[str, object]:
    lines = whole["tags"]
    assert isinstance(lines, list)
    found: dict[str, object] = next(line for line in lines if line["name"] == name)
    return found


def test_sentences_of_an_article_both_looked_at_are_the_units(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "ana.yaml", "claim", "claim")
    write(folder / "bo.yaml", "claim", "quote", key="s9")

    whole = agreed(capsys, "ana.yaml", "bo.yaml")

    assert figures(whole, "Claim") == {
        "name": "Claim",
        "units": 4,
        "given": [2, 1],
        "agreement": 0.75,
        "kappa": 0.5,
        "alpha": pytest.approx(1 - 7 * 2 / (2 * 3 * 5)),
    }


def test_an_article_only_one_looked_at_is_no_unit(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "ana.yaml", "claim")
    write(folder / "bo.yaml", "claim", file="two.txt")

    assert main(["agree", "ana.yaml", "bo.yaml"]) == 1
    assert "no two annotators have looked at one article" in capsys.readouterr().err


def test_differences_name_sentence_and_tags(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "ana.yaml", "claim", "claim")
    write(folder / "bo.yaml", "claim", "quote")

    main(["agree", "ana.yaml", "bo.yaml"])

    said = capsys.readouterr().out
    assert (
        "one.txt, sentence 2: Both sides agreed on a swap.\n    ana: Claim\n    bo: Quote" in said
    )
    assert "1 sentence tagged differently" in said


def test_tags_are_known_by_their_labels(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lie = "codebook:\n- id: {}\n  label: Lie\n- id: x\n  label: X\n  mergedInto: {}\n"
    write(folder / "ana.yaml", "lie", "x", codebook=lie.format("lie", "lie"))
    write(folder / "bo.yaml", "luege", "luege", codebook=lie.format("luege", "luege"))

    assert figures(agreed(capsys, "ana.yaml", "bo.yaml"), "Lie")["alpha"] == 1


def test_three_annotators_have_no_kappa(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("ana", "bo", "cy"):
        write(folder / f"{name}.yaml", "claim", "quote" if name == "cy" else "-")

    main(["agree", "ana.yaml", "bo.yaml", "cy.yaml"])

    head = capsys.readouterr().out.splitlines()[0]
    assert head.split() == ["tag", "sentences", "ana", "bo", "cy", "agree", "alpha"]


def test_creators_of_one_file_can_be_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "ana.yaml", "claim", "claim", creators=("ana", "bo", "bo"))

    whole = agreed(capsys, "ana.yaml", "--by", "creator")

    assert whole["annotators"] == ["ana", "bo"]
    assert figures(whole, "Claim")["given"] == [1, 1]


CLAIM = """\
claims:
- id: {id}
  text: The talks were short.
  stances:
  - source: s1
    stance: {stance}
    proposed: {proposed}
"""


def claimed(folder: Path, name: str, identity: str, stance: str, *, proposed: bool = False) -> None:
    words = CLAIM.format(id=identity, stance=stance, proposed=str(proposed).lower())
    write(folder / f"{name}.yaml", "claim", claims=words)


def test_stances_of_a_claim_with_one_text_are_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claimed(folder, "ana", "c-1", "states")
    claimed(folder, "bo", "c-2", "disputes")

    whole = agreed(capsys, "ana.yaml", "bo.yaml")

    assert whole["stanceDifferences"] == [
        {"claim": "The talks were short.", "source": "one.txt", "stances": ["states", "disputes"]}
    ]


def test_a_proposed_stance_is_nobodys(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claimed(folder, "ana", "c-1", "states")
    claimed(folder, "bo", "c-1", "disputes", proposed=True)

    assert agreed(capsys, "ana.yaml", "bo.yaml")["stances"] == []


@pytest.mark.parametrize("files", [["ana.yaml"], ["ana.yaml", "gone.yaml"], []])
def test_a_wrong_call_is_one_line(
    files: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "ana.yaml", "claim")

    assert main(["agree", *files]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
