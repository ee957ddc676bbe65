"""Encoders behind one interface; what is missing is said in one line."""

from __future__ import annotations

import importlib.util
import pickle
import sys
from typing import TYPE_CHECKING

import pytest

from tests.making import make_source
from tui.compare import find_pairs
from tui.compare.encoder import load_encoder
from tui.compare.relation import NEAR
from tui.compare.semantic import MATCH, MEANING, ByMeaning
from tui.errors import MissingExtraError, UnusableVectorsError

if TYPE_CHECKING:
    from pathlib import Path

needs_numpy = pytest.mark.skipif(
    importlib.util.find_spec("numpy") is None, reason="the extra `semantic` is not installed"
)


def test_a_missing_extra_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)

    with pytest.raises(MissingExtraError, match=r"pip install '\.\[semantic\]'") as caught:
        load_encoder()

    assert "\n" not in str(caught.value)


@needs_numpy
def test_word_vectors_given_by_path_match_other_words(tmp_path: Path) -> None:
    vectors = tmp_path / "small.vec"
    vectors.write_text("3 2\nswap 1 0\nexchange 0.98 0.2\nrain 0 1\n", encoding="utf-8")
    left = make_source("Kyiv announced a swap.", "Rain fell.", name="a.txt")
    right = make_source("An exchange was announced by Kyiv.", "Nobody came.", name="b.txt")

    (pair,) = ByMeaning(load_encoder(str(vectors)))((left, right))

    assert (pair.left.sentence, pair.right.sentence) == (0, 0)


@needs_numpy
def test_where_no_word_has_a_vector_the_score_is_the_one_by_words(tmp_path: Path) -> None:
    vectors = tmp_path / "small.vec"
    vectors.write_text("unheard 1 0\n", encoding="utf-8")
    left = make_source(
        "Kyiv announced a swap of prisoners.", "Rain fell on the talks in Kyiv.", name="a.txt"
    )
    right = make_source(
        "A swap was announced in Kyiv on Friday.", "The talks went on in the rain.", name="b.txt"
    )

    by_words = {
        (pair.left, pair.right): (1 - MEANING) * pair.score
        for pair in find_pairs((left, right))
        if pair.score < NEAR
    }
    by_meaning = ByMeaning(load_encoder(str(vectors)))((left, right))

    assert {(pair.left, pair.right): pair.score for pair in by_meaning} == pytest.approx(
        {places: score for places, score in by_words.items() if score >= MATCH}, abs=1e-4
    )
    assert by_meaning


@needs_numpy
def test_another_process_can_match_by_meaning(tmp_path: Path) -> None:
    vectors = tmp_path / "small.vec"
    vectors.write_text("swap 1 0\nexchange 0.98 0.2\nrain 0 1\n", encoding="utf-8")
    sources = (
        make_source("Kyiv announced a swap.", "Rain fell.", name="a.txt"),
        make_source("An exchange was announced by Kyiv.", "Nobody came.", name="b.txt"),
    )
    matcher = ByMeaning(load_encoder(str(vectors)))

    there = pickle.loads(pickle.dumps(matcher))

    assert there(sources) == matcher(sources)
    assert len(pickle.dumps(matcher)) < 1000


@needs_numpy
@pytest.mark.parametrize("text", [None, "", "swap 1 0\nrain 1 0 3\n", "swap a b\n"])
def test_a_file_that_holds_no_vectors_is_refused(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "small.vec"
    if text is not None:
        path.write_text(text, encoding="utf-8")

    with pytest.raises(UnusableVectorsError, match=r"small\.vec"):
        load_encoder(str(path))
