"""Anchors in texts that changed, where something else looks like them."""

from __future__ import annotations

import re

import pytest

from tui.annotate.anchor import Found, State, find_anchor, make_anchor
from tui.annotate.context import CONTEXT, even
from tui.annotate.tags import Anchor, SourceKey
from tui.model import Role, Sentence

S1 = SourceKey("s1")
SWAP = "Both countries agreed to trade 1,000 prisoners of war each."
TALKS = "The talks at the palace lasted under two hours on Friday."
STORY = (
    f"Russia met Ukraine in Istanbul.\n\n{SWAP}\n\n{TALKS}\n\nNo date was set for a second round.\n"
)


def sentences(text: str) -> list[Sentence]:
    spans = re.finditer(r"\S[^.\n]*\.?", text)
    return [Sentence(m.start(), m.end(), m[0], Role.BODY) for m in spans]


def anchor_of(quote: str, text: str = STORY, at: int = 0) -> Anchor:
    start = text.index(quote, at)
    return make_anchor(S1, text, start, start + len(quote))


def find(text: str, anchor: Anchor) -> Found:
    return find_anchor(text, anchor, unchanged=False, sentences=sentences(text))


def shown(text: str, found: Found) -> str:
    return text[found.start : found.end]


def test_a_quote_that_stands_twice_is_given_more_context() -> None:
    text = f"{STORY}\n{SWAP}\n"

    assert len(anchor_of(SWAP, text).suffix) > CONTEXT


def test_a_quote_that_stands_once_is_not() -> None:
    assert len(anchor_of(SWAP).suffix) == CONTEXT


def test_the_context_grows_until_it_tells_the_twins_apart() -> None:
    text = "A cat sat on the mat by the door all day long, and nobody minded that it did so. " * 2
    anchor = anchor_of("the mat", f"One. {text}")

    assert f"One. {text}".count(anchor.prefix + anchor.exact + anchor.suffix) == 1


def test_the_context_does_not_grow_for_ever() -> None:
    anchor = anchor_of("no", "no. " * 1000, 2000)

    assert len(anchor.prefix) == 512


def test_a_sentence_whose_twin_is_left_is_not_found_in_that() -> None:
    text = f"{STORY}\n{SWAP}\n"
    anchor = anchor_of(SWAP, text)

    assert find(text.replace(f"{SWAP}\n\n", "", 1), anchor).state is State.UNCERTAIN


def test_a_sentence_that_has_a_twin_is_found_below_new_text() -> None:
    text = f"{STORY}\n{SWAP}\n"
    changed = f"Updated at noon.\n\n{text}"
    found = find(changed, anchor_of(SWAP, text))

    assert (found.state, found.start) == (State.MOVED, changed.index(SWAP))


def test_an_edited_sentence_is_not_found_in_its_new_twin() -> None:
    changed = STORY.replace(SWAP, SWAP.replace("1,000", "1,200")) + f"\n{SWAP}\n"

    assert find(changed, anchor_of(SWAP)).state is State.UNCERTAIN


def test_a_part_of_a_sentence_is_not_found_in_a_look_alike_of_that_sentence() -> None:
    quote = "prisoners of war"
    alike = SWAP.replace("1,000", "900")
    changed = STORY.replace(SWAP, f"{SWAP.replace('prisoners', 'priosners')} {alike}")

    assert find(changed, anchor_of(quote)).state is State.UNCERTAIN


def test_a_whole_sentence_with_one_neighbour_is_known_beside_a_look_alike() -> None:
    changed = STORY.replace(SWAP, f"{SWAP} {SWAP.replace('1,000', '900')}")

    assert find(changed, anchor_of(SWAP)).state is State.EXACT


def test_a_long_passage_over_a_sentence_end_is_known_beside_a_look_alike() -> None:
    quote = f"{SWAP}\n\n{TALKS}"
    changed = STORY.replace(quote, f"Both agreed. {quote}")

    assert find(changed, anchor_of(quote)).state is State.MOVED


def test_a_part_at_the_end_of_the_text_is_known_by_its_neighbours() -> None:
    text = STORY.rstrip()
    changed = f"New. {text}"

    assert find(changed, anchor_of("second round.", text)).state is State.MOVED


