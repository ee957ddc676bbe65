"""A query to a pattern that finds other spellings and forms of its words.

Folded are what `tui.words` folds: in names y, i and j, double letters, well-known names that are
put into Latin letters in several ways, plural and genitive, the endings of Russian and Ukrainian,
numbers in words and with or without a mark between thousands. Only whole words are found, so that
what fits by its spelling alone does not drown what was typed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tui.compare.disagreement.spelling import TWINS
from tui.numerals import NUMBERS
from tui.words import CASE_ENDING

LEAST = 4
"""Letters of a word that has variants."""

_WORD = re.compile(r"\d+(?:[.,' ]\d{3})*(?!\d)|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]+|\w+| ")
_POSSESSIVE = re.compile(r"(?<=\w\w)(?:'s|s')$", re.IGNORECASE)
_PLURAL = re.compile(r"(?<=\w{3})(?<!s)s$", re.IGNORECASE)
_SAME = frozenset("yij")
_RUN = re.compile(r"([yij]+)|([YIJ][yij]*)|(.)\3*", re.DOTALL)
_TWINS_OF: dict[str, set[str]] = {}
for _spelt, _name in TWINS.items():
    _TWINS_OF.setdefault(_name, {_name}).add(_spelt)


@lru_cache(maxsize=64)
def variant_pattern(query: str) -> re.Pattern[str] | None:
    """Return what finds the variants of a folded query; None if it can have none.

    It may find the query itself too. What stands before a match is for the caller to look at: a
    pattern that begins with a letter is twenty times as fast.
    """
    parts = _WORD.findall(query.strip())
    patterns = [_variants(part) for part in parts]
    if all(pattern is None for pattern in patterns):
        return None
    body = "".join(
        re.escape(part) if pattern is None else pattern
        for part, pattern in zip(parts, patterns, strict=True)
    )
    return re.compile(rf"{body}(?!\w)")


def _variants(word: str) -> str | None:
    """The pattern of one word; None if it stands for nothing but itself."""
    if word[0].isdecimal():
        return _grouped(re.sub(r"\D", "", word))
    number = NUMBERS.get(word.lower())
    if number is not None:
        return f"(?:{re.escape(word)}|{number})"
    stem = _POSSESSIVE.sub("", word)
    if not stem.isalpha() or len(stem) < LEAST:
        return None
    if "\u0400" <= stem[0] <= "\u04ff":
        short = CASE_ENDING.sub("", stem)
        return "".join(map(_vowel, short)) + r"[^\W\d_]{0,3}"
    twins = _TWINS_OF.get(TWINS.get(stem.lower(), stem.lower()))
    if twins:
        forms = sorted(t.title() if stem[0].isupper() else t for t in twins)
        return f"(?:{'|'.join(forms)})(?:'s)?"
    return _spelled(_PLURAL.sub("", stem)) + "(?:s|'s|s')?"


def _grouped(digits: str) -> str | None:
    """A number with or without a mark between its thousands."""
    pattern = ""
    while len(digits) > 3:
        digits, pattern = digits[:-3], f"[.,' ]?{digits[-3:]}{pattern}"
    return digits + pattern if pattern else None


def _vowel(letter: str) -> str:
    return "[іоє]" if letter in "іоє" else letter


def _spelled(stem: str) -> str:
    parts = []
    for same, capital, other in _RUN.findall(stem):
        if same:
            parts.append("[yij]{1,3}")
        elif capital:
            parts.append("[YIJ][yij]{0,2}")
        else:
            parts.append(f"{other}{other}?")
    return "".join(parts)
