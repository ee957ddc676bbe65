"""What a sentence seems to do with a claim: a guess, for a person to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.claims import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Disagreement, Source

DISPUTING = "negation"
"""The kind of disagreement that denies a claim in its own words."""

QUALIFYING = frozenset({"number", "date"})
"""The kinds of disagreement that set a limit to a claim."""


class Guess(NamedTuple):
    """A stance nobody confirmed."""

    stance: Stance
    attributed_to: str = ""


def guess_stance(
    source: Source, sentence: int, disagreements: Iterable[Disagreement] = ()
) -> Guess:
    """Guess what a sentence does with a claim that it carries.

    The opposite of the sentence the claim is made from, in the same words, disputes it; another
    number or date qualifies it; somebody who says it makes it an attribution; else the source
    states it. A silence is no omission until somebody looked.

    Args:
        source: the article.
        sentence: position in it, from 0.
        disagreements: with the sentence that the claim is made from.
    """
    kinds = {each.kind for each in disagreements}
    if DISPUTING in kinds:
        return Guess(Stance.DISPUTES)
    if kinds & QUALIFYING:
        return Guess(Stance.QUALIFIES)
    whom = speaker_named(source, sentence)
    return Guess(Stance.ATTRIBUTES, whom) if whom else Guess(Stance.STATES)


def speaker_named(source: Source, sentence: int) -> str:
    """Who is said to say a sentence, as the article words it; empty for nobody."""
    from tui.compare.quotes.find import find_speaker  # noqa: PLC0415  # starting does without

    speaker = find_speaker(source, sentence)
    return "" if speaker is None else speaker.wording
