"""One sentence says what the other denies, in the same words: "is safe" and "is not safe".

A negation on one side alone is no evidence: two papers word one claim with and without. Only where
nothing but the negation is different, or one word for its opposite, does it tell.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.facts import tokens_of, word_set
from tui.model import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.compare.disagreement.facts import Token

KIND = "negation"

LEAST = 3
"""Words that both must have beside what is denied; of fewer anything is made."""

AROUND = 2
"""Words shown on either side of the one that is denied."""

_NEGATIONS = word_set(
    """
    not no never none nobody nothing neither nor without cannot didn doesn don isn aren wasn weren
    won wouldn couldn shouldn hasn haven hadn can't didn't doesn't don't isn't aren't wasn't weren't
    won't wouldn't couldn't shouldn't hasn't haven't hadn't
    nicht kein keine keinen keinem keiner keines nie niemals
    pas jamais aucun aucune nunca jamás ningún ninguna
    не нет ни никогда немає ніколи жодного жоден
    """
)

_BOUND = word_set(
    """
    since until only just merely even all every everyone least less fewer more later earlier sooner
    doubt wonder matter one two
    seit bis nur sogar alle jeder depuis avant seulement desde hasta sólo solo только лише тільки
    """
)
"""Behind a negation these take it to themselves: "not since 1998", "not only", "no fewer than"."""

_LIGHT = word_set(
    """
    a an any the some that do does did is are was were be been has have had will would can could t
    it ein eine einen einem einer der die das den dem un une le la les de des d ne n el los las una
    """
)
"""What comes and goes with a negation."""

_OPPOSITES = frozenset(
    frozenset((one, two))
    for line in """
    convicted|acquitted
    guilty|innocent
    accepted accepts accept|rejected rejects reject refused refuses
    approved approves|rejected rejects
    won wins|lost loses
    rose rises risen increased increases|fell falls fallen dropped drops decreased decreases
    alive|dead
    passed|failed
    confirmed confirms said says|denied denies
    supported supports|opposed opposes
    above|below
    gained gains|lost loses
    """.strip().splitlines()
    for ones, twos in [line.split("|")]
    for one in ones.split()
    for two in twos.split()
)
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
SHORT = 3
"""Letters of a word that a prefix does not turn into its opposite."""


class Words(NamedTuple):
    """What a sentence says, and how often it says that this is not so."""

    heavy: tuple[Token, ...]
    """Neither negations nor `_LIGHT`."""
    forms: tuple[str, ...]
    """What makes two of them one word: the stem, where there is one."""
    known: frozenset[str]
    """All `forms`."""
    negations: tuple[int, ...]
    """For each of them, how many of `heavy` stand before it."""


def find_clash_of_negation(left: str, right: str) -> Iterator[Disagreement]:
    """Yield where two sentences of the same words say the opposite."""
    ours, theirs = words_of(left), words_of(right)
    if min(len(ours.heavy), len(theirs.heavy)) < LEAST:
        return
    is_longer = len(ours.heavy) > len(theirs.heavy)
    missing = theirs.known - ours.known if is_longer else ours.known - theirs.known
    if len(missing) > 1 or not (missing or ours.negations or theirs.negations):
        return  # so it is with nearly all pairs
    if is_longer:
        yield from (
            Disagreement(KIND, one.right, one.left) for one in _clash(right, left, theirs, ours)
        )
    else:
        yield from _clash(left, right, ours, theirs)


def is_denied(left: str, right: str) -> bool:
    """Whether one of two texts says the opposite of the other in the same words."""
    return any(find_clash_of_negation(left, right))


@lru_cache(maxsize=4096)
def words_of(text: str) -> Words:
    """Part the words of a text from its negations."""
    heavy: list[Token] = []
    negations: list[int] = []
    tokens = tokens_of(text)
    for token, following in zip(tokens, (*tokens[1:], None), strict=False):
        low = token.low
        if low in _NEGATIONS or low.endswith("n't"):
            if following is None or following.low not in _BOUND:
                negations.append(len(heavy))
        elif low[0].isalnum() and low not in _LIGHT:
            heavy.append(token)
    forms = tuple([token.stem or token.low for token in heavy])
    return Words(tuple(heavy), forms, frozenset(forms), tuple(negations))


def _clash(short: str, long: str, ours: Words, theirs: Words) -> Iterator[Disagreement]:
    """Yield the clash of a sentence with one that has its words in a row, and maybe more."""
    size = len(ours.heavy)
    for first in range(len(theirs.heavy) - size + 1):
        window = theirs.heavy[first : first + size]
        forms = zip(ours.forms, theirs.forms[first : first + size], strict=True)
        other = [at for at, (one, two) in enumerate(forms) if one != two]
        if len(other) > 1:
            continue
        if other:
            at = other[0]
            is_clash = _are_opposite(ours.heavy[at].low, window[at].low)
            is_clash = is_clash and len(ours.negations) == len(theirs.negations) and size > LEAST
        else:
            inside = [at - first for at in theirs.negations if first <= at < first + size]
            own = [at for at in ours.negations if at < size]
            is_clash = len(own) % 2 != len(inside) % 2
            at = next(iter({*own} ^ {*inside}), 0)
        if is_clash:
            yield Disagreement(KIND, _around(short, ours.heavy, at), _around(long, window, at))
            return


def _are_opposite(one: str, two: str) -> bool:
    if frozenset((one, two)) in _OPPOSITES:
        return True
    short, long = sorted((one, two), key=len)
    return len(short) > SHORT and any(long == prefix + short for prefix in _PREFIXES)


def _around(text: str, heavy: Sequence[Token], at: int) -> str:
    """Return the words at a place, with those beside them."""
    first, last = max(0, at - AROUND), min(len(heavy), at + AROUND) - 1
    return text[heavy[first].start : heavy[last].end]
