from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tui.annotate import disk, tree
from tui.annotate.store import load
from tui.errors import AnnotationFileError

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
rashomon: 1
sources:
- id: s1
  file: '010'
  publisher: no
  sha256: 12e5
  length: 78
codebook:
- id: on
  label: 12:30
annotations:
- id: a-1
  source: s1
  selector:
  - type: TextQuoteSelector
    exact: yes
  - type: TextPositionSelector
    start: 0
    end: 3
  tags:
  - on
judgements:
- verdict: same
  pair:
  - source: s1
    selector:
    - {type: TextQuoteSelector, exact: a}
    - {type: TextPositionSelector, start: 0, end: 1}
  - source: s1
    selector:
    - {type: TextQuoteSelector, exact: b}
    - {type: TextPositionSelector, start: 1, end: 2}
...
"""


SCRAPS = st.one_of(
    st.sampled_from(["- ", "  ", "\n", ": ", "[", "]", "{", "}", "|", ">+", "'", '"', "#", "? "]),
    st.sampled_from(["&a ", "*a", "!!x ", "---", "...", "%YAML 9.9", "<<: ", "\t", "\r"]),
    st.sampled_from(["\\UFFFFFFFF", '"\\ud800"', "\u2028", "\ufeff", "\x85"]),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rashomon.yaml"


def refused(path: Path, text: str | bytes) -> AnnotationFileError:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(AnnotationFileError) as caught:
        load(path)
    return caught.value


def test_every_value_stays_what_was_typed(path: Path) -> None:
    path.write_text(GOOD)
    notebook = load(path).notebook
    (source,), (tag,), (annotation,) = notebook.sources, notebook.codebook, notebook.annotations

    assert (source.file, source.publisher, source.sha256) == ("010", "no", "12e5")
    assert (tag.id, tag.label, annotation.anchor.exact) == ("on", "12:30", "yes")


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ("rashomon: 1", "rashomon: 2", 1, "rashomon"),
        ("rashomon: 1", "roshamon: 1", 1, "rashomon"),
        ("length: 78", "length: 0x10", 7, "length"),
        ("length: 78", "length: 078", 7, "length"),
        ("length: 78", "long: 78", 3, "length"),
        ("file: '010'", "file: ''", 4, "file"),
        ("file: '010'", "file: [a]", 4, "file"),
        ("label: 12:30", "key: '10'", 10, "key"),
        ("label: 12:30", "label: x\n  glyph: xy", 11, "glyph"),
        ("source: s1\n  selector", "source: s2\n  selector", 12, "source"),
        ("end: 3", "end: 0", 19, "end"),
        ("TextPositionSelector\n    start", "Other\n    start", 15, "selector"),
        ("tags:\n  - on", "tags: on", 20, "tags"),
        ("  - on\n", "  - on\n  - on\n", 22, "tags"),
        ("verdict: same", "verdict: maybe", 23, "verdict"),
        ("  pair:\n", "  pair: none\n  other:\n", 24, "pair"),
        ("  selector:\n  -", "  selector: none\n  other:\n  -", 14, "selector"),
        ("id: a-1\n", "id: a-1\n  id: a-2\n", 13, "id"),
        ("label: 12:30\n", "label: x\n- id: on\n  label: y\n", 11, "id"),
        ("annotations:\n- id: a-1", "annotations:\n- - a-1\n- id: a-1", 12, "annotations"),
        ("sources:", "sources: x\nsouces:", 2, "sources"),
        ("rashomon: 1\n", "rashomon: 1\nrashomon: 1\n", 2, "rashomon"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_key(
    path: Path, old: str, new: str, line: int, key: str
) -> None:
    assert old in GOOD
    error = refused(path, GOOD.replace(old, new, 1))

    assert (error.line, error.key) == (line, key)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("rashomon: 1\na: &x 1\n", 2, "anchor"),
        ("rashomon: 1\na: &x []\n", 2, "anchor"),
        ("rashomon: 1\nb: *x\n", 2, "alias"),
        ("rashomon: 1\nb: !!python/name:os.system x\n", 2, "tag"),
        ("rashomon: 1\nb: ! x\n", 2, "tag"),
        ("rashomon: 1\nb: " + "[" * 30 + "]" * 30 + "\n", 2, "deep"),
        ("rashomon: 1\nb: [\n", 3, "YAML"),
        ("rashomon: 1\n---\nrashomon: 1\n", 2, "second document"),
        ("- rashomon\n", 1, "begin with the key"),
        ("~\n", 1, "begin with the key"),
        ("rashomon: 1\nb: \x07\n", 2, "U+0007"),
        ("rashomon: 1\n[a]: b\n", 2, "key"),
        ('rashomon: 1\nb: "\\ud800"\n', 2, "YAML"),
        ('rashomon: 1\nb: "\\UFFFFFFFF"\n', 2, "YAML"),
    ],
)
def test_what_no_annotation_file_needs_is_refused(
    path: Path, text: str, line: int, what: str
) -> None:
    error = refused(path, text)

    assert error.line == line
    assert what in error.what


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('rashomon: 1\nb: "\\ud800"\n', 2, "half a character"),
        ('rashomon: 1\nb: "\\UFFFFFFFF"\n', 1, "YAML"),
        ("rashomon: 1\nb: &x 1\n", 2, "anchor"),
        ("rashomon: 1\nb: [\n", 3, "YAML"),
    ],
)
def test_where_yaml_comes_without_its_c_part_the_same_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: int, what: str
) -> None:
    monkeypatch.setattr(tree, "_LOADER", yaml.SafeLoader)
    error = refused(path, text)

    assert error.line == line
    assert what in error.what


def test_the_message_says_what_failed_where_and_what_to_do(path: Path) -> None:
    error = refused(path, GOOD.replace("length: 78", "length: many"))

    assert str(error) == (
        f"Cannot read {path}, line 7, length: it must be a whole number."
        " Mend it there, or name another file with -a."
    )


@given(st.lists(st.tuples(st.integers(0, len(GOOD)), st.integers(0, 9), SCRAPS), max_size=4))
def test_a_damaged_file_is_read_or_refused_and_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[int, int, str]]
) -> None:
    text = GOOD
    for at, length, scrap in damage:
        text = text[:at] + scrap + text[at + length :]
    path = tmp_path_factory.getbasetemp() / "damaged.yaml"
    path.write_text(text)
    with suppress(AnnotationFileError):
        stored = load(path)

        assert "".join(piece.text for piece in stored.pieces)


def test_a_selector_that_says_nothing_is_passed_over(path: Path) -> None:
    path.write_text(GOOD.replace("  selector:\n", "  selector:\n  - here\n", 1))

    assert load(path).notebook.annotations[0].anchor.exact == "yes"


def test_an_unknown_key_is_no_mistake(path: Path) -> None:
    path.write_text(GOOD.replace("label: 12:30", "label: x\n  parent: claim"))

    assert load(path).notebook.codebook[0].label == "x"


def test_one_digit_for_two_tags_is_told_and_not_refused(path: Path) -> None:
    path.write_text(
        GOOD.replace("label: 12:30", "label: x\n  key: '1'\n- id: y\n  label: y\n  key: '1'")
    )

    assert "same key 1" in load(path).problems[0]


def test_a_pair_judged_twice_is_a_mistake(path: Path) -> None:
    start = GOOD.index("- verdict")

    assert refused(path, GOOD[:-4] + GOOD[start:]).key == "pair"


def test_a_file_that_is_not_utf_8_is_told_with_its_line(path: Path) -> None:
    assert refused(path, b"rashomon: 1\n# caf\xe9\n").line == 2


def test_a_file_above_the_cap_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "SIZE_LIMIT", 1000)

    assert "larger" in refused(path, "#" * 1001).what


def test_a_folder_is_no_annotation_file(tmp_path: Path) -> None:
    with pytest.raises(AnnotationFileError):
        load(tmp_path)


def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)

    with pytest.raises(AnnotationFileError, match="regular file"):
        load(path)
