"""The tokens of a sentence as the rules look at them, and the few tables they share. No rules.

Every list here is one of function, not of topic: words that qualify, report or bind, and words for
one thing that the news uses in turn.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.words import FUNCTION_WORDS_OF, stem_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TOKEN_LIMIT = 400
"""Tokens of a sentence that are looked at; a longer one is no sentence."""


def word_set(words: str) -> frozenset[str]:
    """Return the words between blanks; a table of words reads best as prose."""
    return frozenset(words.split())


SPEECH = word_set(
    """
    said say says saying told tell tells claims claimed announce announced add added adds stated
    insist insisted warn warned warns confirm confirmed describe described accuse accused argue
    argued write wrote tweeted posted explain explained deny denied admit admitted acknowledge
    acknowledged declare declared reported noted suggest suggested stress stressed reply replied
    respond responded quip quipped recall recalled concede conceded caution cautioned joked
    called remarked commented vowed pledged testified
    sagte sagt sagten erklärte erklärten betonte meinte berichtete teilte kündigte
    déclaré affirmé indiqué expliqué précisé annoncé assuré
    dijo afirmó declaró aseguró explicó añadió señaló indicó anunció
    сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили отметил отметила
    рассказал рассказала добавил добавила подчеркнул подчеркнула
    сказав заявив повідомив повідомила повідомили зазначив зазначила додав розповів
    """
)

_ALIKE = """
    people person persons victim individual menschen personen personnes personas
    people человек человека людей люди осіб люди
    died muertos muertas fallecidos murieron morts tués tuées décès
    died dies dying killed kill kills killing death deaths dead fatal fatalities lives tote
    died toten getötet gestorben starb starben погиб погибла погибли погибших
    injured heridos heridas blessés blessées
    injured verletzt verletzte verletzten пострадали пострадавших ранены раненых injuring injure
    injured hurt hurting wounded wounding injuries injury wounds
    arrested arrest arrests arresting detained custody detain detains detaining
    homes home houses household households
    firm company group business
    talks talk meeting session negotiations negotiating speaking summit discussions speak meet
    talks met
    began begin begins started start starts opened
    ended end ends concluded finished closed over
    exchange swap trade
"""
_SAME = {word: row.split()[0] for row in _ALIKE.strip().split("\n") for word in row.split()}


class Token(NamedTuple):
    """A word, a number, a currency sign or a mark of punctuation, with its place."""

    text: str
    low: str
    stem: str
    """Empty for what carries no content; words for one thing have one stem."""
    is_name: bool
    """Begins with a capital."""
    start: int
    end: int


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Compiled when first needed: starting up does without it."""
    return re.compile(
        r"\d++(?:[.,]\d++)*+|[^\W\d_]++(?:['’.][^\W\d_]++)*+|[$€£¥₽₴₹%,;:—–()“”„«»\"!?+]"
    )


@lru_cache(maxsize=4096)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the first `TOKEN_LIMIT` tokens of a sentence."""
    found: list[Token] = []
    for match in _pattern().finditer(text):
        word = match[0]
        found.append(Token(word, *_read(word), *match.span()))
        if len(found) == TOKEN_LIMIT:
            break
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _read(word: str) -> tuple[str, str, bool]:
    low = word.casefold().replace("’", "'").removesuffix("'s")
    return low, stem_of(low), word[0].isupper()


LETTERS = 5
"""Of a stem here: a flag needs more certainty than a pair, which is scored by all its words."""


@lru_cache(maxsize=1 << 14)
def stem_of(low: str) -> str:
    """Return the stem of a lower-case word; one stem for words the news uses in turn."""
    if not low[:1].isalnum():
        return ""
    low = _SAME.get(low, low)
    return "" if low in SPEECH else stem_word(fold_accents(low.replace(".", "")), LETTERS)


def fold_accents(low: str) -> str:
    """Return a word without accents, as the tables of function words have it."""
    if low.isascii():
        return low
    plain = unicodedata.normalize("NFKD", low)
    return unicodedata.normalize("NFC", "".join(x for x in plain if x not in _ACCENTS))


_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))


NEAREST = 4
"""Content words on either side of a number or a date that say what it is about."""

FARTHEST = 20
"""Tokens among which they are looked for."""


def stems_near(
    tokens: tuple[Token, ...], first: int, last: int, but: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return the `NEAREST` content stems on either side, but for the words of `but`."""
    before = tokens[max(0, first - FARTHEST) : first][::-1]
    after = tokens[last + 1 : last + 1 + FARTHEST]
    return frozenset(
        stem
        for side in (before, after)
        for stem in [
            one.stem
            for one in side
            if one.stem and not one.stem[0].isdecimal() and one.low not in but
        ][:NEAREST]
    )


def content(tokens: Iterable[Token]) -> frozenset[str]:
    """Return the content stems of tokens, numbers apart."""
    return frozenset(one.stem for one in tokens if one.stem and not one.stem[0].isdecimal())


_GERMAN = FUNCTION_WORDS_OF["de"] - FUNCTION_WORDS_OF["en"]
_ENGLISH = FUNCTION_WORDS_OF["en"] - FUNCTION_WORDS_OF["de"]


def is_german(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is German, where every noun has a capital."""
    words = {one.low for one in tokens}
    return len(words & _GERMAN) > len(words & _ENGLISH)
