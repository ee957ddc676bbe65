"""Whatever people write, in whatever field, on whatever machine: the file says it and no more."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply
from tui.annotate.claims import Bearing, Claim, ClaimId, ClaimLink, Review, SourceStance, Stance
from tui.annotate.edit import Stamp, Target, create_tag, enter_source, set_note
from tui.annotate.edit_claims import Proposal, edit_text, make_claim, set_review, set_stance
from tui.annotate.edit_codebook import describe_tag, relabel_tag
from tui.annotate.schema import read_notebook
from tui.annotate.store import load, save
from tui.annotate.tags import (
    EMPTY_NOTEBOOK,
    Anchor,
    Annotation,
    AnnotationId,
    Earlier,
    Judgement,
    Notebook,
    SourceEntry,
    SourceKey,
    Tag,
    TagId,
    Verdict,
)
from tui.annotate.together import put_together
from tui.annotate.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.annotate.change import Change
    from tui.annotate.pieces import Piece

ROOT = Path(__file__).parents[3]

TRAPS = {
    "leading blanks": "  two before",
    "trailing blanks": "two after  ",
    "blanks before a line end": "a \nb",
    "only blanks": "   ",
    "only a line end": "\n",
    "leading line ends": "\n\nafter",
    "trailing line ends": "before\n\n",
    "an end mark": "a\n...\nb",
    "an end mark alone": "...",
    "a document": "---\nrashomon: 2\n---",
    "tabs": "\ta\tb\t",
    "a tab that leads a line": "a\n\tb",
    "windows line ends": "a\r\nb\r\n",
    "an old line end": "a\rb",
    "NEL": "a\x85b",
    "line and paragraph separators": "a\u2028b\u2029c",
    "a byte order mark": "\ufeffa\ufeffb",
    "controls": "".join(map(chr, range(32))) + "\x7f\x80\x9f",
    "an escape sequence": "\x1b]0;title\x07\x1b[2J",
    "noncharacters": "\ufffe\uffff\U0001fffe\U0010ffff",
    "text turned around": "a\u202eb\u2066c\u2069",
    "tag characters": "a\U000e0041b",
    "a comment": "a # b",
    "a comment alone": "# a",
    "single quotes": "it's 'a'",
    "double quotes": 'say "a"',
    "backslashes": "\\n \\x41 \\",
    "a key": "note: yes",
    "a question": "? a",
    "an item": "- a",
    "brackets": "[a, {b: c}]",
    "an anchor": "&a *a",
    "a tag of YAML": "!!python/name:os.system x",
    "a directive": "%YAML 1.2",
    "a block mark": "|-\n  a",
    "a folded mark": ">+\n  a",
    "at and backtick": "@a `b`",
    "a merge key": "<<",
    "an equals sign": "=",
    "no": "no",
    "a number": "1e3",
    "an octal": "010",
    "a sexagesimal": "12:30:00",
    "a date": "2026-11-21",
    "nothing": "~",
    "null": "null",
    "infinity": "-.inf",
    "emoji": "👩‍🔬 🇺🇦 ❤️",
    "stacked marks": "a" + "\u0301" * 50,
    "a very long line": "word " * 2_000 + "end",
    "very many lines": "a\n" * 1_000 + "b",
}


def filled(text: str) -> Notebook:
    """A notebook with `text` in every field that takes any text."""
    source = SourceEntry(SourceKey(text), text, text, "aa", 50)
    anchor = Anchor(source.id, text, text, text, 0, len(text), (Earlier(text, text),), text)
    tag = Tag(TagId(text), text, "1", text[0], text, TagId(text), text, True, TagId(text))  # noqa: FBT003 (requires a note)
    annotation = Annotation(AnnotationId(text), anchor, (tag.id,), text, text, text, text)
    stance = SourceStance(source.id, Stance.ATTRIBUTES, text, (annotation.id,), is_proposed=True)
    claim = Claim(
        ClaimId(text),
        text,
        (stance,),
        (ClaimLink(Bearing.SUPPORTS, ClaimId(text)),),
        Review(text, text, text),
        text,
        text,
        text,
    )
    verdict = Judgement(Verdict.SAME, anchor, replace(anchor, end=len(text) + 1))
    return Notebook((source,), (tag,), (annotation,), (claim,), (verdict,))


def written(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize("trap", TRAPS)
def test_every_field_reads_back_as_it_was_written(tmp_path: Path, trap: str) -> None:
    path, notebook = tmp_path / "rashomon.yaml", filled(TRAPS[trap])
    save(path, load(path), notebook, state=tmp_path / "state")

    assert load(path).notebook == notebook


@pytest.mark.parametrize("trap", TRAPS)
def test_every_loader_reads_what_was_written(trap: str) -> None:
    text = TRAPS[trap]
    (claim,) = yaml.safe_load(written(put_together((), filled(text))))["claims"]

    assert (claim["text"], claim["stances"][0]["attributedTo"]) == (text, text)
    assert claim["review"] == {"rating": text, "author": text, "url": text}


@pytest.mark.parametrize("trap", TRAPS)
def test_every_text_can_take_the_place_of_any_other(trap: str) -> None:
    plain, said = filled("plain"), filled(TRAPS[trap])
    changed = replace(  # the ids stay, so that each entry is changed in place
        plain,
        codebook=(replace(said.codebook[0], id=TagId("plain")),),
        annotations=(
            replace(
                said.annotations[0],
                id=AnnotationId("plain"),
                anchor=replace(said.annotations[0].anchor, source=SourceKey("plain")),
            ),
        ),
        claims=(
            replace(
                said.claims[0],
                id=ClaimId("plain"),
                stances=(said.claims[0].stances[0]._replace(source=SourceKey("plain")),),
            ),
        ),
    )
    pieces = put_together((), plain)
    for notebook in (changed, plain):
        pieces = put_together(pieces, notebook)

        assert read_notebook(read_tree(written(pieces)).root).notebook == notebook
    assert pieces == put_together((), plain)


HALF = "a\ud800b"
WHOLE = "a\ufffdb"
ANA = Stamp(HALF, "2026-11-21T23:10:00Z")
START = apply(EMPTY_NOTEBOOK, enter_source(EMPTY_NOTEBOOK, HALF, HALF, "aa", 50)[0])
PLACE = Target(make_anchor(SourceKey("s1"), "Both sides agreed.", 0, 18))
CLAIMED = apply(START, make_claim(START, HALF, [Proposal(PLACE, Stance.STATES, HALF)], ANA)[0])
CLAIM, FIGURE = CLAIMED.claims[0].id, TagId("figure")


@pytest.mark.parametrize(
    "edit",
    [
        lambda book: set_note(book, PLACE, HALF, ANA),
        lambda book: create_tag(book, HALF)[0],
        lambda book: relabel_tag(book, FIGURE, HALF),
        lambda book: describe_tag(book, FIGURE, HALF),
        lambda book: edit_text(book, CLAIM, f"{HALF}!", ANA),
        lambda book: set_review(book, CLAIM, Review(HALF, HALF, HALF), ANA),
        lambda book: set_stance(
            book, CLAIM, SourceKey("s1"), Stance.ATTRIBUTES, ANA, attributed_to=HALF
        ),
    ],
)
def test_half_a_character_never_reaches_the_file(
    tmp_path: Path, edit: Callable[[Notebook], Change]
) -> None:
    path, notebook = tmp_path / "rashomon.yaml", apply(CLAIMED, edit(CLAIMED))
    save(path, load(path), notebook, state=tmp_path / "state")

    assert load(path).notebook == notebook
    assert WHOLE in path.read_text(encoding="utf-8")


WRITE = """\
import sys
from pathlib import Path
from tests.unit.annotate.test_hostile import CLAIMED, TRAPS, filled
from tui.annotate.store import load, save

folder = Path(sys.argv[1])
texts = [*TRAPS.values()]
for number, notebook in enumerate([CLAIMED, *map(filled, texts[:12])]):
    path = folder / f"{number}.yaml"
    save(path, load(path), notebook, state=folder / "state")
"""

MACHINES = [
    {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "1", "TZ": "UTC"},
    {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "PYTHONOPTIMIZE": "1"},
]


def test_two_machines_write_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for number, machine in enumerate(MACHINES):
        folder = tmp_path / str(number)
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", WRITE, str(folder)],
            cwd=ROOT,
            env={key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ} | machine,
            check=True,
            timeout=60,
        )
        files.append({path.name: path.read_bytes() for path in folder.glob("*.yaml")})

    assert len(files[0]) == 13
    assert files[0] == files[1]
