"""What is copied: the words as they stand, and whence they are."""

from __future__ import annotations

from dataclasses import replace

from tests.making import make_session, make_source
from tui.export.quoting import quote, quote_group
from tui.model import Comparison, Place


def comparison(*texts: str, date: str | None = None) -> Comparison:
    sources = [
        replace(make_source(text, "And more.", name=f"{n}.txt", publisher="Gazette"), date=date)
        for n, text in enumerate(texts)
    ]
    return make_session(sources).desk.comparison


def test_a_quotation_has_source_date_and_sentence() -> None:
    said = quote(comparison("Rain fell.", date="2025-05-17"), [Place(0, 0)])

    assert said == "“Rain fell.”\n— Gazette, 17 May 2025, sentence 1\n"


def test_a_source_without_a_date_has_none() -> None:
    assert quote(comparison("Rain fell."), [Place(0, 0)]).endswith("— Gazette, sentence 1\n")


def test_several_sentences_are_quoted_from_the_first_to_the_last() -> None:
    said = quote(comparison("Rain fell."), [Place(0, 0), Place(0, 1)])

    assert said == "“Rain fell. And more.”\n— Gazette, sentences 1 to 2\n"


def test_what_has_quotation_marks_of_its_own_gets_no_more() -> None:
    texts = comparison("“Rain,” he said.", "Rain fell.")

    assert quote(texts, [Place(0, 0)]).startswith("“Rain,” he said.\n")
    assert "(sentence 1): “Rain,” he said.\n" in quote_group(texts, [Place(0, 0)])


def test_control_characters_do_not_reach_the_clipboard() -> None:
    assert "\x1b" not in quote(comparison("Rain\x1b[31m fell."), [Place(0, 0)])


def test_a_group_is_a_markdown_list_with_the_words_of_each_source() -> None:
    said = quote_group(comparison("Rain *fell*.", "It rained."), [Place(0, 0), Place(1, 0)])

    assert said == (
        "- **Gazette** (sentence 1): “Rain \\*fell\\*.”\n- **Gazette** (sentence 1): “It rained.”\n"
    )