def test_of_two_places_with_half_the_neighbours_none_is_taken() -> None:
    twin = SWAP.replace("Both countries", "Both sides")
    changed = STORY.replace(SWAP, f"{SWAP} {twin}")

    assert find(changed, anchor_of("agreed to trade 1,000")).state is State.UNCERTAIN


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("'", "’"),
        ('"', "“"),
        (" - ", " – "),
        ("...", "…"),
        (" ", "\u00a0"),
        (" ", "\n"),
        ("swap", "sw\u00adap"),
    ],
)
def test_another_typography_is_an_edit_of_just_these_words(old: str, new: str) -> None:
    quote = 'a "swap" - it\'s agreed... today'
    text = f"They said there was {quote} in the hall of the palace."
    changed = text.replace(old, new)
    found = find(changed, anchor_of(quote, text))

    assert (found.state, even(shown(changed, found))) == (State.EDITED, even(quote))


def test_typography_does_not_hide_another_currency() -> None:
    assert even("$12") != even("€12")


def test_a_dash_of_two_hyphens_is_a_dash() -> None:
    assert even("a -- b") == even("a — b")


def test_a_quote_too_long_for_a_pattern_is_found_by_likeness() -> None:
    long = " ".join(f"word{n} it's" for n in range(100)) + "."
    text = f"Here it begins. {long} Here it ends at last, they said."
    changed = text.replace("'", "’")
    anchor = anchor_of(long * 1, text)

    assert find(changed, anchor).state in {State.EDITED, State.UNCERTAIN}


def test_a_number_in_a_part_of_a_sentence_is_an_edit() -> None:
    changed = STORY.replace("1,000", "900")
    found = find(changed, anchor_of("trade 1,000 prisoners"))

    assert (found.state, shown(changed, found)) == (State.EDITED, "trade 900 prisoners")


def test_a_number_alone_is_offered_where_it_stood() -> None:
    changed = STORY.replace("1,000", "900")
    found = find(changed, anchor_of("1,000"))

    assert (found.state, shown(changed, found)) == (State.UNCERTAIN, "900")


def test_a_first_sentence_is_offered_where_it_stood() -> None:
    anchor = anchor_of("Russia met Ukraine")
    changed = STORY.replace("Russia met Ukraine", "Moscow met Ukraine")
    found = find(changed, anchor)

    assert (found.state, shown(changed, found)) == (State.EDITED, "Moscow met Ukraine")


def test_last_words_are_offered_where_they_stood() -> None:
    text = STORY.rstrip()
    changed = text.replace("second round.", "third round.")
    found = find(changed, anchor_of("second round.", text))

    assert (found.state, shown(changed, found)) == (State.EDITED, "third round.")


def test_something_else_entirely_at_the_old_place_is_not_offered() -> None:
    changed = STORY.replace(SWAP, "Rain fell on the roofs of the old town all through the night.")

    assert find(changed, anchor_of(SWAP)).state is State.ORPHANED


def test_what_stands_between_two_pairs_of_neighbours_is_uncertain() -> None:
    line = "It was said here that one swap of all was agreed by both sides there. "
    text = f"One. {line}Two."
    anchor = anchor_of("one swap of all", text)
    changed = f"One. {line.replace('one', 'a')}{line.replace('one', 'some')}Two."

    assert find(changed, anchor).state is State.UNCERTAIN


def test_a_dash_where_the_quote_stood_is_offered() -> None:
    changed = STORY.replace("1,000", "—")
    found = find(changed, anchor_of("1,000"))

    assert (found.state, shown(changed, found)) == (State.UNCERTAIN, "—")


def test_letters_without_end_are_uncertain_though_the_old_place_is_gone() -> None:
    anchor = Anchor(S1, "a" * 50, "", "", 200_000, 200_050)

    assert find("a" * 100_000, anchor).state is State.UNCERTAIN


def test_a_sentence_put_otherwise_is_offered_where_it_stood() -> None:
    changed = STORY.replace(TALKS, "The talks lasted about two hours, they said on Friday.")
    found = find(changed, anchor_of(TALKS))

    assert (found.state, shown(changed, found)[:9]) == (State.UNCERTAIN, "The talks")


def test_a_short_quote_without_context_is_known_at_its_place() -> None:
    start = STORY.index("palace")
    anchor = Anchor(S1, "palace", "", "", start, start + len("palace"))

    assert find(STORY, anchor).state is State.EXACT
