"""What is searched: folded, and led back to what is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import make_source
from tui.screen import clean
from tui.search.folding import Folded, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zelensky", "zelensky"),
        ("Erdoğan", "erdogan"),
        ("Yıldız", "yildiz"),
        ("Ødegård", "odegard"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("“Don’t”", '"don\'t"'),
        ("2014–2022", "2014-2022"),
        ("Київ", "киів"),
        ("ﬁne", "fine"),
        ("two   hours", "two hours"),
        ("Pu‹U+200B›tin", "putin"),
        ("مُحَمَّد", "محمد"),
        ("ガザ", "ガザ"),
        ("Σίσυφος", "σισυφοσ"),
    ],
)
def test_typography_accents_and_case_are_folded(text: str, folded: str) -> None:
    assert fold(text, keeps_case=False) == folded


@pytest.mark.parametrize(("text", "folded"), [("Łódź", "Lodz"), ("Ægir", "Aegir"), ("É", "E")])
def test_case_is_kept_where_it_is_asked_for(text: str, folded: str) -> None:
    assert fold(text, keeps_case=True) == folded


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Straße is long", "long"),
        ("two   hours of it", "hours of"),
        ("Pu\u200btin spoke", "spoke"),
        ("Pu\u200btin spoke", "putin"),
        ("a ﬁne day", "day"),
        ("plain words", "words"),
    ],
)
def test_what_was_found_is_led_back_to_what_is_shown(text: str, wanted: str) -> None:
    folded = Folded(make_source("Before.", text))
    at = folded.lower.of(1).index(wanted)
    start, end = folded.span(1, (at, at + len(wanted)), keeps_case=False)

    assert fold(folded.shown[1][start:end], keeps_case=False) == wanted


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=4), st.booleans())
def test_every_sentence_stays_one_line_and_every_place_leads_back(
    texts: list[str],
    keeps_case: bool,  # noqa: FBT001 (Hypothesis hands it in)
) -> None:
    texts = [text.replace("\n", " ").lstrip("#- ") or "x" for text in texts]
    folded = Folded(make_source(*texts))
    lines = folded.lines(keeps_case=keeps_case)

    assert len(lines.starts) == len(texts) + 1
    for n, text in enumerate(texts):
        assert lines.of(n) == fold(clean(text), keeps_case=keeps_case)
        for at in range(lines.size(n)):
            start, end = folded.span(n, (at, at + 1), keeps_case=keeps_case)
            assert 0 <= start < end <= len(folded.shown[n])
