"""What a sentence says only together with its article: who "he" is, which weekday a date was.

It adds stems to sentences and takes none away.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.numerals import weekdays_near
from tui.words import FUNCTION_WORDS, stem_word, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Row = tuple[str, ...]

_PRONOUNS = {"en": "he she", "es": "él ella", "ru": "он она", "uk": "він вона"}
"""Left out are German, where every noun has a capital, and French, where il is also "it"."""

REACH = 3
"""Sentences before one with a pronoun among which its name is looked for."""

_NO_NAMES = FUNCTION_WORDS.union(
    *map(
        str.split,
        (
            "monday tuesday wednesday thursday friday saturday sunday",
            "january february march april june july august september october november december",
            "mr mrs ms dr",
        ),
    )
)
"""What has a capital and is nobody's name."""

_MARKS = "“”„«»‘’\"'()[],;:.!?—–-…"
_ENDS = frozenset("”»\"'),;:!?—–")
"""What ends a name of several words; the dot of an initial does not."""


def name_weekdays(rows: Sequence[Row], day: str | None, language: str | None) -> Sequence[Row]:
    """Add to a date near the article's own the weekday it was: 16 May is Friday elsewhere."""
    near = _weekday_stems(day, language) if day else {}
    if not near:
        return rows
    dates = near.keys()
    return [
        _join(row, [near[one] for one in row if one in near]) if dates & row else row
        for row in rows
    ]


@lru_cache(maxsize=64)
def _weekday_stems(day: str, language: str | None) -> dict[str, str]:
    return {one: stem_word(name) for one, name in weekdays_near(day, language).items()}


def carry_names(rows: Sequence[Row], texts: Sequence[str], language: str | None) -> Sequence[Row]:
    """Add to a sentence with "he" or "she", and no name before that, the name it stands for.

    That is the first name of the last sentence that begins with none: most often its subject.
    """
    pronouns = _pronouns(language)
    if not pronouns:
        return rows
    full = list(rows)
    whole = "\n".join(texts)
    carried: dict[int, Row | None] = {}
    for at, text in enumerate(texts):
        found = [place for word in pronouns if (place := text.find(word)) >= 0]
        if not found:
            continue
        if _first_name(text[: min(found)], whole):
            continue
        carried[at] = None
        for before in range(at - 1, max(-1, at - 1 - REACH), -1):
            name = carried[before] if before in carried else _first_name(texts[before], whole)
            if name:
                carried[at] = name
                full[at] = _join(rows[at], name)
                break
    return full


@lru_cache(maxsize=8)
def _pronouns(language: str | None) -> tuple[str, ...]:
    """Return how he and she begin a sentence and how they stand in one; a search is cheaper."""
    words = _PRONOUNS.get(language or "", "").split()
    return tuple(form for word in words for form in (f"{word.capitalize()} ", f" {word} "))


def _first_name(text: str, whole: str) -> Row:
    """Return the stems of the first words with a capital.

    The word that begins a sentence has one anyway; it is a name if the next word has one too, or if
    it has one inside a sentence of the `whole` article.
    """
    words = [word.strip(_MARKS) for word in text.split()]
    capitals = [word[:1].isupper() and word.casefold() not in _NO_NAMES for word in words]
    if capitals and capitals[0]:
        capitals[0] = any(capitals[1:2]) or f" {words[0]}" in whole
    name: list[str] = []
    for word, written, is_name in zip(words, text.split(), capitals, strict=True):
        if is_name:
            name.append(word)
        if name and (not is_name or written[-1] in _ENDS):
            break
    return stems_of(" ".join(name))


def _join(row: Row, more: Iterable[str]) -> Row:
    return tuple(dict.fromkeys((*row, *more)))
