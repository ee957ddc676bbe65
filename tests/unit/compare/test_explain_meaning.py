"""The parts of a score by meaning: they add up to it, and are told in text and in the reader."""

from __future__ import annotations

import importlib.util
import json
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from tests.making import make_session, make_source
from tui.compare import assemble
from tui.compare.encoder import StaticEncoder
from tui.compare.explain_meaning import explain_by_meaning
from tui.compare.reasons import Reasoner
from tui.compare.score import CONTAINED, find_ease
from tui.compare.semantic import MEANING, ByMeaning
from tui.export.as_json import write_json
from tui.export.why import write_why
from tui.model import Relation
from tui.session import judging
from tui.view.evidence import evidence_of

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model import Comparison

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("numpy") is None, reason="the extra `semantic` is not installed"
)

VECTORS = "3 2\nswap 1 0\nexchange 0.9 0.44\nrain 0 1\n"
LEFT = make_source("Kyiv announced a swap of prisoners.", "Rain fell.", name="a.txt")
RIGHT = make_source("An exchange was announced by Kyiv.", "Nobody came there.", name="b.txt")


@lru_cache(maxsize=1)
def encoder(folder: Path) -> StaticEncoder:
    path = folder / "small.vec"
    path.write_text(VECTORS, encoding="utf-8")
    return StaticEncoder(path)


def compared(folder: Path) -> tuple[Comparison, ByMeaning]:
    matcher = ByMeaning(encoder(folder))
    return assemble((LEFT, RIGHT), matcher((LEFT, RIGHT))), matcher


def test_what_is_left_of_the_parts_is_the_score(tmp_path: Path) -> None:
    comparison, matcher = compared(tmp_path)

    (pair,), (one,) = comparison.pairs, explain_by_meaning(comparison, matcher)

    assert pair.relation in {Relation.REWORDED, Relation.PARTIAL}
    assert one.meaning is not None
    by_words = CONTAINED * one.containment + (1 - CONTAINED) * one.overlap
    assert one.meaning.by_words == pytest.approx(by_words)
    assert one.raw == pytest.approx((1 - MEANING) * by_words + MEANING * one.meaning.in_context)
    assert pair.score == pytest.approx(one.raw - one.loss)


def test_words_that_are_alike_are_named_with_what_they_earn(tmp_path: Path) -> None:
    (one,) = explain_by_meaning(*compared(tmp_path))

    assert one.meaning is not None
    (alike,) = one.meaning.alike
    assert (alike.left, alike.right) == ("swap", "exchange")
    assert 0.9 < alike.credit < 1


def test_json_has_the_parts_by_meaning(tmp_path: Path) -> None:
    comparison, matcher = compared(tmp_path)

    explained = explain_by_meaning(comparison, matcher)
    (match,) = json.loads(write_json(comparison, explanations=explained))["matches"]

    assert set(match["explain"]["meaning"]) == {"across", "words", "alone", "beside", "alike"}
    assert match["explain"]["thresholds"]["match"] == round(0.33 - find_ease(2, 2), 4)


def test_the_text_says_how_the_score_is_made(tmp_path: Path) -> None:
    comparison, matcher = compared(tmp_path)

    text = write_why(comparison, explain_by_meaning(comparison, matcher))

    assert "both have words Kyiv, announced (" in " ".join(text.split())
    assert "alike: swap ~ exchange 0.99" in text
    assert f"score {comparison.pairs[0].score:.2f}: by words containment" in text


def test_the_strip_says_what_is_alike_by_meaning_the_word_here_first(tmp_path: Path) -> None:
    comparison, matcher = compared(tmp_path)
    session = judging.ask_why(make_session(comparison.sources, comparison.pairs))
    found = Reasoner(matcher).find_reasons(comparison, comparison.pairs)

    told = evidence_of(judging.receive_reasons(session, found)).wordings[0].reason

    assert "; swap is like exchange; by meaning alike by " in told


def test_an_article_is_encoded_once(tmp_path: Path) -> None:
    comparison, matcher = compared(tmp_path)

    assert matcher.read(comparison.sources[0]) is matcher.read(comparison.sources[0])
