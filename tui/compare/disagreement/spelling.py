"""Names that two sources spell otherwise: Zelenskyy and Zelensky. One notice a name.

Two spellings are one name if they read alike (y and i, double letters, ph and f), or if they
differ by one inner letter and stand beside the same other name. American and British spellings of
ordinary words are no names, and neither are the cases of a language that declines them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.facts import tokens_of
from tui.compare.lands import LANDS
from tui.model import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

KIND = "name"

LEAST = 5
"""Letters of a name that can be told apart by its sound."""

LEAST_FOR_A_LETTER = 6
"""Letters of a name that may differ in one."""

_SOUNDS = (
    ("sch", "sh"), ("ch", "kh"), ("ph", "f"), ("th", "t"), ("kh", "h"), ("gh", "g"), ("ck", "k"),
    ("q", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ie", "i"),
    ("ya", "ia"), ("yu", "iu"), ("y", "i"), ("j", "i"),
)  # fmt: skip
TWINS = {
    "kiev": "kyiv", "kharkov": "kharkiv", "lvov": "lviv", "muhammad": "mohammed",
    "mohamed": "mohammed", "muhammed": "mohammed", "mohammad": "mohammed", "gaddafi": "qaddafi",
    "kadhafi": "qaddafi", "hizbullah": "hezbollah", "hizbollah": "hezbollah",
}  # fmt: skip
"""Well-known names whose spellings do not read alike."""

_VARIANTS = (
    ("ence", "ense"), ("our", "or"), ("isation", "ization"), ("ise", "ize"), ("ising", "izing"),
    ("ised", "ized"), ("tre", "ter"), ("lled", "led"), ("lling", "ling"), ("llor", "lor"),
    ("ller", "ler"), ("yse", "yze"), ("ogue", "og"), ("amme", "am"),
)  # fmt: skip


class Name(NamedTuple):
    """A capitalised word and the capitalised words beside it."""

    beside: frozenset[str]
    word: str


@lru_cache(maxsize=4096)
def names_of(text: str) -> tuple[Mapping[str, Name], frozenset[str]]:
    """Return the capitalised words of a sentence by their lower case, and its other words."""
    tokens = tokens_of(text)
    found: dict[str, Name] = {}
    plain: set[str] = set()
    for i, one in enumerate(tokens):
        low = _fold(one.low)
        if not one.is_name or not one.text[0].isalpha():
            plain.add(low)
            continue
        beside = frozenset(
            tokens[j].low for j in (i - 1, i + 1) if 0 <= j < len(tokens) and tokens[j].is_name
        )
        known = found.get(low)
        word = one.text[: len(one.low)]
        found[low] = Name(beside | (known.beside if known else frozenset()), word)
    return found, frozenset(plain)


@lru_cache(maxsize=1 << 13)
def _fold(low: str) -> str:
    if low.isascii():
        return low
    plain = unicodedata.normalize("NFKD", low)
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 13)
def sound_of(low: str) -> str:
    """Return a name as it is read, however it is put into Latin letters."""
    sound = TWINS.get(low, low)
    for spelt, read in _SOUNDS:
        if spelt in sound:
            sound = sound.replace(spelt, read)
    letters = [char for i, char in enumerate(sound) if i == 0 or char != sound[i - 1]]
    return "".join(letters)


def are_one_name(a: str, b: str, beside_a: frozenset[str], beside_b: frozenset[str]) -> bool:
    """Tell whether two lower-case spellings are of one name."""
    if a == b or not (a.isascii() and b.isascii() and a.isalpha() and b.isalpha()):
        return False
    if TWINS.get(a, a) == TWINS.get(b, b):
        return True  # before countries are ruled out: Kyiv stands for one
    if min(len(a), len(b)) < LEAST or a[0] != b[0] or abs(len(a) - len(b)) > LEAST:
        return False
    is_alike = sound_of(a) == sound_of(b) or (
        min(len(a), len(b)) >= LEAST_FOR_A_LETTER
        and bool((beside_a & beside_b) - {a, b})
        and differ_by_a_letter(a, b)
    )
    return is_alike and not _are_one_word(a, b)


def _are_one_word(a: str, b: str) -> bool:
    """Whether both are one ordinary word: forms of it, or its American and British spelling."""
    if (
        a in LANDS
        or b in LANDS
        or a.rstrip("s") == b.rstrip("s")
        or a.removesuffix("n") == b.removesuffix("n")
    ):
        return True
    return any(a.replace(here, there, 1) == b.replace(here, there, 1) for here, there in _VARIANTS)


def differ_by_a_letter(a: str, b: str) -> bool:
    """Tell whether one letter is other, more or less, and not among the last two."""
    head = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    if head is None:
        return False
    tail = len(a) - head, len(b) - head
    if min(tail) < 3 or head == 0:
        return False
    rest_a, rest_b = a[head:], b[head:]
    return rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]


def find_spellings(left: str, right: str) -> Iterator[tuple[str, Disagreement]]:
    """Yield each name the two sentences spell otherwise, with a key that is the name's own."""
    ours, plain_left = names_of(left)
    theirs, plain_right = names_of(right)
    mine = [low for low in ours if low not in theirs and low not in plain_right]
    other = [low for low in theirs if low not in ours and low not in plain_left]
    if not mine or not other:
        return
    for a in mine:
        here = ours[a]
        for b in _starting(other, a[0]):
            if are_one_name(a, b, here.beside, theirs[b].beside):
                yield min(sound_of(a), sound_of(b)), Disagreement(KIND, here.word, theirs[b].word)


def _starting(words: Iterable[str], letter: str) -> list[str]:
    twins = {"k", "q", "g", "h", "m"}
    return [word for word in words if word[0] == letter or {word[0], letter} <= twins]
