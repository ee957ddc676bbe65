"""Regular expressions: what they find, and what is said of those that cannot be run."""

from __future__ import annotations

import sys
import time

import pytest

from tests.making import make_source
from tui.model import Place
from tui.search import pattern
from tui.search.find import Index, Search
from tui.search.pattern import find_pattern

TEXTS = ("Two hours of talks.", "About 1,000 prisoners.", "The Talks took 22 hours.")


def find(expression: str) -> Search:
    return find_pattern(Index([make_source(*TEXTS), make_source("Talks.")]), expression)


@pytest.mark.parametrize(
    ("expression", "hits"),
    [
        (r"\d+", ((1, 2), ())),
        ("talks", ((0, 2), (0,))),
        ("Talks", ((2,), (0,))),
        (r"\Btalks\D", ((), ())),
        (r"(?P<Word>talks)", ((0, 2), (0,))),
        (r"x*", ((), ())),
        (r"^the|talks\.$", ((0, 2), (0,))),
        ("", ((), ())),
    ],
)
def test_an_expression_finds_sentences(expression: str, hits: tuple[tuple[int, ...], ...]) -> None:
    assert find(expression).hits == hits


def test_every_place_in_a_sentence_is_told() -> None:
    spans = find(r"\bt\w+").spans_at(Place(0, 2))

    assert [TEXTS[2][a:b] for a, b in spans] == ["The", "Talks", "took"]


@pytest.mark.parametrize("expression", ["[", "(", "*", "(?P<n>a)(?P<n>b)", "a{99999999999}"])
def test_what_is_no_expression_is_said(expression: str) -> None:
    search = find(expression)

    assert search.problem
    assert search.hits == ((), ())


def test_one_that_would_take_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern, "LIMIT", 0.5)
    began = time.monotonic()
    index = Index([make_source("a" * 60 + "b")])

    assert "takes too long" in find_pattern(index, r"(a+)+$|(a|a)*c").problem
    assert time.monotonic() - began < 10


def test_where_no_process_can_be_started_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    assert "no process can be started" in find("a").problem


def test_a_process_that_dies_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "false")

    assert "too much memory" in find("a").problem
